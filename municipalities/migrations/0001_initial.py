import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import alisvest.audit.models
import alisvest.database.operations
import municipalities.models.municipality


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Municipality",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True,
                                max_length=9,
                                null=True,
                                validators=[municipalities.models.municipality.validate_organisation_number],
                                verbose_name="organisation number",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "name_sort",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(models.F("name"), function="nb_sort"),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "leads_programme",
                            models.BooleanField(
                                default=False,
                                help_text="judge in its own case: only a named substitute decides about it",
                            ),
                        ),
                        (
                            "postal_address",
                            models.CharField(
                                blank=True,
                                help_text="the lines below the name on a letter",
                                max_length=300,
                                verbose_name="postal address",
                            ),
                        ),
                        (
                            "postmottak",
                            models.EmailField(
                                blank=True,
                                help_text="the municipality's official address for mail",
                                max_length=254,
                                verbose_name="postmottak",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name_sort", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation_number", None),
                                    ("organisation_number__regex", "^[0-9]{9}$"),
                                    _connector="OR",
                                ),
                                name="municipalities_municipality_organisation_number_digits",
                                violation_error_message="Organisation number must be nine digits with a correct check digit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False)),
                                name="municipalities_municipality_valid_not_empty",
                                violation_error_message="The municipality's last day is before its first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("organisation_number", "="), ("valid", "&&")],
                                name="municipalities_municipality_one_organisation_number",
                                violation_error_message="Another municipality has this organisation number in these dates.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."leads_programme" IS DISTINCT FROM (NEW."leads_programme") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_number" IS DISTINCT FROM (NEW."organisation_number") OR OLD."postal_address" IS DISTINCT FROM (NEW."postal_address") OR OLD."postmottak" IS DISTINCT FROM (NEW."postmottak") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_municipalityhistory" ("leads_programme", "name", "organisation_number", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_address", "postmottak", "valid") VALUES (OLD."leads_programme", OLD."name", OLD."organisation_number", NOW(), \'changed\', OLD."id", OLD."postal_address", OLD."postmottak", OLD."valid"); RETURN NULL;',
                                    hash="3e6445fe65bb36b983bda0647b19b3d7c9ff830c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_e1ee4",
                                    table="municipalities_municipality",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_municipalityhistory" ("leads_programme", "name", "organisation_number", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_address", "postmottak", "valid") VALUES (OLD."leads_programme", OLD."name", OLD."organisation_number", NOW(), \'deleted\', OLD."id", OLD."postal_address", OLD."postmottak", OLD."valid"); RETURN NULL;',
                                    hash="d419d4c6400ff0ada9d731d0093fb65419f7b9bb",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_5a509",
                                    table="municipalities_municipality",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Round",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("opens_on", models.DateField(verbose_name="opens on")),
                        ("deadline_on", models.DateField(verbose_name="deadline")),
                        ("places_from", models.PositiveSmallIntegerField(verbose_name="places, at least")),
                        ("places_to", models.PositiveSmallIntegerField(verbose_name="places, at most")),
                        (
                            "decision_kind",
                            models.CharField(
                                choices=[
                                    ("administrative", "Administrative decision with right of complaint"),
                                    ("grant", "Grant without right of complaint"),
                                    ("contract", "Contract"),
                                ],
                                max_length=20,
                                verbose_name="kind of decision",
                            ),
                        ),
                        (
                            "last_number",
                            models.PositiveSmallIntegerField(
                                default=0,
                                editable=False,
                                help_text="the last reference number drawn, under a lock on this row",
                            ),
                        ),
                        ("case_number", models.CharField(blank=True, max_length=60, verbose_name="case number")),
                    ],
                    options={
                        "ordering": ("-deadline_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("deadline_on__gte", models.F("opens_on"))),
                                name="municipalities_round_dates_in_order",
                                violation_error_message="The deadline cannot be before the round opens.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("places_from__gte", 1), ("places_to__gte", models.F("places_from"))
                                ),
                                name="municipalities_round_places_in_order",
                                violation_error_message="Places must be at least one, and the largest number not below the smallest.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."case_number" IS DISTINCT FROM (NEW."case_number") OR OLD."deadline_on" IS DISTINCT FROM (NEW."deadline_on") OR OLD."decision_kind" IS DISTINCT FROM (NEW."decision_kind") OR OLD."last_number" IS DISTINCT FROM (NEW."last_number") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on") OR OLD."places_from" IS DISTINCT FROM (NEW."places_from") OR OLD."places_to" IS DISTINCT FROM (NEW."places_to") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                                    func='INSERT INTO "municipalities_roundhistory" ("case_number", "deadline_on", "decision_kind", "last_number", "name", "opens_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_from", "places_to", "year") VALUES (OLD."case_number", OLD."deadline_on", OLD."decision_kind", OLD."last_number", OLD."name", OLD."opens_on", NOW(), \'changed\', OLD."id", OLD."places_from", OLD."places_to", OLD."year"); RETURN NULL;',
                                    hash="ff6f1808d4e3d720ead51512271b6edc00aa2935",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_6862c",
                                    table="municipalities_round",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_roundhistory" ("case_number", "deadline_on", "decision_kind", "last_number", "name", "opens_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_from", "places_to", "year") VALUES (OLD."case_number", OLD."deadline_on", OLD."decision_kind", OLD."last_number", OLD."name", OLD."opens_on", NOW(), \'deleted\', OLD."id", OLD."places_from", OLD."places_to", OLD."year"); RETURN NULL;',
                                    hash="5ecf44ea8468a41b08d7833dee86b39c24c3e89c",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_bf0ae",
                                    table="municipalities_round",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
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
                                    ("municipality_writer", "writer"),
                                    ("municipality_signer", "signer"),
                                    ("municipality_finance", "finance"),
                                    ("municipality_reader", "reader"),
                                    ("municipality_manager", "manager"),
                                ],
                                max_length=30,
                                verbose_name="role",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality", "role", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "municipality_writer",
                                            "municipality_signer",
                                            "municipality_finance",
                                            "municipality_reader",
                                            "municipality_manager",
                                        ],
                                    )
                                ),
                                name="municipalities_membership_role_is_municipal",
                                violation_error_message="This is no role in a municipality.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False)),
                                name="municipalities_membership_valid_not_empty",
                                violation_error_message="The membership's last day is before its first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&"), ("user", "="), ("municipality", "="), ("role", "=")],
                                name="municipalities_membership_no_overlap",
                                violation_error_message="The person already has this role in the municipality in these dates.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_membershiphistory" ("municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid") VALUES (OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."role", OLD."user_id", OLD."valid"); RETURN NULL;',
                                    hash="074a5721ac56a95d3a7c0ef4379d86bd213e004a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_314a6",
                                    table="municipalities_membership",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_membershiphistory" ("municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid") VALUES (OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."role", OLD."user_id", OLD."valid"); RETURN NULL;',
                                    hash="d3da87f0584ed630fc8746376e8ef99b661c1802",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_5345b",
                                    table="municipalities_membership",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MunicipalityHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True,
                                max_length=9,
                                null=True,
                                validators=[municipalities.models.municipality.validate_organisation_number],
                                verbose_name="organisation number",
                            ),
                        ),
                        (
                            "leads_programme",
                            models.BooleanField(
                                default=False,
                                help_text="judge in its own case: only a named substitute decides about it",
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
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "postal_address",
                            models.CharField(
                                blank=True,
                                help_text="the lines below the name on a letter",
                                max_length=300,
                                verbose_name="postal address",
                            ),
                        ),
                        (
                            "postmottak",
                            models.EmailField(
                                blank=True,
                                help_text="the municipality's official address for mail",
                                max_length=254,
                                verbose_name="postmottak",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MunicipalityVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=4, verbose_name="municipality number")),
                        (
                            "title",
                            models.CharField(
                                choices=[("kommune", "kommune"), ("herad", "herad")],
                                max_length=10,
                                verbose_name="title",
                            ),
                        ),
                        ("county", models.CharField(max_length=40, verbose_name="county")),
                        (
                            "language_form",
                            models.CharField(
                                choices=[("nynorsk", "Nynorsk"), ("bokmal", "Bokmål"), ("neutral", "Neutral")],
                                max_length=10,
                                verbose_name="language form",
                            ),
                        ),
                        ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="population")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("valid",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("number__regex", "^[0-9]{4}$")),
                                name="municipalities_version_number_digits",
                                violation_error_message="A municipality number has four digits.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False)),
                                name="municipalities_version_valid_not_empty",
                                violation_error_message="The last day is before the first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("municipality", "="), ("valid", "&&")],
                                name="municipalities_version_one_at_a_time",
                                violation_error_message="The municipality has other facts in these dates.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("number", "="), ("valid", "&&")],
                                name="municipalities_version_one_number_at_a_time",
                                violation_error_message="Another municipality has this number in these dates.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."county" IS DISTINCT FROM (NEW."county") OR OLD."language_form" IS DISTINCT FROM (NEW."language_form") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_municipalityversionhistory" ("county", "language_form", "municipality_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "title", "valid") VALUES (OLD."county", OLD."language_form", OLD."municipality_id", OLD."number", NOW(), \'changed\', OLD."id", OLD."population", OLD."title", OLD."valid"); RETURN NULL;',
                                    hash="7649bca4e1299095c927b7ff49b2efd8d0d8a9c1",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8f520",
                                    table="municipalities_municipalityversion",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_municipalityversionhistory" ("county", "language_form", "municipality_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "title", "valid") VALUES (OLD."county", OLD."language_form", OLD."municipality_id", OLD."number", NOW(), \'deleted\', OLD."id", OLD."population", OLD."title", OLD."valid"); RETURN NULL;',
                                    hash="016bc13ec7acd5a7dd7a16cc95b21f27feb23150",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_364ed",
                                    table="municipalities_municipalityversion",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Substitute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="reason")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="substitutes",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("valid", "&&"), ("municipality", "=")],
                                name="municipalities_substitute_one_at_a_time",
                                violation_error_message="Another substitute is named for the municipality in these dates.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_substitutehistory" ("municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "user_id", "valid") VALUES (OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."reason", OLD."user_id", OLD."valid"); RETURN NULL;',
                                    hash="ba6751eb27691e194367f492e47a3215f4d0dffc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_d60b6",
                                    table="municipalities_substitute",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_substitutehistory" ("municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "user_id", "valid") VALUES (OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."reason", OLD."user_id", OLD."valid"); RETURN NULL;',
                                    hash="32a13b24bdcb1b72cf3ba929914116346133ee5f",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_b77f9",
                                    table="municipalities_substitute",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Succession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "outside_name",
                            models.CharField(
                                blank=True, help_text="a predecessor from outside the register", max_length=80
                            ),
                        ),
                        ("on", models.DateField()),
                        ("kind", models.CharField(choices=[("merged", "Merged"), ("split", "Split")], max_length=10)),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("whole", "The whole municipality"),
                                    ("main", "All but a part that moved elsewhere"),
                                    ("part", "A part"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200)),
                        (
                            "predecessor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions_out",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions_in",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("predecessor", None), models.Q(("outside_name", ""), _negated=True)),
                                    models.Q(("predecessor__isnull", False), ("outside_name", "")),
                                    _connector="OR",
                                ),
                                name="municipalities_succession_inside_or_outside",
                                violation_error_message="A succession has one predecessor, in the register or outside it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("predecessor", None),
                                    models.Q(("predecessor", models.F("successor")), _negated=True),
                                    _connector="OR",
                                ),
                                name="municipalities_succession_not_itself",
                                violation_error_message="A municipality cannot succeed itself.",
                            ),
                            models.UniqueConstraint(
                                fields=("predecessor", "outside_name", "successor", "on"),
                                name="municipalities_succession_once",
                                nulls_distinct=False,
                                violation_error_message="This succession is already in the register.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."outside_name" IS DISTINCT FROM (NEW."outside_name") OR OLD."predecessor_id" IS DISTINCT FROM (NEW."predecessor_id") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id"))',
                                    func='INSERT INTO "municipalities_successionhistory" ("kind", "note", "on", "outside_name", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "scope", "successor_id") VALUES (OLD."kind", OLD."note", OLD."on", OLD."outside_name", NOW(), \'changed\', OLD."id", OLD."predecessor_id", OLD."scope", OLD."successor_id"); RETURN NULL;',
                                    hash="eecf69f047c9cfd579611df64589b4b707a32aa0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_1f31c",
                                    table="municipalities_succession",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_successionhistory" ("kind", "note", "on", "outside_name", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "scope", "successor_id") VALUES (OLD."kind", OLD."note", OLD."on", OLD."outside_name", NOW(), \'deleted\', OLD."id", OLD."predecessor_id", OLD."scope", OLD."successor_id"); RETURN NULL;',
                                    hash="9873c91098c4e977ef596fcbb2b8241e021bca46",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_cc243",
                                    table="municipalities_succession",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("recommended", "Recommended"),
                                    ("not_recommended", "Not recommended"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                ],
                                default="draft",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "places_wanted",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(10),
                                ],
                                verbose_name="Number of posts applied for",
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=20, null=True, unique=True, verbose_name="reference"
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True)),
                        ("content_sha256", models.CharField(blank=True, max_length=64, null=True)),
                        (
                            "started_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "partners",
                            models.ManyToManyField(
                                related_name="partner_applications",
                                through="municipalities.ApplicationPartner",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-round__deadline_on", "municipality__name_sort", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "municipality"),
                                name="municipalities_application_once_a_round",
                                violation_error_message="The municipality already has an application in this round.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        ["draft", "submitted", "recommended", "not_recommended", "granted", "refused"],
                                    )
                                ),
                                name="municipalities_application_status_is_known",
                                violation_error_message="This is no status of an application.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("content_sha256", None),
                                        ("reference", None),
                                        ("status", "draft"),
                                        ("submitted_at", None),
                                        ("submitted_by", None),
                                    ),
                                    models.Q(
                                        models.Q(("status", "draft"), _negated=True),
                                        ("reference__isnull", False),
                                        ("submitted_at__isnull", False),
                                        ("submitted_by__isnull", False),
                                        ("content_sha256__regex", "^[0-9a-f]{64}$"),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_application_submission_is_whole",
                                violation_error_message="A submitted application has its reference, its signer, its time and its hash; a draft has none.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("places_wanted__gte", 1), ("places_wanted__lte", 10)),
                                name="municipalities_application_places_wanted_in_bounds",
                                violation_error_message="A municipality applies for one to ten posts.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="application_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:submitted,not_recommended:granted,not_recommended:not_recommended,not_recommended:recommended,not_recommended:refused,recommended:granted,recommended:not_recommended,recommended:recommended,recommended:refused,submitted:not_recommended,submitted:recommended}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="1e235228d2a4d29f1a3b7559d0055a26f8c7181d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_application_moves_f8e26",
                                    table="municipalities_application",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."content_sha256" IS DISTINCT FROM (NEW."content_sha256") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."places_wanted" IS DISTINCT FROM (NEW."places_wanted") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."started_by_id" IS DISTINCT FROM (NEW."started_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id"))',
                                    func='INSERT INTO "municipalities_applicationhistory" ("content_sha256", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_wanted", "reference", "round_id", "started_at", "started_by_id", "status", "submitted_at", "submitted_by_id") VALUES (OLD."content_sha256", OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."places_wanted", OLD."reference", OLD."round_id", OLD."started_at", OLD."started_by_id", OLD."status", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                                    hash="8d2a82af564d3fdedb3b335e7939c8bd47d17c0f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_fcf6d",
                                    table="municipalities_application",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_applicationhistory" ("content_sha256", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_wanted", "reference", "round_id", "started_at", "started_by_id", "status", "submitted_at", "submitted_by_id") VALUES (OLD."content_sha256", OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."places_wanted", OLD."reference", OLD."round_id", OLD."started_at", OLD."started_by_id", OLD."status", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                                    hash="dc9848c638c9c2f964daf1736bcf8585d4d3cc95",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_fbac1",
                                    table="municipalities_application",
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
                        ("mails", models.PositiveSmallIntegerField()),
                        ("sent_at", models.DateTimeField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality__name_sort",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "municipality"),
                                name="municipalities_invitation_once",
                                violation_error_message="The municipality is already invited to this round.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resolution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("meeting_on", models.DateField(verbose_name="meeting")),
                        (
                            "minutes_reference",
                            models.CharField(max_length=100, verbose_name="reference of the minutes"),
                        ),
                        ("text", models.TextField(max_length=4000, verbose_name="resolution")),
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
                            "round",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolution",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RoundHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("opens_on", models.DateField(verbose_name="opens on")),
                        ("deadline_on", models.DateField(verbose_name="deadline")),
                        ("places_from", models.PositiveSmallIntegerField(verbose_name="places, at least")),
                        ("places_to", models.PositiveSmallIntegerField(verbose_name="places, at most")),
                        (
                            "decision_kind",
                            models.CharField(
                                choices=[
                                    ("administrative", "Administrative decision with right of complaint"),
                                    ("grant", "Grant without right of complaint"),
                                    ("contract", "Contract"),
                                ],
                                max_length=20,
                                verbose_name="kind of decision",
                            ),
                        ),
                        (
                            "last_number",
                            models.PositiveSmallIntegerField(
                                default=0,
                                editable=False,
                                help_text="the last reference number drawn, under a lock on this row",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.round",
                            ),
                        ),
                        ("case_number", models.CharField(blank=True, max_length=60, verbose_name="case number")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MembershipHistory",
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
                                    ("municipality_writer", "writer"),
                                    ("municipality_signer", "signer"),
                                    ("municipality_finance", "finance"),
                                    ("municipality_reader", "reader"),
                                    ("municipality_manager", "manager"),
                                ],
                                max_length=30,
                                verbose_name="role",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
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
                                to="municipalities.membership",
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
                    name="MunicipalityVersionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("number", models.CharField(max_length=4, verbose_name="municipality number")),
                        (
                            "title",
                            models.CharField(
                                choices=[("kommune", "kommune"), ("herad", "herad")],
                                max_length=10,
                                verbose_name="title",
                            ),
                        ),
                        ("county", models.CharField(max_length=40, verbose_name="county")),
                        (
                            "language_form",
                            models.CharField(
                                choices=[("nynorsk", "Nynorsk"), ("bokmal", "Bokmål"), ("neutral", "Neutral")],
                                max_length=10,
                                verbose_name="language form",
                            ),
                        ),
                        ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="population")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
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
                                to="municipalities.municipalityversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SubstituteHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="reason")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
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
                                to="municipalities.substitute",
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
                    name="SuccessionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "outside_name",
                            models.CharField(
                                blank=True, help_text="a predecessor from outside the register", max_length=80
                            ),
                        ),
                        ("on", models.DateField()),
                        ("kind", models.CharField(choices=[("merged", "Merged"), ("split", "Split")], max_length=10)),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("whole", "The whole municipality"),
                                    ("main", "All but a part that moved elsewhere"),
                                    ("part", "A part"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.succession",
                            ),
                        ),
                        (
                            "predecessor",
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
                            "successor",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AbsenceSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "locum",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("colleagues", "Colleagues at the office take over"),
                                    ("neighbours", "Arrangement with neighbouring municipalities"),
                                    ("permanent_locum", "Permanent locum arrangement"),
                                    ("agency", "Hired from an agency"),
                                    ("none", "No arrangement yet"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="How is the candidate's absence covered?",
                            ),
                        ),
                        (
                            "doctors_covering",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Number of doctors who can cover"
                            ),
                        ),
                        (
                            "vulnerability",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How vulnerable is the arrangement?",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="b34dc0577673f030d7a1b41c4f431b44e5b8d8df",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_b1de9",
                                    table="municipalities_absencesection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."doctors_covering" IS DISTINCT FROM (NEW."doctors_covering") OR OLD."locum" IS DISTINCT FROM (NEW."locum") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."vulnerability" IS DISTINCT FROM (NEW."vulnerability"))',
                                    func='INSERT INTO "municipalities_absencesectionhistory" ("application_id", "doctors_covering", "locum", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version", "vulnerability") VALUES (OLD."application_id", OLD."doctors_covering", OLD."locum", NOW(), \'changed\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version", OLD."vulnerability"); RETURN NULL;',
                                    hash="d2dda08b9d740671b640f38c0fdf246560bf6893",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_41cf6",
                                    table="municipalities_absencesection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_absencesectionhistory" ("application_id", "doctors_covering", "locum", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version", "vulnerability") VALUES (OLD."application_id", OLD."doctors_covering", OLD."locum", NOW(), \'deleted\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version", OLD."vulnerability"); RETURN NULL;',
                                    hash="0fabf52c311dc1c194f31353964f27bee965f3c2",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_aa71d",
                                    table="municipalities_absencesection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationHistory",
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
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("recommended", "Recommended"),
                                    ("not_recommended", "Not recommended"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                ],
                                default="draft",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "places_wanted",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(10),
                                ],
                                verbose_name="Number of posts applied for",
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        ("reference", models.CharField(blank=True, max_length=20, null=True, verbose_name="reference")),
                        ("submitted_at", models.DateTimeField(blank=True, null=True)),
                        ("content_sha256", models.CharField(blank=True, max_length=64, null=True)),
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
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.round",
                            ),
                        ),
                        (
                            "started_by",
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
                            "submitted_by",
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
                    name="ApplicationPartner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partner_rows",
                                to="municipalities.application",
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
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "municipality"),
                                name="municipalities_partner_once",
                                violation_error_message="The municipality is already named as a partner.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id"))',
                                    func='INSERT INTO "municipalities_applicationpartnerhistory" ("application_id", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."application_id", OLD."municipality_id", NOW(), \'changed\', OLD."id"); RETURN NULL;',
                                    hash="ea2867857ce79761567951718d51674d6d44b8ec",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_ad67b",
                                    table="municipalities_applicationpartner",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_applicationpartnerhistory" ("application_id", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."application_id", OLD."municipality_id", NOW(), \'deleted\', OLD."id"); RETURN NULL;',
                                    hash="75fd531eb2093bb7a5247c8651b197d7e0ef1900",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_627bf",
                                    table="municipalities_applicationpartner",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BackupSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "arrangement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rota", "A back-up rota of the municipality's own"),
                                    ("intermunicipal", "A back-up rota shared with other municipalities"),
                                    ("colleague", "An agreement with a named colleague"),
                                    ("other", "Other"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="Who backs the candidate up?",
                            ),
                        ),
                        (
                            "response_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="Time until the back-up doctor can be present, minutes",
                            ),
                        ),
                        (
                            "backup",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How is back-up arranged until the candidate is approved as a general practitioner?",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="248cbc00e00827bff4ffb04303c8d5e7be360ad3",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_5df55",
                                    table="municipalities_backupsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."arrangement" IS DISTINCT FROM (NEW."arrangement") OR OLD."backup" IS DISTINCT FROM (NEW."backup") OR OLD."response_minutes" IS DISTINCT FROM (NEW."response_minutes") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_backupsectionhistory" ("application_id", "arrangement", "backup", "pgh_created_at", "pgh_label", "pgh_obj_id", "response_minutes", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."arrangement", OLD."backup", NOW(), \'changed\', OLD."id", OLD."response_minutes", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="a37de9974dd6633a4ac466b39f3c6bdab7e21bb4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8cd29",
                                    table="municipalities_backupsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_backupsectionhistory" ("application_id", "arrangement", "backup", "pgh_created_at", "pgh_label", "pgh_obj_id", "response_minutes", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."arrangement", OLD."backup", NOW(), \'deleted\', OLD."id", OLD."response_minutes", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="3f41d5fb0c7b525b69ba5f3dee11428cbe10d84e",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_2555c",
                                    table="municipalities_backupsection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CandidateSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "candidate_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("new", "A new candidate, the post is advertised"),
                                    ("employed", "A doctor already employed"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="Who is to have the post?",
                            ),
                        ),
                        (
                            "months_completed",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="Months of the specialist education completed",
                            ),
                        ),
                        (
                            "candidate",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How far has the doctor come in the education?",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="1c2cd7341a932cd1d432bbaa954858a686c64a4c",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_3324b",
                                    table="municipalities_candidatesection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."candidate" IS DISTINCT FROM (NEW."candidate") OR OLD."candidate_kind" IS DISTINCT FROM (NEW."candidate_kind") OR OLD."months_completed" IS DISTINCT FROM (NEW."months_completed") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_candidatesectionhistory" ("application_id", "candidate", "candidate_kind", "months_completed", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."candidate", OLD."candidate_kind", OLD."months_completed", NOW(), \'changed\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="a4fe6befb2b55a74b20b1b9d0e8dea1bfb5181d9",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_5aadd",
                                    table="municipalities_candidatesection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_candidatesectionhistory" ("application_id", "candidate", "candidate_kind", "months_completed", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."candidate", OLD."candidate_kind", OLD."months_completed", NOW(), \'deleted\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="ab508aa1ac2f2b51b9432a3caf295c7e2517adc3",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_ea121",
                                    table="municipalities_candidatesection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DailySupervisionSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "provided_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("specialist_in_office", "A specialist in general practice at the same office"),
                                    ("doctor_in_office", "Another experienced doctor at the same office"),
                                    ("elsewhere", "A doctor at another office, by telephone or video"),
                                    ("other", "Other"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="Who gives daily supervision?",
                            ),
                        ),
                        (
                            "doctors_sharing",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Number of doctors who share the task"
                            ),
                        ),
                        (
                            "every_day",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="Is a supervising colleague present every working day?",
                            ),
                        ),
                        (
                            "daily_supervision",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How is daily supervision provided?",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="1a543937bd04867702aeb0caf495ec7b73128527",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_d26be",
                                    table="municipalities_dailysupervisionsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."daily_supervision" IS DISTINCT FROM (NEW."daily_supervision") OR OLD."doctors_sharing" IS DISTINCT FROM (NEW."doctors_sharing") OR OLD."every_day" IS DISTINCT FROM (NEW."every_day") OR OLD."provided_by" IS DISTINCT FROM (NEW."provided_by") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_dailysupervisionsectionhistory" ("application_id", "daily_supervision", "doctors_sharing", "every_day", "pgh_created_at", "pgh_label", "pgh_obj_id", "provided_by", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."daily_supervision", OLD."doctors_sharing", OLD."every_day", NOW(), \'changed\', OLD."id", OLD."provided_by", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="0b14fec1c89e55c99e10313fd8437a082878ed2a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8c55c",
                                    table="municipalities_dailysupervisionsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_dailysupervisionsectionhistory" ("application_id", "daily_supervision", "doctors_sharing", "every_day", "pgh_created_at", "pgh_label", "pgh_obj_id", "provided_by", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."daily_supervision", OLD."doctors_sharing", OLD."every_day", NOW(), \'deleted\', OLD."id", OLD."provided_by", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="b73210db0e7c5a9ccb950ae30d7a284862911797",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_158ed",
                                    table="municipalities_dailysupervisionsection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                                choices=[("granted", "Granted"), ("refused", "Refused")],
                                max_length=20,
                                verbose_name="outcome",
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(verbose_name="posts")),
                        ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("administrative", "Administrative decision with right of complaint"),
                                    ("grant", "Grant without right of complaint"),
                                    ("contract", "Contract"),
                                ],
                                max_length=20,
                                verbose_name="kind of decision",
                            ),
                        ),
                        ("issued_at", models.DateTimeField()),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="municipalities.application",
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
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "granted"), ("places__gte", 1)),
                                    models.Q(("outcome", "refused"), ("places", 0)),
                                    _connector="OR",
                                ),
                                name="municipalities_decision_places_match",
                                violation_error_message="A grant gives at least one post, a refusal none.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reasons", ""), _negated=True),
                                name="municipalities_decision_has_reasons",
                                violation_error_message="A decision is always reasoned.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "own_office",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="Is there a suitable office for the candidate?"
                            ),
                        ),
                        (
                            "room",
                            models.TextField(
                                blank=True, default="", max_length=4000, verbose_name="Describe the candidate's office"
                            ),
                        ),
                        (
                            "equipment",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("ecg", "ECG"),
                                        ("spirometry", "Spirometry"),
                                        ("rectoscopy", "Rectoscopy"),
                                        ("audiometry", "Audiometry"),
                                        ("minor_surgery", "Minor surgery"),
                                        ("doppler", "Doppler"),
                                        ("laboratory", "Laboratory"),
                                    ],
                                    max_length=30,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="Equipment at the office",
                            ),
                        ),
                        (
                            "equipment_other",
                            models.CharField(blank=True, default="", max_length=200, verbose_name="Other equipment"),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="ed570f93cf5fd9c0d0fe1cba1a029f52c0bab92c",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_db539",
                                    table="municipalities_officesection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."equipment" IS DISTINCT FROM (NEW."equipment") OR OLD."equipment_other" IS DISTINCT FROM (NEW."equipment_other") OR OLD."own_office" IS DISTINCT FROM (NEW."own_office") OR OLD."room" IS DISTINCT FROM (NEW."room") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_officesectionhistory" ("application_id", "equipment", "equipment_other", "own_office", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."equipment", OLD."equipment_other", OLD."own_office", NOW(), \'changed\', OLD."id", OLD."room", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="11122e8366befb6516136ae719828a2317f08889",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_b38b5",
                                    table="municipalities_officesection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_officesectionhistory" ("application_id", "equipment", "equipment_other", "own_office", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."equipment", OLD."equipment_other", OLD."own_office", NOW(), \'deleted\', OLD."id", OLD."room", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="02a9d269fd2a62d20f940ec82dfdd32488878175",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_8db2a",
                                    table="municipalities_officesection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "responsible",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("chief_doctor", "Municipal chief doctor"),
                                    ("health_manager", "Health manager"),
                                    ("office_manager", "Manager of the doctors' office"),
                                    ("other", "Other"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="Who is responsible for the post in the municipality?",
                            ),
                        ),
                        (
                            "position_percentage",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="Size of the post, per cent",
                            ),
                        ),
                        ("earliest_start", models.DateField(blank=True, null=True, verbose_name="Earliest start")),
                        (
                            "organisation",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How will the municipality organise and administer the post?",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="b0776e431f50c069932669668926be7ac4d76a89",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_9c68a",
                                    table="municipalities_organisationsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."earliest_start" IS DISTINCT FROM (NEW."earliest_start") OR OLD."organisation" IS DISTINCT FROM (NEW."organisation") OR OLD."position_percentage" IS DISTINCT FROM (NEW."position_percentage") OR OLD."responsible" IS DISTINCT FROM (NEW."responsible") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_organisationsectionhistory" ("application_id", "earliest_start", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_percentage", "responsible", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."earliest_start", OLD."organisation", NOW(), \'changed\', OLD."id", OLD."position_percentage", OLD."responsible", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="ed2552b465d18429965e0ae3eed2e7edda24dc1d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_76718",
                                    table="municipalities_organisationsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_organisationsectionhistory" ("application_id", "earliest_start", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_percentage", "responsible", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."earliest_start", OLD."organisation", NOW(), \'deleted\', OLD."id", OLD."position_percentage", OLD."responsible", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="09d7fcd8cbed365b04395f119ac4063491c218f3",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_95077",
                                    table="municipalities_organisationsection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PatientListSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
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
                                default="",
                                max_length=30,
                                verbose_name="Which arrangement is chosen?",
                            ),
                        ),
                        (
                            "list_length",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(5000)],
                                verbose_name="List length, number of patients",
                            ),
                        ),
                        (
                            "patient_list",
                            models.TextField(
                                blank=True, default="", max_length=4000, verbose_name="Describe the arrangement"
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="fd651f6956b4b74d98cb7e6c9101199e325eb595",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_f3209",
                                    table="municipalities_patientlistsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."list_length" IS DISTINCT FROM (NEW."list_length") OR OLD."list_model" IS DISTINCT FROM (NEW."list_model") OR OLD."patient_list" IS DISTINCT FROM (NEW."patient_list") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_patientlistsectionhistory" ("application_id", "list_length", "list_model", "patient_list", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."list_length", OLD."list_model", OLD."patient_list", NOW(), \'changed\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="1fb93f1df74427903ce6f7d8753c6ad17c3b47f7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_c2986",
                                    table="municipalities_patientlistsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_patientlistsectionhistory" ("application_id", "list_length", "list_model", "patient_list", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."list_length", OLD."list_model", OLD."patient_list", NOW(), \'deleted\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="377d267c279dfdbb5f29ccc50d71d594ced95b03",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_9df19",
                                    table="municipalities_patientlistsection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recommendation",
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
                                choices=[("recommended", "Recommended"), ("not_recommended", "Not recommended")],
                                max_length=20,
                                verbose_name="recommendation",
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(verbose_name="posts")),
                        ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                        ("recommended_at", models.DateTimeField()),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendation",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "recommended_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "recommended"), ("places__gte", 1)),
                                    models.Q(("outcome", "not_recommended"), ("places", 0)),
                                    _connector="OR",
                                ),
                                name="municipalities_recommendation_places_match",
                                violation_error_message="A recommended application gets at least one post, another none.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."recommended_at" IS DISTINCT FROM (NEW."recommended_at") OR OLD."recommended_by_id" IS DISTINCT FROM (NEW."recommended_by_id"))',
                                    func='INSERT INTO "municipalities_recommendationhistory" ("application_id", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "reasons", "recommended_at", "recommended_by_id") VALUES (OLD."application_id", OLD."outcome", NOW(), \'changed\', OLD."id", OLD."places", OLD."reasons", OLD."recommended_at", OLD."recommended_by_id"); RETURN NULL;',
                                    hash="e63f390b8491695f760de80baffdaa2c898583af",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_83cb1",
                                    table="municipalities_recommendation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_recommendationhistory" ("application_id", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "reasons", "recommended_at", "recommended_by_id") VALUES (OLD."application_id", OLD."outcome", NOW(), \'deleted\', OLD."id", OLD."places", OLD."reasons", OLD."recommended_at", OLD."recommended_by_id"); RETURN NULL;',
                                    hash="aefe905404bf9124bf4e36557edc977c6011b154",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_e0c73",
                                    table="municipalities_recommendation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecruitmentSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "gp_posts",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="GP contracts in the municipality"
                            ),
                        ),
                        (
                            "vacant_gp_posts",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="GP contracts without a permanent doctor"
                            ),
                        ),
                        (
                            "applicants_last_time",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="Qualified applicants the last time a post was advertised",
                            ),
                        ),
                        (
                            "doctors_left",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Doctors who left in the last three years"
                            ),
                        ),
                        (
                            "recruitment",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="Describe the general recruitment situation",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("vacant_gp_posts", None),
                                    ("gp_posts", None),
                                    ("vacant_gp_posts__lte", models.F("gp_posts")),
                                    _connector="OR",
                                ),
                                name="municipalities_recruitment_vacant_within_posts",
                                violation_error_message="There cannot be more vacant GP contracts than contracts.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="4ab0f1e89e923f83bc9bd4cf932552d81897cb44",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_ec5aa",
                                    table="municipalities_recruitmentsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."applicants_last_time" IS DISTINCT FROM (NEW."applicants_last_time") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."doctors_left" IS DISTINCT FROM (NEW."doctors_left") OR OLD."gp_posts" IS DISTINCT FROM (NEW."gp_posts") OR OLD."recruitment" IS DISTINCT FROM (NEW."recruitment") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."vacant_gp_posts" IS DISTINCT FROM (NEW."vacant_gp_posts") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_recruitmentsectionhistory" ("applicants_last_time", "application_id", "doctors_left", "gp_posts", "pgh_created_at", "pgh_label", "pgh_obj_id", "recruitment", "saved_at", "saved_by_id", "vacant_gp_posts", "version") VALUES (OLD."applicants_last_time", OLD."application_id", OLD."doctors_left", OLD."gp_posts", NOW(), \'changed\', OLD."id", OLD."recruitment", OLD."saved_at", OLD."saved_by_id", OLD."vacant_gp_posts", OLD."version"); RETURN NULL;',
                                    hash="a43883171ccd11de76ba60a1d213a1d7b502774b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_9bfb6",
                                    table="municipalities_recruitmentsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_recruitmentsectionhistory" ("applicants_last_time", "application_id", "doctors_left", "gp_posts", "pgh_created_at", "pgh_label", "pgh_obj_id", "recruitment", "saved_at", "saved_by_id", "vacant_gp_posts", "version") VALUES (OLD."applicants_last_time", OLD."application_id", OLD."doctors_left", OLD."gp_posts", NOW(), \'deleted\', OLD."id", OLD."recruitment", OLD."saved_at", OLD."saved_by_id", OLD."vacant_gp_posts", OLD."version"); RETURN NULL;',
                                    hash="755ce3bdfb7b92c45fe263a3e2fbe2ad49fcafc5",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_7ed71",
                                    table="municipalities_recruitmentsection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisorSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "supervisor_name",
                            models.CharField(
                                blank=True, default="", max_length=120, verbose_name="Name of the supervisor"
                            ),
                        ),
                        (
                            "is_specialist",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="Is the supervisor a specialist in general practice?",
                            ),
                        ),
                        (
                            "same_office",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="Is the supervisor employed at the candidate's own office?",
                            ),
                        ),
                        (
                            "hours_per_month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="Structured supervision, hours a month",
                            ),
                        ),
                        (
                            "supervisor",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="More about the supervisor and the supervision",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="288a1210bc8964ed475850ac8e0dc1de11f47d1a",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_fe8e4",
                                    table="municipalities_supervisorsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."hours_per_month" IS DISTINCT FROM (NEW."hours_per_month") OR OLD."is_specialist" IS DISTINCT FROM (NEW."is_specialist") OR OLD."same_office" IS DISTINCT FROM (NEW."same_office") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."supervisor" IS DISTINCT FROM (NEW."supervisor") OR OLD."supervisor_name" IS DISTINCT FROM (NEW."supervisor_name") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_supervisorsectionhistory" ("application_id", "hours_per_month", "is_specialist", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_office", "saved_at", "saved_by_id", "supervisor", "supervisor_name", "version") VALUES (OLD."application_id", OLD."hours_per_month", OLD."is_specialist", NOW(), \'changed\', OLD."id", OLD."same_office", OLD."saved_at", OLD."saved_by_id", OLD."supervisor", OLD."supervisor_name", OLD."version"); RETURN NULL;',
                                    hash="68741b7f41f1b556f044ed71ce97ff4724c17552",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_678b2",
                                    table="municipalities_supervisorsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_supervisorsectionhistory" ("application_id", "hours_per_month", "is_specialist", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_office", "saved_at", "saved_by_id", "supervisor", "supervisor_name", "version") VALUES (OLD."application_id", OLD."hours_per_month", OLD."is_specialist", NOW(), \'deleted\', OLD."id", OLD."same_office", OLD."saved_at", OLD."saved_by_id", OLD."supervisor", OLD."supervisor_name", OLD."version"); RETURN NULL;',
                                    hash="4bfaaa9678345e23ccc2c49361e44fd805ff0462",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_9f4ec",
                                    table="municipalities_supervisorsection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TasksSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "tasks_offered",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("general_practice", "General practice"),
                                        ("child_health", "Child health centre"),
                                        ("school_health", "School health"),
                                        ("out_of_hours", "Out-of-hours and acute service"),
                                        ("nursing_home", "Nursing home"),
                                        ("elderly_care", "Care of the elderly"),
                                        ("infection_control", "Infection control"),
                                        ("environmental_health", "Environmental health"),
                                        ("public_health", "Public health work"),
                                        ("adviser", "Adviser to the municipal management and in planning"),
                                        ("preparedness", "Emergency preparedness"),
                                    ],
                                    max_length=30,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="Which municipal tasks can the candidate have?",
                            ),
                        ),
                        (
                            "hours_possible",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="Municipal work possible, hours a week",
                            ),
                        ),
                        (
                            "hours_wanted",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="Municipal work wanted, hours a week",
                            ),
                        ),
                        (
                            "breadth",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How does the doctor get breadth across municipal doctors' tasks?",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                        raise exception 'the application is submitted'\n                            using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                    end if;\n                    return new;\n                ",
                                    hash="038c120f70573f565ccea1943f087e80be18754d",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_d49d7",
                                    table="municipalities_taskssection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."breadth" IS DISTINCT FROM (NEW."breadth") OR OLD."hours_possible" IS DISTINCT FROM (NEW."hours_possible") OR OLD."hours_wanted" IS DISTINCT FROM (NEW."hours_wanted") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."tasks_offered" IS DISTINCT FROM (NEW."tasks_offered") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_taskssectionhistory" ("application_id", "breadth", "hours_possible", "hours_wanted", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "tasks_offered", "version") VALUES (OLD."application_id", OLD."breadth", OLD."hours_possible", OLD."hours_wanted", NOW(), \'changed\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."tasks_offered", OLD."version"); RETURN NULL;',
                                    hash="faf04fabfe2d5c4e8c40b19eba3921513e31ee80",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8c935",
                                    table="municipalities_taskssection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_taskssectionhistory" ("application_id", "breadth", "hours_possible", "hours_wanted", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "tasks_offered", "version") VALUES (OLD."application_id", OLD."breadth", OLD."hours_possible", OLD."hours_wanted", NOW(), \'deleted\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."tasks_offered", OLD."version"); RETURN NULL;',
                                    hash="6547f8b09d1d4f9cae7ee90232f0cc60953bd6f1",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_ff214",
                                    table="municipalities_taskssection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResolvedOutcome",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(verbose_name="posts")),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolved_outcome",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "resolution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="municipalities.resolution",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="AbsenceSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "locum",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("colleagues", "Colleagues at the office take over"),
                                    ("neighbours", "Arrangement with neighbouring municipalities"),
                                    ("permanent_locum", "Permanent locum arrangement"),
                                    ("agency", "Hired from an agency"),
                                    ("none", "No arrangement yet"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="How is the candidate's absence covered?",
                            ),
                        ),
                        (
                            "doctors_covering",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Number of doctors who can cover"
                            ),
                        ),
                        (
                            "vulnerability",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How vulnerable is the arrangement?",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.absencesection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="ApplicationPartnerHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
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
                                to="municipalities.applicationpartner",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BackupSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "arrangement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rota", "A back-up rota of the municipality's own"),
                                    ("intermunicipal", "A back-up rota shared with other municipalities"),
                                    ("colleague", "An agreement with a named colleague"),
                                    ("other", "Other"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="Who backs the candidate up?",
                            ),
                        ),
                        (
                            "response_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="Time until the back-up doctor can be present, minutes",
                            ),
                        ),
                        (
                            "backup",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How is back-up arranged until the candidate is approved as a general practitioner?",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.backupsection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="CandidateSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "candidate_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("new", "A new candidate, the post is advertised"),
                                    ("employed", "A doctor already employed"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="Who is to have the post?",
                            ),
                        ),
                        (
                            "months_completed",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="Months of the specialist education completed",
                            ),
                        ),
                        (
                            "candidate",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How far has the doctor come in the education?",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.candidatesection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="DailySupervisionSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "provided_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("specialist_in_office", "A specialist in general practice at the same office"),
                                    ("doctor_in_office", "Another experienced doctor at the same office"),
                                    ("elsewhere", "A doctor at another office, by telephone or video"),
                                    ("other", "Other"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="Who gives daily supervision?",
                            ),
                        ),
                        (
                            "doctors_sharing",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Number of doctors who share the task"
                            ),
                        ),
                        (
                            "every_day",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="Is a supervising colleague present every working day?",
                            ),
                        ),
                        (
                            "daily_supervision",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How is daily supervision provided?",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.dailysupervisionsection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="Position",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=100, unique=True, verbose_name="number")),
                        (
                            "main_position",
                            models.CharField(
                                choices=[
                                    ("general_practice", "General practice"),
                                    ("community_medicine", "Community medicine"),
                                ],
                                default="general_practice",
                                max_length=30,
                                verbose_name="main position",
                            ),
                        ),
                        ("start", models.DateField(verbose_name="start")),
                        (
                            "percentage",
                            models.PositiveSmallIntegerField(
                                default=100,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="percentage",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="municipalities.decision",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality__name_sort", "number"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("percentage__gte", 1), ("percentage__lte", 100)),
                                name="municipalities_position_percentage_in_bounds",
                                violation_error_message="The percentage of a post is from 1 to 100.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False)),
                                name="municipalities_position_valid_not_empty",
                                violation_error_message="The post's last day is before its first.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."decision_id" IS DISTINCT FROM (NEW."decision_id") OR OLD."main_position" IS DISTINCT FROM (NEW."main_position") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_positionhistory" ("decision_id", "main_position", "municipality_id", "number", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "valid") VALUES (OLD."decision_id", OLD."main_position", OLD."municipality_id", OLD."number", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."start", OLD."valid"); RETURN NULL;',
                                    hash="022b8036f71e551bc516e0472c8dca67510d8033",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_3e8e9",
                                    table="municipalities_position",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_positionhistory" ("decision_id", "main_position", "municipality_id", "number", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "valid") VALUES (OLD."decision_id", OLD."main_position", OLD."municipality_id", OLD."number", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."start", OLD."valid"); RETURN NULL;',
                                    hash="3c1bb67da75ca292dfcd3d0ab069525c2f11d45a",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_47090",
                                    table="municipalities_position",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeDoctor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "age",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(20),
                                    django.core.validators.MaxValueValidator(90),
                                ],
                                verbose_name="Age",
                            ),
                        ),
                        (
                            "specialty",
                            models.CharField(
                                choices=[
                                    ("general_practice", "General practice"),
                                    ("community_medicine", "Community medicine"),
                                    ("other", "Another specialty"),
                                    ("in_training", "In training to become a specialist"),
                                    ("none", "No specialty"),
                                ],
                                max_length=30,
                                verbose_name="Specialty",
                            ),
                        ),
                        ("is_intern", models.BooleanField(default=False, verbose_name="Intern")),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doctors",
                                to="municipalities.officesection",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("order",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("section", "order"),
                                name="municipalities_office_doctor_order",
                                violation_error_message="Two rows have the same place in the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("age__gte", 20), ("age__lte", 90)),
                                name="municipalities_office_doctor_age",
                                violation_error_message="A doctor's age is from 20 to 90.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."age" IS DISTINCT FROM (NEW."age") OR OLD."is_intern" IS DISTINCT FROM (NEW."is_intern") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."section_id" IS DISTINCT FROM (NEW."section_id") OR OLD."specialty" IS DISTINCT FROM (NEW."specialty"))',
                                    func='INSERT INTO "municipalities_officedoctorhistory" ("age", "is_intern", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "specialty") VALUES (OLD."age", OLD."is_intern", OLD."order", NOW(), \'changed\', OLD."id", OLD."section_id", OLD."specialty"); RETURN NULL;',
                                    hash="1c8d26ce2129bc46b60243a092f3956baec46065",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_a7d26",
                                    table="municipalities_officedoctor",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_officedoctorhistory" ("age", "is_intern", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "specialty") VALUES (OLD."age", OLD."is_intern", OLD."order", NOW(), \'deleted\', OLD."id", OLD."section_id", OLD."specialty"); RETURN NULL;',
                                    hash="8c21922dcb40ddc5ffa2af292a9e112c960da80e",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_b31d8",
                                    table="municipalities_officedoctor",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "own_office",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="Is there a suitable office for the candidate?"
                            ),
                        ),
                        (
                            "room",
                            models.TextField(
                                blank=True, default="", max_length=4000, verbose_name="Describe the candidate's office"
                            ),
                        ),
                        (
                            "equipment",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("ecg", "ECG"),
                                        ("spirometry", "Spirometry"),
                                        ("rectoscopy", "Rectoscopy"),
                                        ("audiometry", "Audiometry"),
                                        ("minor_surgery", "Minor surgery"),
                                        ("doppler", "Doppler"),
                                        ("laboratory", "Laboratory"),
                                    ],
                                    max_length=30,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="Equipment at the office",
                            ),
                        ),
                        (
                            "equipment_other",
                            models.CharField(blank=True, default="", max_length=200, verbose_name="Other equipment"),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.officesection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="OfficeStaff",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("health_secretary", "Health secretary"),
                                    ("nurse", "Nurse"),
                                    ("biomedical_scientist", "Biomedical laboratory scientist"),
                                    ("manager", "Office manager"),
                                    ("other", "Other staff"),
                                ],
                                max_length=30,
                                verbose_name="Kind of staff",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(99),
                                ],
                                verbose_name="Number",
                            ),
                        ),
                        ("competence", models.CharField(blank=True, max_length=200, verbose_name="Competence")),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staff",
                                to="municipalities.officesection",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("order",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("section", "order"),
                                name="municipalities_office_staff_order",
                                violation_error_message="Two rows have the same place in the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1), ("number__lte", 99)),
                                name="municipalities_office_staff_number",
                                violation_error_message="The number of staff is from 1 to 99.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."competence" IS DISTINCT FROM (NEW."competence") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."section_id" IS DISTINCT FROM (NEW."section_id"))',
                                    func='INSERT INTO "municipalities_officestaffhistory" ("competence", "number", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "section_id") VALUES (OLD."competence", OLD."number", OLD."order", NOW(), \'changed\', OLD."id", OLD."role", OLD."section_id"); RETURN NULL;',
                                    hash="cf3f174b879714b085ff9d5f06540e24c1a9c39a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_e73e4",
                                    table="municipalities_officestaff",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_officestaffhistory" ("competence", "number", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "section_id") VALUES (OLD."competence", OLD."number", OLD."order", NOW(), \'deleted\', OLD."id", OLD."role", OLD."section_id"); RETURN NULL;',
                                    hash="130fc1523fce37a5111faaf46555af26c849461d",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_39684",
                                    table="municipalities_officestaff",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "responsible",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("chief_doctor", "Municipal chief doctor"),
                                    ("health_manager", "Health manager"),
                                    ("office_manager", "Manager of the doctors' office"),
                                    ("other", "Other"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="Who is responsible for the post in the municipality?",
                            ),
                        ),
                        (
                            "position_percentage",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="Size of the post, per cent",
                            ),
                        ),
                        ("earliest_start", models.DateField(blank=True, null=True, verbose_name="Earliest start")),
                        (
                            "organisation",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How will the municipality organise and administer the post?",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.organisationsection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="PatientListSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
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
                                default="",
                                max_length=30,
                                verbose_name="Which arrangement is chosen?",
                            ),
                        ),
                        (
                            "list_length",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(5000)],
                                verbose_name="List length, number of patients",
                            ),
                        ),
                        (
                            "patient_list",
                            models.TextField(
                                blank=True, default="", max_length=4000, verbose_name="Describe the arrangement"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.patientlistsection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="RecommendationHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("recommended", "Recommended"), ("not_recommended", "Not recommended")],
                                max_length=20,
                                verbose_name="recommendation",
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(verbose_name="posts")),
                        ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                        ("recommended_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.recommendation",
                            ),
                        ),
                        (
                            "recommended_by",
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
                    name="RecruitmentSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "gp_posts",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="GP contracts in the municipality"
                            ),
                        ),
                        (
                            "vacant_gp_posts",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="GP contracts without a permanent doctor"
                            ),
                        ),
                        (
                            "applicants_last_time",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="Qualified applicants the last time a post was advertised",
                            ),
                        ),
                        (
                            "doctors_left",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Doctors who left in the last three years"
                            ),
                        ),
                        (
                            "recruitment",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="Describe the general recruitment situation",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.recruitmentsection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="SupervisorSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "supervisor_name",
                            models.CharField(
                                blank=True, default="", max_length=120, verbose_name="Name of the supervisor"
                            ),
                        ),
                        (
                            "is_specialist",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="Is the supervisor a specialist in general practice?",
                            ),
                        ),
                        (
                            "same_office",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="Is the supervisor employed at the candidate's own office?",
                            ),
                        ),
                        (
                            "hours_per_month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="Structured supervision, hours a month",
                            ),
                        ),
                        (
                            "supervisor",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="More about the supervisor and the supervision",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.supervisorsection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="TasksSectionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "tasks_offered",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("general_practice", "General practice"),
                                        ("child_health", "Child health centre"),
                                        ("school_health", "School health"),
                                        ("out_of_hours", "Out-of-hours and acute service"),
                                        ("nursing_home", "Nursing home"),
                                        ("elderly_care", "Care of the elderly"),
                                        ("infection_control", "Infection control"),
                                        ("environmental_health", "Environmental health"),
                                        ("public_health", "Public health work"),
                                        ("adviser", "Adviser to the municipal management and in planning"),
                                        ("preparedness", "Emergency preparedness"),
                                    ],
                                    max_length=30,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="Which municipal tasks can the candidate have?",
                            ),
                        ),
                        (
                            "hours_possible",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="Municipal work possible, hours a week",
                            ),
                        ),
                        (
                            "hours_wanted",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="Municipal work wanted, hours a week",
                            ),
                        ),
                        (
                            "breadth",
                            models.TextField(
                                blank=True,
                                default="",
                                max_length=4000,
                                verbose_name="How does the doctor get breadth across municipal doctors' tasks?",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.taskssection",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="PositionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("number", models.CharField(max_length=100, verbose_name="number")),
                        (
                            "main_position",
                            models.CharField(
                                choices=[
                                    ("general_practice", "General practice"),
                                    ("community_medicine", "Community medicine"),
                                ],
                                default="general_practice",
                                max_length=30,
                                verbose_name="main position",
                            ),
                        ),
                        ("start", models.DateField(verbose_name="start")),
                        (
                            "percentage",
                            models.PositiveSmallIntegerField(
                                default=100,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="percentage",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "decision",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.decision",
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
                                to="municipalities.position",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfficeDoctorHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "age",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(20),
                                    django.core.validators.MaxValueValidator(90),
                                ],
                                verbose_name="Age",
                            ),
                        ),
                        (
                            "specialty",
                            models.CharField(
                                choices=[
                                    ("general_practice", "General practice"),
                                    ("community_medicine", "Community medicine"),
                                    ("other", "Another specialty"),
                                    ("in_training", "In training to become a specialist"),
                                    ("none", "No specialty"),
                                ],
                                max_length=30,
                                verbose_name="Specialty",
                            ),
                        ),
                        ("is_intern", models.BooleanField(default=False, verbose_name="Intern")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.officedoctor",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.officesection",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfficeStaffHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("health_secretary", "Health secretary"),
                                    ("nurse", "Nurse"),
                                    ("biomedical_scientist", "Biomedical laboratory scientist"),
                                    ("manager", "Office manager"),
                                    ("other", "Other staff"),
                                ],
                                max_length=30,
                                verbose_name="Kind of staff",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(99),
                                ],
                                verbose_name="Number",
                            ),
                        ),
                        ("competence", models.CharField(blank=True, max_length=200, verbose_name="Competence")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.officestaff",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.officesection",
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
