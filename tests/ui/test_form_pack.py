"""Every layout object of crispy-forms renders in our pack, bound and unbound, in strict templates."""

import re
from typing import Any

import pytest
from crispy_forms.bootstrap import (
    Accordion,
    AccordionGroup,
    Alert,
    AppendedText,
    FieldWithButtons,
    FormActions,
    InlineCheckboxes,
    InlineField,
    InlineRadios,
    PrependedAppendedText,
    PrependedText,
    StrictButton,
    UneditableField,
)
from crispy_forms.layout import (
    HTML,
    ButtonHolder,
    Column,
    Div,
    Field,
    Fieldset,
    Hidden,
    Layout,
    MultiField,
    Reset,
    Row,
    Submit,
)
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import engines

from alisvest.ui import forms as ours

FIELDS = ("text", "many", "one", "sure", "file", "hidden", "secret")


class Sample(ours.BaseForm):
    text = forms.CharField(label="Tekst", help_text="Hjelp")
    many = forms.MultipleChoiceField(choices=[("1", "x"), ("2", "y")], widget=forms.CheckboxSelectMultiple)
    one = forms.ChoiceField(choices=[("1", "x"), ("2", "y")], widget=forms.RadioSelect, help_text="Velg")
    sure = forms.BooleanField()
    file = forms.FileField(required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)


LAYOUTS: dict[str, list[Any]] = {
    "fields": list(FIELDS),
    "Submit": [Submit("s", "Lagre")],
    "Hidden": [Hidden("x", "1")],
    "Reset": [Reset("r", "Nullstill")],
    "PrependedText": [PrependedText("text", "kr")],
    "AppendedText": [AppendedText("text", "%")],
    "PrependedAppendedText": [PrependedAppendedText("text", "kr", "%")],
    "InlineCheckboxes": [InlineCheckboxes("many")],
    "InlineRadios": [InlineRadios("one")],
    "ButtonHolder": [ButtonHolder(Submit("s", "x"))],
    "Fieldset": [Fieldset("Overskrift", "text")],
    "Row": [Row(Column("text"), Column("sure"))],
    "Div": [Div(Field("text"), HTML("<p>x</p>"))],
    "InlineField": [InlineField("text")],
    "StrictButton": [StrictButton("x")],
    "FieldWithButtons": [FieldWithButtons("text", StrictButton("Søk"))],
    "MultiField": [MultiField("Overskrift", "text")],
    "Accordion": [Accordion(AccordionGroup("Mer", "text"))],
    "Alert": [Alert("Obs")],
    "UneditableField": [UneditableField("text")],
    "crispy FormActions": [FormActions(Submit("s", "x"))],
    "our buttons": [
        ours.FormActions(ours.primary("Lagre {{ x }}"), ours.secondary("<b>", "/?a=1&b=2"), ours.danger("Slett"))
    ],
}


@pytest.mark.filterwarnings("ignore:A {% csrf_token %}")
@pytest.mark.parametrize("bound", [False, True])
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_object_renders(name: str, bound: bool) -> None:  # noqa: FBT001
    form = Sample({}) if bound else Sample()
    form.helper.layout = Layout(*LAYOUTS[name])
    page = render_crispy_form(form)
    assert "None" not in page
    assert " style=" not in page
    assert ("ds-error-summary" in page) is bound
    ids = set(re.findall(r' id="([^"]+)"', page))
    pointed = {i for group in re.findall(r'aria-describedby="([^"]+)"', page) for i in group.split()}
    assert pointed <= ids
    assert set(re.findall(r' for="([^"]+)"', page)) <= ids


def test_text_of_a_button_is_neither_template_nor_markup() -> None:
    form = Sample()
    form.helper.disable_csrf = True
    form.helper.layout = Layout(*LAYOUTS["our buttons"])
    page = render_crispy_form(form)
    assert "Lagre {{ x }}" in page
    assert "&lt;b&gt;" in page
    assert 'href="/?a=1&amp;b=2"' in page


def test_error_links_lead_to_the_field_or_the_first_choice() -> None:
    form = Sample({})
    form.helper.disable_csrf = True
    page = render_crispy_form(form)
    assert {"#id_text", "#id_many_0", "#id_one_0", "#id_sure"} == set(re.findall(r'href="(#[^"]+)"', page))
    assert all(f' id="{target[1:]}"' in page for target in re.findall(r'href="(#[^"]+)"', page))


@pytest.mark.parametrize("template", ["{{ f|crispy }}", "{{ f.text|as_crispy_field }}", "{{ fs|crispy }}"])
def test_the_filters_of_crispy_use_the_pack(template: str) -> None:
    formset = forms.formset_factory(Sample, extra=2)()
    page = (
        engines["django"]
        .from_string("{% load crispy_forms_filters %}" + template)
        .render({"f": Sample(), "fs": formset})
    )
    assert "ds-field" in page


def test_optional_fields_are_marked_and_required_ones_are_not() -> None:
    page = (
        engines["django"]
        .from_string("{{ f.text|as_crispy_field }}|{{ f.secret|as_crispy_field }}")
        .render({"f": Sample()})
    )
    needed, optional = page.split("|")
    assert ("optional" in needed, "optional" in optional) == (False, True)
