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
                    name="RetentionRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                choices=[
                                    ("person", "As long as the person has a role, and a time after"),
                                    ("accounting", "As vouchers are kept"),
                                    ("minutes", "The text of minutes: shorter than money"),
                                    ("mail", "The text of a sent mail"),
                                    ("openings", "The log of who opened what"),
                                ],
                                max_length=20,
                                verbose_name="what is kept",
                            ),
                        ),
                        ("months", models.PositiveSmallIntegerField(verbose_name="months")),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                    ],
                    options={
                        "ordering": ("key", "valid"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("key", "="), ("valid", "&&")],
                                name="privacy_retentionrule_no_overlap",
                                violation_error_message="Another rule for this is valid in these dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("months__gte", 1)),
                                name="privacy_retentionrule_counts_months",
                                violation_error_message="Things are kept for at least a month.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."months" IS DISTINCT FROM (NEW."months") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "privacy_retentionrulehistory" ("key", "months", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."key", OLD."months", NOW(), \'changed\', OLD."id", OLD."source", OLD."valid"); RETURN NULL;',
                                    hash="ad9f0c1180e587b8716b3b5fbb66ac40d6b79ea8",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_83514",
                                    table="privacy_retentionrule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "privacy_retentionrulehistory" ("key", "months", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."key", OLD."months", NOW(), \'deleted\', OLD."id", OLD."source", OLD."valid"); RETURN NULL;',
                                    hash="216ed1d2886a2cf64929b00c4619a0dc57a1c60c",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_d327e",
                                    table="privacy_retentionrule",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionRuleHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "key",
                            models.CharField(
                                choices=[
                                    ("person", "As long as the person has a role, and a time after"),
                                    ("accounting", "As vouchers are kept"),
                                    ("minutes", "The text of minutes: shorter than money"),
                                    ("mail", "The text of a sent mail"),
                                    ("openings", "The log of who opened what"),
                                ],
                                max_length=20,
                                verbose_name="what is kept",
                            ),
                        ),
                        ("months", models.PositiveSmallIntegerField(verbose_name="months")),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="privacy.retentionrule",
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
