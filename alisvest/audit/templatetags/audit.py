"""The way from an object's page to its history, a builtin of every template: no {% load %} needed."""

from typing import Any

from django import template
from django.db import models
from django.template.context import Context
from django.urls import reverse

from alisvest.core import subjects

register = template.Library()


@register.inclusion_tag("components/history_link.html", takes_context=True)
def history_link(context: Context, row: models.Model) -> dict[str, Any]:
    """Links to the row's history and to who has opened it, each where the reader may read it."""
    label = subjects.label_of(row)
    known, role = subjects.known().get(label), context["request"].user.role
    args = [label, row.pk]
    return {
        "history": reverse("audit:history_detail", args=args) if known and role in known.history else "",
        "openings": reverse("audit:opening_list", args=args) if known and role in known.openings else "",
    }
