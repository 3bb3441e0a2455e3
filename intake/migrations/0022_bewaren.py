from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0021_aanmelding")]

    operations = []
