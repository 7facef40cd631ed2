"""Template tags and filters, a builtin of every template: no {% load %} needed."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from crispy_forms.utils import render_crispy_form
from django import template
from django.forms import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from alisvest.core.money import format_kroner
from alisvest.ui import formats
from alisvest.ui.badges import Badge
from alisvest.ui.forms.filters import FilterForm
from alisvest.ui.parts import Confirmation
from alisvest.ui.tables import sort_state

register = template.Library()
Text = str | Promise

VARIANTS = {
    "primary": format_html(' class="{}"', "ds-button"),
    "secondary": format_html(' class="{}" data-variant="secondary" data-color="neutral"', "ds-button"),
    "tertiary": format_html(' class="{}" data-variant="tertiary"', "ds-button"),
    "danger": format_html(' class="{}" data-color="danger"', "ds-button"),
    "compact": format_html(' class="{}" data-variant="secondary" data-color="neutral"', "ds-button btn-compact"),
}


# Values


@register.filter
def kr(ore: int | None) -> str:
    """Øre as «200 000 kr»; a dash where there is no amount."""
    return formats.NOTHING if ore is None else format_kroner(int(ore))


@register.filter
def number(value: formats.Number | None, decimals: int | None = None) -> str:
    """«1 234,5»."""
    return formats.NOTHING if value is None else formats.number(value, decimals)


@register.filter
def percent(value: formats.Number | None) -> str:
    """«80 %»."""
    return formats.NOTHING if value is None else formats.percent(value)


@register.filter
def hours(minutes: int | None) -> str:
    """Minutes as «1 time 30 min»."""
    return formats.NOTHING if minutes is None else formats.hours(minutes)


@register.filter
def day(value: date | None) -> str:
    """«1. mars 2017»."""
    return formats.NOTHING if value is None else formats.day(value)


@register.filter
def short_day(value: date | None) -> str:
    """«1. mars»."""
    return formats.NOTHING if value is None else formats.short_day(value)


@register.filter
def month(value: date | None) -> str:
    """«mars 2017»."""
    return formats.NOTHING if value is None else formats.month(value)


@register.filter
def week(value: date | None) -> str:
    """«uke 3»."""
    return formats.NOTHING if value is None else formats.week(value)


@register.filter
def moment(value: datetime | None) -> str:
    """«1. mars 2017 kl. 14.32»."""
    return formats.NOTHING if value is None else formats.moment(value)


@register.filter
def period(value: formats.HalfOpen | date | None, last: date | None = None) -> str:
    """A half-open range, or first|period:last with both days included."""
    return formats.period(value, last)


@register.filter
def initials(name: str) -> str:
    """«Kari Marie Nesheim» → «KN»."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


# Small parts


@register.simple_tag
def icon(name: str, label: Text = "", css: str = "") -> SafeString:
    """A symbol of static/icons.svg. Decorative unless it has a label."""
    said = format_html('role="img" aria-label="{}"', label) if label else format_html('aria-hidden="{}"', "true")
    return format_html(
        '<svg class="ico{}" {} focusable="false" width="20" height="20"><use href="{}#{}"></use></svg>',
        f" {css}" if css else "",
        said,
        static("icons.svg"),
        name,
    )


@register.simple_tag
def badge(status: Badge) -> SafeString:
    """A status badge in running markup; the same as components/status_badge.html."""
    return render_to_string("components/status_badge.html", {"badge": status})


@register.simple_tag
def button(
    text: Text, href: str, variant: str = "primary", sign: str = "", about: Text = "", dialog: str = ""
) -> SafeString:
    """A link that looks like a button. `about` completes the name for screen readers: «Endre: Fitjar».

    `dialog` names a confirm_dialog on the page, which asks instead where there is script.
    """
    named = format_html(' aria-label="{}: {}"', text, about) if about else ""
    asked = format_html(' data-dialog="{}"', dialog) if dialog else ""
    sign = icon(sign) if sign else ""
    return format_html('<a href="{}"{}{}{}>{}{}</a>', href, VARIANTS[variant], named, asked, sign, text)


@register.simple_tag
def submit(text: Text, variant: str = "primary", sign: str = "", name: str = "", value: str = "") -> SafeString:
    """A submit button inside a hand-written form."""
    sent = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button type="submit"{}{}>{}{}</button>', VARIANTS[variant], sent, icon(sign) if sign else "", text
    )


@register.simple_tag(takes_context=True)
def post_button(
    context: Context,
    text: Text,
    action: str,
    variant: str = "secondary",
    sign: str = "",
    about: Text = "",
    **hidden: Any,
) -> SafeString:
    """A form of one button that posts to `action`; further named arguments go as hidden fields."""
    values = {
        "text": text,
        "action": action,
        "attrs": VARIANTS[variant],
        "sign": sign,
        "about": about,
        "hidden": hidden,
    }
    return render_to_string("components/post_button.html", values | {"csrf_token": context.get("csrf_token", "")})


@register.simple_tag(takes_context=True)
def confirm_dialog(context: Context, confirmation: Confirmation, dialog: str, action: str, **hidden: Any) -> SafeString:
    """The question on the page itself, opened by a link with data-dialog="<dialog>"; posts to `action`."""
    values = {"confirmation": confirmation, "id": dialog, "action": action, "hidden": hidden}
    return render_to_string("components/confirm_dialog.html", values | {"csrf_token": context.get("csrf_token", "")})


@register.simple_tag(takes_context=True)
def sort_header(context: Context, text: Text, key: str, css: str = "") -> SafeString:
    """A heading cell that sorts the list by `key` (?sort=key, ?sort=-key), keeping filter and tab."""
    state = sort_state(context["request"].GET, key)
    return render_to_string("components/sort_header.html", {"text": text, "state": state, "css": css})


# What a filter does while one types: the page is asked for again and its content put in place of the old. The form
# itself stays, so that nothing typed in the meantime is lost. Without script its button does the same.
LIVE_FILTER = {
    "hx-target": "#content",
    "hx-select": "#content",
    "hx-swap": "outerHTML show:none",
    "hx-replace-url": "true",
    "hx-sync": "this:replace",
    "hx-trigger": "input delay:300ms, change delay:50ms, submit",
    "hx-preserve": "true",
}


@register.simple_tag(takes_context=True)
def live_filter(context: Context, form: FilterForm) -> SafeString:
    """The filter's form, which filters while one types."""
    form.helper.form_id = "filter"
    form.helper.attrs.update(LIVE_FILTER | {"hx-get": context["request"].path})
    shown: SafeString = render_crispy_form(form, context=context)
    return shown


# Blocks


@register.simple_block_tag
def page_header(
    content: str,
    title: Text,
    lead: Text = "",
    parent: Text = "",
    parent_href: str = "",
    css: str = "",
    meta: Sequence[tuple[str, Text]] = (),
) -> SafeString:
    """The page's h1 with one sentence on what to do; the block's content is its actions, the primary one first.

    `meta` is facts under the heading, each with its icon: [("buildings", "Fitjar kommune")].

    css="only-narrow" shows the actions only where the form beside the page has become a page of its own.
    """
    values = {"title": title, "lead": lead, "parent": parent, "parent_href": parent_href, "css": css, "meta": meta}
    return render_to_string("components/page_header.html", values | {"actions": content.strip() and content})


@register.simple_block_tag
def panel(content: str, title: Text = "", id: str = "", css: str = "", note: Text = "", pad: bool = True) -> SafeString:  # noqa: A002, FBT001, FBT002  a tag's named arguments
    """A white panel with a heading. pad=False for tables and lists that reach the edge; `note` stands to the right."""
    values = {"content": content, "title": title, "id": id, "css": css, "note": note, "pad": pad}
    return render_to_string("components/panel.html", values)


ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row", "td": "cell"}
_OPENING = re.compile(r"<(thead|tbody|tfoot|tr|td|th)\b(?![^>]*\brole=)([^>]*)>")


def _with_role(match: re.Match[str]) -> str:
    name, attributes = match[1], match[2]
    role = ROLES.get(name) or ("rowheader" if 'scope="row"' in attributes else "columnheader")
    return f'<{name} role="{role}"{attributes}>'


@register.simple_block_tag
def datatable(content: str, caption: Text, css: str = "", stack: bool = True) -> SafeString:  # noqa: FBT001, FBT002  a tag's named argument
    """A table in its named scroll box. Rows become cards on phones; the ARIA roles this costs are put back here."""
    kept = format_html("{}", SafeString(_OPENING.sub(_with_role, content)))
    return render_to_string(
        "components/data_table.html", {"rows": kept, "caption": caption, "css": css, "stack": stack}
    )


# For the form pack


@register.filter
def first_id(field: BoundField) -> str:
    """The control that an error link goes to: the field, or the first option of a group."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label or field.auto_id


@register.filter
def attributes(attrs: dict[str, Any]) -> SafeString:
    """Print an option's attributes; aria-invalid is the pack's own affair."""
    shown = [(k, v) for k, v in attrs.items() if v is not False and v is not None and k != "aria-invalid"]
    return format_html_join(
        "", "{}", ((format_html(" {}", k) if v is True else format_html(' {}="{}"', k, v),) for k, v in shown)
    )
