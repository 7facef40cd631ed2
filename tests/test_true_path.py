"""The whole true path, from the call of March 2017 to the statement of January 2018, as the people themselves walk it.

Everything is clicked and typed in a real browser, each person signing in with a password. Beforehand stand only the
people, the register, rates, rule sets and the chart of accounts, and one application of another municipality.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from supervision.models import Meeting
from tests.browser import complaints_of
from tests.walk import (
    DOCTOR,
    OURS,
    PHONE,
    SUPERVISOR,
    Walk,
    booked,
    enter_people,
    facts,
    kroner,
    text_of,
)
from tests.walk_to_post import from_the_call_to_the_filled_post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def leader_makes_the_plan(walk: Walk) -> None:
    periods = (
        ("Open, unselected general practice", "Kvam legesenter", "2017-09-01", "2019-08-31"),
        ("Hospital", "Haukeland universitetssjukehus", "2019-09-01", "2020-08-31"),
        ("Open, unselected general practice", "Kvam legesenter", "2020-09-01", "2022-08-31"),
    )
    with walk.as_person("leader", date(2017, 9, 4)):
        walk.open("Candidates")
        walk.follow(DOCTOR)
        walk.follow("Make the plan")
        walk.type("Requirements", "The programme's requirements of 2016")
        walk.press("Make the plan")
        for kind, place, first, last in periods:
            walk.follow("Add a period")
            walk.fill_in({"Kind of service": kind, "Place": place, "First day": first, "Last day": last})
            walk.press("Save the period")
            walk.sees("The period is added.")
        expect(walk.main.get_by_role("region", name="Requirements").get_by_role("listitem").first).to_be_visible()
        walk.follow("Agree on the plan")
        walk.confirm("Agree on the plan")
        walk.sees("The plan is agreed.")


def administrator_assigns_a_supervisor(walk: Walk) -> None:
    with walk.as_person("administrator", date(2017, 9, 5)):
        walk.open("Supervisors")
        walk.follow("Register a supervisor")
        walk.fill_in(
            {
                "Name": SUPERVISOR,
                "HPR number": "3012345",
                "Specialist in general practice since": "2005-01-01",
                "Workplace": "Kvam legesenter",
                "Municipality": OURS,
                "E-mail": "supervisor@example.no",
            }
        )
        walk.press("Register the supervisor")
        walk.follow("Assign a candidate")
        walk.type("Candidate", DOCTOR)
        walk.type("First day", "2017-09-01")
        walk.press("Assign the supervisor")
        walk.sees(f"{SUPERVISOR} is the supervisor of {DOCTOR}.")


def supervisor_records_a_meeting_on_the_phone(walk: Walk) -> None:
    with walk.as_person("supervisor", date(2017, 9, 14), PHONE):
        walk.follow("Record a meeting")
        walk.type("Candidate", DOCTOR)
        walk.type("Date of the meeting", "2017-09-13")
        walk.choose("Duration", "2 hours")
        walk.press("Save the meeting")
        walk.sees(f"The meeting with {DOCTOR} on 13")
        expect(walk.main.get_by_role("cell", name=re.compile("September 2017: 2 hours"))).to_be_visible()
        walk.sees("2 of 2")
        assert walk.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], "scrolls sideways"
    assert Meeting.objects.get().minutes == 120


def leader_opens_the_year_and_enters_the_grant(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 9, 20)):
        walk.open("Finance")
        walk.follow("Financial years")
        walk.follow("Open a year")
        walk.press("Open the year")
        walk.sees("The year is open.")
        walk.open("Finance")
        walk.follow("Enter the grant")
        walk.type("Amount received", "5 000 000")
        walk.type("Reference of the letter", "17/4021-2")
        walk.press("Enter the grant")
        walk.sees("The grant is entered in the ledger.")


def finance_sends_a_claim(walk: Walk) -> None:
    with walk.as_person("finance", date(2017, 12, 4)):
        walk.open("Claims")
        walk.follow("Start a claim")
        walk.type("Year", "2017")
        walk.press("Start the claim")
        walk.follow("Add a line")
        walk.fill_in(
            {
                "Candidate": DOCTOR,
                "Category": "Course fee",
                "Date of the cost": "2017-11-02",
                "What it was for": "Grunnkurs A",
                "Receipt or voucher number": "F-1001",
                "Amount asked": "1e5",
            }
        )
        walk.press("Save the line")
        amount = walk.field("Amount asked")
        expect(amount).to_have_attribute("aria-invalid", "true")
        expect(amount).to_have_value("1e5")
        expect(walk.field("What it was for")).to_have_value("Grunnkurs A")
        assert "422" in complaints_of(walk.page).pop()
        amount.fill("12 345,50")
        walk.press("Save the line")
        walk.sees("The line is added.")
        walk.follow("Send the claim")
        walk.confirm("Send the claim")
        walk.sees("The claim is sent.")


def programme_refunds_it(walk: Walk) -> None:
    with walk.as_person("administrator", date(2017, 12, 11)):
        walk.follow("Attest claim")
        walk.follow("Attest the claim")
        walk.press("Attest the claim")
        walk.sees("The claim is attested.")
    with walk.as_person("leader", date(2017, 12, 14)):
        walk.follow("Authorise claim")
        walk.follow("Authorise the claim")
        walk.press("Authorise the claim")
        walk.sees("The claim is authorised and entered in the ledger.")
    with walk.as_person("administrator", date(2017, 12, 20)):
        walk.follow("Pay claim")
        walk.follow("Enter the payment")
        walk.type("Payment reference", "BBS 441")
        walk.press("Enter the payment")
        walk.sees("The payment is entered in the ledger.")


def administrator_charges_the_egenandel(walk: Walk) -> None:
    with walk.as_person("administrator", date(2017, 12, 21)):
        walk.open("Egenandel")
        walk.press(f"Charge: {OURS}")
        walk.sees("The egenandel is charged and entered in the ledger.")
        walk.follow("Enter the payment")
        walk.type("Payment reference", "Bank 17-1")
        walk.press("Enter the payment")
        walk.sees("The payment is entered in the ledger.")


def leader_closes_the_year_and_issues_the_statement(walk: Walk) -> None:
    with walk.as_person("leader", date(2018, 1, 9)):
        walk.open("Finance")
        walk.follow("Financial years")
        walk.follow("Close the year: 2017")
        walk.press("Close the year")
        walk.sees("The year is closed.")
        walk.open("Annual cost statements")
        walk.follow(f"Issue the statement: {OURS}")
        walk.press("Issue the statement")
        walk.sees("is issued.")


def municipality_downloads_the_statement(walk: Walk) -> None:
    with walk.as_person("finance", date(2018, 1, 12)):
        walk.open("Annual cost statements")
        walk.follow("2017")
        walk.sees("Sums and balance")
        sums = facts(walk.main.get_by_role("region", name="Sums and balance"))
        with walk.page.expect_download() as download:
            walk.follow("Download PDF")
        printed = text_of(download.value.path())
    entries = booked()
    assert entries["Approved refund"] == 12_345_50
    for name, ore in entries.items():
        assert sums[name] == f"{kroner(ore)} kr", name
        assert kroner(ore) in printed, name


def test_from_the_call_to_the_statement(page: Page, live_server: LiveServer, settings: Settings) -> None:
    enter_people()
    walk = Walk(page, live_server, settings)
    from_the_call_to_the_filled_post(walk)
    leader_makes_the_plan(walk)
    administrator_assigns_a_supervisor(walk)
    supervisor_records_a_meeting_on_the_phone(walk)
    leader_opens_the_year_and_enters_the_grant(walk)
    finance_sends_a_claim(walk)
    programme_refunds_it(walk)
    administrator_charges_the_egenandel(walk)
    leader_closes_the_year_and_issues_the_statement(walk)
    municipality_downloads_the_statement(walk)
