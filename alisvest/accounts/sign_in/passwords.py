"""What a password must be, each demand with a sentence that says what to do."""

import re
from collections.abc import Iterator

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alisvest.accounts import hats
from alisvest.accounts.models import User
from alisvest.core import clock

AT_LEAST = 12  # characters
LEFT_AT_LEAST = 8  # letters that remain when everything easy to guess here is taken out
_FIRST = """
    alis vest alisvest allmennlege allmennmedisin kommune kommunen kommuna lege legen veileder rettleiar
    passord password hemmelig hemmeleg velkommen welcome norge noreg norway qwerty
    vår sommer sommar høst haust vinter spring summer autumn winter
    januar februar mars april mai juni juli august september oktober november desember
"""
GUESSED_FIRST = frozenset(_FIRST.split())
_WORD = re.compile(r"[^\W\d_]+")


class LongEnough:
    """At least twelve characters."""

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) < AT_LEAST:
            raise ValidationError(
                _("Use at least %(least)s characters. A few words of your own choice are easiest to remember.")
                % {"least": AT_LEAST},
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        return _("At least %(least)s characters, and not what others would guess first.") % {"least": AT_LEAST}


class NotCommon(CommonPasswordValidator):
    """None of the twenty thousand most used."""

    def validate(self, password: str, user: object = None) -> None:
        if password.lower().strip() in self.passwords:
            raise ValidationError(_("This password is among the most used of all. Choose another."), code="common")

    def get_help_text(self) -> str:
        return ""


class NotGuessable:
    """Not made of what anybody here would try: the programme, the person, their municipality, seasons and years."""

    def validate(self, password: str, user: User | None = None) -> None:
        left = password.casefold()
        found: list[str] = []
        for word in sorted(GUESSED_FIRST | set(_about(user)), key=lambda each: (-len(each), each)):
            if word in left:
                left, found = left.replace(word, " "), [*found, word]
        if found and sum(len(word) for word in _WORD.findall(left)) < LEFT_AT_LEAST:
            raise ValidationError(
                _("The password leans on “%(word)s”, which is easy to guess here. Use other words.")
                % {"word": found[0]},
                code="password_guessable",
            )
        if not _WORD.search(left) and not found:
            raise ValidationError(_("Use words or letters too, not only figures and signs."), code="password_no_letter")

    def get_help_text(self) -> str:
        return ""


def _about(user: User | None) -> Iterator[str]:
    """Walk the words that belong to the person: name, address, and what their hats are called."""
    if user is None or user.pk is None:
        return
    labels = [str(hat.label) for hat in hats.hats_of(user, clock.today())]
    for text in (user.name, user.email, *labels):
        yield from (word.casefold() for word in _WORD.findall(text) if len(word) > 2)
