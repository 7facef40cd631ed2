"""BaseForm: the helper for our form pack, sentences for every field, and the way from a form to an action."""

import uuid
from collections.abc import Callable
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db import IntegrityError
from django.http import HttpRequest

from alisvest.core.access import note_refusal
from alisvest.core.constraints import sentence_for
from alisvest.core.rules import Kind, RefusedError
from alisvest.ui.forms.sentences import sentences, words


class BaseForm(forms.Form):
    """Every form's base. Set `self.helper.layout` after super().__init__; a bare form lists its fields.

    `status` is the HTTP status of the page that shows the form; `result` is what the action returned. Where
    `nothing_required`, the page says so once and no label says "(optional)".
    """

    nothing_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.result: Any = None
        self._refused: int | None = None
        self.helper = FormHelper(self)
        self.helper.form_method = "post"
        self.helper.attrs = {"novalidate": True, "data-draft": type(self).__name__}  # static/drafts.js
        self.helper.form_error_title = ""
        for name, field in self.fields.items():
            if field.label is None:
                field.label = name.replace("_", " ").capitalize()
            _use_sentences(field)

    @property
    def status(self) -> int:
        """200 while nothing is wrong, 422 with fields to correct, else the refusal's own (403, 409)."""
        if self._refused is not None:
            return self._refused
        return 422 if self.is_bound and self.errors else 200

    def carry_out(self, action: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call the action. A refusal comes back as an error on the form; returns whether it was done."""
        try:
            self.result = action(*args, **kwargs)
        except RefusedError as error:
            refusal = error.refusal
            self._refuse(refusal.kind, refusal.reason, refusal.field)
            for line in refusal.details:
                self.add_error(None, line)
            return False
        except IntegrityError as error:
            sentence = sentence_for(error)
            if sentence is None:
                raise
            self._refuse(Kind.NOT_POSSIBLE_NOW, sentence, None)
            return False
        return True

    def _refuse(self, kind: Kind, reason: Any, field: str | None) -> None:
        self.add_error(field if field in self.fields else None, str(reason))
        self._refused = kind.value
        note_refusal(reason)


class OnceForm(BaseForm):
    """A form whose action runs at most once: a key made with the page travels along (audit.actions.earlier_result)."""

    idempotency_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


def bound(form: type[BaseForm], request: HttpRequest, **kwargs: Any) -> BaseForm:
    """Make the form for a request: bound with files at POST, unbound otherwise."""
    return form(request.POST, request.FILES, **kwargs) if request.method == "POST" else form(**kwargs)


def _use_sentences(field: forms.Field) -> None:
    """Replace Django's own messages, and only those: what the form's author wrote stays."""
    said = words(field)
    for code, sentence in sentences(field).items():
        if code in field.error_messages and field.error_messages[code] is not _djangos(field, code):
            continue
        limit = "%(max)s" if code == "max_decimal_places" else "%(limit_value)s"
        field.error_messages[code] = str(sentence) % (said | {"limit": limit})


def _djangos(field: forms.Field, code: str) -> Any:
    for cls in type(field).__mro__:
        messages = getattr(cls, "default_error_messages", {}) if cls.__module__.startswith("django.") else {}
        if code in vars(cls).get("default_error_messages", {}):
            return messages.get(code)
    return None
