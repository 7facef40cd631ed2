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
        ("candidates", "0001_initial"),
        ("municipalities", "0001_initial"),
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Amendment",
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
                                    ("fraction", "The size of the post"),
                                    ("workplace", "Workplaces"),
                                    ("list", "The patient list"),
                                    ("end", "The doctor’s last day"),
                                    ("leave", "Leave"),
                                ],
                                max_length=20,
                                verbose_name="what is changed",
                            ),
                        ),
                        ("effect_on", models.DateField(verbose_name="takes effect on")),
                        (
                            "percentage",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="percentage"
                            ),
                        ),
                        ("workplaces", models.JSONField(blank=True, default=list)),
                        (
                            "list_model",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("municipal", "Municipal list in a municipal GP centre"),
                                    ("joint", "Joint list"),
                                    ("shared", "Shared list"),
                                    ("bought", "List bought free in a private centre"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="list model",
                            ),
                        ),
                        (
                            "list_length",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="list length"),
                        ),
                        ("until", models.DateField(blank=True, null=True)),
                        ("note", models.TextField(blank=True, max_length=1000, verbose_name="note")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "Waits for approval"),
                                    ("approved", "Approved"),
                                    ("refused", "Not approved"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("because", models.TextField(blank=True, max_length=1000, verbose_name="reason")),
                        ("told", models.JSONField(blank=True, default=list)),
                        ("fingerprint", models.CharField(blank=True, max_length=64)),
                        (
                            "employment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="candidates.employment",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="municipalities.position",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-proposed_at", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "fraction"),
                                        models.Q(("percentage", None), _negated=True),
                                        ("workplaces", []),
                                        ("list_length", None),
                                        ("list_model", ""),
                                        ("until", None),
                                    ),
                                    models.Q(
                                        ("kind", "workplace"),
                                        ("percentage", None),
                                        models.Q(("workplaces", []), _negated=True),
                                        ("list_length", None),
                                        ("list_model", ""),
                                        ("until", None),
                                    ),
                                    models.Q(
                                        ("kind", "list"),
                                        ("percentage", None),
                                        ("workplaces", []),
                                        models.Q(("list_length", None), ("list_model", ""), _negated=True),
                                        ("until", None),
                                    ),
                                    models.Q(
                                        ("kind", "end"),
                                        ("percentage", None),
                                        ("workplaces", []),
                                        ("list_length", None),
                                        ("list_model", ""),
                                        ("until", None),
                                    ),
                                    models.Q(
                                        ("kind", "leave"),
                                        ("percentage", None),
                                        ("workplaces", []),
                                        ("list_length", None),
                                        ("list_model", ""),
                                        models.Q(("until", None), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="changes_amendment_says_what_its_kind_changes",
                                violation_error_message="Say what is changed, and nothing else.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind__in", ["end", "leave"]), _negated=True),
                                    ("employment__isnull", False),
                                    _connector="OR",
                                ),
                                name="changes_amendment_of_a_doctor",
                                violation_error_message="Nobody holds the post on that day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("percentage", None),
                                    models.Q(("percentage__gte", 1), ("percentage__lte", 100)),
                                    _connector="OR",
                                ),
                                name="changes_amendment_percentage",
                                violation_error_message="The percentage of a post is from 1 to 100.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gt", models.F("effect_on")), _connector="OR"
                                ),
                                name="changes_amendment_leave_has_days",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "leave"), _negated=True), ("note", ""), _connector="OR"
                                ),
                                name="changes_amendment_of_leave_only_dates",
                                violation_error_message="Of leave only the dates are kept: do not write why.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("ended_by", None), ("status", "proposed")),
                                    models.Q(
                                        models.Q(("status", "proposed"), _negated=True),
                                        ("ended_at__isnull", False),
                                        ("ended_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="changes_amendment_ended_by_and_at_with_status",
                                violation_error_message="What is decided says who decided it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "refused"), _negated=True),
                                    models.Q(("because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="changes_amendment_refused_with_reason",
                                violation_error_message="Say why it is not approved.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "proposed")),
                                fields=("position",),
                                name="changes_amendment_one_waits",
                                violation_error_message="Another amendment of this post waits for approval.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="amendment_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{proposed:approved,proposed:refused,proposed:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="aa366567854947940a9ffa60e4a8842e13868a0f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_amendment_moves_e760a",
                                    table="changes_amendment",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."effect_on" IS DISTINCT FROM (NEW."effect_on") OR OLD."employment_id" IS DISTINCT FROM (NEW."employment_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."list_length" IS DISTINCT FROM (NEW."list_length") OR OLD."list_model" IS DISTINCT FROM (NEW."list_model") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."told" IS DISTINCT FROM (NEW."told") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."workplaces" IS DISTINCT FROM (NEW."workplaces"))',
                                    func='INSERT INTO "changes_amendmenthistory" ("because", "effect_on", "employment_id", "ended_at", "ended_by_id", "fingerprint", "kind", "list_length", "list_model", "note", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "proposed_at", "proposed_by_id", "status", "told", "until", "workplaces") VALUES (OLD."because", OLD."effect_on", OLD."employment_id", OLD."ended_at", OLD."ended_by_id", OLD."fingerprint", OLD."kind", OLD."list_length", OLD."list_model", OLD."note", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."position_id", OLD."proposed_at", OLD."proposed_by_id", OLD."status", OLD."told", OLD."until", OLD."workplaces"); RETURN NULL;',
                                    hash="8e33652a69abc39a251327971057b8acb5b38b17",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_02f79",
                                    table="changes_amendment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "changes_amendmenthistory" ("because", "effect_on", "employment_id", "ended_at", "ended_by_id", "fingerprint", "kind", "list_length", "list_model", "note", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "proposed_at", "proposed_by_id", "status", "told", "until", "workplaces") VALUES (OLD."because", OLD."effect_on", OLD."employment_id", OLD."ended_at", OLD."ended_by_id", OLD."fingerprint", OLD."kind", OLD."list_length", OLD."list_model", OLD."note", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."proposed_at", OLD."proposed_by_id", OLD."status", OLD."told", OLD."until", OLD."workplaces"); RETURN NULL;',
                                    hash="390549e06fd93871cfd888bd1b212da2bb3ffb76",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_6856f",
                                    table="changes_amendment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AmendmentHistory",
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
                                    ("fraction", "The size of the post"),
                                    ("workplace", "Workplaces"),
                                    ("list", "The patient list"),
                                    ("end", "The doctor’s last day"),
                                    ("leave", "Leave"),
                                ],
                                max_length=20,
                                verbose_name="what is changed",
                            ),
                        ),
                        ("effect_on", models.DateField(verbose_name="takes effect on")),
                        (
                            "percentage",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="percentage"
                            ),
                        ),
                        ("workplaces", models.JSONField(blank=True, default=list)),
                        (
                            "list_model",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("municipal", "Municipal list in a municipal GP centre"),
                                    ("joint", "Joint list"),
                                    ("shared", "Shared list"),
                                    ("bought", "List bought free in a private centre"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="list model",
                            ),
                        ),
                        (
                            "list_length",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="list length"),
                        ),
                        ("until", models.DateField(blank=True, null=True)),
                        ("note", models.TextField(blank=True, max_length=1000, verbose_name="note")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "Waits for approval"),
                                    ("approved", "Approved"),
                                    ("refused", "Not approved"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("because", models.TextField(blank=True, max_length=1000, verbose_name="reason")),
                        ("told", models.JSONField(blank=True, default=list)),
                        ("fingerprint", models.CharField(blank=True, max_length=64)),
                        (
                            "employment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.employment",
                            ),
                        ),
                        (
                            "ended_by",
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
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="changes.amendment",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.position",
                            ),
                        ),
                        (
                            "proposed_by",
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
            ],
        ),
    ]
