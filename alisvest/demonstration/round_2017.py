"""The round of 2017: called on 1 March, closed after 15 March, resolved in April. Answers and reasons are invented."""

from datetime import date, datetime, time, timedelta
from typing import Any

from alisvest.accounts.actions import register_person
from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.core.roles import Role
from alisvest.demonstration import joint, round_setup
from alisvest.demonstration.answers import tell_earlier_service
from alisvest.demonstration.cast import Cast, municipality
from alisvest.demonstration.people import PROGRAMME_START, in_hat, rows
from alisvest.outbox.actions import print_letters
from municipalities.actions import (
    add_member,
    add_place,
    call_round,
    copy_place,
    grant_dispensation,
    name_substitute,
    prepare_round,
    record_partner_signature,
    save_section,
    sign_jointly,
    start_application,
    submit_application,
)
from municipalities.models import Round
from municipalities.models.choices import Equipment, MunicipalTask
from municipalities.queries.joint import counting_sha256

SPECIALTY = {
    "g": "general_practice",
    "o": "community_medicine",
    "t": "in_training",
    "i": "none",
    "n": "none",
}
MEETING = date(2017, 2, 22)  # the one date of the meeting that is known; place and agenda are invented
OPENED, DEADLINE = date(2017, 3, 1), date(2017, 3, 15)
START = date(2017, 9, 1)
SIGNS_AT_ONCE, SIGNS_ON_PAPER = "Modalen", "Gulen"
FUNCTIONS = ((Role.SIGNER, "signers"), (Role.FINANCE, "finance"))


def invite_and_apply(cast: Cast) -> None:
    """Open the round and let fifteen municipalities answer it; Vik never hands its draft in."""
    with clock.at(date(2017, 2, 22)):
        _enter_members(cast)
        name_substitute(
            municipality("Bergen"),
            cast.substitute,
            reason="Bergen leder ALIS-Vest og søker selv.",
            start=PROGRAMME_START,
            by=cast.leader,
        )
    round_ = _prepare(cast)
    with clock.at(OPENED):
        round_ = call_round(round_, by=cast.leader)
        print_letters()
    for order, row in enumerate(rows("applications")):
        _apply(cast, round_, row, order)
    with clock.at(DEADLINE + timedelta(days=1)):
        grant_dispensation(
            round_,
            municipality("Vik"),
            until_day=DEADLINE + timedelta(days=2),
            until_time=time(12),
            reason="Nettet i kommunen var nede den 15. mars.",
            by=cast.leader,
        )


def _prepare(cast: Cast) -> Round:
    """Prepare the round in February, and hold the information meeting of the 22nd."""
    with clock.at(date(2017, 2, 6)):
        round_ = prepare_round(
            name="ALIS-Vest 2017",
            year=2017,
            opens_on=OPENED,
            deadline_on=DEADLINE,
            places_from=12,
            places_to=15,
            decision_kind="grant",
            case_number="2017/104",
            by=cast.leader,
        )
        meeting = round_setup.information_meeting(
            round_,
            MEETING,
            by=cast.administrator,
            place="Bergen rådhus",
            agenda="Hva ALIS-Vest er\nHva kommunen forplikter seg til\nHvordan det søkes",
        )
    with clock.at(MEETING + timedelta(days=1)):
        round_setup.note_attendance(meeting, by=cast.administrator)
        round_setup.set_up(round_, by=cast.leader)
    return round_


def _enter_members(cast: Cast) -> None:
    """Give every applicant a signer and somebody in accounts; Kvam's are the people who sign in."""
    cast.signers["Kvam"], cast.finance["Kvam"] = cast.people["signer"], cast.people["finance"]
    for row in rows("applications"):
        if row["municipality"] == "Kvam":
            continue
        for role, register in FUNCTIONS:
            word = {"signers": "kommunedirektør", "finance": "økonomi"}[register]
            plain = row["municipality"].lower().translate(str.maketrans("æøå", "eoa"))
            user = register_person(
                email=f"{register}.{plain}@example.no",
                name=f"{row['municipality']} {word}",
                language="nb" if row["municipality"] == "Bergen" else "nn",
                by=cast.leader,
            )
            add_member(municipality(row["municipality"]), user, role, start=PROGRAMME_START, by=cast.leader)
            getattr(cast, register)[row["municipality"]] = in_hat(user)


def _apply(cast: Cast, round_: Round, row: dict[str, str], order: int) -> None:
    name, signer = row["municipality"], cast.signers[row["municipality"]]
    sent = date.fromisoformat(row["sent"]) if row["sent"] else None
    with clock.at(datetime.combine(OPENED + timedelta(days=1 + order % 5), datetime.min.time(), tzinfo=OSLO)):
        application = start_application(round_, municipality(name), by=signer)
    with clock.at((sent or DEADLINE) - timedelta(days=1)):
        for section, answers in answers_of(row, order).items():
            if sent is None and section in {"backup", "absence", "tasks"}:
                continue
            save_section(application, section, answers, by=signer)
        first = application.places.get(rank=1)
        for _rank in range(2, int(row["wanted"]) + 1):
            copy_place(first, add_place(application, name="", by=signer), by=signer)
        tell_earlier_service(application, by=signer)
        joint.write_own_words(cast, application)
    if sent is not None:
        with clock.at(datetime(sent.year, sent.month, sent.day, 9 + order % 14, 7 * order % 60, tzinfo=OSLO)):
            application = submit_application(application, by=signer)
            cast.applications[name] = application
        if partner := application.partner_rows.filter(municipality__name=SIGNS_AT_ONCE).first():
            with clock.at(datetime(sent.year, sent.month, sent.day, 22, 40, tzinfo=OSLO)):
                sign_jointly(
                    application,
                    content_sha256=counting_sha256(application),
                    by=joint.signer_of(cast, partner.municipality),
                )


def record_the_signature_on_paper(cast: Cast) -> None:
    """Of the three that share posts one signed at once; the other's signature came by post and was recorded later."""
    application = cast.applications["Masfjorden"]
    with clock.at(DEADLINE + timedelta(days=2)):
        record_partner_signature(
            application,
            municipality(SIGNS_ON_PAPER),
            name=f"{SIGNS_ON_PAPER} rådmann",
            source="Brev frå rådmannen, skanna av arkivet",
            received_on=DEADLINE,
            by=cast.administrator,
        )


def _yes(answer: str) -> bool:
    return answer == "yes"


def answers_of(row: dict[str, str], order: int) -> dict[str, dict[str, Any]]:
    """Return the whole answers of one line of the data, as save_section takes them."""
    name = row["municipality"]
    doctors = [
        {"age": int(word[:2]), "specialty": SPECIALTY[word[2]], "is_intern": word[2] == "i"}
        for word in row["doctors"].split()
    ]
    rich = int(row["places"]) > 0
    return {
        "organisation": {
            "partners": [municipality(partner) for partner in row["partners"].split()],
            "shares": [joint.KEY[each] for each in (name, *row["partners"].split())] if row["partners"] else [],
            "responsible": "chief_doctor" if rich else "health_manager",
            "position_percentage": 100,
            "earliest_start": START,
            "organisation": (
                f"Stillinga blir ei fast kommunal stilling med fastløn i {name}. "
                "Kommuneoverlegen har personalansvaret, "
                "og opplæringsplanen er tema i leiarmøtet kvart kvartal."
                if rich
                else f"{name} vil opprette ei stilling når ho er tildelt."
            ),
        },
        "recruitment": {
            "gp_posts": int(row["gp_posts"]),
            "vacant_gp_posts": int(row["vacant"]),
            "applicants_last_time": int(row["applicants"]),
            "doctors_left": int(row["left"]),
            "recruitment": (
                f"{row['left']} fastlegar har slutta dei siste tre åra "
                f"og sist var det {row['applicants']} kvalifiserte søkjarar."
            ),
        },
        "patient_list": {
            "list_model": row["list_model"],
            "list_length": int(row["list_length"]),
            "patient_list": "Lista blir bygd opp gradvis det første året.",
        },
        "daily_supervision": {
            "provided_by": "specialist_in_office" if _yes(row["every_day"]) else "elsewhere",
            "doctors_sharing": sum(doctor["specialty"] == "general_practice" for doctor in doctors),
            "every_day": _yes(row["every_day"]),
            "daily_supervision": "Ein spesialist er sett opp som dagens rettleiar i timeboka, og døra står open.",
        },
        "supervisor": {
            "supervisor_name": row["supervisor"],
            "is_specialist": True,
            "same_office": _yes(row["same_office"]),
            "hours_per_month": int(row["hours"]),
            "supervisor": "",
        },
        "backup": {
            "arrangement": row["backup"],
            "response_minutes": int(row["minutes"]),
            "backup": "Bakvakta er ein godkjend allmennlege og kan rykkje ut.",
        },
        "office": {
            "own_office": _yes(row["own_office"]),
            "room": "Eige kontor med undersøkingsbenk, ved sida av rettleiaren sitt."
            if _yes(row["own_office"])
            else "",
            "equipment": [value for i, value in enumerate(Equipment.values) if rich or i % 2 == 0],
            "equipment_other": "Dermatoskop" if order % 3 == 0 else "",
            "doctors": doctors,
            "staff": [
                {"role": "health_secretary", "number": 2 + len(doctors) // 2, "competence": "Autoriserte"},
                {"role": "nurse", "number": 1, "competence": "Diabetes og sår"},
            ],
        },
        "tasks": {
            "tasks_offered": [value for i, value in enumerate(MunicipalTask.values) if rich or (i + order) % 3],
            "hours_possible": int(row["possible"]),
            "hours_wanted": int(row["wanted_hours"]),
            "breadth": "Legen går i turnus mellom helsestasjon, skule og sjukeheim, eit halvt år kvar stad.",
        },
        "absence": {
            "locum": row["locum"],
            "doctors_covering": int(row["covering"]),
            "vulnerability": "Sårbart om sommaren; elles dekkjer kollegaer kvarandre.",
        },
        "candidate": {
            "candidate_kind": row["kind"],
            "months_completed": int(row["months"]) if row["months"] else None,
            "candidate": "Legen har hatt fast liste sidan 2016 og har gjort grunnkurs A." if row["months"] else "",
        },
    }
