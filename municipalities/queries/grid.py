"""The comparison grid: a round's municipalities against the points, facts and scores in one matrix, a page at a time."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.ui import formats
from municipalities.models import (
    COMMON,
    OF_PLACE,
    SECTIONS,
    Application,
    ApplicationFlag,
    ApplicationPartner,
    Criterion,
    MunicipalityCard,
    MunicipalityVersion,
    OfficeDoctor,
    OfficeStaff,
    Phase,
    Place,
    Round,
    Section,
)
from municipalities.queries.application import Clarified, application_facts
from municipalities.queries.assessment import phases_of
from municipalities.queries.conflict import open_applications
from municipalities.queries.information import answered_points, clarified
from municipalities.queries.score import Means, means, rounded

SCORES = "scores"
MUNICIPALITY = "municipality"
POINTS: dict[str, str | Promise] = {
    SCORES: gettext_lazy("Scores and flags"),
    MUNICIPALITY: gettext_lazy("The municipality"),
    **{model.point: f"{model.point}. {model.title}" for model in SECTIONS.values()},
}
"""What columns can be chosen by, in the order of the grid: the review's own, the register's, then the ten points."""
CHOSEN_FIRST = (SCORES, MUNICIPALITY, "0", "2", "3", "4", "9")
SERVICE = "candidate.service"
NUMBERS = (models.IntegerField, models.PositiveSmallIntegerField)


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is compared. `key` names it in addresses; `numeric`: highest and lowest can be told."""

    key: str
    group: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`said`: how it differs from the others shown, in words, or ""."""

    text: str
    said: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A municipality of the grid, with a cell for each column."""

    application: Any
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Field:
    """A round as the reader may see it: the keys of what is open to them, in the order asked for."""

    keys: Sequence[int]
    closed: int
    means: Mapping[int, Means] | None = None  # where the order has asked for them


def answer_columns() -> list[Column]:
    """Return a column for each of `application_facts`, in its order."""
    wanted = str(Application._meta.get_field("places_wanted").verbose_name)
    columns = [Column("places_wanted", "0", wanted, numeric=True), Column("partners", "0", _("Together with"))]
    for key, model in SECTIONS.items():
        columns += _of_section(key, model)
    return columns


def _of_section(key: str, model: type[Section]) -> list[Column]:
    fields = [model.field(name) for name in model.answers if not isinstance(model.field(name), models.TextField)]
    columns = [
        Column(f"{key}.{each.name}", model.point, str(each.verbose_name), isinstance(each, NUMBERS)) for each in fields
    ]
    if key == "candidate":
        return [*columns, Column(SERVICE, model.point, _("Earlier service, full-time months"), numeric=True)]
    if key != "office":
        return columns
    doctors = [
        Column("office.doctors", model.point, _("Number of doctors at the office"), numeric=True),
        Column("office.each_doctor", model.point, _("Age and specialty of each")),
    ]
    staff = [
        Column("office.staff", model.point, _("Number of auxiliary staff"), numeric=True),
        Column("office.each_staff", model.point, _("Auxiliary staff and competence")),
    ]
    return [*doctors, columns[0], *staff, *columns[1:]]


def columns_of(criteria: Iterable[Criterion], groups: Collection[str]) -> list[Column]:
    """Return the columns of the chosen groups, in the order of the grid."""
    language = get_language() or "nb"
    every = [
        Column("total", SCORES, _("Score, weighted"), numeric=True),
        *(Column(f"criterion.{each.pk}", SCORES, each.title_in(language), numeric=True) for each in criteria),
        Column("flags", SCORES, _("Flags")),
        Column("county", MUNICIPALITY, _("County")),
        Column("population", MUNICIPALITY, _("Inhabitants"), numeric=True),
        Column("hospital_area", MUNICIPALITY, _("Hospital area")),
        *answer_columns(),
    ]
    return [each for each in every if each.group in groups]


def sortable(column: Column) -> bool:
    """Whether the database can put the municipalities in order by the column; lists of things have none."""
    return not (column.key in ("flags", "partners", SERVICE) or column.key.startswith(("criterion.", "office.each_")))


def _with_version(applications: QuerySet[Application]) -> QuerySet[Application]:
    version = MunicipalityVersion.objects.filter(
        municipality=OuterRef("municipality"), valid__contains=OuterRef("round__deadline_on")
    )
    card = MunicipalityCard.objects.filter(
        municipality=OuterRef("municipality"), valid__contains=OuterRef("round__deadline_on")
    )
    return applications.annotate(
        county=Subquery(version.values("county")[:1]),
        population=Subquery(version.values("population")[:1]),
        hospital_area=Subquery(card.values("hospital_area")[:1]),
    )


def _order(key: str) -> Any:
    """Return the expression that puts applications in order by a column: of the first place where each has its own."""
    if key in ("places_wanted", "county", "population", "hospital_area"):
        return F(key)
    section, name = key.split(".")
    first = Place.objects.filter(application=OuterRef("pk")).order_by("rank")
    if key in ("office.doctors", "office.staff"):
        row = OfficeDoctor if name == "doctors" else OfficeStaff
        counted = Count("pk") if name == "doctors" else models.Sum("number")
        rows = row.objects.filter(section__place__application=OuterRef("pk"), section__place__rank=1)
        return Subquery(rows.order_by().values("section").annotate(n=counted).values("n"))
    model = SECTIONS[section]
    path = f"{model.__name__.lower()}__{name}"
    value: Any = Subquery(first.values(path)[:1]) if model.of_place else F(path)
    choices = model.field(name).choices
    if not choices:
        return value
    return _by_words(model, path, name)


def _by_words(model: type[Section], path: str, name: str) -> Any:
    """Order a choice as the form offers it."""
    values = [value for value, _words in model.field(name).choices or ()]
    order = Case(
        *(When(**{path: value}, then=Value(at)) for at, value in enumerate(values)), output_field=IntegerField()
    )
    if not model.of_place:
        return order
    places = Place.objects.filter(application=OuterRef("pk")).order_by("rank")
    return Subquery(places.annotate(at=order).values("at")[:1])


def field_of(
    user: User, round_: Round, sort: str = "name", *, criteria: Sequence[Criterion] = (), phases: Sequence[Phase] = ()
) -> Field:
    """Return the round's municipalities that are open to the reader, in the order of `sort` ("-" turns it).

    What has no value stands last in both directions. One query; one more where the order is by the score.
    """
    applications = Application.objects.visible_to(user).handed_in().filter(round=round_)
    opened = Q(pk__in=open_applications(user, Application.objects.filter(round=round_)).values("pk"))
    key, down = sort.removeprefix("-"), sort.startswith("-")
    order: list[Any] = ["municipality__name_sort", "pk"]
    if key == "name":
        order = ["-municipality__name_sort", "pk"] if down else order
    elif key != "total":
        sortable: QuerySet[Any] = _with_version(applications)
        applications = sortable.annotate(sorted_by=_order(key))
        by = F("sorted_by")
        order = [by.desc(nulls_last=True) if down else by.asc(nulls_last=True), *order]
    rows = list(applications.order_by(*order).annotate(opened=opened).values_list("pk", "opened"))
    keys = [pk for pk, is_open in rows if is_open]
    if key != "total":
        return Field(keys, len(rows) - len(keys))
    judged = means(round_, user, keys, criteria, phases)
    known = sorted((pk for pk in keys if pk in judged), key=lambda pk: judged[pk].total, reverse=down)
    keys = [*known, *(pk for pk in keys if pk not in judged)]
    return Field(keys, len(rows) - len(keys), judged)


def lines_of(
    user: User,
    round_: Round,
    keys: Sequence[int],
    columns: Sequence[Column],
    *,
    criteria: Sequence[Criterion],
    phases: Sequence[Phase],
    judged: Mapping[int, Means] | None = None,
) -> list[Line]:
    """Return a line for each of the applications, in the order of `keys`; seven queries for any number of them.

    One more where the scores are not given, and one where somebody has answered anew on request.
    """
    fetched: dict[int, Any] = {each.pk: each for each in _whole(user, keys)}
    applications = [fetched[key] for key in keys if key in fetched]
    scores = means(round_, user, keys, criteria, phases) if judged is None else judged
    names = [each.key for each in answer_columns()]
    new = clarified([each for each in applications if each.answered_anew])
    before = {each.pk: _facts_by(names, each) for each in applications if each.pk in new}
    values = [
        {
            **_facts_by(names, each, new.get(each.pk)),
            **_scored(scores.get(each.pk)),
            "flags": ", ".join(each.flag_titles) or "–",
            "county": each.county or "–",
            "hospital_area": each.hospital_area or "–",
            "population": formats.number(each.population) if each.population is not None else "–",
        }
        for each in applications
    ]
    told = [_told(column, [row.get(column.key, "–") for row in values]) for column in columns]
    lines = []
    for at, each in enumerate(applications):
        was = before.get(each.pk, {})
        cells = [_beside(row[at], was.get(column.key)) for column, row in zip(columns, told, strict=True)]
        lines.append(Line(each, cells))
    return lines


def _facts_by(names: Sequence[str], application: Application, new: Clarified | None = None) -> dict[str, str]:
    return dict(zip(names, (fact.value for fact in application_facts(application, clarified=new)), strict=True))


def _beside(cell: Cell, submitted: str | None) -> Cell:
    """Say what was submitted where the municipality has answered anew on request: the grid compares the new answer."""
    if submitted is None or submitted == cell.text:
        return cell
    said = _("Answered anew; submitted: %(old)s") % {"old": submitted}
    return Cell(cell.text, " · ".join(part for part in (cell.said, said) if part), cell.mark or "apart")


def _whole(user: User, keys: Sequence[int]) -> QuerySet[Application]:
    common = [SECTIONS[key].__name__.lower() for key in COMMON]
    places = Place.objects.order_by("rank").select_related(*(SECTIONS[key].__name__.lower() for key in OF_PLACE))
    applications = Application.objects.visible_to(user).filter(pk__in=keys)
    title = "flag__title_nn" if get_language() == "nn" else "flag__title_nb"
    flags = ApplicationFlag.objects.visible_to(user).filter(application=OuterRef("pk")).order_by("flag")
    applications = applications.annotate(
        flag_titles=ArraySubquery(flags.values(title)),
        answered_anew=Exists(answered_points().filter(request__application=OuterRef("pk"))),
    )
    return _with_version(applications.select_related("municipality", "round", *common)).prefetch_related(
        Prefetch("places", places),
        Prefetch("places__officesection__doctors", OfficeDoctor.objects.order_by("order")),
        Prefetch("places__officesection__staff", OfficeStaff.objects.order_by("order")),
        "places__earlier_services",
        Prefetch("partner_rows", ApplicationPartner.objects.select_related("municipality")),
    )


def _scored(judged: Means | None) -> dict[str, str]:
    if judged is None:
        return {}
    each = {f"criterion.{key}": formats.number(rounded(mean), 2) for key, mean in judged.by_criterion().items()}
    return {"total": formats.number(rounded(judged.total), 2), **each}


def _told(column: Column, texts: Sequence[str]) -> list[Cell]:
    """Say where the highest and the lowest stand, or in words what sets a municipality apart from most others."""
    known = [text for text in texts if text != "–"]
    if len(set(known)) < 2:
        return [Cell(text) for text in texts]
    numbers = [as_number(text) if column.numeric else None for text in texts]
    if column.numeric and any(number is not None for number in numbers):
        holders = Counter(number for number in numbers if number is not None)
        low, high = (each if holders[each] * 2 <= holders.total() else None for each in (min(holders), max(holders)))
        return [_extreme(text, number, low, high) for text, number in zip(texts, numbers, strict=True)]
    usual, held_by = Counter(known).most_common(1)[0]
    if held_by * 2 <= len(known):
        return [Cell(text) for text in texts]
    return [Cell(text, _("Unlike most"), "apart") if text not in ("–", usual) else Cell(text) for text in texts]


def _extreme(text: str, number: float | None, low: float | None, high: float | None) -> Cell:
    """Mark the highest and the lowest; None where most of the municipalities have it, which sets nobody apart."""
    if number is None or number not in (low, high):
        return Cell(text)
    return Cell(text, _("Highest"), "highest") if number == high else Cell(text, _("Lowest"), "lowest")


def as_number(text: str) -> float | None:
    """Read a number back as it is written in Norwegian; several places, or words, are none."""
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def judged_by_criteria(round_: Round) -> tuple[list[Criterion], list[Phase]]:
    """Return what the round is judged by, without the sentences of the scale, and its phases; two queries."""
    return list(Criterion.objects.filter(round=round_).order_by("order", "pk")), phases_of(round_)
