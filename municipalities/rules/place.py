"""May a place be added, moved or taken out?"""

from datetime import datetime

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.rules import Refusal, not_now
from municipalities.models import Application
from municipalities.models.place import MOST_PLACES
from municipalities.rules.application import NO_MORE, Standing, refuse_save


def refuse_add_place(
    application: Application, *, now: datetime, by: User, standing: Standing = NO_MORE
) -> Refusal | None:
    if refusal := refuse_save(application, now=now, by=by, standing=standing):
        return refusal
    if application.places_wanted >= MOST_PLACES:
        return not_now(_("A municipality applies for one to ten posts."))
    return None


def refuse_remove_place(
    application: Application, *, now: datetime, by: User, standing: Standing = NO_MORE
) -> Refusal | None:
    if refusal := refuse_save(application, now=now, by=by, standing=standing):
        return refusal
    if application.places_wanted == 1:
        return not_now(_("The last place cannot be removed: an application is for at least one post."))
    return None


def refuse_move_place(
    application: Application, rank: int, *, now: datetime, by: User, standing: Standing = NO_MORE
) -> Refusal | None:
    """`rank` is where the place would go."""
    if refusal := refuse_save(application, now=now, by=by, standing=standing):
        return refusal
    if not 1 <= rank <= application.places_wanted:
        return not_now(_("The place cannot be moved further."))
    return None
