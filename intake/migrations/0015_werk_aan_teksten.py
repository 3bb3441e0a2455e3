from django.db import migrations, models

KOLOMMEN = {
    "tekstvolgorde": list,
    "invulling": dict,
    "verwoordingen": dict,
    "verbanden": dict,
    "toetsuitleg": dict,
    "ambitie": dict,
}


class Migration(migrations.Migration):
    dependencies = [("intake", "0014_doorrekenregel_versie")]

    operations = [
        migrations.AddField("dossier", naam, models.JSONField(blank=True, default=leeg))
        for naam, leeg in KOLOMMEN.items()
    ]
