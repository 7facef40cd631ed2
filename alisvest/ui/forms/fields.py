"""Fields for what the programme types most: amounts, dates, months, percentages."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alisvest.core.money import format_kroner, parse
from alisvest.ui import formats

_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")
YEARS = range(1900, 2200)
"""Years that somebody can mean. What lies beyond is a slip of the finger, and breaks the arithmetic of dates."""


class DateInput(forms.DateInput):
    """The browser's own date field, which wants ISO dates whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class MonthInput(forms.TextInput):
    input_type = "month"


class DateField(forms.DateField):
    """A date. The browser sends 2018-09-12; a hand-typed 12.09.2018 is understood too."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d.%m.%Y"], **kwargs)

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is not None and day.year not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class MonthField(forms.Field):
    """A month; cleans to its first day."""

    widget = MonthInput
    default_error_messages = {"invalid": _("Choose a month.")}

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value.replace(day=1)
        match = _MONTH.fullmatch(str(value).strip())
        if match is None or int(match["year"]) not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return date(int(match["year"]), int(match["month"]), 1)


class MoneyField(forms.Field):
    """An amount typed in kroner; cleans to øre (int). `lowest` and `highest` are øre and included."""

    widget = forms.TextInput

    def __init__(self, *, lowest: int | None = 0, highest: int | None = None, **kwargs: Any) -> None:
        self.lowest, self.highest = lowest, highest
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return format_kroner(value, unit=False) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return value or None if not isinstance(value, int) else value
        try:
            return parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.lowest is not None and value < self.lowest:
            raise ValidationError(
                _("The amount cannot be below %(limit)s."), code="lowest", params={"limit": format_kroner(self.lowest)}
            )
        if self.highest is not None and value > self.highest:
            raise ValidationError(
                _("The amount cannot be above %(limit)s."),
                code="highest",
                params={"limit": format_kroner(self.highest)},
            )


class UploadField(forms.FileField):
    """A file of one of these types, at most `megabytes`. The help text says so when none is given."""

    def __init__(
        self, *, types: Sequence[str] = ("pdf", "jpg", "jpeg", "png"), megabytes: int = 10, **kwargs: Any
    ) -> None:
        self.types, self.megabytes = tuple(types), megabytes
        if not kwargs.get("help_text"):
            shown = ", ".join(kind.upper() for kind in self.types if kind != "jpeg")
            kwargs["help_text"] = format_lazy("{types}. {limit}", types=shown, limit=_limit(megabytes))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ",".join(f".{kind}" for kind in self.types)}

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is None:
            return None
        if str(file.name).rpartition(".")[2].lower() not in self.types:
            raise ValidationError(_("This kind of file cannot be stored. Choose another file."), code="type")
        if file.size > self.megabytes * 1024 * 1024:
            raise ValidationError(str(_limit(self.megabytes)), code="size")
        return file


def _limit(megabytes: int) -> Promise:
    return format_lazy("{text} {limit} MB.", text=_("The file can be at most"), limit=megabytes)


class PercentField(forms.DecimalField):
    """A percentage as Decimal, at most two decimals, `lowest` and `highest` included. «62,5» is understood."""

    widget = forms.TextInput

    def __init__(self, *, lowest: Decimal | int = 0, highest: Decimal | int = 100, **kwargs: Any) -> None:
        super().__init__(min_value=lowest, max_value=highest, decimal_places=2, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return formats.number(value) if isinstance(value, int | Decimal) else value

    def to_python(self, value: Any) -> Any:  # the stubs take a decimal field for an integer field
        typed = value.strip().removesuffix("%").strip().replace(",", ".") if isinstance(value, str) else value
        return super().to_python(typed)
