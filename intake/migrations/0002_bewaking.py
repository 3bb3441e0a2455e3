from django.db import migrations

from intake.kader.bewaking import bewaking


class Migration(migrations.Migration):
    """The database itself keeps published versions and the history as they are."""

    dependencies = [("intake", "0001_initial")]
    operations = [bewaking("intake_kaderversie", "intake_gebeurtenis")]
