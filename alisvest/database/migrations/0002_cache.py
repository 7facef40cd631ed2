from django.db import migrations


class Migration(migrations.Migration):
    """The table of Django's database cache: limits on attempts hold for all processes of the web server together."""

    dependencies = [("database", "0001_extensions_and_nb_sort")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE IF NOT EXISTS cache (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX IF NOT EXISTS cache_expires ON cache (expires);
            """,
            "DROP TABLE cache",
        )
    ]
