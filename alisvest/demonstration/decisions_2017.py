"""From the recommendation to the accepted posts of 2017. That Etne declined, and who waited, is invented."""

from datetime import date, datetime, time, timedelta
from itertools import count

from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.demonstration.cast import Cast
from alisvest.demonstration.people import rows
from alisvest.demonstration.round_2017 import START
from alisvest.outbox.actions import print_letters
from municipalities.actions import (
    accept_decision,
    approve_recommendation,
    ask_approval,
    decline_decision,
    lapse_due,
    nudge_approver,
    prepare_decision,
    recommend_application,
    record_resolution,
    release_decisions,
    release_due,
)
from municipalities.models import Acceptance, Application, Criterion, Round
from municipalities.queries import language_on
from municipalities.queries.deciding import (
    recommended_content,
)
from municipalities.rules import Absent, Proposed, Terms

STEERING_MEETING = date(2017, 4, 4)
RELEASED = datetime(2017, 4, 6, 10, 0, tzinfo=OSLO)
LIST_ENDS = date(2019, 12, 31)
DECLINES = "Etne"  # granted a post, and finds that it cannot house the doctor after all
WAITING = ("Gloppen", "Hyllestad", "Fitjar")  # the first lets its offer lapse, the second takes it, the third waits

REASONS = (
    "{name} har en spesialist til stede hver dag, eget kontor og en kommunal liste. Kommunen organiserer legetjenesten "
    "på en måte som utvalget ellers ville mangle."
)
REFUSAL = (
    "{name} har gode forutsetninger, men kontor eller daglig veiledning er ikke på plass nå, og rekrutteringen er "
    "bedre enn hos dem som er innstilt."
)


IN_NYNORSK = {
    REASONS: (
        "{name} har ein spesialist til stades kvar dag, eige kontor og ei kommunal liste. Kommunen organiserer "
        "legetenesta på ein måte som utvalet elles ville mangle."
    ),
    REFUSAL: (
        "{name} har gode føresetnader, men kontor eller dagleg rettleiing er ikkje på plass no, og rekrutteringa er "
        "betre enn hos dei som er tilrådde."
    ),
}


IN_ETNE = "Kommunen får ikkje på plass kontor til legen i år, og må difor takke nei."


def _outcomes(cast: Cast) -> dict[str, list[Proposed]]:
    """Say what becomes of each municipality's places, the best first."""
    granted = {row["municipality"]: int(row["places"]) for row in rows("applications")} | {DECLINES: 1}
    ranks = count(1)
    line = {name: next(ranks) for name in WAITING}
    found = {}
    for name, application in cast.applications.items():
        places = application.places.count()
        if name in line:
            found[name] = [Proposed("waiting", line[name])] + [Proposed("refused")] * (places - 1)
        else:
            yes = min(granted[name], places)
            found[name] = [Proposed("granted")] * yes + [Proposed("refused")] * (places - yes)
    return found


def _by_place(application: Application, outcomes: list[Proposed]) -> dict[int, Proposed]:
    return dict(zip(application.places.order_by("rank").values_list("pk", flat=True), outcomes, strict=True))


def recommend_and_resolve(cast: Cast) -> None:
    """Recommend, have it approved by the substitute, and record what the steering group resolved."""
    outcomes = _outcomes(cast)
    for order, (name, application) in enumerate(cast.applications.items()):
        good = outcomes[name][0].outcome == "granted"
        with clock.at(date(2017, 3, 20) + timedelta(days=order % 9)):
            recommend_application(
                application,
                places=_by_place(application, outcomes[name]),
                reasons=(REASONS if good else REFUSAL).format(name=name),
                by=cast.decider(name),
            )
    round_ = Round.objects.get(year=2017)
    with clock.at(date(2017, 3, 29)):
        (approval,) = ask_approval(round_, approvers=[cast.substitute], by=cast.leader)
    with clock.at(date(2017, 4, 1)):
        nudge_approver(approval, by=cast.leader)
    with clock.at(date(2017, 4, 2)):
        approve_recommendation(approval, seen=recommended_content(round_), by=cast.substitute)
    with clock.at(STEERING_MEETING):
        record_resolution(
            round_,
            meeting_on=STEERING_MEETING,
            minutes_reference="Styringsgruppen 2/17",
            case_number="4/17",
            text="Styringsgruppen vedtar prosjektleders innstilling. Utvalget skal vise ulike måter å organisere på.",
            outcomes={
                pk: each
                for name, application in cast.applications.items()
                for pk, each in _by_place(application, outcomes[name]).items()
            },
            absent=[Absent("Representanten for Bergen kommune", cast.applications["Bergen"].municipality_id)],
            by=cast.leader,
        )


def write_and_release(cast: Cast) -> None:
    """Write every decision in the receiver's language form, and let them go together at ten o'clock."""
    round_ = Round.objects.get(year=2017)
    criteria = list(Criterion.objects.filter(round=round_).order_by("order"))
    with clock.at(date(2017, 4, 5)):
        for name, application in cast.applications.items():
            _write(cast, name, application, criteria)
        release_decisions(
            round_,
            answer_days=14,
            offer_days=10,
            waiting_until=LIST_ENDS,
            visible_at=RELEASED,
            by=cast.leader,
        )
    with clock.at(RELEASED):
        release_due()
        print_letters()


def _write(cast: Cast, name: str, application: Application, criteria: list[Criterion]) -> None:
    outcomes = _outcomes(cast)[name]
    reasons = REASONS if outcomes[0].outcome == "granted" else REFUSAL
    nynorsk = language_on(application.municipality, clock.today()) == "nn"
    wish = "Eit kontor som står klart frå dag ein." if nynorsk else "Et kontor som står klart fra dag én."
    needed = [pk for pk, each in _by_place(application, outcomes).items() if each.outcome != "refused"]
    prepare_decision(
        application,
        reasons=(IN_NYNORSK[reasons] if nynorsk else reasons).format(name=name),
        terms=dict.fromkeys(needed, Terms(START)),
        feedback={criteria[0].pk: wish} if criteria and reasons is REFUSAL else {},
        by=cast.decider(name),
    )


def answer_offers(cast: Cast) -> None:
    """Let the municipalities sign: Etne declines, Gloppen never answers, and Hyllestad takes the post that is free."""
    offers = Acceptance.objects.filter(decision__application__round__year=2017)
    for order, offer in enumerate(offers.select_related("decision__application__municipality").order_by("pk")):
        name = offer.decision.application.municipality.name
        with clock.at(
            datetime.combine(date(2017, 4, 7) + timedelta(days=order % 7), time(10 + order % 6), tzinfo=OSLO)
        ):
            if name == DECLINES:
                decline_decision(offer, reason=IN_ETNE, by=cast.signers[name])
            else:
                _accept(cast, name, offer)
    for day in range(15, 30):
        with clock.at(datetime(2017, 4, day, 0, 5, tzinfo=OSLO)):
            lapse_due()
    with clock.at(datetime(2017, 4, 28, 11, 30, tzinfo=OSLO)):
        _accept(cast, "Hyllestad", offers.get(status="offered"))


def _accept(cast: Cast, name: str, offer: Acceptance) -> None:
    signer = cast.signers[name]
    accept_decision(
        offer,
        contact_name=signer.name,
        contact_email=signer.email,
        contact_phone="55 00 00 00",
        invoice_reference=f"ALIS {name}",
        by=signer,
    )
