from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from alisvest.core.rules import RefusedError, not_now, not_yours
from alisvest.ui.forms import BaseForm, DateField, MoneyField, MonthField, OnceForm, PercentField, UploadField


class Everything(BaseForm):
    name = forms.CharField(label="Navn", max_length=3)
    ks = forms.IntegerField(label="KS-tall", min_value=1, max_value=9)
    kind = forms.ChoiceField(label="Type", choices=[("a", "A")])
    why = forms.CharField(label="Hvorfor søker dere?")
    held = DateField(label="Dato for møtet")
    amount = MoneyField(label="Beløp", highest=100_000)
    share = PercentField(label="Stillingsprosent")
    month = MonthField(label="Måned")
    file = UploadField(label="Avtale", types=("pdf",), megabytes=1)
    sure = forms.BooleanField(label="Jeg bekrefter")
    own = forms.CharField(label="Egen", error_messages={"required": "Skriv noe her."})


def errors(data: dict[str, Any], files: dict[str, Any] | None = None) -> dict[str, list[str]]:
    with translation.override("nb"):
        return {name: [str(line) for line in found] for name, found in Everything(data, files).errors.items()}


def test_an_empty_field_says_what_to_do_with_its_own_label() -> None:
    assert {name: found[0] for name, found in errors({}).items()} == {
        "name": "Fyll inn navn.",
        "ks": "Fyll inn KS-tall.",
        "kind": "Velg type.",
        "why": "Svar på: Hvorfor søker dere?",
        "held": "Fyll inn dato for møtet.",
        "amount": "Fyll inn beløp.",
        "share": "Fyll inn stillingsprosent.",
        "month": "Fyll inn måned.",
        "file": "Velg en fil: avtale.",
        "sure": "Kryss av: jeg bekrefter.",
        "own": "Skriv noe her.",
    }


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "abcd", "Navn kan ha høyst 3 tegn."),
        ("ks", "10", "KS-tall kan ikke være over 9."),
        ("ks", "0", "KS-tall kan ikke være under 1."),
        ("ks", "x", "KS-tall må være et helt tall."),
        ("kind", "b", "Velg type fra listen."),
        ("held", "31.02.2018", "Dato for møtet må være en gyldig dato, for eksempel 12.09.2018."),
        ("held", "9999-12-31", "Dato for møtet må være en gyldig dato, for eksempel 12.09.2018."),
        ("held", "01.01.0001", "Dato for møtet må være en gyldig dato, for eksempel 12.09.2018."),
        ("month", "9999-12", "Velg en måned."),
        ("amount", "1 000,01", "Beløpet kan ikke være over 1\u00a0000\u00a0kr."),
        ("amount", "-1", "Beløpet kan ikke være under 0\u00a0kr."),
        ("share", "101", "Stillingsprosent kan ikke være over 100."),
        ("share", "mye", "Stillingsprosent må være et tall."),
        ("share", "1,234", "Stillingsprosent kan ha høyst 2 desimaler."),
        ("month", "2018-13", "Velg en måned."),
    ],
)
def test_a_wrong_value_says_what_is_wanted(field: str, typed: str, said: str) -> None:
    assert errors({field: typed})[field] == [said]


def test_values_are_cleaned_to_the_units_of_the_code() -> None:
    form = Everything({"amount": "1 000,00", "share": "62,5 %", "held": "12.09.2018", "month": "2018-09"})
    form.full_clean()
    assert form.cleaned_data["amount"] == 100_000
    assert form.cleaned_data["share"] == Decimal("62.5")
    assert form.cleaned_data["held"].isoformat() == "2018-09-12"
    assert form.cleaned_data["month"].isoformat() == "2018-09-01"


@pytest.mark.parametrize(
    ("name", "size", "wrong"), [("a.pdf", 10, False), ("a.exe", 10, True), ("a.pdf", 1048577, True)]
)
def test_a_file_is_held_to_type_and_size(name: str, size: int, wrong: bool) -> None:  # noqa: FBT001
    assert ("file" in errors({}, {"file": SimpleUploadedFile(name, b"x" * size)})) is wrong


class Small(OnceForm):
    name = forms.CharField(label="Navn", required=False)


def test_a_form_shows_what_the_action_refused() -> None:
    def refused(name: str) -> None:
        raise RefusedError(not_now("Fristen er ute.", field=name, details=["Meld fra."]))

    form = Small({"idempotency_key": "f3b1c9b0-0000-4000-8000-000000000000"})
    assert form.status == 200
    assert form.is_valid()
    assert not form.carry_out(refused, "name")
    assert (list(form.errors["name"]), list(form.non_field_errors())) == (["Fristen er ute."], ["Meld fra."])
    assert form.status == 409


def test_a_refusal_of_the_person_is_403_and_an_unknown_field_goes_to_the_form() -> None:
    def refused() -> None:
        raise RefusedError(not_yours("Dette gjør prosjektlederen."))

    form = Small({"idempotency_key": "f3b1c9b0-0000-4000-8000-000000000000"})
    assert form.is_valid()
    assert not form.carry_out(refused)
    assert (list(form.non_field_errors()), form.status) == (["Dette gjør prosjektlederen."], 403)


def test_what_the_action_returns_is_kept_and_other_errors_pass() -> None:
    form = Small({"idempotency_key": "f3b1c9b0-0000-4000-8000-000000000000"})
    assert form.is_valid()
    assert form.carry_out(int, "7")
    assert form.result == 7
    with pytest.raises(ZeroDivisionError):
        form.carry_out(lambda: 1 / 0)


def test_each_form_page_carries_its_own_key_and_an_empty_form_is_422() -> None:
    keys = {Small()["idempotency_key"].value() for _ in range(2)}
    assert len(keys) == 2
    assert Small({}).status == 422
