"""Small rounds of 2018, for the states that the round of 2017 cannot show. All of them are invented.

In the autumn posts that were left are granted by an administrative decision: municipalities complain, agreements are at
every step, posts are planned, without an applicant, or ended. In January 2019 the decisions of one round wait for their
hour, and those of another are being written.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.core.roles import Role
from alisvest.demonstration.cast import Cast, municipality
from alisvest.demonstration.reading import declare
from alisvest.demonstration.round_setup import set_up
from alisvest.demonstration.writing import answer_like, new_member
from alisvest.outbox.actions import print_letters
from municipalities import actions
from municipalities.actions import advertisement as advertising
from municipalities.actions.position import end_position
from municipalities.letters.advertisement import starting_words
from municipalities.models import Acceptance, AgreementVersion, Application, Complaint, Decision, Position, Round
from municipalities.rules import Proposed, Terms
from municipalities.workflow import ComplaintStatus

START = date(2019, 3, 1)
GRANTED = {"Fjaler": 2, "Stryn": 1, "Flora": 1}
REFUSED = ("Eid", "Jølster", "Luster", "Selje")
RELEASED = date(2018, 10, 25)
TODAY = date(2019, 1, 15)
REASONS = "Kommunen har rettleiar og kontor på plass, og legen kan byrje i mars."
REFUSAL = "Det var færre stillingar enn søkjarar, og kommunen har ikkje kontor til legen no."


@dataclass(frozen=True, slots=True)
class Small:
    """A round in a few dates. `decision_kind` as in municipalities.models.round."""

    name: str
    opens: date
    deadline: date
    meeting: date
    decision_kind: str
    case_number: str


AUTUMN = Small(
    "ALIS-Vest 2018, ledige stillingar",
    date(2018, 9, 3),
    date(2018, 10, 1),
    date(2018, 10, 18),
    "administrative",
    "2018/455",
)
ADVENT = Small(
    "ALIS-Vest 2018, desember", date(2018, 11, 12), date(2018, 12, 3), date(2018, 12, 18), "grant", "2018/640"
)
YEARS_END = Small(
    "ALIS-Vest 2018, etter nyttår", date(2018, 12, 10), date(2019, 1, 4), date(2019, 1, 11), "grant", "2018/733"
)


def tell(cast: Cast) -> None:
    """Tell of the three rounds, each as far as it has come."""
    _autumn(cast)
    _waits_for_its_hour(cast)
    _is_being_written(cast)


def _autumn(cast: Cast) -> None:
    wanted = GRANTED | dict.fromkeys(REFUSED, 1)
    applications = _apply(cast, AUTUMN, wanted)
    outcomes = {
        name: [Proposed("granted")] * GRANTED[name] if name in GRANTED else [Proposed("refused")]
        for name in applications
    }
    round_ = _resolve(cast, AUTUMN, applications, outcomes)
    with clock.at(RELEASED):
        for name, application in applications.items():
            _write(cast, application, granted=name in GRANTED)
        actions.release_decisions(
            round_, answer_days=14, offer_days=10, waiting_until=date(2018, 12, 31), by=cast.leader
        )
        print_letters()
    with clock.at(RELEASED + timedelta(days=6)):
        for name in GRANTED:
            _accept(cast, name, applications[name])
    _agreements(cast, applications)
    _posts(cast)
    _complaints(cast, applications)


def _waits_for_its_hour(cast: Cast) -> None:
    """One is granted, one waits on the list, one is refused; all of it leaves tomorrow at ten."""
    applications = _apply(cast, ADVENT, {"Høyanger": 1, "Naustdal": 1, "Aurland": 1})
    outcomes = {
        "Høyanger": [Proposed("granted")],
        "Naustdal": [Proposed("waiting", 1)],
        "Aurland": [Proposed("refused")],
    }
    round_ = _resolve(cast, ADVENT, applications, outcomes)
    with clock.at(TODAY - timedelta(days=1)):
        for name, application in applications.items():
            _write(cast, application, granted=name == "Høyanger")
        actions.release_decisions(
            round_,
            answer_days=14,
            offer_days=10,
            waiting_until=date(2019, 6, 30),
            visible_at=datetime(2019, 1, 16, 10, tzinfo=OSLO),
            by=cast.leader,
        )


def _is_being_written(cast: Cast) -> None:
    """The steering group has resolved; one decision is written and one is not."""
    applications = _apply(cast, YEARS_END, {"Balestrand": 1, "Solund": 1})
    outcomes = {"Balestrand": [Proposed("granted")], "Solund": [Proposed("refused")]}
    _resolve(cast, YEARS_END, applications, outcomes)
    with clock.at(TODAY - timedelta(days=1)):
        _write(cast, applications["Balestrand"], granted=True)


def _apply(cast: Cast, small: Small, wanted: dict[str, int]) -> dict[str, Application]:
    """Call the round to those who will apply, and let them hand in; each has somebody who signs."""
    with clock.at(small.opens - timedelta(days=7)):
        for name in wanted:
            cast.signers[name] = new_member(cast, name, "kommunedirektør", Role.SIGNER)
        round_ = actions.prepare_round(
            name=small.name,
            year=2018,
            opens_on=small.opens,
            deadline_on=small.deadline,
            places_from=1,
            places_to=4,
            decision_kind=small.decision_kind,
            case_number=small.case_number,
            by=cast.leader,
        )
        actions.choose_invitees(round_, [municipality(name) for name in wanted], by=cast.leader)
        set_up(round_, by=cast.leader)
    with clock.at(small.opens):
        round_ = actions.call_round(round_, by=cast.leader)
        print_letters()
    return {name: _hand_in(cast, round_, name, places) for name, places in wanted.items()}


def _hand_in(cast: Cast, round_: Round, name: str, places: int) -> Application:
    signer = cast.signers[name]
    with clock.at(round_.deadline_on - timedelta(days=3)):
        application = actions.start_application(round_, municipality(name), by=signer)
        answer_like(application, "Fitjar", by=signer)
        for _rank in range(2, places + 1):
            first = application.places.get(rank=1)
            actions.copy_place(first, actions.add_place(application, name="", by=signer), by=signer)
        return actions.submit_application(application, by=signer)


def _resolve(
    cast: Cast, small: Small, applications: dict[str, Application], outcomes: dict[str, list[Proposed]]
) -> Round:
    """Declare, recommend, and record what the steering group resolved."""
    round_ = next(iter(applications.values())).round
    by_place = {
        name: dict(zip(each.places.order_by("rank").values_list("pk", flat=True), outcomes[name], strict=True))
        for name, each in applications.items()
    }
    with clock.at(small.deadline + timedelta(days=2)):
        declare(round_, (cast.leader, cast.administrator, cast.substitute))
        for name, application in applications.items():
            reasons = REASONS if outcomes[name][0].outcome == "granted" else REFUSAL
            actions.recommend_application(application, places=by_place[name], reasons=reasons, by=cast.leader)
    with clock.at(small.meeting):
        actions.record_resolution(
            round_,
            meeting_on=small.meeting,
            minutes_reference=f"Styringsgruppen, {small.meeting:%d.%m.%Y}",
            text="Styringsgruppen vedtar prosjektleders innstilling.",
            outcomes={pk: each for places in by_place.values() for pk, each in places.items()},
            by=cast.leader,
        )
    return round_


def _write(cast: Cast, application: Application, *, granted: bool) -> None:
    resolved = application.places.exclude(resolved__outcome="refused")
    actions.prepare_decision(
        application,
        reasons=REASONS if granted else REFUSAL,
        terms={place.pk: Terms(START) for place in resolved},
        by=cast.leader,
    )


def _accept(cast: Cast, name: str, application: Application) -> None:
    signer = cast.signers[name]
    actions.accept_decision(
        Acceptance.objects.get(decision__application=application),
        contact_name=signer.name,
        contact_email=signer.email,
        invoice_reference=f"ALIS {name}",
        by=signer,
    )


def _agreements(cast: Cast, applications: dict[str, Application]) -> None:
    """One draft was given up and another begun, one is with the project, one waits for its signatures."""
    with clock.at(date(2018, 11, 12)):
        made = {
            name: actions.draft_agreement(applications[name], effective_from=START, by=cast.leader) for name in GRANTED
        }
    with clock.at(date(2018, 11, 15)):
        for name in ("Stryn", "Flora"):
            actions.send_version(made[name], message="", by=cast.leader)
    with clock.at(date(2018, 11, 22)):
        _amend(cast, made["Stryn"])
        actions.confirm_rest(made["Flora"], by=cast.signers["Flora"])
        actions.answer_version(made["Flora"], message="", by=cast.signers["Flora"])
    stands = AgreementVersion.objects.get(agreement__municipality__name="Stord", status="signed")
    with clock.at(date(2018, 11, 26)):
        dropped = actions.draft_version(
            stands.agreement, effective_from=date(2019, 1, 1), reason="Legekontoret skulle flytte.", by=cast.leader
        )
    with clock.at(date(2018, 12, 5)):
        actions.discard_version(dropped, message="Flyttinga er utsett.", by=cast.leader)


def _amend(cast: Cast, version: AgreementVersion) -> None:
    signer = cast.signers["Stryn"]
    term = version.terms.get(promise="absence")
    actions.amend_term(term, amended=f"{term.text} Nabokommunen stiller med vikar.", because="Avtala er ny.", by=signer)
    actions.confirm_rest(version, by=signer)
    actions.answer_version(version, message="", by=signer)


def _posts(cast: Cast) -> None:
    """Fjaler keeps one post planned and gives one up; Stryn finds nobody; Flora has appointed a doctor."""
    posts = Position.objects.filter(decision__application__round__name=AUTUMN.name).order_by("pk")
    with clock.at(date(2018, 12, 10)):
        end_position(
            posts.filter(municipality__name="Fjaler").reverse()[0],
            last=START,
            reason="Kommunestyret fann berre midlar til éi stilling.",
            employed_until=None,
            by=cast.leader,
        )
    for name in ("Stryn", "Flora"):
        signer, post = cast.signers[name], posts.get(municipality__name=name)
        with clock.at(date(2018, 11, 20)):
            words = starting_words([post], clock.today())
            written = advertising.write_advertisement([post], title=words.subject, text=words.body, by=signer)
            advertising.publish_advertisement(
                written,
                published_on=clock.today(),
                deadline_on=date(2018, 12, 11),
                published_where="nav.no",
                by=signer,
            )
        with clock.at(date(2019, 1, 10)):
            count = 0 if name == "Stryn" else 3
            advertising.record_counts(
                written,
                applicants=count,
                qualified=count,
                interviewed=count,
                offered=min(count, 1),
                declined=0,
                by=signer,
            )
            if count:
                advertising.hire(written.places.get(), hired_on=clock.today(), starts_on=START, by=signer)
            else:
                advertising.close_advertisement(written, by=signer)


def _complaints(cast: Cast, applications: dict[str, Application]) -> None:
    """One is heard and changes the decision, one is upheld, one is sent on, one came too late, one has just arrived."""
    decisions = {name: Decision.objects.get(application=applications[name]) for name in REFUSED}
    with clock.at(date(2018, 10, 31)):
        for name, decision in decisions.items():
            actions.record_arrival(
                decision, arrived_on=date(2018, 10, 29), source=f"Postlista til {name} kommune", by=cast.administrator
            )
    with clock.at(date(2018, 11, 14)):
        for name in ("Eid", "Jølster", "Luster"):
            _complain(cast, name, decisions[name])
    with clock.at(date(2018, 12, 12)):
        _answer_complaint(cast, "Jølster", ComplaintStatus.UPHELD, "Klaga fører ikkje noko nytt.")
        _answer_complaint(cast, "Luster", ComplaintStatus.SENT_ON, "Vi held fast ved vedtaket.", body="Klagenemnda")
    with clock.at(date(2019, 1, 7)):
        _complain(cast, "Jølster", decisions["Jølster"], "Vi ber om ei ny vurdering.")
        _answer_complaint(cast, "Jølster", ComplaintStatus.DISMISSED, "Fristen var 19. november.")
    with clock.at(date(2019, 1, 11)):
        _complain(cast, "Selje", decisions["Selje"])
        place = decisions["Eid"].decided_places.get()
        _answer_complaint(
            cast, "Eid", ComplaintStatus.CHANGED, "Kontoret er klart likevel.", places=[place.pk], terms=Terms(START)
        )
        print_letters()


def _complain(cast: Cast, name: str, decision: Decision, text: str = "Kontoret er klart frå februar.") -> None:
    actions.register_complaint(decision, arrived_on=clock.today(), text=text, by=cast.signers[name])


def _answer_complaint(cast: Cast, name: str, outcome: str, reasons: str, *, body: str = "", **granted: object) -> None:
    complaint = Complaint.objects.get(decision__application__municipality__name=name, status="received")
    actions.answer_complaint(
        complaint,
        outcome=outcome,
        reasons=reasons,
        body_name=body,
        by=cast.leader,
        **granted,  # type: ignore[arg-type]
    )
