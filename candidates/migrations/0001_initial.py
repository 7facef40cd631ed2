import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
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
        ("municipalities", "0001_initial"),
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Candidate",
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
                                error_messages={"unique": "Another candidate has this HPR number."},
                                max_length=7,
                                unique=True,
                                verbose_name="HPR number",
                            ),
                        ),
                        (
                            "name_sort",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(models.F("name"), function="nb_sort"),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="candidate",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name_sort", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("hpr_number__regex", "^[0-9]{7}$")),
                                name="candidates_candidate_hpr_number_is_seven_digits",
                                violation_error_message="A HPR number has seven digits.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="candidates_candidate_has_a_name",
                                violation_error_message="A candidate has a name.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."hpr_number" IS DISTINCT FROM (NEW."hpr_number") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                                    func='INSERT INTO "candidates_candidatehistory" ("hpr_number", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."hpr_number", OLD."name", NOW(), \'changed\', OLD."id", OLD."user_id"); RETURN NULL;',
                                    hash="ed814a3270a94353791318a37365c9cb2e9db1b5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_a83e6",
                                    table="candidates_candidate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_candidatehistory" ("hpr_number", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."hpr_number", OLD."name", NOW(), \'deleted\', OLD."id", OLD."user_id"); RETURN NULL;',
                                    hash="5cf455ef2c2117d98670ce3906369e84a393a218",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_e449e",
                                    table="candidates_candidate",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleSet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=20, unique=True)),
                        ("name_nb", models.CharField(max_length=120)),
                        ("name_nn", models.CharField(max_length=120)),
                        ("name_en", models.CharField(max_length=120)),
                        ("usable_until", models.DateField(blank=True, null=True)),
                        ("source_en", models.CharField(max_length=200)),
                        ("source_nb", models.CharField(max_length=200)),
                        ("source_nn", models.CharField(max_length=200)),
                    ],
                    options={
                        "ordering": ("code",),
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_nb" IS DISTINCT FROM (NEW."name_nb") OR OLD."name_nn" IS DISTINCT FROM (NEW."name_nn") OR OLD."source_en" IS DISTINCT FROM (NEW."source_en") OR OLD."source_nb" IS DISTINCT FROM (NEW."source_nb") OR OLD."source_nn" IS DISTINCT FROM (NEW."source_nn") OR OLD."usable_until" IS DISTINCT FROM (NEW."usable_until"))',
                                    func='INSERT INTO "candidates_rulesethistory" ("code", "name_en", "name_nb", "name_nn", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_en", "source_nb", "source_nn", "usable_until") VALUES (OLD."code", OLD."name_en", OLD."name_nb", OLD."name_nn", NOW(), \'changed\', OLD."id", OLD."source_en", OLD."source_nb", OLD."source_nn", OLD."usable_until"); RETURN NULL;',
                                    hash="34a74c992929aba1ad20c243e38f630d595ed6cf",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_271ff",
                                    table="candidates_ruleset",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_rulesethistory" ("code", "name_en", "name_nb", "name_nn", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_en", "source_nb", "source_nn", "usable_until") VALUES (OLD."code", OLD."name_en", OLD."name_nb", OLD."name_nn", NOW(), \'deleted\', OLD."id", OLD."source_en", OLD."source_nb", OLD."source_nn", OLD."usable_until"); RETURN NULL;',
                                    hash="86213e463e71ed38c6c8e21e8462ad3c08bdb601",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_4ce5f",
                                    table="candidates_ruleset",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CandidateHistory",
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
                                error_messages={"unique": "Another candidate has this HPR number."},
                                max_length=7,
                                verbose_name="HPR number",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.candidate",
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
                    name="Employment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "percentage",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="position percentage"),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="employments",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="employments",
                                to="municipalities.position",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("valid", "pk"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("position", "="), ("valid", "&&")],
                                name="candidates_employment_one_doctor_at_a_time",
                                violation_error_message="Another doctor holds the position in these dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percentage__gte", 1), ("percentage__lte", 100)),
                                name="candidates_employment_percentage_in_bounds",
                                violation_error_message="Position percentage must be from 1 to 100.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                                name="candidates_employment_has_a_start_and_a_day",
                                violation_error_message="The last day is before the first.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "candidates_employmenthistory" ("candidate_id", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "valid") VALUES (OLD."candidate_id", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."position_id", OLD."valid"); RETURN NULL;',
                                    hash="aa52f0858e056ef44cd7ff6d18fd732148d60080",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_cd35b",
                                    table="candidates_employment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_employmenthistory" ("candidate_id", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "valid") VALUES (OLD."candidate_id", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."valid"); RETURN NULL;',
                                    hash="66d15abdb6ec15b2caaab8924a3fd3829e658503",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_566fc",
                                    table="candidates_employment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EducationPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("start", models.DateField(verbose_name="first day of the education")),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "Draft"), ("agreed", "Agreed")], default="draft", max_length=10
                            ),
                        ),
                        ("agreed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "candidate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "rule_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="candidates.ruleset",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_at", None), ("agreed_by", None), ("status", "draft")),
                                    models.Q(
                                        ("agreed_at__isnull", False), ("agreed_by__isnull", False), ("status", "agreed")
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_plan_agreed_by_and_at_with_status",
                                violation_error_message="An agreed plan says who agreed it and when; a draft does not.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="candidates_plan_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:agreed,draft:draft}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="b85654c23e45d38528e89ac9c96bb84d774e2a46",
                                    operation="UPDATE",
                                    pgid="pgtrigger_candidates_plan_moves_4d26c",
                                    table="candidates_educationplan",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."agreed_at" IS DISTINCT FROM (NEW."agreed_at") OR OLD."agreed_by_id" IS DISTINCT FROM (NEW."agreed_by_id") OR OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."rule_set_id" IS DISTINCT FROM (NEW."rule_set_id") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                                    func='INSERT INTO "candidates_educationplanhistory" ("agreed_at", "agreed_by_id", "candidate_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_set_id", "start", "status") VALUES (OLD."agreed_at", OLD."agreed_by_id", OLD."candidate_id", NOW(), \'changed\', OLD."id", OLD."rule_set_id", OLD."start", OLD."status"); RETURN NULL;',
                                    hash="cb9b92a73a46c031f4b365648c8e5ccef3b2a28b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_1725e",
                                    table="candidates_educationplan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_educationplanhistory" ("agreed_at", "agreed_by_id", "candidate_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_set_id", "start", "status") VALUES (OLD."agreed_at", OLD."agreed_by_id", OLD."candidate_id", NOW(), \'deleted\', OLD."id", OLD."rule_set_id", OLD."start", OLD."status"); RETURN NULL;',
                                    hash="d03d589657632db29bd87554fde2cf4ed63e4318",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_a1d03",
                                    table="candidates_educationplan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("service", "At least so many full-time years of these kinds"),
                                    ("total", "At least so many full-time years together, after the caps"),
                                    ("cap", "These kinds count up to so many full-time years"),
                                    ("span", "At least so many calendar years, whatever the percentage"),
                                    ("presence", "Takes part"),
                                    ("elsewhere", "Not read from the plan's periods"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("open_practice", "Open, unselected general practice"),
                                        ("nursing_home", "Nursing home"),
                                        ("municipal_acute_ward", "Municipal acute ward"),
                                        ("school_health", "School health service"),
                                        ("child_health_centre", "Child health centre"),
                                        ("community_medicine", "Community medicine"),
                                        ("hospital", "Hospital"),
                                        ("approved_institution", "Approved institution"),
                                        ("research", "Research"),
                                        ("out_of_hours", "Out-of-hours service"),
                                        ("supervision_group", "Supervision group"),
                                        ("leave", "Leave"),
                                    ],
                                    max_length=30,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True)),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("programme", "The programme's own requirement"),
                                    ("regulation", "The regulation's requirement"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[("confirmed", "Confirmed"), ("unverified", "Unverified")], max_length=20
                            ),
                        ),
                        ("text_nb", models.CharField(max_length=200)),
                        ("text_nn", models.CharField(max_length=200)),
                        ("text_en", models.CharField(max_length=200)),
                        (
                            "rule_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="candidates.ruleset",
                            ),
                        ),
                        ("source_en", models.CharField(max_length=200)),
                        ("source_nb", models.CharField(max_length=200)),
                        ("source_nn", models.CharField(max_length=200)),
                    ],
                    options={
                        "ordering": ("rule_set", "order"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rule_set", "key"),
                                name="candidates_ruleline_once",
                                violation_error_message="The rule set has this line already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount", None), ("measure__in", ("presence", "elsewhere"))),
                                    models.Q(("amount__gt", 0), ("measure__in", ("service", "total", "cap", "span"))),
                                    _connector="OR",
                                ),
                                name="candidates_ruleline_amount_where_it_is_counted",
                                violation_error_message="A line that is counted has an amount; other lines have none.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kinds" IS DISTINCT FROM (NEW."kinds") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."rule_set_id" IS DISTINCT FROM (NEW."rule_set_id") OR OLD."source_en" IS DISTINCT FROM (NEW."source_en") OR OLD."source_nb" IS DISTINCT FROM (NEW."source_nb") OR OLD."source_nn" IS DISTINCT FROM (NEW."source_nn") OR OLD."text_en" IS DISTINCT FROM (NEW."text_en") OR OLD."text_nb" IS DISTINCT FROM (NEW."text_nb") OR OLD."text_nn" IS DISTINCT FROM (NEW."text_nn"))',
                                    func='INSERT INTO "candidates_rulelinehistory" ("amount", "confidence", "key", "kinds", "measure", "order", "origin", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_set_id", "source_en", "source_nb", "source_nn", "text_en", "text_nb", "text_nn") VALUES (OLD."amount", OLD."confidence", OLD."key", OLD."kinds", OLD."measure", OLD."order", OLD."origin", NOW(), \'changed\', OLD."id", OLD."rule_set_id", OLD."source_en", OLD."source_nb", OLD."source_nn", OLD."text_en", OLD."text_nb", OLD."text_nn"); RETURN NULL;',
                                    hash="063dacbe3e7775848e4ffd5eebdb48fa29cd73d4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_19770",
                                    table="candidates_ruleline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_rulelinehistory" ("amount", "confidence", "key", "kinds", "measure", "order", "origin", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_set_id", "source_en", "source_nb", "source_nn", "text_en", "text_nb", "text_nn") VALUES (OLD."amount", OLD."confidence", OLD."key", OLD."kinds", OLD."measure", OLD."order", OLD."origin", NOW(), \'deleted\', OLD."id", OLD."rule_set_id", OLD."source_en", OLD."source_nb", OLD."source_nn", OLD."text_en", OLD."text_nb", OLD."text_nn"); RETURN NULL;',
                                    hash="edee7f6a9259b7e76984376dd8ebd16ba9852b99",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_50dac",
                                    table="candidates_ruleline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleSetHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("code", models.CharField(max_length=20)),
                        ("name_nb", models.CharField(max_length=120)),
                        ("name_nn", models.CharField(max_length=120)),
                        ("name_en", models.CharField(max_length=120)),
                        ("usable_until", models.DateField(blank=True, null=True)),
                        ("source_nb", models.CharField(max_length=200)),
                        ("source_nn", models.CharField(max_length=200)),
                        ("source_en", models.CharField(max_length=200)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.ruleset",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EmploymentHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "percentage",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="position percentage"),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
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
                                to="candidates.employment",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EducationPlanHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("start", models.DateField(verbose_name="first day of the education")),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "Draft"), ("agreed", "Agreed")], default="draft", max_length=10
                            ),
                        ),
                        ("agreed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "agreed_by",
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
                                to="candidates.educationplan",
                            ),
                        ),
                        (
                            "rule_set",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.ruleset",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServicePeriod",
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
                                    ("open_practice", "Open, unselected general practice"),
                                    ("nursing_home", "Nursing home"),
                                    ("municipal_acute_ward", "Municipal acute ward"),
                                    ("school_health", "School health service"),
                                    ("child_health_centre", "Child health centre"),
                                    ("community_medicine", "Community medicine"),
                                    ("hospital", "Hospital"),
                                    ("approved_institution", "Approved institution"),
                                    ("research", "Research"),
                                    ("out_of_hours", "Out-of-hours service"),
                                    ("supervision_group", "Supervision group"),
                                    ("leave", "Leave"),
                                ],
                                max_length=30,
                                verbose_name="kind of service",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                        (
                            "percentage",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="position percentage",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="periods",
                                to="candidates.educationplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("valid", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "open_practice",
                                            "nursing_home",
                                            "municipal_acute_ward",
                                            "school_health",
                                            "child_health_centre",
                                            "community_medicine",
                                            "hospital",
                                            "approved_institution",
                                            "research",
                                            "out_of_hours",
                                            "supervision_group",
                                            "leave",
                                        ],
                                    )
                                ),
                                name="candidates_period_kind_is_known",
                                violation_error_message="Choose a kind of service from the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ["leave", "out_of_hours", "supervision_group"]),
                                        ("percentage", None),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("kind__in", ["leave", "out_of_hours", "supervision_group"]), _negated=True
                                        ),
                                        ("percentage__gte", 1),
                                        ("percentage__lte", 100),
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_period_percentage_where_it_is_a_post",
                                violation_error_message="Position percentage must be from 1 to 100; leave, groups and out-of-hours duty have none.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid__endswith__isnull", False),
                                    ("valid__isempty", False),
                                    ("valid__startswith__isnull", False),
                                ),
                                name="candidates_period_has_both_ends",
                                violation_error_message="The last day is before the first.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="candidates_period_of_a_draft",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF NOT EXISTS (\n        SELECT 1 FROM candidates_educationplan\n        WHERE id = COALESCE(NEW.plan_id, OLD.plan_id) AND status = 'draft' FOR SHARE\n    ) THEN\n        RAISE EXCEPTION 'the plan is agreed'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'candidates_period_of_a_draft';\n    END IF;\n    RETURN COALESCE(NEW, OLD);\n",
                                    hash="3e16afbba201ae55b68cb32ea335028b74e866d4",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_candidates_period_of_a_draft_3ce8b",
                                    table="candidates_serviceperiod",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "candidates_serviceperiodhistory" ("kind", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "valid") VALUES (OLD."kind", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."place", OLD."plan_id", OLD."valid"); RETURN NULL;',
                                    hash="a2a4acc1261888e5998ae902b94982d6e398e69c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_70826",
                                    table="candidates_serviceperiod",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_serviceperiodhistory" ("kind", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "valid") VALUES (OLD."kind", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."place", OLD."plan_id", OLD."valid"); RETURN NULL;',
                                    hash="d4ffbed19231b185f354d2e6dffc8c8bce290cba",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_98d10",
                                    table="candidates_serviceperiod",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleLineHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("service", "At least so many full-time years of these kinds"),
                                    ("total", "At least so many full-time years together, after the caps"),
                                    ("cap", "These kinds count up to so many full-time years"),
                                    ("span", "At least so many calendar years, whatever the percentage"),
                                    ("presence", "Takes part"),
                                    ("elsewhere", "Not read from the plan's periods"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("open_practice", "Open, unselected general practice"),
                                        ("nursing_home", "Nursing home"),
                                        ("municipal_acute_ward", "Municipal acute ward"),
                                        ("school_health", "School health service"),
                                        ("child_health_centre", "Child health centre"),
                                        ("community_medicine", "Community medicine"),
                                        ("hospital", "Hospital"),
                                        ("approved_institution", "Approved institution"),
                                        ("research", "Research"),
                                        ("out_of_hours", "Out-of-hours service"),
                                        ("supervision_group", "Supervision group"),
                                        ("leave", "Leave"),
                                    ],
                                    max_length=30,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True)),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("programme", "The programme's own requirement"),
                                    ("regulation", "The regulation's requirement"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[("confirmed", "Confirmed"), ("unverified", "Unverified")], max_length=20
                            ),
                        ),
                        ("text_nb", models.CharField(max_length=200)),
                        ("text_nn", models.CharField(max_length=200)),
                        ("text_en", models.CharField(max_length=200)),
                        ("source_nb", models.CharField(max_length=200)),
                        ("source_nn", models.CharField(max_length=200)),
                        ("source_en", models.CharField(max_length=200)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.ruleline",
                            ),
                        ),
                        (
                            "rule_set",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.ruleset",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServicePeriodHistory",
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
                                    ("open_practice", "Open, unselected general practice"),
                                    ("nursing_home", "Nursing home"),
                                    ("municipal_acute_ward", "Municipal acute ward"),
                                    ("school_health", "School health service"),
                                    ("child_health_centre", "Child health centre"),
                                    ("community_medicine", "Community medicine"),
                                    ("hospital", "Hospital"),
                                    ("approved_institution", "Approved institution"),
                                    ("research", "Research"),
                                    ("out_of_hours", "Out-of-hours service"),
                                    ("supervision_group", "Supervision group"),
                                    ("leave", "Leave"),
                                ],
                                max_length=30,
                                verbose_name="kind of service",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                        (
                            "percentage",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="position percentage",
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
                                to="candidates.serviceperiod",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.educationplan",
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
