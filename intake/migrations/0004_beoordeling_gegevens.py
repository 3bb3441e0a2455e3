from django.apps import apps as alle_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import OuterRef, Subquery

from intake.kader.bewaking import bewaking


def vul_nieuwe_kolommen(apps, schema_editor):
    """The address of the opdrachtgever who was an account until now, and the owner's directie."""
    Dossier = apps.get_model("intake", "Dossier")
    Gebruiker = apps.get_model("intake", "Gebruiker")
    adres = Gebruiker.objects.filter(pk=OuterRef("opdrachtgever")).values("email")
    directie = Gebruiker.objects.filter(pk=OuterRef("eigenaar")).values("directie")
    Dossier.objects.filter(opdrachtgever__isnull=False).update(
        opdrachtgever_email=Subquery(adres), concept_gedeeld=True
    )
    Dossier.objects.update(directie=Subquery(directie))


def geef_beoordelaars_het_nieuwe_recht(apps, schema_editor):
    """The role was made before this right existed, so it could not be left out on purpose."""
    create_permissions(
        alle_apps.get_app_config("intake"), verbosity=0, using=schema_editor.connection.alias
    )
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    recht = Permission.objects.filter(
        content_type__app_label="intake", codename="dossiers_beoordelen"
    ).first()
    for groep in Group.objects.filter(name="beoordelaar"):
        groep.permissions.add(recht)


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0003_beoordeling"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunPython(vul_nieuwe_kolommen, migrations.RunPython.noop),
        migrations.RunPython(geef_beoordelaars_het_nieuwe_recht, migrations.RunPython.noop),
        bewaking("intake_vastgesteldadvies"),
    ]
