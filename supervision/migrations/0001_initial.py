import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import alisvest.audit.models
import alisvest.database.operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("candidates", "0001_initial"),
        ("municipalities", "0001_initial"),
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Supervisor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "hpr_number",
                            models.CharField(
                                max_length=7,
                                validators=[django.core.validators.RegexValidator("\\A[0-9]{7}\\Z")],
                                verbose_name="HPR number",
                            ),
                        ),
                        ("specialist_since", models.DateField(verbose_name="specialist in general practice since")),
                        ("workplace", models.CharField(max_length=120, verbose_name="workplace")),
                        (
                            "name_sort",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(models.F("name"), function="nb_sort"),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervisors",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervisors",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name_sort", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("hpr_number__regex", "^[0-9]{7}$")),
                                name="supervision_supervisor_hpr_number",
                                violation_error_message="An HPR number has seven digits.",
                            ),
                            models.UniqueConstraint(
                                fields=("hpr_number",),
                                name="supervision_supervisor_hpr_number_once",
                                violation_error_message="A supervisor with this HPR number is registered already.",
                            ),
                            models.UniqueConstraint(
                                fields=("user",),
                                name="supervision_supervisor_user_once",
                                violation_error_message="The person of this e-mail address is a supervisor already.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."hpr_number" IS DISTINCT FROM (NEW."hpr_number") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."specialist_since" IS DISTINCT FROM (NEW."specialist_since") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."workplace" IS DISTINCT FROM (NEW."workplace"))',
                                    func='INSERT INTO "supervision_supervisorhistory" ("hpr_number", "municipality_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "specialist_since", "user_id", "workplace") VALUES (OLD."hpr_number", OLD."municipality_id", OLD."name", NOW(), \'changed\', OLD."id", OLD."specialist_since", OLD."user_id", OLD."workplace"); RETURN NULL;',
                                    hash="0eeb331955b8ec4fabe1aa1b1aaa805423bc1f06",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_e455e",
                                    table="supervision_supervisor",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "supervision_supervisorhistory" ("hpr_number", "municipality_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "specialist_since", "user_id", "workplace") VALUES (OLD."hpr_number", OLD."municipality_id", OLD."name", NOW(), \'deleted\', OLD."id", OLD."specialist_since", OLD."user_id", OLD."workplace"); RETURN NULL;',
                                    hash="f432925d5ba43d7b666fd93f0ab67c31c6457c2e",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_87e84",
                                    table="supervision_supervisor",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("slot", models.PositiveSmallIntegerField()),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "supervisor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="supervision.supervisor",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("valid", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("slot__in", (1, 2))),
                                name="supervision_assignment_slot",
                                violation_error_message="A supervisor has two places.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                                name="supervision_assignment_has_dates",
                                violation_error_message="The last day cannot be before the first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                expressions=[("supervisor", "="), ("slot", "="), ("valid", "&&")],
                                name="supervision_two_candidates_at_most",
                                violation_error_message="The supervisor already has two candidates in these dates.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("candidate", "="), ("valid", "&&")],
                                name="supervision_one_supervisor_at_a_time",
                                violation_error_message="The candidate already has a supervisor in these dates.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."slot" IS DISTINCT FROM (NEW."slot") OR OLD."supervisor_id" IS DISTINCT FROM (NEW."supervisor_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "supervision_assignmenthistory" ("candidate_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot", "supervisor_id", "valid") VALUES (OLD."candidate_id", NOW(), \'changed\', OLD."id", OLD."slot", OLD."supervisor_id", OLD."valid"); RETURN NULL;',
                                    hash="6fdee6136b2de148687fb06726652ec1000f7c6c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_7d9cc",
                                    table="supervision_assignment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "supervision_assignmenthistory" ("candidate_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot", "supervisor_id", "valid") VALUES (OLD."candidate_id", NOW(), \'deleted\', OLD."id", OLD."slot", OLD."supervisor_id", OLD."valid"); RETURN NULL;',
                                    hash="bf473e836818a9bc6392efc102f49d830e7579de",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_72c0b",
                                    table="supervision_assignment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="date of the meeting")),
                        ("minutes", models.PositiveSmallIntegerField(help_text="minutes", verbose_name="duration")),
                        (
                            "place",
                            models.CharField(
                                choices=[("in_person", "In person"), ("video", "Video"), ("telephone", "Telephone")],
                                default="in_person",
                                max_length=20,
                                verbose_name="form of meeting",
                            ),
                        ),
                        (
                            "themes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("clinical", "Clinical problems"),
                                        ("plan", "Learning goals and plan"),
                                        ("gp_role", "The role as a general practitioner"),
                                        ("municipality", "Working with the municipality"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="themes",
                            ),
                        ),
                        ("notes", models.TextField(blank=True, verbose_name="notes")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "supervisor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="supervision.supervisor",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-held_on", "-pk"),
                        "indexes": [
                            models.Index(fields=["candidate", "held_on"], name="supervision_meeting_of_month"),
                            models.Index(fields=["-held_on", "-id"], name="supervision_meeting_latest"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("minutes__range", (5, 1440))),
                                name="supervision_meeting_minutes",
                                violation_error_message="A meeting lasts from 5 minutes to 24 hours.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("place__in", ["in_person", "video", "telephone"])),
                                name="supervision_meeting_place",
                                violation_error_message="Choose how you met.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("themes__contained_by", ["clinical", "plan", "gp_role", "municipality"])
                                ),
                                name="supervision_meeting_themes",
                                violation_error_message="Choose among the themes in the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "held_on__lte",
                                        django.db.models.functions.datetime.TruncDate(models.F("recorded_at")),
                                    )
                                ),
                                name="supervision_meeting_was_held",
                                violation_error_message="A meeting is recorded after it was held.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisorHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "hpr_number",
                            models.CharField(
                                max_length=7,
                                validators=[django.core.validators.RegexValidator("\\A[0-9]{7}\\Z")],
                                verbose_name="HPR number",
                            ),
                        ),
                        ("specialist_since", models.DateField(verbose_name="specialist in general practice since")),
                        ("workplace", models.CharField(max_length=120, verbose_name="workplace")),
                        (
                            "municipality",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisor",
                            ),
                        ),
                        (
                            "user",
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
                migrations.CreateModel(
                    name="AssignmentHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("slot", models.PositiveSmallIntegerField()),
                        (
                            "candidate",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.assignment",
                            ),
                        ),
                        (
                            "supervisor",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisor",
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
