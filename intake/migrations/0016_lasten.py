import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0015_werk_aan_teksten")]

    operations = [
        migrations.CreateModel(
            name="Lastpost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Plaats in de lijst; het laagste getal staat vooraan.",
                        verbose_name="volgorde",
                    ),
                ),
                (
                    "wat",
                    models.CharField(
                        help_text="Wat het bedrijf doet, in een regel.",
                        max_length=200,
                        verbose_name="wat",
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("plan", "Plan"),
                            ("rapportage", "Rapportage"),
                            ("bewijsstuk", "Bewijsstuk"),
                            ("overleg", "Overleg"),
                            ("training", "Training"),
                            ("onderzoek", "Onderzoek"),
                            ("registratie", "Registratie"),
                        ],
                        help_text="Wat voor werk het is.",
                        max_length=40,
                        verbose_name="soort",
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[
                            ("inschrijving", "Inschrijving"),
                            ("start", "Start"),
                            ("per_jaar", "Per jaar"),
                            ("eenmalig", "Eenmalig"),
                            ("einde", "Einde"),
                        ],
                        help_text="Wanneer het werk valt.",
                        max_length=40,
                        verbose_name="wanneer",
                    ),
                ),
                (
                    "uren",
                    models.PositiveSmallIntegerField(
                        help_text=(
                            "Voor één bedrijf dat het zorgvuldig doet. Valt het elk jaar? "
                            "Dan per jaar."
                        ),
                        verbose_name="uren",
                    ),
                ),
                (
                    "clausule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lasten",
                        to="intake.clausule",
                        verbose_name="clausule",
                    ),
                ),
            ],
            options={
                "verbose_name": "post van de last",
                "verbose_name_plural": "last voor de inschrijver",
                "ordering": ["volgorde", "pk"],
                "abstract": False,
            },
        )
    ]
