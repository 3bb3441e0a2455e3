from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0024_waarneming")]

    operations = [
        migrations.AlterField(
            model_name="bericht",
            name="stand",
            field=models.CharField(
                choices=[
                    ("wacht", "Wacht op verzending"),
                    ("onderweg", "Wordt verzonden"),
                    ("verstuurd", "Verstuurd"),
                    ("mislukt", "Mislukt"),
                ],
                default="wacht",
                max_length=10,
            ),
        ),
    ]
