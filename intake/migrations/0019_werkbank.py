from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0018_ambitie_uitkomst")]

    operations = []
