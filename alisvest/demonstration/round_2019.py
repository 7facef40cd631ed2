"""Rounds that are under way in January 2019, for the states that 2017 cannot show. They are invented, all of them.

One round is open, one is in preparation. A function for each state: other chapters add theirs.
"""

from datetime import date, datetime, time, timedelta

from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.demonstration import round_setup
from alisvest.demonstration.cast import Cast, municipality
from alisvest.demonstration.people import rows
from alisvest.demonstration.round_2017 import answers_of
from alisvest.outbox.groups import fingerprint
from municipalities.actions import (
    answer,
    ask,
    call_round,
    change_criterion,
    choose_invitees,
    decline,
    note_opening,
    prepare_round,
    reconsider,
    remind,
    save_section,
    send_question_digests,
    start_application,
)
from municipalities.letters import reminder_receivers
from municipalities.models import Round
from municipalities.queries import funnel, to_remind, written_by
from municipalities.rules.criterion import CriterionText

OPENED, DEADLINE, NOON = date(2019, 1, 7), date(2019, 2, 15), time(12)
ASKED = ("Bømlo", "Etne", "Gloppen", "Hyllestad", "Kvam", "Lærdal", "Odda", "Sveio", "Vik", "Årdal")
ONLY_OPENED = ("Hyllestad", "Odda")


def under_way(cast: Cast) -> None:
    """Tell of the round that is open, state by state, and prepare the next one."""
    round_ = call(cast)
    open_only(round_)
    decline_and_reconsider(cast, round_)
    begin_drafts(cast, round_)
    ask_and_answer(cast, round_)
    change_a_published_criterion(cast, round_)
    remind_friendly(cast, round_)
    prepare_the_next(cast, round_)


def call(cast: Cast) -> Round:
    """Prepare the round like that of 2017, with a list of its own and a deadline to the minute, and call it."""
    with clock.at(date(2018, 12, 3)):
        round_ = prepare_round(
            name="ALIS-Vest 2020",
            year=2020,
            opens_on=OPENED,
            deadline_on=DEADLINE,
            deadline_time=NOON,
            places_from=2,
            places_to=3,
            decision_kind="administrative",
            case_number="2018/702",
            by=cast.leader,
        )
        round_setup.set_up(round_, by=cast.leader)
        choose_invitees(round_, [municipality(name) for name in ASKED], by=cast.leader)
    with clock.at(OPENED):
        return call_round(round_, by=cast.leader)


def open_only(round_: Round) -> None:
    """Let two municipalities have opened the round's page, as the access log would tell."""
    for order, name in enumerate(ONLY_OPENED):
        with clock.at(_at(8 + order, 9)):
            invitation = round_.invitations.get(municipality=municipality(name))
            note_opening(invitation, moment=_at(8 + order, 9))


def decline_and_reconsider(cast: Cast, round_: Round) -> None:
    """Two decline with a reason; one of them changes its mind."""
    with clock.at(_at(9, 13)):
        decline(
            round_,
            municipality("Vik"),
            reason="no_supervisor",
            reason_text="Spesialisten vår går av til sommaren.",
            by=cast.signers["Vik"],
        )
        decline(round_, municipality("Etne"), reason="no_time", by=cast.signers["Etne"])
    with clock.at(_at(11, 10)):
        reconsider(round_, municipality("Etne"), by=cast.signers["Etne"])


def begin_drafts(cast: Cast, round_: Round) -> None:
    """Three have a draft: one nearly done, one half, one barely begun and left since."""
    for name, day, points in (("Bømlo", 14, 9), ("Lærdal", 11, 5), ("Sveio", 8, 1)):
        order, row = next((n, each) for n, each in enumerate(rows("applications")) if each["municipality"] == name)
        with clock.at(_at(day, 11)):
            draft = start_application(round_, municipality(name), by=cast.signers[name])
            for section, answers in list(answers_of(row, order).items())[:points]:
                news = {"earliest_start": date(2020, 9, 1)} if "earliest_start" in answers else {}
                save_section(draft, section, answers | news, by=cast.signers[name])


def ask_and_answer(cast: Cast, round_: Round) -> None:
    """One question is answered and mailed, one is answered today, one waits."""
    with clock.at(_at(9, 9)):
        first = ask(
            round_,
            municipality("Lærdal"),
            text="Lærdal har éin spesialist. Kan han rettleie to ALIS på same tid?",
            by=cast.signers["Lærdal"],
        )
    with clock.at(_at(10, 10)):
        answer(
            first,
            public_text="Kan éin spesialist rettleie to ALIS på same tid?",
            answer="Ja. Ein rettleiar kan ha høgst to på same tid.",
            by=cast.leader,
        )
    with clock.at(_at(10, 15)):
        send_question_digests()
    with clock.at(_at(15, 8)):
        second = ask(round_, municipality("Bømlo"), text="Kan to kontor stå i same søknad?", by=cast.signers["Bømlo"])
        answer(
            second,
            public_text=second.text,
            answer="Ja, som to plassar i rekkjefølgje, kvar med sitt kontor.",
            by=cast.leader,
        )
        ask(
            round_,
            municipality("Kvam"),
            text="Kan søknaden gjelde ein lege som alt er tilsett hos oss?",
            by=cast.signers["Kvam"],
        )


def change_a_published_criterion(cast: Cast, round_: Round) -> None:
    """Change a weight after the publication: the reason stays on record, and all read it."""
    criterion = round_.criteria.prefetch_related("anchors").get(point="8")
    anchors = {each.value: (each.words_nb, each.words_nn) for each in criterion.anchors.all()}
    text = CriterionText(
        title_nb=criterion.title_nb,
        title_nn=criterion.title_nn,
        description_nb=criterion.description_nb,
        description_nn=criterion.description_nn,
        point=criterion.point,
        weight=10,
        anchors=anchors,
    )
    with clock.at(_at(8, 14)):
        change_criterion(
            criterion,
            text,
            reason="Vekten skulle være 10, som styringsgruppen vedtok i november. 5 var en skrivefeil.",
            by=cast.leader,
        )


def remind_friendly(cast: Cast, round_: Round) -> None:
    """Remind those who have not come far."""
    with clock.at(_at(14, 15)):
        waiting = to_remind(funnel(cast.leader, round_))
        lines = [line for line, written in zip(waiting, written_by(waiting), strict=True) if written.percent < 50]
        keys = [line.municipality.pk for line in lines]
        remind(round_, chosen=keys, seen=fingerprint(reminder_receivers(lines)), by=cast.leader)


def prepare_the_next(cast: Cast, round_: Round) -> None:
    """Begin the next round as a copy of this one: its criteria are not published yet."""
    with clock.at(_at(15, 9)):
        prepare_round(
            name="ALIS-Vest 2021",
            year=2021,
            opens_on=date(2020, 1, 6),
            deadline_on=date(2020, 2, 14),
            deadline_time=NOON,
            places_from=2,
            places_to=4,
            decision_kind="administrative",
            copy_of=round_,
            by=cast.leader,
        )


def _at(day: int, hour: int) -> datetime:
    return datetime(2019, 1, 1, hour, tzinfo=OSLO) + timedelta(days=day - 1)
