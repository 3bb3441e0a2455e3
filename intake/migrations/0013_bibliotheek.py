import django.db.models.deletion
import django.utils.timezone
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

from intake.bibliotheek.motoren import MOTOREN


def maak(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        MOTOREN[schema_editor.connection.vendor].maak(cursor)


def verwijder(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        MOTOREN[schema_editor.connection.vendor].verwijder(cursor)


class Trigrammen(TrigramExtension):
    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """It stays: others may use it. Django itself looks for it on SQLite too, and fails."""


class Migration(migrations.Migration):
    """A later change of these tables drops and makes what the engine keeps beside them again."""

    dependencies = [
        ('intake', '0012_plannen'),
    ]

    operations = [
        Trigrammen(),
        migrations.CreateModel(
            name='Zoekindex',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gevuld_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevuld op')),
                ('kaderversie', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intake.kaderversie', verbose_name='kaderversie')),
            ],
            options={
                'verbose_name': 'zoekindex',
                'verbose_name_plural': 'zoekindexen',
            },
        ),
        migrations.CreateModel(
            name='Zoekwoord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('woord', models.TextField(verbose_name='woord')),
                ('zoekindex', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='woorden', to='intake.zoekindex', verbose_name='zoekindex')),
            ],
            options={
                'verbose_name': 'zoekwoord',
                'verbose_name_plural': 'zoekwoorden',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Zoekingang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('productgroep', 'Productgroep'), ('clausule', 'Clausule'), ('drempelbedrag', 'Drempelbedrag'), ('doelstelling', 'Doelstelling'), ('regeling', 'Wet of regeling')], max_length=20, verbose_name='soort')),
                ('sleutel', models.CharField(max_length=100, verbose_name='sleutel')),
                ('titel', models.TextField(verbose_name='titel')),
                ('woorden', models.TextField(verbose_name='woorden')),
                ('tekst', models.TextField(verbose_name='tekst')),
                ('zoekindex', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ingangen', to='intake.zoekindex', verbose_name='zoekindex')),
            ],
            options={
                'verbose_name': 'zoekingang',
                'verbose_name_plural': 'zoekingangen',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('zoekindex', 'soort', 'sleutel'), name='zoekingang_uniek')],
            },
        ),
        migrations.RunPython(maak, verwijder),
    ]
