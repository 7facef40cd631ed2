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
        ("documents", "0001_initial"),
        ("municipalities", "0001_initial"),
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Account",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=8, unique=True, verbose_name="Account number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("asset", "Asset"),
                                    ("liability", "Liability"),
                                    ("income", "Income"),
                                    ("cost", "Cost"),
                                ],
                                max_length=10,
                                verbose_name="Kind",
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                choices=[
                                    ("bank", "Bank"),
                                    ("egenandel_receivable", "Egenandel owed by municipalities"),
                                    ("internal", "Internal account with the leading municipality"),
                                    ("refunds_payable", "Refunds owed to municipalities"),
                                    ("grant", "Grant from Helsedirektoratet"),
                                    ("egenandel", "Egenandel"),
                                    ("cost_course_fee", "Refunded course fees"),
                                    ("cost_supervision_group", "Refunded supervision groups"),
                                    ("cost_locum", "Refunded locums"),
                                    ("cost_supervisor_pay", "Refunded pay of local supervisors"),
                                    ("cost_travel", "Refunded travel"),
                                    ("cost_other", "Other refunded costs"),
                                ],
                                max_length=30,
                                unique=True,
                                verbose_name="Used for",
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("name_nn", models.CharField(max_length=80)),
                        ("name_en", models.CharField(max_length=80)),
                    ],
                    options={
                        "ordering": ("code",),
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_nn" IS DISTINCT FROM (NEW."name_nn") OR OLD."use" IS DISTINCT FROM (NEW."use"))',
                                    func='INSERT INTO "finance_accounthistory" ("code", "kind", "name", "name_en", "name_nn", "pgh_created_at", "pgh_label", "pgh_obj_id", "use") VALUES (OLD."code", OLD."kind", OLD."name", OLD."name_en", OLD."name_nn", NOW(), \'changed\', OLD."id", OLD."use"); RETURN NULL;',
                                    hash="ca5bae67e09ba30028c62301b3e3083e9213b02e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_61bb7",
                                    table="finance_account",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "finance_accounthistory" ("code", "kind", "name", "name_en", "name_nn", "pgh_created_at", "pgh_label", "pgh_obj_id", "use") VALUES (OLD."code", OLD."kind", OLD."name", OLD."name_en", OLD."name_nn", NOW(), \'deleted\', OLD."id", OLD."use"); RETURN NULL;',
                                    hash="2881a3c160157fdd1cfa42ef8b4578b24927ea97",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_6bfff",
                                    table="finance_account",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CapUse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("cap", models.BigIntegerField(help_text="øre")),
                        ("used", models.BigIntegerField(default=0, help_text="øre")),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="candidates.candidate"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("candidate", "year"),
                                name="finance_capuse_once",
                                violation_error_message="The candidate-year has its cap.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("used__gte", 0), ("used__lte", models.F("cap"))),
                                name="finance_capuse_within_cap",
                                violation_error_message="The refund is above what is left of the candidate-year's cap.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FinancialYear",
                    fields=[
                        (
                            "year",
                            models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name="Year"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("open", "Open"), ("closed", "Closed")],
                                default="open",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("chain_head", models.CharField(blank=True, max_length=64)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-year",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("chain_head", ""), ("closed_at", None), ("closed_by", None), ("status", "open")
                                    ),
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        ("closed_by__isnull", False),
                                        ("status", "closed"),
                                        ("chain_head__regex", "^[0-9a-f]{64}$"),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_year_closing_is_whole",
                                violation_error_message="A closed year has who closed it, when, and its hash; an open year has none.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="year_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="79ef92cec25e7743aa88bdba7c486957cc2787d7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_year_moves_031a3",
                                    table="finance_financialyear",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="year_is_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="5ef4c6e26fa42798461d47fbf21c0ba3aee77701",
                                    operation="DELETE",
                                    pgid="pgtrigger_year_is_kept_5106c",
                                    table="finance_financialyear",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="year_closed_is_final",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.\"status\" = 'closed')",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="0dfa7f321c20f69ee40633e655ef3c0fe61130e3",
                                    operation="UPDATE",
                                    pgid="pgtrigger_year_closed_is_final_8ef75",
                                    table="finance_financialyear",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."chain_head" IS DISTINCT FROM (NEW."chain_head") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                                    func='INSERT INTO "finance_financialyearhistory" ("chain_head", "closed_at", "closed_by_id", "opened_at", "opened_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."chain_head", OLD."closed_at", OLD."closed_by_id", OLD."opened_at", OLD."opened_by_id", NOW(), \'changed\', OLD."year", OLD."status"); RETURN NULL;',
                                    hash="36485b42ff56a7d484e58bfc1a58c8cf3718f419",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_e076f",
                                    table="finance_financialyear",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "finance_financialyearhistory" ("chain_head", "closed_at", "closed_by_id", "opened_at", "opened_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."chain_head", OLD."closed_at", OLD."closed_by_id", OLD."opened_at", OLD."opened_by_id", NOW(), \'deleted\', OLD."year", OLD."status"); RETURN NULL;',
                                    hash="752d43861d09f203cbbd2d6e2605a6b2e78a3f1c",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_806d6",
                                    table="finance_financialyear",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccountHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("code", models.CharField(max_length=8, verbose_name="Account number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("asset", "Asset"),
                                    ("liability", "Liability"),
                                    ("income", "Income"),
                                    ("cost", "Cost"),
                                ],
                                max_length=10,
                                verbose_name="Kind",
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                choices=[
                                    ("bank", "Bank"),
                                    ("egenandel_receivable", "Egenandel owed by municipalities"),
                                    ("internal", "Internal account with the leading municipality"),
                                    ("refunds_payable", "Refunds owed to municipalities"),
                                    ("grant", "Grant from Helsedirektoratet"),
                                    ("egenandel", "Egenandel"),
                                    ("cost_course_fee", "Refunded course fees"),
                                    ("cost_supervision_group", "Refunded supervision groups"),
                                    ("cost_locum", "Refunded locums"),
                                    ("cost_supervisor_pay", "Refunded pay of local supervisors"),
                                    ("cost_travel", "Refunded travel"),
                                    ("cost_other", "Other refunded costs"),
                                ],
                                max_length=30,
                                verbose_name="Used for",
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("name_nn", models.CharField(max_length=80)),
                        ("name_en", models.CharField(max_length=80)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.account",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MonthSum",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField()),
                        ("grant_year", models.PositiveSmallIntegerField(null=True)),
                        ("debit", models.BigIntegerField(help_text="øre")),
                        ("credit", models.BigIntegerField(help_text="øre")),
                        (
                            "account",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="finance.account",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("month", "account", "municipality", "grant_year"),
                                name="finance_monthsum_once",
                                nulls_distinct=False,
                                violation_error_message="The month's sum exists.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FinancialYearHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("open", "Open"), ("closed", "Closed")],
                                default="open",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("chain_head", models.CharField(blank=True, max_length=64)),
                        (
                            "closed_by",
                            models.ForeignKey(
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
                            "opened_by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.financialyear",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Statement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("number", models.CharField(max_length=30, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[("issued", "Issued"), ("superseded", "Superseded")],
                                default="issued",
                                max_length=10,
                            ),
                        ),
                        ("input_hash", models.CharField(max_length=64)),
                        ("content", models.JSONField()),
                        ("issued_at", models.DateTimeField()),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "supersedes",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="superseded_by",
                                to="finance.statement",
                            ),
                        ),
                        (
                            "year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="finance.financialyear",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-year", "municipality__name_sort", "-version"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "issued")),
                                fields=("municipality", "year"),
                                name="finance_statement_one_stands",
                                violation_error_message="Another statement of this year stands.",
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "year", "version"),
                                name="finance_statement_version_once",
                                violation_error_message="This version of the statement exists.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("supersedes", None), ("version", 1)),
                                    models.Q(("supersedes__isnull", False), ("version__gt", 1)),
                                    _connector="OR",
                                ),
                                name="finance_statement_later_version_supersedes",
                                violation_error_message="The first version replaces nothing, every later one the version before it.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="statement_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{issued:superseded}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="129bedd0a5a5f62b17cbc779d4fb9b15f2dbbf7c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_statement_moves_acfa3",
                                    table="finance_statement",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="statement_is_final",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."year_id" IS DISTINCT FROM (NEW."year_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."input_hash" IS DISTINCT FROM (NEW."input_hash") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="f885c05ec1ea53f9b8009e1aa5091b1ee9490052",
                                    operation="UPDATE",
                                    pgid="pgtrigger_statement_is_final_b373a",
                                    table="finance_statement",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="statement_is_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="ab77d243cfadca409c42392e3d32d6eacb82ffcd",
                                    operation="DELETE",
                                    pgid="pgtrigger_statement_is_kept_32c33",
                                    table="finance_statement",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."input_hash" IS DISTINCT FROM (NEW."input_hash") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."year_id" IS DISTINCT FROM (NEW."year_id"))',
                                    func='INSERT INTO "finance_statementhistory" ("content", "document_id", "input_hash", "issued_at", "issued_by_id", "municipality_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "supersedes_id", "version", "year_id") VALUES (OLD."content", OLD."document_id", OLD."input_hash", OLD."issued_at", OLD."issued_by_id", OLD."municipality_id", OLD."number", NOW(), \'changed\', OLD."id", OLD."status", OLD."supersedes_id", OLD."version", OLD."year_id"); RETURN NULL;',
                                    hash="241f587669cde8f50ca34d5e25cb105dc5bdf599",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_68523",
                                    table="finance_statement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "finance_statementhistory" ("content", "document_id", "input_hash", "issued_at", "issued_by_id", "municipality_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "supersedes_id", "version", "year_id") VALUES (OLD."content", OLD."document_id", OLD."input_hash", OLD."issued_at", OLD."issued_by_id", OLD."municipality_id", OLD."number", NOW(), \'deleted\', OLD."id", OLD."status", OLD."supersedes_id", OLD."version", OLD."year_id"); RETURN NULL;',
                                    hash="40e062d3f038c30fb2c9abc2d7eac9c77de51cbf",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_09013",
                                    table="finance_statement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatementRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("role", models.CharField(max_length=30)),
                        ("asked_at", models.DateTimeField()),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="finance.financialyear",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Voucher",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="Voucher number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("grant_received", "Grant received"),
                                    ("refund_authorised", "Refund authorised"),
                                    ("refund_paid", "Refund paid"),
                                    ("egenandel_charged", "Egenandel charged"),
                                    ("egenandel_received", "Egenandel received"),
                                    ("reversal", "Reversal"),
                                ],
                                max_length=20,
                                verbose_name="Kind",
                            ),
                        ),
                        ("booked_on", models.DateField(verbose_name="Booked on")),
                        ("facts", models.JSONField(default=dict)),
                        ("posted_at", models.DateTimeField()),
                        (
                            "tx",
                            models.BigIntegerField(
                                db_default=models.Func(
                                    output_field=models.BigIntegerField(), template="pg_current_xact_id()::text::bigint"
                                ),
                                editable=False,
                            ),
                        ),
                        (
                            "posted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="finance.voucher",
                            ),
                        ),
                        (
                            "year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vouchers",
                                to="finance.financialyear",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-year", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "number"),
                                name="finance_voucher_number_once",
                                violation_error_message="The voucher number is taken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("year", django.db.models.functions.datetime.ExtractYear("booked_on"))
                                ),
                                name="finance_voucher_booked_in_its_year",
                                violation_error_message="The date lies outside the financial year.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "reversal"), ("reverses__isnull", False)),
                                    models.Q(models.Q(("kind", "reversal"), _negated=True), ("reverses", None)),
                                    _connector="OR",
                                ),
                                name="finance_voucher_reversal_names_the_reversed",
                                violation_error_message="A reversal, and only a reversal, names the voucher that it reverses.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="voucher_only_inserts",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="61f6885d8bc0fb5d75b8e02fe0bb9026ee15e008",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_voucher_only_inserts_0720b",
                                    table="finance_voucher",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="voucher_no_truncate",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'the ledger cannot be emptied';",
                                    hash="00bfeb761d362ae63f4e3182a1f87a3525c497d0",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_voucher_no_truncate_40401",
                                    table="finance_voucher",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="voucher_year_open",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    PERFORM 1 FROM public.finance_financialyear\n                     WHERE year = NEW.year_id AND status = 'open' FOR SHARE;\n                    IF NOT FOUND THEN\n                        RAISE EXCEPTION 'year % is not open', NEW.year_id\n                        USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_voucher_year_is_open';\n                    END IF;\n                    RETURN NEW;",
                                    hash="81bca96053714658b2b4d5fc49b138ee4dcbbda7",
                                    operation="INSERT",
                                    pgid="pgtrigger_voucher_year_open_d39cf",
                                    table="finance_voucher",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="voucher_balances",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE total numeric; entries bigint;",
                                    func="\n                    SELECT coalesce(sum(amount), 0), count(*) INTO total, entries\n                      FROM public.finance_entry WHERE voucher_id = NEW.id;\n                    IF total <> 0 OR entries < 2 THEN\n                        RAISE EXCEPTION 'voucher % of % does not balance: % øre in % entries',\n                            NEW.number, NEW.year_id, total, entries\n                        USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_voucher_balances';\n                    END IF;\n                    RETURN NULL;",
                                    hash="0d478353dc41d83ae28321c3b7b6025b6e16ff25",
                                    operation="INSERT",
                                    pgid="pgtrigger_voucher_balances_4dd0c",
                                    table="finance_voucher",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="voucher_mirrors",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (NEW."reverses_id" IS NOT NULL)',
                                    constraint="CONSTRAINT",
                                    func="\n                    IF EXISTS (SELECT 1 FROM public.finance_voucher v\n                                WHERE v.id = NEW.reverses_id AND v.reverses_id IS NOT NULL)\n                    OR EXISTS (\n                        (SELECT account_id, municipality_id, candidate_id, candidate_year, grant_year, category, amount\n                           FROM public.finance_entry WHERE voucher_id = NEW.reverses_id\n                         EXCEPT ALL\n                         SELECT account_id, municipality_id, candidate_id, candidate_year, grant_year, category, -amount\n                           FROM public.finance_entry WHERE voucher_id = NEW.id)\n                        UNION ALL\n                        (SELECT account_id, municipality_id, candidate_id, candidate_year, grant_year, category, -amount\n                           FROM public.finance_entry WHERE voucher_id = NEW.id\n                         EXCEPT ALL\n                         SELECT account_id, municipality_id, candidate_id, candidate_year, grant_year, category, amount\n                           FROM public.finance_entry WHERE voucher_id = NEW.reverses_id)\n                    ) THEN\n                        RAISE EXCEPTION 'voucher % of % does not mirror what it reverses', NEW.number, NEW.year_id\n                        USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_voucher_mirrors';\n                    END IF;\n                    RETURN NULL;",
                                    hash="fc60d2675f8b33ca29db36ff7ccad0eb31765e7a",
                                    operation="INSERT",
                                    pgid="pgtrigger_voucher_mirrors_68111",
                                    table="finance_voucher",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VoucherSeries",
                    fields=[
                        (
                            "year",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="series",
                                serialize=False,
                                to="finance.financialyear",
                            ),
                        ),
                        ("next_number", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("next_number__gte", 1)),
                                name="finance_series_starts_at_one",
                                violation_error_message="Voucher numbers start at one.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatementHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("number", models.CharField(max_length=30)),
                        (
                            "status",
                            models.CharField(
                                choices=[("issued", "Issued"), ("superseded", "Superseded")],
                                default="issued",
                                max_length=10,
                            ),
                        ),
                        ("input_hash", models.CharField(max_length=64)),
                        ("content", models.JSONField()),
                        ("issued_at", models.DateTimeField()),
                        (
                            "document",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "issued_by",
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
                                to="finance.statement",
                            ),
                        ),
                        (
                            "supersedes",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.statement",
                            ),
                        ),
                        (
                            "year",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.financialyear",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StatementRunItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("issued", "Issued"),
                                    ("unchanged", "Unchanged"),
                                    ("refused", "Not issued"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="finance.statementrun",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="finance.statement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality__name_sort", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("run", "municipality"),
                                name="finance_statementrunitem_once",
                                violation_error_message="The municipality is in the run already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome__in", ("issued", "unchanged")), ("statement__isnull", False)),
                                    models.Q(("outcome", "waiting"), ("statement", None)),
                                    models.Q(
                                        ("outcome", "refused"),
                                        ("statement", None),
                                        models.Q(("note", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_statementrunitem_done_has_statement",
                                violation_error_message="What was issued names its statement, what was refused its reason.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Year")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("sent", "Sent"),
                                    ("returned", "Returned"),
                                    ("attested", "Attested"),
                                    ("authorised", "Authorised"),
                                    ("paid", "Paid"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="Status",
                            ),
                        ),
                        ("drafted_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("returned_at", models.DateTimeField(null=True)),
                        ("return_comment", models.TextField(blank=True)),
                        ("attested_at", models.DateTimeField(null=True)),
                        ("authorised_at", models.DateTimeField(null=True)),
                        ("paid_at", models.DateTimeField(null=True)),
                        ("paid_on", models.DateField(null=True, verbose_name="Paid on")),
                        (
                            "payment_reference",
                            models.CharField(blank=True, max_length=60, verbose_name="Payment reference"),
                        ),
                        (
                            "attested_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "authorised_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "paid_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "payment_voucher",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paid_claim",
                                to="finance.voucher",
                            ),
                        ),
                        (
                            "voucher",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="authorised_claim",
                                to="finance.voucher",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-year", "-pk"),
                        "indexes": [models.Index(fields=["status", "sent_at"], name="finance_claim_by_status")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        ["draft", "sent", "returned", "attested", "authorised", "paid", "withdrawn"],
                                    )
                                ),
                                name="finance_claim_status_is_known",
                                violation_error_message="This is no status of a claim.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("sent_by__isnull", False)),
                                    models.Q(
                                        ("sent_at", None),
                                        ("sent_by", None),
                                        models.Q(
                                            ("status__in", ("sent", "attested", "authorised", "paid")), _negated=True
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_claim_sent_by_and_at",
                                violation_error_message="Each step of a claim names its person and its time.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("returned_at__isnull", False), ("returned_by__isnull", False)),
                                    models.Q(
                                        ("returned_at", None),
                                        ("returned_by", None),
                                        models.Q(("status__in", ("returned",)), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_claim_returned_by_and_at",
                                violation_error_message="Each step of a claim names its person and its time.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("attested_at__isnull", False), ("attested_by__isnull", False)),
                                    models.Q(
                                        ("attested_at", None),
                                        ("attested_by", None),
                                        models.Q(("status__in", ("attested", "authorised", "paid")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_claim_attested_by_and_at",
                                violation_error_message="Each step of a claim names its person and its time.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("authorised_at__isnull", False), ("authorised_by__isnull", False)),
                                    models.Q(
                                        ("authorised_at", None),
                                        ("authorised_by", None),
                                        models.Q(("status__in", ("authorised", "paid")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_claim_authorised_by_and_at",
                                violation_error_message="Each step of a claim names its person and its time.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("paid_at__isnull", False), ("paid_by__isnull", False)),
                                    models.Q(
                                        ("paid_at", None),
                                        ("paid_by", None),
                                        models.Q(("status__in", ("paid",)), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_claim_paid_by_and_at",
                                violation_error_message="Each step of a claim names its person and its time.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("attested_by", models.F("authorised_by")), _negated=True),
                                name="finance_claim_two_persons",
                                violation_error_message="Attestation and authorisation are done by two different persons.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_by", models.F("attested_by")), _negated=True),
                                    models.Q(("sent_by", models.F("authorised_by")), _negated=True),
                                ),
                                name="finance_claim_not_the_claimant",
                                violation_error_message="Whoever sent the claim neither attests nor authorises it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ("authorised", "paid")), ("voucher__isnull", False)),
                                    models.Q(
                                        models.Q(("status__in", ("authorised", "paid")), _negated=True),
                                        ("voucher", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_claim_authorised_has_voucher",
                                violation_error_message="A claim has a voucher when, and only when, it is authorised.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("paid_on__isnull", False),
                                        ("payment_voucher__isnull", False),
                                        ("status", "paid"),
                                    ),
                                    models.Q(
                                        models.Q(("status", "paid"), _negated=True),
                                        ("paid_on", None),
                                        ("payment_reference", ""),
                                        ("payment_voucher", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_claim_paid_has_voucher",
                                violation_error_message="A claim has a payment voucher when, and only when, it is paid.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="claim_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{attested:authorised,attested:returned,authorised:paid,authorised:returned,draft:sent,draft:withdrawn,paid:authorised,returned:sent,returned:withdrawn,sent:attested,sent:returned,sent:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="e613e012c4accd85f470db1fd0537cd07d4b510b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_claim_moves_695dc",
                                    table="finance_claim",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="claim_is_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="2677dc06f4ab91bea8d3ca51b15549f2e5ceb45f",
                                    operation="DELETE",
                                    pgid="pgtrigger_claim_is_kept_59ef4",
                                    table="finance_claim",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."attested_at" IS DISTINCT FROM (NEW."attested_at") OR OLD."attested_by_id" IS DISTINCT FROM (NEW."attested_by_id") OR OLD."authorised_at" IS DISTINCT FROM (NEW."authorised_at") OR OLD."authorised_by_id" IS DISTINCT FROM (NEW."authorised_by_id") OR OLD."drafted_at" IS DISTINCT FROM (NEW."drafted_at") OR OLD."drafted_by_id" IS DISTINCT FROM (NEW."drafted_by_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."paid_at" IS DISTINCT FROM (NEW."paid_at") OR OLD."paid_by_id" IS DISTINCT FROM (NEW."paid_by_id") OR OLD."paid_on" IS DISTINCT FROM (NEW."paid_on") OR OLD."payment_reference" IS DISTINCT FROM (NEW."payment_reference") OR OLD."payment_voucher_id" IS DISTINCT FROM (NEW."payment_voucher_id") OR OLD."return_comment" IS DISTINCT FROM (NEW."return_comment") OR OLD."returned_at" IS DISTINCT FROM (NEW."returned_at") OR OLD."returned_by_id" IS DISTINCT FROM (NEW."returned_by_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sent_by_id" IS DISTINCT FROM (NEW."sent_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."voucher_id" IS DISTINCT FROM (NEW."voucher_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                                    func='INSERT INTO "finance_claimhistory" ("attested_at", "attested_by_id", "authorised_at", "authorised_by_id", "drafted_at", "drafted_by_id", "municipality_id", "paid_at", "paid_by_id", "paid_on", "payment_reference", "payment_voucher_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_comment", "returned_at", "returned_by_id", "sent_at", "sent_by_id", "status", "voucher_id", "year") VALUES (OLD."attested_at", OLD."attested_by_id", OLD."authorised_at", OLD."authorised_by_id", OLD."drafted_at", OLD."drafted_by_id", OLD."municipality_id", OLD."paid_at", OLD."paid_by_id", OLD."paid_on", OLD."payment_reference", OLD."payment_voucher_id", NOW(), \'changed\', OLD."id", OLD."return_comment", OLD."returned_at", OLD."returned_by_id", OLD."sent_at", OLD."sent_by_id", OLD."status", OLD."voucher_id", OLD."year"); RETURN NULL;',
                                    hash="19e4e722676c8f8a114f075f0e9fe5a7b766740d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_d75eb",
                                    table="finance_claim",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "finance_claimhistory" ("attested_at", "attested_by_id", "authorised_at", "authorised_by_id", "drafted_at", "drafted_by_id", "municipality_id", "paid_at", "paid_by_id", "paid_on", "payment_reference", "payment_voucher_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_comment", "returned_at", "returned_by_id", "sent_at", "sent_by_id", "status", "voucher_id", "year") VALUES (OLD."attested_at", OLD."attested_by_id", OLD."authorised_at", OLD."authorised_by_id", OLD."drafted_at", OLD."drafted_by_id", OLD."municipality_id", OLD."paid_at", OLD."paid_by_id", OLD."paid_on", OLD."payment_reference", OLD."payment_voucher_id", NOW(), \'deleted\', OLD."id", OLD."return_comment", OLD."returned_at", OLD."returned_by_id", OLD."sent_at", OLD."sent_by_id", OLD."status", OLD."voucher_id", OLD."year"); RETURN NULL;',
                                    hash="a37bd30de9eec99ce2141051d352ecae10d739a1",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_c4da7",
                                    table="finance_claim",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EgenandelCharge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Year")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("invoice", "Invoice"),
                                    ("netting", "Netted in refunds"),
                                    ("internal", "Internal voucher"),
                                ],
                                max_length=10,
                                verbose_name="Settlement",
                            ),
                        ),
                        ("amount", models.BigIntegerField(help_text="øre", verbose_name="Amount")),
                        ("settled", models.BigIntegerField(default=0, help_text="øre")),
                        ("due_on", models.DateField(null=True, verbose_name="Due on")),
                        ("kid", models.CharField(blank=True, max_length=25, verbose_name="KID")),
                        ("credited", models.BooleanField(default=False)),
                        ("charged_at", models.DateTimeField()),
                        (
                            "charged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "voucher",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="egenandel_charge",
                                to="finance.voucher",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-year", "municipality__name_sort", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("credited", False)),
                                fields=("municipality", "year"),
                                name="finance_egenandel_once_a_year",
                                violation_error_message="The municipality is already charged for this year.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gt", 0), ("settled__gte", 0), ("settled__lte", models.F("amount"))
                                ),
                                name="finance_egenandel_settled_within_amount",
                                violation_error_message="More than the charge cannot be settled.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("credited", False), ("settled", 0), _connector="OR"),
                                name="finance_egenandel_credited_is_unsettled",
                                violation_error_message="A charge with a payment is not credited before the payment is reversed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("due_on__isnull", False),
                                        ("mode", "invoice"),
                                        models.Q(("kid", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("mode", "invoice"), _negated=True), ("due_on", None), ("kid", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_egenandel_invoice_has_kid_and_date",
                                violation_error_message="An invoice, and only an invoice, has a KID and a due date.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="egenandel_is_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="ce60c46fa10e182b292de75d7f8687399ee5db3e",
                                    operation="DELETE",
                                    pgid="pgtrigger_egenandel_is_kept_fcc0c",
                                    table="finance_egenandelcharge",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="egenandel_amount_is_final",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."year" IS DISTINCT FROM (NEW."year") OR OLD."voucher_id" IS DISTINCT FROM (NEW."voucher_id"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="b6495e7f460932c888818d7341db1310adf9f68d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_egenandel_amount_is_final_0c856",
                                    table="finance_egenandelcharge",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."charged_at" IS DISTINCT FROM (NEW."charged_at") OR OLD."charged_by_id" IS DISTINCT FROM (NEW."charged_by_id") OR OLD."credited" IS DISTINCT FROM (NEW."credited") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."kid" IS DISTINCT FROM (NEW."kid") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."settled" IS DISTINCT FROM (NEW."settled") OR OLD."voucher_id" IS DISTINCT FROM (NEW."voucher_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                                    func='INSERT INTO "finance_egenandelchargehistory" ("amount", "charged_at", "charged_by_id", "credited", "due_on", "kid", "mode", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled", "voucher_id", "year") VALUES (OLD."amount", OLD."charged_at", OLD."charged_by_id", OLD."credited", OLD."due_on", OLD."kid", OLD."mode", OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."settled", OLD."voucher_id", OLD."year"); RETURN NULL;',
                                    hash="5c5711f0c02d18a5ff5d3f847222b273a6a4794d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_268cb",
                                    table="finance_egenandelcharge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "finance_egenandelchargehistory" ("amount", "charged_at", "charged_by_id", "credited", "due_on", "kid", "mode", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled", "voucher_id", "year") VALUES (OLD."amount", OLD."charged_at", OLD."charged_by_id", OLD."credited", OLD."due_on", OLD."kid", OLD."mode", OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."settled", OLD."voucher_id", OLD."year"); RETURN NULL;',
                                    hash="c864a4d68fe5a81c21426d2c6df500ba5d07378b",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_bd8e0",
                                    table="finance_egenandelcharge",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("booked_on", models.DateField()),
                        ("amount", models.BigIntegerField(help_text="øre, debit positive", verbose_name="Amount")),
                        ("candidate_year", models.PositiveSmallIntegerField(null=True)),
                        ("grant_year", models.PositiveSmallIntegerField(null=True)),
                        (
                            "category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("course_fee", "Course fee"),
                                    ("supervision_group", "Supervision group"),
                                    ("locum", "Locum"),
                                    ("supervisor_pay", "Local supervisor's pay"),
                                    ("travel", "Travel"),
                                    ("other", "Other documented cost"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="finance.account"
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "voucher",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="finance.voucher",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["booked_on", "account"], include=("amount",), name="finance_entry_by_date"
                            ),
                            models.Index(
                                fields=["account", "municipality", "booked_on"], name="finance_entry_by_account"
                            ),
                            models.Index(fields=["candidate", "candidate_year"], name="finance_entry_by_candidate"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True),
                                name="finance_entry_amount_not_zero",
                                violation_error_message="An entry has an amount.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("candidate", None), ("candidate_year", None)),
                                    models.Q(
                                        ("candidate__isnull", False),
                                        ("candidate_year__isnull", False),
                                        ("municipality__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="finance_entry_candidate_with_year",
                                violation_error_message="An entry about a candidate names the year and the municipality too.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="entry_only_inserts",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="e1c69fdc820e327b5e8c08b112633393352ca47b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_entry_only_inserts_a53a6",
                                    table="finance_entry",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="entry_no_truncate",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'the ledger cannot be emptied';",
                                    hash="2038d04b75dd782de089cd581bd40cb450b4476f",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_entry_no_truncate_8206b",
                                    table="finance_entry",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="entry_own_transaction",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF EXISTS (\n                        SELECT 1 FROM added JOIN public.finance_voucher v ON v.id = added.voucher_id\n                         WHERE v.tx <> pg_current_xact_id()::text::bigint OR v.booked_on <> added.booked_on\n                    ) THEN\n                        RAISE EXCEPTION 'a posted voucher takes no more entries, and an entry has its date'\n                        USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_entry_own_transaction';\n                    END IF;\n                    RETURN NULL;",
                                    hash="0b09fd6483aa8a0be194540cf8ed7adcfe7a9102",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_entry_own_transaction_17751",
                                    referencing="REFERENCING NEW TABLE AS added ",
                                    table="finance_entry",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="entry_month_sums",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    INSERT INTO public.finance_monthsum AS kept\n                           (month, account_id, municipality_id, grant_year, debit, credit)\n                    SELECT date_trunc('month', booked_on)::date, account_id, municipality_id, grant_year,\n                           sum(greatest(amount, 0)), sum(greatest(-amount, 0))\n                      FROM added\n                     GROUP BY 1, 2, 3, 4\n                     ORDER BY 1, 2, 3, 4\n                    ON CONFLICT (month, account_id, municipality_id, grant_year) DO UPDATE\n                       SET debit = kept.debit + excluded.debit, credit = kept.credit + excluded.credit;\n                    RETURN NULL;",
                                    hash="26c0f6166721815ddb98adfc28e8888847a7180f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_entry_month_sums_d3435",
                                    referencing="REFERENCING NEW TABLE AS added ",
                                    table="finance_entry",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Grant year")),
                        ("amount", models.BigIntegerField(help_text="øre", verbose_name="Amount")),
                        ("received_on", models.DateField(verbose_name="Received on")),
                        ("reference", models.CharField(max_length=60, verbose_name="Reference of the letter")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "voucher",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="grant", to="finance.voucher"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-received_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="finance_grant_is_positive",
                                violation_error_message="A grant is more than zero.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[
                        (
                            "voucher",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="seal",
                                serialize=False,
                                to="finance.voucher",
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="seal_only_inserts",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="2ad97c27d2896c1f14306fe0971809010333a253",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_seal_only_inserts_cdf38",
                                    table="finance_seal",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seal_no_truncate",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'the ledger cannot be emptied';",
                                    hash="1223c2205241f80f9691487dac6021a22d5e2b77",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_seal_no_truncate_26742",
                                    table="finance_seal",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Year")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("sent", "Sent"),
                                    ("returned", "Returned"),
                                    ("attested", "Attested"),
                                    ("authorised", "Authorised"),
                                    ("paid", "Paid"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="Status",
                            ),
                        ),
                        ("drafted_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("returned_at", models.DateTimeField(null=True)),
                        ("return_comment", models.TextField(blank=True)),
                        ("attested_at", models.DateTimeField(null=True)),
                        ("authorised_at", models.DateTimeField(null=True)),
                        ("paid_at", models.DateTimeField(null=True)),
                        ("paid_on", models.DateField(null=True, verbose_name="Paid on")),
                        (
                            "payment_reference",
                            models.CharField(blank=True, max_length=60, verbose_name="Payment reference"),
                        ),
                        (
                            "attested_by",
                            models.ForeignKey(
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
                            "authorised_by",
                            models.ForeignKey(
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
                            "drafted_by",
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
                            "paid_by",
                            models.ForeignKey(
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
                            "payment_voucher",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.voucher",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.claim",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
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
                            "sent_by",
                            models.ForeignKey(
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
                            "voucher",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.voucher",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClaimLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("course_fee", "Course fee"),
                                    ("supervision_group", "Supervision group"),
                                    ("locum", "Locum"),
                                    ("supervisor_pay", "Local supervisor's pay"),
                                    ("travel", "Travel"),
                                    ("other", "Other documented cost"),
                                ],
                                max_length=20,
                                verbose_name="Category",
                            ),
                        ),
                        ("spent_on", models.DateField(verbose_name="Date of the cost")),
                        ("what", models.CharField(max_length=200, verbose_name="What it was for")),
                        (
                            "receipt_reference",
                            models.CharField(max_length=60, verbose_name="Receipt or voucher number"),
                        ),
                        ("asked", models.BigIntegerField(help_text="øre", verbose_name="Amount asked, net of VAT")),
                        (
                            "fond2",
                            models.BigIntegerField(default=0, help_text="øre", verbose_name="Covered by Fond II"),
                        ),
                        ("approved", models.BigIntegerField(help_text="øre", null=True, verbose_name="Approved")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="Reason for approving less"),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="candidates.candidate"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="finance.claim"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "category__in",
                                        [
                                            "course_fee",
                                            "supervision_group",
                                            "locum",
                                            "supervisor_pay",
                                            "travel",
                                            "other",
                                        ],
                                    )
                                ),
                                name="finance_claimline_category_is_known",
                                violation_error_message="Choose a category.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("asked__gt", 0), ("fond2__gte", 0)),
                                name="finance_claimline_asks_something",
                                violation_error_message="The amount asked must be more than zero, and what Fond II covers not below.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved", None),
                                    models.Q(("approved__gte", 0), ("approved__lte", models.F("asked"))),
                                    _connector="OR",
                                ),
                                name="finance_claimline_approved_within_asked",
                                violation_error_message="What is approved lies between zero and what is asked.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved", None), ("reason", "")),
                                    ("approved", models.F("asked")),
                                    models.Q(("approved__isnull", False), models.Q(("reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="finance_claimline_less_has_reason",
                                violation_error_message="Write the reason where less is approved than asked.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="claimline_frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE claim_status text; claim_key bigint;",
                                    func="\n                    IF TG_OP = 'DELETE' THEN claim_key := OLD.claim_id; ELSE claim_key := NEW.claim_id; END IF;\n                    SELECT status INTO claim_status FROM public.finance_claim WHERE id = claim_key;\n                    IF TG_OP = 'UPDATE' AND NEW.claim_id = OLD.claim_id AND claim_status = 'sent'\n                       AND (NEW.candidate_id, NEW.category, NEW.spent_on, NEW.what, NEW.receipt_reference, NEW.asked, NEW.fond2)\n                         = (OLD.candidate_id, OLD.category, OLD.spent_on, OLD.what, OLD.receipt_reference, OLD.asked, OLD.fond2)\n                    THEN\n                        RETURN NEW;\n                    END IF;\n                    IF claim_status IN ('draft', 'returned') AND (TG_OP <> 'UPDATE' OR NEW.claim_id = OLD.claim_id) THEN\n                        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                        RETURN NEW;\n                    END IF;\n                    RAISE EXCEPTION 'the lines of claim % are frozen: it is %', claim_key, claim_status\n                    USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_claimline_frozen';",
                                    hash="fc6c99f84084c15b5faf4f2dbb0c4fa7c9e44d32",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_claimline_frozen_5652b",
                                    table="finance_claimline",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."approved" IS DISTINCT FROM (NEW."approved") OR OLD."asked" IS DISTINCT FROM (NEW."asked") OR OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."category" IS DISTINCT FROM (NEW."category") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."fond2" IS DISTINCT FROM (NEW."fond2") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."receipt_reference" IS DISTINCT FROM (NEW."receipt_reference") OR OLD."spent_on" IS DISTINCT FROM (NEW."spent_on") OR OLD."what" IS DISTINCT FROM (NEW."what"))',
                                    func='INSERT INTO "finance_claimlinehistory" ("approved", "asked", "candidate_id", "category", "claim_id", "fond2", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "receipt_reference", "spent_on", "what") VALUES (OLD."approved", OLD."asked", OLD."candidate_id", OLD."category", OLD."claim_id", OLD."fond2", NOW(), \'changed\', OLD."id", OLD."reason", OLD."receipt_reference", OLD."spent_on", OLD."what"); RETURN NULL;',
                                    hash="63185ad930330bf8f19b0745103dd30f4af5a375",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_5c0a9",
                                    table="finance_claimline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "finance_claimlinehistory" ("approved", "asked", "candidate_id", "category", "claim_id", "fond2", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "receipt_reference", "spent_on", "what") VALUES (OLD."approved", OLD."asked", OLD."candidate_id", OLD."category", OLD."claim_id", OLD."fond2", NOW(), \'deleted\', OLD."id", OLD."reason", OLD."receipt_reference", OLD."spent_on", OLD."what"); RETURN NULL;',
                                    hash="4b94ebc9cc36179d2a8b6f6efa26446704a557ea",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_a1ee0",
                                    table="finance_claimline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EgenandelChargeHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Year")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("invoice", "Invoice"),
                                    ("netting", "Netted in refunds"),
                                    ("internal", "Internal voucher"),
                                ],
                                max_length=10,
                                verbose_name="Settlement",
                            ),
                        ),
                        ("amount", models.BigIntegerField(help_text="øre", verbose_name="Amount")),
                        ("settled", models.BigIntegerField(default=0, help_text="øre")),
                        ("due_on", models.DateField(null=True, verbose_name="Due on")),
                        ("kid", models.CharField(blank=True, max_length=25, verbose_name="KID")),
                        ("credited", models.BooleanField(default=False)),
                        ("charged_at", models.DateTimeField()),
                        (
                            "charged_by",
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
                                to="finance.egenandelcharge",
                            ),
                        ),
                        (
                            "voucher",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.voucher",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EgenandelLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rate", models.BigIntegerField(help_text="øre a year")),
                        ("months", models.PositiveSmallIntegerField()),
                        ("started_on", models.DateField(null=True)),
                        ("ended_on", models.DateField(help_text="last day", null=True)),
                        ("leave_months", models.PositiveSmallIntegerField(default=0)),
                        ("amount", models.BigIntegerField(help_text="øre")),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="candidates.candidate"
                            ),
                        ),
                        (
                            "charge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="finance.egenandelcharge",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("charge", "candidate"),
                                name="finance_egenandel_line_once",
                                violation_error_message="The candidate is on the charge already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0), ("months__gte", 1), ("months__lte", 12)),
                                name="finance_egenandel_line_months_in_year",
                                violation_error_message="A candidate-year has one to twelve months.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimLineHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("course_fee", "Course fee"),
                                    ("supervision_group", "Supervision group"),
                                    ("locum", "Locum"),
                                    ("supervisor_pay", "Local supervisor's pay"),
                                    ("travel", "Travel"),
                                    ("other", "Other documented cost"),
                                ],
                                max_length=20,
                                verbose_name="Category",
                            ),
                        ),
                        ("spent_on", models.DateField(verbose_name="Date of the cost")),
                        ("what", models.CharField(max_length=200, verbose_name="What it was for")),
                        (
                            "receipt_reference",
                            models.CharField(max_length=60, verbose_name="Receipt or voucher number"),
                        ),
                        ("asked", models.BigIntegerField(help_text="øre", verbose_name="Amount asked, net of VAT")),
                        (
                            "fond2",
                            models.BigIntegerField(default=0, help_text="øre", verbose_name="Covered by Fond II"),
                        ),
                        ("approved", models.BigIntegerField(help_text="øre", null=True, verbose_name="Approved")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="Reason for approving less"),
                        ),
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
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.claim",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="finance.claimline",
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
