"""What tables of libraries keep that belong to no app of ours."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Retention, sorted_as

REGISTER = {
    "auth.permission": Kept(_("Permissions (unused)"), sorted_as(none="name codename")),
    "auth.group": Kept(_("Groups (unused)"), sorted_as(none="name")),
    "auth.group_permissions": Kept(_("Permissions of groups (unused)")),
    "contenttypes.contenttype": Kept(_("Names of tables"), sorted_as(none="app_label model")),
    "sessions.session": Kept(
        _("Cookies’ other half"),
        sorted_as(technical="session_data expire_date", hidden="session_key"),
        retention=Retention.ITSELF,
    ),
    "pghistory.context": Kept(_("A library’s empty table"), sorted_as(technical="created_at updated_at metadata")),
    "django_tasks_database.dbtaskresult": Kept(
        _("Background jobs"),
        sorted_as(
            technical="status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids queue_name"
            " backend_name run_after return_value exception_class_path traceback"
        ),
        retention=Retention.ITSELF,
    ),
}
