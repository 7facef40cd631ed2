"""The agreements of 2017: made, answered, signed; one in its second version; what the doctors told of the promises."""

from datetime import date

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.demonstration.cast import Cast, municipality
from alisvest.demonstration.joint import signer_of
from alisvest.demonstration.people import in_hat
from municipalities import actions
from municipalities.models import AgreementVersion, PromiseCheck, Term
from municipalities.queries.agreement import accepted, paper_of, parties_of

DRAFTED, ANSWERED, SIGNED = date(2017, 4, 24), date(2017, 4, 28), date(2017, 5, 2)
START = date(2017, 9, 1)
AMENDED = "Stord"
GROWN = "Kvam"
DOCTOR = "Ingrid Solheim"


def sign_agreements(cast: Cast) -> None:
    """Make and sign the agreement of every municipality that got posts; Stord proposes another wording of one term."""
    for name, application in cast.applications.items():
        application.refresh_from_db()
        if not accepted(application):
            continue
        with clock.at(DRAFTED):
            version = actions.draft_agreement(application, effective_from=START, by=cast.decider(name))
            actions.send_version(version, message="", by=cast.decider(name))
        _answer(cast, name, version)
        _sign(cast, name, version, SIGNED)


def _answer(cast: Cast, name: str, version: AgreementVersion) -> None:
    signer = cast.signers[name]
    with clock.at(ANSWERED):
        if name == AMENDED:
            term = version.terms.get(promise="absence")
            actions.amend_term(
                term,
                amended=f"{term.text} Om sommaren leiger kommunen vikar i fire veker.",
                because="Kollegaene har ferie på same tid.",
                by=signer,
            )
        actions.confirm_rest(version, by=signer)
        version = actions.answer_version(version, message="", by=signer)
        if name == AMENDED:
            actions.accept_amendment(term, answer="Det er ei betring. Takk.", by=cast.decider(name))
            actions.send_version(version, message="", by=cast.decider(name))


def _sign(cast: Cast, name: str, version: AgreementVersion, day: date) -> None:
    version.refresh_from_db()
    with clock.at(day):
        for party in parties_of(version):
            town = party.municipality
            by = signer_of(cast, town) if town else cast.decider(name)
            actions.sign_version(version, content_sha256=paper_of(version).content_sha256, by=by)


def change_and_tell(cast: Cast) -> None:
    """In the autumn doctors tell what they found; in 2018 Kvam's list grows, and the agreement gets a second version."""
    _tell(cast)
    version = AgreementVersion.objects.get(agreement__municipality__name=GROWN, number=1)
    signer = cast.signers[GROWN]
    with clock.at(date(2018, 1, 15)):
        following = actions.draft_version(
            version.agreement,
            effective_from=date(2018, 2, 1),
            reason="Lista har vakse raskare enn venta, og legekontoret har fått fleire rom.",
            by=cast.leader,
        )
        for term in following.terms.filter(promise="patient_list"):
            _grow(term, cast.leader)
        actions.send_version(following, message="", by=cast.leader)
    with clock.at(date(2018, 1, 22)):
        actions.confirm_rest(following, by=signer)
        actions.answer_version(following, message="", by=signer)
    _sign(cast, GROWN, following, date(2018, 1, 24))


def _grow(term: Term, leader: User) -> None:
    actions.save_term(
        term,
        title=term.title,
        text=f"{term.text} Frå 1. februar 2018 kan lista vekse med inntil 150 pasientar.",
        due_on=date(2018, 4, 1),
        by=leader,
    )


def _tell(cast: Cast) -> None:
    """The doctors who sign in tell of all promises; for the others the project leader asked by telephone."""
    with clock.at(date(2017, 10, 4)):
        checks = PromiseCheck.objects.select_related("term", "position").order_by("pk")
        doctor = next(each for each in cast.doctors if each.candidate.name == DOCTOR)
        if doctor.candidate.user is not None:
            teller = in_hat(doctor.candidate.user)
            for check in checks.filter(position=doctor.position):
                actions.tell_promise(check, delivery="kept", by=teller)
        for number, check in enumerate(checks.filter(delivery="")):
            if check.term.promise == "own_office" and number % 5 == 0:
                actions.tell_promise(
                    check,
                    delivery="not_kept",
                    note="Kontoret blir delt med turnuslegen fram til jul.",
                    by=cast.leader,
                )
            elif check.term.promise in {"own_office", "supervisor", "daily_supervision"}:
                actions.tell_promise(check, delivery="kept", note="Fortalt på telefon.", by=cast.leader)


def change_the_settlement(cast: Cast) -> None:
    """In January 2019 the settlement becomes netting: Kvam has its third version before it when the story ends."""
    stands = AgreementVersion.objects.get(agreement__municipality__name=GROWN, number=2)
    with clock.at(date(2019, 1, 10)):
        following = actions.draft_version(
            stands.agreement, effective_from=date(2019, 2, 1), reason="Oppgjeret blir netto frå 2019.", by=cast.leader
        )
        actions.add_term(
            following,
            title="Oppgjer",
            text="Frå 2019 blir eigendelen trekt frå refusjonen. Begge postane står kvar for seg på kostnadsoppgåva.",
            by=cast.leader,
        )
        actions.send_version(following, message="Berre punktet om oppgjer er nytt.", by=cast.leader)


def record_enterprises(cast: Cast) -> None:
    """Some municipalities prepare for the rules of 2019: where they stand in the week before the story ends."""
    for name, registration, plan, goals in (
        ("Bergen", "applied", "writing", [("Palliasjon i heimen", "Haraldsplass")]),
        ("Kvam", "applied", "writing", [("Rus og psykiatri", ""), ("Palliasjon", "Haraldsplass")]),
        ("Stord", "not_applied", "none", []),
    ):
        with clock.at(date(2019, 1, 8)):
            actions.record_enterprise(
                municipality(name),
                start=date(2019, 1, 1),
                registration=registration,
                plan=plan,
                goals=goals,
                by=cast.signers[name],
            )
