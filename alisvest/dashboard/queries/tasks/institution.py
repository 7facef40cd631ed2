"""What waits around a candidate's service in an institution, and whether specialists stay."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.core.clock import OSLO
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.ui import formats
from candidates.models import Exchange
from candidates.queries.exchange import exchanges_for
from candidates.queries.institution import planned_unconfirmed
from candidates.queries.regular_post import checks_due
from candidates.workflow import ExchangeStatus, InstitutionStatus


def institutions_to_confirm(reader: Reader) -> Iterator[Task]:
    """Planned service that begins within the decided months and that no institution has confirmed."""
    for period in planned_unconfirmed(reader.user, reader.today):
        candidate = period.plan.candidate
        page = reverse("candidates:institution_candidate", args=[candidate.pk])
        if period.agreement_pk:
            page = reverse("candidates:institution_detail", args=[period.agreement_pk])
        status = period.agreement_status
        yield Task(
            TaskKind.INSTITUTION_CONFIRM,
            subject_of(period),
            _("Get the institution service confirmed: %(name)s") % {"name": candidate.name},
            reader.why,
            page,
            due=period.valid.lower,
            about=_("%(place)s from %(day)s. %(state)s")
            % {
                "place": period.place or period.get_kind_display(),
                "day": formats.day(period.valid.lower),
                "state": InstitutionStatus(status).label if status else _("Nothing agreed"),
            },
        )


def open_exchanges(reader: Reader) -> QuerySet[Exchange]:
    """Exchanges of the municipality's own candidates that it has not said yes to."""
    found = exchanges_for(reader.user).filter(status=ExchangeStatus.PROPOSED, municipality_agreed_at=None)
    return found.filter(position__municipality=reader.user.scope)


def exchanges_to_answer(reader: Reader) -> Iterator[Task]:
    """A hospital's trainee would serve in the post while the candidate is in hospital: the signer says yes or no."""
    for exchange in open_exchanges(reader).order_by("proposed_at", "pk"):
        wish = exchange.candidate_wish
        yield Task(
            TaskKind.EXCHANGE_ANSWER,
            subject_of(exchange),
            _("Answer the exchange: %(name)s") % {"name": wish.candidate.name if wish.candidate else ""},
            reader.why,
            exchange.get_absolute_url(),
            due=reader.due(TaskKind.EXCHANGE_ANSWER, exchange.proposed_at.astimezone(OSLO).date()),
            about=wish.hospital,
        )


def stays_to_record(reader: Reader) -> Iterator[Task]:
    """One, two and five years after a regular post began: is the doctor still there."""
    for check in checks_due(reader.user, reader.today):
        yield Task(
            TaskKind.STAY_RECORD,
            f"{subject_of(check.offer)}/{check.years}",
            _("Record whether %(name)s is still there") % {"name": check.offer.candidate.name},
            reader.why,
            reverse("candidates:offer_check", args=[check.offer.pk, check.years]),
            due=check.due_on,
            about=check.offer.municipality.name,
        )
