from io import StringIO
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command

from alisvest.ui.catalogues import Catalogues, SourceError, Text, compile_all, in_python, in_template, uses


def texts(template: str) -> list[Text]:
    return [use.text for use in in_template(template, "templates/x.html")]


def test_templates_are_read_whole() -> None:
    source = (
        '{% translate "One" %}{{ _("Two")|upper }}{% tag _("Three") a=_(\'Four\') %}'
        "{% blocktranslate count n=3 %}{{ n }} place{% plural %}{{ n }} places{% endblocktranslate %}"
        '{% blocktranslate trimmed context "c" %}\n  80 %\n  now\n{% endblocktranslate %}{% comment %}{% endcomment %}'
    )
    assert texts(source) == [
        Text("One"),
        Text("Two"),
        Text("Three"),
        Text("Four"),
        Text("%(n)s place", "%(n)s places"),
        Text("80 %% now", context="c"),
    ]


def test_python_is_read_by_its_tree() -> None:
    source = '_("One " "two")\nngettext("a", "b", n)\npgettext("c", "d")\nother("not")\n# _("not")\n'
    assert [use.text for use in in_python(source, "finance/rules.py")] == [
        Text("One two"),
        Text("a", "b"),
        Text("d", context="c"),
    ]
    with pytest.raises(SourceError, match=r"finance/rules.py:1"):
        list(in_python('_(f"{x}")', "finance/rules.py"))


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("finance/rules.py", "finance"),
        ("alisvest/core/roles.py", "core"),
        ("alisvest/settings.py", "ui"),
        ("templates/base.html", "ui"),
        ("templates/components/feed.html", "ui"),
        ("templates/finance/claim_detail.html", "finance"),
    ],
)
def test_a_text_belongs_to_the_area_of_its_file(path: str, area: str) -> None:
    source = '{% translate "x" %}' if path.endswith("html") else '_("x")'
    read = in_template if path.endswith("html") else in_python
    assert [use.area for use in read(source, path)] == [area]


def catalogue(root: Path, area: str, *entries: polib.POEntry, header: bool = True) -> None:
    file = polib.POFile()
    if header:
        file.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": "nplurals=2; plural=(n != 1);",
        }
    file.extend(entries)
    folder = root / area / "nb" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    file.save(str(folder / "django.po"))


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (polib.POEntry(msgid="a", msgstr=""), "not translated"),
        (polib.POEntry(msgid="a", msgstr="b", flags=["fuzzy"]), "marked fuzzy"),
        (polib.POEntry(msgid="a %(x)s", msgstr="b %(y)s"), "placeholders differ"),
        (polib.POEntry(msgid="Total: ", msgstr="I alt:"), "spaces at the ends differ"),
        (polib.POEntry(msgid="It is not so", msgstr="Det er ikkje slik"), "'ikkje' is of the other language form"),
        (polib.POEntry(msgid="a", msgid_plural="%(n)d a", msgstr_plural={0: "a", 1: "b"}), "placeholders differ"),
    ],
)
def test_a_fault_of_an_entry_is_found(tmp_path: Path, entry: polib.POEntry, fault: str) -> None:
    catalogue(tmp_path, "finance", entry)
    assert [fault in line for line in Catalogues(tmp_path, "nb").faults()] == [True]


def test_two_translations_of_one_text_and_a_missing_header_are_found(tmp_path: Path) -> None:
    catalogue(tmp_path, "finance", polib.POEntry(msgid="Claim", msgstr="Krav"))
    catalogue(tmp_path, "ui", polib.POEntry(msgid="Claim", msgstr="Refusjonskrav"), header=False)
    found = list(Catalogues(tmp_path, "nb").faults())
    assert sum("the header must say" in line for line in found) == 2
    assert "nb: translated differently in finance, ui: 'Claim'" in found


def test_a_sound_catalogue_has_no_fault_and_lists_what_nobody_uses(tmp_path: Path) -> None:
    one = polib.POEntry(
        msgid="%(n)d place", msgid_plural="%(n)d places", msgstr_plural={0: "én plass", 1: "%(n)d plasser"}
    )
    catalogue(tmp_path, "finance", one, polib.POEntry(msgid="Old", msgstr="Gammel"))
    read = Catalogues(tmp_path, "nb")
    wanted = list(in_python('ngettext("%(n)d place", "%(n)d places", n)\n_("New")', "finance/x.py"))
    assert list(read.faults()) == []
    assert [use.text.msgid for use in read.missing(wanted)] == ["New"]
    assert read.unused(wanted) == [("finance", Text("Old"))]
    assert (compile_all(tmp_path), compile_all(tmp_path)) == (1, 0)


def test_the_texts_of_the_look_are_complete_in_both_languages() -> None:
    said = StringIO()
    try:
        call_command("translations", "check", area="ui", stdout=StringIO(), stderr=said)
    except CommandError as error:
        pytest.fail(f"{error}\n{said.getvalue()}")


def test_the_whole_application_can_be_read(settings: object) -> None:
    root = Path(__file__).resolve().parents[2]
    areas = {use.area for use in uses(root)}
    assert {"ui", "core", "accounts"} <= areas
