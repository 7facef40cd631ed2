"""The words an advertisement starts from: the paper of the template library, with what is known of the post above it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.outbox import templates
from alisvest.outbox.templates import Words
from alisvest.ui import formats
from municipalities.letters.papers import ADVERTISEMENT, terms
from municipalities.models import Position
from municipalities.queries import full_name_on, language_on
from municipalities.queries.position import position_on

_TO_FILL_IN = re.compile(r"^.*____[ ]*\n?", re.MULTILINE)
_GAP = re.compile(r"\n{3,}")


def starting_words(posts: Sequence[Position], day: date) -> Words:
    """Return title and text for these posts of one municipality, in its language form on the day.

    Lines to write on are left out: what they ask for stands above, as far as it is known.
    """
    municipality = posts[0].municipality
    language = language_on(municipality, day)
    paper = templates.today(ADVERTISEMENT.key, language)
    body = templates.HEADING.sub("", _TO_FILL_IN.sub("", paper.body))
    text = templates.fill(body, dict(terms(language)) or {"supervision": "…"})
    with translation.override(language):
        facts = "\n".join(_facts(posts, full_name_on(municipality, day), day))
    title = f"{paper.subject}, {municipality.name}"
    return Words(title, _GAP.sub("\n\n", f"{facts}\n\n{text}").strip())


def _facts(posts: Sequence[Position], name: str, day: date) -> Iterator[str]:
    yield _("Municipality: %(name)s") % {"name": name}
    count = ngettext("%(count)d post", "%(count)d posts", len(posts)) % {"count": len(posts)}
    yield _("Posts: %(posts)s") % {"posts": count}
    for post in posts:
        now = position_on(post, max(day, post.start))
        parts = [now.main, formats.percent(now.percentage), _("from %(day)s") % {"day": formats.day(now.day)}]
        parts += [each.name for each in now.workplaces]
        parts += [str(each.get_task_display()) for each in now.sides]
        if now.list_words:
            parts.append(now.list_words)
        yield f"{post.number}: {', '.join(parts)}"
