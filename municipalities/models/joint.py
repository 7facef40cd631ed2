"""What the partners of a joint application write and sign of it, and when one of them says no."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from municipalities.models.application import Application, ApplicationPartner
from municipalities.models.frozen import frozen
from municipalities.models.municipality import Municipality
from municipalities.models.place import Place


@tracked()
class PartnerAnswer(models.Model):
    """A partner's own words at one point, where its answer differs from the applicant's. Removed with the partner.

    `version` counts the savings of the row: the writer says which one they had before them. Empty text: nothing differs.
    """

    deletable = True

    partner = models.ForeignKey(ApplicationPartner, on_delete=models.PROTECT, related_name="answers")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="partner_answers")
    key = models.CharField(_("point"), max_length=30)
    text = models.TextField(_("Where your answer differs"), max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("partner", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "place", "key"),
                nulls_distinct=False,
                name="municipalities_partneranswer_once",
                violation_error_message=_("Somebody else began this point at the same moment. Save again."),
            ),
        )
        triggers = (
            frozen(
                "select status from municipalities_application where id = (select application_id from "
                "municipalities_applicationpartner where id = {row}.partner_id)"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.key}"


class PartnerSignature(models.Model):
    """A partner signed one content of an application, by its hash. What is changed has another hash: it does not count.

    `name` and `capacity` are as they were on the day. One that came on paper is recorded by the project: `source` says
    how it came, `received_on` the day, `signed_by` who recorded it.
    """

    append_only = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="partner_signatures")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    content_sha256 = models.CharField(max_length=64)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    name = models.CharField(_("who signed"), max_length=120)
    capacity = models.CharField(max_length=200, blank=True)
    source = models.CharField(_("how it came, and from whom"), max_length=300, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)

    class Meta:
        ordering = ("application", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("application", "municipality", "content_sha256"),
                name="municipalities_partnersignature_once",
                violation_error_message=_("The municipality has signed this text already."),
            ),
            models.CheckConstraint(
                name="municipalities_partnersignature_hash",
                condition=Q(content_sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("A signature belongs to the hash of what was signed."),
            ),
            models.CheckConstraint(
                name="municipalities_partnersignature_paper_is_whole",
                condition=Q(source="", received_on=None) | ~Q(source="") & Q(received_on__isnull=False),
                violation_error_message=_("A signature on paper names how it came, and the day."),
            ),
            models.CheckConstraint(
                name="municipalities_partnersignature_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("Say who signed."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.municipality_id} {self.signed_at:%Y-%m-%d}"


@tracked()
class PartnerDecline(models.Model):
    """A partner will not take part after all, and why. It stands until it is taken back."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="partner_declines")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), max_length=1000)
    declined_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declined_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("application", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("application", "municipality"),
                condition=Q(taken_back_at=None),
                name="municipalities_partnerdecline_stands_once",
                violation_error_message=_("The municipality has already said that it does not take part."),
            ),
            models.CheckConstraint(
                name="municipalities_partnerdecline_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why the municipality does not take part."),
            ),
            models.CheckConstraint(
                name="municipalities_partnerdecline_back_is_whole",
                condition=Q(taken_back_by=None, taken_back_at=None)
                | Q(taken_back_by__isnull=False, taken_back_at__isnull=False),
                violation_error_message=_("What is taken back names who did it, and when."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.municipality_id}"
