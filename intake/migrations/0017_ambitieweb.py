import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0016_lasten"),
    ]

    operations = [
        migrations.AddField(
            model_name="bericht",
            name="email",
            field=models.EmailField(blank=True, default="", max_length=254),
        ),
        migrations.AddField(
            model_name="bericht",
            name="sleutel_link",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
        migrations.AddField(
            model_name="bericht",
            name="wanneer",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.AlterField(
            model_name="bericht",
            name="aan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="berichten",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="bericht",
            name="soort",
            field=models.CharField(
                choices=[
                    ("ingediend", "Dossier ingediend"),
                    ("aangevuld", "Dossier aangevuld"),
                    ("aanvulling_gevraagd", "Aanvulling gevraagd"),
                    ("ingetrokken", "Dossier ingetrokken"),
                    ("vastgesteld", "Advies vastgesteld"),
                    ("advies_voor_u", "Advies voor de opdrachtgever"),
                    ("concept_gedeeld", "Concept voor de opdrachtgever"),
                    ("gedeeld", "Dossier gedeeld"),
                    ("overgedragen", "Dossier overgedragen"),
                    ("beoordeling_overgedragen", "Beoordeling overgedragen"),
                    ("heropend", "Dossier heropend"),
                    ("vraag_aan_deskundige", "Vraag aan deskundige"),
                    ("vraag_beantwoord", "Vraag beantwoord"),
                    ("kader_vraagt_aandacht", "Kader vraagt aandacht"),
                    ("reactie_beantwoord", "Reactie beantwoord"),
                    ("ambitiesessie", "Uitnodiging voor een ambitiewebsessie"),
                    ("uitnodiging", "Uitnodiging"),
                    ("wachtwoord", "Nieuw wachtwoord kiezen"),
                ],
                max_length=30,
            ),
        ),
        migrations.CreateModel(
            name="Ambitiesessie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "staat",
                    models.CharField(
                        choices=[
                            ("voorbereiding", "In voorbereiding"),
                            ("open", "Deelnemers kunnen scoren"),
                            ("bespreken", "Scoren is gesloten"),
                            ("besloten", "Afgerond"),
                            ("afgelast", "Gaat niet door"),
                        ],
                        default="voorbereiding",
                        max_length=15,
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                ("overleg_op", models.DateField(blank=True, null=True)),
                ("datum", models.DateField(blank=True, null=True)),
                ("begintijd", models.TimeField(blank=True, null=True)),
                ("duur", models.PositiveSmallIntegerField(default=120)),
                ("plaats", models.CharField(blank=True, default="", max_length=200)),
                ("begeleider", models.CharField(blank=True, default="", max_length=120)),
                ("agenda", models.TextField(blank=True, default="")),
                ("reden_afgelast", models.CharField(blank=True, default="", max_length=500)),
                ("gemaakt", models.DateTimeField(auto_now_add=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ambitiesessies",
                        to="intake.dossier",
                    ),
                ),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "ambitiesessie",
                "verbose_name_plural": "ambitiesessies",
                "ordering": ["-gemaakt", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Genodigde",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("functie", models.CharField(max_length=120)),
                ("naam", models.CharField(blank=True, default="", max_length=120)),
                ("email", models.EmailField(blank=True, default="", max_length=254)),
                ("sleutel", models.CharField(max_length=32, unique=True)),
                ("linkhash", models.CharField(max_length=64, unique=True)),
                ("ingetrokken", models.BooleanField(default=False)),
                ("gemaild_op", models.DateTimeField(blank=True, null=True)),
                (
                    "sessie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="genodigden",
                        to="intake.ambitiesessie",
                    ),
                ),
            ],
            options={
                "verbose_name": "genodigde",
                "verbose_name_plural": "genodigden",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Sessiedoel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("doel", models.CharField(blank=True, default="", max_length=40)),
                ("naam", models.CharField(max_length=120)),
                ("volgorde", models.PositiveSmallIntegerField()),
                ("startniveau", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("startreden", models.TextField(blank=True, default="")),
                ("niveau", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("reden", models.TextField(blank=True, default="")),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "sessie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doelen",
                        to="intake.ambitiesessie",
                    ),
                ),
            ],
            options={
                "verbose_name": "sessiedoel",
                "verbose_name_plural": "sessiedoelen",
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kans", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("wens", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("gewijzigd", models.DateTimeField(auto_now=True)),
                (
                    "genodigde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="intake.genodigde",
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="intake.sessiedoel",
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="ambitiesessie",
            constraint=models.UniqueConstraint(
                condition=models.Q(("staat__in", ("voorbereiding", "open", "bespreken"))),
                fields=("dossier",),
                name="een_lopende_ambitiesessie",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessiedoel",
            constraint=models.UniqueConstraint(
                condition=models.Q(("doel", ""), _negated=True),
                fields=("sessie", "doel"),
                name="elk_doel_een_keer",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessiedoel",
            constraint=models.UniqueConstraint(
                fields=("sessie", "volgorde"), name="elke_plek_een_doel"
            ),
        ),
        migrations.AddConstraint(
            model_name="sessiedoel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("startniveau__isnull", True), ("startniveau__lte", 3), _connector="OR"
                ),
                name="startniveau_tot_drie",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessiedoel",
            constraint=models.CheckConstraint(
                condition=models.Q(("niveau__isnull", True), ("niveau__lte", 3), _connector="OR"),
                name="niveau_tot_drie",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.UniqueConstraint(
                fields=("genodigde", "doel"), name="een_score_per_doel"
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("kans__isnull", True), ("kans__lte", 3), _connector="OR"),
                name="kans_tot_drie",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("wens__isnull", True), ("wens__lte", 3), _connector="OR"),
                name="wens_tot_drie",
            ),
        ),
    ]
