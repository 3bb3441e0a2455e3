import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from intake.kader.bewaking import bewaking


class Migration(migrations.Migration):
    dependencies = [("intake", "0017_ambitieweb")]

    operations = [
        migrations.AddField(
            model_name="gebruiker",
            name="sessieversie",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.CreateModel(
            name="Poging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("afdruk", models.CharField(max_length=64)),
                ("moment", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "poging",
                "verbose_name_plural": "pogingen",
                "indexes": [models.Index(fields=["afdruk", "moment"], name="poging_afdruk")],
            },
        ),
        migrations.CreateModel(
            name="Aanmelding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("issuer", models.CharField(max_length=255, verbose_name="aanmelddienst")),
                ("subject", models.CharField(max_length=255, verbose_name="kenmerk bij de aanmelddienst")),
                ("gemaakt", models.DateTimeField(auto_now_add=True, verbose_name="eerste keer")),
                ("laatst", models.DateTimeField(blank=True, null=True, verbose_name="laatste keer")),
                ("gebruiker", models.ForeignKey(help_text="Het account dat deze persoon gebruikt. Verander dit alleen als u zeker weet dat beide van dezelfde persoon zijn.", on_delete=django.db.models.deletion.CASCADE, related_name="aanmeldingen", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "aanmelding bij de gemeente",
                "verbose_name_plural": "aanmeldingen bij de gemeente",
                "constraints": [models.UniqueConstraint(fields=("issuer", "subject"), name="een_account_per_subject")],
            },
        ),
        migrations.CreateModel(
            name="Accountwijziging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moment", models.DateTimeField(auto_now_add=True)),
                ("soort", models.CharField(choices=[("rechten", "Rechten"), ("aanmelding", "Aanmelding bij de gemeente"), ("tweede_stap", "Tweede stap")], max_length=20, verbose_name="soort")),
                ("was", models.JSONField(default=list, verbose_name="was")),
                ("wordt", models.JSONField(default=list, verbose_name="wordt")),
                ("via", models.CharField(choices=[("aanbieder", "Aanmelddienst"), ("beheer", "Beheer"), ("opdracht", "Opdracht op de server"), ("uitnodiging", "Uitnodiging"), ("zelf", "Zelf")], max_length=20, verbose_name="via")),
                ("herkomst", models.CharField(blank=True, max_length=64, verbose_name="netwerkadres")),
                ("door", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("gebruiker", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="accountwijzigingen", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "wijziging van een account",
                "verbose_name_plural": "wijzigingen van accounts",
                "ordering": ["-moment", "-pk"],
                "indexes": [models.Index(fields=["-moment"], name="accountwijziging_moment")],
            },
        ),
        bewaking("intake_accountwijziging"),
    ]
