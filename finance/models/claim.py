"""A municipality's claim for documented costs of the education, with its lines and who did what to it."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import transitions
from candidates.models import Candidate
from finance.models.voucher import Voucher
from finance.workflow import CLAIM_MOVES, Category, ClaimStatus
from municipalities.models import Municipality
from municipalities.models.succession import reached

register_sentence("finance_claimline_frozen", _("The lines of this claim can no longer be changed."))


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: User) -> Self:
        """A municipality sees its own claims; staff see those that have left the municipality's hands once."""
        if user.role in STAFF_ROLES:
            return self.filter(sent_at__isnull=False)
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()


def _person() -> "models.ForeignKey[User | None, User | None]":
    return models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")


def _together(name: str, *statuses: ClaimStatus) -> models.CheckConstraint:
    """Tie who and when of a verb to each other, and to the statuses that cannot be reached without it."""
    present = Q(**{f"{name}_by__isnull": False, f"{name}_at__isnull": False})
    return models.CheckConstraint(
        name=f"finance_claim_{name}_by_and_at",
        condition=present | Q(**{f"{name}_by": None, f"{name}_at": None}) & ~Q(status__in=statuses),
        violation_error_message=_("Each step of a claim names its person and its time."),
    )


@tracked()
class Claim(models.Model):
    """A claim of one municipality for one calendar year. Amounts are net of VAT, in øre, and frozen when attested."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Year"))
    status = models.CharField(_("Status"), max_length=12, choices=ClaimStatus, default=ClaimStatus.DRAFT)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    sent_by = _person()
    sent_at = models.DateTimeField(null=True)
    returned_by = _person()
    returned_at = models.DateTimeField(null=True)
    return_comment = models.TextField(blank=True)
    attested_by = _person()
    attested_at = models.DateTimeField(null=True)
    authorised_by = _person()
    authorised_at = models.DateTimeField(null=True)
    paid_by = _person()
    paid_at = models.DateTimeField(null=True)
    paid_on = models.DateField(_("Paid on"), null=True)
    payment_reference = models.CharField(_("Payment reference"), max_length=60, blank=True)
    voucher = models.OneToOneField(Voucher, null=True, on_delete=models.PROTECT, related_name="authorised_claim")
    payment_voucher = models.OneToOneField(Voucher, null=True, on_delete=models.PROTECT, related_name="paid_claim")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-pk")
        indexes = (models.Index(fields=("status", "sent_at"), name="finance_claim_by_status"),)
        constraints = (
            models.CheckConstraint(
                name="finance_claim_status_is_known",
                condition=Q(status__in=ClaimStatus.values),
                violation_error_message=_("This is no status of a claim."),
            ),
            _together("sent", ClaimStatus.SENT, ClaimStatus.ATTESTED, ClaimStatus.AUTHORISED, ClaimStatus.PAID),
            _together("returned", ClaimStatus.RETURNED),
            _together("attested", ClaimStatus.ATTESTED, ClaimStatus.AUTHORISED, ClaimStatus.PAID),
            _together("authorised", ClaimStatus.AUTHORISED, ClaimStatus.PAID),
            _together("paid", ClaimStatus.PAID),
            models.CheckConstraint(
                name="finance_claim_two_persons",
                condition=~Q(attested_by=F("authorised_by")),
                violation_error_message=_("Attestation and authorisation are done by two different persons."),
            ),
            models.CheckConstraint(
                name="finance_claim_not_the_claimant",
                condition=~Q(sent_by=F("attested_by")) & ~Q(sent_by=F("authorised_by")),
                violation_error_message=_("Whoever sent the claim neither attests nor authorises it."),
            ),
            models.CheckConstraint(
                name="finance_claim_authorised_has_voucher",
                condition=Q(status__in=(ClaimStatus.AUTHORISED, ClaimStatus.PAID), voucher__isnull=False)
                | ~Q(status__in=(ClaimStatus.AUTHORISED, ClaimStatus.PAID)) & Q(voucher=None),
                violation_error_message=_("A claim has a voucher when, and only when, it is authorised."),
            ),
            models.CheckConstraint(
                name="finance_claim_paid_has_voucher",
                condition=Q(status=ClaimStatus.PAID, payment_voucher__isnull=False, paid_on__isnull=False)
                | ~Q(status=ClaimStatus.PAID) & Q(payment_voucher=None, paid_on=None, payment_reference=""),
                violation_error_message=_("A claim has a payment voucher when, and only when, it is paid."),
            ),
        )
        triggers = (
            pgtrigger.FSM(name="claim_moves", field="status", transitions=transitions(CLAIM_MOVES)),
            pgtrigger.Protect(name="claim_is_kept", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("finance:claim_detail", args=[self.pk])

    @property
    def reference(self) -> str:
        """How people name the claim."""
        return f"{self.year}-{self.pk:03}"


class ClaimLineQuerySet(models.QuerySet["ClaimLine"]):
    def visible_to(self, user: User) -> Self:
        """Return the lines of the claims that the reader sees."""
        return self.filter(claim__in=Claim.objects.visible_to(user))


@tracked()
class ClaimLine(models.Model):
    """One documented cost, in øre net of VAT: `asked` of the programme, `fond2` covered by Fond II, `approved` when attested."""

    deletable = True  # while the claim is with the municipality; the trigger holds that

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="lines")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(_("Category"), max_length=20, choices=Category)
    spent_on = models.DateField(_("Date of the cost"))
    what = models.CharField(_("What it was for"), max_length=200)
    receipt_reference = models.CharField(_("Receipt or voucher number"), max_length=60)
    asked = models.BigIntegerField(_("Amount asked, net of VAT"), help_text="øre")
    fond2 = models.BigIntegerField(_("Covered by Fond II"), default=0, help_text="øre")
    approved = models.BigIntegerField(_("Approved"), null=True, help_text="øre")
    reason = models.CharField(_("Reason for approving less"), max_length=200, blank=True)

    objects = ClaimLineQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="finance_claimline_category_is_known",
                condition=Q(category__in=Category.values),
                violation_error_message=_("Choose a category."),
            ),
            models.CheckConstraint(
                name="finance_claimline_asks_something",
                condition=Q(asked__gt=0, fond2__gte=0),
                violation_error_message=_(
                    "The amount asked must be more than zero, and what Fond II covers not below."
                ),
            ),
            models.CheckConstraint(
                name="finance_claimline_approved_within_asked",
                condition=Q(approved=None) | Q(approved__gte=0, approved__lte=F("asked")),
                violation_error_message=_("What is approved lies between zero and what is asked."),
            ),
            models.CheckConstraint(
                name="finance_claimline_less_has_reason",
                condition=Q(approved=None, reason="")
                | Q(approved=F("asked"))
                | Q(approved__isnull=False) & ~Q(reason=""),
                violation_error_message=_("Write the reason where less is approved than asked."),
            ),
        )
        triggers = (
            # Lines are the municipality's until it sends, the attester's decision while sent, and nobody's after that.
            pgtrigger.Trigger(
                name="claimline_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("claim_status", "text"), ("claim_key", "bigint")],
                func="""
                    IF TG_OP = 'DELETE' THEN claim_key := OLD.claim_id; ELSE claim_key := NEW.claim_id; END IF;
                    SELECT status INTO claim_status FROM public.finance_claim WHERE id = claim_key;
                    IF TG_OP = 'UPDATE' AND NEW.claim_id = OLD.claim_id AND claim_status = 'sent'
                       AND (NEW.candidate_id, NEW.category, NEW.spent_on, NEW.what, NEW.receipt_reference, NEW.asked, NEW.fond2)
                         = (OLD.candidate_id, OLD.category, OLD.spent_on, OLD.what, OLD.receipt_reference, OLD.asked, OLD.fond2)
                    THEN
                        RETURN NEW;
                    END IF;
                    IF claim_status IN ('draft', 'returned') AND (TG_OP <> 'UPDATE' OR NEW.claim_id = OLD.claim_id) THEN
                        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'the lines of claim % are frozen: it is %', claim_key, claim_status
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_claimline_frozen';""",
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.what}"
