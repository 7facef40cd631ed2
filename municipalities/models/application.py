"""A municipality's application in a round. Its answers are in sections.py."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import transitions
from municipalities.models.municipality import Municipality
from municipalities.models.round import Round
from municipalities.models.succession import reached
from municipalities.workflow import MOVES, NOT_HANDED_IN, ApplicationStatus

PLACES_COUNTED = "municipalities_places_counted"
KEY_IN_ALL = "municipalities_application_key_in_all"
register_sentence(KEY_IN_ALL, _("The shares of the municipalities do not come to 100 per cent."))


def places_counted(application: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """Hold `places_wanted` equal to the number of places when the transaction ends; `application` is SQL for its id."""
    return pgtrigger.Trigger(
        name="places_counted",
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=[("wanted", "integer")],
        func=f"""
            select places_wanted into wanted from municipalities_application where id = {application};
            if wanted <> (select count(*) from municipalities_place where application_id = {application}) then
                raise exception 'places_wanted is not the number of places'
                    using errcode = 'check_violation', constraint = '{PLACES_COUNTED}';
            end if;
            return null;
        """,  # noqa: S608  no input: constants of this app
    )


def key_in_all(application: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """Hold the applicant's and the partners' shares at 100 per cent when the transaction ends; `application` is SQL."""
    return pgtrigger.Trigger(
        name="key_in_all",
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        func=f"""
            if (select own_share from municipalities_application where id = {application})
                + (select coalesce(sum(share), 0) from municipalities_applicationpartner
                   where application_id = {application}) <> 100 then
                raise exception 'the shares are not 100 per cent in sum'
                    using errcode = 'check_violation', constraint = '{KEY_IN_ALL}';
            end if;
            return null;
        """,  # noqa: S608  no input: constants of this app
    )


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, user: User) -> Self:
        """A municipality sees its own, staff see all, everybody else none."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()

    def shared_with(self, user: User) -> Self:
        """Return those in which the municipality, or one it has taken over, takes part as a partner.

        It reads them, and writes only its own part.
        """
        if user.role not in MUNICIPALITY_ROLES:
            return self.none()
        named = ApplicationPartner.objects.filter(reached(user), application=OuterRef("pk"))
        return self.filter(Exists(named))

    def handed_in(self) -> Self:
        """Return what has been submitted and stands, whatever became of it: a reopened one counts as last sent."""
        return self.exclude(submitted_at=None).exclude(status=ApplicationStatus.WITHDRAWN)


@tracked()
class Application(models.Model):
    """One a municipality and round. The reference is drawn when it is first submitted, the hash taken each time.

    A draft that has a reference was reopened: until it is submitted again, its last submission counts.
    `places_wanted` is the number of its places, `own_share` what the partners leave of 100 per cent: the database holds
    both.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="applications")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="applications")
    status = models.CharField(_("status"), max_length=20, choices=ApplicationStatus, default=ApplicationStatus.DRAFT)
    places_wanted = models.PositiveSmallIntegerField(
        _("Number of posts applied for"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    to_sign_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_sign_at = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=20, null=True, blank=True, unique=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    content_sha256 = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  null like the other three
    own_share = models.PositiveSmallIntegerField(_("own share, per cent"), default=100)
    partners = models.ManyToManyField(Municipality, through="ApplicationPartner", related_name="partner_applications")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ("-round__deadline_on", "municipality__name_sort", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "municipality"),
                name="municipalities_application_once_a_round",
                violation_error_message=_("The municipality already has an application in this round."),
            ),
            models.CheckConstraint(
                name="municipalities_application_status_is_known",
                condition=Q(status__in=ApplicationStatus.values),
                violation_error_message=_("This is no status of an application."),
            ),
            models.CheckConstraint(
                name="municipalities_application_submission_is_whole",
                condition=Q(
                    status__in=sorted(NOT_HANDED_IN),
                    submitted_by=None,
                    submitted_at=None,
                    reference=None,
                    content_sha256=None,
                )
                | Q(submitted_by__isnull=False, submitted_at__isnull=False, reference__isnull=False)
                & Q(content_sha256__isnull=False, content_sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_(
                    "A submitted application has its reference, its signer, its time and its hash."
                ),
            ),
            models.CheckConstraint(
                name="municipalities_application_sent_to_be_signed",
                condition=Q(status=ApplicationStatus.TO_SIGN, to_sign_by__isnull=False, to_sign_at__isnull=False)
                | ~Q(status=ApplicationStatus.TO_SIGN) & Q(to_sign_by=None, to_sign_at=None),
                violation_error_message=_("What waits for the signer names who sent it, and when."),
            ),
            models.CheckConstraint(
                name="municipalities_application_places_wanted_in_bounds",
                condition=Q(places_wanted__gte=1, places_wanted__lte=10),
                violation_error_message=_("A municipality applies for one to ten posts."),
            ),
            models.CheckConstraint(
                name="municipalities_application_own_share_in_bounds",
                condition=Q(own_share__gte=1, own_share__lte=100),
                violation_error_message=_("A share is from 1 to 100 per cent."),
            ),
        )
        triggers = (
            pgtrigger.FSM(
                name="application_moves",
                field="status",
                transitions=transitions(MOVES),
            ),
            places_counted("new.id", pgtrigger.Insert | pgtrigger.UpdateOf("places_wanted")),  # type: ignore[no-untyped-call]
            key_in_all("new.id", pgtrigger.Insert | pgtrigger.UpdateOf("own_share")),  # type: ignore[no-untyped-call]
        )

    def __str__(self) -> str:
        return self.reference or f"{self.municipality_id}/{self.round_id}"

    def get_absolute_url(self) -> str:
        return reverse("municipalities:application_detail", args=[self.pk])


@tracked()
class ApplicationPartner(models.Model):
    """Another municipality that would share the posts, with its share in whole per cent. Removed again in a draft."""

    deletable = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="partner_rows")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField(_("share, per cent"))

    class Meta:
        ordering = ("-share", "municipality__name_sort")
        constraints = (
            models.UniqueConstraint(
                fields=("application", "municipality"),
                name="municipalities_partner_once",
                violation_error_message=_("The municipality is already named as a partner."),
            ),
            models.CheckConstraint(
                name="municipalities_partner_share_in_bounds",
                condition=Q(share__gte=1, share__lte=99),
                violation_error_message=_("A share is from 1 to 100 per cent."),
            ),
        )
        triggers = (
            key_in_all(
                "coalesce(new.application_id, old.application_id)",
                pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.municipality_id}"
