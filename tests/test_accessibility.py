"""Every page in a real browser, as somebody it is for: light and dark, wide and narrow, and with a form that failed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, Response
from pytest_django.live_server_helper import LiveServer

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from finance.workflow import ClaimStatus
from municipalities.models import DecisionKind
from municipalities.workflow import AgreementStatus, ApplicationStatus
from tests import axe, world
from tests.access import address
from tests.access_table import PAGES
from tests.browser import complaints_of
from tests.made import print_plainly
from tests.make import agreements, finance, municipalities, people, review
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.walk, pytest.mark.django_db(transaction=True)]

DOWNLOADS = {
    "municipalities:grid_export",
    "municipalities:round_blank",
    "municipalities:submission_download",
    "municipalities:version_download",
    "documents:attachment_read",
    "finance:statement_download",
    "finance:statement_preview",
    "outbox:letter_download",
    "outbox:mail_paper",
    "outbox:paper_download",
}
# The world's own rows lead elsewhere here, or are refused; all but the last are opened with the rows of `waiting`.
LEADS_ELSEWHERE = {
    "accounts:outside_unlink",
    "account_change_password",
    "account_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "candidates:period_add",
    "candidates:period_change",
    "candidates:period_remove",
    "municipalities:application_compare",
    "municipalities:agreement_draft",
    "municipalities:application_reopen",
    "municipalities:complaint_register",
    "municipalities:membership_mine",
    "municipalities:term_amend",
    "municipalities:term_drop",
    "municipalities:version_sign",
}
# Each page is opened as the first of each group that it is for; the division lets two workers share the pages.
OUTSIDE = (Role.CANDIDATE, Role.SUPERVISOR, Role.SIGNER, Role.FINANCE, Role.MANAGER, Role.STEERING)
STAFF = (Role.ADMINISTRATOR, Role.PROJECT_LEADER)
WALKERS = (*STAFF, *OUTSIDE)


def is_for(name: str, role: Role) -> bool:
    page = PAGES[name]
    return page.audience == "*" or role in page.roles - page.blind - page.barred


def walked_by(role: Role) -> list[str]:
    group = STAFF if role in STAFF else OUTSIDE
    pages = [name for name, page in PAGES.items() if not page.post_only and name not in DOWNLOADS]
    own = [name for name in pages if role == next((each for each in group if is_for(name, each)), None)]
    return own if "dashboard:start" in own else ["dashboard:start", *own]  # everybody's start page is another


@pytest.fixture
def made(settings: Any, monkeypatch: pytest.MonkeyPatch) -> World:
    print_plainly(monkeypatch)
    settings.DEMO_TODAY = world.TODAY  # the server's threads read the same clock
    return world.build()


@pytest.fixture
def visit(page: Page, live_server: LiveServer, settings: Any) -> Callable[[User | None, str], Response]:
    """Open an address as a person."""

    def go(person: User | None, path: str) -> Response:
        page.context.clear_cookies()
        if person is not None:
            cookie = people.sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME]
            page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page.set_viewport_size({"width": 1440, "height": 900})
        response = page.goto(f"{live_server.url}{path}")
        assert response is not None
        return response

    return go


Visit = Callable[[User | None, str], Response]


def wearing(made: World, role: Role) -> User:
    person = made.people[role.value]
    assert person is not None
    return person


def waiting(made: World) -> dict[str, tuple[Role, str]]:
    """Make rows that wait for staff, and return where its form stands and for whom."""
    place, doctor, leader, administrator = (
        made.own.municipality,
        made.own.candidate,
        Role.PROJECT_LEADER,
        Role.ADMINISTRATOR,
    )
    rounds = [municipalities.round_(name=f"Round {year}", year=year) for year in (2020, 2021, 2022)]
    submitted = municipalities.application(ApplicationStatus.SUBMITTED, round=rounds[0])
    unresolved = review.recommended(round=rounds[1])
    resolved = review.recommended(round=rounds[2])
    review.resolved(resolved)
    in_order = (ClaimStatus.SENT, ClaimStatus.ATTESTED, ClaimStatus.AUTHORISED)
    sent, attested, authorised = (
        finance.claim(each, municipality=place, candidate=doctor, on=date(2018, 12, 5)).pk for each in in_order
    )
    draft = made.own.draft_plan
    planned = draft.periods.get()
    compared = f"?s={made.own.application.pk}&s={made.foreign.application.pk}"
    amended, signed = (
        agreements.bare_under_way(AgreementStatus.WITH_MUNICIPALITY),
        agreements.bare_under_way(AgreementStatus.TO_SIGN),
    )
    granted = review.position().decision.application_id
    complained = review.decided(kind=DecisionKind.ADMINISTRATIVE)
    early = municipalities.application(ApplicationStatus.SUBMITTED, municipality=place, round=made.asked)
    review.declared(wearing(made, leader))
    return {
        "reopen": (Role.SIGNER, reverse("municipalities:application_reopen", args=[early.pk])),
        "complain": (leader, reverse("municipalities:complaint_register", args=[complained.pk])),
        "draft an agreement": (leader, reverse("municipalities:agreement_draft", args=[granted])),
        "sign": (leader, reverse("municipalities:version_sign", args=[signed.version_id])),
        "answered": (leader, reverse("municipalities:version_detail", args=[amended.version_id])),
        "compare": (leader, reverse("municipalities:application_compare") + compared),
        "add": (leader, reverse("candidates:period_add", args=[draft.pk])),
        "change": (leader, reverse("candidates:period_change", args=[planned.pk])),
        "remove": (leader, reverse("candidates:period_remove", args=[planned.pk])),
        "recommend": (leader, reverse("municipalities:application_review", args=[submitted.pk])),
        "resolution": (leader, reverse("municipalities:resolution_record", args=[unresolved.round_id])),
        "decision": (leader, reverse("municipalities:decision_prepare", args=[resolved.pk])),
        "attest": (administrator, reverse("finance:claim_attest", args=[sent])),
        "return": (administrator, reverse("finance:claim_return", args=[sent])),
        "authorise": (leader, reverse("finance:claim_authorise", args=[attested])),
        "pay": (administrator, reverse("finance:claim_pay", args=[authorised])),
    }


@pytest.mark.parametrize("role", WALKERS)
def test_every_page_is_accessible(role: Role, made: World, page: Page, visit: Visit) -> None:
    wrong, elsewhere = [], set()
    for name in walked_by(role):
        response = visit(wearing(made, role), address(name, made, made.own))
        if response.status != 200 or response.request.redirected_from:
            elsewhere.add(name)
            complaints_of(page).clear()  # the browser names every refused address
        else:
            wrong += faults(name, page, response)

    assert wrong == []
    assert elsewhere == LEADS_ELSEWHERE & set(walked_by(role))


def faults(name: str, page: Page, response: Response) -> list[str]:
    found = [*axe.faults(page, response.text()), *complaints_of(page)]
    complaints_of(page).clear()
    return [f"{name}: {each}" for each in found]


def test_what_waits_for_staff_is_accessible(made: World, page: Page, visit: Visit) -> None:
    wrong = []
    for name, (role, path) in waiting(made).items():
        response = visit(wearing(made, role), path)
        assert (response.status, response.request.redirected_from) == (200, None), name
        wrong += faults(name, page, response)

    assert wrong == []


def test_the_sign_in_page_and_every_refusal_are_accessible(made: World, page: Page, visit: Visit) -> None:
    leader = wearing(made, Role.PROJECT_LEADER)
    wrong = faults("sign in", page, visit(None, reverse("account_login")))
    for person, path, status in (
        (wearing(made, Role.CANDIDATE), reverse("finance:overview"), 403),
        (leader, "/no-such-page-anywhere/", 404),
        (leader, reverse("municipalities:application_detail", args=[0]), 404),
        (leader, reverse("candidates:period_add", args=[made.own.plan.pk]), 409),
    ):
        response = visit(person, path)
        assert response.status == status, path
        complaints_of(page).clear()  # the browser names every refused address
        wrong += faults(str(status), page, response)

    assert wrong == []


def test_what_a_phone_shows_can_be_read(made: World, page: Page, visit: Visit) -> None:
    """Its menu, its bar, and lists as cards: the start page of everybody who walks, and the lists of those with most."""
    lists = ("municipalities:application_list", "candidates:position_list", "supervision:supervisor_list")
    seen = [(role, "dashboard:start") for role in WALKERS] + [(Role.PROJECT_LEADER, name) for name in lists]
    wrong = []
    for role, name in seen:
        visit(wearing(made, role), address(name, made, made.own))
        wrong += [f"{role}, {name}: {each}" for each in axe.colours_on_a_phone(page)]

    assert wrong == []


SPOIL = """() => {
    const main = document.querySelector('main');
    main.insertAdjacentHTML('beforeend', '<h1>Two</h1><img src="data:,"><p id="twice">a</p><p id="twice">b</p>'
        + '<label for="nowhere">c</label><p id="pale">hard to read</p><p id="wide">e</p>');
    document.documentElement.lang = 'de';
    document.getElementById('pale').style.color = '#33424b';
    document.getElementById('wide').style.width = '2000px';
    document.title = 'Nothing';
}"""


def test_a_spoilt_page_is_found_out(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}{reverse('account_login')}")
    page.evaluate(SPOIL)

    found = "\n".join([*axe.faults(page, '<p style="color: red">'), *axe.colours_on_a_phone(page)])

    complaints_of(page).clear()
    for fault in (
        "2 h1",
        "image-alt",
        "id twice: twice",
        "for leads nowhere: nowhere",
        "1440 dark: color-contrast: #pale",
        "390 dark: color-contrast: #pale",
        "scrolls sideways",
        "lang: de",
        "title: Nothing",
        "style in the HTML",
    ):
        assert fault in found


ASK_NOTHING = {"compare", "authorise", "remove", "reopen", "answered", "recommend"}
# Everything typed is nonsense, every choice is undone.
NONSENSE = """() => {
    const form = [...document.querySelectorAll('main form[method=post]')].find(f => f.querySelector('.ds-input, fieldset'));
    if (!form) throw new Error('no form: ' + location.pathname + document.title);
    for (const e of form.elements) {
        if (e.matches('select')) e.selectedIndex = 0;
        else if (e.matches('textarea')) e.value = '';
        else if (e.matches('[type=radio], [type=checkbox]')) e.checked = false;
        else if (e.matches('input:not([type=hidden])')) { e.type = 'text'; e.value = 'nonsense!'; }
    }
    form.requestSubmit(form.querySelector('button[type=submit], button:not([type])'));
}"""


@pytest.mark.parametrize("whose", ["people's own", "staff's"])
def test_a_failed_form_says_what_is_wrong_accessibly(whose: str, made: World, page: Page, visit: Visit) -> None:
    forms: dict[str, tuple[Role, str]]
    if whose == "staff's":
        forms = {name: where for name, where in waiting(made).items() if name not in ASK_NOTHING}
    else:
        names = {
            "supervision:meeting_record": Role.SUPERVISOR,
            "municipalities:section_save": Role.SIGNER,
            "finance:claim_line_add": Role.FINANCE,
            "municipalities:membership_invite": Role.MANAGER,
        }
        forms = {name: (role, address(name, made, made.own)) for name, role in names.items()}
    wrong = []
    for name, (role, path) in forms.items():
        visit(wearing(made, role), path)
        with page.expect_navigation() as sent:
            page.evaluate(NONSENSE)
        assert sent.value is not None
        assert sent.value.status == 422, name
        assert page.title().startswith("Feil: "), name
        assert page.evaluate("document.activeElement.hasAttribute('data-errorsummary')"), name
        complaints_of(page).clear()  # the browser names the answer's status
        wrong += faults(name, page, sent.value)

    assert wrong == []
