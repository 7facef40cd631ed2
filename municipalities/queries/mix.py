"""A mix of municipalities against the whole field: what it has of each kind, and what variety it leaves out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, FilteredRelation, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.ui import formats
from municipalities.models import (
    ApplicationFlag,
    Mix,
    MixMember,
    OfficeDoctor,
    Place,
    PlaceOutcome,
    RecommendedPlace,
    Round,
)
from municipalities.models.choices import Backup, CandidateKind, DailySupervision, ListModel, Specialty

SIZES = (2_000, 5_000, 10_000, 20_000)
"""Where the classes of size begin, inhabitants: for telling municipalities apart on this page, nothing is decided by it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality of the field as the mix sees it. What is answered for each place is gathered over the places."""

    pk: int
    name: str
    county: str
    population: int | None
    posts: int
    sorts: Mapping[str, frozenset[str]]
    specialists: int
    total: Fraction | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which municipalities differ; `lost` and `single` are sentences with %(what)s."""

    key: str
    title: str | Promise
    lost: str | Promise
    single: str | Promise
    word: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Share:
    """How many municipalities of the mix and of the whole field are of one sort."""

    label: str
    mix: int
    whole: int


@dataclass(frozen=True, slots=True)
class Spread:
    """One kind with its sorts, in the order of the form or of size."""

    title: str | Promise
    shares: Sequence[Share]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mix against the field. `mean`: of the weighted scores that the reader may see, on the scale 0–4; None without."""

    posts: int
    specialists: int
    without_specialist: int
    spreads: Sequence[Spread]
    lost: Sequence[str]
    single: Sequence[str]
    mean: Decimal | None


def size_class(population: int | None) -> str:
    """Return where a class begins as text: "0", "2000" …; "" where the number of inhabitants is not in the register."""
    if population is None:
        return ""
    return str(max((limit for limit in SIZES if limit <= population), default=0))


def size_words(population: int | None) -> str:
    """Word the class that a number of inhabitants is in; "" where it is not in the register."""
    return _size_words(size_class(population)) if population is not None else ""


def _size_words(value: str) -> str:
    """Word a class of size: "under 2 000 inhabitants"."""
    if not value:
        return _("unknown number of inhabitants")
    start = int(value)
    if start == 0:
        return _("under %(number)s inhabitants") % {"number": formats.number(SIZES[0])}
    if start == SIZES[-1]:
        return _("%(number)s inhabitants or more") % {"number": formats.number(start)}
    end = SIZES[SIZES.index(start) + 1]
    return _("%(low)s to %(high)s inhabitants") % {
        "low": formats.number(start),
        "high": formats.number(end - 1),
    }


def _words_of(choices: Any) -> Callable[[str], str]:
    words = {each.value: each.label for each in choices}
    return lambda value: str(words.get(value, value)) if value else _("Not answered")


KINDS = (
    Kind(
        "size",
        gettext_lazy("Size"),
        gettext_lazy("None with %(what)s"),
        gettext_lazy("Only one with %(what)s"),
        _size_words,
    ),
    Kind(
        "county",
        gettext_lazy("County"),
        gettext_lazy("None from %(what)s"),
        gettext_lazy("Only one from %(what)s"),
        str,
    ),
    Kind(
        "hospital_area",
        gettext_lazy("Hospital area"),
        gettext_lazy("None from the hospital area %(what)s"),
        gettext_lazy("Only one from the hospital area %(what)s"),
        lambda value: value or str(_("Not known")),
    ),
    Kind(
        "list_model",
        gettext_lazy("List model"),
        gettext_lazy("No municipality with %(what)s"),
        gettext_lazy("Only one municipality with %(what)s"),
        _words_of(ListModel),
    ),
    Kind(
        "daily",
        gettext_lazy("Daily supervision"),
        gettext_lazy("None where daily supervision is given by: %(what)s"),
        gettext_lazy("Only one where daily supervision is given by: %(what)s"),
        _words_of(DailySupervision),
    ),
    Kind(
        "backup",
        gettext_lazy("Back-up on duty"),
        gettext_lazy("None with this back-up on duty: %(what)s"),
        gettext_lazy("Only one with this back-up on duty: %(what)s"),
        _words_of(Backup),
    ),
    Kind(
        "candidate",
        gettext_lazy("New or employed doctor"),
        gettext_lazy("None with %(what)s"),
        gettext_lazy("Only one with %(what)s"),
        _words_of(CandidateKind),
    ),
    Kind(
        "flag",
        gettext_lazy("Flags"),
        gettext_lazy("None with the flag: %(what)s"),
        gettext_lazy("Only one with the flag: %(what)s"),
        str,
    ),
)
ORDER: Mapping[str, Sequence[str]] = {
    "size": ("0", *(str(limit) for limit in SIZES), ""),
    "list_model": (*ListModel.values, ""),
    "daily": (*DailySupervision.values, ""),
    "backup": (*Backup.values, ""),
    "candidate": (*CandidateKind.values, ""),
}


def members_in(user: User, round_: Round, opened: Sequence[int], sums: Mapping[int, Fraction]) -> list[Member]:
    """Return these applications of the round, which the gate has let through, in their order; two queries.

    `sums`: the exact totals of those whose score is told.
    """
    held = "application__municipality__versions"
    version = FilteredRelation(held, condition=Q(**{f"{held}__valid__contains": round_.deadline_on}))
    cards = "application__municipality__cards"
    card = FilteredRelation(cards, condition=Q(**{f"{cards}__valid__contains": round_.deadline_on}))
    doctors = OfficeDoctor.objects.filter(
        section__place=OuterRef("pk"), specialty=Specialty.GENERAL_PRACTICE, is_intern=False
    )
    counted = doctors.order_by().values("section").annotate(n=Count("pk")).values("n")
    everybody = OfficeDoctor.objects.filter(section__place=OuterRef("pk")).order_by("age")
    rows = (
        Place.objects.annotate(version=version, card=card)
        .filter(application__in=opened)
        .order_by("application", "rank")
        .values_list(
            "application",
            "application__municipality__name",
            "version__county",
            "version__population",
            "card__hospital_area",
            "application__backupsection__arrangement",
            "patientlistsection__list_model",
            "dailysupervisionsection__provided_by",
            "candidatesection__candidate_kind",
            Coalesce(Subquery(counted), 0),
            "name",
            ArraySubquery(everybody.values("age")),
        )
    )
    flags = _flags(user, round_)
    places: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        places[row[0]].append(row)
    return [_member(pk, places[pk], flags.get(pk, frozenset()), sums.get(pk)) for pk in opened]


def _member(pk: int, places: Sequence[Any], flags: frozenset[str], total: Fraction | None) -> Member:
    _pk, name, county, population, area, backup, *_rest = places[0]
    sorts = {
        "size": frozenset({size_class(population)}),
        "county": frozenset({county} if county else ()),
        "hospital_area": frozenset({area or ""}),
        "backup": frozenset({backup or ""}),
        "list_model": frozenset(each[6] or "" for each in places),
        "daily": frozenset(each[7] or "" for each in places),
        "candidate": frozenset(each[8] or "" for each in places),
        "flag": flags,
    }
    # Two places at one office, told by its name and its doctors' ages, have the same specialists.
    offices = {(each[10].strip().casefold(), tuple(each[11])): each[9] for each in places}
    specialists = sum(offices.values())
    return Member(pk, name, county or "", population, len(places), sorts, specialists, total)


def _flags(user: User, round_: Round) -> Mapping[int, frozenset[str]]:
    held: dict[int, set[str]] = defaultdict(set)
    rows = ApplicationFlag.objects.visible_to(user).filter(application__round=round_).select_related("flag")
    for each in rows:
        held[each.application_id].add(each.flag.title_in(get_language() or "nb"))
    return {key: frozenset(titles) for key, titles in held.items()}


def weigh(field: Sequence[Member], chosen: Collection[int]) -> Weighed:
    """Set the chosen members against the whole field."""
    mix = [each for each in field if each.pk in chosen]
    spreads, lost, single = [], [], []
    for kind in KINDS:
        shares = _shares(kind, mix, field)
        spreads.append(Spread(kind.title, [share for _value, share in shares]))
        for value, share in shares:
            if not mix or value in ("", "other"):
                continue
            if share.mix == 0:
                lost.append(str(kind.lost) % {"what": _within(share.label, kind)})
            elif share.mix == 1 < share.whole and len(mix) > 1:
                single.append(str(kind.single) % {"what": _within(share.label, kind)})
    return Weighed(
        posts=sum(each.posts for each in mix),
        specialists=sum(each.specialists for each in mix),
        without_specialist=sum(1 for each in mix if not each.specialists),
        spreads=[spread for spread in spreads if spread.shares],
        lost=lost,
        single=single,
        mean=_mean(mix),
    )


def _within(label: str, kind: Kind) -> str:
    """Write a label inside a sentence; names of counties, hospital areas and flags keep their capital."""
    return label if kind.key in ("county", "hospital_area", "flag") else label[:1].lower() + label[1:]


def _shares(kind: Kind, mix: Iterable[Member], field: Iterable[Member]) -> list[tuple[str, Share]]:
    whole = Counter(value for each in field for value in each.sorts[kind.key])
    chosen = Counter(value for each in mix for value in each.sorts[kind.key])
    order = [value for value in ORDER.get(kind.key, ()) if value in whole]
    order = order or sorted(whole)
    return [(value, Share(kind.word(value), chosen[value], whole[value])) for value in order]


def _mean(members: Iterable[Member]) -> Decimal | None:
    known = [each.total for each in members if each.total is not None]
    if not known:
        return None
    mean = sum(known, Fraction(0)) / len(known)
    return (Decimal(mean.numerator) / Decimal(mean.denominator)).quantize(Decimal("0.01"))


def recommended_among(opened: Collection[int]) -> set[int]:
    """Return the applications, of those that are open to the reader, of which a place is recommended to be granted."""
    granted = RecommendedPlace.objects.filter(outcome=PlaceOutcome.GRANTED, place__application__in=opened)
    return set(granted.values_list("place__application", flat=True))


def mixes_for(user: User) -> QuerySet[Mix]:
    """Return the named mixes with their members, in two queries."""
    members = Prefetch("members", MixMember.objects.order_by("pk"))
    return Mix.objects.visible_to(user).select_related("round", "saved_by").prefetch_related(members)
