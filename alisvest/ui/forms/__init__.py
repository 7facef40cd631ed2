"""The base of every form. A form takes input and cleans it; it never saves and never decides who may."""

from alisvest.ui.forms.base import BaseForm, OnceForm
from alisvest.ui.forms.buttons import FormActions, another, danger, primary, secondary
from alisvest.ui.forms.fields import DateField, MoneyField, MonthField, PercentField, TimeField, UploadField
from alisvest.ui.forms.filters import FilterForm

__all__ = [
    "BaseForm",
    "DateField",
    "FilterForm",
    "FormActions",
    "MoneyField",
    "MonthField",
    "OnceForm",
    "PercentField",
    "TimeField",
    "UploadField",
    "another",
    "danger",
    "primary",
    "secondary",
]
