"""The first half of the true path: from the preparation of the round of 2017 to a signed agreement and a filled post."""

from datetime import date

from playwright.sync_api import expect

from alisvest.core import clock
from alisvest.outbox.actions import print_letters
from municipalities.models import Municipality, Round
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities
from tests.walk import DOCTOR, OTHERS, OURS, PEOPLE, SUPERVISOR, Walk

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
    "5. Back-up doctor on out-of-hours duty": {
        "Who backs the candidate up?": ("A back-up rota shared with other municipalities",),
        "How is back-up arranged": "A rota of four approved doctors.",
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
    "6. The doctors' office": {
        "Doctor 1, age": "54",
        "Doctor 1, specialty": "General practice",
        "Is there a suitable office": ("Yes",),
        "Staff 1, kind": "Health secretary",
        "Staff 1, number": "4",
        "Equipment at the office": ("ECG", "Spirometry"),
    },
    "9. New or already employed doctor": {"Who is to have the post?": ("A new candidate, the post is advertised",)},
}


SCALE = {4: "Every day", 3: "Four days a week", 2: "Three days a week", 1: "Now and then", 0: "Never"}


def worker_puts_the_letters_on_paper(walk: Walk) -> None:
    """What calls a round or releases it writes the letters; their PDFs are made beside the requests."""
    with clock.at(walk.settings.DEMO_TODAY):
        assert print_letters() > 0


def leader_prepares_and_calls_the_round(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 3, 1)):
        walk.open("Rounds")
        walk.follow("Prepare a round")
        walk.fill_in(
            {
                "Name of the round": "ALIS-Vest 2017",
                "Deadline": "2017-03-15",
                "Places, at least": "12",
                "Places, at most": "15",
                "Kind of decision": ("Grant without right of complaint",),
            }
        )
        walk.press("Prepare the round")
        walk.heading("Set-up of ALIS-Vest 2017")
        walk.sees("Publish the criteria first")
        walk.follow("Criteria, with weights and scale")
        walk.follow("Write a criterion")
        walk.fill_in(
            {
                "Title, bokmål": "Daglig veiledning",
                "Title, nynorsk": "Dagleg rettleiing",
                "Weight": "40",
                **{f"{value}, {form}": words for value, words in SCALE.items() for form in ("bokmål", "nynorsk")},
            }
        )
        walk.press("Save the criterion")
        walk.sees("The criterion is saved.")
        walk.follow("Publish and lock")
        walk.press("Publish and lock")
        walk.sees("The criteria are published and locked.")
        walk.open("Rounds")
        walk.follow("ALIS-Vest 2017")
        walk.follow("Set-up")
        walk.follow("Read through and call")
        walk.sees("are invited by a formal letter", OURS)
        walk.press("Call and invite")
        walk.heading("ALIS-Vest 2017")
        walk.sees("The round is called and the municipalities are invited.")
    worker_puts_the_letters_on_paper(walk)


def writer_answers_the_ten_points(walk: Walk) -> None:
    with walk.as_person("writer", date(2017, 3, 3)):
        walk.follow("Apply for posts: ALIS-Vest 2017")
        walk.press("Start the application")
        walk.follow("0. How the post is organised")
        for heading, answers in POINTS.items():
            walk.heading(heading)
            walk.fill_in(answers)
            walk.press("Save and next")
        walk.sees("Point 9 is saved.")
        walk.follow("Check the answers")
        walk.heading(f"The whole application from {OURS}")
        expect(walk.main.get_by_text("These points lack answers")).to_have_count(0)
        walk.sees("The application is submitted by somebody with the role signer:", PEOPLE["signer"][0])
        walk.press("Send it to the signer")
        walk.sees("The application is with the signer, who gets a mail.")


def signer_submits_it(walk: Walk) -> None:
    with walk.as_person("signer", date(2017, 3, 13)):
        walk.follow("Read and submit the application: ALIS-Vest 2017")
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


def reviewers_declare_and_score(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 3, 16)):
        walk.follow("Assess 2 applications")
        _declares(walk)
        walk.follow("Who reads what")
        walk.press("Save the reviewers")
        walk.sees("The reviewers are saved. Whoever is new has been told.")
        _scores(walk, 4, 2)
    with walk.as_person("administrator", date(2017, 3, 17)):
        walk.open("Review")
        _declares(walk)
        _scores(walk, 3, 2)


def _declares(walk: Walk) -> None:
    walk.follow("Declare for the round")
    walk.main.get_by_label("I have no conflict of interest").check()
    walk.press("Declare for the round")
    walk.sees("Your declaration is saved: no conflict of interest.")


def _scores(walk: Walk, ours: int, others: int) -> None:
    walk.follow("Read the next")
    for name, value in ((OURS, ours), (OTHERS, others)):
        walk.heading(name)
        walk.sees("0 of 1 scored")
        walk.choose("Daglig veiledning", f"{value} {SCALE[value]}")
        walk.press("Save and go to the next")
        walk.sees(f"{name} is scored.")
    walk.sees("You have no more applications to read in this round.")


def leader_compares_and_recommends(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 3, 20)):
        walk.follow("Assess 2 applications")
        walk.main.get_by_label(f"Choose {OURS}").check()
        walk.main.get_by_label(f"Choose {OTHERS}").check()
        walk.press("Compare the chosen")
        walk.heading("Compare applications")
        walk.follow(OURS)
        walk.sees("A rota of four approved doctors.")
        walk.main.get_by_role("link", name="Recommend", exact=True).click()
        walk.type("Place 1", "Granted")
        walk.type("Reasons", "A specialist is there every day, and the list is the municipality's own.")
        walk.press("Save the recommendation")
        walk.sees(f"The recommendation for {OURS} is saved.")
        walk.follow(f"Next: {OTHERS}")
        walk.heading(f"Recommendation for {OTHERS}")
        walk.main.get_by_role("combobox").select_option(label="Refused")  # the place has a name of its own
        walk.type("Reasons", "The office is not ready this year.")
        walk.press("Save the recommendation")
        walk.sees(f"The recommendation for {OTHERS} is saved.")
        walk.follow("The round's recommendation")
        walk.sees("The office is not ready this year.")


def leader_records_the_resolution_and_releases(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 4, 4)):
        walk.follow("Record the steering group's resolution")
        walk.type("Date of the meeting", "2017-04-04")
        walk.type("Reference of the minutes", "SG 2/17")
        walk.type("What the steering group resolved", "As recommended.")
        walk.press("Read through")
        walk.sees(f"{OURS} (1)", f"Refused: {OTHERS}.")
        walk.press("Record the resolution")
        walk.heading("Decisions of the round")
        walk.sees(f"These decisions are not written yet: {OURS}, {OTHERS}")
        for name, reasons in ((OURS, "Kvam has a specialist in the office every day."), (OTHERS, "Not this year.")):
            walk.follow("Write the decision")
            walk.heading(f"Write the decision for {name}")
            walk.type("Reasons", reasons)
            walk.press("Save the decision")
            walk.sees("The decision is saved. It leaves when the round is released.")
        walk.type("Days to accept what is granted", "21")
        walk.type("Days to accept an offer from the waiting list", "14")
        walk.type("The waiting list holds until", "2017-12-31")
        walk.press("Read through")
        walk.sees("2 decisions with their letters leave together at once.")
        walk.press("Release the decisions")
        walk.sees("The decisions are released and the letters are on their way.")
    worker_puts_the_letters_on_paper(walk)


def signer_accepts_the_post(walk: Walk) -> None:
    with walk.as_person("signer", date(2017, 4, 10)):
        walk.follow("Accept or decline the posts: ALIS-Vest 2017")
        walk.follow("Read the decision")
        walk.sees("Kvam has a specialist in the office every day.", f"{OURS} is granted 1 post.")
        walk.follow("Accept or decline the posts")
        walk.type("Reference on invoices", "Kvam 4410")
        walk.main.get_by_label("I have read the decision").check()
        walk.press("Sign and accept")
        walk.sees("The posts are accepted. The agreement is made from the application.")


def leader_makes_the_agreement(walk: Walk) -> None:
    with walk.as_person("leader", date(2017, 4, 18)):
        walk.open("Agreements")
        walk.follow(OURS)
        walk.press("Make the agreement")
        walk.sees("The agreement is made from the application. Read it through and send it.")
        walk.heading(f"Agreement with {OURS}, version 1")
        walk.sees("A colleague of the day stands in the timetable.")
        walk.follow("Send to the municipality")
        walk.press("Send the agreement")
        walk.sees("The agreement is passed on")


def both_sign_it(walk: Walk) -> None:
    with walk.as_person("signer", date(2017, 5, 2)):
        walk.follow(f"Answer the agreement: {OURS}")
        walk.press("Confirm all")
        walk.follow("Hand over the answers")
        walk.press("Hand over the answers")
        walk.sees("The answers are handed over.")
    with walk.as_person("leader", date(2017, 5, 4)):
        walk.follow(f"Sign the agreement: {OURS}")
        _signs(walk)
        walk.sees("You have signed. Others are still to sign.")
    with walk.as_person("signer", date(2017, 5, 8)):
        walk.follow(f"Sign the agreement: {OURS}")
        _signs(walk)
        walk.sees("The agreement is signed by all and stands.")
        walk.follow("See the posts")
        walk.sees(f"{OURS} 1")


def _signs(walk: Walk) -> None:
    walk.follow("Read and sign")
    walk.main.get_by_label("I have read the agreement").check()
    walk.press("Sign the agreement")


def signer_advertises_the_post(walk: Walk) -> None:
    with walk.as_person("signer", date(2017, 5, 10)):
        walk.open("Posts")
        walk.follow(f"{OURS} 1")
        walk.follow("Advertise the post")
        walk.press("Save the advertisement")
        walk.sees("The advertisement is written. Enter it here when it is published.")
        walk.follow("Enter as published")
        walk.type("Where it is published", "Tidsskrift for Den norske legeforening")
        walk.press("Save as published")
        walk.sees("The post is advertised.")


def signer_fills_the_post(walk: Walk) -> None:
    with walk.as_person("signer", date(2017, 6, 20)):
        walk.open("Posts")
        walk.follow(f"{OURS} 1")
        walk.sees("Advertised")
        walk.main.get_by_role("region", name="Advertisements").get_by_role("rowheader").get_by_role("link").click()
        walk.follow("Count the applicants")
        walk.fill_in({"Applicants": "12", "Qualified": "9", "Interviewed": "4", "Offered the post": "1"})
        walk.press("Save the numbers")
        walk.follow("A doctor is hired")
        walk.fill_in({"Hired on": "2017-06-19", "First day": "2017-09-01"})
        walk.press("Save as hired")
        walk.sees("Appointed")
        walk.follow("Employ the doctor")
        walk.type("The doctor's name", DOCTOR)
        walk.type("HPR number", "4012345")
        walk.type("First day", "2017-09-01")
        walk.type("Position percentage", "100")
        walk.press("Employ the doctor")
        walk.heading(DOCTOR)


def from_the_call_to_the_filled_post(walk: Walk) -> None:
    leader_prepares_and_calls_the_round(walk)
    writer_answers_the_ten_points(walk)
    signer_submits_it(walk)
    writer_can_write_no_more(walk)
    municipalities.application(
        ApplicationStatus.SUBMITTED, municipality=Municipality.objects.get(name=OTHERS), round=Round.objects.get()
    )
    reviewers_declare_and_score(walk)
    leader_compares_and_recommends(walk)
    leader_records_the_resolution_and_releases(walk)
    signer_accepts_the_post(walk)
    leader_makes_the_agreement(walk)
    both_sign_it(walk)
    signer_advertises_the_post(walk)
    signer_fills_the_post(walk)
