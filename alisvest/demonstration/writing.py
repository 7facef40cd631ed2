"""How applications are written, signed, amended and taken back. Everything is invented.

One municipality withdraws in 2017. A call for one place more is open in January 2019, so that there is something to
write on: one application with its writers, one with the signer, one opened again, and one that came on paper.
"""

from datetime import date, datetime, time, timedelta

from alisvest.accounts.actions import register_person
from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.core.roles import Role
from alisvest.demonstration import round_setup
from alisvest.demonstration.cast import Cast, municipality
from alisvest.demonstration.people import in_hat, rows
from alisvest.demonstration.round_2017 import answers_of
from municipalities.actions import (
    Comment,
    add_member,
    add_place,
    answer_comment,
    assign_section,
    call_round,
    choose_invitees,
    copy_place,
    enter_paper,
    name_place,
    prepare_round,
    reopen_application,
    return_application,
    save_section,
    send_to_sign,
    start_application,
    submit_application,
    withdraw_application,
)
from municipalities.models import Application, Round

WITHDREW = "Austevoll"
INVITED = ("Hyllestad", "Kvam", "Lærdal", "Odda", "Vik")
OPENED, DEADLINE = date(2019, 1, 7), date(2019, 2, 1)
LEFT_OUT = ("backup", "tasks", "absence")


def withdraw_in_2017(cast: Cast, round_: Round) -> None:
    """Let one municipality apply and, a week after the deadline, take its application back."""
    with clock.at(date(2017, 3, 2)):
        signer = new_member(cast, WITHDREW, "rådmann", Role.SIGNER)
        application = start_application(round_, municipality(WITHDREW), by=signer)
        answer_like(application, "Fitjar", by=signer)
    with clock.at(datetime(2017, 3, 14, 15, 2, tzinfo=OSLO)):
        submit_application(application, by=signer)
    with clock.at(date(2017, 3, 22)):
        reason = "Vi har fått tilsett ein spesialist i den ledige heimelen og treng ikkje stillinga no."
        withdraw_application(application, reason=reason, by=signer)


def write_in_2019(cast: Cast) -> None:
    """Open a call for one place more, and let each municipality stand at another point of the way."""
    with clock.at(OPENED - timedelta(days=4)):
        round_ = prepare_round(
            name="ALIS-Vest 2019, éin plass til",
            year=2019,
            opens_on=OPENED,
            deadline_on=DEADLINE,
            places_from=1,
            places_to=2,
            decision_kind="grant",
            case_number="2019/12",
            by=cast.leader,
        )
        choose_invitees(round_, [municipality(name) for name in INVITED], by=cast.leader)
        round_setup.set_up(round_, by=cast.leader)
    with clock.at(OPENED):
        round_ = call_round(round_, by=cast.leader)
    _kvam(cast, round_)
    _odda(cast, round_)
    _hyllestad(cast, round_)
    _laerdal(cast, round_)


def _kvam(cast: Cast, round_: Round) -> None:
    """Two places, a point with a colleague, and the signer's comments: one answered, one not."""
    writer, signer = cast.people["writer"], cast.people["signer"]
    with clock.at(date(2019, 1, 8)):
        application = start_application(round_, municipality("Kvam"), by=writer)
        answer_like(application, "Kvam", by=writer, without=LEFT_OUT)
        first = application.places.get(rank=1)
        name_place(first, name="Norheimsund legesenter", by=writer)
        second = add_place(application, name="Øystese legekontor", by=writer)
        copy_place(first, second, by=writer)
        assign_section(application, "office", cast.people["reader"], place=second, by=writer)
    with clock.at(date(2019, 1, 9)):
        save_section(application, "office", {"room": "Nytt kontor frå april."}, place=second, by=cast.people["reader"])
    with clock.at(date(2019, 1, 10)):
        send_to_sign(application, by=writer)
    with clock.at(date(2019, 1, 11)):
        comments = return_application(
            application,
            [
                Comment("supervisor", second, "Er det avklart at den same rettleiaren følgjer begge plassane?"),
                Comment("recruitment", None, "Ta med at vi lyste ut to gonger i haust."),
            ],
            by=signer,
        )
    with clock.at(date(2019, 1, 14)):
        answer_comment(comments[1], answer="Teke med.", by=writer)


def _odda(cast: Cast, round_: Round) -> None:
    with clock.at(date(2019, 1, 9)):
        writer = new_member(cast, "Odda", "helsekonsulent", Role.WRITER)
        application = start_application(round_, municipality("Odda"), by=writer)
        answer_like(application, "Odda", by=writer)
    with clock.at(date(2019, 1, 14)):
        send_to_sign(application, by=writer)


def _hyllestad(cast: Cast, round_: Round) -> None:
    """Sent, and opened again to be amended: what was sent counts until it is sent anew."""
    signer = cast.signers["Hyllestad"]
    with clock.at(date(2019, 1, 9)):
        application = start_application(round_, municipality("Hyllestad"), by=signer)
        answer_like(application, "Hyllestad", by=signer, without=("absence",))
        submit_application(application, by=signer)
    with clock.at(date(2019, 1, 14)):
        reopen_application(application, by=signer)
        save_section(application, "absence", {"locum": "neighbours", "doctors_covering": 2}, by=signer)


def _laerdal(cast: Cast, round_: Round) -> None:
    """It came on paper: entered by the administrator, and the municipality knows at once."""
    with clock.at(datetime.combine(date(2019, 1, 11), time(10, 40), tzinfo=OSLO)):
        entry = enter_paper(
            round_,
            municipality("Lærdal"),
            received_on=date(2019, 1, 10),
            source="Brev frå rådmannen, skanna av arkivet",
            by=cast.administrator,
        )
        answer_like(entry.application, "Lærdal", by=cast.administrator)
        submit_application(entry.application, by=cast.administrator)


def answer_like(application: Application, like: str, *, by: User, without: tuple[str, ...] = ()) -> None:
    """Answer the points as `like` did in 2017, without partners, for a start in the round's own autumn."""
    row = next(each for each in rows("applications") if each["municipality"] == like)
    for section, answers in answers_of(row | {"municipality": application.municipality.name}, 0).items():
        if section in without:
            continue
        given = {key: value for key, value in answers.items() if key not in ("partners", "shares")}
        if "earliest_start" in given:
            given["earliest_start"] = date(application.round.year, 9, 1)
        save_section(application, section, given, by=by)


def new_member(cast: Cast, name: str, word: str, role: Role) -> User:
    plain = name.lower().translate(str.maketrans("æøå", "eoa"))
    user = register_person(
        email=f"{role.value.removeprefix('municipality_')}.{plain}@example.no",
        name=f"{name} {word}",
        language="nn",
        by=cast.leader,
    )
    add_member(municipality(name), user, role, start=clock.today(), by=cast.leader)
    return in_hat(user)
