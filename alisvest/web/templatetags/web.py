"""Template tags of the frame around every page; a builtin of every template."""

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.web import drafts
from alisvest.web import words as glossary

register = template.Library()


@register.simple_tag(takes_context=True)
def saved_drafts(context: Context) -> str:
    """The drafts that the server has saved since the last page."""
    return drafts.take_saved(context["request"])


@register.simple_block_tag
def explained(content: str) -> SafeString:
    """The block with the programme's own words explained where they first stand."""
    return glossary.explained(content)


@register.simple_tag(takes_context=True)
def paper_head(context: Context) -> SafeString:
    """What stands over a printed page: whose it is, who opened it, as whom and when, and its address."""
    request = context["request"]
    values = {"person": context.get("person"), "opened": clock.now(), "address": absolute(request.get_full_path())}
    return render_to_string("components/paper_head.html", values)


@register.simple_tag
def terms(*keys: str) -> SafeString:
    """Words explained above a form, whose labels and help texts are left alone: {% terms "fond2" "egenandel" %}."""
    return format_html(
        '<p class="termline">{}</p>', format_html_join("", "{} ", ((glossary.term(key),) for key in keys))
    )
