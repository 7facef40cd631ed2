"""The mail that reminds the administrator of what is due for deletion."""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Placeholder, Template

DUE = Template(
    "privacy.retention_due",
    _("Something is due for deletion"),
    _("ALIS-Vest: something is due for deletion"),
    _(
        "Hello {name}\n\nThe time that ALIS-Vest keeps things for is over for:\n{due}\n\nSee what goes, and have it deleted:\n"
        "{link}\n"
    ),
    (
        Placeholder("name", _("the receiver’s name"), "Kari Merkantil"),
        Placeholder("due", _("what is due, a line each"), "The text of minutes: 12"),
        Placeholder("link", _("the address to open"), "https://alis.example.no/privacy/deletion/", needed=True),
    ),
    purpose=_("Sent to the administrator once a month while something is due for deletion."),
)
