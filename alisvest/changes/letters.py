"""The mail to whoever approves an amendment, and to whoever proposed it when it is decided."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.changes.models import Amendment
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import MailKind
from alisvest.outbox.templates import Placeholder, Template
from alisvest.ui import formats
from municipalities.queries import project_leaders

POST = Placeholder("post", _("The post"), "Stord 2", needed=True)
KIND = Placeholder("kind", _("What is changed"), "Størrelsen på stillingen", needed=True)
DAY = Placeholder("day", _("When it takes effect"), "1.\u00a0mars\u00a02019")
WHO = Placeholder("who", _("Who did it"), "Nils Vikøy")
LINK = Placeholder("link", _("The address of the amendment"), "https://alis-vest.no/amendments/1/", needed=True)

WAITS = Template(
    "changes.amendment_waits",
    _("An amendment waits for approval"),
    _("An amendment of {post} waits for your approval"),
    _(
        "{who} proposes an amendment of {post}: {kind}, from {day}.\n\n"
        "Nothing is changed before you have approved it. What follows from it stands on its page:\n{link}"
    ),
    (POST, KIND, DAY, WHO, LINK),
    purpose=_("To the project leaders when an amendment of a post is proposed."),
)
DECIDED = Template(
    "changes.amendment_decided",
    _("An amendment is decided"),
    _("The amendment of {post}: {outcome}"),
    _("The amendment of {post} that you proposed ({kind}, from {day}): {outcome}.\n\n{link}"),
    (POST, KIND, DAY, Placeholder("outcome", _("What became of it"), "Godkjent", needed=True), LINK),
    purpose=_("To whoever proposed an amendment when it is approved, or is not."),
)
TEXTS = (WAITS, DECIDED)


def tell_approvers(amendment: Amendment) -> None:
    """Tell the project leaders of the day, but whoever proposed it."""
    for person in project_leaders(clock.today()):
        if person.pk != amendment.proposed_by_id:
            _send(WAITS, amendment, person)


def tell_proposer(amendment: Amendment) -> None:
    """Tell whoever proposed it what became of it, but whoever decided it."""
    if amendment.proposed_by_id != amendment.ended_by_id:
        _send(DECIDED, amendment, amendment.proposed_by)


def _send(template: Template, amendment: Amendment, person: User) -> None:
    with translation.override(person.language):
        values = {
            "post": amendment.position.number,
            "kind": amendment.get_kind_display(),
            "day": formats.day(amendment.effect_on),
            "who": amendment.proposed_by.name,
            "outcome": amendment.get_status_display(),
            "link": absolute(amendment.get_absolute_url()),
        }
    send_letter(
        template.key,
        to=person.email,
        language=person.language,
        values={each.name: values[each.name] for each in template.placeholders},
        kind=MailKind.NOTICE,
        receiver=person,
        about=amendment,
        hold=False,
    )
