import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import alisvest.audit.models
import alisvest.database.operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("database", "0001_extensions_and_nb_sort"),
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")],
                                default="nb",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                    ],
                    options={
                        "ordering": ("email",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("email", django.db.models.functions.text.Lower(models.F("email")))),
                                name="accounts_user_email_is_lower_case",
                                violation_error_message="Write the e-mail address in lower case.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name"))',
                                    func='INSERT INTO "accounts_userhistory" ("email", "is_active", "language", "name", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."email", OLD."is_active", OLD."language", OLD."name", NOW(), \'changed\', OLD."id"); RETURN NULL;',
                                    hash="6ee9618f5f95cb4e7f5e55ea2b19a8d9c2c45852",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8478a",
                                    table="accounts_user",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "accounts_userhistory" ("email", "is_active", "language", "name", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."email", OLD."is_active", OLD."language", OLD."name", NOW(), \'deleted\', OLD."id"); RETURN NULL;',
                                    hash="99211a38e3bef70a63c4fba03ba7544268c8ee6d",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_0c876",
                                    table="accounts_user",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("project_leader", "Project leader"),
                                    ("administrator", "Administrator"),
                                    ("steering", "Steering group"),
                                    ("researcher", "Researcher"),
                                    ("auditor", "Auditor"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&"), ("user", "="), ("role", "=")],
                                name="accounts_appointment_no_overlap",
                                violation_error_message="The person already holds this role in these dates.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "accounts_appointmenthistory" ("pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid") VALUES (NOW(), \'changed\', OLD."id", OLD."role", OLD."user_id", OLD."valid"); RETURN NULL;',
                                    hash="e67922226d0e718e12b46380dfa7fbf04b0e49bc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_954b7",
                                    table="accounts_appointment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "accounts_appointmenthistory" ("pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid") VALUES (NOW(), \'deleted\', OLD."id", OLD."role", OLD."user_id", OLD."valid"); RETURN NULL;',
                                    hash="3918cc5d79e49ecb17b55f642727c89099635d0b",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_74f86",
                                    table="accounts_appointment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("capacity", models.CharField(max_length=200)),
                        (
                            "language",
                            models.CharField(
                                choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")], max_length=2
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64, unique=True)),
                        ("claim_type", models.CharField(blank=True, max_length=60)),
                        ("claim_id", models.BigIntegerField(blank=True, null=True)),
                        ("sent_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-sent_at", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("accepted_at", None), ("withdrawn_at", None)),
                                fields=("user", "claim_type", "claim_id"),
                                name="accounts_invitation_one_unsettled",
                                nulls_distinct=False,
                                violation_error_message="An invitation to this person was sent a moment ago.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("accepted_at", None), ("withdrawn_at", None), _connector="OR"),
                                name="accounts_invitation_settled_in_one_way",
                                violation_error_message="An invitation is accepted or withdrawn, not both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="accounts_invitation_withdrawn_by_somebody",
                                violation_error_message="A withdrawn invitation says who withdrew it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("claim_id", None), ("claim_type", "")),
                                    models.Q(models.Q(("claim_type", ""), _negated=True), ("claim_id__isnull", False)),
                                    _connector="OR",
                                ),
                                name="accounts_invitation_claims_a_row_or_nothing",
                                violation_error_message="An invitation names a whole record or none.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("sent_at"))),
                                name="accounts_invitation_expires_after_it_is_sent",
                                violation_error_message="An invitation ends after it is sent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("fingerprint__regex", "^[0-9a-f]{64}$")),
                                name="accounts_invitation_keeps_only_a_hash",
                                violation_error_message="Of an invitation’s link only its hash is stored.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."claim_type" IS DISTINCT FROM (NEW."claim_type") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sent_by_id" IS DISTINCT FROM (NEW."sent_by_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id"))',
                                    func='INSERT INTO "accounts_invitationhistory" ("accepted_at", "capacity", "claim_id", "claim_type", "expires_at", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "user_id", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."accepted_at", OLD."capacity", OLD."claim_id", OLD."claim_type", OLD."expires_at", OLD."language", NOW(), \'changed\', OLD."id", OLD."sent_at", OLD."sent_by_id", OLD."user_id", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                                    hash="dceba884fe210127cedea29041ea6816f0fa5451",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_6664e",
                                    table="accounts_invitation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "accounts_invitationhistory" ("accepted_at", "capacity", "claim_id", "claim_type", "expires_at", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "user_id", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."accepted_at", OLD."capacity", OLD."claim_id", OLD."claim_type", OLD."expires_at", OLD."language", NOW(), \'deleted\', OLD."id", OLD."sent_at", OLD."sent_by_id", OLD."user_id", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                                    hash="a5303b58061276830c639927ba29547937b99c23",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_3cfb0",
                                    table="accounts_invitation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")],
                                default="nb",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AppointmentHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("project_leader", "Project leader"),
                                    ("administrator", "Administrator"),
                                    ("steering", "Steering group"),
                                    ("researcher", "Researcher"),
                                    ("auditor", "Auditor"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.appointment",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InvitationHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("capacity", models.CharField(max_length=200)),
                        (
                            "language",
                            models.CharField(
                                choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")], max_length=2
                            ),
                        ),
                        ("claim_type", models.CharField(blank=True, max_length=60)),
                        ("claim_id", models.BigIntegerField(blank=True, null=True)),
                        ("sent_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.invitation",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ],
        ),
    ]
