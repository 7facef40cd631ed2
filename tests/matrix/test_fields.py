"""Every field in which anything can be written is watched: it holds a marker in the world, or stands here with a reason."""

from collections import defaultdict

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from psycopg2 import sql

from alisvest.core.roles import Role
from municipalities.models import ConflictDeclaration
from tests.access import clients, found_in
from tests.access_table import MARKER, MORE, PAGES, READERS
from tests.make import people, review
from tests.world import World, free_texts, mark

pytestmark = pytest.mark.walk

OURS = ("municipalities", "candidates", "supervision", "finance", "alisvest")

REASONS: dict[str, str] = {
    "a number or key that the application itself gives, or a fingerprint": """
        accounts.Invitation.fingerprint municipalities.PartnerSignature.content_sha256 dashboard.CalendarFeed.token_sha256
        accounts.User.password audit.Submission.fingerprint documents.Document.sha256
        documents.Document.stored_name finance.EgenandelCharge.kid finance.FinancialYear.chain_head finance.Seal.sha256
        municipalities.InformationRequest.content_sha256
        finance.Statement.input_hash finance.Statement.number municipalities.Application.content_sha256
        municipalities.Application.reference municipalities.Position.number outbox.FormalLetter.reference
        outbox.Mail.message_id outbox.Mail.once
        changes.Amendment.fingerprint municipalities.Acceptance.content_sha256
        municipalities.AgreementVersion.content_sha256 municipalities.Approval.content_sha256
        municipalities.Resolution.snapshot_sha256 municipalities.Signature.content_sha256
        municipalities.Snapshot.sha256 municipalities.Submission.content_sha256""",
    "one of a fixed list of words, or the name of a model, a view or a job": """
        municipalities.PartnerAnswer.key
        accounts.Invitation.claim_type audit.Access.subject_type audit.Access.view audit.Event.subject_type
        audit.Event.verb audit.Submission.verb documents.Attachment.audience documents.Attachment.kind
        documents.Attachment.subject_type documents.Document.kind documents.Document.media_type finance.StatementRun.role
        outbox.FormalLetter.about_type outbox.FormalLetter.access_code outbox.FormalLetter.language
        outbox.FormalLetter.template outbox.JobRun.job outbox.LetterText.key outbox.LetterText.language
        municipalities.RequestedPoint.key outbox.LetterToPrint.about_type outbox.LetterToPrint.template
        outbox.Mail.about_type outbox.Mail.language outbox.Mail.template
        candidates.EmploymentEnd.told changes.Amendment.told municipalities.AgreementVersion.language
        municipalities.Criterion.point municipalities.Flag.key municipalities.PreparedDecision.access_code
        municipalities.ScreeningLine.point municipalities.SectionAssignment.key municipalities.SectionComment.key
        municipalities.Term.point""",
    "the programme's own data, the same for everybody who may open the page at all": """
        candidates.RuleLine.key candidates.RuleLine.source_en candidates.RuleLine.source_nb candidates.RuleLine.source_nn
        candidates.RuleLine.text_en candidates.RuleLine.text_nb candidates.RuleLine.text_nn candidates.RuleSet.code
        candidates.RuleSet.name_en candidates.RuleSet.name_nb candidates.RuleSet.name_nn candidates.RuleSet.source_en
        candidates.RuleSet.source_nb candidates.RuleSet.source_nn dashboard.Pause.name finance.Account.code
        finance.Account.name finance.Account.name_en finance.Account.name_nn programme.Norm.source programme.Rate.source
        programme.SettlementRule.source outbox.LetterText.body outbox.LetterText.subject outbox.LetterText.why
        privacy.RetentionRule.source""",
    "public: the register of municipalities and the rounds that all of them are called to": """
        municipalities.Municipality.name municipalities.Municipality.organisation_number
        municipalities.MunicipalityCard.hospital_area municipalities.MunicipalityCard.invoice_reference
        municipalities.MunicipalityCard.postal_address municipalities.MunicipalityCard.postmottak
        municipalities.MunicipalityVersion.county
        municipalities.MunicipalityVersion.number municipalities.Round.case_number municipalities.Round.name
        municipalities.SuccessionEvent.note municipalities.SuccessionEvent.reason municipalities.SuccessionEvent.source
        municipalities.Succession.note municipalities.Succession.outside_name
        municipalities.Anchor.words_nb municipalities.Anchor.words_nn municipalities.Criterion.description_nb
        municipalities.Criterion.description_nn municipalities.Criterion.title_nb municipalities.Criterion.title_nn
        municipalities.CriterionChange.before municipalities.CriterionChange.reason
        municipalities.InformationMeeting.agenda municipalities.InformationMeeting.link
        municipalities.InformationMeeting.place""",
    "digits of a fixed length: the person's name beside them is marked": """
        candidates.Candidate.hpr_number supervision.Supervisor.hpr_number""",
    "an address or a number: the name or the text beside it is marked": """
        accounts.User.email municipalities.Contact.email outbox.Mail.to municipalities.Participant.email
        candidates.InstitutionAgreement.contact_email candidates.InstitutionAgreement.contact_phone""",
    "on the same rows and the same pages as a text that is marked": """
        candidates.Exchange.department candidates.ExchangeWish.hospital candidates.ExchangeWish.initials
        candidates.InstitutionAgreement.department candidates.InstitutionAgreement.institution
        changes.Amendment.workplaces municipalities.Advertisement.published_where municipalities.Advertisement.title
        municipalities.Mix.name municipalities.Term.promise municipalities.Term.title""",
    "belongs to the whole programme, whose pages are for staff alone: no side has one": """
        finance.Grant.reference municipalities.Resolution.minutes_reference municipalities.Resolution.text
        outbox.Circular.body_nn outbox.Circular.subject_nb outbox.Circular.subject_nn
        outbox.JobRun.error outbox.Mail.last_error outbox.MailAttempt.words
        municipalities.Flag.title_nb municipalities.Flag.title_nn municipalities.Resolution.case_number
        municipalities.Abstention.name""",
    "put together by the application from fields that are marked themselves": """
        municipalities.PartnerSignature.capacity
        accounts.Invitation.capacity documents.Document.shown_name finance.StatementRunItem.note finance.Voucher.facts
        municipalities.InformationRequest.snapshot municipalities.RequestedPoint.answers
        outbox.FormalLetter.case_number outbox.FormalLetter.receiver outbox.FormalLetter.subject
        outbox.LetterToPrint.paper outbox.LetterToPrint.to outbox.LetterToPrint.words
        municipalities.Signature.capacity municipalities.Signature.name municipalities.Snapshot.content
        municipalities.Submission.snapshot""",
    "in a state that the world's rows have not reached; its own tests read it": """
        documents.Attachment.release_reason documents.Attachment.removal_reason finance.Claim.payment_reference
        finance.Claim.return_comment municipalities.InformationRequest.ended_because
        municipalities.Substitute.reason
        candidates.Exchange.given_up_because candidates.Exchange.hospital_agreed_by
        candidates.InstitutionAgreement.cancelled_because candidates.InstitutionAgreement.confirmed_by
        changes.Amendment.because municipalities.Acceptance.contact_email municipalities.Acceptance.contact_name
        municipalities.Acceptance.contact_phone municipalities.Acceptance.invoice_reference
        municipalities.Acceptance.reason municipalities.Approval.ended_because municipalities.Complaint.body_name
        municipalities.Complaint.body_reasons municipalities.Complaint.late_accepted_because
        municipalities.Complaint.reasons municipalities.Dispensation.reason municipalities.Feedback.sentence
        municipalities.InvitationAnswer.reason_text municipalities.LetterArrival.source
        municipalities.PaperEntry.source municipalities.PreparedDecision.reasons municipalities.PromiseCheck.note
        municipalities.Question.answer municipalities.Question.public_text municipalities.SectionComment.answer
        municipalities.TrainingEnterprise.note municipalities.TrainingEnterprise.plan_link
        municipalities.TrainingEnterprise.registration_link municipalities.UncoveredGoal.goal
        municipalities.UncoveredGoal.met_at municipalities.Withdrawal.reason municipalities.Workplace.name""",
}
UNMARKED = {label for labels in REASONS.values() for label in labels.split()}


def is_history(model: type[models.Model]) -> bool:
    return hasattr(model, "pgh_tracked_model")


def texts() -> dict[str, type[models.Model]]:
    """Return every free-text field of our models; histories are copies of them."""
    return {
        f"{model._meta.label}.{name}": model
        for model in apps.get_models()
        if model.__module__.split(".")[0] in OURS and not is_history(model)
        for name in free_texts(model)
    }


def marked(made: World) -> set[str]:
    """Return the fields that hold a marker in some row."""
    found = set()
    for label, model in texts().items():
        column = model._meta.get_field(label.rpartition(".")[2]).column  # type: ignore[union-attr]
        with connection.cursor() as cursor:
            table = sql.Identifier(model._meta.db_table)
            ask = sql.SQL("SELECT EXISTS (SELECT FROM {} WHERE {}::text LIKE {})")
            cursor.execute(ask.format(table, sql.Identifier(column), sql.Literal("%[[%.%]]%")))
            if cursor.fetchone()[0]:
                found.add(label)
    return found


def test_every_free_text_is_marked_or_excused(made: World) -> None:
    watched = marked(made)
    new = sorted(texts().keys() - watched - UNMARKED)
    gone = sorted(UNMARKED - texts().keys())
    marked_after_all = sorted(UNMARKED & watched)

    assert (new, gone, marked_after_all) == ([], [], [])


def test_every_marker_has_its_readers(made: World) -> None:
    """A marker that is in the database and not in the table would be looked for by nobody."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for label, model in texts().items():
        name = label.rpartition(".")[2]
        for value in model._default_manager.values_list(name, flat=True):
            found[label] |= {what for _side, what in MARKER.findall(str(value))}

    assert set().union(*found.values()) == set(READERS)


def seen_by_writers_alone(made: World) -> set[str]:
    """Return what nobody but its writer reads: a reviewer's notes, and why somebody declared to be unfit."""
    leader, reviewed = made.people[Role.PROJECT_LEADER.value], made.own.reviewed
    declared = ConflictDeclaration.objects.filter(reason=mark("own", "conflict.reason"), round=reviewed.round).first()
    assert leader is not None
    assert declared is not None
    reviewer = review.declared(reviewed.assessments.get().reviewer.wear(leader.hat))
    asked = (
        (reviewer, reverse("municipalities:assessment_save", args=[reviewed.pk])),
        (
            declared.user.wear(leader.hat),
            reverse("municipalities:conflict_change", args=[reviewed.round_id, reviewed.municipality_id]),
        ),
    )
    return set().union(*(found_in(people.sign_in(Client(), who).get(path)) for who, path in asked))


def test_the_world_holds_every_marker(made: World) -> None:
    """A leak test with nothing to leak proves nothing: each marker is seen by somebody who may."""
    seen = seen_by_writers_alone(made)
    wanted = set(READERS)
    first = {Role.PROJECT_LEADER, Role.CANDIDATE, Role.SIGNER}  # these see most
    for _who, role, client in sorted(clients(made), key=lambda entry: entry[1] not in first):
        for name, page in [*MORE.items(), *PAGES.items()]:
            if wanted - seen and not page.post_only and (page.audience == "*" or role in page.roles):
                args = page.args(made, made.own) if page.args else []
                seen |= found_in(client.get(reverse(name, args=args)))

    assert seen == wanted
