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
                    name="ExchangeWish",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("candidate", "Candidate who seeks a hospital"),
                                    ("trainee", "Hospital’s trainee who seeks a municipality"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("initials", models.CharField(blank=True, max_length=4, verbose_name="initials")),
                        ("hospital", models.CharField(max_length=120, verbose_name="hospital")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("entered_at", models.DateTimeField()),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "candidate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchange_wishes",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchange_wishes",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("valid", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("candidate__isnull", False),
                                        ("initials", ""),
                                        ("municipality__isnull", False),
                                        ("side", "candidate"),
                                    ),
                                    models.Q(("candidate", None), ("side", "trainee")),
                                    _connector="OR",
                                ),
                                name="candidates_exchangewish_side",
                                violation_error_message="A candidate’s wish names the candidate; a trainee’s only the initials.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("initials__regex", "^[A-ZÆØÅ]{0,4}$")),
                                name="candidates_exchangewish_initials",
                                violation_error_message="Initials are at most four capital letters, no name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hospital", ""), _negated=True),
                                name="candidates_exchangewish_hospital",
                                violation_error_message="Name the hospital.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid__endswith__isnull", False),
                                    ("valid__isempty", False),
                                    ("valid__startswith__isnull", False),
                                ),
                                name="candidates_exchangewish_dates",
                                violation_error_message="The last day is before the first.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."hospital" IS DISTINCT FROM (NEW."hospital") OR OLD."initials" IS DISTINCT FROM (NEW."initials") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."valid" IS DISTINCT FROM (NEW."valid") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                                    func='INSERT INTO "candidates_exchangewishhistory" ("candidate_id", "entered_at", "entered_by_id", "hospital", "initials", "municipality_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "valid", "withdrawn_at") VALUES (OLD."candidate_id", OLD."entered_at", OLD."entered_by_id", OLD."hospital", OLD."initials", OLD."municipality_id", OLD."note", NOW(), \'changed\', OLD."id", OLD."side", OLD."valid", OLD."withdrawn_at"); RETURN NULL;',
                                    hash="1fbea1820eec0160de95a6e89597950dab0d4a88",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_0ffcb",
                                    table="candidates_exchangewish",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_exchangewishhistory" ("candidate_id", "entered_at", "entered_by_id", "hospital", "initials", "municipality_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "valid", "withdrawn_at") VALUES (OLD."candidate_id", OLD."entered_at", OLD."entered_by_id", OLD."hospital", OLD."initials", OLD."municipality_id", OLD."note", NOW(), \'deleted\', OLD."id", OLD."side", OLD."valid", OLD."withdrawn_at"); RETURN NULL;',
                                    hash="29b355cea0f2b520b48aafd7e74e93d97ec9c2c6",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_a7f10",
                                    table="candidates_exchangewish",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InstitutionAgreement",
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
                                choices=[("hospital", "Hospital"), ("approved_institution", "Approved institution")],
                                max_length=30,
                                verbose_name="kind of institution",
                            ),
                        ),
                        ("institution", models.CharField(max_length=120, verbose_name="institution")),
                        ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                        (
                            "approved_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="approved months"),
                        ),
                        (
                            "percentage",
                            models.DecimalField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="position percentage"
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "salary_paid_by",
                            models.CharField(
                                choices=[
                                    ("health_authority", "The regional health authority"),
                                    ("institution", "The institution"),
                                    ("municipality", "The municipality"),
                                ],
                                max_length=20,
                                verbose_name="who pays the doctor’s salary",
                            ),
                        ),
                        (
                            "other_costs",
                            models.CharField(blank=True, max_length=300, verbose_name="who pays what else"),
                        ),
                        (
                            "contact_name",
                            models.CharField(blank=True, max_length=120, verbose_name="contact in the institution"),
                        ),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail of the contact"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=30, verbose_name="telephone of the contact"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("wished", "Wished for"),
                                    ("agreed", "Agreed"),
                                    ("confirmed", "Confirmed by the institution"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="wished",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="confirmed by the institution on"),
                        ),
                        (
                            "confirmed_by",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="who confirmed in the institution"
                            ),
                        ),
                        ("cancelled_because", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="institution_agreements",
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
                    ],
                    options={
                        "ordering": ("valid", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid__endswith__isnull", False),
                                    ("valid__isempty", False),
                                    ("valid__startswith__isnull", False),
                                ),
                                name="candidates_institution_dates",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("institution", ""), _negated=True),
                                name="candidates_institution_has_a_name",
                                violation_error_message="Name the institution.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percentage__gte", 1), ("percentage__lte", 100)),
                                name="candidates_institution_percentage",
                                violation_error_message="Position percentage must be from 1 to 100.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_by", ""),
                                        ("confirmed_on", None),
                                        ("status__in", ("wished", "agreed")),
                                    ),
                                    models.Q(
                                        ("confirmed_on__isnull", False),
                                        ("status__in", ("confirmed", "done")),
                                        models.Q(("confirmed_by", ""), _negated=True),
                                    ),
                                    ("status", "cancelled"),
                                    _connector="OR",
                                ),
                                name="candidates_institution_confirmed_on",
                                violation_error_message="A confirmation says who gave it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status", "cancelled"), models.Q(("cancelled_because", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("status", "cancelled"), _negated=True), ("cancelled_because", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_institution_cancelled_because",
                                violation_error_message="Write why it is cancelled.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("status", "cancelled"), _negated=True),
                                expressions=[("candidate", "="), ("valid", "&&")],
                                name="candidates_institution_one_at_a_time",
                                violation_error_message="The candidate has other institution service in these dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "hospital"), models.Q(("department", ""), _negated=True)),
                                    models.Q(
                                        ("approved_months__gte", 1),
                                        ("approved_months__isnull", False),
                                        ("kind", "approved_institution"),
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_institution_where_in_it",
                                violation_error_message="A hospital has a department; another institution is approved for a number of months.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="candidates_institution_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{agreed:cancelled,agreed:confirmed,confirmed:cancelled,confirmed:done,wished:agreed,wished:cancelled,wished:wished}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="bf55182044aa82a74e5c409bc0dead7f01ae9105",
                                    operation="UPDATE",
                                    pgid="pgtrigger_candidates_institution_moves_a7d48",
                                    table="candidates_institutionagreement",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."approved_months" IS DISTINCT FROM (NEW."approved_months") OR OLD."cancelled_because" IS DISTINCT FROM (NEW."cancelled_because") OR OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."contact_phone" IS DISTINCT FROM (NEW."contact_phone") OR OLD."department" IS DISTINCT FROM (NEW."department") OR OLD."institution" IS DISTINCT FROM (NEW."institution") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."other_costs" IS DISTINCT FROM (NEW."other_costs") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."salary_paid_by" IS DISTINCT FROM (NEW."salary_paid_by") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "candidates_institutionagreementhistory" ("approved_months", "cancelled_because", "candidate_id", "confirmed_by", "confirmed_on", "contact_email", "contact_name", "contact_phone", "department", "institution", "kind", "other_costs", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "salary_paid_by", "status", "valid") VALUES (OLD."approved_months", OLD."cancelled_because", OLD."candidate_id", OLD."confirmed_by", OLD."confirmed_on", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."department", OLD."institution", OLD."kind", OLD."other_costs", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."salary_paid_by", OLD."status", OLD."valid"); RETURN NULL;',
                                    hash="93ef0f1375a5fa7471dcea7502efa60e7c36a3ab",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_fd6bb",
                                    table="candidates_institutionagreement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_institutionagreementhistory" ("approved_months", "cancelled_because", "candidate_id", "confirmed_by", "confirmed_on", "contact_email", "contact_name", "contact_phone", "department", "institution", "kind", "other_costs", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "salary_paid_by", "status", "valid") VALUES (OLD."approved_months", OLD."cancelled_because", OLD."candidate_id", OLD."confirmed_by", OLD."confirmed_on", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."department", OLD."institution", OLD."kind", OLD."other_costs", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."salary_paid_by", OLD."status", OLD."valid"); RETURN NULL;',
                                    hash="b9b1510f5e5b03b37101cf57b04695290d30e544",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_dcd55",
                                    table="candidates_institutionagreement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegularPostOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("offered_on", models.DateField(verbose_name="offered on")),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("practice", "General practitioner"),
                                        ("nursing_home", "Nursing home"),
                                        ("school_health", "School health service"),
                                        ("child_health_centre", "Child health centre"),
                                        ("prison", "Prison"),
                                        ("community_medicine", "Community medicine combined with general practice"),
                                        ("out_of_hours", "Out-of-hours service"),
                                        ("municipal_acute_ward", "Municipal acute ward"),
                                    ],
                                    max_length=30,
                                ),
                                size=None,
                                verbose_name="kinds of work",
                            ),
                        ),
                        (
                            "practice_terms",
                            models.CharField(
                                blank=True,
                                choices=[("self_employed", "Self-employed"), ("salaried", "Salaried")],
                                max_length=20,
                                verbose_name="terms of the general practitioner",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="first day in the regular post")),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("offered", "No answer yet"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                ],
                                default="offered",
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="regular_post_offers",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="regular_post_offers",
                                to="municipalities.municipality",
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
                    ],
                    options={
                        "ordering": ("-offered_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kinds__contained_by",
                                        [
                                            "practice",
                                            "nursing_home",
                                            "school_health",
                                            "child_health_centre",
                                            "prison",
                                            "community_medicine",
                                            "out_of_hours",
                                            "municipal_acute_ward",
                                        ],
                                    ),
                                    ("kinds__len__gte", 1),
                                ),
                                name="candidates_regularpostoffer_kinds",
                                violation_error_message="Choose at least one kind of work from the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kinds__contains", ["practice"]),
                                        models.Q(("practice_terms", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("kinds__contains", ["practice"]), _negated=True),
                                        ("practice_terms", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_regularpostoffer_terms",
                                violation_error_message="Say whether the general practitioner is self-employed, and only of one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__gte", models.F("offered_on"))),
                                name="candidates_regularpostoffer_starts",
                                violation_error_message="The regular post begins on the day of the offer or later.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("answer", "declined"), _negated=True),
                                fields=("candidate", "municipality"),
                                name="candidates_regularpostoffer_one_standing",
                                violation_error_message="The municipality has an offer to this doctor already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "offered"), ("answered_on", None)),
                                    models.Q(
                                        models.Q(("answer", "offered"), _negated=True),
                                        ("answered_on__gte", models.F("offered_on")),
                                        ("answered_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_regularpostoffer_answered",
                                violation_error_message="An answer has its date, from the day of the offer.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="candidates_offer_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."answer", \':\', NEW."answer") = ANY(\'{offered:accepted,offered:declined}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."answer" IS DISTINCT FROM NEW."answer") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "answer" from "%" to "%" on table %\', OLD."answer", NEW."answer", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="b114627483237b1e5a44038ad295a7807a38568d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_candidates_offer_moves_6fb1b",
                                    table="candidates_regularpostoffer",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."kinds" IS DISTINCT FROM (NEW."kinds") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."offered_on" IS DISTINCT FROM (NEW."offered_on") OR OLD."practice_terms" IS DISTINCT FROM (NEW."practice_terms") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))',
                                    func='INSERT INTO "candidates_regularpostofferhistory" ("answer", "answered_on", "candidate_id", "kinds", "municipality_id", "offered_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_terms", "recorded_at", "recorded_by_id", "starts_on") VALUES (OLD."answer", OLD."answered_on", OLD."candidate_id", OLD."kinds", OLD."municipality_id", OLD."offered_on", NOW(), \'changed\', OLD."id", OLD."practice_terms", OLD."recorded_at", OLD."recorded_by_id", OLD."starts_on"); RETURN NULL;',
                                    hash="8caf3b0b3fe69f3de176281feb003967e2d1835a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_ab22a",
                                    table="candidates_regularpostoffer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_regularpostofferhistory" ("answer", "answered_on", "candidate_id", "kinds", "municipality_id", "offered_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_terms", "recorded_at", "recorded_by_id", "starts_on") VALUES (OLD."answer", OLD."answered_on", OLD."candidate_id", OLD."kinds", OLD."municipality_id", OLD."offered_on", NOW(), \'deleted\', OLD."id", OLD."practice_terms", OLD."recorded_at", OLD."recorded_by_id", OLD."starts_on"); RETURN NULL;',
                                    hash="1ef4c22bb96a02cc986ef585ed90cfd470abe08d",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_90381",
                                    table="candidates_regularpostoffer",
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
                            pgtrigger.compiler.Trigger(
                                name="candidates_plan_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{agreed:draft,draft:agreed,draft:draft}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="624a6d51e7c3d11cef1e1488ba9f8658e82c52ce",
                                    operation="UPDATE",
                                    pgid="pgtrigger_candidates_plan_moves_4d26c",
                                    table="candidates_educationplan",
                                    when="BEFORE",
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
                                    models.Q(
                                        ("amount__gt", 0),
                                        ("amount__isnull", False),
                                        ("measure__in", ("service", "total", "cap", "span")),
                                    ),
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
                    name="EmploymentEnd",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("specialist", "Became a specialist"),
                                    ("moves", "Moves to a post in another participating municipality"),
                                    ("other_post", "Took another post, outside the programme"),
                                    ("other_specialty", "Chose another specialty"),
                                    ("conditions", "The conditions of the post"),
                                    ("private", "Private reasons"),
                                    ("contract", "The employment was for a limited time"),
                                    ("unknown", "Not known"),
                                ],
                                max_length=30,
                                verbose_name="reason",
                            ),
                        ),
                        ("told", models.JSONField(default=list)),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "employment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ending",
                                to="candidates.employment",
                            ),
                        ),
                        (
                            "moves_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doctors_received",
                                to="municipalities.municipality",
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
                    ],
                    options={
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        [
                                            "specialist",
                                            "moves",
                                            "other_post",
                                            "other_specialty",
                                            "conditions",
                                            "private",
                                            "contract",
                                            "unknown",
                                        ],
                                    )
                                ),
                                name="candidates_employmentend_reason_is_known",
                                violation_error_message="Choose a reason from the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("moves_to__isnull", False), ("reason", "moves")),
                                    models.Q(models.Q(("reason", "moves"), _negated=True), ("moves_to", None)),
                                    _connector="OR",
                                ),
                                name="candidates_employmentend_moves_somewhere",
                                violation_error_message="Say which municipality the doctor moves to, and only then.",
                            ),
                        ],
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
                    name="ExchangeWishHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("candidate", "Candidate who seeks a hospital"),
                                    ("trainee", "Hospital’s trainee who seeks a municipality"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("initials", models.CharField(blank=True, max_length=4, verbose_name="initials")),
                        ("hospital", models.CharField(max_length=120, verbose_name="hospital")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("entered_at", models.DateTimeField()),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "candidate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.candidate",
                            ),
                        ),
                        (
                            "entered_by",
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
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
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
                                to="candidates.exchangewish",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Exchange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("department", models.CharField(max_length=120, verbose_name="department")),
                        ("hospital_valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("post_valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("agreed", "Agreed by both sides"),
                                    ("in_force", "In force"),
                                    ("done", "Done"),
                                    ("given_up", "Given up"),
                                ],
                                default="proposed",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("municipality_agreed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "hospital_agreed_on",
                            models.DateField(blank=True, null=True, verbose_name="the hospital agreed on"),
                        ),
                        (
                            "hospital_agreed_by",
                            models.CharField(blank=True, max_length=120, verbose_name="who agreed for the hospital"),
                        ),
                        ("given_up_because", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("proposed_at", models.DateTimeField()),
                        (
                            "municipality_agreed_by",
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
                                related_name="exchanges",
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
                        (
                            "candidate_wish",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchanges_as_candidate",
                                to="candidates.exchangewish",
                            ),
                        ),
                        (
                            "trainee_wish",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchanges_as_trainee",
                                to="candidates.exchangewish",
                            ),
                        ),
                        (
                            "agreement",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchange",
                                to="candidates.institutionagreement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("hospital_valid", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "given_up"), _negated=True),
                                fields=("candidate_wish",),
                                name="candidates_exchange_candidate_once",
                                violation_error_message="The candidate’s wish is in an exchange already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "given_up"), _negated=True),
                                fields=("trainee_wish",),
                                name="candidates_exchange_trainee_once",
                                violation_error_message="The trainee’s wish is in an exchange already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hospital_valid__isempty", False),
                                    ("post_valid__contained_by", models.F("hospital_valid")),
                                    ("post_valid__isempty", False),
                                ),
                                name="candidates_exchange_dates",
                                violation_error_message="The trainee serves in the post while the candidate is in hospital.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("municipality_agreed_at", None), ("municipality_agreed_by", None)),
                                    models.Q(
                                        ("municipality_agreed_at__isnull", False),
                                        ("municipality_agreed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_exchange_municipality_answer",
                                violation_error_message="A side’s answer says who gave it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("hospital_agreed_by", ""), ("hospital_agreed_on", None)),
                                    models.Q(
                                        ("hospital_agreed_on__isnull", False),
                                        models.Q(("hospital_agreed_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_exchange_hospital_answer",
                                violation_error_message="A side’s answer says who gave it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ("proposed", "given_up")),
                                    models.Q(
                                        ("agreement__isnull", False),
                                        ("hospital_agreed_on__isnull", False),
                                        ("municipality_agreed_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_exchange_agreed_by_both",
                                violation_error_message="An exchange is agreed when both sides have said yes.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "given_up"), models.Q(("given_up_because", ""), _negated=True)),
                                    models.Q(models.Q(("status", "given_up"), _negated=True), ("given_up_because", "")),
                                    _connector="OR",
                                ),
                                name="candidates_exchange_given_up_because",
                                violation_error_message="Write why the exchange is given up.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="candidates_exchange_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{agreed:given_up,agreed:in_force,in_force:done,proposed:agreed,proposed:given_up,proposed:proposed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="bcefdec6924092eb82e68679d964b4a80b43d16b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_candidates_exchange_moves_e03ae",
                                    table="candidates_exchange",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."candidate_wish_id" IS DISTINCT FROM (NEW."candidate_wish_id") OR OLD."department" IS DISTINCT FROM (NEW."department") OR OLD."given_up_because" IS DISTINCT FROM (NEW."given_up_because") OR OLD."hospital_agreed_by" IS DISTINCT FROM (NEW."hospital_agreed_by") OR OLD."hospital_agreed_on" IS DISTINCT FROM (NEW."hospital_agreed_on") OR OLD."hospital_valid" IS DISTINCT FROM (NEW."hospital_valid") OR OLD."municipality_agreed_at" IS DISTINCT FROM (NEW."municipality_agreed_at") OR OLD."municipality_agreed_by_id" IS DISTINCT FROM (NEW."municipality_agreed_by_id") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."post_valid" IS DISTINCT FROM (NEW."post_valid") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."trainee_wish_id" IS DISTINCT FROM (NEW."trainee_wish_id"))',
                                    func='INSERT INTO "candidates_exchangehistory" ("agreement_id", "candidate_wish_id", "department", "given_up_because", "hospital_agreed_by", "hospital_agreed_on", "hospital_valid", "municipality_agreed_at", "municipality_agreed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "post_valid", "proposed_at", "proposed_by_id", "status", "trainee_wish_id") VALUES (OLD."agreement_id", OLD."candidate_wish_id", OLD."department", OLD."given_up_because", OLD."hospital_agreed_by", OLD."hospital_agreed_on", OLD."hospital_valid", OLD."municipality_agreed_at", OLD."municipality_agreed_by_id", NOW(), \'changed\', OLD."id", OLD."position_id", OLD."post_valid", OLD."proposed_at", OLD."proposed_by_id", OLD."status", OLD."trainee_wish_id"); RETURN NULL;',
                                    hash="0fd235ce67cb6d9d749df7852cad6e694e1ee8ae",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_26a79",
                                    table="candidates_exchange",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_exchangehistory" ("agreement_id", "candidate_wish_id", "department", "given_up_because", "hospital_agreed_by", "hospital_agreed_on", "hospital_valid", "municipality_agreed_at", "municipality_agreed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "post_valid", "proposed_at", "proposed_by_id", "status", "trainee_wish_id") VALUES (OLD."agreement_id", OLD."candidate_wish_id", OLD."department", OLD."given_up_because", OLD."hospital_agreed_by", OLD."hospital_agreed_on", OLD."hospital_valid", OLD."municipality_agreed_at", OLD."municipality_agreed_by_id", NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."post_valid", OLD."proposed_at", OLD."proposed_by_id", OLD."status", OLD."trainee_wish_id"); RETURN NULL;',
                                    hash="7f2ba8d1eeeca426f6565f3e7293706486b0f657",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_028ae",
                                    table="candidates_exchange",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InstitutionAgreementHistory",
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
                                choices=[("hospital", "Hospital"), ("approved_institution", "Approved institution")],
                                max_length=30,
                                verbose_name="kind of institution",
                            ),
                        ),
                        ("institution", models.CharField(max_length=120, verbose_name="institution")),
                        ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                        (
                            "approved_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="approved months"),
                        ),
                        (
                            "percentage",
                            models.DecimalField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="position percentage"
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "salary_paid_by",
                            models.CharField(
                                choices=[
                                    ("health_authority", "The regional health authority"),
                                    ("institution", "The institution"),
                                    ("municipality", "The municipality"),
                                ],
                                max_length=20,
                                verbose_name="who pays the doctor’s salary",
                            ),
                        ),
                        (
                            "other_costs",
                            models.CharField(blank=True, max_length=300, verbose_name="who pays what else"),
                        ),
                        (
                            "contact_name",
                            models.CharField(blank=True, max_length=120, verbose_name="contact in the institution"),
                        ),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail of the contact"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=30, verbose_name="telephone of the contact"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("wished", "Wished for"),
                                    ("agreed", "Agreed"),
                                    ("confirmed", "Confirmed by the institution"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="wished",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="confirmed by the institution on"),
                        ),
                        (
                            "confirmed_by",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="who confirmed in the institution"
                            ),
                        ),
                        ("cancelled_because", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("recorded_at", models.DateTimeField()),
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
                                to="candidates.institutionagreement",
                            ),
                        ),
                        (
                            "recorded_by",
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
                    name="RegularPostOfferHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("offered_on", models.DateField(verbose_name="offered on")),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("practice", "General practitioner"),
                                        ("nursing_home", "Nursing home"),
                                        ("school_health", "School health service"),
                                        ("child_health_centre", "Child health centre"),
                                        ("prison", "Prison"),
                                        ("community_medicine", "Community medicine combined with general practice"),
                                        ("out_of_hours", "Out-of-hours service"),
                                        ("municipal_acute_ward", "Municipal acute ward"),
                                    ],
                                    max_length=30,
                                ),
                                size=None,
                                verbose_name="kinds of work",
                            ),
                        ),
                        (
                            "practice_terms",
                            models.CharField(
                                blank=True,
                                choices=[("self_employed", "Self-employed"), ("salaried", "Salaried")],
                                max_length=20,
                                verbose_name="terms of the general practitioner",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="first day in the regular post")),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("offered", "No answer yet"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                ],
                                default="offered",
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                        ("recorded_at", models.DateTimeField()),
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
                                to="candidates.regularpostoffer",
                            ),
                        ),
                        (
                            "recorded_by",
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
                    name="StillThere",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("years", models.PositiveSmallIntegerField()),
                        ("still_there", models.BooleanField()),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="candidates.regularpostoffer",
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
                    ],
                    options={
                        "ordering": ("offer", "years"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("offer", "years"),
                                name="candidates_stillthere_once",
                                violation_error_message="This year is answered already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("years__in", (1, 2, 5))),
                                name="candidates_stillthere_years",
                                violation_error_message="It is asked after one, two and five years.",
                            ),
                        ],
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
                        (
                            "earlier_service",
                            models.OneToOneField(
                                blank=True,
                                error_messages={"unique": "This row of the application is already in a plan."},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="period",
                                to="municipalities.earlierservice",
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
                                    ("valid__endswith__isnull", False),
                                    ("valid__isempty", False),
                                    ("valid__startswith__isnull", False),
                                ),
                                name="candidates_period_has_both_ends",
                                violation_error_message="The last day is before the first.",
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
                                        ("percentage__isnull", False),
                                        ("percentage__lte", 100),
                                    ),
                                    _connector="OR",
                                ),
                                name="candidates_period_percentage_where_it_is_a_post",
                                violation_error_message="Position percentage must be from 1 to 100; leave, groups and out-of-hours duty have none.",
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
                                    condition='WHEN (OLD."earlier_service_id" IS DISTINCT FROM (NEW."earlier_service_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "candidates_serviceperiodhistory" ("earlier_service_id", "kind", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "valid") VALUES (OLD."earlier_service_id", OLD."kind", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."place", OLD."plan_id", OLD."valid"); RETURN NULL;',
                                    hash="f35a0bc1924f26c95c6c05a7ed209ab66eeca245",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_70826",
                                    table="candidates_serviceperiod",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "candidates_serviceperiodhistory" ("earlier_service_id", "kind", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "valid") VALUES (OLD."earlier_service_id", OLD."kind", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."place", OLD."plan_id", OLD."valid"); RETURN NULL;',
                                    hash="2f50310b80feefa98b90a6755ab3d8d46d3b310f",
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
                    name="ExchangeHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("department", models.CharField(max_length=120, verbose_name="department")),
                        ("hospital_valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("post_valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("agreed", "Agreed by both sides"),
                                    ("in_force", "In force"),
                                    ("done", "Done"),
                                    ("given_up", "Given up"),
                                ],
                                default="proposed",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("municipality_agreed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "hospital_agreed_on",
                            models.DateField(blank=True, null=True, verbose_name="the hospital agreed on"),
                        ),
                        (
                            "hospital_agreed_by",
                            models.CharField(blank=True, max_length=120, verbose_name="who agreed for the hospital"),
                        ),
                        ("given_up_because", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("proposed_at", models.DateTimeField()),
                        (
                            "municipality_agreed_by",
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
                                to="candidates.exchange",
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
                        (
                            "candidate_wish",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.exchangewish",
                            ),
                        ),
                        (
                            "trainee_wish",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.exchangewish",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="candidates.institutionagreement",
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
                        (
                            "earlier_service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                error_messages={"unique": "This row of the application is already in a plan."},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.earlierservice",
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
