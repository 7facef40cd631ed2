"""How the applications are read: declared, screened, scored, discussed, and written about. Everything is invented.

The round of 2017 is read to the end. That of 2019 is invented too, so that there is one whose reading goes on today.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.demonstration import round_setup
from alisvest.demonstration.answers import tell_earlier_service
from alisvest.demonstration.cast import Cast, municipality
from alisvest.demonstration.people import rows
from alisvest.demonstration.round_2017 import answers_of
from alisvest.outbox.actions import print_letters
from municipalities.actions import (
    add_place,
    assign_reviewers,
    call_round,
    choose_invitees,
    copy_place,
    declare_conflicts,
    prepare_round,
    save_assessment,
    save_mix,
    save_section,
    screen_application,
    send_message,
    set_flags,
    start_application,
    submit_application,
    write_internal_note,
)
from municipalities.models import Application, Round
from municipalities.queries import asked_of, criteria_of, declaration_lines, refuse_opening, screened_points
from municipalities.rules.assessment import Points
from municipalities.rules.screening import Screened

DECLARED, READ, DISCUSSED = date(2017, 3, 16), date(2017, 3, 20), date(2017, 3, 27)
UNFIT = "Sveio"
WHY = "Søsteren min er kommuneoverlege i Sveio."
FLAGS = {"Masfjorden": "Tre kommuner vil dele én stilling; lengst vei er over to timer."}
ISLANDS = {"Bømlo": "Deler av kommunen har ferje til legevakten."}
DISPUTED = {"Fitjar": 3, "Årdal": 2}  # how far the administrator stands from the others on the own supervisor
BREADTH = "Alle størrelser og begge fylkene er med, også de tre som søker sammen."
FEWER = "Færre veiledere å lære opp, men ingen av de minste kommunene."
NOTE = "Ring kommuneoverlegen om kontoret før vi drøfter søknaden."
MESSAGE = (
    "Hei\n\nPunkt 6 sier ikke når kandidatens kontor er klart. Kan dere si hvilken måned det er, i svar til "
    "prosjektlederen?"
)

APPLIED_2019 = ("Etne", "Fitjar", "Gloppen", "Kvinnherad", "Stord", "Sveio")
OPENED_2019, DEADLINE_2019 = date(2018, 11, 15), date(2019, 1, 6)
READ_2019 = date(2019, 1, 10)
LATER = {"Gloppen": 90, "Kvinnherad": 75}  # listed patients more than in 2017


def read_2017(cast: Cast) -> None:
    """Declare, screen and score the applications of 2017, and change one score in the discussion."""
    applications = list(cast.applications.values())
    round_ = applications[0].round
    reviewers = (cast.leader, cast.substitute, cast.administrator)
    with clock.at(DECLARED):
        declare(round_, reviewers, unfit_one=cast.administrator)
        _ask(round_, applications, reviewers, by=cast.leader)
        for application in applications:
            if refuse_opening(cast.administrator, application) is None:
                _screen(application, by=cast.administrator)
    for days, reviewer in enumerate(reviewers):
        with clock.at(READ + timedelta(days=days)):
            for application in applications:
                if refuse_opening(reviewer, application) is None:
                    _score(application, reviewer, days)
    with clock.at(READ):
        _say(cast)
    with clock.at(DISCUSSED):
        fitjar = cast.applications["Fitjar"]
        thing = next(each for each in asked_of(fitjar, criteria_of(round_)) if each.criterion.point == "4")
        after = Points(2, "Etter drøftingen: veilederen har fast tid hver uke.")
        save_assessment(fitjar, scores={thing.key: after}, by=cast.administrator)
        _keep_mixes(round_, applications, by=cast.leader)


def _keep_mixes(round_: Round, applications: list[Application], *, by: User) -> None:
    """Keep two ways to choose under names: the whole breadth, and as few and large as can be."""
    opened = [each for each in applications if refuse_opening(by, each) is None]
    several = [each for each in opened if each.places_wanted > 1]
    for name, note, chosen in (("Bredde", BREADTH, opened), ("Færre og større", FEWER, several)):
        save_mix(round_, name=name, note=note, applications=[each.pk for each in chosen], by=by)


def declare(round_: Round, reviewers: tuple[User, ...], *, unfit_one: User | None = None) -> None:
    for reviewer in reviewers:
        lines = [line for line in declaration_lines(reviewer, round_) if line.asked]
        unfit = [line.municipality.pk for line in lines if line.municipality.name == UNFIT and reviewer == unfit_one]
        declare_conflicts(
            round_, asked=[line.municipality.pk for line in lines], unfit=dict.fromkeys(unfit, WHY), by=reviewer
        )


def _ask(round_: Round, applications: list[Application], reviewers: tuple[User, ...], *, by: User) -> None:
    """Ask everybody to read everything, but what they are unfit for."""
    pairs = [
        (application.pk, reviewer.pk)
        for application in applications
        for reviewer in reviewers
        if (refusal := refuse_opening(reviewer, application)) is None or refusal.href
    ]
    assign_reviewers(round_, pairs=pairs, by=by)


def _screen(application: Application, *, by: User) -> None:
    """Every point is in order, but those where the answers tell otherwise; one of them was clarified by telephone."""
    points = {}
    for each in screened_points(by, application, clock.today()):
        doubts = [words for tone, words in each.facts if tone == "warning"]
        if not doubts:
            points[each.point] = Screened("in_order")
        elif each.point == "6":
            points[each.point] = Screened("clarified", "Kontoret er klart fra 1. september, sier kommuneoverlegen.")
        else:
            points[each.point] = Screened("missing", doubts[0])
    screen_application(application, points=points, by=by)


def _score(application: Application, reviewer: User, order: int, *, until: str = "") -> None:
    """Score by what the answers tell; the reviewers differ a little, and widely where DISPUTED says so."""
    name = application.municipality.name
    warned = {
        each.point
        for each in screened_points(reviewer, application, clock.today())
        if any(tone == "warning" for tone, _words in each.facts)
    }
    scores = {}
    for number, thing in enumerate(asked_of(application, criteria_of(application.round))):
        point = thing.criterion.point
        if until and point >= until:
            continue
        value = (1 if point in warned else 3) + ((number + order + len(name)) % 5 == 0)
        if point == "4" and order == 2:
            value = max(0, value - DISPUTED.get(name, 0))
        scores[thing.key] = Points(value, "Står ikke i søknaden." if point in warned else "")
    save_assessment(application, scores=scores, by=reviewer)


def _say(cast: Cast) -> None:
    """Write a note for the project alone, a message to one municipality, and the reasons of two flags."""
    write_internal_note(cast.applications["Fitjar"], text=NOTE, by=cast.administrator)
    send_message(cast.applications["Fitjar"], text=MESSAGE, by=cast.leader)
    island, far = cast.applications["Fitjar"].round.flags.order_by("pk")
    for flag, reasons in ((island, ISLANDS), (far, FLAGS)):
        for name, reason in reasons.items():
            set_flags(cast.applications[name], reasons={flag.pk: reason}, by=cast.leader)


def begin_2019(cast: Cast) -> None:
    """Call a smaller round, let six municipalities apply, and begin to read: the leader has read two and a half."""
    applications = _apply_2019(cast)
    round_ = applications[0].round
    with clock.at(DEADLINE_2019 + timedelta(days=1)):
        declare(round_, (cast.leader, cast.administrator), unfit_one=cast.administrator)
        _ask(round_, applications, (cast.leader, cast.administrator, cast.substitute), by=cast.leader)
        for application in applications[:4]:
            _screen(application, by=cast.administrator)
    with clock.at(READ_2019):
        for application in applications[:3]:
            _score(application, cast.administrator, 2)
        for application in applications[:2]:
            _score(application, cast.leader, 0)
        _score(applications[2], cast.leader, 0, until="4")


def _apply_2019(cast: Cast) -> list[Application]:
    with clock.at(OPENED_2019 - timedelta(days=14)):
        round_ = prepare_round(
            name="ALIS-Vest 2019",
            year=2019,
            opens_on=OPENED_2019,
            deadline_on=DEADLINE_2019,
            places_from=3,
            places_to=4,
            decision_kind="grant",
            case_number="2018/611",
            by=cast.leader,
        )
        choose_invitees(round_, [municipality(name) for name in APPLIED_2019], by=cast.leader)
        round_setup.set_up(round_, by=cast.leader)
    with clock.at(OPENED_2019):
        round_ = call_round(round_, by=cast.leader)
        print_letters()
    return [_apply(cast, round_, name, order) for order, name in enumerate(APPLIED_2019)]


def _apply(cast: Cast, round_: Round, name: str, order: int) -> Application:
    """Answer as in 2017, with a longer list and, in every second municipality, an office that was missing then."""
    row = next(each for each in rows("applications") if each["municipality"] == name)
    signer, sent = cast.signers[name], DEADLINE_2019 - timedelta(days=order)
    with clock.at(OPENED_2019 + timedelta(days=3 + order)):
        application = start_application(round_, municipality(name), by=signer)
        for section, answers in answers_of(row, order).items():
            save_section(application, section, answers | _news(section, answers, name, order), by=signer)
        if int(row["wanted"]) > 1:
            copy_place(application.places.get(rank=1), add_place(application, name="", by=signer), by=signer)
        tell_earlier_service(application, by=signer)
    with clock.at(datetime.combine(sent, time(11, 20 + order), tzinfo=OSLO)):
        return submit_application(application, by=signer)


def _news(section: str, answers: dict[str, Any], name: str, order: int) -> dict[str, Any]:
    """What is new since 2017."""
    if section == "organisation":
        return {"earliest_start": date(2019, 9, 1), "partners": []}
    if section == "patient_list":
        return {"list_length": answers["list_length"] + LATER.get(name, 0)}
    if section == "office" and order % 2:
        return {"own_office": True, "room": "Eige kontor i det nye helsehuset."}
    return {}
