"""What a partner of a joint application writes, signs and declines; a signature on paper; the shares of a post."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.ui.forms import BaseForm, DateField, FormActions, danger, primary, secondary
from alisvest.ui.forms.buttons import another
from municipalities.forms.application import NO_PATIENTS, now_at, place_field
from municipalities.models import Municipality, PartnerAnswer

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PartnerAnswerForm(BaseForm):
    """The partner's own words at one point; the version travels along, so that nothing is overwritten unseen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    place = place_field()
    text = forms.CharField(
        label=PartnerAnswer._meta.get_field("text").verbose_name,
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=NO_PATIENTS,
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.attrs["data-autosave"] = "true"  # static/autosave.js
        self.helper.layout = Layout(
            "version",
            "place",
            "text",
            FormActions(
                primary(_("Save and next")),
                another(_("Save and close"), name="then", value="list"),
                secondary(_("Back to the application"), back),
            ),
        )

    def now_at(self, version: int) -> None:
        """Let the next sending of this form stand on the version just shown beside it."""
        self.data = now_at(self.data, version)


class JointSignForm(BaseForm):
    """The signature: the hash of what was read travels along, so that no other text can be signed."""

    content_sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(
        label=_("I have read the whole application with its share key, and sign it for my municipality"),
        error_messages={"required": _("Confirm that you have read the application before you sign")},
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.form_error_title = _("The application is not signed")
        self.helper.layout = Layout(
            "content_sha256",
            "read",
            FormActions(primary(_("Sign the application")), secondary(_("Back to the application"), back)),
        )


class JointDeclineForm(BaseForm):
    reason = forms.CharField(
        label=_("Why the municipality does not take part"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "reason",
            FormActions(danger(_("We do not take part")), secondary(_("Back to the application"), back)),
        )


class PartnerSignatureForm(BaseForm):
    """A partner's signature that came on paper."""

    name = forms.CharField(label=_("Who signed"), max_length=120)
    source = forms.CharField(label=_("How it came, and from whom"), max_length=300)
    received_on = DateField(label=_("Received on"), initial=clock.today)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "name",
            "source",
            "received_on",
            FormActions(primary(_("Record the signature")), secondary(_("Back to the application"), back)),
        )


class PositionShareForm(BaseForm):
    """The shares of a post from a day: a field for each municipality that shares it or did, and one for a new one."""

    start = DateField(label=_("From and including"))
    added = forms.ModelChoiceField(
        label=_("A new municipality"),
        queryset=Municipality.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("It reads the post's page from now on, and is told like the others."),
    )
    added_share = forms.IntegerField(
        label=_("The new municipality's share, per cent"), required=False, min_value=1, max_value=100
    )
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        sharers: Iterable[tuple[int, str, int]],
        others: "QuerySet[Municipality]",
        back: str,
        **kwargs: Any,
    ) -> None:
        """`sharers`: municipality, its name, and its share now; `others`: those that may be added."""
        self.sharers = list(sharers)
        self.base_fields = {  # type: ignore[misc]
            "start": self.base_fields["start"],
            **{f"share_{pk}": _share_field(name, share) for pk, name, share in self.sharers},
            **{name: self.base_fields[name] for name in ("added", "added_share", "reason", "version")},
        }
        super().__init__(*args, **kwargs)
        self.fields["added"].queryset = others  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            *self.fields, FormActions(primary(_("Change the shares")), secondary(_("Back to the post"), back))
        )

    def now_at(self, version: int) -> None:
        """Let the next sending of this form stand on the shares just shown beside it."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data

    def shares(self) -> dict[int, int]:
        """Return the share of each municipality by key; 0 takes part no longer."""
        shares = {pk: self.cleaned_data[f"share_{pk}"] or 0 for pk, _name, _share in self.sharers}
        if added := self.cleaned_data["added"]:
            shares[added.pk] = self.cleaned_data["added_share"]
        return shares

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("added")) != bool(given.get("added_share")) and not self.errors:
            field = "added_share" if given.get("added") else "added"
            self.add_error(field, _("A new municipality is given with its share."))
        return given


def _share_field(name: str, share: int) -> forms.IntegerField:
    return forms.IntegerField(label=_("%(name)s, per cent") % {"name": name}, min_value=0, max_value=100, initial=share)
