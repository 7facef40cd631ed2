"""Wording a text anew, going back to the shipped one, and sending it to oneself for a look."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import refuse_role, require
from alisvest.outbox import templates, wording
from alisvest.outbox.actions.mail import queue_mail
from alisvest.outbox.models import LetterText, Mail
from alisvest.outbox.templates import Words

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


@transaction.atomic
def word_text(
    key: str, *, texts: Mapping[str, Words], versions: Mapping[str, int], why: str, by: "User"
) -> list[LetterText]:
    """Save new versions of a text, by language; a language whose words are those of today gets none.

    `versions` is what the writer had before them (0: the shipped text): when somebody saved meanwhile, nothing is saved.
    Letters that wait in the outbox keep their words. Raises RefusedError, with the field "body_nn" or alike.
    """
    template = templates.known()[key]
    _alone(key)
    saved = []
    for language, typed in texts.items():
        words = Words(" ".join(wording.cleaned(typed.subject).split()), wording.cleaned(typed.body))
        if words == templates.today(key, language):
            continue
        require(wording.refuse_word(template, language, words, templates.shipped(key, language), by=by))
        require(wording.refuse_overtaken(templates.newest(key, language), version=versions[language]))
        saved.append(_save(key, language, words, why=why, by=by))
    return saved


@transaction.atomic
def restore_text(key: str, language: str, *, why: str, by: "User") -> LetterText | None:
    """Go back to the text the application came with: a version of its own. None where it is that already."""
    require(refuse_role(by, {Role.PROJECT_LEADER}))
    _alone(key)
    newest = templates.newest(key, language)
    if newest is None or newest.shipped:
        return None
    return _save(key, language, None, why=why, by=by)


def _alone(key: str) -> None:
    """Let one writer of a text through at a time; a text that was never worded has no row to lock."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [key])


def _save(key: str, language: str, words: Words | None, *, why: str, by: "User") -> LetterText:
    newest = templates.newest(key, language)
    row = LetterText.objects.create(
        key=key,
        language=language,
        version=newest.version + 1 if newest else 1,
        subject=words.subject if words else "",
        body=words.body if words else "",
        shipped=words is None,
        by=by,
        at=clock.now(),
        why=why.strip(),
    )
    record(
        "outbox.text_worded" if words else "outbox.text_restored",
        row,
        by=by,
        changes={"text": key, "language": language, "version": row.version},
        reason=row.why,
    )
    return row


@transaction.atomic
def send_test(key: str, *, by: "User") -> list[Mail]:
    """Send the text as it stands now, filled with its examples, to whoever asks: one mail for each language."""
    require(refuse_role(by, STAFF_ROLES))
    mails = []
    for language in templates.known()[key].languages:
        words = templates.example(key, language)
        with translation.override(language):
            subject = _("Test: %(subject)s") % {"subject": words.subject or templates.known()[key].name}
        mails.append(
            queue_mail(
                to=by.email,
                receiver=by,
                subject=subject,
                body=words.body,
                language=language,
                template=key,
            )
        )
    return mails
