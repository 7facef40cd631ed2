"""What each URL lets a person do, in words, and who may: the rights page is drawn from the views' own audiences.

Each app holds a `rights.py` with VERBS (URL name → words) and registers it from AppConfig.ready(). The ground apps below
this one cannot, so theirs stand here. tests/accounts/test_rights.py fails for a URL without words and for words without
a URL.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.core.access import patterns
from alisvest.core.roles import MUNICIPALITY_ROLES, Role

Words = str | Promise

VERBS: dict[str, Words] = {
    "accounts:invitation_accept": _("Use the link of an invitation"),
    "accounts:invitation_withdraw": _("Withdraw the link of an invitation"),
    "accounts:claim_send": _("Send somebody the link to the record about them"),
    "accounts:person_list": _("See everybody who is entered"),
    "accounts:person_detail": _("See a person’s roles and invitations"),
    "accounts:person_enter": _("Enter a new person"),
    "accounts:person_invite": _("Send a person the link to sign in"),
    "accounts:appointment_give": _("Give one of the programme’s own roles"),
    "accounts:appointment_end": _("End one of the programme’s own roles"),
    "accounts:person_deactivate": _("Shut a person out"),
    "accounts:person_reactivate": _("Let a deactivated person in again"),
    "accounts:see_as_start": _("See the pages as another person, to read"),
    "accounts:see_as_end": _("End seeing as another person"),
    "accounts:second_factor_reset": _("Reset a person’s second factor"),
    "accounts:hat_choose": _("Choose which of one’s hats to act in"),
    "accounts:language_choose": _("Choose the language of the pages"),
    "accounts:rights_list": _("See what each role may do"),
}
DOCUMENTS: dict[str, Words] = {
    "documents:subject_files": _("See the files of something one can see"),
    "documents:attachment_add": _("Upload a file of the kinds that are one’s own to add"),
    "documents:attachment_read": _("Open a file that one is among the readers of"),
    "documents:attachment_confirm": _("Confirm a certificate that somebody else uploaded, where the kind is one’s own"),
    "documents:attachment_withdraw": _("Withdraw a file of the kinds that are one’s own to add"),
    "documents:attachment_report": _("Report that a file holds patient data"),
    "documents:attachment_release": _("Release a reported file"),
    "documents:attachment_remove": _("Remove a reported file’s content for good"),
    "documents:report_list": _("See which files are reported"),
}
OUTBOX: dict[str, Words] = {
    "outbox:letter_download": _("Fetch a formal letter"),
    "outbox:paper_list": _("See the blank papers"),
    "outbox:paper_download": _("Fetch a blank paper"),
    "outbox:text_list": _("See the texts of letters"),
    "outbox:text_detail": _("Read a text of a letter in both language forms"),
    "outbox:text_history": _("See what was changed in a text of a letter"),
    "outbox:text_change": _("Word a text of a letter anew"),
    "outbox:text_restore": _("Go back to the shipped text of a letter"),
    "outbox:text_test": _("Send oneself a text of a letter as a test"),
    "outbox:mail_list": _("See what waits in the outbox and what has left"),
    "outbox:mail_detail": _("Read a mail as it leaves"),
    "outbox:mail_paper": _("Open the paper that goes with a mail"),
    "outbox:mail_release": _("Release a letter that was held until somebody had read it"),
    "outbox:mails_release": _("Release several letters at once"),
    "outbox:mail_hold": _("Hold a waiting mail back"),
    "outbox:mail_withdraw": _("Withdraw a mail that has not left"),
    "outbox:mail_retry": _("Try a failed or returned mail again"),
    "outbox:mail_confirm_arrived": _("Settle a doubt: the mail arrived"),
    "outbox:mail_send_again": _("Settle a doubt: send the mail again"),
    "outbox:mail_mark_returned": _("Mark a mail as returned"),
    "outbox:circular_list": _("See drafts of circulars, and which were sent"),
    "outbox:circular_write": _("Write a circular to some groups"),
    "outbox:circular_detail": _("See how a circular reads and who gets it"),
    "outbox:circular_change": _("Change a draft of a circular"),
    "outbox:circular_test": _("Send oneself a circular as a test"),
    "outbox:circular_send": _("Send a circular to everybody in its groups"),
    "outbox:circular_drop": _("Drop a draft of a circular"),
    "outbox:job_list": _("See what runs by itself, and whether it did"),
}
AUDIT: dict[str, Words] = {
    "audit:history_detail": _("See the history of what one may see: who did what, when and why"),
    "audit:opening_list": _("See who has opened a person’s pages"),
}
PROGRAMME: dict[str, Words] = {}
WEB: dict[str, Words] = {
    "web:live": _("Ask whether the application answers"),
    "web:ready": _("Ask whether the database answers"),
    "web:words": _("Read what the programme’s words mean"),
    "web:accessibility": _("Read the accessibility statement"),
}

_OWN_MUNICIPALITY = _("The own municipality: its applications, posts, doctors, meetings’ dates and themes, and money.")
REACH: dict[Role, Words] = {
    Role.PROJECT_LEADER: _("The whole programme, but never the text of minutes."),
    Role.ADMINISTRATOR: _("The whole programme, but never the text of minutes."),
    Role.SUPERVISOR: _(
        "The own candidates as long as the assignment lasts, with the text of the own minutes. Afterwards the own"
        " meetings, to read."
    ),
    **dict.fromkeys(sorted(MUNICIPALITY_ROLES), _OWN_MUNICIPALITY),
    Role.CANDIDATE: _("The own plan, meetings and minutes. After the employment the same, to read."),
    Role.STEERING: _("Figures of the whole programme and its posts. No person’s notes."),
    Role.RESEARCHER: _("Only the register of municipalities, until data sets are released."),
    Role.AUDITOR: _("Only the register of municipalities, until a municipality’s year is opened."),
}


@dataclass(frozen=True, slots=True)
class Verb:
    """Something one can do. `roles` is worked out from the view; `world` means also whoever has not signed in."""

    words: Words
    roles: frozenset[Role]
    world: bool = False

    @property
    def cells(self) -> list[bool]:
        """Say for each role, in the order of Role, whether it may."""
        return [role in self.roles for role in Role]


@dataclass(frozen=True, slots=True)
class Section:
    """The verbs of one part of the application."""

    label: Words
    verbs: tuple[Verb, ...]


_registered: dict[int, list[tuple[Words, Mapping[str, Words]]]] = {}


def register(label: Words, verbs: Mapping[str, Words], *, order: int) -> None:
    """Give an app's words. `order` decides where its section stands on the page. Called once, at start."""
    _registered.setdefault(order, []).append((label, verbs))
    words.register(verbs)  # the trail says with them what was attempted and what was opened


def registered() -> dict[str, Words]:
    """Return the words of every URL that has some."""
    return {name: words for order in _registered.values() for _label, verbs in order for name, words in verbs.items()}


def sections() -> Iterator[Section]:
    """Walk the rights, read from the views as they are wired now."""
    audiences: dict[str, Any] = {
        name: getattr(pattern.callback, "audience", frozenset()) for name, pattern in patterns(get_resolver())
    }
    for order in sorted(_registered):
        for label, verbs in _registered[order]:
            found = tuple(_verb(words, audiences[name]) for name, words in verbs.items() if name in audiences)
            if found:
                yield Section(label, found)


def sections_of(role: Role) -> Iterator[Section]:
    """Walk what one role may do."""
    for section in sections():
        mine = tuple(verb for verb in section.verbs if role in verb.roles)
        if mine:
            yield Section(section.label, mine)


def _verb(words: Words, audience: frozenset[Role] | str | None) -> Verb:
    if isinstance(audience, frozenset):
        return Verb(words, audience)
    return Verb(words, frozenset(Role), world=audience is None)
