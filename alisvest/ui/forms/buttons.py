"""The buttons at the foot of a form: the primary one first, from the left."""

from typing import Any

from crispy_forms.layout import LayoutObject
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

Text = str | Promise


class Button(LayoutObject):  # type: ignore[misc]  # crispy has no types
    """A submit button, or a link that looks like one when it has an address. Its text is never read as a template."""

    def __init__(self, text: Text, *, variant: str, href: str = "", name: str = "", value: str = "") -> None:
        self.fields: list[Any] = []
        self.values = {"text": text, "variant": variant, "href": href, "name": name, "value": value}

    def render(self, form: Any, context: Context, template_pack: str = "", **kwargs: Any) -> SafeString:
        return render_to_string("designsystemet/layout/action.html", self.values)


class FormActions(LayoutObject):  # type: ignore[misc]  # crispy has no types
    """The row of buttons."""

    def __init__(self, *buttons: Any) -> None:
        self.fields = list(buttons)

    def render(self, form: Any, context: Context, template_pack: str = "designsystemet", **kwargs: Any) -> SafeString:
        inner = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string("designsystemet/layout/formactions.html", {"fields_output": inner})


def primary(text: Text, *, name: str = "", value: str = "") -> Button:
    """The one button that does what the form is for; name the thing: «Save the meeting»."""
    return Button(text, variant="primary", name=name, value=value)


def secondary(text: Text, href: str) -> Button:
    """A way out that leads elsewhere, written as what happens."""
    return Button(text, variant="secondary", href=href)


def another(text: Text, *, name: str, value: str) -> Button:
    """A second submit button, told apart by its name and value."""
    return Button(text, variant="secondary", name=name, value=value)


def danger(text: Text) -> Button:
    """The primary button of something that cannot be undone."""
    return Button(text, variant="danger")
