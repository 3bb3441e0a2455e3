import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0022_bewaren")]

    operations = [
        migrations.CreateModel(
            name="Waarneming",
            fields=[
                ("naam", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("op", models.DateTimeField(null=True, verbose_name="laatst gemeld")),
                ("goed", models.BooleanField(default=True)),
                ("uitleg", models.CharField(blank=True, max_length=200)),
                ("gelukt_op", models.DateTimeField(null=True, verbose_name="laatst gelukt")),
                (
                    "volgende",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="weer aan de beurt"
                    ),
                ),
            ],
            options={
                "verbose_name": "waarneming",
                "verbose_name_plural": "waarnemingen",
                "ordering": ["naam"],
            },
        ),
    ]
