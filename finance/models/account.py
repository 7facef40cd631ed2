"""The chart of accounts: which account the programme enters what on."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from finance.workflow import AccountKind, AccountUse


@tracked()
class Account(models.Model):
    """An account. Its names in three languages are data, as the chart is."""

    code = models.CharField(_("Account number"), max_length=8, unique=True)
    kind = models.CharField(_("Kind"), max_length=10, choices=AccountKind)
    use = models.CharField(_("Used for"), max_length=30, choices=AccountUse, unique=True)
    name = models.CharField(max_length=80)
    name_nn = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.label}"

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return {"nn": self.name_nn, "en": self.name_en}.get((get_language() or "")[:2], self.name)
