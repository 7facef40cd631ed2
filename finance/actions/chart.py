"""Bringing the chart of accounts in."""

import csv
from pathlib import Path

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from finance.models import Account

CHART = Path(__file__).parent.parent / "data" / "chart.csv"


@transaction.atomic
def load_chart(*, by: User | None = None) -> int:
    """Enter the accounts that are not there yet; return how many were made. Runs again safely."""
    made = 0
    with CHART.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            account, new = Account.objects.get_or_create(use=row["use"], defaults=row)
            if new:
                record("finance.account_entered", account, by=by, changes={"code": account.code})
                made += 1
    return made
