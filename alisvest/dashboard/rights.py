"""What each URL of the app lets a person do, in words: the rights page shows it beside the views' own audiences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "dashboard:start": _("See the own overview"),
    "dashboard:task_list": _("See the own tasks"),
}
