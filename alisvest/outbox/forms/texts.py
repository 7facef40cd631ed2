"""The form in which a text is worded anew, in all its languages at once."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core.rules import Refusal
from alisvest.outbox import templates, wording
from alisvest.outbox.templates import Template, Words
from alisvest.ui.forms import BaseForm, FormActions, another, primary, secondary

SUBJECTS = {"nb": _("Subject, bokmål"), "nn": _("Subject, nynorsk"), "en": _("Subject, English")}
BODIES = {"nb": _("Text, bokmål"), "nn": _("Text, nynorsk"), "en": _("Text, English")}


class _WhyForm(BaseForm):
    why = forms.CharField(
        label=_("Why the text is changed"), max_length=300, help_text=_("It stands in the text's history.")
    )


class RestoreForm(_WhyForm):
    """Why a text goes back to the one the application came with."""

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "why", FormActions(primary(_("Use the shipped text")), secondary(_("Keep the text as it is"), back))
        )


class TextForm(_WhyForm):
    """A subject and a text in each language; `version` of each is what the writer has before them (0: shipped)."""

    def __init__(self, *args: Any, template: Template, versions: Mapping[str, int], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.template = template
        english = [Fieldset(_("English"), *self._names("en"))] if "en" in template.languages else []
        hidden = [f"version_{language}" for language in template.languages]
        for language in template.languages:
            self.fields[f"version_{language}"].initial = versions[language]
        self.helper.layout = Layout(
            Row(Column(*self._names("nb")), Column(*self._names("nn"))),
            *english,
            "why",
            *hidden,
            FormActions(
                primary(_("Save the text"), name="then", value="save"),
                another(_("Preview"), name="then", value="preview"),
                secondary(_("Back to the text"), back),
            ),
        )

    def _names(self, language: str) -> list[str]:
        return [name for name in (f"subject_{language}", f"body_{language}") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Say at each field what its text may not hold, and what it must."""
        for language, words in self.texts().items():
            for field, text in ((f"subject_{language}", words.subject), (f"body_{language}", words.body)):
                self._say(field, wording.refuse_unknown(self.template, text))
            if words.body:
                shipped = templates.shipped(self.template.key, language)
                self._say(f"body_{language}", wording.refuse_dropped(self.template, words, shipped))
        return self.cleaned_data

    def _say(self, field: str, refusal: Refusal | None) -> None:
        if refusal is not None and field in self.fields:
            self.add_error(field, str(refusal.reason))

    def texts(self) -> dict[str, Words]:
        """Return what was typed, by language."""
        given = self.cleaned_data
        return {
            language: Words(
                " ".join(wording.cleaned(given.get(f"subject_{language}", "")).split()),
                wording.cleaned(given.get(f"body_{language}", "")),
            )
            for language in self.template.languages
        }

    def versions(self) -> dict[str, int]:
        return {language: self.cleaned_data.get(f"version_{language}") or 0 for language in self.template.languages}

    @property
    def preview(self) -> bool:
        return self.data.get("then") == "preview"

    @property
    def all_the_same(self) -> bool:
        """Whether the writer was told what the text lacks, and saves it so."""
        return self.data.get("then") == "all_the_same"

    def ask_all_the_same(self) -> None:
        """Let the writer save the text although it lacks something."""
        actions = self.helper.layout.fields[-1]
        actions.fields[0] = primary(_("Save it all the same"), name="then", value="all_the_same")

    def take(self, versions: Mapping[str, int]) -> None:
        """Go on from the versions that others saved meanwhile, keeping what was typed."""
        self.data = dict(self.data.items()) | {f"version_{each}": str(version) for each, version in versions.items()}


def text_form(template: Template) -> type[TextForm]:
    """Return the form of one text: its fields are those of its languages."""
    fields: dict[str, forms.Field] = {}
    texts = {language: templates.today(template.key, language) for language in template.languages}
    rows = max(min(28, 4 + now.body.count("\n") + len(now.body) // 60) for now in texts.values())
    for language, now in texts.items():
        lang = {"lang": language}
        if template.subject:
            fields[f"subject_{language}"] = forms.CharField(
                label=SUBJECTS[language], max_length=200, initial=now.subject, widget=forms.TextInput(attrs=lang)
            )
        fields[f"body_{language}"] = forms.CharField(
            label=BODIES[language],
            max_length=20_000,
            initial=now.body,
            widget=forms.Textarea(attrs=lang | {"rows": rows}),
        )
        fields[f"version_{language}"] = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    return type("TextForm", (TextForm,), fields)
