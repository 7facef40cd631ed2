from django.db import migrations, models


def _added(model: str, name: str) -> migrations.AddField:
    return migrations.AddField(model, name, models.CharField(default="", max_length=200), preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [("candidates", "0001_initial")]

    operations = [
        migrations.RenameField("ruleset", "source", "source_en"),
        migrations.RenameField("ruleline", "source", "source_en"),
        *(_added(model, name) for model in ("ruleset", "ruleline") for name in ("source_nb", "source_nn")),
    ]
