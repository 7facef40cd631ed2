"""Files as pages show them, always for a reader: what hangs on a row, what is missing, what waits for whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.urls import reverse

from alisvest.core import clock, subjects
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal
from alisvest.core.subjects import label_of
from alisvest.documents import rules
from alisvest.documents.kinds import Kind, Words, kind_of, kinds_on, known, name_of
from alisvest.documents.models import Attachment
from alisvest.documents.workflow import CURRENT, LOOKS, FileStatus, Shown
from alisvest.ui.badges import Badge, badge_for

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

SATISFIED = frozenset({Shown.UPLOADED, Shown.CONFIRMED})


def attachments_for(user: "User", label: str | None = None) -> QuerySet[Attachment]:
    """Return the files that the reader may know of, on any row or on those of one model."""
    return Attachment.objects.visible_to(user, label).select_related("document", "uploaded_by")


def files_on(user: "User", label: str, pk: int) -> QuerySet[Attachment]:
    """Return the files on one row that the reader may know of."""
    return Attachment.objects.visible_to(user, label).on_row(label, pk)


def readable_for(user: "User") -> QuerySet[Attachment]:
    """Return the files whose bytes the reader may open."""
    return Attachment.objects.readable_to(user).select_related("document")


def reported_for(user: "User") -> QuerySet[Attachment]:
    """Return what the project leader has to decide about: files reported as holding patient data, oldest first."""
    if user.role != Role.PROJECT_LEADER:
        return Attachment.objects.none()
    waiting = Attachment.objects.visible_to(user).blocked().exclude(status=FileStatus.REMOVED)
    return waiting.select_related("reported_by", "uploaded_by", "document").order_by("reported_at", "pk")


def to_confirm_for(user: "User") -> QuerySet[Attachment]:
    """Return the files that this person may confirm: uploaded by somebody else, of a kind that is confirmed by the role."""
    mine = [kind.key for kind in known().values() if user.role in kind.confirmers]
    waiting = Attachment.objects.visible_to(user).filter(kind__in=mine, status=FileStatus.UPLOADED)
    return waiting.filter(reported_at=None).exclude(uploaded_by=user).order_by("uploaded_at", "pk")


def subject_for(user: "User", label: str, pk: int) -> Any | None:
    """Return a row that files may hang on, if the reader reaches it by any of its kinds."""
    if label not in subjects.known():
        return None
    row = subjects.rows_for(user, label).filter(pk=pk).first()
    if row is None or not any(kind.rows(user).filter(pk=pk).exists() for kind in kinds_on(label)):
        return None
    return row


def asked_about(user: "User") -> QuerySet[Attachment]:
    """Return the files that the person decides about or may confirm, the oldest first."""
    reported, confirmed = reported_for(user).order_by(), to_confirm_for(user)
    return (confirmed | reported).order_by("uploaded_at", "pk")


def waiting_for(user: "User") -> tuple[list[Attachment], list[Attachment]]:
    """Return what the person decides about (reports) and what they confirm, in one query."""
    found = list(asked_about(user))
    return [each for each in found if each.blocked], [each for each in found if not each.blocked]


def names_of(files: Iterable[Attachment]) -> dict[tuple[str, int], str]:
    """Return what people call the rows that files hang on, by label and key; one query a model."""
    keys: dict[str, set[int]] = defaultdict(set)
    for each in files:
        keys[each.subject_type].add(each.subject_id)
    return {
        (label, pk): str(name_of(label, row))
        for label, pks in keys.items()
        for pk, row in apps.get_model(label)._base_manager.select_related().in_bulk(pks).items()
    }


# The list of a row's files


@dataclass(frozen=True, slots=True)
class Verb:
    """Something this reader may do with a file: the name of its URL decides the words of the button."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version as a reader sees it. `href` is empty where its bytes are closed to the reader."""

    attachment: Attachment
    shown: Shown
    href: str
    verbs: Sequence[Verb] = ()

    @property
    def name(self) -> str:
        """The file's name; of a file that is closed to the reader, none: the name may be what gave the patient away."""
        return self.attachment.shown_name if self.href else ""

    @property
    def kind(self) -> Kind:
        return kind_of(self.attachment.kind)

    @property
    def audience(self) -> Words:
        return self.kind.audience(self.attachment.audience).label

    @property
    def badge(self) -> Badge | None:
        """How it stands; that it is uploaded says nothing where nobody confirms such files."""
        plain = self.shown == Shown.UPLOADED and not self.kind.confirmers
        return None if plain else badge_for(self.shown, LOOKS)

    @property
    def where(self) -> Words:
        """What people call the row that it hangs on; for the list of reports, which reaches every row."""
        model = apps.get_model(self.attachment.subject_type)
        row = model._base_manager.filter(pk=self.attachment.subject_id).first()
        return name_of(self.attachment.subject_type, row) if row else ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A file with its versions: the latest, and those before it."""

    latest: Version
    older: Sequence[Version] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one kind on a row. `state` is told where the kind must be there; `add_href` where one may be added."""

    kind: Kind
    threads: Sequence[Thread]
    required: bool
    state: Shown
    add_href: str
    refusal: Refusal | None

    @property
    def badge(self) -> Badge:
        return badge_for(self.state, LOOKS)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that one reader sees of a row's files."""

    label: str
    pk: int
    groups: Sequence[Group] = field(default_factory=list)

    @property
    def href(self) -> str:
        return reverse("documents:subject_files", args=[self.label, self.pk])

    @property
    def count(self) -> int:
        """How many files are in use."""
        return sum(1 for group in self.groups for thread in group.threads if thread.latest.attachment.status in CURRENT)

    @property
    def missing(self) -> bool:
        """Whether something that must be there is not, or has run out."""
        return any(group.required and group.state not in SATISFIED for group in self.groups)

    @property
    def may_add(self) -> bool:
        return any(group.add_href for group in self.groups)

    @property
    def badge(self) -> Badge:
        """The worst of what must be there, for a line in a table."""
        order = (Shown.BLOCKED, Shown.MISSING, Shown.EXPIRED, Shown.UPLOADED, Shown.CONFIRMED)
        states = {group.state for group in self.groups if group.required or group.threads}
        return badge_for(next((state for state in order if state in states), Shown.MISSING), LOOKS)


def shelf_of(row: Model, user: "User") -> Shelf:
    """Return the files of one row."""
    return shelves_of([row], user)[row.pk]


def shelves_of(rows: Sequence[Model], user: "User") -> Mapping[int, Shelf]:
    """Return the files of several rows of one model, by key. One query, however many the rows."""
    if not rows:
        return {}
    label = label_of(rows[0])
    files: dict[tuple[int, str], list[Attachment]] = defaultdict(list)
    found = attachments_for(user, label).filter(subject_id__in=[row.pk for row in rows])
    for attachment in found.select_related("document", "uploaded_by", "confirmed_by", "withdrawn_by", "reported_by"):
        files[attachment.subject_id, attachment.kind].append(attachment)
    return {
        row.pk: Shelf(
            label, row.pk, [g for kind in kinds_on(label) if (g := _group(kind, row, files[row.pk, kind.key], user))]
        )
        for row in rows
    }


def _group(kind: Kind, row: Any, files: Sequence[Attachment], user: "User") -> Group | None:
    """Return the files of a kind, or None where there is nothing to see, to ask for or to add."""
    if not kind.open_to(user.role) or (kind.reach and not kind.reach(user).filter(pk=row.pk).exists()):
        return None
    required = kind.required is not None and kind.required(row)
    adds = user.role in kind.adders
    refusal = kind.refuse(row, user) if adds else None
    if not (files or required or (adds and refusal is None)):
        return None
    threads = _threads(kind, row, files, user)
    state = state_of([thread.latest.attachment for thread in threads])
    add_href = _add_href(label_of(row), row.pk, kind) if adds and refusal is None else ""
    return Group(kind, threads, required, state, add_href, refusal)


def _add_href(label: str, pk: int, kind: Kind) -> str:
    return reverse("documents:attachment_add", args=[label, pk, kind.key])


def _threads(kind: Kind, row: Any, files: Sequence[Attachment], user: "User") -> list[Thread]:
    by_slot: dict[int, list[Attachment]] = defaultdict(list)
    for attachment in files:
        by_slot[attachment.slot].append(attachment)
    threads = []
    stacks = [sorted(by_slot[slot], key=lambda one: -one.version) for slot in sorted(by_slot, reverse=True)]
    for latest, *older in sorted(stacks, key=lambda stack: stack[0].status not in CURRENT):  # what is in use first
        threads.append(
            Thread(
                _version(latest, kind, row, user, latest=True),
                [_version(one, kind, row, user, latest=False) for one in older],
            )
        )
    return threads


def _version(attachment: Attachment, kind: Kind, row: Any, user: "User", *, latest: bool) -> Version:
    leads = user.role == Role.PROJECT_LEADER
    open_ = attachment.status != FileStatus.REMOVED and (leads or not attachment.blocked)
    href = reverse("documents:attachment_read", args=[attachment.pk, attachment.key]) if open_ else ""
    return Version(attachment, shown_state(attachment), href, list(_verbs(attachment, kind, row, user, latest=latest)))


def _verbs(attachment: Attachment, kind: Kind, row: Any, user: "User", *, latest: bool) -> Iterable[Verb]:
    """Walk what the reader may do with a version now; the rules that guard the actions decide."""
    asked = {
        "confirm": latest and rules.refuse_confirm(attachment, kind, by=user) is None,
        "replace": latest
        and kind.several  # of a kind of which there is one, every new file is a new version
        and user.role in kind.adders
        and kind.refuse(row, user) is None,
        "withdraw": rules.refuse_withdraw(attachment, kind, row, by=user) is None,
        "report": rules.refuse_report(attachment) is None,
        "release": rules.refuse_decide(attachment, by=user) is None,
        "remove": rules.refuse_decide(attachment, by=user) is None,
    }
    for name, may in asked.items():
        if may and name == "replace":
            yield Verb(name, f"{_add_href(label_of(row), row.pk, kind)}?replaces={attachment.pk}")
        elif may:
            yield Verb(name, reverse(f"documents:attachment_{name}", args=[attachment.pk]))


def shown_state(attachment: Attachment) -> Shown:
    """Return what is told of one file: removed and blocked before everything else, then whether it still holds."""
    if attachment.status == FileStatus.REMOVED:
        return Shown.REMOVED
    if attachment.blocked:
        return Shown.BLOCKED
    if attachment.status in CURRENT and attachment.expired(clock.today()):
        return Shown.EXPIRED
    return Shown(attachment.status)


def state_of(latest: Iterable[Attachment]) -> Shown:
    """Return what is told of a kind on a row, from the latest version of each of its files: the best of them."""
    states = {shown_state(attachment) for attachment in latest}
    order = (Shown.CONFIRMED, Shown.UPLOADED, Shown.EXPIRED, Shown.BLOCKED)
    return next((state for state in order if state in states), Shown.MISSING)


# What is missing, over all rows


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper that a row must have and has not, or no longer. `state` is missing, expired or blocked."""

    kind: Kind
    row: Any
    state: Shown

    @property
    def what(self) -> Words:
        return self.kind.label

    @property
    def where(self) -> Words:
        """What people call the row."""
        return name_of(self.kind.subject, self.row)

    @property
    def href(self) -> str:
        return reverse("documents:subject_files", args=[label_of(self.row), self.row.pk])

    @property
    def badge(self) -> Badge:
        return badge_for(self.state, LOOKS)


def missing_for(user: "User", label: str | None = None) -> list[Missing]:
    """Return the papers that this person could add and that are missing, expired or blocked; one query pair a kind."""
    return [
        each
        for kind in known().values()
        if kind.required and user.role in kind.adders and label in (None, kind.subject)
        for each in _missing(kind, user)
    ]


def _missing(kind: Kind, user: "User") -> Iterable[Missing]:
    if kind.required is None:
        return
    rows = kind.rows(user)
    asked = [row for row in (kind.among(rows) if kind.among else rows) if kind.required(row)]
    stored: dict[int, dict[int, Attachment]] = defaultdict(dict)
    files = Attachment.objects.visible_to(user, kind.subject).filter(
        kind=kind.key, subject_id__in=[row.pk for row in asked]
    )
    for attachment in files.order_by("version"):
        stored[attachment.subject_id][attachment.slot] = attachment
    for row in asked:
        state = state_of(stored[row.pk].values())
        if state not in SATISFIED and kind.refuse(row, user) is None:
            yield Missing(kind, row, state)


# One file by itself


def kind_on(label: str, key: str) -> Kind | None:
    """Return a kind that rows of the model may hold."""
    kind = known().get(key)
    return kind if kind is not None and kind.subject == label else None


def version_for(attachment: Attachment, user: "User", *, verbs: bool = True) -> Version:
    """Return one file as this reader sees it, with what the project leader may do about a report."""
    version = _version(attachment, kind_of(attachment.kind), None, user, latest=False)
    return version if verbs else replace(version, verbs=())


def way_back(attachment: Attachment, user: "User") -> str:
    """Return the page of the row the file hangs on, or the list of reports where the row is out of reach."""
    row = kind_of(attachment.kind).rows(user).filter(pk=attachment.subject_id).first()
    if row is None:
        return reverse("documents:report_list")
    return subjects.address_of(row) or attachment.get_absolute_url()
