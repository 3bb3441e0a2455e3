import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0011_waken'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='gebruiker',
            options={'permissions': [('dossiers_maken', 'Mag dossiers maken en invullen'), ('alle_dossiers_zien', 'Mag alle dossiers zien'), ('dossiers_beoordelen', 'Mag dossiers beoordelen en vaststellen'), ('adviesvragen_beantwoorden', 'Mag vragen van Concern Inkoop beantwoorden'), ('kader_beheren', 'Mag het kader beheren'), ('categorieplannen_maken', 'Mag categorieplannen maken en vaststellen')], 'verbose_name': 'gebruiker', 'verbose_name_plural': 'gebruikers'},
        ),
        migrations.AddField(
            model_name='categorieplan',
            name='vastgesteld_op',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='vastgesteld op'),
        ),
        migrations.CreateModel(
            name='Doelambitie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('volgorde', models.PositiveSmallIntegerField(default=0, help_text='Plaats in de lijst; het laagste getal staat vooraan.', verbose_name='volgorde')),
                ('niveau', models.PositiveSmallIntegerField(choices=[(0, '0: niet van toepassing'), (1, '1: basis'), (2, '2: significant'), (3, '3: ambitieus')], help_text='Hiermee begint elke inkoop in deze categorie. De inkoper kan gemotiveerd afwijken.', verbose_name='niveau')),
                ('reden', models.TextField(help_text='Staat in het advies bij het doel.', verbose_name='waarom')),
                ('categorieplan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ambities', to='intake.categorieplan', verbose_name='categorieplan')),
                ('doel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.maatschappelijkdoel', verbose_name='maatschappelijk doel')),
            ],
            options={
                'verbose_name': 'ambitie van een categorieplan',
                'verbose_name_plural': 'ambities van categorieplannen',
                'ordering': ['volgorde', 'pk'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('categorieplan', 'doel'), name='doelambitie_uniek', violation_error_message='Dit doel staat er al. Kies per doel één niveau.')],
            },
        ),
    ]
