"""Who is told about an agreement, and the agreement on paper."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.documents.pdf import render
from alisvest.outbox import templates
from alisvest.outbox.actions import send_letter
from alisvest.outbox.paper import shown_name
from alisvest.outbox.texts import SENDER
from alisvest.ui import formats
from municipalities.letters.agreement_texts import AGREEMENT_SENT, AGREEMENT_SIGNED, AGREEMENT_TO_SIGN
from municipalities.models import AgreementParty, AgreementVersion, Municipality, Term
from municipalities.models.agreement import TermKind
from municipalities.queries import active_members, full_name_on, language_on
from municipalities.queries.agreement import Paper
from municipalities.rules.agreement import Change

PRINT = Path(settings.BASE_DIR) / "static" / "print"


def _tell(key: str, version: AgreementVersion, to: Municipality, *roles: Role, **values: object) -> int:
    day = clock.today()
    language = language_on(to, day)
    agreement = version.agreement
    with translation.override(language):
        filled = {
            "municipality": full_name_on(agreement.municipality, day),
            "round": agreement.application.round.name,
            "version": version.number,
            "effective": formats.day(version.effective_from),
            "link": absolute(version.get_absolute_url()),
            **values,
        }
    people: Sequence[User] = active_members(to, day, *roles)
    for person in people:
        send_letter(key, to=person.email, language=language, values=filled, receiver=person, about=version)
    return len(people)


def tell_sent(version: AgreementVersion) -> int:
    """Queue the mail that the terms wait for an answer; return how many were queued."""
    return _tell(AGREEMENT_SENT.key, version, version.agreement.municipality, Role.WRITER, Role.SIGNER)


def tell_to_sign(version: AgreementVersion, parties: Sequence[AgreementParty]) -> int:
    """Queue the mail that the agreement waits to be signed, to the signers of every municipality."""
    towns = [party.municipality for party in parties if party.municipality]
    return sum(_tell(AGREEMENT_TO_SIGN.key, version, town, Role.SIGNER) for town in towns)


def tell_signed(version: AgreementVersion, parties: Sequence[AgreementParty]) -> int:
    """Queue the mail that the agreement is signed by all."""
    towns = [party.municipality for party in parties if party.municipality]
    roles = (Role.SIGNER, Role.WRITER, Role.MANAGER)
    fingerprint = version.content_sha256
    return sum(_tell(AGREEMENT_SIGNED.key, version, town, *roles, fingerprint=fingerprint) for town in towns)


def party_name(party: AgreementParty) -> str:
    """Name a party as the agreement does, with the title of the day the agreement takes effect."""
    if party.municipality is None:
        return templates.part(SENDER.key, party.version.language).replace("\n", ", ")
    return full_name_on(party.municipality, party.version.effective_from)


def agreement_file_name(version: AgreementVersion) -> str:
    with translation.override(version.language):
        words = pgettext("file name", "Participation agreement")
        number = _("version %(number)d") % {"number": version.number}
    return shown_name(version.language, words, version.agreement.municipality.name, number)


def agreement_pdf(paper: Paper, *, draft: bool) -> bytes:
    """Return the agreement as PDF/UA-1 and PDF/A-3a in its language; `draft` prints «Utkast» across each page.

    Raises OSError where there is no Pango.
    """
    version = paper.version
    with translation.override(version.language):
        names = [(party_name(each), each) for each in paper.parties]
        html = render_to_string(
            "municipalities/agreement_print.html",
            {
                "version": version,
                "sender": templates.part(SENDER.key, version.language).split("\n"),
                "parties": names,
                "groups": list(term_groups(paper.terms)),
                "changes": [change_words(each) for each in paper.changes],
                "signatures": [(name, paper.signatures.get(each.pk)) for name, each in names],
                "all_signed": all(each.pk in paper.signatures for _name, each in names),
                "fingerprint": paper.content_sha256,
                "draft": draft,
                "draft_word": pgettext("letter", "Draft"),
                "reference": version.agreement.application.reference,
            },
        )
    return render(html, stylesheet=PRINT / "letter.css", assets={"mark.svg": PRINT / "mark.svg"})


def term_groups(terms: Sequence[Term]) -> Iterator[tuple[str, list[Term]]]:
    """Walk the terms under their headings."""
    for kind, heading in (
        (TermKind.PROMISE, _("What the municipality promises")),
        (TermKind.OWN, _("Agreed for this municipality")),
        (TermKind.PROGRAMME, _("The programme's terms")),
    ):
        if found := [term for term in terms if term.kind == kind]:
            yield heading, found


def change_words(change: Change) -> str:
    """Say in a line what a version changed."""
    if change.now is None and change.before is not None:
        return _("Dropped: %(title)s (no. %(number)d before).") % {
            "title": change.before.title,
            "number": change.before.number,
        }
    if change.before is None and change.now is not None:
        return _("Added: %(number)d. %(title)s.") % {"title": change.now.title, "number": change.now.number}
    return _("Changed: %(number)d. %(title)s.") % {
        "title": change.now.title if change.now else "",
        "number": change.now.number if change.now else 0,
    }
