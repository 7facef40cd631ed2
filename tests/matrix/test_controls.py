"""The matrix itself is tested: each scope and each door, taken away, turns some cell red."""

from collections.abc import Iterator
from itertools import chain

import pytest
from django.apps import apps
from django.db.models import QuerySet
from django.urls import get_resolver, reverse

from alisvest.core.access import patterns
from alisvest.core.roles import Role
from tests.access import address, clients, expected, leaked
from tests.access_table import MORE, PAGES
from tests.world import World

pytestmark = pytest.mark.walk

# Scopes that no cell can show broken, with the reason.
_DOOR = "its pages are behind a door for the same roles: whoever the scope keeps out does not get so far"
_BESIDE = "its rows are read only beside those of another scope, which keeps the foreign ones out"
_PUBLIC = "its rows are the same for all who may open the page at all"
_PUBLISHED = "it keeps back what is not published yet, the same for all; the tests of the criteria read that"
_ABOVE = "its pages reach the row above it, or the municipality, through that one's own scope too: one of the two holds"
_WAITING = "it keeps back what is not answered yet; the tests of the questions read that with the page"
UNSHOWN: dict[str, str] = {
    "alisvest.accounts.models.invitation.InvitationQuerySet": _DOOR,
    "alisvest.accounts.models.person.AppointmentQuerySet": _DOOR,
    "alisvest.accounts.models.person.UserQuerySet": _DOOR,
    "alisvest.dashboard.models.ladder.LadderQuerySet": _DOOR,
    "alisvest.dashboard.models.notices.OwnQuerySet": _BESIDE,
    "alisvest.outbox.models.circular.CircularQuerySet": _DOOR,
    "alisvest.outbox.models.mail.MailQuerySet": _DOOR,
    "candidates.models.candidate.EmploymentQuerySet": _BESIDE,
    "candidates.models.ending.EmploymentEndQuerySet": _BESIDE,
    "candidates.models.exchange.ExchangeWishQuerySet": _DOOR,
    "candidates.models.regular_post.StillThereQuerySet": _BESIDE,
    "finance.models.grant.GrantQuerySet": _DOOR,
    "finance.models.voucher.EntryQuerySet": _BESIDE,
    "municipalities.models.approval.ApprovalQuerySet": _DOOR,
    "municipalities.models.assessment.AssessmentQuerySet": _DOOR,
    "municipalities.models.assessment.ReaderQuerySet": _DOOR,
    "municipalities.models.card.ContactQuerySet": _ABOVE,
    "municipalities.models.conflict.ConflictDeclarationQuerySet": _DOOR,
    "municipalities.models.criterion.CriterionQuerySet": _PUBLISHED,
    "municipalities.models.criterion.OfStaffQuerySet": _DOOR,
    "municipalities.models.criterion.PhaseQuerySet": _DOOR,
    "municipalities.models.decision.PreparedDecisionQuerySet": _DOOR,
    "municipalities.models.decision.ReleaseQuerySet": _DOOR,
    "municipalities.models.enterprise.TrainingEnterpriseQuerySet": _ABOVE,
    "municipalities.models.feedback.FeedbackQuerySet": _DOOR,
    "municipalities.models.information.InformationRequestQuerySet": _ABOVE,
    "municipalities.models.information.RequestedPointQuerySet": _ABOVE,
    "municipalities.models.meeting.InformationMeetingQuerySet": _PUBLIC,
    "municipalities.models.meeting.ParticipantQuerySet": _DOOR,
    "municipalities.models.mix.MixQuerySet": _DOOR,
    "municipalities.models.municipality.MunicipalityQuerySet": _PUBLIC,
    "municipalities.models.note.InternalNoteQuerySet": _DOOR,
    "municipalities.models.note.MunicipalityMessageQuerySet": _BESIDE,
    "municipalities.models.position_facts.DatedQuerySet": _BESIDE,
    "municipalities.models.question.QuestionQuerySet": _WAITING,
    "municipalities.models.review.RecommendationQuerySet": _DOOR,
    "municipalities.models.review.ResolutionQuerySet": _DOOR,
    "municipalities.models.round.DispensationQuerySet": _BESIDE,
    "municipalities.models.round.InvitationAnswerQuerySet": _BESIDE,
    "municipalities.models.round.InvitationQuerySet": _BESIDE,
    "municipalities.models.round.InviteeQuerySet": _DOOR,
    "municipalities.models.round.RoundQuerySet": _PUBLIC,
    "municipalities.models.score.ApplicationFlagQuerySet": _DOOR,
    "municipalities.models.score.ScoreQuerySet": _DOOR,
    "municipalities.models.screening.ScreeningLineQuerySet": _DOOR,
    "supervision.models.AssignmentQuerySet": _BESIDE,
}
# Doors behind which a second one stands: the page decides by the row too.
SECOND_DOOR = {"audit:history_detail", "audit:opening_list"}


def scopes() -> dict[str, type[QuerySet]]:  # type: ignore[type-arg]
    """Return every queryset that asks who reads, by its dotted name; a new one is in at once."""
    kinds = (type(model._default_manager.get_queryset()) for model in apps.get_models())
    return {f"{kind.__module__}.{kind.__qualname__}": kind for kind in kinds if hasattr(kind, "visible_to")}


def cells(made: World) -> Iterator[tuple[str, str, Role | None, str, str, object]]:
    """Walk the cells that a broken scope would spoil, the likely ones first: foreign rows, by those from outside."""
    people = [entry for entry in clients(made) if entry[0] not in {"anonymous", "deactivated", "no role"}]
    people.sort(key=lambda entry: entry[1] in {Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.RESEARCHER, Role.AUDITOR})
    rows = [
        (name, address(name, made, made.foreign), "foreign") for name, p in PAGES.items() if p.args and not p.post_only
    ]
    more = [(name, reverse(name, args=p.args(made, made.foreign)), "more") for name, p in MORE.items() if p.args]
    lists = [
        (name, address(name, made, made.own), "own") for name, p in PAGES.items() if not p.args and not p.post_only
    ]
    for who, role, client in people:
        for name, path, which in chain(rows, more, lists):
            if PAGES[name].audience != "*" and role in PAGES[name].roles:
                yield name, who, role, which, path, client


def first_red(made: World, app: str) -> str | None:
    """Return the first cell whose answer is not the table's; the scope's own app is asked first."""
    mine = sorted(cells(made), key=lambda cell: not cell[0].startswith(app))
    for name, who, role, which, path, client in mine:
        response = client.get(path)  # type: ignore[attr-defined]
        page = MORE[name] if which == "more" else None
        allowed = expected(name, who, role, "foreign" if page else which, page)
        if response.status_code not in allowed or leaked(role, response):
            return f"{name} {who} {which}"
    return None


def test_nothing_is_red_while_all_stands(made: World) -> None:
    assert first_red(made, "") is None


@pytest.mark.parametrize("scope", sorted(scopes().keys() - UNSHOWN.keys()))
def test_a_scope_that_lets_everything_through_turns_a_cell_red(
    scope: str, made: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scopes()[scope], "visible_to", lambda self, *_who, **_how: self)

    assert first_red(made, scope.split(".", maxsplit=1)[0].removeprefix("alisvest.")) is not None


def test_what_no_cell_can_show_is_still_a_scope() -> None:
    assert UNSHOWN.keys() <= scopes().keys()


DOORS = {name: pattern for name, pattern in patterns(get_resolver()) if name in PAGES and PAGES[name].audience != "*"}


def test_each_door_left_open_is_noticed(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every URL: were its audience everybody, somebody whom the table keeps out would come in."""
    unnoticed = []
    people = {role: client for who, role, client in clients(made) if role and who != "deactivated"}
    for client in people.values():
        client.raise_request_exception = False  # whoever is let in by mistake may stumble further in: that is red too
    for name, pattern in DOORS.items():
        outside = sorted(set(Role) - PAGES[name].roles)
        if not outside:
            continue
        with monkeypatch.context() as patch:
            patch.setattr(pattern.callback, "audience", frozenset(Role))
            path = address(name, made, made.own)
            if all(people[role].get(path).status_code == 403 for role in outside):
                unnoticed.append(name)

    assert set(unnoticed) <= SECOND_DOOR
