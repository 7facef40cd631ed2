"""Invented content for the developers' page: every component in every state. Its words are samples, not translated."""

from datetime import date
from typing import Any

from crispy_forms.bootstrap import AppendedText, InlineRadios
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.http import HttpRequest

from alisvest.core.money import format_kroner
from alisvest.ui import month_grid, rule_list, timeline
from alisvest.ui.badges import ICON_OF_TONE, Badge, Tone
from alisvest.ui.context import Person
from alisvest.ui.forms import (
    BaseForm,
    DateField,
    FilterForm,
    FormActions,
    MoneyField,
    PercentField,
    UploadField,
    primary,
    secondary,
)
from alisvest.ui.navigation import Entry
from alisvest.ui.parts import (
    Comparison,
    Confirmation,
    Fact,
    FeedItem,
    Ledger,
    LedgerRow,
    Link,
    Step,
    StoredFile,
    Task,
    Tile,
    Todo,
    compare,
)
from alisvest.ui.tables import Tab, paginate, status_tabs

TODAY = date(2018, 9, 12)
HERE = "#"
SPOKEN = Badge("Innstilt", Tone.SUCCESS, "check-circle")
WAITS = Badge("Til vurdering", Tone.INFO, "clock")
LACKS = Badge("Mangler opplysninger", Tone.WARNING, "warn")


class SampleFilter(FilterForm):
    q = forms.CharField(label="Søk etter kommune eller legekontor", required=False)
    county = forms.ChoiceField(label="Fylke", required=False, choices=[("", "Alle fylker"), ("h", "Hordaland")])


class SampleForm(BaseForm):
    candidate = forms.ChoiceField(label="Kandidat", choices=[("", "Velg kandidat"), ("1", "Ingrid Solheim")])
    held_on = DateField(label="Dato for møtet", help_text="Kan ikke være fram i tid.")
    duration = forms.ChoiceField(
        label="Varighet", widget=forms.RadioSelect, choices=[("2", "2 timer"), ("1", "1 time")]
    )
    place = forms.ChoiceField(label="Møteform", widget=forms.RadioSelect, choices=[("f", "Fysisk"), ("v", "Video")])
    themes = forms.MultipleChoiceField(
        label="Hva snakket dere om?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("k", "Kliniske problemstillinger"), ("l", "Læringsmål og plan")],
    )
    share = PercentField(label="Stillingsprosent")
    amount = MoneyField(label="Refusjon per måned", required=False)
    notes = forms.CharField(
        label="Kort referat",
        required=False,
        help_text="Ikke skriv pasientopplysninger.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreement = UploadField(label="Arbeidsavtale", required=False)
    both = forms.BooleanField(label="Begge deltok i hele møtet")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "candidate",
            "held_on",
            InlineRadios("duration"),
            "place",
            "themes",
            Fieldset(
                "Stillingen",
                Row(Column(AppendedText("share", "%")), Column(AppendedText("amount", "kr"))),
                "agreement",
                "notes",
                "both",
            ),
            FormActions(primary("Lagre møtet"), secondary("Tilbake", HERE)),
        )


def _bar(title: str, start: date, end: date, category: int, percent: int | None, note: str = "") -> timeline.Bar:
    return timeline.Bar(title, start, end, category, percent, HERE, "", note)


def _plan() -> timeline.Timeline:
    office, hospital = "Fitjar legekontor", "Stord sjukehus"
    lanes = [
        timeline.Lane(
            "Allmennmedisin",
            "steth",
            [
                _bar(office, date(2017, 3, 1), date(2018, 9, 1), 1, 100),
                _bar(office, date(2018, 9, 1), date(2019, 9, 1), 1, 80),
                _bar(office, date(2020, 9, 1), date(2022, 3, 1), 1, 100),
            ],
        ),
        timeline.Lane(
            "Sykehus",
            "hospital",
            [
                _bar(hospital, date(2019, 3, 1), date(2019, 9, 1), 2, 40, "Overlapp"),
                _bar(hospital, date(2019, 8, 1), date(2020, 3, 1), 2, 100),
            ],
        ),
        timeline.Lane(
            "Institusjon", "buildings", [_bar("Fitjar sjukeheim", date(2018, 9, 1), date(2019, 3, 1), 3, 20)]
        ),
        timeline.Lane("Permisjon", "calendar", [_bar("Permisjon", date(2020, 3, 1), date(2020, 9, 1), 4, None)]),
        timeline.Lane("Gruppeveiledning", "people", [_bar("Gruppe 4", date(2017, 9, 1), date(2019, 9, 1), 5, None)]),
    ]
    return timeline.timeline(lanes, date(2017, 3, 1), date(2022, 3, 1), today=TODAY)


def _months() -> month_grid.MonthGrid:
    state, cell = month_grid.State, month_grid.Cell
    signs = {
        "d": cell(state.DONE, "2 timer, møte holdt"),
        "p": cell(state.PART, "1 time av 2", "1 t", HERE),
        "m": cell(state.MISSING, "mangler. Registrer møte", href=HERE),
        "n": cell(state.NOW, "ikke registrert ennå. Registrer møte", href=HERE),
        "f": cell(state.FUTURE),
        "l": cell(state.LEAVE),
        "-": cell(state.NONE),
    }
    people = [
        ("Ingrid Solheim", "Fitjar", "ddddpddmnfff", "13 av 16"),
        ("Amir Rahimi", "Kvinnherad", "ddddddddnfff", "16 av 16"),
        ("Jonas Berge", "Årdal", "----ddddnfff", "8 av 8"),
        ("Helene Vik", "Odda", "ddllllldnfff", "6 av 6"),
    ]
    rows = [month_grid.Row(n, [signs[s] for s in cells], sub, HERE, total) for n, sub, cells, total in people]
    months = [date(2018, month, 1) for month in range(1, 13)]
    return month_grid.month_grid(months, rows, today=TODAY, caption="Møter per måned", total_label="Timer")


def _rules() -> list[rule_list.Rule]:
    rule, state = rule_list.Rule, rule_list.State
    return rule_list.in_order(
        [
            rule(state.MET, "Allmennmedisin", "To år er fullført.", 24, 24, "24 av 24 måneder"),
            rule(state.ON_THE_WAY, "Sykehustjeneste", "Planlagt fra mars 2019.", 0, 12, "0 av 12 måneder"),
            rule(state.MUST_FIX, "Samlet stilling", "Stillingen er 120 % våren 2019.", href=HERE, action="Rett planen"),
            rule(state.MISSING, "Veiledning", "Tre timer mangler i 2018.", 13, 16, "13 av 16 timer", HERE, "Se møtene"),
        ]
    )


def _rows() -> list[dict[str, Any]]:
    names = [
        "Fitjar",
        "Kvinnherad",
        "Årdal",
        "Bømlo",
        "Masfjorden",
        "Gloppen",
        "Odda",
        "Etne",
        "Lærdal",
        "Sveio",
        "Vaksdal",
    ]
    looks = [SPOKEN, SPOKEN, WAITS, LACKS]
    return [
        {
            "pk": n,
            "name": name,
            "office": f"{name} legekontor",
            "asked": (1 + n % 2) * 20_000_000,
            "status": looks[n % 4],
        }
        for n, name in enumerate(names)
    ]


def content(request: HttpRequest) -> dict[str, Any]:
    """Return everything that templates/ui/components.html shows."""
    menu = [("Oversikt", "house", 0), ("Søknader", "apps", 5), ("Kandidater", "people", 0), ("Økonomi", "wallet", 0)]
    entry = LedgerRow(date(2018, 3, 1), "2018-0001", HERE, "Tilskudd fra Helsedirektoratet", 160_000_000, 160_000_000)
    return {
        "nav": [Entry(label, icon, HERE, label == "Søknader", count) for label, icon, count in menu],
        "person": Person("Kari Nesheim", "KN", "Prosjektleder", several_hats=True),
        "badges": [Badge(str(tone), tone, ICON_OF_TONE[tone]) for tone in Tone],
        "tones": list(Tone),
        "tiles": [
            Tile("Mottatte søknader", 14, "apps", note="fra 13 kommuner, 18 plasser"),
            Tile("Ferdig vurdert", 9, "tasks", "av 14", 9, 14, "5 gjenstår før 28. september", HERE),
            Tile("Innstilte plasser", 6, "people", "av 8", 6, 8, "2 plasser er ledige"),
            Tile("Innstilt tilskudd", format_kroner(120_000_000), "wallet", done=1200, whole=1600, note="av rammen"),
        ],
        "tabs": status_tabs(
            request, [("", "Alle"), ("r", "Til vurdering"), ("i", "Innstilt")], {"": 11, "r": 4, "i": 7}
        ),
        "views": [Tab("Utdanningsplan", HERE, current=True), Tab("Veiledning", HERE), Tab("Dokumenter", HERE)],
        "filter": SampleFilter(request.GET),
        "rows": paginate(request, _rows(), 5),
        "steps": [Step("Søknadsfrist", "1. september", "done"), Step("Vurdering", "9 av 14", "now"), Step("Vedtak")],
        "facts": [
            Fact("Ramme for 2018", format_kroner(160_000_000)),
            Fact("Innstilt", format_kroner(120_000_000), HERE),
            Fact("Gjenstår", format_kroner(40_000_000), total=True),
        ],
        "feed": [
            FeedItem("Amir Rahimi", "Kliniske problemstillinger", "10. september 2018", "2 timer, fysisk", HERE),
            FeedItem("Helene Vik", "Oppstart etter permisjon", "28. august 2018"),
        ],
        "tasks": [
            Task("1. Om legekontoret", HERE, Badge("Ferdig", Tone.SUCCESS, "check-circle")),
            Task("2. Veileder", HERE, Badge("Ikke begynt", Tone.NEUTRAL, "circle"), "Du trenger navn og HPR-nummer."),
            Task("3. Økonomi", "", Badge("Mangler noe", Tone.WARNING, "warn")),
        ],
        "todos": [
            Todo(
                "Attester krav 2018-012",
                HERE,
                "Kvam",
                "Du er merkantil",
                "12. januar 2019",
                Badge("3 dager over fristen", Tone.DANGER, "warn"),
                format_kroner(4_500_000),
            ),
            Todo("Avtal planen til Amir Rahimi", HERE, "Planen er et utkast.", "Du er prosjektleder"),
        ],
        "comparison": Comparison(
            "Søknader side om side",
            [Link("Fitjar", HERE), Link("Odda", HERE), Link("Etne", "")],
            [compare("Veiledning", [5, 3, None], str), compare("Listelengde", [900, 900, 900], str)],
        ),
        "ledger": Ledger(
            "Hovedbok 2018",
            [entry, LedgerRow(date(2018, 6, 1), "2018-0002", HERE, "Refusjon", -5_000_050, 154_999_950)],
            154_999_950,
            HERE,
            0,
        ),
        "timeline": _plan(),
        "grid": _months(),
        "rules": _rules(),
        "files": [StoredFile("avtale.pdf", 245_000, HERE, HERE)],
        "form": None,
        "unbound": SampleForm(initial={"held_on": TODAY, "duration": "2", "amount": 100_050}),
        "bound": SampleForm({"share": "140", "amount": "1e3", "place": "f"}, prefix="bound"),
        "confirmation": Confirmation(
            "Vil du sende innstillingen?",
            ["Styringsgruppen får innstillingen.", "Du kan ikke endre den etterpå."],
            "Send innstilling",
            "Fortsett å vurdere",
            HERE,
        ),
        "dangerous": Confirmation(
            "Vil du fjerne filen?", ["avtale.pdf blir borte."], "Fjern filen", "Behold filen", HERE, danger=True
        ),
    }
