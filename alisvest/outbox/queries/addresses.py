"""Addresses that mail comes back from."""

from collections.abc import Iterable

from django.db.models.functions import Lower

from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailStatus


def stale_addresses(addresses: Iterable[str] | None = None) -> set[str]:
    """Return those whose latest mail came back, in lower case: of the addresses given, or of all. One query.

    A later mail that arrived, or a new address of the person, ends it by itself.
    """
    settled = Mail.objects.filter(status__in=(MailStatus.SENT, MailStatus.RETURNED)).annotate(address=Lower("to"))
    if addresses is not None:
        settled = settled.filter(address__in=[address.lower() for address in addresses])
    latest = settled.order_by("address", "-pk").distinct("address").values_list("address", "status")
    return {address for address, status in latest if status == MailStatus.RETURNED}
