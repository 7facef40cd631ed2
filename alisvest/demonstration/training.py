"""Posts filled, plans agreed, supervisors assigned and the meetings from September 2017 to December 2018."""

from collections.abc import Iterator
from datetime import date, timedelta

from alisvest.accounts.actions import register_person
from alisvest.core import clock
from alisvest.core.dates import add_months
from alisvest.core.roles import Role
from alisvest.demonstration.answers import bring_in
from alisvest.demonstration.cast import Cast, Doctor, municipality
from alisvest.demonstration.people import PASSWORD, in_hat, rows
from candidates.actions import add_period, agree_plan, fill_position, make_plan
from municipalities.models import Position
from supervision.actions import assign_supervisor, record_meeting, register_supervisor

START = date(2017, 9, 1)
LAST_MONTH = date(2018, 12, 1)
WITH_PASSWORD = {"Kari Nesheim", "Torbjørn Aksnes", "Sofie Lunde", "Ingrid Solheim"}
LEAVE = (date(2018, 3, 1), date(2018, 9, 1))
GAPS = {date(2018, 2, 1), date(2018, 7, 1), date(2018, 10, 1)}
SHORT = {date(2017, 12, 1), date(2018, 5, 1), date(2018, 11, 1)}


def _email(name: str) -> str:
    plain = name.lower().translate(str.maketrans("æøå -", "eoa.."))
    return f"{plain}@example.no"


def fill_posts(cast: Cast) -> None:
    """Enter the supervisors, and let each municipality fill its posts with its doctors."""
    with clock.at(date(2017, 6, 20)):
        for row in rows("supervisors"):
            user = register_person(
                email=_email(row["name"]),
                name=row["name"],
                password=PASSWORD if row["name"] in WITH_PASSWORD else None,
                language="nb" if row["municipality"] == "Bergen" else "nn",
                by=cast.leader,
            )
            cast.supervisors[row["municipality"]] = register_supervisor(
                name=row["name"],
                hpr_number=row["hpr_number"],
                specialist_since=date.fromisoformat(row["specialist_since"]),
                workplace=row["workplace"],
                municipality=municipality(row["municipality"]),
                user=user,
                by=cast.administrator,
            )
        vacant: dict[str, list[Position]] = {}
        for position in Position.objects.select_related("municipality").order_by("pk"):
            vacant.setdefault(position.municipality.name, []).append(position)
        for row in rows("doctors"):
            _fill(cast, vacant[row["municipality"]].pop(0), row)


def _fill(cast: Cast, position: Position, row: dict[str, str]) -> None:
    user = register_person(
        email=_email(row["name"]),
        name=row["name"],
        password=PASSWORD if row["name"] in WITH_PASSWORD else None,
        by=cast.leader,
    )
    employment = fill_position(
        position,
        name=row["name"],
        hpr_number=row["hpr_number"],
        start=START,
        percentage=int(row["percentage"]),
        user=user,
        by=cast.signers[row["municipality"]],
    )
    doctor = Doctor(employment.candidate, position.municipality, position, int(row["percentage"]), row["profile"])
    cast.doctors.append(doctor)
    assign_supervisor(cast.supervisors[row["municipality"]], employment.candidate, start=START, by=cast.leader)


def _periods(doctor: Doctor) -> Iterator[tuple[str, str, int | None, date, date]]:
    """Plan five years: practice, the hospital year in the third, practice again; leave moves the end."""
    place, full = f"{doctor.municipality.name} legesenter", doctor.percentage
    end = date(2022, 9, 1)
    if doctor.profile == "leave":
        yield "open_practice", place, full, START, LEAVE[0]
        yield "leave", "", None, *LEAVE
        yield "open_practice", place, full, LEAVE[1], date(2019, 9, 1)
        end = date(2023, 3, 1)
    elif doctor.profile == "short":
        yield "open_practice", place, full - 20, START, date(2019, 9, 1)
        yield "nursing_home", f"{doctor.municipality.name} sjukeheim", 20, START, date(2019, 9, 1)
    else:
        yield "open_practice", place, full, START, date(2019, 9, 1)
    yield "hospital", _hospital(doctor.municipality.name), 100, date(2019, 9, 1), date(2020, 9, 1)
    yield "open_practice", place, full, date(2020, 9, 1), end
    yield "supervision_group", "Rettleiingsgruppe", None, date(2018, 1, 1), date(2020, 1, 1)
    if doctor.profile != "gaps":
        yield "out_of_hours", f"{doctor.municipality.name} legevakt", None, START, end


def _hospital(name: str) -> str:
    if name in {"Stord", "Bømlo"}:
        return "Stord sjukehus"
    if name in {"Årdal", "Lærdal"}:
        return "Lærdal sjukehus"
    if name == "Odda":
        return "Odda sjukehus"
    if name == "Hyllestad":
        return "Førde sentralsjukehus"
    return "Haukeland universitetssjukehus" if name != "Bergen" else "Haraldsplass diakonale sykehus"


def agree_plans(cast: Cast) -> None:
    """Make every doctor's plan and agree all but one: Hyllestad's still holds service above 100 %."""
    with clock.at(date(2017, 10, 10)):
        for doctor in cast.doctors:
            plan = make_plan(doctor.candidate, rule_set="2016", start=START, by=cast.leader)
            bring_in(plan, by=cast.leader)
            for kind, place, percentage, start, end in _periods(doctor):
                add_period(plan, kind=kind, place=place, percentage=percentage, start=start, end=end, by=cast.leader)
            if doctor.municipality.name == "Hyllestad":
                add_period(
                    plan,
                    kind="nursing_home",
                    place="Hyllestad omsorgssenter",
                    percentage=20,
                    start=date(2019, 3, 1),
                    end=date(2019, 9, 1),
                    by=cast.leader,
                )
            else:
                agree_plan(plan, by=cast.leader)


def _months(doctor: Doctor) -> Iterator[tuple[date, int]]:
    """Walk the months that hold a meeting, with its length in minutes."""
    month = START
    while month <= LAST_MONTH:
        on_leave = doctor.profile == "leave" and LEAVE[0] <= month < LEAVE[1]
        missed = doctor.profile == "gaps" and month in GAPS
        if not on_leave and not missed:
            yield month, 60 if doctor.profile == "short" and month in SHORT else 120
        month = add_months(month, 1)


PLACES = ("in_person", "in_person", "video", "in_person", "telephone")
THEMES = (("clinical",), ("plan",), ("gp_role",), ("municipality",), ("clinical", "plan"))


def hold_meetings(cast: Cast) -> None:
    """Let each supervisor record the meetings, in their own hat, the day after each."""
    for order, doctor in enumerate(cast.doctors):
        supervisor = cast.supervisors[doctor.municipality.name]
        if supervisor.user is None:
            continue
        for number, (month, minutes) in enumerate(_months(doctor)):
            held_on = month + timedelta(days=7 + (order * 3 + number) % 14)
            with clock.at(held_on + timedelta(days=1)):
                record_meeting(
                    doctor.candidate,
                    held_on=held_on,
                    minutes=minutes,
                    place=PLACES[(order + number) % len(PLACES)],
                    themes=THEMES[(order + 2 * number) % len(THEMES)],
                    by=in_hat(supervisor.user, Role.SUPERVISOR),
                )
