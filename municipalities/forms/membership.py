"""Inviting a municipality's people, changing what they are, ending it."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from municipalities.models import Membership
from municipalities.models.municipality import MEMBER_ROLES, ROLE_NAMES

ROLES = [(role.value, ROLE_NAMES[role]) for role in MEMBER_ROLES]
WITHOUT_MANAGER = _("I know that the municipality has no manager then")


class InviteMemberForm(BaseForm):
    """Somebody gets a role in the municipality, and a mail about it."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The invitation goes here, and the person signs in with it.")
    )
    role = forms.TypedChoiceField(label=_("Role"), choices=ROLES, coerce=Role, widget=forms.RadioSelect)
    start = DateField(label=_("From"), initial=clock.today)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        buttons = FormActions(primary(_("Invite the person")), secondary(_("Back to the people"), back))
        self.helper.layout = Layout("name", "email", "role", "start", buttons)


class _WithoutManagerForm(BaseForm):
    """Asks whoever takes away a municipality's last manager whether that is meant."""

    without_manager = forms.BooleanField(label=WITHOUT_MANAGER, required=False)

    def __init__(self, *args: Any, last_manager: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not last_manager:
            del self.fields["without_manager"]
        self.asked = ["without_manager"] if last_manager else []


class ChangeRoleForm(_WithoutManagerForm):
    role = forms.TypedChoiceField(label=_("New role"), choices=ROLES, coerce=Role, widget=forms.RadioSelect)
    start = DateField(label=_("From"), initial=clock.today, help_text=_("The old role ends the day before."))

    def __init__(self, *args: Any, membership: Membership, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101  for the type checker
        field.choices = [choice for choice in ROLES if choice[0] != membership.role]
        buttons = FormActions(primary(_("Change the role")), secondary(_("Back to the people"), back))
        self.helper.layout = Layout("role", "start", *self.asked, buttons)


class EndMembershipForm(_WithoutManagerForm):
    last_day = DateField(label=_("Last day"), initial=clock.today)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        buttons = FormActions(primary(_("End the membership")), secondary(_("Back to the people"), back))
        self.helper.layout = Layout("last_day", *self.asked, buttons)
