"""What a partner of a joint application writes, signs and declines; a signature on paper; the shares of a post."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.ui.forms import BaseForm, DateField, FormActions, danger, primary, secondary
from alisvest.ui.forms.buttons import another
from municipalities.forms.application import NO_PATIENTS, now_at
from municipalities.models import PartnerAnswer


class PartnerAnswerForm(BaseForm):
    """The partner's own words at one point; the version travels along, so that nothing is overwritten unseen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
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
    """The shares of a post from a day, a field for each municipality that shares it or did."""

    start = DateField(label=_("From and including"))
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, sharers: Iterable[tuple[int, str, int]], back: str, **kwargs: Any) -> None:
        """`sharers`: municipality, its name, and its share now."""
        self.sharers = list(sharers)
        self.base_fields = {  # type: ignore[misc]
            "start": self.base_fields["start"],
            **{f"share_{pk}": _share_field(name, share) for pk, name, share in self.sharers},
            "reason": self.base_fields["reason"],
        }
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            *self.fields, FormActions(primary(_("Change the shares")), secondary(_("Back to the post"), back))
        )

    def shares(self) -> dict[int, int]:
        return {pk: self.cleaned_data[f"share_{pk}"] or 0 for pk, _name, _share in self.sharers}


def _share_field(name: str, share: int) -> forms.IntegerField:
    return forms.IntegerField(label=_("%(name)s, per cent") % {"name": name}, min_value=0, max_value=100, initial=share)
