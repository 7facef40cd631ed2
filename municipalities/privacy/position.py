"""What is kept about people in posts and advertisements: facts of posts, numbers of applicants, nobody's name."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, sorted_as

POSITIONS = {
    "municipalities.positionfacts": Kept(
        _("Facts of posts"), sorted_as(none="percentage main_position list_model list_length valid")
    ),
    "municipalities.workplace": Kept(_("Workplaces of posts"), sorted_as(none="name share valid")),
    "municipalities.positionshare": Kept(
        _("Municipalities’ shares of posts"), sorted_as(none="share valid", free_text="reason")
    ),
    "municipalities.sideposition": Kept(_("Side positions"), sorted_as(none="task share valid")),
    "municipalities.advertisement": Kept(
        _("Advertisements"),
        sorted_as(
            none="title published_on deadline_on published_where applicants qualified interviewed offered declined "
            "closed_on",
            free_text="text",
            technical="written_at",
        ),
        did=frozenset({"written_by"}),
    ),
    "municipalities.advertisedposition": Kept(_("Posts of an advertisement"), sorted_as(none="hired_on starts_on")),
}
