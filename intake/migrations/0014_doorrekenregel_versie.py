import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0013_bibliotheek")]

    operations = [
        migrations.AddField(
            model_name="doorrekenregel",
            name="kaderversie",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="intake.kaderversie",
                verbose_name="volgens",
            ),
        ),
    ]
