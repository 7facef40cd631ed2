"""The rules of keeping that the programme begins with: proposals, but for the vouchers, until the controller decides."""

from datetime import date

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

PROPOSED = "Forslag. Den behandlingsansvarlige avgjør."
FIRST = [
    ("accounting", 60, "Bilag oppbevares 5 år etter årets slutt; arkivregler kan kreve mer."),
    ("minutes", 36, PROPOSED),
    ("mail", 12, PROPOSED),
    ("openings", 24, PROPOSED),
    ("person", 60, PROPOSED),
]


def enter(apps, schema_editor):
    apps.get_model("privacy", "RetentionRule").objects.bulk_create(
        apps.get_model("privacy", "RetentionRule")(
            key=key, months=months, source=source, valid=DateRange(date(2017, 1, 1), None)
        )
        for key, months, source in FIRST
    )


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_how_long_things_are_kept")]
    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
