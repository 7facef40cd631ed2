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

from municipalities.models import Municipality, Round
from municipalities.workflow import ApplicationStatus
from supervision.models import Meeting
from tests.browser import complaints_of
from tests.make import municipalities
from tests.walk import (
    DOCTOR,
    OTHERS,
    OURS,
    PEOPLE,
    PHONE,
    SUPERVISOR,
    Walk,
    booked,
    enter_people,
    facts,
    kroner,
    text_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What the writer answers, point by point. A tuple is a choice among boxes; the rest is typed or chosen from a list.
POINTS: dict[str, dict[str, str | tuple[str, ...]]] = {
    "0. How the post is organised": {
        "Who is responsible for the post": ("Municipal chief doctor",),
        "Size of the post": "100",
        "Earliest start": "2017-09-01",
        "How will the municipality organise": "A permanent municipal post under the chief doctor.",
    },
    "1. Recruitment situation": {
        "GP contracts in the municipality": "9",
        "GP contracts without": "2",
        "Describe the general recruitment": "Three doctors have left in three years.",
    },
    "2. The candidate's own listed patients": {
        "Which arrangement is chosen?": ("Municipal list in a municipal GP centre",),
        "List length": "500",
    },
    "3. Daily supervision by a colleague": {
        "Who gives daily supervision?": ("A specialist in general practice at the same office",),
        "Number of doctors who share": "3",
        "Is a supervising colleague present": ("Yes",),
        "How is daily supervision provided?": "A colleague of the day stands in the timetable.",
    },
    "4. The candidate's own local supervisor": {
        "Name of the supervisor": SUPERVISOR,
        "Is the supervisor a specialist": ("Yes",),
        "Is the supervisor employed": ("Yes",),
        "Structured supervision": "8",
    },
    "5. Back-up doctor on out-of-hours duty": {
        "Who backs the candidate up?": ("A back-up rota shared with other municipalities",),
        "How is back-up arranged": "A rota of four approved doctors.",
    },
    "6. The doctors' office": {
        "Doctor 1, age": "54",
        "Doctor 1, specialty": "General practice",
        "Is there a suitable office": ("Yes",),
        "Staff 1, kind": "Health secretary",
        "Staff 1, number": "4",
        "Equipment at the office": ("ECG", "Spirometry"),
    },
    "7. Municipal work and breadth": {
        "Which municipal tasks": ("General practice", "Nursing home"),
        "Municipal work possible": "10",
        "Municipal work wanted": "7",
        "How does the doctor get breadth": "A day a week at the nursing home, by turns with the school.",
    },
    "8. Locums and absence": {
        "How is the candidate's absence covered?": ("Colleagues at the office take over",),
        "Number of doctors who can cover": "3",
        "How vulnerable": "Vulnerable in the summer only.",
    },
    "9. New or already employed doctor": {"Who is to have the post?": ("A new candidate, the post is advertised",)},
}


def leader_opens_the_round(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 3, 1)):
        walk.open("Rounds")
        walk.follow("Open a round")
        walk.fill_in(
            {
                "Name of the round": "ALIS-Vest 2017",
                "Deadline": "2017-03-15",
                "Places, at least": "12",
                "Places, at most": "15",
                "Kind of decision": ("Grant without right of complaint",),
            }
        )
        walk.press("Read through")
        walk.press("Open and invite")
        walk.heading("ALIS-Vest 2017")
        walk.sees("The round is open and the municipalities are invited.", OURS)


def writer_answers_the_ten_points(walk: Walk) -> None:
    with walk.as_person("writer", date(2017, 3, 3)):
        walk.follow("Apply for posts: ALIS-Vest 2017")
        walk.press("Start the application")
        walk.follow("0. How the post is organised")
        for heading, answers in POINTS.items():
            walk.heading(heading)
            walk.fill_in(answers)
            walk.press("Save and continue")
        walk.sees("Point 9 is saved.")
        walk.follow("Check the answers")
        walk.heading(f"The whole application from {OURS}")
        expect(walk.main.get_by_text("These points lack answers")).to_have_count(0)
        walk.sees("The application is submitted by somebody with the role signer:", PEOPLE["signer"][0])


def signer_submits_it(walk: Walk) -> None:
    with walk.as_person("signer", date(2017, 3, 13)):
        walk.follow("Submit the application")
        walk.sees("A rota of four approved doctors.")
        walk.main.get_by_label("I have read the whole application").check()
        walk.press("Submit the application")
        walk.heading("The application is received: ALIS-2017-001")
        walk.sees("Fingerprint of the content")


def writer_can_write_no_more(walk: Walk) -> None:
    with walk.as_person("writer", date(2017, 3, 14)):
        walk.open("Applications")
        walk.follow(OURS)
        walk.follow("5. Back-up doctor on out-of-hours duty")
        walk.sees("A rota of four approved doctors.")
        application = walk.page.url.split("/check/")[0]
        walk.page.goto(f"{application}/sections/backup/")  # as from a bookmark of the day before
        walk.sees("What is saved")
        expect(walk.main.get_by_role("button", name="Save and continue")).to_have_count(0)


def leader_compares_and_recommends(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 3, 20)):
        walk.follow("Assess 2 applications")
        walk.main.get_by_label(f"Choose {OURS}").check()
        walk.main.get_by_label(f"Choose {OTHERS}").check()
        walk.press("Compare the chosen")
        walk.heading("Compare applications")
        walk.follow(OURS)
        walk.sees("A rota of four approved doctors.")
        walk.choose("Recommendation", "Recommended")
        walk.type("Posts", "1")
        walk.type("Reasons", "A specialist is there every day, and the list is the municipality's own.")
        walk.press("Save the recommendation")
        walk.sees(f"The recommendation for {OURS} is saved.")
        walk.follow(f"Next: {OTHERS}")
        walk.heading(OTHERS)
        walk.choose("Recommendation", "Not recommended")
        walk.type("Reasons", "The office is not ready this year.")
        walk.press("Save the recommendation")
        walk.sees(f"The recommendation for {OTHERS} is saved.")


def leader_records_the_resolution_and_decides(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 4, 4)):
        walk.follow("Record the steering group's resolution")
        walk.type("Date of the meeting", "2017-04-04")
        walk.type("Reference of the minutes", "SG 2/17")
        walk.type("What the steering group resolved", "As recommended.")
        walk.press("Read through")
        walk.sees(f"{OURS} (1)", f"Refused: {OTHERS}.")
        walk.press("Record the resolution")
        walk.follow(f"Issue the decision: {OURS}")
        walk.type("Reasons", "Kvam has a specialist in the office every day.")
        walk.press("Read through")
        walk.heading("Will you issue the decision?")
        walk.sees(f"The letter goes to: {PEOPLE['signer'][0]}")
        walk.press("Issue the decision")
        walk.heading(f"Decision for {OURS}")
        walk.sees(f"{OURS} is granted 1 post.")


def signer_employs_the_doctor(walk: Walk) -> None:
    with walk.as_person("signer", date(2017, 6, 20)):
        walk.open("Applications")
        walk.follow(OURS)
        walk.follow("Read the decision")
        walk.sees("Kvam has a specialist in the office every day.")
        walk.follow("See the positions and their doctors")
        walk.follow("Employ a doctor")
        walk.type("The doctor's name", DOCTOR)
        walk.type("HPR number", "4012345")
        walk.type("First day", "2017-09-01")
        walk.type("Position percentage", "100")
        walk.press("Employ the doctor")
        walk.heading(DOCTOR)


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
    leader_opens_the_round(walk)
    writer_answers_the_ten_points(walk)
    signer_submits_it(walk)
    writer_can_write_no_more(walk)
    municipalities.application(
        ApplicationStatus.SUBMITTED, municipality=Municipality.objects.get(name=OTHERS), round=Round.objects.get()
    )
    leader_compares_and_recommends(walk)
    leader_records_the_resolution_and_decides(walk)
    signer_employs_the_doctor(walk)
    leader_makes_the_plan(walk)
    administrator_assigns_a_supervisor(walk)
    supervisor_records_a_meeting_on_the_phone(walk)
    leader_opens_the_year_and_enters_the_grant(walk)
    finance_sends_a_claim(walk)
    programme_refunds_it(walk)
    administrator_charges_the_egenandel(walk)
    leader_closes_the_year_and_issues_the_statement(walk)
    municipality_downloads_the_statement(walk)
