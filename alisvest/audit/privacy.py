"""What the trail keeps about people."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as

REGISTER = {
    "audit.event": Kept(
        _("The trail: who did what"),
        sorted_as(
            technical="at began_at refused on role verb",
            none="subject_type subject_id",
            free_text="changes reason",
        ),
        did=frozenset({"by"}),
        untold=frozenset({"changes", "reason", "began_at", "subject_type", "subject_id"}),
        hung=("subject_type", "subject_id"),
    ),
    "audit.access": Kept(
        _("The log of who opened what"),
        sorted_as(technical="at role view status", none="subject_type subject_id"),
        did=frozenset({"by", "seen_by"}),
        retention=Retention.OPENINGS,
        untold=frozenset({"subject_type", "subject_id"}),
        hung=("subject_type", "subject_id"),
    ),
    "audit.submission": Kept(
        _("Forms that were carried out"),
        sorted_as(technical="key verb fingerprint", none="subject_id"),
        about=(Path(Who.USER, "by"),),
    ),
}
