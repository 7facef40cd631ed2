from pathlib import Path

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

PROJECT = Path(__file__).resolve().parents[3]
# The first tables of every other app may use the extensions and nb_sort, so this comes before them all.
FIRST_MIGRATIONS = [
    (path.parts[-3], path.stem)
    for pattern in ("alisvest/*/migrations/0001_*.py", "[a-z]*/migrations/0001_*.py")
    for path in sorted(PROJECT.glob(pattern))
    if path != Path(__file__).resolve()
]

# No collation of the operating system or ICU is asked for, so that every machine sorts alike. After z come æ ø å, here
# as the three bytes that follow z in ASCII: { | }. Accents fold onto their letter, aa sorts as å, a hyphen as a space.
# lower() leaves Æ Ø Å alone in a database with locale C before Postgres 17, so translate() takes the capitals too.
NB_SORT = """
CREATE FUNCTION nb_sort(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT translate(
           replace(replace(translate(lower(t), 'ÆÄØÖÅÜÉÈÊËÓÒÔÁÀÂ', 'æäøöåüéèêëóòôáàâ'), 'aa', 'å'), '-', ' '),
           'æäøöåüéèêëóòôáàâ', '{{||}yeeeeoooaaa') COLLATE "C"
$$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    run_before = FIRST_MIGRATIONS
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.RunSQL(NB_SORT, "DROP FUNCTION nb_sort(text)"),
    ]
