from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0009_kader_van_dossier'),
    ]

    operations = []
