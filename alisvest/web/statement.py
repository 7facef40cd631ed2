"""What the accessibility statement says. Data: whoever reviews the application writes the new date and facts here."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REVIEWED_ON = date(2026, 11, 22)

TESTED: tuple[str | Promise, ...] = (
    _("Every page is opened in a real browser, light and dark, wide and narrow, and held to the rules of axe-core."),
    _("Forms that were filled in wrongly are tested in the same way: the errors are listed first, each with a link."),
    _("The keyboard is walked through the pages of each role: every stop can be seen, and nothing is a trap."),
    _("No page scrolls sideways at 320 pixels, but for wide tables in a box of their own."),
    _("Everything works without JavaScript."),
)
NOT_FULFILLED: tuple[str | Promise, ...] = (
    _("No person who uses a screen reader, magnification or voice control has tried the pages yet."),
    _("PDFs are made with tags, reading order and language, but have not been tried with a screen reader."),
    _("Files that people upload are shown as they are. They may be hard to read, scanned papers above all."),
    _("The timeline is drawn for the eye. The same periods stand in a table below it."),
)
