from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0011_waken'),
    ]

    operations = []
