from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0015_werk_aan_teksten")]

    operations = []
