import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
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
                    name="Norm",
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
                                    ("supervision_minutes", "Supervision, minutes a month"),
                                    ("candidates_per_supervisor", "Candidates per supervisor at a time"),
                                    ("places", "Places in the founding budget"),
                                    ("promise_check_days", "Days from a post’s start until its promises are confirmed"),
                                    ("complaint_days", "Days to complain, from the letter’s arrival"),
                                    (
                                        "institution_notice_months",
                                        "Months ahead at which institution service should be confirmed",
                                    ),
                                    (
                                        "exchange_months",
                                        "Months that a hospital’s trainee serves in the municipal post, at least",
                                    ),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("value", models.PositiveIntegerField()),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("source", models.CharField(max_length=200)),
                    ],
                    options={
                        "ordering": ("kind", "valid"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&"), ("kind", "=")],
                                name="programme_norm_no_overlap",
                                violation_error_message="Another value of this kind is valid in these dates.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."valid" IS DISTINCT FROM (NEW."valid") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                                    func='INSERT INTO "programme_normhistory" ("kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid", "value") VALUES (OLD."kind", NOW(), \'changed\', OLD."id", OLD."source", OLD."valid", OLD."value"); RETURN NULL;',
                                    hash="c4b7e8903a5ad90308f20646ceb0d6c97b3c7c77",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_f82c5",
                                    table="programme_norm",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_normhistory" ("kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid", "value") VALUES (OLD."kind", NOW(), \'deleted\', OLD."id", OLD."source", OLD."valid", OLD."value"); RETURN NULL;',
                                    hash="0351312006c7d62ffad8474aaa6d54b0ced81d52",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_af098",
                                    table="programme_norm",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rate",
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
                                    ("cap", "Refund cap per candidate-year"),
                                    ("egenandel", "Egenandel per candidate-year"),
                                    ("project_leader", "Project leader, social costs included"),
                                    ("administration", "Administrative support"),
                                    ("office", "Office"),
                                    ("research", "Research"),
                                    ("gatherings", "Meetings, travel, gatherings"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("amount", models.BigIntegerField(help_text="øre")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("source", models.CharField(max_length=200)),
                    ],
                    options={
                        "ordering": ("kind", "valid"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&"), ("kind", "=")],
                                name="programme_rate_no_overlap",
                                violation_error_message="Another value of this kind is valid in these dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 0)),
                                name="programme_rate_not_negative",
                                violation_error_message="A rate cannot be negative.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "programme_ratehistory" ("amount", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."amount", OLD."kind", NOW(), \'changed\', OLD."id", OLD."source", OLD."valid"); RETURN NULL;',
                                    hash="f973a42dfe0df118b076ed4a7af15cb76d0bc76c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_5e61d",
                                    table="programme_rate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_ratehistory" ("amount", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."amount", OLD."kind", NOW(), \'deleted\', OLD."id", OLD."source", OLD."valid"); RETURN NULL;',
                                    hash="dc35b68c96bbebc63126bfa86c988ab767688843",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_23927",
                                    table="programme_rate",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SettlementRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[("invoice", "Separate invoice"), ("netting", "Netting")], max_length=20
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("source", models.CharField(max_length=200)),
                    ],
                    options={
                        "ordering": ("valid",),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&")],
                                name="programme_settlement_no_overlap",
                                violation_error_message="Another value of this kind is valid in these dates.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "programme_settlementrulehistory" ("mode", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."mode", NOW(), \'changed\', OLD."id", OLD."source", OLD."valid"); RETURN NULL;',
                                    hash="acffed7b424027f9b4bf801a282dd3dcd20b6542",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_a410f",
                                    table="programme_settlementrule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "programme_settlementrulehistory" ("mode", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."mode", NOW(), \'deleted\', OLD."id", OLD."source", OLD."valid"); RETURN NULL;',
                                    hash="13ff38a74655022fc7b48cb9f3efdb41d954ffaf",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_d979d",
                                    table="programme_settlementrule",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NormHistory",
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
                                    ("supervision_minutes", "Supervision, minutes a month"),
                                    ("candidates_per_supervisor", "Candidates per supervisor at a time"),
                                    ("places", "Places in the founding budget"),
                                    ("promise_check_days", "Days from a post’s start until its promises are confirmed"),
                                    ("complaint_days", "Days to complain, from the letter’s arrival"),
                                    (
                                        "institution_notice_months",
                                        "Months ahead at which institution service should be confirmed",
                                    ),
                                    (
                                        "exchange_months",
                                        "Months that a hospital’s trainee serves in the municipal post, at least",
                                    ),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("value", models.PositiveIntegerField()),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("source", models.CharField(max_length=200)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.norm",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RateHistory",
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
                                    ("cap", "Refund cap per candidate-year"),
                                    ("egenandel", "Egenandel per candidate-year"),
                                    ("project_leader", "Project leader, social costs included"),
                                    ("administration", "Administrative support"),
                                    ("office", "Office"),
                                    ("research", "Research"),
                                    ("gatherings", "Meetings, travel, gatherings"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("amount", models.BigIntegerField(help_text="øre")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("source", models.CharField(max_length=200)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.rate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SettlementRuleHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[("invoice", "Separate invoice"), ("netting", "Netting")], max_length=20
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("source", models.CharField(max_length=200)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.settlementrule",
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
