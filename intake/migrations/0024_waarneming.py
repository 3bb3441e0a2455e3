from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0023_indexen")]

    operations = []
