from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0010_reacties'),
    ]

    operations = [
        migrations.CreateModel(
            name='BekendSignaal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.CharField(max_length=200, unique=True)),
                ('sinds', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'bekend signaal',
                'verbose_name_plural': 'wat vraagt aandacht?',
            },
        ),
        migrations.CreateModel(
            name='Clausuleleven',
            fields=[
                ('code', models.CharField(max_length=6, primary_key=True, serialize=False)),
                ('geadviseerd', models.PositiveIntegerField(default=0)),
                ('weggelaten', models.PositiveIntegerField(default=0)),
                ('toegevoegd', models.PositiveIntegerField(default=0)),
                ('opmerkingen', models.PositiveIntegerField(default=0)),
                ('sinds', models.DateField(null=True)),
                ('redenen', models.JSONField(default=list)),
            ],
            options={
                'verbose_name': 'leven van een clausule',
                'verbose_name_plural': 'leven van clausules',
            },
        ),
        migrations.CreateModel(
            name='Wake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('geteld_op', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'wake',
                'verbose_name_plural': 'waken',
            },
        ),
        migrations.AddField(
            model_name='dossier',
            name='geadviseerd',
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='bericht',
            name='soort',
            field=models.CharField(choices=[('ingediend', 'Dossier ingediend'), ('aangevuld', 'Dossier aangevuld'), ('aanvulling_gevraagd', 'Aanvulling gevraagd'), ('ingetrokken', 'Dossier ingetrokken'), ('vastgesteld', 'Advies vastgesteld'), ('advies_voor_u', 'Advies voor de opdrachtgever'), ('concept_gedeeld', 'Concept voor de opdrachtgever'), ('gedeeld', 'Dossier gedeeld'), ('overgedragen', 'Dossier overgedragen'), ('beoordeling_overgedragen', 'Beoordeling overgedragen'), ('heropend', 'Dossier heropend'), ('vraag_aan_deskundige', 'Vraag aan deskundige'), ('vraag_beantwoord', 'Vraag beantwoord'), ('kader_vraagt_aandacht', 'Kader vraagt aandacht'), ('reactie_beantwoord', 'Reactie beantwoord'), ('uitnodiging', 'Uitnodiging'), ('wachtwoord', 'Nieuw wachtwoord kiezen')], max_length=30),
        ),
    ]
