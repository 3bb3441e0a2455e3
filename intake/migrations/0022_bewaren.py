import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from intake.kader.bewaking import bewaking, deuren


class Migration(migrations.Migration):
    dependencies = [("intake", "0021_aanmelding")]

    operations = [
        migrations.CreateModel(
            name="Bewaartermijn",
            fields=[
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("contract", "Advies bij een gegund contract"),
                            ("los_advies", "Los advies"),
                            ("eu_niet_doorgegaan", "Europese aanbesteding die niet doorging"),
                            ("niet_doorgegaan", "Andere inkoop die niet doorging"),
                            ("afgebroken", "Vragenlijst die is blijven liggen"),
                        ],
                        max_length=20,
                        primary_key=True,
                        serialize=False,
                        verbose_name="soort dossier",
                    ),
                ),
                (
                    "jaren",
                    models.PositiveSmallIntegerField(
                        help_text="Daarna mag het dossier weg.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="jaren",
                    ),
                ),
                ("grondslag", models.CharField(max_length=300, verbose_name="grondslag")),
                (
                    "eigen_keuze",
                    models.BooleanField(
                        default=False,
                        help_text="De selectielijst zegt dit niet zo. Vraag het de archiefdienst.",
                        verbose_name="eigen keuze",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewaartermijn",
                "verbose_name_plural": "bewaartermijnen",
                "ordering": ["-jaren", "soort"],
            },
        ),
        migrations.CreateModel(
            name="Vernietiging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dossier_nummer",
                    models.BigIntegerField(unique=True, verbose_name="nummer van het dossier"),
                ),
                ("kenmerk", models.CharField(max_length=20, verbose_name="kenmerk")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("contract", "Advies bij een gegund contract"),
                            ("los_advies", "Los advies"),
                            ("eu_niet_doorgegaan", "Europese aanbesteding die niet doorging"),
                            ("niet_doorgegaan", "Andere inkoop die niet doorging"),
                            ("afgebroken", "Vragenlijst die is blijven liggen"),
                        ],
                        max_length=20,
                        verbose_name="soort dossier",
                    ),
                ),
                ("begin", models.DateField(verbose_name="termijn begon op")),
                ("jaren", models.PositiveSmallIntegerField(verbose_name="bewaartermijn in jaren")),
                ("grondslag", models.CharField(max_length=300, verbose_name="grondslag")),
                ("adviezen", models.PositiveIntegerField(verbose_name="vastgestelde adviezen")),
                (
                    "gebeurtenissen",
                    models.PositiveIntegerField(verbose_name="regels van de geschiedenis"),
                ),
                ("namens", models.CharField(max_length=120, verbose_name="vernietigd door")),
                ("op", models.DateTimeField(auto_now_add=True, verbose_name="vernietigd op")),
            ],
            options={
                "verbose_name": "verklaring van vernietiging",
                "verbose_name_plural": "verklaringen van vernietiging",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Vernietigingsstop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("bezwaar", "Bezwaar of beroep"),
                            ("woo", "Verzoek om openbaarheid (Woo)"),
                            ("geschil", "Geschil of rechtszaak"),
                            ("anders", "Iets anders"),
                        ],
                        max_length=10,
                        verbose_name="reden",
                    ),
                ),
                (
                    "toelichting",
                    models.CharField(
                        help_text="Zonder namen van personen.",
                        max_length=300,
                        verbose_name="toelichting",
                    ),
                ),
                ("gezet_op", models.DateTimeField(auto_now_add=True, verbose_name="gezet op")),
                (
                    "opgeheven_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="opgeheven op"),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="intake.dossier",
                    ),
                ),
                (
                    "gezet_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gezet door",
                    ),
                ),
                (
                    "opgeheven_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opgeheven door",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier dat moet blijven",
                "verbose_name_plural": "dossiers die moeten blijven",
                "ordering": ["-pk"],
            },
        ),
        bewaking("intake_vernietiging"),
        deuren(),
    ]
