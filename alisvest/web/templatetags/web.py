"""Template tags of the frame around every page; a builtin of every template."""

from django import template
from django.template.context import Context

from alisvest.web import drafts

register = template.Library()


@register.simple_tag(takes_context=True)
def saved_drafts(context: Context) -> str:
    """The drafts that the server has saved since the last page."""
    return drafts.take_saved(context["request"])
