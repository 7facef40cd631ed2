"""One browser in the hands of one person after another: how a test walks through the application as they do."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Sum
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from alisvest.accounts.actions import appoint, register_person
from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from alisvest.programme.actions import load_founding_values
from candidates.actions import load_rule_sets
from finance.actions import load_chart
from finance.models import Entry
from finance.workflow import AccountUse
from municipalities.actions import add_member, load_register
from municipalities.models import Municipality

PASSWORD = "fjord og fjell 2017"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
START = date(2017, 1, 1)
OURS, OTHERS = "Kvam", "Stord"
DOCTOR, SUPERVISOR = "Ingrid Solheim", "Torbjørn Aksnes"

PEOPLE: dict[str, tuple[str, Role | None]] = {
    "leader": ("Turid Haukås", Role.PROJECT_LEADER),
    "administrator": ("Odd Bruvik", Role.ADMINISTRATOR),
    "writer": ("Gro Steine", Role.WRITER),
    "signer": ("Nils Vikøy", Role.SIGNER),
    "finance": ("Liv Strandebarm", Role.FINANCE),
    "supervisor": (SUPERVISOR, None),
}


class Walk:
    """One browser in the hands of one person after another, with the application's clock moved between the scenes."""

    def __init__(self, page: Page, server: LiveServer, settings: Settings) -> None:
        self.page, self.server, self.settings = page, server, settings
        settings.SECOND_FACTOR = "offered"  # as in the demonstration; tests/accounts/test_browser.py signs in with one
        english = {"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": server.url}
        page.context.add_cookies([english])  # type: ignore[list-item]  # until somebody has signed in
        page.set_default_timeout(30_000)

    @contextmanager
    def as_person(self, who: str, day: date, size: dict[str, int] = DESK) -> Iterator[None]:
        """Sign in on that day, do what the block does, and sign out."""
        self.settings.DEMO_TODAY = day
        self.page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict of its two numbers
        self.page.goto(self.server.url)
        self.type("E-mail", f"{who}@example.no")
        self.type("Password", PASSWORD)
        self.press("Sign in")
        yield
        if size == PHONE:
            self.page.get_by_role("button", name="Menu").click()
        self.menu.get_by_text(PEOPLE[who][0]).click()
        self.menu.get_by_role("button", name="Sign out").click()
        self.sees("You are signed out.")

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def menu(self) -> Locator:
        return self.page.get_by_role("navigation", name="Main menu")

    def open(self, entry: str) -> None:
        """Choose from the main menu; a number of waiting things may follow the name."""
        link = self.menu.get_by_role("link", name=re.compile(rf"^{entry}\b"))
        link.click()
        expect(link).to_have_attribute("aria-current", "page")

    def follow(self, name: str) -> None:
        self.main.get_by_role("link", name=name).first.click()

    def press(self, name: str) -> None:
        self.main.get_by_role("button", name=name, exact=True).click()

    def confirm(self, name: str) -> None:
        """Press the button of the dialog that asks before what cannot be undone."""
        self.page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()

    def field(self, label: str) -> Locator:
        labelled = self.main.get_by_label(re.compile("^" + re.escape(label)))
        return labelled.and_(self.page.locator("input, select, textarea"))

    def type(self, label: str, text: str) -> None:
        """Fill in the field whose label begins so; a list of choices is chosen from."""
        field = self.field(label)
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)

    def choose(self, question: str, *answers: str) -> None:
        boxes = self.main.get_by_role("group", name=re.compile("^" + re.escape(question)))
        for answer in answers:
            boxes.get_by_label(answer, exact=True).check()

    def fill_in(self, answers: Mapping[str, str | tuple[str, ...]]) -> None:
        for label, answer in answers.items():
            if isinstance(answer, str):
                self.type(label, answer)
            else:
                self.choose(label, *answer)

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.main).to_contain_text(text)

    def heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(text)


def enter_people() -> None:
    """Load what stands before anything happens, and enter those who sign in."""
    with clock.at(date(2017, 1, 2)):
        load_founding_values(by=None)
        load_register(by=None)
        load_rule_sets(by=None)
        load_chart(by=None)
        leader: User | None = None
        for key, (name, role) in PEOPLE.items():
            person = register_person(email=f"{key}@example.no", name=name, password=PASSWORD, language="en", by=leader)
            if key == "leader":
                leader = person.wear(Hat(Role.PROJECT_LEADER, None, ""))
            if role in (Role.PROJECT_LEADER, Role.ADMINISTRATOR):
                appoint(person, role, start=START, by=leader)
            elif role and leader:
                add_member(Municipality.objects.get(name=OURS), person, role, start=START, by=leader)


def kroner(ore: int) -> str:
    """Write øre as the statement does: «12 345,50», and «1 000» where there are no øre."""
    whole, rest = divmod(ore, 100)
    return f"{whole:,}".replace(",", " ") + (f",{rest:02}" if rest else "")


def facts(panel: Locator) -> dict[str, str]:
    terms, values = panel.locator("dt").all_inner_texts(), panel.locator("dd").all_inner_texts()
    return {plain(term): plain(value) for term, value in zip(terms, values, strict=True)}


def text_of(file: Path) -> str:
    return plain(" ".join(page.extract_text() for page in PdfReader(file).pages))


def plain(text: str) -> str:
    """Return the text with every kind of space as one plain space."""
    return re.sub(r"\s+", " ", text).strip()


# What the statement calls a sum, and the entries it is the sum of.
LEDGER: dict[str, tuple[AccountUse, dict[str, Any]]] = {
    "Approved refund": (AccountUse.REFUNDS_PAYABLE, {"amount__lt": 0}),
    "Paid out": (AccountUse.REFUNDS_PAYABLE, {"amount__gt": 0}),
    "Charged": (AccountUse.EGENANDEL_RECEIVABLE, {"amount__gt": 0}),
    "Paid in": (AccountUse.EGENANDEL_RECEIVABLE, {"amount__lt": 0}),
}


def booked() -> dict[str, int]:
    """Return the sums of the municipality's entries (øre), by what the statement calls them."""
    return {name: _sum_of(use, **only) for name, (use, only) in LEDGER.items()}


def _sum_of(use: AccountUse, **only: Any) -> int:
    """Return the size (øre) of the municipality's entries on the account."""
    entries = Entry.objects.filter(municipality__name=OURS, account__use=use, **only)
    return abs(int(entries.aggregate(total=Sum("amount"))["total"]))
