"""What the overview and the tasks keep about people. The ladder is the programme's; choice and calendar are a person's."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as

_USER = (Path(Who.USER, "user"),)

REGISTER = {
    "dashboard.term": Kept(_("Terms of tasks"), sorted_as(none="kind days valid")),
    "dashboard.reminderstep": Kept(_("Steps of reminding"), sorted_as(none="kind number offset to template valid")),
    "dashboard.pause": Kept(_("Pauses of reminding"), sorted_as(none="name days every_year valid")),
    "dashboard.noticechoice": Kept(
        _("When notices come"), sorted_as(technical="rhythm"), about=_USER, retention=Retention.PERSON
    ),
    "dashboard.calendarfeed": Kept(
        _("Calendar addresses"),
        sorted_as(hidden="token_sha256", technical="made_at ended_at"),
        about=_USER,
        retention=Retention.PERSON,
    ),
}
