"""manage.py translations check | compile | list: keeps bokmål and nynorsk complete without GNU gettext."""

from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from alisvest.ui.catalogues import LANGUAGES, Catalogues, SourceError, Use, compile_all, uses


class Command(BaseCommand):
    help = "Check, compile or list the translations in locale/<area>/<language>/LC_MESSAGES/django.po."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=("check", "compile", "list"))
        parser.add_argument("--missing", action="store_true", help="list: only what a catalogue lacks")
        parser.add_argument("--area", help="list, check: only texts of this area (an app's name, or ui)")
        parser.add_argument("--po", action="store_true", help="list: as entries to paste into a catalogue")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "compile":
            self.stdout.write(f"{compile_all(settings.BASE_DIR / 'locale')} catalogues compiled")
            return
        try:
            found = [use for use in uses(settings.BASE_DIR) if options["area"] in (None, use.area)]
        except SourceError as error:
            raise CommandError(str(error)) from error
        if options["verb"] == "check":
            self._check(found, options["area"])
        else:
            self._list(found, missing=options["missing"], po=options["po"])

    def _check(self, found: list[Use], area: str | None) -> None:
        wrong = 0
        for language in LANGUAGES:
            catalogues = Catalogues(settings.BASE_DIR / "locale", language)
            lines = [
                f"{u.path}:{u.line}: not in {language} ({u.area}): {u.text.msgid!r}" for u in catalogues.missing(found)
            ]
            lines += [line for line in catalogues.faults() if area is None or f"locale/{area}/" in line]
            for owner, text in catalogues.unused(found) if area is None else ():
                lines.append(f"locale/{owner}/{language}: nothing uses it any longer: {text.msgid!r}")
            wrong += len(lines)
            for line in lines:
                self.stderr.write(line)
        if wrong:
            raise CommandError(f"{wrong} faults in the translations")
        self.stdout.write(f"{len({use.text for use in found})} texts, complete in {' and '.join(LANGUAGES)}")

    def _list(self, found: list[Use], *, missing: bool, po: bool) -> None:
        locale = settings.BASE_DIR / "locale"
        shown = {use.text: use for language in LANGUAGES for use in Catalogues(locale, language).missing(found)}
        for use in shown.values() if missing else found:
            if po:
                entry = polib.POEntry(
                    msgid=use.text.msgid,
                    msgid_plural=use.text.plural,
                    msgctxt=use.text.context or None,
                    msgstr_plural={0: "", 1: ""} if use.text.plural else {},
                )
                self.stdout.write(str(entry))
            else:
                self.stdout.write(f"{use.area}\t{use.path}:{use.line}\t{use.text.msgid!r}")
