import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def geef_ieder_een_versie(apps, schema_editor):
    """What runs keeps the version of today; what was settled the version it was settled under."""
    Dossier = apps.get_model("intake", "Dossier")
    Kaderversie = apps.get_model("intake", "Kaderversie")
    VastgesteldAdvies = apps.get_model("intake", "VastgesteldAdvies")
    definitief = ("vastgesteld", "afgerond")
    versies = Kaderversie.objects.filter(geldig_van__lte=timezone.localdate())
    geldend = versies.order_by("-geldig_van", "-pk").values_list("pk", flat=True).first()
    Dossier.objects.exclude(staat__in=definitief).update(kaderversie=geldend)
    adviezen = VastgesteldAdvies.objects.filter(dossier=models.OuterRef("pk"))
    laatste = adviezen.order_by("-volgnummer").values("kaderversie")[:1]
    Dossier.objects.filter(staat__in=definitief).update(kaderversie=models.Subquery(laatste))


class Migration(migrations.Migration):
    dependencies = [("intake", "0008_publicatie")]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="kaderversie",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="intake.kaderversie",
            ),
        ),
        migrations.AddField(
            model_name="dossier",
            name="kader_afgewezen",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="intake.kaderversie",
            ),
        ),
        migrations.AddField(
            model_name="dossier",
            name="kader_reden",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.RunPython(geef_ieder_een_versie, migrations.RunPython.noop),
    ]
