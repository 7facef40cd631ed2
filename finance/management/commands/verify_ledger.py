"""`manage.py verify_ledger`: prove that the ledger adds up. Exit 0 when it does, 1 naming what does not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from finance.models import Entry, Voucher
from finance.queries.verification import faults


class Command(BaseCommand):
    help = "Compare balances, numbers, reversals, closed years' chains and cap counters with the entries."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults())
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"The ledger does not add up: {len(found)} faults.", returncode=1)
        self.stdout.write(f"The ledger adds up: {Voucher.objects.count()} vouchers, {Entry.objects.count()} entries.")
