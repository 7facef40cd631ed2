"""The files of the demonstration: vouchers behind some claims, certificates in every state, and one that was reported."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Model

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.money import format_kroner
from alisvest.core.roles import Role
from alisvest.demonstration.cast import Cast, Doctor
from alisvest.demonstration.paper import page, photo
from alisvest.demonstration.people import in_hat
from alisvest.documents.actions import (
    add_attachment,
    archive,
    confirm_attachment,
    file_document,
    report_attachment,
    withdraw_attachment,
)
from alisvest.documents.kinds import kind_of
from alisvest.documents.models import Attachment
from finance.models import Claim, ClaimLine
from municipalities.models import Application
from municipalities.workflow import ApplicationStatus

UPLOADING = {"Kvam", "Hyllestad"}  # their vouchers take the whole way in; the others' are filed, which is much faster
APPROVALS = {  # municipality of the supervisor → last good day, and whether the project has confirmed it
    "Bergen": (date(2021, 12, 31), True),
    "Kvam": (date(2020, 6, 30), True),
    "Stord": (date(2018, 12, 31), True),
    "Bømlo": (date(2022, 3, 31), False),
}


def _store(
    row: Model, kind: str, file: SimpleUploadedFile, by: User, *, valid_until: date | None = None, audience: str = ""
) -> Attachment:
    paper = kind_of(kind)
    return add_attachment(
        row,
        paper,
        file=file,
        audience=audience or paper.audiences[0].key,
        patient_data=False,
        valid_until=valid_until,
        by=by,
    )


def enclose(cast: Cast) -> None:
    """Hang the project description on the invitation, and the council's resolution on an application."""
    application = cast.applications["Kvam"]
    with clock.at(date(2017, 3, 1)):
        lines = ["Fem år med fast lønn, plan og veileder i kommunal stilling."]
        _store(application.round, "invitation_enclosure", page("Prosjektbeskrivelse", "ALIS-Vest", lines), cast.leader)
    with clock.at(date(2017, 3, 16)):
        file = page(
            "Vedtak i kommunestyret", "Kvam: sak 12/17", ["Kommunestyret vedtek å søkje om utdanningsstilling."]
        )
        _store(application, "application_enclosure", file, cast.signers["Kvam"])


def keep_the_minutes(cast: Cast) -> None:
    """Keep the steering group's minutes with the round whose applications they are about."""
    round_ = cast.applications["Kvam"].round
    granted = Application.objects.filter(round=round_, status=ApplicationStatus.GRANTED).select_related("municipality")
    names = sorted(application.municipality.name for application in granted)
    with clock.at(date(2017, 4, 6)):
        file = page("Referat fra styringsgruppen", "Styringsgruppen, referat", ["Vedtatt:", *names])
        _store(round_, "steering_minutes", file, cast.administrator)


def vouch(claim: Claim, by: User) -> None:
    """Put a voucher behind each line of a claim; the first of those that are uploaded is photographed."""
    uploading = claim.municipality.name in UPLOADING
    for number, line in enumerate(claim.lines.select_related("claim__municipality").order_by("pk")):
        facts = [f"Bilag {line.receipt_reference}", line.what, f"{line.spent_on:%d.%m.%Y}", format_kroner(line.asked)]
        if uploading and number == 0:
            _store(line, "claim_voucher", photo(f"Kvittering {line.receipt_reference}", facts), by)
        elif uploading:
            _store(line, "claim_voucher", page(f"Faktura {line.receipt_reference}", "Faktura", facts), by)
        else:
            _file(line, "claim_voucher", page(f"Faktura {line.receipt_reference}", "Faktura", facts), by)


@transaction.atomic
def _file(row: Model, kind: str, file: SimpleUploadedFile, by: User) -> None:
    """Hang a paper of our own making on a row without looking into it: it is known to be harmless."""
    paper = kind_of(kind)
    document = archive(file.read(), kind=kind, shown_name=file.name or kind, media_type="application/pdf", by=by)
    file_document(row, paper, document, audience=paper.audiences[0].key, by=by)


def hang_certificates(cast: Cast) -> None:
    """Show certificates that are confirmed, waiting, expired, withdrawn and missing."""
    with clock.at(date(2018, 2, 20)):
        for name, (last, confirmed) in APPROVALS.items():
            supervisor = cast.supervisors[name]
            file = page(
                "Spesialistgodkjenning", "Spesialist i allmennmedisin", [supervisor.name, f"Gyldig til {last:%d.%m.%Y}"]
            )
            made = _store(supervisor, "specialist_approval", file, cast.administrator, valid_until=last)
            if confirmed:
                confirm_attachment(made, valid_until=last, by=cast.leader)
    for doctor in cast.doctors:
        if doctor.candidate.name in {"Ingrid Solheim", "Sofie Lunde"}:
            _certificates_of(cast, doctor)


def _certificates_of(cast: Cast, doctor: Doctor) -> None:
    candidate, user = doctor.candidate, doctor.candidate.user
    if user is None:
        return
    with clock.at(date(2018, 3, 5)):
        person = in_hat(user, Role.CANDIDATE)
        basic = _store(candidate, "course_certificate", page("Grunnkurs A", "Kursbevis", [candidate.name]), person)
        acute = page("Akuttmedisin", "Kursbevis i akuttmedisin", [candidate.name, "Gyldig til 31.12.2018"])
        emergency = _store(candidate, "course_certificate", acute, person, valid_until=date(2018, 12, 31))
        wrong = _store(
            candidate, "course_certificate", page("Timeplan", "Timeplan for kurset", [candidate.name]), person
        )
    with clock.at(date(2018, 3, 9)):
        confirm_attachment(basic, by=cast.administrator)
        confirm_attachment(emergency, valid_until=date(2018, 12, 31), by=cast.administrator)
        withdraw_attachment(wrong, reason="Feil fil: dette er timeplanen, ikke kursbeviset.", by=person)
    with clock.at(date(2018, 11, 12)):
        earlier = page("Attest legevakt 2016", "Tjenesteattest", [candidate.name, "Vikar i legevakt, sommeren 2016"])
        _store(candidate, "earlier_service", earlier, person)


def report_a_voucher(cast: Cast) -> None:
    """Let the administrator find something about a patient on a voucher of the claim that waits to be attested."""
    line = ClaimLine.objects.get(claim__year=2019, claim__municipality__name="Kvam")
    with clock.at(date(2019, 1, 15)):
        voucher = Attachment.objects.get(kind="claim_voucher", subject_id=line.pk)
        report_attachment(voucher, reason="Navnet på en pasient er synlig øverst på bilaget.", by=cast.administrator)
