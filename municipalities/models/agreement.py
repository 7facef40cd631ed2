"""The agreement with a municipality: its versions, their numbered terms, the parties and what they signed."""

from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import or_
from typing import Self

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import transitions
from alisvest.documents.models import Document
from municipalities.models.application import Application, ApplicationPartner
from municipalities.models.municipality import Municipality
from municipalities.models.place import Place
from municipalities.models.position import Position
from municipalities.models.succession import reached
from municipalities.workflow.agreement import AGREEMENT_MOVES, EDITABLE, HELD, HIDDEN, OPEN, AgreementStatus, Response

POSTS_HELD: dict[Role, Callable[[User], "models.QuerySet[Position]"]] = {}
"""Roles of the apps above, each with the posts that such a person holds now: whose promises they may tell of."""

FROZEN = "municipalities_term_frozen"
register_sentence(FROZEN, _("The version is out for signing or signed: its terms stand as they are."))
_FIXED = ", ".join(f"'{status.value}'" for status in sorted({AgreementStatus.TO_SIGN, *HELD}))
_SIGNED = (
    "agreement",
    "number",
    "language",
    "effective_from",
    "change_reason",
    "revision",
    "signed_at",
    "content_sha256",
    "document",
)


def _differs(*fields: str) -> pgtrigger.Q:
    """Tell the trigger that one of the fields is changed."""
    return reduce(or_, (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in fields))


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all; a municipality those it is a party to, once they were sent; whoever holds a post its own."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            sent = AgreementVersion.objects.filter(agreement=OuterRef("pk")).exclude(status__in=HIDDEN)
            partner = ApplicationPartner.objects.filter(reached(user), application=OuterRef("application"))
            party = AgreementParty.objects.filter(reached(user), version__agreement=OuterRef("pk"))
            party = party.exclude(version__status__in=HIDDEN)  # one that got its share after the application
            return self.filter(reached(user) | Exists(partner) | Exists(party), Exists(sent))
        if user.role in POSTS_HELD:
            signed = AgreementVersion.objects.filter(agreement=OuterRef("pk"), status=AgreementStatus.SIGNED)
            posts = POSTS_HELD[user.role](user).values("decision__application")
            return self.filter(Exists(signed), application__in=posts)
        return self.none()


class Agreement(models.Model):
    """What a municipality and the project have agreed about the posts of one application. What it says is in versions."""

    append_only = True

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="agreements")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="agreement")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("municipality__name_sort", "-pk")

    def __str__(self) -> str:
        return f"{self.municipality_id}/{self.application_id}"

    def get_absolute_url(self) -> str:
        return reverse("municipalities:agreement_detail", args=[self.pk])


class AgreementVersionQuerySet(models.QuerySet["AgreementVersion"]):
    def visible_to(self, user: User) -> Self:
        """A draft is the staff's own until it is sent; whoever holds a post reads what was signed."""
        if user.role in STAFF_ROLES:
            return self
        mine = self.filter(agreement__in=Agreement.objects.visible_to(user))
        if user.role in MUNICIPALITY_ROLES:
            return mine.exclude(status__in=HIDDEN)
        return mine.held()

    def held(self) -> Self:
        """Return what was signed by all, superseded ones too."""
        return self.filter(status__in=HELD)

    def under_way(self) -> Self:
        """Return what is neither signed by all nor given up."""
        return self.filter(status__in=OPEN)

    def on(self, day: date) -> Self:
        """Return what was in effect by that day, the one that applied first."""
        return self.held().filter(effective_from__lte=day).order_by("-effective_from", "-number")


@tracked()
class AgreementVersion(models.Model):
    """One version. A next one supersedes it from its own `effective_from` on; what was signed is never changed.

    `revision` counts how often the text went out for signing: a signature belongs to one of them.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    status = models.CharField(_("status"), max_length=20, choices=AgreementStatus, default=AgreementStatus.DRAFT)
    language = models.CharField(max_length=2)
    effective_from = models.DateField(_("in effect from"))
    change_reason = models.CharField(_("why it is changed"), max_length=500, blank=True)
    revision = models.PositiveSmallIntegerField(default=1)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(help_text="when it came into its present status")
    message = models.CharField(max_length=1000, blank=True, help_text="what whoever passed it on said")
    signed_at = models.DateTimeField(null=True, blank=True)
    content_sha256 = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  null like the other two
    document = models.OneToOneField(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = AgreementVersionQuerySet.as_manager()

    class Meta:
        ordering = ("agreement", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "number"),
                name="municipalities_agreementversion_number_once",
                violation_error_message=_("This version of the agreement exists."),
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(status__in=sorted(OPEN)),
                name="municipalities_agreementversion_one_under_way",
                violation_error_message=_("Another version of the agreement is under way."),
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(status=AgreementStatus.SIGNED),
                name="municipalities_agreementversion_one_stands",
                violation_error_message=_("Another version of the agreement stands."),
            ),
            models.UniqueConstraint(
                fields=("agreement", "effective_from"),
                condition=Q(status__in=sorted(HELD)),
                name="municipalities_agreementversion_effective_once",
                violation_error_message=_("Another signed version takes effect on this day."),
            ),
            models.CheckConstraint(
                name="municipalities_agreementversion_status_is_known",
                condition=Q(status__in=AgreementStatus.values),
                violation_error_message=_("This is no status of an agreement."),
            ),
            models.CheckConstraint(
                name="municipalities_agreementversion_signing_is_whole",
                condition=Q(status__in=sorted(HELD), signed_at__isnull=False, document__isnull=False)
                & Q(content_sha256__isnull=False, content_sha256__regex=r"^[0-9a-f]{64}$")
                | ~Q(status__in=sorted(HELD)) & Q(signed_at=None, document=None, content_sha256=None),
                violation_error_message=_("A signed version has its time, its hash and its file; others have none."),
            ),
            models.CheckConstraint(
                name="municipalities_agreementversion_language",
                condition=Q(language__in=("nb", "nn")),
                violation_error_message=_("An agreement is written in bokmål or nynorsk."),
            ),
        )
        triggers = (
            pgtrigger.FSM(name="agreementversion_moves", field="status", transitions=transitions(AGREEMENT_MOVES)),
            pgtrigger.Protect(
                name="agreementversion_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=[status.value for status in sorted(HELD)]) & _differs(*_SIGNED),
            ),
            pgtrigger.Protect(name="agreementversion_is_kept", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} v{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("municipalities:version_detail", args=[self.pk])

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE


class TermKind(models.TextChoices):
    PROMISE = "promise", pgettext_lazy("term", "The municipality’s promise")
    PROGRAMME = "programme", pgettext_lazy("term", "The programme’s own")
    OWN = "own", pgettext_lazy("term", "Agreed for this municipality")


class TermQuerySet(models.QuerySet["Term"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(version__in=AgreementVersion.objects.visible_to(user))


@tracked()
class Term(models.Model):
    """A numbered term. `said` is what the application answered; `text` the project's wording, `amended` the municipality's.

    `promise` names what it is about, in every agreement and version (rules.promises); `follows` is the same term in the
    version before. Removed again while the version is being written.
    """

    deletable = True

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(max_length=10, choices=TermKind)
    point = models.CharField(_("point of the application"), max_length=2, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    promise = models.CharField(max_length=40, blank=True)
    title = models.CharField(_("heading"), max_length=120)
    text = models.TextField(_("what is agreed"), max_length=4000)
    said = models.TextField(_("what the application said"), blank=True)
    response = models.CharField(max_length=10, choices=Response, default=Response.OPEN)
    amended = models.TextField(_("the municipality’s wording"), max_length=4000, blank=True)
    amended_because = models.CharField(_("why"), max_length=500, blank=True)
    answer = models.CharField(_("the project leader’s answer"), max_length=1000, blank=True)
    due_on = models.DateField(_("to be confirmed by"), null=True, blank=True)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ("version", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "number"),
                name="municipalities_term_number_once",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Two terms have the same number."),
            ),
            models.CheckConstraint(
                name="municipalities_term_has_text",
                condition=~Q(text="") & ~Q(title=""),
                violation_error_message=_("A term has a heading and a text."),
            ),
            models.CheckConstraint(
                name="municipalities_term_amendment_has_text",
                condition=~Q(response__in=(Response.AMENDED, Response.SETTLED)) | ~Q(amended=""),
                violation_error_message=_("An amended term has the municipality's own wording."),
            ),
            models.CheckConstraint(
                name="municipalities_term_response_is_known",
                condition=Q(response__in=Response.values),
                violation_error_message=_("This is no answer to a term."),
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    if exists (
                        select 1 from municipalities_agreementversion
                        where id in (case when tg_op <> 'INSERT' then old.version_id end,
                                     case when tg_op <> 'DELETE' then new.version_id end)
                          and status in ({_FIXED})
                    ) then
                        raise exception 'the version is out for signing or signed'
                            using errcode = 'check_violation', constraint = '{FROZEN}';
                    end if;
                    return case when tg_op = 'DELETE' then old else new end;
                """,  # noqa: S608  no input: constants of this package
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def agreed_text(self) -> str:
        """What holds: the municipality's wording where it was accepted, else the project's."""
        return self.amended if self.response == Response.SETTLED else self.text


class PartyRole(models.TextChoices):
    LEAD = "lead", pgettext_lazy("party", "The municipality")
    PARTNER = "partner", pgettext_lazy("party", "Partner municipality")
    PROJECT = "project", pgettext_lazy("party", "The project")


class AgreementParty(models.Model):
    """Who signs a version: the municipality, its partners with their share, and the project, in that order.

    `answered_by` is read along by queries.parties_of: whose people act for the party today, its heir's after a merger.
    """

    append_only = True
    answered_by: int | None

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="parties")
    order = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=10, choices=PartyRole)
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    share = models.DecimalField(
        _("share, per cent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    class Meta:
        ordering = ("version", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "order"),
                name="municipalities_agreementparty_order_once",
                violation_error_message=_("Two parties have the same place in the list."),
            ),
            models.UniqueConstraint(
                fields=("version", "municipality"),
                name="municipalities_agreementparty_once",
                nulls_distinct=False,
                violation_error_message=_("The party is named already."),
            ),
            models.CheckConstraint(
                name="municipalities_agreementparty_project_or_municipality",
                condition=Q(role=PartyRole.PROJECT, municipality=None)
                | ~Q(role=PartyRole.PROJECT) & Q(municipality__isnull=False),
                violation_error_message=_("A party is a municipality or the project."),
            ),
            models.CheckConstraint(
                name="municipalities_agreementparty_share_in_bounds",
                condition=Q(share=None) | Q(share__gte=0, share__lte=100),
                violation_error_message=_("A share is from 0 to 100 per cent."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.role} {self.municipality_id or ''}"


class Signature(models.Model):
    """One party signed one text, by its hash. What is worded anew has another hash: it does not count there.

    `name` and `capacity` are as they were on the day, as the paper prints them.
    """

    append_only = True

    party = models.ForeignKey(AgreementParty, on_delete=models.PROTECT, related_name="signatures")
    content_sha256 = models.CharField(max_length=64)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    name = models.CharField(max_length=120)
    capacity = models.CharField(max_length=200)

    class Meta:
        ordering = ("party__order", "signed_at")
        constraints = (
            models.UniqueConstraint(
                fields=("party", "content_sha256"),
                name="municipalities_signature_once",
                violation_error_message=_("The party has signed this text already."),
            ),
            models.CheckConstraint(
                name="municipalities_signature_hash",
                condition=Q(content_sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("A signature belongs to the hash of what was signed."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party_id} {self.signed_at:%Y-%m-%d}"
