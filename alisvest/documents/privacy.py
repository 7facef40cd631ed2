"""What files keep about people."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Retention, sorted_as

REGISTER = {
    "documents.document": Kept(
        _("Stored files and papers"),
        sorted_as(none="kind stored_name media_type size sha256", free_text="shown_name", technical="made_at"),
        did=frozenset({"made_by"}),
        retention=Retention.ACCOUNTING,
    ),
    "documents.attachment": Kept(
        _("Files and what was said of them"),
        sorted_as(
            none="key subject_type subject_id kind slot version audience status free_of_patient_data valid_until",
            free_text="shown_name withdrawal_reason report_reason release_reason removal_reason",
            technical="uploaded_at confirmed_at withdrawn_at reported_at released_at removed_at",
        ),
        did=frozenset({"uploaded_by", "confirmed_by", "withdrawn_by", "reported_by", "released_by", "removed_by"}),
        retention=Retention.PERSON,
        hung=("subject_type", "subject_id"),
        untold=frozenset({"report_reason", "release_reason", "removal_reason", "subject_type", "subject_id", "key"}),
    ),
}
