import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0009_kader_van_dossier'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reactie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('over', models.CharField(choices=[('clausule', 'Een clausule'), ('bevinding', 'Een conclusie')], max_length=20, verbose_name='over')),
                ('onderwerp', models.CharField(max_length=20, verbose_name='clausule of regel')),
                ('naam', models.CharField(max_length=200, verbose_name='naam')),
                ('gezien', models.TextField(blank=True, verbose_name='wat de conclusie zei')),
                ('soort', models.CharField(choices=[('werkt_niet', 'Dit werkt niet in de markt'), ('onduidelijk', 'Dit is onduidelijk'), ('fout', 'Hier staat een fout'), ('idee', 'Ik heb een idee om dit beter te maken'), ('anders', 'Iets anders')], max_length=20, verbose_name='soort')),
                ('tekst', models.TextField(blank=True, max_length=2000, verbose_name='reactie')),
                ('sleutel', models.UUIDField()),
                ('gemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='gegeven op')),
                ('staat', models.CharField(choices=[('open', 'Nog niet beantwoord'), ('beantwoord', 'Beantwoord'), ('verwerkt', 'Verwerkt in het kader'), ('ingetrokken', 'Ingetrokken')], default='open', max_length=20, verbose_name='stand')),
                ('antwoord', models.TextField(blank=True, max_length=2000, verbose_name='antwoord')),
                ('beantwoord_op', models.DateTimeField(blank=True, null=True)),
                ('gelezen_op', models.DateTimeField(blank=True, null=True)),
                ('versie', models.PositiveIntegerField(default=1)),
                ('beantwoord_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reacties', to='intake.dossier')),
                ('kaderversie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.kaderversie', verbose_name='versie van het kader')),
                ('schrijver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reacties', to=settings.AUTH_USER_MODEL, verbose_name='van')),
            ],
            options={
                'verbose_name': 'reactie op het kader',
                'verbose_name_plural': 'reacties op het kader',
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['over', 'onderwerp'], name='reactie_bij'), models.Index(condition=models.Q(('staat', 'open')), fields=['gemaakt_op'], name='reactie_open')],
                'constraints': [models.UniqueConstraint(fields=('schrijver', 'sleutel'), name='reactie_een_keer')],
            },
        ),
    ]
