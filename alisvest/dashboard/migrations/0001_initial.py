import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import alisvest.audit.models
import alisvest.database.operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("database", "0001_extensions_and_nb_sort"),
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token_sha256", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calendar_feeds",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("user",),
                                name="dashboard_feed_one_in_use",
                                violation_error_message="You have a calendar address already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("token_sha256__regex", "^[0-9a-f]{64}$")),
                                name="dashboard_feed_hash",
                                violation_error_message="Only the hash of a calendar address is kept.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                                    func='INSERT INTO "dashboard_calendarfeedhistory" ("ended_at", "made_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."ended_at", OLD."made_at", NOW(), \'changed\', OLD."id", OLD."user_id"); RETURN NULL;',
                                    hash="14c924e4788fa5fc68947183e3180e1f65a320b6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_5c4d8",
                                    table="dashboard_calendarfeed",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "dashboard_calendarfeedhistory" ("ended_at", "made_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."ended_at", OLD."made_at", NOW(), \'deleted\', OLD."id", OLD."user_id"); RETURN NULL;',
                                    hash="e6c77f905540074f606f3a7377743137dcc64c98",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_3d8c2",
                                    table="dashboard_calendarfeed",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("at_once", "At once, each by itself"),
                                    ("daily", "Every morning, in one mail"),
                                    ("mondays", "On Monday mornings, in one mail"),
                                ],
                                default="at_once",
                                max_length=10,
                                verbose_name="when",
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notice_choice",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("rhythm__in", ["at_once", "daily", "mondays"])),
                                name="dashboard_choice_is_known",
                                violation_error_message="Choose when notices come.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."rhythm" IS DISTINCT FROM (NEW."rhythm") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                                    func='INSERT INTO "dashboard_noticechoicehistory" ("pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "user_id") VALUES (NOW(), \'changed\', OLD."id", OLD."rhythm", OLD."user_id"); RETURN NULL;',
                                    hash="c6b013c7d829989a563e04c64ed922e8ea6dd855",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8f228",
                                    table="dashboard_noticechoice",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "dashboard_noticechoicehistory" ("pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "user_id") VALUES (NOW(), \'deleted\', OLD."id", OLD."rhythm", OLD."user_id"); RETURN NULL;',
                                    hash="57d7de6dabc348609042d671ac6c2d6feb8ee214",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_68872",
                                    table="dashboard_noticechoice",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("days", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("every_year", models.BooleanField(default=False, verbose_name="every year")),
                        (
                            "valid",
                            django.contrib.postgres.fields.ranges.DateRangeField(help_text="when the pause is in use"),
                        ),
                    ],
                    options={
                        "ordering": ("days", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("days__endswith__isnull", False),
                                    ("days__isempty", False),
                                    ("days__startswith__isnull", False),
                                ),
                                name="dashboard_pause_has_both_ends",
                                violation_error_message="A pause has a first and a last day.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."days" IS DISTINCT FROM (NEW."days") OR OLD."every_year" IS DISTINCT FROM (NEW."every_year") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "dashboard_pausehistory" ("days", "every_year", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."days", OLD."every_year", OLD."name", NOW(), \'changed\', OLD."id", OLD."valid"); RETURN NULL;',
                                    hash="e7c37ff6f237b48ee165f188514a5068826c25b5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_79305",
                                    table="dashboard_pause",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "dashboard_pausehistory" ("days", "every_year", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."days", OLD."every_year", OLD."name", NOW(), \'deleted\', OLD."id", OLD."valid"); RETURN NULL;',
                                    hash="80fe4e6f26fbb11770e7e5084d0d73e377ac6c53",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_65ded",
                                    table="dashboard_pause",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("application.start", "Application to begin"),
                                    ("application.finish", "Application to finish and submit"),
                                    ("application.read", "Applications to read and score"),
                                    ("application.assess", "Applications to assess"),
                                    ("resolution.record", "Resolution to record"),
                                    ("approval.give", "Recommendation to approve"),
                                    ("decision.issue", "Decisions to write and release"),
                                    ("acceptance.answer", "Offer of posts to answer"),
                                    ("complaint.answer", "Complaint to answer"),
                                    ("information.answer", "Request for information to answer"),
                                    ("information.read", "Answer about an application to read"),
                                    ("information.settle", "Request for information without an answer"),
                                    ("agreement.draft", "Agreements to make"),
                                    ("agreement.send", "Agreement to send"),
                                    ("agreement.answer", "Agreement to answer"),
                                    ("agreement.settle", "Answers to an agreement to look at"),
                                    ("agreement.sign", "Agreement to sign"),
                                    ("promise.tell", "Promise to confirm"),
                                    ("promise.collect", "Promises that are not confirmed"),
                                    ("substitute.name", "Substitute to name"),
                                    ("question.answer", "Question to answer"),
                                    ("claim.finish", "Claim to finish and send"),
                                    ("claim.mend", "Returned claim to correct"),
                                    ("claim.attest", "Claim to attest"),
                                    ("claim.authorise", "Claim to authorise"),
                                    ("claim.pay", "Claim to pay"),
                                    ("egenandel.charge", "Egenandel to charge"),
                                    ("egenandel.pay", "Egenandel to pay"),
                                    ("egenandel.collect", "Overdue egenandel to follow up"),
                                    ("meeting.hold", "Month without a meeting"),
                                    ("meeting.agree", "Meeting to agree a date for"),
                                    ("plan.finish", "Plan to finish"),
                                    ("plan.agree", "Plan to agree"),
                                    ("institution.confirm", "Institution service to confirm"),
                                    ("exchange.answer", "Exchange with a hospital to answer"),
                                    ("stay.record", "Whether a specialist stays"),
                                    ("amendment.approve", "Amendment to decide"),
                                    ("post.fill", "Vacant post"),
                                    ("mail.release", "Mails to read and release"),
                                    ("mail.settle", "Mails that perhaps arrived"),
                                    ("mail.mend", "Mails that failed"),
                                    ("mail.returned", "Returned mails"),
                                    ("paper.add", "Missing papers"),
                                    ("paper.reported", "Reported files"),
                                    ("paper.confirm", "Files to confirm"),
                                    ("access.ends", "Access that ends"),
                                ],
                                max_length=30,
                                verbose_name="kind of task",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="step"
                            ),
                        ),
                        (
                            "offset",
                            models.SmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(-366),
                                    django.core.validators.MaxValueValidator(366),
                                ],
                                verbose_name="days after the date",
                            ),
                        ),
                        (
                            "to",
                            models.CharField(
                                choices=[
                                    ("person", "whoever should do it"),
                                    ("manager", "the municipality's manager"),
                                    ("leader", "the project leader"),
                                ],
                                max_length=10,
                                verbose_name="to",
                            ),
                        ),
                        (
                            "template",
                            models.CharField(
                                choices=[
                                    ("dashboard.reminder_before", "Before the date"),
                                    ("dashboard.reminder_due", "On the date"),
                                    ("dashboard.reminder_after", "After the date"),
                                    ("dashboard.reminder_escalation", "To the next person"),
                                ],
                                max_length=60,
                                verbose_name="text",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                    ],
                    options={
                        "ordering": ("kind", "offset", "number"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&"), ("kind", "="), ("number", "=")],
                                name="dashboard_step_no_overlap",
                                violation_error_message="This step of the ladder is already there in these dates.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&"), ("kind", "="), ("offset", "=")],
                                name="dashboard_step_one_a_day",
                                violation_error_message="Two steps of one kind cannot be on the same day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1), ("offset__gte", -366), ("offset__lte", 366)),
                                name="dashboard_step_within_a_year",
                                violation_error_message="A step is at most a year from the date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("to", "person"),
                                        models.Q(("template", "dashboard.reminder_escalation"), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("to", "person"), _negated=True),
                                        ("template", "dashboard.reminder_escalation"),
                                    ),
                                    _connector="OR",
                                ),
                                name="dashboard_step_escalation_has_its_words",
                                violation_error_message="What goes to the next person has its own text, and only that.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."offset" IS DISTINCT FROM (NEW."offset") OR OLD."template" IS DISTINCT FROM (NEW."template") OR OLD."to" IS DISTINCT FROM (NEW."to") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "dashboard_reminderstephistory" ("kind", "number", "offset", "pgh_created_at", "pgh_label", "pgh_obj_id", "template", "to", "valid") VALUES (OLD."kind", OLD."number", OLD."offset", NOW(), \'changed\', OLD."id", OLD."template", OLD."to", OLD."valid"); RETURN NULL;',
                                    hash="1c2fc3aa6db3557c7995e40be86cad8215d4e0af",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_db8a0",
                                    table="dashboard_reminderstep",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "dashboard_reminderstephistory" ("kind", "number", "offset", "pgh_created_at", "pgh_label", "pgh_obj_id", "template", "to", "valid") VALUES (OLD."kind", OLD."number", OLD."offset", NOW(), \'deleted\', OLD."id", OLD."template", OLD."to", OLD."valid"); RETURN NULL;',
                                    hash="5593f44e3163ab3ca6e33d328769e5eea1b724a9",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_8f54b",
                                    table="dashboard_reminderstep",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("application.start", "Application to begin"),
                                    ("application.finish", "Application to finish and submit"),
                                    ("application.read", "Applications to read and score"),
                                    ("application.assess", "Applications to assess"),
                                    ("resolution.record", "Resolution to record"),
                                    ("approval.give", "Recommendation to approve"),
                                    ("decision.issue", "Decisions to write and release"),
                                    ("acceptance.answer", "Offer of posts to answer"),
                                    ("complaint.answer", "Complaint to answer"),
                                    ("information.answer", "Request for information to answer"),
                                    ("information.read", "Answer about an application to read"),
                                    ("information.settle", "Request for information without an answer"),
                                    ("agreement.draft", "Agreements to make"),
                                    ("agreement.send", "Agreement to send"),
                                    ("agreement.answer", "Agreement to answer"),
                                    ("agreement.settle", "Answers to an agreement to look at"),
                                    ("agreement.sign", "Agreement to sign"),
                                    ("promise.tell", "Promise to confirm"),
                                    ("promise.collect", "Promises that are not confirmed"),
                                    ("substitute.name", "Substitute to name"),
                                    ("question.answer", "Question to answer"),
                                    ("claim.finish", "Claim to finish and send"),
                                    ("claim.mend", "Returned claim to correct"),
                                    ("claim.attest", "Claim to attest"),
                                    ("claim.authorise", "Claim to authorise"),
                                    ("claim.pay", "Claim to pay"),
                                    ("egenandel.charge", "Egenandel to charge"),
                                    ("egenandel.pay", "Egenandel to pay"),
                                    ("egenandel.collect", "Overdue egenandel to follow up"),
                                    ("meeting.hold", "Month without a meeting"),
                                    ("meeting.agree", "Meeting to agree a date for"),
                                    ("plan.finish", "Plan to finish"),
                                    ("plan.agree", "Plan to agree"),
                                    ("institution.confirm", "Institution service to confirm"),
                                    ("exchange.answer", "Exchange with a hospital to answer"),
                                    ("stay.record", "Whether a specialist stays"),
                                    ("amendment.approve", "Amendment to decide"),
                                    ("post.fill", "Vacant post"),
                                    ("mail.release", "Mails to read and release"),
                                    ("mail.settle", "Mails that perhaps arrived"),
                                    ("mail.mend", "Mails that failed"),
                                    ("mail.returned", "Returned mails"),
                                    ("paper.add", "Missing papers"),
                                    ("paper.reported", "Reported files"),
                                    ("paper.confirm", "Files to confirm"),
                                    ("access.ends", "Access that ends"),
                                ],
                                max_length=30,
                                verbose_name="kind of task",
                            ),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(366)], verbose_name="days"
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                    ],
                    options={
                        "ordering": ("kind", "valid"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&"), ("kind", "=")],
                                name="dashboard_term_no_overlap",
                                violation_error_message="This kind of task already has a time in these dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("days__gte", 0), ("days__lte", 366)),
                                name="dashboard_term_days_in_bounds",
                                violation_error_message="A task may take from 0 to 366 days.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."days" IS DISTINCT FROM (NEW."days") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "dashboard_termhistory" ("days", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."days", OLD."kind", NOW(), \'changed\', OLD."id", OLD."valid"); RETURN NULL;',
                                    hash="7e04ed9eb11521de3b8e2ddbaf55214829414eda",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_ab1f3",
                                    table="dashboard_term",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "dashboard_termhistory" ("days", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."days", OLD."kind", NOW(), \'deleted\', OLD."id", OLD."valid"); RETURN NULL;',
                                    hash="891ee47ef041f96de60f16b1541ff987ec8851bd",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_58563",
                                    table="dashboard_term",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeedHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dashboard.calendarfeed",
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
                    name="NoticeChoiceHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("at_once", "At once, each by itself"),
                                    ("daily", "Every morning, in one mail"),
                                    ("mondays", "On Monday mornings, in one mail"),
                                ],
                                default="at_once",
                                max_length=10,
                                verbose_name="when",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dashboard.noticechoice",
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
                    name="PauseHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("days", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("every_year", models.BooleanField(default=False, verbose_name="every year")),
                        (
                            "valid",
                            django.contrib.postgres.fields.ranges.DateRangeField(help_text="when the pause is in use"),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dashboard.pause",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReminderStepHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("application.start", "Application to begin"),
                                    ("application.finish", "Application to finish and submit"),
                                    ("application.read", "Applications to read and score"),
                                    ("application.assess", "Applications to assess"),
                                    ("resolution.record", "Resolution to record"),
                                    ("approval.give", "Recommendation to approve"),
                                    ("decision.issue", "Decisions to write and release"),
                                    ("acceptance.answer", "Offer of posts to answer"),
                                    ("complaint.answer", "Complaint to answer"),
                                    ("information.answer", "Request for information to answer"),
                                    ("information.read", "Answer about an application to read"),
                                    ("information.settle", "Request for information without an answer"),
                                    ("agreement.draft", "Agreements to make"),
                                    ("agreement.send", "Agreement to send"),
                                    ("agreement.answer", "Agreement to answer"),
                                    ("agreement.settle", "Answers to an agreement to look at"),
                                    ("agreement.sign", "Agreement to sign"),
                                    ("promise.tell", "Promise to confirm"),
                                    ("promise.collect", "Promises that are not confirmed"),
                                    ("substitute.name", "Substitute to name"),
                                    ("question.answer", "Question to answer"),
                                    ("claim.finish", "Claim to finish and send"),
                                    ("claim.mend", "Returned claim to correct"),
                                    ("claim.attest", "Claim to attest"),
                                    ("claim.authorise", "Claim to authorise"),
                                    ("claim.pay", "Claim to pay"),
                                    ("egenandel.charge", "Egenandel to charge"),
                                    ("egenandel.pay", "Egenandel to pay"),
                                    ("egenandel.collect", "Overdue egenandel to follow up"),
                                    ("meeting.hold", "Month without a meeting"),
                                    ("meeting.agree", "Meeting to agree a date for"),
                                    ("plan.finish", "Plan to finish"),
                                    ("plan.agree", "Plan to agree"),
                                    ("institution.confirm", "Institution service to confirm"),
                                    ("exchange.answer", "Exchange with a hospital to answer"),
                                    ("stay.record", "Whether a specialist stays"),
                                    ("amendment.approve", "Amendment to decide"),
                                    ("post.fill", "Vacant post"),
                                    ("mail.release", "Mails to read and release"),
                                    ("mail.settle", "Mails that perhaps arrived"),
                                    ("mail.mend", "Mails that failed"),
                                    ("mail.returned", "Returned mails"),
                                    ("paper.add", "Missing papers"),
                                    ("paper.reported", "Reported files"),
                                    ("paper.confirm", "Files to confirm"),
                                    ("access.ends", "Access that ends"),
                                ],
                                max_length=30,
                                verbose_name="kind of task",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="step"
                            ),
                        ),
                        (
                            "offset",
                            models.SmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(-366),
                                    django.core.validators.MaxValueValidator(366),
                                ],
                                verbose_name="days after the date",
                            ),
                        ),
                        (
                            "to",
                            models.CharField(
                                choices=[
                                    ("person", "whoever should do it"),
                                    ("manager", "the municipality's manager"),
                                    ("leader", "the project leader"),
                                ],
                                max_length=10,
                                verbose_name="to",
                            ),
                        ),
                        (
                            "template",
                            models.CharField(
                                choices=[
                                    ("dashboard.reminder_before", "Before the date"),
                                    ("dashboard.reminder_due", "On the date"),
                                    ("dashboard.reminder_after", "After the date"),
                                    ("dashboard.reminder_escalation", "To the next person"),
                                ],
                                max_length=60,
                                verbose_name="text",
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
                                to="dashboard.reminderstep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TermHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("application.start", "Application to begin"),
                                    ("application.finish", "Application to finish and submit"),
                                    ("application.read", "Applications to read and score"),
                                    ("application.assess", "Applications to assess"),
                                    ("resolution.record", "Resolution to record"),
                                    ("approval.give", "Recommendation to approve"),
                                    ("decision.issue", "Decisions to write and release"),
                                    ("acceptance.answer", "Offer of posts to answer"),
                                    ("complaint.answer", "Complaint to answer"),
                                    ("information.answer", "Request for information to answer"),
                                    ("information.read", "Answer about an application to read"),
                                    ("information.settle", "Request for information without an answer"),
                                    ("agreement.draft", "Agreements to make"),
                                    ("agreement.send", "Agreement to send"),
                                    ("agreement.answer", "Agreement to answer"),
                                    ("agreement.settle", "Answers to an agreement to look at"),
                                    ("agreement.sign", "Agreement to sign"),
                                    ("promise.tell", "Promise to confirm"),
                                    ("promise.collect", "Promises that are not confirmed"),
                                    ("substitute.name", "Substitute to name"),
                                    ("question.answer", "Question to answer"),
                                    ("claim.finish", "Claim to finish and send"),
                                    ("claim.mend", "Returned claim to correct"),
                                    ("claim.attest", "Claim to attest"),
                                    ("claim.authorise", "Claim to authorise"),
                                    ("claim.pay", "Claim to pay"),
                                    ("egenandel.charge", "Egenandel to charge"),
                                    ("egenandel.pay", "Egenandel to pay"),
                                    ("egenandel.collect", "Overdue egenandel to follow up"),
                                    ("meeting.hold", "Month without a meeting"),
                                    ("meeting.agree", "Meeting to agree a date for"),
                                    ("plan.finish", "Plan to finish"),
                                    ("plan.agree", "Plan to agree"),
                                    ("institution.confirm", "Institution service to confirm"),
                                    ("exchange.answer", "Exchange with a hospital to answer"),
                                    ("stay.record", "Whether a specialist stays"),
                                    ("amendment.approve", "Amendment to decide"),
                                    ("post.fill", "Vacant post"),
                                    ("mail.release", "Mails to read and release"),
                                    ("mail.settle", "Mails that perhaps arrived"),
                                    ("mail.mend", "Mails that failed"),
                                    ("mail.returned", "Returned mails"),
                                    ("paper.add", "Missing papers"),
                                    ("paper.reported", "Reported files"),
                                    ("paper.confirm", "Files to confirm"),
                                    ("access.ends", "Access that ends"),
                                ],
                                max_length=30,
                                verbose_name="kind of task",
                            ),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(366)], verbose_name="days"
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
                                to="dashboard.term",
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
