import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
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
        ("documents", "0001_initial"),
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
                                    condition='WHEN (OLD."leads_programme" IS DISTINCT FROM (NEW."leads_programme") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_number" IS DISTINCT FROM (NEW."organisation_number") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_municipalityhistory" ("leads_programme", "name", "organisation_number", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."leads_programme", OLD."name", OLD."organisation_number", NOW(), \'changed\', OLD."id", OLD."valid"); RETURN NULL;',
                                    hash="ab8e84a0c373dc9b594ef243a522b419c9d627f7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_e1ee4",
                                    table="municipalities_municipality",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_municipalityhistory" ("leads_programme", "name", "organisation_number", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."leads_programme", OLD."name", OLD."organisation_number", NOW(), \'deleted\', OLD."id", OLD."valid"); RETURN NULL;',
                                    hash="ed26b121511e820d1d5f42501dd0e55b019b51b9",
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
                        ("called_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.round",
                            ),
                        ),
                        ("criteria_published_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "deadline_time",
                            models.TimeField(
                                blank=True,
                                help_text="to the minute, Oslo; none: the whole day",
                                null=True,
                                verbose_name="time of the deadline",
                            ),
                        ),
                        (
                            "disagreement_threshold",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(4),
                                ],
                                verbose_name="disagreement from",
                            ),
                        ),
                        (
                            "question_set",
                            models.CharField(
                                choices=[("2017", "The invitation of 2017: organisation and nine points")],
                                default="2017",
                                max_length=20,
                                verbose_name="points to be answered",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("prepared", "In preparation"),
                                    ("called", "Called"),
                                    ("resolved", "Resolved by the steering group"),
                                    ("released", "Decisions sent"),
                                ],
                                default="prepared",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
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
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["prepared", "called", "resolved", "released"])),
                                name="municipalities_round_status_is_known",
                                violation_error_message="This is no status of a round.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("disagreement_threshold__gte", 1), ("disagreement_threshold__lte", 4)
                                ),
                                name="municipalities_round_threshold_on_the_scale",
                                violation_error_message="The scale goes from 0 to 4: a spread is from 1 to 4.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="round_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{called:resolved,prepared:called,resolved:released}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="ad9e6cf1464cbeac6cc393ab0596dc2f3d1c6ce9",
                                    operation="UPDATE",
                                    pgid="pgtrigger_round_moves_ae850",
                                    table="municipalities_round",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="criteria_published_once",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."criteria_published_at" IS DISTINCT FROM (NEW."criteria_published_at"))',
                                    func="\n    if old.criteria_published_at is not null then\n        raise exception 'the criteria are published'\n            using errcode = 'check_violation', constraint = 'municipalities_round_criteria_published_once';\n    end if;\n    if not exists (select 1 from municipalities_criterion where round_id = new.id) or exists (\n        select 1 from municipalities_criterion c where c.round_id = new.id\n            and (select count(*) from municipalities_anchor a where a.criterion_id = c.id) <> 5\n    ) then\n        raise exception 'the criteria are not whole'\n            using errcode = 'check_violation', constraint = 'municipalities_round_criteria_whole';\n    end if;\n    return new;\n",
                                    hash="ab93028a7dd39c612eec6b7433590a8a0ffed009",
                                    operation="UPDATE",
                                    pgid="pgtrigger_criteria_published_once_f568f",
                                    table="municipalities_round",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."called_at" IS DISTINCT FROM (NEW."called_at") OR OLD."case_number" IS DISTINCT FROM (NEW."case_number") OR OLD."copied_from_id" IS DISTINCT FROM (NEW."copied_from_id") OR OLD."criteria_published_at" IS DISTINCT FROM (NEW."criteria_published_at") OR OLD."deadline_on" IS DISTINCT FROM (NEW."deadline_on") OR OLD."deadline_time" IS DISTINCT FROM (NEW."deadline_time") OR OLD."decision_kind" IS DISTINCT FROM (NEW."decision_kind") OR OLD."disagreement_threshold" IS DISTINCT FROM (NEW."disagreement_threshold") OR OLD."last_number" IS DISTINCT FROM (NEW."last_number") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on") OR OLD."places_from" IS DISTINCT FROM (NEW."places_from") OR OLD."places_to" IS DISTINCT FROM (NEW."places_to") OR OLD."question_set" IS DISTINCT FROM (NEW."question_set") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                                    func='INSERT INTO "municipalities_roundhistory" ("called_at", "case_number", "copied_from_id", "criteria_published_at", "deadline_on", "deadline_time", "decision_kind", "disagreement_threshold", "last_number", "name", "opens_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_from", "places_to", "question_set", "status", "year") VALUES (OLD."called_at", OLD."case_number", OLD."copied_from_id", OLD."criteria_published_at", OLD."deadline_on", OLD."deadline_time", OLD."decision_kind", OLD."disagreement_threshold", OLD."last_number", OLD."name", OLD."opens_on", NOW(), \'changed\', OLD."id", OLD."places_from", OLD."places_to", OLD."question_set", OLD."status", OLD."year"); RETURN NULL;',
                                    hash="285f17dc5e0712ede156a428fbe3bec072f9f6f2",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_6862c",
                                    table="municipalities_round",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_roundhistory" ("called_at", "case_number", "copied_from_id", "criteria_published_at", "deadline_on", "deadline_time", "decision_kind", "disagreement_threshold", "last_number", "name", "opens_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_from", "places_to", "question_set", "status", "year") VALUES (OLD."called_at", OLD."case_number", OLD."copied_from_id", OLD."criteria_published_at", OLD."deadline_on", OLD."deadline_time", OLD."decision_kind", OLD."disagreement_threshold", OLD."last_number", OLD."name", OLD."opens_on", NOW(), \'deleted\', OLD."id", OLD."places_from", OLD."places_to", OLD."question_set", OLD."status", OLD."year"); RETURN NULL;',
                                    hash="ec3fec6e5715ab1ec1e1f3d504f2ed169494c98c",
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
                    name="SuccessionEvent",
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
                                    ("merger", "Merger"),
                                    ("split", "Split"),
                                    ("renumbering", "New number or language form"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="date")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        ("entered_at", models.DateTimeField()),
                        ("source", models.CharField(blank=True, max_length=40, null=True, unique=True)),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        (
                            "counter_of",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_back_by",
                                to="municipalities.successionevent",
                            ),
                        ),
                        (
                            "entered_by",
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
                        "ordering": ("-on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["merger", "split", "renumbering"])),
                                name="municipalities_successionevent_kind_is_known",
                                violation_error_message="This is no kind of event.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("counter_of", None), ("reason", "")),
                                    models.Q(("counter_of__isnull", False), models.Q(("reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="municipalities_successionevent_counter_says_why",
                                violation_error_message="What takes an event back says why.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Advertisement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("text", models.TextField(max_length=20000, verbose_name="text of the advertisement")),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                        ("deadline_on", models.DateField(blank=True, null=True, verbose_name="last day to apply")),
                        (
                            "published_where",
                            models.CharField(blank=True, max_length=300, verbose_name="where it is published"),
                        ),
                        ("applicants", models.PositiveIntegerField(blank=True, null=True, verbose_name="applicants")),
                        ("qualified", models.PositiveIntegerField(blank=True, null=True, verbose_name="qualified")),
                        ("interviewed", models.PositiveIntegerField(blank=True, null=True, verbose_name="interviewed")),
                        (
                            "offered",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="offered the post"),
                        ),
                        (
                            "declined",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="declined the offer"),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        ("written_at", models.DateTimeField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="advertisements",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-published_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True), models.Q(("text", ""), _negated=True)
                                ),
                                name="municipalities_advertisement_has_words",
                                violation_error_message="An advertisement has a title and a text.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("deadline_on", None), ("published_on", None)),
                                    models.Q(
                                        ("deadline_on__gte", models.F("published_on")),
                                        ("deadline_on__isnull", False),
                                        ("published_on__isnull", False),
                                        models.Q(("published_where", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_advertisement_published_whole",
                                violation_error_message="What is published says where, and its deadline is not before that day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_on__isnull", False),
                                    models.Q(
                                        ("applicants", None),
                                        ("closed_on", None),
                                        ("declined", None),
                                        ("interviewed", None),
                                        ("offered", None),
                                        ("qualified", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_advertisement_counts_when_published",
                                violation_error_message="Nobody applies before the post is advertised.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on", None), ("closed_on__gte", models.F("published_on")), _connector="OR"
                                ),
                                name="municipalities_advertisement_closed_after_published",
                                violation_error_message="It cannot be closed before it is published.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("qualified", None),
                                    models.Q(("applicants__isnull", False), ("qualified__lte", models.F("applicants"))),
                                    _connector="OR",
                                ),
                                name="municipalities_advertisement_qualified_in_applicants",
                                violation_error_message="The numbers do not fit together: a part is larger than its whole.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("interviewed", None),
                                    models.Q(
                                        ("applicants__isnull", False), ("interviewed__lte", models.F("applicants"))
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_advertisement_interviewed_in_applicants",
                                violation_error_message="The numbers do not fit together: a part is larger than its whole.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("offered", None),
                                    models.Q(("applicants__isnull", False), ("offered__lte", models.F("applicants"))),
                                    _connector="OR",
                                ),
                                name="municipalities_advertisement_offered_in_applicants",
                                violation_error_message="The numbers do not fit together: a part is larger than its whole.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("declined", None),
                                    models.Q(("declined__lte", models.F("offered")), ("offered__isnull", False)),
                                    _connector="OR",
                                ),
                                name="municipalities_advertisement_declined_in_offered",
                                violation_error_message="The numbers do not fit together: a part is larger than its whole.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."applicants" IS DISTINCT FROM (NEW."applicants") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."deadline_on" IS DISTINCT FROM (NEW."deadline_on") OR OLD."declined" IS DISTINCT FROM (NEW."declined") OR OLD."interviewed" IS DISTINCT FROM (NEW."interviewed") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."offered" IS DISTINCT FROM (NEW."offered") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."published_where" IS DISTINCT FROM (NEW."published_where") OR OLD."qualified" IS DISTINCT FROM (NEW."qualified") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                                    func='INSERT INTO "municipalities_advertisementhistory" ("applicants", "closed_on", "deadline_on", "declined", "interviewed", "municipality_id", "offered", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "published_where", "qualified", "text", "title", "written_at", "written_by_id") VALUES (OLD."applicants", OLD."closed_on", OLD."deadline_on", OLD."declined", OLD."interviewed", OLD."municipality_id", OLD."offered", NOW(), \'changed\', OLD."id", OLD."published_on", OLD."published_where", OLD."qualified", OLD."text", OLD."title", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                                    hash="ceea4f279ec06040aa40769e9d12759405e530a7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_bb7ea",
                                    table="municipalities_advertisement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_advertisementhistory" ("applicants", "closed_on", "deadline_on", "declined", "interviewed", "municipality_id", "offered", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "published_where", "qualified", "text", "title", "written_at", "written_by_id") VALUES (OLD."applicants", OLD."closed_on", OLD."deadline_on", OLD."declined", OLD."interviewed", OLD."municipality_id", OLD."offered", NOW(), \'deleted\', OLD."id", OLD."published_on", OLD."published_where", OLD."qualified", OLD."text", OLD."title", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                                    hash="7d5ddf8c94b99a8958391d0ad1d5c3d24d056332",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_bc507",
                                    table="municipalities_advertisement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
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
                                    ("programme", "Contact for the programme"),
                                    ("chief_executive", "Chief executive"),
                                    ("chief_doctor", "Municipal chief doctor"),
                                    ("health_manager", "Health manager"),
                                    ("personnel", "Personnel"),
                                    ("finance", "Accounts"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="telephone")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality", "role", "-valid"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="municipalities_contact_has_a_name",
                                violation_error_message="A contact has a name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "programme",
                                            "chief_executive",
                                            "chief_doctor",
                                            "health_manager",
                                            "personnel",
                                            "finance",
                                        ],
                                    )
                                ),
                                name="municipalities_contact_role_is_known",
                                violation_error_message="This is no role of a contact.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                                name="municipalities_contact_valid_not_empty",
                                violation_error_message="The last day is before the first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("municipality", "="), ("role", "="), ("valid", "&&")],
                                name="municipalities_contact_one_at_a_time",
                                violation_error_message="Somebody else has this part in these dates.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_contacthistory" ("email", "municipality_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "valid") VALUES (OLD."email", OLD."municipality_id", OLD."name", NOW(), \'changed\', OLD."id", OLD."phone", OLD."role", OLD."valid"); RETURN NULL;',
                                    hash="03466c6604e5b1e65b574271a94c8021e3621ef3",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_17135",
                                    table="municipalities_contact",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_contacthistory" ("email", "municipality_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "valid") VALUES (OLD."email", OLD."municipality_id", OLD."name", NOW(), \'deleted\', OLD."id", OLD."phone", OLD."role", OLD."valid"); RETURN NULL;',
                                    hash="6bec3e1cadfda871ac6fc7ae2d5290ba1842558a",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_4c5f4",
                                    table="municipalities_contact",
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
                    name="MunicipalityCard",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "invoice_reference",
                            models.CharField(
                                blank=True,
                                help_text="the buyer reference of an electronic invoice",
                                max_length=60,
                                verbose_name="invoice reference",
                            ),
                        ),
                        (
                            "hospital_area",
                            models.CharField(
                                blank=True,
                                help_text="the health trust whose hospitals serve it",
                                max_length=80,
                                verbose_name="hospital area",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cards",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality", "valid"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                                name="municipalities_card_valid_not_empty",
                                violation_error_message="The last day is before the first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("municipality", "="), ("valid", "&&")],
                                name="municipalities_card_one_at_a_time",
                                violation_error_message="Another card is recorded for these dates.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."hospital_area" IS DISTINCT FROM (NEW."hospital_area") OR OLD."invoice_reference" IS DISTINCT FROM (NEW."invoice_reference") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."postal_address" IS DISTINCT FROM (NEW."postal_address") OR OLD."postmottak" IS DISTINCT FROM (NEW."postmottak") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_municipalitycardhistory" ("hospital_area", "invoice_reference", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_address", "postmottak", "valid") VALUES (OLD."hospital_area", OLD."invoice_reference", OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."postal_address", OLD."postmottak", OLD."valid"); RETURN NULL;',
                                    hash="e25795a7a790aa7cde51f8a4d5a24e25a9fbf374",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_d0256",
                                    table="municipalities_municipalitycard",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_municipalitycardhistory" ("hospital_area", "invoice_reference", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_address", "postmottak", "valid") VALUES (OLD."hospital_area", OLD."invoice_reference", OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."postal_address", OLD."postmottak", OLD."valid"); RETURN NULL;',
                                    hash="a8c7887154f49688116563d9ac11da7b80fba380",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_3e715",
                                    table="municipalities_municipalitycard",
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
                    ],
                    options={
                        "abstract": False,
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
                    name="TakenOver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField()),
                        ("steps", models.PositiveSmallIntegerField()),
                        (
                            "heir",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_over",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heirs",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality", "steps"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "heir"),
                                name="municipalities_takenover_once",
                                violation_error_message="The municipality took it over already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingEnterprise",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "registration",
                            models.CharField(
                                choices=[
                                    ("not_applied", "Not applied for"),
                                    ("applied", "Applied for"),
                                    ("registered", "Registered"),
                                    ("ended", "Registration ended"),
                                ],
                                max_length=20,
                                verbose_name="registration",
                            ),
                        ),
                        (
                            "registration_on",
                            models.DateField(blank=True, null=True, verbose_name="date of the registration’s status"),
                        ),
                        (
                            "registration_link",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                                verbose_name="link to the register",
                            ),
                        ),
                        (
                            "plan",
                            models.CharField(
                                choices=[("none", "Not begun"), ("writing", "Being written"), ("adopted", "Adopted")],
                                max_length=20,
                                verbose_name="general plan",
                            ),
                        ),
                        ("plan_on", models.DateField(blank=True, null=True, verbose_name="date of the general plan")),
                        (
                            "plan_link",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                                verbose_name="link to the general plan",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enterprise_rows",
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
                        "ordering": ("municipality__name_sort", "-valid"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False)),
                                name="municipalities_trainingenterprise_valid_not_empty",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("registration__in", ("registered", "ended")), _negated=True),
                                    ("registration_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="municipalities_trainingenterprise_registered_has_date",
                                violation_error_message="A registration has its date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("plan", "adopted"), _negated=True),
                                    ("plan_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="municipalities_trainingenterprise_plan_has_date",
                                violation_error_message="An adopted plan has its date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("municipality", "="), ("valid", "&&")],
                                name="municipalities_trainingenterprise_one_at_a_time",
                                violation_error_message="Another status is recorded for these dates.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."plan" IS DISTINCT FROM (NEW."plan") OR OLD."plan_link" IS DISTINCT FROM (NEW."plan_link") OR OLD."plan_on" IS DISTINCT FROM (NEW."plan_on") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."registration" IS DISTINCT FROM (NEW."registration") OR OLD."registration_link" IS DISTINCT FROM (NEW."registration_link") OR OLD."registration_on" IS DISTINCT FROM (NEW."registration_on") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_trainingenterprisehistory" ("municipality_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "plan_link", "plan_on", "recorded_at", "recorded_by_id", "registration", "registration_link", "registration_on", "valid") VALUES (OLD."municipality_id", OLD."note", NOW(), \'changed\', OLD."id", OLD."plan", OLD."plan_link", OLD."plan_on", OLD."recorded_at", OLD."recorded_by_id", OLD."registration", OLD."registration_link", OLD."registration_on", OLD."valid"); RETURN NULL;',
                                    hash="b0c6bc94cbe5a2de23bafd85b9fece0d4c3e9f4d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_1bdd1",
                                    table="municipalities_trainingenterprise",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_trainingenterprisehistory" ("municipality_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "plan_link", "plan_on", "recorded_at", "recorded_by_id", "registration", "registration_link", "registration_on", "valid") VALUES (OLD."municipality_id", OLD."note", NOW(), \'deleted\', OLD."id", OLD."plan", OLD."plan_link", OLD."plan_on", OLD."recorded_at", OLD."recorded_by_id", OLD."registration", OLD."registration_link", OLD."registration_on", OLD."valid"); RETURN NULL;',
                                    hash="411e3e12e62bbfa267c78e3d63b69eee27a9a929",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_5db85",
                                    table="municipalities_trainingenterprise",
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
                                    ("to_sign", "With the signer"),
                                    ("submitted", "Submitted"),
                                    ("recommended", "Recommended"),
                                    ("not_recommended", "Not recommended"),
                                    ("waiting", "Recommended for the waiting list"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("waitlisted", "On the waiting list"),
                                    ("not_taken_up", "Not taken up"),
                                    ("withdrawn", "Withdrawn"),
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
                        ("to_sign_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "to_sign_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "own_share",
                            models.PositiveSmallIntegerField(default=100, verbose_name="own share, per cent"),
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
                                condition=models.Q(("places_wanted__gte", 1), ("places_wanted__lte", 10)),
                                name="municipalities_application_places_wanted_in_bounds",
                                violation_error_message="A municipality applies for one to ten posts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status", "to_sign"),
                                        ("to_sign_at__isnull", False),
                                        ("to_sign_by__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(("status", "to_sign"), _negated=True),
                                        ("to_sign_at", None),
                                        ("to_sign_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_application_sent_to_be_signed",
                                violation_error_message="What waits for the signer names who sent it, and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "draft",
                                            "to_sign",
                                            "submitted",
                                            "recommended",
                                            "not_recommended",
                                            "waiting",
                                            "granted",
                                            "refused",
                                            "waitlisted",
                                            "not_taken_up",
                                            "withdrawn",
                                        ],
                                    )
                                ),
                                name="municipalities_application_status_is_known",
                                violation_error_message="This is no status of an application.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("own_share__gte", 1), ("own_share__lte", 100)),
                                name="municipalities_application_own_share_in_bounds",
                                violation_error_message="A share is from 1 to 100 per cent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("content_sha256", None),
                                        ("reference", None),
                                        ("status__in", ["draft", "to_sign", "withdrawn"]),
                                        ("submitted_at", None),
                                        ("submitted_by", None),
                                    ),
                                    models.Q(
                                        ("reference__isnull", False),
                                        ("submitted_at__isnull", False),
                                        ("submitted_by__isnull", False),
                                        ("content_sha256__isnull", False),
                                        ("content_sha256__regex", "^[0-9a-f]{64}$"),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_application_submission_is_whole",
                                violation_error_message="A submitted application has its reference, its signer, its time and its hash.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="places_counted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE wanted integer;",
                                    func="\n            select places_wanted into wanted from municipalities_application where id = new.id;\n            if wanted <> (select count(*) from municipalities_place where application_id = new.id) then\n                raise exception 'places_wanted is not the number of places'\n                    using errcode = 'check_violation', constraint = 'municipalities_places_counted';\n            end if;\n            return null;\n        ",
                                    hash="fd07bce7fa87f92001df3b2db95936fc3677dd70",
                                    operation='INSERT OR UPDATE OF "places_wanted"',
                                    pgid="pgtrigger_places_counted_1e5a0",
                                    table="municipalities_application",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="application_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:submitted,draft:to_sign,draft:withdrawn,granted:not_taken_up,granted:waitlisted,not_recommended:granted,not_recommended:not_recommended,not_recommended:recommended,not_recommended:refused,not_recommended:waiting,not_recommended:waitlisted,not_recommended:withdrawn,not_taken_up:granted,recommended:granted,recommended:not_recommended,recommended:recommended,recommended:refused,recommended:waiting,recommended:waitlisted,recommended:withdrawn,refused:granted,submitted:draft,submitted:not_recommended,submitted:recommended,submitted:waiting,submitted:withdrawn,to_sign:draft,to_sign:submitted,to_sign:withdrawn,waiting:granted,waiting:not_recommended,waiting:recommended,waiting:refused,waiting:waiting,waiting:waitlisted,waiting:withdrawn,waitlisted:granted,waitlisted:not_taken_up,waitlisted:refused,waitlisted:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="fcd844d6eb25e3c27a615e4194092df684461572",
                                    operation="UPDATE",
                                    pgid="pgtrigger_application_moves_f8e26",
                                    table="municipalities_application",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="key_in_all",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    func="\n            if (select own_share from municipalities_application where id = new.id)\n                + (select coalesce(sum(share), 0) from municipalities_applicationpartner\n                   where application_id = new.id) <> 100 then\n                raise exception 'the shares are not 100 per cent in sum'\n                    using errcode = 'check_violation', constraint = 'municipalities_application_key_in_all';\n            end if;\n            return null;\n        ",
                                    hash="0c5fb601849ad2fe343e5db869ebeef4ea938ac6",
                                    operation='INSERT OR UPDATE OF "own_share"',
                                    pgid="pgtrigger_key_in_all_1fa52",
                                    table="municipalities_application",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."content_sha256" IS DISTINCT FROM (NEW."content_sha256") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."own_share" IS DISTINCT FROM (NEW."own_share") OR OLD."places_wanted" IS DISTINCT FROM (NEW."places_wanted") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."started_by_id" IS DISTINCT FROM (NEW."started_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."to_sign_at" IS DISTINCT FROM (NEW."to_sign_at") OR OLD."to_sign_by_id" IS DISTINCT FROM (NEW."to_sign_by_id"))',
                                    func='INSERT INTO "municipalities_applicationhistory" ("content_sha256", "municipality_id", "own_share", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_wanted", "reference", "round_id", "started_at", "started_by_id", "status", "submitted_at", "submitted_by_id", "to_sign_at", "to_sign_by_id") VALUES (OLD."content_sha256", OLD."municipality_id", OLD."own_share", NOW(), \'changed\', OLD."id", OLD."places_wanted", OLD."reference", OLD."round_id", OLD."started_at", OLD."started_by_id", OLD."status", OLD."submitted_at", OLD."submitted_by_id", OLD."to_sign_at", OLD."to_sign_by_id"); RETURN NULL;',
                                    hash="5b7b0c3188bf8fb9ae3587d607e852a5dfc96942",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_fcf6d",
                                    table="municipalities_application",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_applicationhistory" ("content_sha256", "municipality_id", "own_share", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_wanted", "reference", "round_id", "started_at", "started_by_id", "status", "submitted_at", "submitted_by_id", "to_sign_at", "to_sign_by_id") VALUES (OLD."content_sha256", OLD."municipality_id", OLD."own_share", NOW(), \'deleted\', OLD."id", OLD."places_wanted", OLD."reference", OLD."round_id", OLD."started_at", OLD."started_by_id", OLD."status", OLD."submitted_at", OLD."submitted_by_id", OLD."to_sign_at", OLD."to_sign_by_id"); RETURN NULL;',
                                    hash="a1af27980e5193a5423360dd8ecafd9775d5c80c",
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
                    name="Approval",
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
                                    ("waiting", "Waiting"),
                                    ("given", "Given"),
                                    ("void", "Void: changed afterwards"),
                                    ("withdrawn", "No longer asked for"),
                                ],
                                default="waiting",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("nudged_at", models.DateTimeField(blank=True, null=True)),
                        ("given_at", models.DateTimeField(blank=True, null=True)),
                        ("content_sha256", models.CharField(blank=True, max_length=64)),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, help_text="when it was voided or withdrawn", null=True),
                        ),
                        ("ended_because", models.CharField(blank=True, max_length=300)),
                        (
                            "approver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approvals",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("round", "asked_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ("waiting", "given"))),
                                fields=("round", "approver"),
                                name="municipalities_approval_one_standing",
                                violation_error_message="The person is already asked to approve.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("content_sha256", ""),
                                        ("given_at", None),
                                        ("status__in", ("waiting", "withdrawn")),
                                    ),
                                    models.Q(
                                        ("content_sha256__regex", "^[0-9a-f]{64}$"),
                                        ("given_at__isnull", False),
                                        ("status__in", ("given", "void")),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_approval_given_is_whole",
                                violation_error_message="A given approval has its time and says what was approved.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at", None), ("ended_because", ""), ("status__in", ("waiting", "given"))
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("status__in", ("void", "withdrawn")),
                                        models.Q(("ended_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_approval_ended_with_reason",
                                violation_error_message="An approval that ends has its time and its reason.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="approval_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{given:void,waiting:given,waiting:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="8bc01928b76f589c2f0da46ef338fb2e7892ac94",
                                    operation="UPDATE",
                                    pgid="pgtrigger_approval_moves_666e8",
                                    table="municipalities_approval",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."approver_id" IS DISTINCT FROM (NEW."approver_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."content_sha256" IS DISTINCT FROM (NEW."content_sha256") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_because" IS DISTINCT FROM (NEW."ended_because") OR OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."nudged_at" IS DISTINCT FROM (NEW."nudged_at") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                                    func='INSERT INTO "municipalities_approvalhistory" ("approver_id", "asked_at", "asked_by_id", "content_sha256", "ended_at", "ended_because", "given_at", "nudged_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "status") VALUES (OLD."approver_id", OLD."asked_at", OLD."asked_by_id", OLD."content_sha256", OLD."ended_at", OLD."ended_because", OLD."given_at", OLD."nudged_at", NOW(), \'changed\', OLD."id", OLD."round_id", OLD."status"); RETURN NULL;',
                                    hash="eab88266a70b83e9367d63b7e87a276d354619bc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8d7bb",
                                    table="municipalities_approval",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_approvalhistory" ("approver_id", "asked_at", "asked_by_id", "content_sha256", "ended_at", "ended_because", "given_at", "nudged_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "status") VALUES (OLD."approver_id", OLD."asked_at", OLD."asked_by_id", OLD."content_sha256", OLD."ended_at", OLD."ended_because", OLD."given_at", OLD."nudged_at", NOW(), \'deleted\', OLD."id", OLD."round_id", OLD."status"); RETURN NULL;',
                                    hash="2ce84b68819996611938d8b96f636dc2638c5376",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_3afbc",
                                    table="municipalities_approval",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConflictDeclaration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fit", models.BooleanField(verbose_name="Without conflict of interest")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Reason")),
                        ("declared_at", models.DateTimeField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conflict_declarations",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conflict_declarations",
                                to="municipalities.round",
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
                        "indexes": [models.Index(fields=["user", "municipality"], name="municipalities_conflict_who")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fit", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="municipalities_conflict_is_reasoned",
                                violation_error_message="Say in a sentence what the conflict of interest is.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("title_nb", models.CharField(max_length=120, verbose_name="title, bokmål")),
                        ("title_nn", models.CharField(max_length=120, verbose_name="title, nynorsk")),
                        (
                            "description_nb",
                            models.TextField(blank=True, max_length=1000, verbose_name="description, bokmål"),
                        ),
                        (
                            "description_nn",
                            models.TextField(blank=True, max_length=1000, verbose_name="description, nynorsk"),
                        ),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "point",
                            models.CharField(
                                blank=True,
                                max_length=1,
                                validators=[django.core.validators.RegexValidator("^[0-9]$")],
                                verbose_name="point of the application",
                            ),
                        ),
                        (
                            "revision",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, help_text="changes since publication"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("round", "order", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("round", "order"),
                                name="municipalities_criterion_order_once",
                                violation_error_message="Two criteria have the same place in the order.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gte", 1), ("weight__lte", 100)),
                                name="municipalities_criterion_weight_in_bounds",
                                violation_error_message="A weight is from 1 to 100.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="criterion_locked",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select criteria_published_at from municipalities_round where id = coalesce(new.round_id, old.round_id))\n                        is not null and not (\n                            tg_op = 'UPDATE' and new.round_id = old.round_id and new.revision = old.revision + 1\n                            and exists (select 1 from municipalities_criterionchange\n                                        where criterion_id = new.id and revision = new.revision)\n                        ) then\n                        raise exception 'the criteria are locked'\n                            using errcode = 'check_violation', constraint = 'municipalities_criterion_locked';\n                    end if;\n                    return coalesce(new, old);\n                ",
                                    hash="e66434787fbd1781e57d5855c8e67c9b9f2082c8",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_criterion_locked_90d8f",
                                    table="municipalities_criterion",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."description_nb" IS DISTINCT FROM (NEW."description_nb") OR OLD."description_nn" IS DISTINCT FROM (NEW."description_nn") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."point" IS DISTINCT FROM (NEW."point") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."title_nb" IS DISTINCT FROM (NEW."title_nb") OR OLD."title_nn" IS DISTINCT FROM (NEW."title_nn") OR OLD."weight" IS DISTINCT FROM (NEW."weight"))',
                                    func='INSERT INTO "municipalities_criterionhistory" ("description_nb", "description_nn", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "revision", "round_id", "title_nb", "title_nn", "weight") VALUES (OLD."description_nb", OLD."description_nn", OLD."order", NOW(), \'changed\', OLD."id", OLD."point", OLD."revision", OLD."round_id", OLD."title_nb", OLD."title_nn", OLD."weight"); RETURN NULL;',
                                    hash="9f7696b1942da2c9a33b481f53a9551d003db16b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_9a0a6",
                                    table="municipalities_criterion",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_criterionhistory" ("description_nb", "description_nn", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "revision", "round_id", "title_nb", "title_nn", "weight") VALUES (OLD."description_nb", OLD."description_nn", OLD."order", NOW(), \'deleted\', OLD."id", OLD."point", OLD."revision", OLD."round_id", OLD."title_nb", OLD."title_nn", OLD."weight"); RETURN NULL;',
                                    hash="1afbdb913c53613fd97b8c520526027aeadef606",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_4d697",
                                    table="municipalities_criterion",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Dispensation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("until", models.DateTimeField(verbose_name="until")),
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
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
                                related_name="dispensations",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dispensations",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Flag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40)),
                        ("title_nb", models.CharField(max_length=80, verbose_name="title, bokmål")),
                        ("title_nn", models.CharField(max_length=80, verbose_name="title, nynorsk")),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="flags",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("round", "title_nb"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "key"),
                                name="municipalities_flag_once",
                                violation_error_message="The round already has this flag.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."title_nb" IS DISTINCT FROM (NEW."title_nb") OR OLD."title_nn" IS DISTINCT FROM (NEW."title_nn"))',
                                    func='INSERT INTO "municipalities_flaghistory" ("key", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "title_nb", "title_nn") VALUES (OLD."key", NOW(), \'changed\', OLD."id", OLD."round_id", OLD."title_nb", OLD."title_nn"); RETURN NULL;',
                                    hash="c9fc8272df5104a1367c665ca58c255ccb38c134",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_1f2d0",
                                    table="municipalities_flag",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_flaghistory" ("key", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "title_nb", "title_nn") VALUES (OLD."key", NOW(), \'deleted\', OLD."id", OLD."round_id", OLD."title_nb", OLD."title_nn"); RETURN NULL;',
                                    hash="3e083258fab76ef141120c0b5a6c9bc84adc622f",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_f04db",
                                    table="municipalities_flag",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InformationMeeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="starts")),
                        ("ends_at", models.DateTimeField(verbose_name="ends")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("link", models.URLField(blank=True, max_length=300, verbose_name="link")),
                        ("agenda", models.TextField(blank=True, max_length=4000, verbose_name="agenda")),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("starts_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="municipalities_informationmeeting_times_in_order",
                                violation_error_message="A meeting ends after it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("link", ""), ("place", ""), _negated=True),
                                name="municipalities_informationmeeting_is_somewhere",
                                violation_error_message="A meeting has a place or a link.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."agenda" IS DISTINCT FROM (NEW."agenda") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at"))',
                                    func='INSERT INTO "municipalities_informationmeetinghistory" ("agenda", "ends_at", "link", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "round_id", "starts_at") VALUES (OLD."agenda", OLD."ends_at", OLD."link", NOW(), \'changed\', OLD."id", OLD."place", OLD."round_id", OLD."starts_at"); RETURN NULL;',
                                    hash="0949d3206ac888803f4f9ca981da00d5ac46ce70",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_d9f40",
                                    table="municipalities_informationmeeting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_informationmeetinghistory" ("agenda", "ends_at", "link", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "round_id", "starts_at") VALUES (OLD."agenda", OLD."ends_at", OLD."link", NOW(), \'deleted\', OLD."id", OLD."place", OLD."round_id", OLD."starts_at"); RETURN NULL;',
                                    hash="78f6c31b434dc0759f1dce6b0431ffe51c73f9f7",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_06c31",
                                    table="municipalities_informationmeeting",
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
                    name="Invitee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitees",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality__name_sort",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "municipality"),
                                name="municipalities_invitee_once",
                                violation_error_message="The municipality is already on the list.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id"))',
                                    func='INSERT INTO "municipalities_inviteehistory" ("municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") VALUES (OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."round_id"); RETURN NULL;',
                                    hash="f38457d38fdd6ccbac11d9e5a24fb585e46863b5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_43509",
                                    table="municipalities_invitee",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_inviteehistory" ("municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") VALUES (OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."round_id"); RETURN NULL;',
                                    hash="dd7d19d086167f75ba70c09041b856dd943289cd",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_51502",
                                    table="municipalities_invitee",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mix",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="Name of the mix")),
                        ("note", models.TextField(blank=True, max_length=1000, verbose_name="Note")),
                        ("saved_at", models.DateTimeField()),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mixes",
                                to="municipalities.round",
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
                        "ordering": ("round", "name", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "name"),
                                name="municipalities_mix_name_once_a_round",
                                violation_error_message="The round already has a mix of this name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="municipalities_mix_is_named",
                                violation_error_message="Give the mix a name.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id"))',
                                    func='INSERT INTO "municipalities_mixhistory" ("name", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "saved_at", "saved_by_id") VALUES (OLD."name", OLD."note", NOW(), \'changed\', OLD."id", OLD."round_id", OLD."saved_at", OLD."saved_by_id"); RETURN NULL;',
                                    hash="0ac90c238153657414b1f56a4039e356330fe5c0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_9e81c",
                                    table="municipalities_mix",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_mixhistory" ("name", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "saved_at", "saved_by_id") VALUES (OLD."name", OLD."note", NOW(), \'deleted\', OLD."id", OLD."round_id", OLD."saved_at", OLD."saved_by_id"); RETURN NULL;',
                                    hash="48bff836aa888f803ed0321fca80ce75ca92c47f",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_594cb",
                                    table="municipalities_mix",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Phase",
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
                                    ("reading", "Individual reading"),
                                    ("discussion", "Discussion"),
                                    ("recommendation", "Recommendation"),
                                ],
                                max_length=20,
                                verbose_name="phase",
                            ),
                        ),
                        ("start", models.DateField(verbose_name="first day")),
                        ("end", models.DateField(verbose_name="the day after the last")),
                        (
                            "others",
                            models.CharField(
                                choices=[
                                    ("never", "Never"),
                                    ("after_own", "After the own assessment"),
                                    ("always", "Always"),
                                ],
                                max_length=20,
                                verbose_name="others’ assessments are seen",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phases",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("round", "start"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "kind"),
                                name="municipalities_phase_once",
                                violation_error_message="The round already has this phase.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="municipalities_phase_dates_in_order",
                                violation_error_message="A phase ends after it begins.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (models.Func(models.F("start"), models.F("end"), function="DATERANGE"), "&&"),
                                    ("round", "="),
                                ],
                                name="municipalities_phase_one_at_a_time",
                                violation_error_message="Two phases of a round share a day.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."others" IS DISTINCT FROM (NEW."others") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."start" IS DISTINCT FROM (NEW."start"))',
                                    func='INSERT INTO "municipalities_phasehistory" ("end", "kind", "others", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "start") VALUES (OLD."end", OLD."kind", OLD."others", NOW(), \'changed\', OLD."id", OLD."round_id", OLD."start"); RETURN NULL;',
                                    hash="70f3777edaa8f204face49a6a3f45b0ec74dea14",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_4eb30",
                                    table="municipalities_phase",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_phasehistory" ("end", "kind", "others", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "start") VALUES (OLD."end", OLD."kind", OLD."others", NOW(), \'deleted\', OLD."id", OLD."round_id", OLD."start"); RETURN NULL;',
                                    hash="1622a5c441d9c04b7894fcb040cdee1401134007",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_001b2",
                                    table="municipalities_phase",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionDigest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sent_at", models.DateTimeField()),
                        ("mails", models.PositiveSmallIntegerField()),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="digests",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-sent_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Release",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("visible_at", models.DateTimeField(verbose_name="the decisions are seen from")),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="days to accept"
                            ),
                        ),
                        (
                            "offer_days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="days to accept an offer from the waiting list",
                            ),
                        ),
                        ("waiting_until", models.DateField(verbose_name="the waiting list holds until")),
                        ("asked_at", models.DateTimeField()),
                        ("released_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="releases",
                                to="municipalities.round",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("round", "asked_at"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("round",),
                                name="municipalities_release_once_a_round",
                                violation_error_message="The decisions of this round are already released, or wait for their hour.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("released_at", None),
                                    models.Q(("released_at__gte", models.F("visible_at")), ("withdrawn_at", None)),
                                    _connector="OR",
                                ),
                                name="municipalities_release_not_before_its_hour",
                                violation_error_message="Nothing is released before its hour, nor after it was taken back.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer_days__gte", 1), ("offer_days__gte", 1)),
                                name="municipalities_release_days_in_bounds",
                                violation_error_message="A municipality has at least one day to answer.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."answer_days" IS DISTINCT FROM (NEW."answer_days") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."offer_days" IS DISTINCT FROM (NEW."offer_days") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."visible_at" IS DISTINCT FROM (NEW."visible_at") OR OLD."waiting_until" IS DISTINCT FROM (NEW."waiting_until") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                                    func='INSERT INTO "municipalities_releasehistory" ("answer_days", "asked_at", "asked_by_id", "offer_days", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "round_id", "visible_at", "waiting_until", "withdrawn_at") VALUES (OLD."answer_days", OLD."asked_at", OLD."asked_by_id", OLD."offer_days", NOW(), \'changed\', OLD."id", OLD."released_at", OLD."round_id", OLD."visible_at", OLD."waiting_until", OLD."withdrawn_at"); RETURN NULL;',
                                    hash="20d8025cb7bf4e341db59da18b487487a1a43f19",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_02861",
                                    table="municipalities_release",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_releasehistory" ("answer_days", "asked_at", "asked_by_id", "offer_days", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "round_id", "visible_at", "waiting_until", "withdrawn_at") VALUES (OLD."answer_days", OLD."asked_at", OLD."asked_by_id", OLD."offer_days", NOW(), \'deleted\', OLD."id", OLD."released_at", OLD."round_id", OLD."visible_at", OLD."waiting_until", OLD."withdrawn_at"); RETURN NULL;',
                                    hash="aafea7fbb45fb6b240250c01085503cc1706cf10",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_63949",
                                    table="municipalities_release",
                                    when="AFTER",
                                ),
                            ),
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
                        (
                            "case_number",
                            models.CharField(blank=True, max_length=60, verbose_name="case number in the minutes"),
                        ),
                        ("snapshot_sha256", models.CharField(blank=True, max_length=64)),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes against"),
                        ),
                        (
                            "votes_for",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes for"),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("votes_against", None), ("votes_for", None)),
                                    models.Q(
                                        ("votes_against__isnull", False),
                                        ("votes_for__gte", 1),
                                        ("votes_for__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_resolution_votes_are_whole",
                                violation_error_message="Give both numbers of votes, or none where it was unanimous.",
                            )
                        ],
                    },
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
                        ("called_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.round",
                            ),
                        ),
                        ("criteria_published_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "deadline_time",
                            models.TimeField(
                                blank=True,
                                help_text="to the minute, Oslo; none: the whole day",
                                null=True,
                                verbose_name="time of the deadline",
                            ),
                        ),
                        (
                            "disagreement_threshold",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(4),
                                ],
                                verbose_name="disagreement from",
                            ),
                        ),
                        (
                            "question_set",
                            models.CharField(
                                choices=[("2017", "The invitation of 2017: organisation and nine points")],
                                default="2017",
                                max_length=20,
                                verbose_name="points to be answered",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("prepared", "In preparation"),
                                    ("called", "Called"),
                                    ("resolved", "Resolved by the steering group"),
                                    ("released", "Decisions sent"),
                                ],
                                default="prepared",
                                max_length=20,
                                verbose_name="status",
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
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="municipalities.successionevent",
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
                                    condition='WHEN (OLD."county" IS DISTINCT FROM (NEW."county") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."language_form" IS DISTINCT FROM (NEW."language_form") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_municipalityversionhistory" ("county", "event_id", "language_form", "municipality_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "title", "valid") VALUES (OLD."county", OLD."event_id", OLD."language_form", OLD."municipality_id", OLD."number", NOW(), \'changed\', OLD."id", OLD."population", OLD."title", OLD."valid"); RETURN NULL;',
                                    hash="439b8c37c240c9720565ee3a737ee40fcc23c638",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8f520",
                                    table="municipalities_municipalityversion",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_municipalityversionhistory" ("county", "event_id", "language_form", "municipality_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "title", "valid") VALUES (OLD."county", OLD."event_id", OLD."language_form", OLD."municipality_id", OLD."number", NOW(), \'deleted\', OLD."id", OLD."population", OLD."title", OLD."valid"); RETURN NULL;',
                                    hash="15d7f5a6367f76b355a3ab7514e3629492025568",
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
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions",
                                to="municipalities.successionevent",
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
                            models.UniqueConstraint(
                                condition=models.Q(("scope", "part"), _negated=True),
                                fields=("predecessor",),
                                name="municipalities_succession_one_heir",
                                violation_error_message="Another municipality took it over already: only parts can go elsewhere.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="taken_over",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    delete from municipalities_takenover;\n                    insert into municipalities_takenover (heir_id, municipality_id, since, steps)\n                    with recursive line (heir, municipality, since, steps) as (\n                        select successor_id, predecessor_id, \"on\", 1 from municipalities_succession\n                        where predecessor_id is not null and scope <> 'part'\n                        union all\n                        select next.successor_id, line.municipality, greatest(line.since, next.\"on\"), line.steps + 1\n                        from line join municipalities_succession next on next.predecessor_id = line.heir\n                        where next.scope <> 'part' and line.steps < 20\n                    )\n                    select heir, municipality, since, steps from line;\n                    return null;\n                ",
                                    hash="70483b8a55831ecaf5a7aaa9b27a8412bf9267c3",
                                    level="STATEMENT",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_taken_over_fbd38",
                                    table="municipalities_succession",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."outside_name" IS DISTINCT FROM (NEW."outside_name") OR OLD."predecessor_id" IS DISTINCT FROM (NEW."predecessor_id") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id"))',
                                    func='INSERT INTO "municipalities_successionhistory" ("event_id", "kind", "note", "on", "outside_name", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "scope", "successor_id") VALUES (OLD."event_id", OLD."kind", OLD."note", OLD."on", OLD."outside_name", NOW(), \'changed\', OLD."id", OLD."predecessor_id", OLD."scope", OLD."successor_id"); RETURN NULL;',
                                    hash="78510678dd07a1766c78e0fe7f3ec6e74a99d6ba",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_1f31c",
                                    table="municipalities_succession",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_successionhistory" ("event_id", "kind", "note", "on", "outside_name", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "scope", "successor_id") VALUES (OLD."event_id", OLD."kind", OLD."note", OLD."on", OLD."outside_name", NOW(), \'deleted\', OLD."id", OLD."predecessor_id", OLD."scope", OLD."successor_id"); RETURN NULL;',
                                    hash="e26ae77dac5913c52dfbd1e0d9bc0e48401647b1",
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
                    name="AdvertisementHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("text", models.TextField(max_length=20000, verbose_name="text of the advertisement")),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                        ("deadline_on", models.DateField(blank=True, null=True, verbose_name="last day to apply")),
                        (
                            "published_where",
                            models.CharField(blank=True, max_length=300, verbose_name="where it is published"),
                        ),
                        ("applicants", models.PositiveIntegerField(blank=True, null=True, verbose_name="applicants")),
                        ("qualified", models.PositiveIntegerField(blank=True, null=True, verbose_name="qualified")),
                        ("interviewed", models.PositiveIntegerField(blank=True, null=True, verbose_name="interviewed")),
                        (
                            "offered",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="offered the post"),
                        ),
                        (
                            "declined",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="declined the offer"),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        ("written_at", models.DateTimeField()),
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
                                to="municipalities.advertisement",
                            ),
                        ),
                        (
                            "written_by",
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
                    name="ContactHistory",
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
                                    ("programme", "Contact for the programme"),
                                    ("chief_executive", "Chief executive"),
                                    ("chief_doctor", "Municipal chief doctor"),
                                    ("health_manager", "Health manager"),
                                    ("personnel", "Personnel"),
                                    ("finance", "Accounts"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="telephone")),
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
                                to="municipalities.contact",
                            ),
                        ),
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
                    name="MunicipalityCardHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
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
                        (
                            "invoice_reference",
                            models.CharField(
                                blank=True,
                                help_text="the buyer reference of an electronic invoice",
                                max_length=60,
                                verbose_name="invoice reference",
                            ),
                        ),
                        (
                            "hospital_area",
                            models.CharField(
                                blank=True,
                                help_text="the health trust whose hospitals serve it",
                                max_length=80,
                                verbose_name="hospital area",
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
                                to="municipalities.municipalitycard",
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
                    name="TrainingEnterpriseHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "registration",
                            models.CharField(
                                choices=[
                                    ("not_applied", "Not applied for"),
                                    ("applied", "Applied for"),
                                    ("registered", "Registered"),
                                    ("ended", "Registration ended"),
                                ],
                                max_length=20,
                                verbose_name="registration",
                            ),
                        ),
                        (
                            "registration_on",
                            models.DateField(blank=True, null=True, verbose_name="date of the registration’s status"),
                        ),
                        (
                            "registration_link",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                                verbose_name="link to the register",
                            ),
                        ),
                        (
                            "plan",
                            models.CharField(
                                choices=[("none", "Not begun"), ("writing", "Being written"), ("adopted", "Adopted")],
                                max_length=20,
                                verbose_name="general plan",
                            ),
                        ),
                        ("plan_on", models.DateField(blank=True, null=True, verbose_name="date of the general plan")),
                        (
                            "plan_link",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                                verbose_name="link to the general plan",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                        ("recorded_at", models.DateTimeField()),
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
                                to="municipalities.trainingenterprise",
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
                    name="UncoveredGoal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        ("goal", models.CharField(max_length=300, verbose_name="learning goal")),
                        ("met_at", models.CharField(blank=True, max_length=300, verbose_name="where it is met")),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="municipalities.trainingenterprise",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("order",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("enterprise", "order"),
                                name="municipalities_uncoveredgoal_order",
                                violation_error_message="Two rows have the same place in the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("goal", ""), _negated=True),
                                name="municipalities_uncoveredgoal_has_words",
                                violation_error_message="A goal has its words.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("drafted_at", models.DateTimeField()),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreement",
                                to="municipalities.application",
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
                                related_name="agreements",
                                to="municipalities.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("municipality__name_sort", "-pk"),
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
                                    ("to_sign", "With the signer"),
                                    ("submitted", "Submitted"),
                                    ("recommended", "Recommended"),
                                    ("not_recommended", "Not recommended"),
                                    ("waiting", "Recommended for the waiting list"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("waitlisted", "On the waiting list"),
                                    ("not_taken_up", "Not taken up"),
                                    ("withdrawn", "Withdrawn"),
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
                        ("to_sign_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "to_sign_by",
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
                            "own_share",
                            models.PositiveSmallIntegerField(default=100, verbose_name="own share, per cent"),
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
                        ("share", models.PositiveSmallIntegerField(verbose_name="share, per cent")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "municipality"),
                                name="municipalities_partner_once",
                                violation_error_message="The municipality is already named as a partner.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("share__gte", 1), ("share__lte", 99)),
                                name="municipalities_partner_share_in_bounds",
                                violation_error_message="A share is from 1 to 100 per cent.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="key_in_all",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    func="\n            if (select own_share from municipalities_application where id = coalesce(new.application_id, old.application_id))\n                + (select coalesce(sum(share), 0) from municipalities_applicationpartner\n                   where application_id = coalesce(new.application_id, old.application_id)) <> 100 then\n                raise exception 'the shares are not 100 per cent in sum'\n                    using errcode = 'check_violation', constraint = 'municipalities_application_key_in_all';\n            end if;\n            return null;\n        ",
                                    hash="174733e7cc6d4ac171891ced896212d838631ab8",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_key_in_all_7ae59",
                                    table="municipalities_applicationpartner",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."share" IS DISTINCT FROM (NEW."share"))',
                                    func='INSERT INTO "municipalities_applicationpartnerhistory" ("application_id", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share") VALUES (OLD."application_id", OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."share"); RETURN NULL;',
                                    hash="161616a351b8f14babad89e91cc58832561f8829",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_ad67b",
                                    table="municipalities_applicationpartner",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_applicationpartnerhistory" ("application_id", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share") VALUES (OLD."application_id", OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."share"); RETURN NULL;',
                                    hash="ef1cd4a5661a9c1697e649c12569a380d72ee55e",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_627bf",
                                    table="municipalities_applicationpartner",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "ordering": ("-share", "municipality__name_sort"),
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
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
                                choices=[("draft", "Begun"), ("done", "Done")],
                                default="draft",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=4000, verbose_name="Note")),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "reviewer"),
                                name="municipalities_assessment_once_a_reviewer",
                                violation_error_message="You have already begun to assess this application.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at", None), ("status", "draft")),
                                    models.Q(("done_at__isnull", False), ("status", "done")),
                                    _connector="OR",
                                ),
                                name="municipalities_assessment_done_has_its_time",
                                violation_error_message="An assessment that is done has its time; one that is begun has none.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."reviewer_id" IS DISTINCT FROM (NEW."reviewer_id") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_assessmenthistory" ("application_id", "done_at", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id", "saved_at", "status", "version") VALUES (OLD."application_id", OLD."done_at", OLD."note", NOW(), \'changed\', OLD."id", OLD."reviewer_id", OLD."saved_at", OLD."status", OLD."version"); RETURN NULL;',
                                    hash="c3987484748f062345c2a26ac7cfec389d155db1",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_89406",
                                    table="municipalities_assessment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_assessmenthistory" ("application_id", "done_at", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id", "saved_at", "status", "version") VALUES (OLD."application_id", OLD."done_at", OLD."note", NOW(), \'deleted\', OLD."id", OLD."reviewer_id", OLD."saved_at", OLD."status", OLD."version"); RETURN NULL;',
                                    hash="d2a2ca6050418b0b0b764120cac5b4ec62826cf7",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_c0718",
                                    table="municipalities_assessment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if (select status from municipalities_application where id = new.application_id) not in ('not_recommended', 'recommended', 'submitted', 'waiting') then\n                raise exception 'the application is decided'\n                    using errcode = 'check_violation', constraint = 'municipalities_assessment_frozen';\n            end if;\n            return new;\n        ",
                                    hash="fd704bb14c3598d0f850fb2e5f55e59005165368",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_3346e",
                                    table="municipalities_assessment",
                                    when="BEFORE",
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
                        ("assigned_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "assigned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "reviewer"),
                                name="municipalities_assignment_once",
                                violation_error_message="The reviewer is already asked to read this application.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."assigned_at" IS DISTINCT FROM (NEW."assigned_at") OR OLD."assigned_by_id" IS DISTINCT FROM (NEW."assigned_by_id") OR OLD."reviewer_id" IS DISTINCT FROM (NEW."reviewer_id"))',
                                    func='INSERT INTO "municipalities_assignmenthistory" ("application_id", "assigned_at", "assigned_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id") VALUES (OLD."application_id", OLD."assigned_at", OLD."assigned_by_id", NOW(), \'changed\', OLD."id", OLD."reviewer_id"); RETURN NULL;',
                                    hash="79f4589dace80be50a9223300cf569237df4f88b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_7ff49",
                                    table="municipalities_assignment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_assignmenthistory" ("application_id", "assigned_at", "assigned_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id") VALUES (OLD."application_id", OLD."assigned_at", OLD."assigned_by_id", NOW(), \'deleted\', OLD."id", OLD."reviewer_id"); RETURN NULL;',
                                    hash="dd540e4e04df5a3c74cbe4d13ac81f2bd5fbe0a3",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_eedc9",
                                    table="municipalities_assignment",
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
                                choices=[
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("waitlisted", "On the waiting list"),
                                ],
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
                                condition=models.Q(("reasons", ""), _negated=True),
                                name="municipalities_decision_has_reasons",
                                violation_error_message="A decision is always reasoned.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "granted"), ("places__gte", 1)),
                                    models.Q(("outcome__in", ("refused", "waitlisted")), ("places", 0)),
                                    _connector="OR",
                                ),
                                name="municipalities_decision_places_match",
                                violation_error_message="A grant gives at least one post, another decision none.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InformationRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Waits for an answer"),
                                    ("answered", "Answered"),
                                    ("unanswered", "Not answered"),
                                    ("closed", "Closed without an answer"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="deadline")),
                        ("due_time", models.TimeField(blank=True, null=True, verbose_name="time of day")),
                        ("due_at", models.DateTimeField()),
                        ("asked_at", models.DateTimeField()),
                        (
                            "extended_because",
                            models.CharField(
                                blank=True, default="", max_length=500, verbose_name="why the deadline was moved"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("content_sha256", models.CharField(blank=True, default="", max_length=64)),
                        ("snapshot", models.JSONField(blank=True, null=True)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "ended_because",
                            models.CharField(blank=True, default="", max_length=500, verbose_name="why it ended"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="information_requests",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "read_by",
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
                        "ordering": ("application", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "number"),
                                name="municipalities_information_number_once",
                                violation_error_message="Somebody else asked the municipality at the same moment.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        ("content_sha256__regex", "^[0-9a-f]{64}$"),
                                        ("snapshot__isnull", False),
                                        ("status", "answered"),
                                    ),
                                    models.Q(
                                        models.Q(("status", "answered"), _negated=True),
                                        ("answered_at", None),
                                        ("answered_by", None),
                                        ("content_sha256", ""),
                                        ("snapshot", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_information_answer_is_whole",
                                violation_error_message="An answer names who sent it, when, and the hash of what was sent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_at", None), ("answered_at__lt", models.F("due_at")), _connector="OR"
                                ),
                                name="municipalities_information_answered_in_time",
                                violation_error_message="The deadline for the answer is past.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("read_at", None), ("read_by", None)),
                                    models.Q(
                                        ("read_at__isnull", False), ("read_by__isnull", False), ("status", "answered")
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_information_read_by_and_at",
                                violation_error_message="What is read has been answered, and names who read it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("ended_by__isnull", False),
                                        ("status__in", ("closed", "withdrawn")),
                                        models.Q(("ended_because", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("status__in", ("closed", "withdrawn")), _negated=True),
                                        ("ended_at", None),
                                        ("ended_because", ""),
                                        ("ended_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_information_end_is_whole",
                                violation_error_message="Say why the request is withdrawn or closed.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="information_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:answered,open:open,open:unanswered,open:withdrawn,unanswered:closed,unanswered:open,unanswered:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="7898266b6de62fb99a9b8c2598354011f36cc4a4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_information_moves_ec383",
                                    table="municipalities_informationrequest",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."content_sha256" IS DISTINCT FROM (NEW."content_sha256") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."due_time" IS DISTINCT FROM (NEW."due_time") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_because" IS DISTINCT FROM (NEW."ended_because") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."extended_because" IS DISTINCT FROM (NEW."extended_because") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."read_at" IS DISTINCT FROM (NEW."read_at") OR OLD."read_by_id" IS DISTINCT FROM (NEW."read_by_id") OR OLD."snapshot" IS DISTINCT FROM (NEW."snapshot") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                                    func='INSERT INTO "municipalities_informationrequesthistory" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "content_sha256", "due_at", "due_on", "due_time", "ended_at", "ended_because", "ended_by_id", "extended_because", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "read_by_id", "snapshot", "status") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."content_sha256", OLD."due_at", OLD."due_on", OLD."due_time", OLD."ended_at", OLD."ended_because", OLD."ended_by_id", OLD."extended_because", OLD."number", NOW(), \'changed\', OLD."id", OLD."read_at", OLD."read_by_id", OLD."snapshot", OLD."status"); RETURN NULL;',
                                    hash="a3119b4811486e0b2d547ee264820f1732fcac1f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_d0d37",
                                    table="municipalities_informationrequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_informationrequesthistory" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "content_sha256", "due_at", "due_on", "due_time", "ended_at", "ended_because", "ended_by_id", "extended_because", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "read_by_id", "snapshot", "status") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."content_sha256", OLD."due_at", OLD."due_on", OLD."due_time", OLD."ended_at", OLD."ended_because", OLD."ended_by_id", OLD."extended_because", OLD."number", NOW(), \'deleted\', OLD."id", OLD."read_at", OLD."read_by_id", OLD."snapshot", OLD."status"); RETURN NULL;',
                                    hash="f1593c17f130caaabeaf66c62241c16a4f26b06e",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_3663d",
                                    table="municipalities_informationrequest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InternalNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=4000, verbose_name="Note")),
                        ("written_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="internal_notes",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="MunicipalityMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=4000, verbose_name="Message")),
                        ("sent_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="PaperEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="how it came, and from whom")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        ("entered_at", models.DateTimeField()),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paper_entry",
                                to="municipalities.application",
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
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="municipalities_paper_entry_has_source",
                                violation_error_message="Say how the application came, and from whom.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerDecline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                        ("declined_at", models.DateTimeField()),
                        ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partner_declines",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "declined_by",
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
                            "taken_back_by",
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
                        "ordering": ("application", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_at", None)),
                                fields=("application", "municipality"),
                                name="municipalities_partnerdecline_stands_once",
                                violation_error_message="The municipality has already said that it does not take part.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="municipalities_partnerdecline_has_reason",
                                violation_error_message="Say why the municipality does not take part.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("taken_back_at", None), ("taken_back_by", None)),
                                    models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="municipalities_partnerdecline_back_is_whole",
                                violation_error_message="What is taken back names who did it, and when.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."declined_at" IS DISTINCT FROM (NEW."declined_at") OR OLD."declined_by_id" IS DISTINCT FROM (NEW."declined_by_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."taken_back_at" IS DISTINCT FROM (NEW."taken_back_at") OR OLD."taken_back_by_id" IS DISTINCT FROM (NEW."taken_back_by_id"))',
                                    func='INSERT INTO "municipalities_partnerdeclinehistory" ("application_id", "declined_at", "declined_by_id", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "taken_back_at", "taken_back_by_id") VALUES (OLD."application_id", OLD."declined_at", OLD."declined_by_id", OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."reason", OLD."taken_back_at", OLD."taken_back_by_id"); RETURN NULL;',
                                    hash="c512e99ed267550b2e6ddd7b3b2ab0fb286fb944",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_efacd",
                                    table="municipalities_partnerdecline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_partnerdeclinehistory" ("application_id", "declined_at", "declined_by_id", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "taken_back_at", "taken_back_by_id") VALUES (OLD."application_id", OLD."declined_at", OLD."declined_by_id", OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."reason", OLD."taken_back_at", OLD."taken_back_by_id"); RETURN NULL;',
                                    hash="72549dc8e9d27830a063ed6ea5ec5a37fd608261",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_3c9bc",
                                    table="municipalities_partnerdecline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerSignature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("content_sha256", models.CharField(max_length=64)),
                        ("signed_at", models.DateTimeField()),
                        ("name", models.CharField(max_length=120, verbose_name="who signed")),
                        ("capacity", models.CharField(blank=True, max_length=200)),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="how it came, and from whom"),
                        ),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="received on")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partner_signatures",
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
                        (
                            "signed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("application", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "municipality", "content_sha256"),
                                name="municipalities_partnersignature_once",
                                violation_error_message="The municipality has signed this text already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("content_sha256__regex", "^[0-9a-f]{64}$")),
                                name="municipalities_partnersignature_hash",
                                violation_error_message="A signature belongs to the hash of what was signed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("received_on", None), ("source", "")),
                                    models.Q(models.Q(("source", ""), _negated=True), ("received_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="municipalities_partnersignature_paper_is_whole",
                                violation_error_message="A signature on paper names how it came, and the day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="municipalities_partnersignature_has_a_name",
                                violation_error_message="Say who signed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Place",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rank",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(10),
                                ],
                                verbose_name="rank",
                            ),
                        ),
                        ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="workplace")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="municipalities.application",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("application", "rank"),
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("application", "rank"),
                                name="municipalities_place_rank_once",
                                violation_error_message="Two places have the same rank.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rank__gte", 1), ("rank__lte", 10)),
                                name="municipalities_place_rank_in_bounds",
                                violation_error_message="A municipality applies for one to ten posts.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select status from municipalities_application where id = old.application_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="31e57ad68ec095530df14535ca014e5f26e26560",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_22ef4",
                                    table="municipalities_place",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="places_counted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE wanted integer;",
                                    func="\n            select places_wanted into wanted from municipalities_application where id = coalesce(new.application_id, old.application_id);\n            if wanted <> (select count(*) from municipalities_place where application_id = coalesce(new.application_id, old.application_id)) then\n                raise exception 'places_wanted is not the number of places'\n                    using errcode = 'check_violation', constraint = 'municipalities_places_counted';\n            end if;\n            return null;\n        ",
                                    hash="2698a4925c4ac1e2fcc173a823a2d93905d783af",
                                    operation="INSERT OR DELETE",
                                    pgid="pgtrigger_places_counted_6faf2",
                                    table="municipalities_place",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."rank" IS DISTINCT FROM (NEW."rank"))',
                                    func='INSERT INTO "municipalities_placehistory" ("application_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank") VALUES (OLD."application_id", OLD."name", NOW(), \'changed\', OLD."id", OLD."rank"); RETURN NULL;',
                                    hash="a0574bd72f048905737fb60e446a5e92facc6dfa",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_1d796",
                                    table="municipalities_place",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_placehistory" ("application_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank") VALUES (OLD."application_id", OLD."name", NOW(), \'deleted\', OLD."id", OLD."rank"); RETURN NULL;',
                                    hash="b52a28773299d51cd4f2b6ea6abbfc5c22fbfe18",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_f9b58",
                                    table="municipalities_place",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PreparedDecision",
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
                                    ("prepared", "Prepared"),
                                    ("scheduled", "Waits for its hour"),
                                    ("released", "Released"),
                                ],
                                default="prepared",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                        (
                            "access_code",
                            models.CharField(blank=True, max_length=100, verbose_name="publicity of the letter"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("prepared_at", models.DateTimeField()),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="prepared_decision",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "prepared_by",
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
                                condition=models.Q(("reasons", ""), _negated=True),
                                name="municipalities_prepared_decision_has_reasons",
                                violation_error_message="A decision is always reasoned.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="decision_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{prepared:prepared,prepared:scheduled,scheduled:prepared,scheduled:released}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="8b0286b8c21fa762f1dd364455bc5c569a2c8102",
                                    operation="UPDATE",
                                    pgid="pgtrigger_decision_moves_d5ae0",
                                    table="municipalities_prepareddecision",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."access_code" IS DISTINCT FROM (NEW."access_code") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_prepareddecisionhistory" ("access_code", "application_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "status", "version") VALUES (OLD."access_code", OLD."application_id", NOW(), \'changed\', OLD."id", OLD."prepared_at", OLD."prepared_by_id", OLD."reasons", OLD."status", OLD."version"); RETURN NULL;',
                                    hash="c71a64c43c941529b9f3a23d891743a2c6b5c783",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_2e798",
                                    table="municipalities_prepareddecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_prepareddecisionhistory" ("access_code", "application_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "status", "version") VALUES (OLD."access_code", OLD."application_id", NOW(), \'deleted\', OLD."id", OLD."prepared_at", OLD."prepared_by_id", OLD."reasons", OLD."status", OLD."version"); RETURN NULL;',
                                    hash="1cdf3f0ebe5d5946b3a232982cdaa3ec7fe1123b",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_6374c",
                                    table="municipalities_prepareddecision",
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
                                choices=[
                                    ("recommended", "Recommended"),
                                    ("not_recommended", "Not recommended"),
                                    ("waiting", "For the waiting list"),
                                ],
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
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "recommended"), ("places__gte", 1)),
                                    models.Q(("outcome__in", ("not_recommended", "waiting")), ("places", 0)),
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
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."recommended_at" IS DISTINCT FROM (NEW."recommended_at") OR OLD."recommended_by_id" IS DISTINCT FROM (NEW."recommended_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_recommendationhistory" ("application_id", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "reasons", "recommended_at", "recommended_by_id", "version") VALUES (OLD."application_id", OLD."outcome", NOW(), \'changed\', OLD."id", OLD."places", OLD."reasons", OLD."recommended_at", OLD."recommended_by_id", OLD."version"); RETURN NULL;',
                                    hash="ddf932f49acaa4f141f8d66a4173f1677976348e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_83cb1",
                                    table="municipalities_recommendation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_recommendationhistory" ("application_id", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "reasons", "recommended_at", "recommended_by_id", "version") VALUES (OLD."application_id", OLD."outcome", NOW(), \'deleted\', OLD."id", OLD."places", OLD."reasons", OLD."recommended_at", OLD."recommended_by_id", OLD."version"); RETURN NULL;',
                                    hash="de4e03d816047833ce362990138386501c10aaa6",
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
                    name="ScreeningLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("point", models.CharField(max_length=2, verbose_name="Point")),
                        (
                            "state",
                            models.CharField(
                                choices=[("in_order", "In order"), ("missing", "Missing"), ("clarified", "Clarified")],
                                max_length=20,
                                verbose_name="How the point stands",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=1000, verbose_name="Note")),
                        ("screened_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="screening_lines",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "screened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("point",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "point"),
                                name="municipalities_screening_once_a_point",
                                violation_error_message="The point is already screened.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["in_order", "missing", "clarified"])),
                                name="municipalities_screening_state_is_known",
                                violation_error_message="This is no state of a screened point.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("point__in", ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"))),
                                name="municipalities_screening_point_is_known",
                                violation_error_message="The application has no such point.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "in_order"), models.Q(("note", ""), _negated=True), _connector="OR"
                                ),
                                name="municipalities_screening_is_explained",
                                violation_error_message="Say what is missing, or how it was clarified.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."point" IS DISTINCT FROM (NEW."point") OR OLD."screened_at" IS DISTINCT FROM (NEW."screened_at") OR OLD."screened_by_id" IS DISTINCT FROM (NEW."screened_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                                    func='INSERT INTO "municipalities_screeninglinehistory" ("application_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "screened_at", "screened_by_id", "state") VALUES (OLD."application_id", OLD."note", NOW(), \'changed\', OLD."id", OLD."point", OLD."screened_at", OLD."screened_by_id", OLD."state"); RETURN NULL;',
                                    hash="e72df48147800e97bfeabfc1065a571e2e503a87",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_4e7d4",
                                    table="municipalities_screeningline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_screeninglinehistory" ("application_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "screened_at", "screened_by_id", "state") VALUES (OLD."application_id", OLD."note", NOW(), \'deleted\', OLD."id", OLD."point", OLD."screened_at", OLD."screened_by_id", OLD."state"); RETURN NULL;',
                                    hash="1b76463687aef4a2eefbc6992de412877888157c",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_22221",
                                    table="municipalities_screeningline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("submitted_at", models.DateTimeField()),
                        ("content_sha256", models.CharField(max_length=64)),
                        ("snapshot", models.JSONField()),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="received on")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "paper",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("application", "-version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "version"),
                                name="municipalities_submission_version_once",
                                violation_error_message="The application was handed in at the same moment by somebody else.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("content_sha256__regex", "^[0-9a-f]{64}$")),
                                name="municipalities_submission_hash_is_whole",
                                violation_error_message="A submission has the hash of its content.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Withdrawal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                        ("withdrawn_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawals",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "withdrawn_by",
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
                                condition=models.Q(("reason", ""), _negated=True),
                                name="municipalities_withdrawal_has_reason",
                                violation_error_message="Say why the application is withdrawn.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApprovalHistory",
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
                                    ("waiting", "Waiting"),
                                    ("given", "Given"),
                                    ("void", "Void: changed afterwards"),
                                    ("withdrawn", "No longer asked for"),
                                ],
                                default="waiting",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("nudged_at", models.DateTimeField(blank=True, null=True)),
                        ("given_at", models.DateTimeField(blank=True, null=True)),
                        ("content_sha256", models.CharField(blank=True, max_length=64)),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, help_text="when it was voided or withdrawn", null=True),
                        ),
                        ("ended_because", models.CharField(blank=True, max_length=300)),
                        (
                            "approver",
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
                            "asked_by",
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
                                to="municipalities.approval",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Anchor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("value", models.PositiveSmallIntegerField(verbose_name="value")),
                        ("words_nb", models.CharField(max_length=300, verbose_name="sentence, bokmål")),
                        ("words_nn", models.CharField(max_length=300, verbose_name="sentence, nynorsk")),
                        ("revision", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anchors",
                                to="municipalities.criterion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("criterion", "value"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("criterion", "value"),
                                name="municipalities_anchor_once",
                                violation_error_message="Every value of the scale has one sentence.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0), ("value__lte", 4)),
                                name="municipalities_anchor_on_the_scale",
                                violation_error_message="The scale goes from 0 to 4.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="anchor_locked",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select r.criteria_published_at from municipalities_round r join municipalities_criterion c\n                        on c.round_id = r.id where c.id = coalesce(new.criterion_id, old.criterion_id))\n                        is not null and not (\n                            tg_op = 'UPDATE' and new.criterion_id = old.criterion_id and new.value = old.value\n                            and new.revision > old.revision\n                            and exists (select 1 from municipalities_criterionchange\n                                        where criterion_id = new.criterion_id and revision = new.revision)\n                        ) then\n                        raise exception 'the criteria are locked'\n                            using errcode = 'check_violation', constraint = 'municipalities_criterion_locked';\n                    end if;\n                    return coalesce(new, old);\n                ",
                                    hash="afdaf9da73bf9e7ea7e6d24ff5abe672c6cf1777",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_anchor_locked_84cf9",
                                    table="municipalities_anchor",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."criterion_id" IS DISTINCT FROM (NEW."criterion_id") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."words_nb" IS DISTINCT FROM (NEW."words_nb") OR OLD."words_nn" IS DISTINCT FROM (NEW."words_nn"))',
                                    func='INSERT INTO "municipalities_anchorhistory" ("criterion_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "value", "words_nb", "words_nn") VALUES (OLD."criterion_id", NOW(), \'changed\', OLD."id", OLD."revision", OLD."value", OLD."words_nb", OLD."words_nn"); RETURN NULL;',
                                    hash="fa8d78edcfc2ee2173378df31483a614716d4a37",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_72988",
                                    table="municipalities_anchor",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_anchorhistory" ("criterion_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "value", "words_nb", "words_nn") VALUES (OLD."criterion_id", NOW(), \'deleted\', OLD."id", OLD."revision", OLD."value", OLD."words_nb", OLD."words_nn"); RETURN NULL;',
                                    hash="6dfc3ae1235103feedfafe7681aec820730bdc04",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_f46e4",
                                    table="municipalities_anchor",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("revision", models.PositiveSmallIntegerField()),
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        (
                            "before",
                            models.JSONField(help_text="title, description, weight and sentences as they stood"),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="municipalities.criterion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-at", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("criterion", "revision"),
                                name="municipalities_criterionchange_once",
                                violation_error_message="Somebody else changed the criterion in the meantime.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="municipalities_criterionchange_has_reason",
                                violation_error_message="A change of a published criterion has a reason.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("title_nb", models.CharField(max_length=120, verbose_name="title, bokmål")),
                        ("title_nn", models.CharField(max_length=120, verbose_name="title, nynorsk")),
                        (
                            "description_nb",
                            models.TextField(blank=True, max_length=1000, verbose_name="description, bokmål"),
                        ),
                        (
                            "description_nn",
                            models.TextField(blank=True, max_length=1000, verbose_name="description, nynorsk"),
                        ),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "point",
                            models.CharField(
                                blank=True,
                                max_length=1,
                                validators=[django.core.validators.RegexValidator("^[0-9]$")],
                                verbose_name="point of the application",
                            ),
                        ),
                        (
                            "revision",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, help_text="changes since publication"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.criterion",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Feedback",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sentence", models.CharField(max_length=500, verbose_name="feedback")),
                        ("written_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback",
                                to="municipalities.criterion",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("application", "criterion__order", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "criterion"),
                                name="municipalities_feedback_once_a_criterion",
                                violation_error_message="The criterion has its feedback already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sentence", ""), _negated=True),
                                name="municipalities_feedback_says_something",
                                violation_error_message="Write the sentence, or leave the criterion out.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."criterion_id" IS DISTINCT FROM (NEW."criterion_id") OR OLD."sentence" IS DISTINCT FROM (NEW."sentence") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                                    func='INSERT INTO "municipalities_feedbackhistory" ("application_id", "criterion_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sentence", "written_at", "written_by_id") VALUES (OLD."application_id", OLD."criterion_id", NOW(), \'changed\', OLD."id", OLD."sentence", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                                    hash="9d5944af158a0dfd92e47309befe4ee82b63f8b8",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_88ef7",
                                    table="municipalities_feedback",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_feedbackhistory" ("application_id", "criterion_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sentence", "written_at", "written_by_id") VALUES (OLD."application_id", OLD."criterion_id", NOW(), \'deleted\', OLD."id", OLD."sentence", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                                    hash="b59284ad5b1767bed176aa71ea15b183c0c698f8",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_5c909",
                                    table="municipalities_feedback",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationFlag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="Reason")),
                        ("set_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="flags",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "flag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="municipalities.flag"
                            ),
                        ),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "flag"),
                                name="municipalities_applicationflag_once",
                                violation_error_message="The flag is already set.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="municipalities_applicationflag_is_reasoned",
                                violation_error_message="Say why the flag is set.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."flag_id" IS DISTINCT FROM (NEW."flag_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."set_at" IS DISTINCT FROM (NEW."set_at") OR OLD."set_by_id" IS DISTINCT FROM (NEW."set_by_id"))',
                                    func='INSERT INTO "municipalities_applicationflaghistory" ("application_id", "flag_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "set_at", "set_by_id") VALUES (OLD."application_id", OLD."flag_id", NOW(), \'changed\', OLD."id", OLD."reason", OLD."set_at", OLD."set_by_id"); RETURN NULL;',
                                    hash="413078ecbbe8663d5655be6f43c57365f9705aff",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_3c1e7",
                                    table="municipalities_applicationflag",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_applicationflaghistory" ("application_id", "flag_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "set_at", "set_by_id") VALUES (OLD."application_id", OLD."flag_id", NOW(), \'deleted\', OLD."id", OLD."reason", OLD."set_at", OLD."set_by_id"); RETURN NULL;',
                                    hash="23ea90171b86cf2df8a2848869fb7d0921f32dcf",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_30318",
                                    table="municipalities_applicationflag",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FlagHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("key", models.SlugField(db_index=False, max_length=40)),
                        ("title_nb", models.CharField(max_length=80, verbose_name="title, bokmål")),
                        ("title_nn", models.CharField(max_length=80, verbose_name="title, nynorsk")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.flag",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InformationMeetingHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="starts")),
                        ("ends_at", models.DateTimeField(verbose_name="ends")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("link", models.URLField(blank=True, max_length=300, verbose_name="link")),
                        ("agenda", models.TextField(blank=True, max_length=4000, verbose_name="agenda")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.informationmeeting",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Participant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        ("attended", models.BooleanField(blank=True, null=True, verbose_name="was there")),
                        ("entered_at", models.DateTimeField()),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="municipalities.informationmeeting",
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
                        "ordering": ("municipality__name_sort", "name"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "municipality", "name"),
                                name="municipalities_participant_once",
                                violation_error_message="This person is already signed up.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."attended" IS DISTINCT FROM (NEW."attended") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name"))',
                                    func='INSERT INTO "municipalities_participanthistory" ("attended", "email", "entered_at", "entered_by_id", "meeting_id", "municipality_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."attended", OLD."email", OLD."entered_at", OLD."entered_by_id", OLD."meeting_id", OLD."municipality_id", OLD."name", NOW(), \'changed\', OLD."id"); RETURN NULL;',
                                    hash="40fb6acba3ae7f479834c30b9743f762c8824a4a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_d6598",
                                    table="municipalities_participant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_participanthistory" ("attended", "email", "entered_at", "entered_by_id", "meeting_id", "municipality_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."attended", OLD."email", OLD."entered_at", OLD."entered_by_id", OLD."meeting_id", OLD."municipality_id", OLD."name", NOW(), \'deleted\', OLD."id"); RETURN NULL;',
                                    hash="ca21def7f88d1d71d74cbd5b41856f40971c061f",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_adf8e",
                                    table="municipalities_participant",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvitationAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("declined_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_supervisor", "No specialist who can be supervisor"),
                                    ("no_room", "No office or list for another doctor"),
                                    ("no_money", "The municipality cannot carry its share of the cost"),
                                    ("no_need", "All posts are filled"),
                                    ("no_time", "Too little time to write an application"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "reason_text",
                            models.TextField(blank=True, max_length=2000, verbose_name="in your own words"),
                        ),
                        ("reconsidered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "declined_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invitation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answer",
                                to="municipalities.invitation",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("declined_at", None),
                                        ("declined_by", None),
                                        ("reason", ""),
                                        ("reconsidered_at", None),
                                    ),
                                    models.Q(
                                        ("declined_at__isnull", False),
                                        ("declined_by__isnull", False),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_invitationanswer_decline_is_whole",
                                violation_error_message="Declining has its time, who did it and a reason.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."declined_at" IS DISTINCT FROM (NEW."declined_at") OR OLD."declined_by_id" IS DISTINCT FROM (NEW."declined_by_id") OR OLD."invitation_id" IS DISTINCT FROM (NEW."invitation_id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reason_text" IS DISTINCT FROM (NEW."reason_text") OR OLD."reconsidered_at" IS DISTINCT FROM (NEW."reconsidered_at"))',
                                    func='INSERT INTO "municipalities_invitationanswerhistory" ("declined_at", "declined_by_id", "invitation_id", "opened_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reason_text", "reconsidered_at") VALUES (OLD."declined_at", OLD."declined_by_id", OLD."invitation_id", OLD."opened_at", NOW(), \'changed\', OLD."id", OLD."reason", OLD."reason_text", OLD."reconsidered_at"); RETURN NULL;',
                                    hash="08ce7476dc4b1f0d4a6877f36201698f86382308",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_ca9e0",
                                    table="municipalities_invitationanswer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_invitationanswerhistory" ("declined_at", "declined_by_id", "invitation_id", "opened_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reason_text", "reconsidered_at") VALUES (OLD."declined_at", OLD."declined_by_id", OLD."invitation_id", OLD."opened_at", NOW(), \'deleted\', OLD."id", OLD."reason", OLD."reason_text", OLD."reconsidered_at"); RETURN NULL;',
                                    hash="72b730f949199bab1b8df625d7ba4712f0bb5307",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_1848c",
                                    table="municipalities_invitationanswer",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InviteeHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
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
                                to="municipalities.invitee",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MixHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="Name of the mix")),
                        ("note", models.TextField(blank=True, max_length=1000, verbose_name="Note")),
                        ("saved_at", models.DateTimeField()),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.mix",
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
                    name="MixMember",
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
                                related_name="+",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "mix",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="municipalities.mix",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mix", "application"),
                                name="municipalities_mixmember_once",
                                violation_error_message="The municipality is already in the mix.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."mix_id" IS DISTINCT FROM (NEW."mix_id"))',
                                    func='INSERT INTO "municipalities_mixmemberhistory" ("application_id", "mix_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."application_id", OLD."mix_id", NOW(), \'changed\', OLD."id"); RETURN NULL;',
                                    hash="a6dff17db5bfb6631c0a55d3478dadb295ef4b8e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_c3a16",
                                    table="municipalities_mixmember",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_mixmemberhistory" ("application_id", "mix_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."application_id", OLD."mix_id", NOW(), \'deleted\', OLD."id"); RETURN NULL;',
                                    hash="7e71df73af4ba66a51a959dea3c67de5997989de",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_11856",
                                    table="municipalities_mixmember",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhaseHistory",
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
                                    ("reading", "Individual reading"),
                                    ("discussion", "Discussion"),
                                    ("recommendation", "Recommendation"),
                                ],
                                max_length=20,
                                verbose_name="phase",
                            ),
                        ),
                        ("start", models.DateField(verbose_name="first day")),
                        ("end", models.DateField(verbose_name="the day after the last")),
                        (
                            "others",
                            models.CharField(
                                choices=[
                                    ("never", "Never"),
                                    ("after_own", "After the own assessment"),
                                    ("always", "Always"),
                                ],
                                max_length=20,
                                verbose_name="others’ assessments are seen",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.phase",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("text", models.TextField(max_length=2000, verbose_name="question")),
                        (
                            "public_text",
                            models.TextField(blank=True, max_length=2000, verbose_name="the question as all read it"),
                        ),
                        ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "asked_by",
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
                                related_name="questions",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="municipalities.round",
                            ),
                        ),
                        (
                            "digest",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="municipalities.questiondigest",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("asked_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""),
                                        ("answered_at", None),
                                        ("answered_by", None),
                                        ("digest", None),
                                        ("public_text", ""),
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                        models.Q(("public_text", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_question_answer_is_whole",
                                violation_error_message="An answer has its question as all read it, who answered and when.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."digest_id" IS DISTINCT FROM (NEW."digest_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."public_text" IS DISTINCT FROM (NEW."public_text") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                                    func='INSERT INTO "municipalities_questionhistory" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "digest_id", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_text", "round_id", "text") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."digest_id", OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."public_text", OLD."round_id", OLD."text"); RETURN NULL;',
                                    hash="9ef52f34847a825d435e1ddc2af7e460dcb1ed54",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_4eb8b",
                                    table="municipalities_question",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_questionhistory" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "digest_id", "municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_text", "round_id", "text") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."digest_id", OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."public_text", OLD."round_id", OLD."text"); RETURN NULL;',
                                    hash="13421a13fb6c287b8078edc8db6e36349aee7007",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_6c2f1",
                                    table="municipalities_question",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReleaseHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("visible_at", models.DateTimeField(verbose_name="the decisions are seen from")),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="days to accept"
                            ),
                        ),
                        (
                            "offer_days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="days to accept an offer from the waiting list",
                            ),
                        ),
                        ("waiting_until", models.DateField(verbose_name="the waiting list holds until")),
                        ("asked_at", models.DateTimeField()),
                        ("released_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_by",
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
                                to="municipalities.release",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Abstention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="concerning",
                            ),
                        ),
                        (
                            "resolution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="abstentions",
                                to="municipalities.resolution",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("resolution", "pk"),
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
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.successionevent",
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
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.successionevent",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgreementVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("with_municipality", "With the municipality"),
                                    ("with_project", "With the project leader"),
                                    ("to_sign", "To be signed"),
                                    ("signed", "Signed"),
                                    ("superseded", "Superseded"),
                                    ("discarded", "Discarded"),
                                ],
                                default="draft",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("language", models.CharField(max_length=2)),
                        ("effective_from", models.DateField(verbose_name="in effect from")),
                        (
                            "change_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="why it is changed"),
                        ),
                        ("revision", models.PositiveSmallIntegerField(default=1)),
                        ("drafted_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("moved_at", models.DateTimeField(help_text="when it came into its present status")),
                        (
                            "message",
                            models.CharField(blank=True, help_text="what whoever passed it on said", max_length=1000),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True)),
                        ("content_sha256", models.CharField(blank=True, max_length=64, null=True)),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="municipalities.agreement",
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
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
                    ],
                    options={
                        "ordering": ("agreement", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "number"),
                                name="municipalities_agreementversion_number_once",
                                violation_error_message="This version of the agreement exists.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("status__in", ["draft", "to_sign", "with_municipality", "with_project"])
                                ),
                                fields=("agreement",),
                                name="municipalities_agreementversion_one_under_way",
                                violation_error_message="Another version of the agreement is under way.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "signed")),
                                fields=("agreement",),
                                name="municipalities_agreementversion_one_stands",
                                violation_error_message="Another version of the agreement stands.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["signed", "superseded"])),
                                fields=("agreement", "effective_from"),
                                name="municipalities_agreementversion_effective_once",
                                violation_error_message="Another signed version takes effect on this day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "draft",
                                            "with_municipality",
                                            "with_project",
                                            "to_sign",
                                            "signed",
                                            "superseded",
                                            "discarded",
                                        ],
                                    )
                                ),
                                name="municipalities_agreementversion_status_is_known",
                                violation_error_message="This is no status of an agreement.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ("nb", "nn"))),
                                name="municipalities_agreementversion_language",
                                violation_error_message="An agreement is written in bokmål or nynorsk.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("document__isnull", False),
                                        ("signed_at__isnull", False),
                                        ("status__in", ["signed", "superseded"]),
                                        ("content_sha256__isnull", False),
                                        ("content_sha256__regex", "^[0-9a-f]{64}$"),
                                    ),
                                    models.Q(
                                        models.Q(("status__in", ["signed", "superseded"]), _negated=True),
                                        ("content_sha256", None),
                                        ("document", None),
                                        ("signed_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_agreementversion_signing_is_whole",
                                violation_error_message="A signed version has its time, its hash and its file; others have none.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="agreementversion_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:discarded,draft:with_municipality,signed:superseded,to_sign:signed,to_sign:with_project,with_municipality:to_sign,with_municipality:with_project,with_project:discarded,with_project:to_sign,with_project:with_municipality}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="9e3e8e5db6f5166e25e61432efcc5813843dc408",
                                    operation="UPDATE",
                                    pgid="pgtrigger_agreementversion_moves_b04e0",
                                    table="municipalities_agreementversion",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="agreementversion_is_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="68422ecd7463b8eb45951ee9145186c271473b5f",
                                    operation="DELETE",
                                    pgid="pgtrigger_agreementversion_is_kept_2610d",
                                    table="municipalities_agreementversion",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."change_reason" IS DISTINCT FROM (NEW."change_reason") OR OLD."content_sha256" IS DISTINCT FROM (NEW."content_sha256") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."drafted_at" IS DISTINCT FROM (NEW."drafted_at") OR OLD."drafted_by_id" IS DISTINCT FROM (NEW."drafted_by_id") OR OLD."effective_from" IS DISTINCT FROM (NEW."effective_from") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."message" IS DISTINCT FROM (NEW."message") OR OLD."moved_at" IS DISTINCT FROM (NEW."moved_at") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                                    func='INSERT INTO "municipalities_agreementversionhistory" ("agreement_id", "change_reason", "content_sha256", "document_id", "drafted_at", "drafted_by_id", "effective_from", "language", "message", "moved_at", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "sent_at", "signed_at", "status") VALUES (OLD."agreement_id", OLD."change_reason", OLD."content_sha256", OLD."document_id", OLD."drafted_at", OLD."drafted_by_id", OLD."effective_from", OLD."language", OLD."message", OLD."moved_at", OLD."number", NOW(), \'changed\', OLD."id", OLD."revision", OLD."sent_at", OLD."signed_at", OLD."status"); RETURN NULL;',
                                    hash="48d9f9eaba332f1451ab78ad63a01b099d70c7f3",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_feabe",
                                    table="municipalities_agreementversion",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_agreementversionhistory" ("agreement_id", "change_reason", "content_sha256", "document_id", "drafted_at", "drafted_by_id", "effective_from", "language", "message", "moved_at", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "sent_at", "signed_at", "status") VALUES (OLD."agreement_id", OLD."change_reason", OLD."content_sha256", OLD."document_id", OLD."drafted_at", OLD."drafted_by_id", OLD."effective_from", OLD."language", OLD."message", OLD."moved_at", OLD."number", NOW(), \'deleted\', OLD."id", OLD."revision", OLD."sent_at", OLD."signed_at", OLD."status"); RETURN NULL;',
                                    hash="b7aa6dad178a4d0e69214b7544935336b3e64e05",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_7b767",
                                    table="municipalities_agreementversion",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="agreementversion_is_final",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."status" IN (\'signed\', \'superseded\') AND (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."effective_from" IS DISTINCT FROM (NEW."effective_from") OR OLD."change_reason" IS DISTINCT FROM (NEW."change_reason") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."content_sha256" IS DISTINCT FROM (NEW."content_sha256") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id")))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="b6d872644d924a2870026701f417f63b870a70ab",
                                    operation="UPDATE",
                                    pgid="pgtrigger_agreementversion_is_final_bf0cc",
                                    table="municipalities_agreementversion",
                                    when="BEFORE",
                                ),
                            ),
                        ],
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
                        ("share", models.PositiveSmallIntegerField(verbose_name="share, per cent")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentHistory",
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
                                choices=[("draft", "Begun"), ("done", "Done")],
                                default="draft",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=4000, verbose_name="Note")),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
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
                                to="municipalities.assessment",
                            ),
                        ),
                        (
                            "reviewer",
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
                    name="AssignmentHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("assigned_at", models.DateTimeField()),
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
                            "assigned_by",
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
                                to="municipalities.assignment",
                            ),
                        ),
                        (
                            "reviewer",
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
                    name="Acceptance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("decision", "Granted by the decision"),
                                    ("waiting_list", "From the waiting list"),
                                    ("complaint", "After a complaint"),
                                ],
                                max_length=20,
                                verbose_name="origin",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("offered", "Waits for an answer"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("lapsed", "Lapsed"),
                                ],
                                default="offered",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("offered_at", models.DateTimeField()),
                        ("deadline_at", models.DateTimeField(verbose_name="answer before")),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                        (
                            "invoice_reference",
                            models.CharField(blank=True, max_length=60, verbose_name="invoice reference"),
                        ),
                        ("contact_name", models.CharField(blank=True, max_length=120, verbose_name="contact")),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="the contact's e-mail address"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=30, verbose_name="the contact's telephone"),
                        ),
                        (
                            "content_sha256",
                            models.CharField(blank=True, help_text="of the terms that were signed", max_length=64),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acceptances",
                                to="municipalities.decision",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("offered_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("origin", "decision")),
                                fields=("decision",),
                                name="municipalities_acceptance_once_a_decision",
                                violation_error_message="The posts of the decision are already offered.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("deadline_at__gt", models.F("offered_at"))),
                                name="municipalities_acceptance_deadline_after_offer",
                                violation_error_message="The deadline is after the offer.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "declined"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="municipalities_acceptance_declined_with_reason",
                                violation_error_message="Say why the municipality declines.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "accepted"), _negated=True),
                                    models.Q(
                                        models.Q(("contact_name", ""), _negated=True),
                                        ("content_sha256__regex", "^[0-9a-f]{64}$"),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_acceptance_accepted_with_terms",
                                violation_error_message="An acceptance names a contact and what was signed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_by", None), ("ended_at", None), ("status", "offered")),
                                    models.Q(
                                        ("answered_by", None),
                                        ("ended_at__gte", models.F("deadline_at")),
                                        ("ended_at__isnull", False),
                                        ("status", "lapsed"),
                                    ),
                                    models.Q(
                                        ("answered_by__isnull", False),
                                        ("status__in", ("accepted", "declined")),
                                        ("ended_at__isnull", False),
                                        ("ended_at__lt", models.F("deadline_at")),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_acceptance_answer_is_whole",
                                violation_error_message="An offer is answered before its deadline, or lapses after it.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="acceptance_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{offered:accepted,offered:declined,offered:lapsed,offered:offered}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="5d3105d3141906e269abf776b6d6310503c9eb12",
                                    operation="UPDATE",
                                    pgid="pgtrigger_acceptance_moves_da1de",
                                    table="municipalities_acceptance",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."contact_phone" IS DISTINCT FROM (NEW."contact_phone") OR OLD."content_sha256" IS DISTINCT FROM (NEW."content_sha256") OR OLD."deadline_at" IS DISTINCT FROM (NEW."deadline_at") OR OLD."decision_id" IS DISTINCT FROM (NEW."decision_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."invoice_reference" IS DISTINCT FROM (NEW."invoice_reference") OR OLD."offered_at" IS DISTINCT FROM (NEW."offered_at") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                                    func='INSERT INTO "municipalities_acceptancehistory" ("answered_by_id", "contact_email", "contact_name", "contact_phone", "content_sha256", "deadline_at", "decision_id", "ended_at", "invoice_reference", "offered_at", "origin", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status") VALUES (OLD."answered_by_id", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."content_sha256", OLD."deadline_at", OLD."decision_id", OLD."ended_at", OLD."invoice_reference", OLD."offered_at", OLD."origin", NOW(), \'changed\', OLD."id", OLD."reason", OLD."status"); RETURN NULL;',
                                    hash="a06321eb652074078d1e8fc224b38d1f0019cfb6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8d0c8",
                                    table="municipalities_acceptance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_acceptancehistory" ("answered_by_id", "contact_email", "contact_name", "contact_phone", "content_sha256", "deadline_at", "decision_id", "ended_at", "invoice_reference", "offered_at", "origin", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status") VALUES (OLD."answered_by_id", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."content_sha256", OLD."deadline_at", OLD."decision_id", OLD."ended_at", OLD."invoice_reference", OLD."offered_at", OLD."origin", NOW(), \'deleted\', OLD."id", OLD."reason", OLD."status"); RETURN NULL;',
                                    hash="49c79b4be7ce8bf913865e0c3904470c4737c475",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_3280c",
                                    table="municipalities_acceptance",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Complaint",
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
                                    ("received", "Received"),
                                    ("dismissed", "Dismissed: too late"),
                                    ("sent_on", "Sent on to the complaints body"),
                                    ("upheld", "The decision is upheld"),
                                    ("changed", "The decision is changed"),
                                ],
                                default="received",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("arrived_on", models.DateField(verbose_name="arrived on")),
                        ("deadline_on", models.DateField(blank=True, null=True, verbose_name="last day to complain")),
                        ("late", models.BooleanField(verbose_name="too late")),
                        ("text", models.TextField(max_length=8000, verbose_name="what is complained about")),
                        ("registered_at", models.DateTimeField()),
                        (
                            "late_accepted_because",
                            models.CharField(blank=True, max_length=500, verbose_name="why it is heard although late"),
                        ),
                        ("reasons", models.TextField(blank=True, max_length=8000, verbose_name="reasons")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("body_name", models.CharField(blank=True, max_length=120, verbose_name="complaints body")),
                        (
                            "body_answered_on",
                            models.DateField(blank=True, null=True, verbose_name="answered by the complaints body"),
                        ),
                        (
                            "body_reasons",
                            models.TextField(blank=True, max_length=8000, verbose_name="the complaints body's reasons"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="municipalities.decision",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-arrived_on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["received", "sent_on"])),
                                fields=("decision",),
                                name="municipalities_complaint_one_open",
                                violation_error_message="A complaint against this decision is already being dealt with.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at", None),
                                        ("answered_by", None),
                                        ("reasons", ""),
                                        ("status", "received"),
                                    ),
                                    models.Q(
                                        models.Q(("status", "received"), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        models.Q(("reasons", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_complaint_answer_is_whole",
                                violation_error_message="A complaint is answered with reasons, by somebody, at a time.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "sent_on"), _negated=True),
                                    models.Q(("body_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="municipalities_complaint_sent_on_to_somebody",
                                violation_error_message="Say which body the complaint is sent on to.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "dismissed"), _negated=True), ("late", True), _connector="OR"
                                ),
                                name="municipalities_complaint_dismissed_only_late",
                                violation_error_message="Only a complaint that came too late is dismissed.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="complaint_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{received:changed,received:dismissed,received:sent_on,received:upheld,sent_on:changed,sent_on:upheld}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="a353719a37dacb5034360a65ce4485f9fc49b813",
                                    operation="UPDATE",
                                    pgid="pgtrigger_complaint_moves_6eb2d",
                                    table="municipalities_complaint",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."arrived_on" IS DISTINCT FROM (NEW."arrived_on") OR OLD."body_answered_on" IS DISTINCT FROM (NEW."body_answered_on") OR OLD."body_name" IS DISTINCT FROM (NEW."body_name") OR OLD."body_reasons" IS DISTINCT FROM (NEW."body_reasons") OR OLD."deadline_on" IS DISTINCT FROM (NEW."deadline_on") OR OLD."decision_id" IS DISTINCT FROM (NEW."decision_id") OR OLD."late" IS DISTINCT FROM (NEW."late") OR OLD."late_accepted_because" IS DISTINCT FROM (NEW."late_accepted_because") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."registered_at" IS DISTINCT FROM (NEW."registered_at") OR OLD."registered_by_id" IS DISTINCT FROM (NEW."registered_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                                    func='INSERT INTO "municipalities_complainthistory" ("answered_at", "answered_by_id", "arrived_on", "body_answered_on", "body_name", "body_reasons", "deadline_on", "decision_id", "late", "late_accepted_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "registered_at", "registered_by_id", "status", "text") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."arrived_on", OLD."body_answered_on", OLD."body_name", OLD."body_reasons", OLD."deadline_on", OLD."decision_id", OLD."late", OLD."late_accepted_because", NOW(), \'changed\', OLD."id", OLD."reasons", OLD."registered_at", OLD."registered_by_id", OLD."status", OLD."text"); RETURN NULL;',
                                    hash="3ce9f797c7725e144f6271bf887dcb07ed717fae",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8458f",
                                    table="municipalities_complaint",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_complainthistory" ("answered_at", "answered_by_id", "arrived_on", "body_answered_on", "body_name", "body_reasons", "deadline_on", "decision_id", "late", "late_accepted_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "registered_at", "registered_by_id", "status", "text") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."arrived_on", OLD."body_answered_on", OLD."body_name", OLD."body_reasons", OLD."deadline_on", OLD."decision_id", OLD."late", OLD."late_accepted_because", NOW(), \'deleted\', OLD."id", OLD."reasons", OLD."registered_at", OLD."registered_by_id", OLD."status", OLD."text"); RETURN NULL;',
                                    hash="8b2ffe0aae1dde72bcd96a7608760c2f68cb246f",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_d87f8",
                                    table="municipalities_complaint",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterArrival",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("arrived_on", models.DateField(verbose_name="arrived on")),
                        ("source", models.CharField(max_length=200, verbose_name="how it is known")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "decision",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letter_arrival",
                                to="municipalities.decision",
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="municipalities_letter_arrival_has_source",
                                violation_error_message="Say how the day of arrival is known.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."arrived_on" IS DISTINCT FROM (NEW."arrived_on") OR OLD."decision_id" IS DISTINCT FROM (NEW."decision_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."source" IS DISTINCT FROM (NEW."source"))',
                                    func='INSERT INTO "municipalities_letterarrivalhistory" ("arrived_on", "decision_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "source") VALUES (OLD."arrived_on", OLD."decision_id", NOW(), \'changed\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."source"); RETURN NULL;',
                                    hash="4e71c8155cb6d7bbd156a83422ddb7f46de41056",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_5dc15",
                                    table="municipalities_letterarrival",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_letterarrivalhistory" ("arrived_on", "decision_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "source") VALUES (OLD."arrived_on", OLD."decision_id", NOW(), \'deleted\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."source"); RETURN NULL;',
                                    hash="319c66b4ecd4e3d49019a13317cf79a84c2d44ef",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_d8ce0",
                                    table="municipalities_letterarrival",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InformationRequestHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Waits for an answer"),
                                    ("answered", "Answered"),
                                    ("unanswered", "Not answered"),
                                    ("closed", "Closed without an answer"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="deadline")),
                        ("due_time", models.TimeField(blank=True, null=True, verbose_name="time of day")),
                        ("due_at", models.DateTimeField()),
                        ("asked_at", models.DateTimeField()),
                        (
                            "extended_because",
                            models.CharField(
                                blank=True, default="", max_length=500, verbose_name="why the deadline was moved"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("content_sha256", models.CharField(blank=True, default="", max_length=64)),
                        ("snapshot", models.JSONField(blank=True, null=True)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "ended_because",
                            models.CharField(blank=True, default="", max_length=500, verbose_name="why it ended"),
                        ),
                        (
                            "answered_by",
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
                            "asked_by",
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
                                to="municipalities.informationrequest",
                            ),
                        ),
                        (
                            "read_by",
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
                    name="PartnerDeclineHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                        ("declined_at", models.DateTimeField()),
                        ("taken_back_at", models.DateTimeField(blank=True, null=True)),
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
                            "declined_by",
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
                                to="municipalities.partnerdecline",
                            ),
                        ),
                        (
                            "taken_back_by",
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
                    name="DecidedPlace",
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
                                choices=[("granted", "Granted"), ("waiting", "Waiting list"), ("refused", "Refused")],
                                max_length=20,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "waiting_rank",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="number on the waiting list"
                            ),
                        ),
                        ("start", models.DateField(blank=True, null=True, verbose_name="start")),
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
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decided_places",
                                to="municipalities.decision",
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decided",
                                to="municipalities.place",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("decision", "place__rank"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "refused"), ("start", None)),
                                    models.Q(
                                        models.Q(("outcome", "refused"), _negated=True),
                                        ("percentage__gte", 1),
                                        ("percentage__lte", 100),
                                        ("start__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_decided_place_begins",
                                violation_error_message="A post that is granted, or may be, has its start; another has none.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome", "waiting"),
                                        ("waiting_rank__gte", 1),
                                        ("waiting_rank__isnull", False),
                                    ),
                                    models.Q(models.Q(("outcome", "waiting"), _negated=True), ("waiting_rank", None)),
                                    _connector="OR",
                                ),
                                name="municipalities_decided_place_rank_matches",
                                violation_error_message="A place on the waiting list has its number, another none.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierService",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place_of_work", models.CharField(max_length=120, verbose_name="Place of work")),
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
                                ],
                                max_length=30,
                                verbose_name="Kind of service",
                            ),
                        ),
                        (
                            "percentage",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="Position percentage",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earlier_services",
                                to="municipalities.place",
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
                        "ordering": ("valid", "place_of_work", "kind", "pk"),
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
                                        ],
                                    )
                                ),
                                name="municipalities_service_kind_is_known",
                                violation_error_message="Choose a kind of service from the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("place_of_work", ""), _negated=True),
                                name="municipalities_service_has_a_place",
                                violation_error_message="Say where the doctor worked.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid__endswith__isnull", False),
                                    ("valid__isempty", False),
                                    ("valid__startswith__isnull", False),
                                ),
                                name="municipalities_service_has_both_ends",
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
                                name="municipalities_service_percentage_of_a_post",
                                violation_error_message="Position percentage must be from 1 to 100; groups and out-of-hours duty have none.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = old.place_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = new.place_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="a15f461f78eda74d4c0e4bc22024e6a19e214b7b",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_86ce6",
                                    table="municipalities_earlierservice",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."place_of_work" IS DISTINCT FROM (NEW."place_of_work") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_earlierservicehistory" ("kind", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_of_work", "saved_at", "saved_by_id", "valid", "version") VALUES (OLD."kind", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."place_of_work", OLD."saved_at", OLD."saved_by_id", OLD."valid", OLD."version"); RETURN NULL;',
                                    hash="eafd57e5b48d684ef7da5e4591b0ccd258ca3b09",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_093dd",
                                    table="municipalities_earlierservice",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_earlierservicehistory" ("kind", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_of_work", "saved_at", "saved_by_id", "valid", "version") VALUES (OLD."kind", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."place_of_work", OLD."saved_at", OLD."saved_by_id", OLD."valid", OLD."version"); RETURN NULL;',
                                    hash="6b9c96dd70d030d162c62d7ca77df574d1fd6f41",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_0ce95",
                                    table="municipalities_earlierservice",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=30, verbose_name="point")),
                        (
                            "text",
                            models.TextField(blank=True, max_length=4000, verbose_name="Where your answer differs"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="municipalities.applicationpartner",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partner_answers",
                                to="municipalities.place",
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
                        "ordering": ("partner", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partner", "place", "key"),
                                name="municipalities_partneranswer_once",
                                nulls_distinct=False,
                                violation_error_message="Somebody else began this point at the same moment. Save again.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select status from municipalities_application where id = (select application_id from municipalities_applicationpartner where id = old.partner_id)) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select status from municipalities_application where id = (select application_id from municipalities_applicationpartner where id = new.partner_id)) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="1456fbf4aef988b538f0f4b22fffb23c6b1fa210",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_0608d",
                                    table="municipalities_partneranswer",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."partner_id" IS DISTINCT FROM (NEW."partner_id") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_partneranswerhistory" ("key", "partner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "saved_at", "saved_by_id", "text", "version") VALUES (OLD."key", OLD."partner_id", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."saved_at", OLD."saved_by_id", OLD."text", OLD."version"); RETURN NULL;',
                                    hash="4868b20ffdc9e1403d207d05cb9d1d4bcb55b772",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_c5712",
                                    table="municipalities_partneranswer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_partneranswerhistory" ("key", "partner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "saved_at", "saved_by_id", "text", "version") VALUES (OLD."key", OLD."partner_id", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."saved_at", OLD."saved_by_id", OLD."text", OLD."version"); RETURN NULL;',
                                    hash="a284b761d412554d90dc8926654cf2aee17d07bc",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_50001",
                                    table="municipalities_partneranswer",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "rank",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(10),
                                ],
                                verbose_name="rank",
                            ),
                        ),
                        ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="workplace")),
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
                                to="municipalities.place",
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
                        (
                            "place",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="position",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("advertised", "Advertised"),
                                    ("appointed", "Appointed"),
                                    ("filled", "Filled"),
                                    ("vacant", "Vacant"),
                                    ("ended", "Ended"),
                                ],
                                default="planned",
                                max_length=20,
                                verbose_name="status",
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ended"), _negated=True),
                                    ("valid__endswith__isnull", False),
                                    _connector="OR",
                                ),
                                name="municipalities_position_ended_has_a_last_day",
                                violation_error_message="A post that has ended has a last day.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="position_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{advertised:advertised,advertised:appointed,advertised:ended,advertised:filled,advertised:vacant,appointed:advertised,appointed:ended,appointed:filled,filled:filled,filled:vacant,planned:advertised,planned:ended,planned:filled,vacant:advertised,vacant:ended,vacant:filled}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="c0da83f2edd2a1ab7bfb2e253d18706f8c419505",
                                    operation="UPDATE",
                                    pgid="pgtrigger_position_moves_b2b08",
                                    table="municipalities_position",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."decision_id" IS DISTINCT FROM (NEW."decision_id") OR OLD."main_position" IS DISTINCT FROM (NEW."main_position") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_positionhistory" ("decision_id", "main_position", "municipality_id", "number", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "start", "status", "valid") VALUES (OLD."decision_id", OLD."main_position", OLD."municipality_id", OLD."number", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."start", OLD."status", OLD."valid"); RETURN NULL;',
                                    hash="d0deff161aef06c336bf38900e4909f37ac7dc38",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_3e8e9",
                                    table="municipalities_position",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_positionhistory" ("decision_id", "main_position", "municipality_id", "number", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "start", "status", "valid") VALUES (OLD."decision_id", OLD."main_position", OLD."municipality_id", OLD."number", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."start", OLD."status", OLD."valid"); RETURN NULL;',
                                    hash="de137c1e4ecfb0f0acd8d4d6e47192f0ec4bf74b",
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
                    name="RequestedPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=30, verbose_name="point")),
                        ("question", models.TextField(max_length=2000, verbose_name="question")),
                        ("reply", models.TextField(blank=True, default="", max_length=4000, verbose_name="answer")),
                        ("answers", models.JSONField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requested_points",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="municipalities.informationrequest",
                            ),
                        ),
                        (
                            "saved_by",
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
                        "ordering": ("request", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("request", "place", "key"),
                                name="municipalities_requested_point_once",
                                nulls_distinct=False,
                                violation_error_message="A request asks about each point once.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("question", ""), _negated=True),
                                name="municipalities_requested_point_has_question",
                                violation_error_message="Write what is asked about the point.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answers", None),
                                        ("reply", ""),
                                        ("saved_at", None),
                                        ("saved_by", None),
                                        ("version", 0),
                                    ),
                                    models.Q(
                                        ("saved_at__isnull", False), ("saved_by__isnull", False), ("version__gt", 0)
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_requested_point_saved_by_and_at",
                                violation_error_message="An answer names who saved it, and when.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="stands",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if (select status from municipalities_informationrequest where id = new.request_id) <> 'open' then\n                        raise exception 'the request is not open'\n                            using errcode = 'check_violation', constraint = 'municipalities_requested_point_stands';\n                    end if;\n                    return new;\n                ",
                                    hash="6dca73dd806aa61c33b2131a11d0ec826186b597",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_stands_959d0",
                                    table="municipalities_requestedpoint",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."answers" IS DISTINCT FROM (NEW."answers") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."question" IS DISTINCT FROM (NEW."question") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."request_id" IS DISTINCT FROM (NEW."request_id") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_requestedpointhistory" ("answers", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "question", "reply", "request_id", "saved_at", "saved_by_id", "version") VALUES (OLD."answers", OLD."key", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."question", OLD."reply", OLD."request_id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="7a2701fd1cc411def72454b00d4fe6f5c83d8797",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_39f2c",
                                    table="municipalities_requestedpoint",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_requestedpointhistory" ("answers", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "question", "reply", "request_id", "saved_at", "saved_by_id", "version") VALUES (OLD."answers", OLD."key", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."question", OLD."reply", OLD."request_id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="0b61a2b24f28f9355b2fe87a227792744b838e6e",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_28eef",
                                    table="municipalities_requestedpoint",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResolvedPlace",
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
                                choices=[("granted", "Granted"), ("waiting", "Waiting list"), ("refused", "Refused")],
                                max_length=20,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "waiting_rank",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="number on the waiting list"
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolved",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "resolution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="municipalities.resolution",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("resolution", "place__application", "place__rank"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("resolution", "waiting_rank"),
                                name="municipalities_resolved_place_rank_once",
                                violation_error_message="Two places have the same number on the waiting list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome", "waiting"),
                                        ("waiting_rank__gte", 1),
                                        ("waiting_rank__isnull", False),
                                    ),
                                    models.Q(models.Q(("outcome", "waiting"), _negated=True), ("waiting_rank", None)),
                                    _connector="OR",
                                ),
                                name="municipalities_resolved_place_rank_matches",
                                violation_error_message="A place on the waiting list has its number, another none.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Score",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "value",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(4)],
                                verbose_name="Score",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="Note")),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="municipalities.assessment",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="municipalities.criterion",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="municipalities.place",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("assessment", "criterion", "place"),
                                name="municipalities_score_once",
                                nulls_distinct=False,
                                violation_error_message="The criterion is already scored.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value", None), ("value__lte", 4), _connector="OR"),
                                name="municipalities_score_on_the_scale",
                                violation_error_message="The scale goes from 0 to 4.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if (select status from municipalities_application where id = (select application_id from municipalities_assessment where id = new.assessment_id)) not in ('not_recommended', 'recommended', 'submitted', 'waiting') then\n                raise exception 'the application is decided'\n                    using errcode = 'check_violation', constraint = 'municipalities_assessment_frozen';\n            end if;\n            return new;\n        ",
                                    hash="b3916afab451c4159a8c5e0898550a4894fc8253",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_frozen_08916",
                                    table="municipalities_score",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="of_this_application",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if not exists (\n                        select 1 from municipalities_assessment s\n                        join municipalities_application a on a.id = s.application_id\n                        join municipalities_criterion c on c.id = new.criterion_id and c.round_id = a.round_id\n                        where s.id = new.assessment_id and (new.place_id is null or exists (\n                            select 1 from municipalities_place p where p.id = new.place_id and p.application_id = a.id))\n                    ) then\n                        raise exception 'of another round or application'\n                            using errcode = 'check_violation', constraint = 'municipalities_score_elsewhere';\n                    end if;\n                    return new;\n                ",
                                    hash="ea629e274227386068cf45e17e25ea525c6e0ee1",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_of_this_application_91395",
                                    table="municipalities_score",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."assessment_id" IS DISTINCT FROM (NEW."assessment_id") OR OLD."criterion_id" IS DISTINCT FROM (NEW."criterion_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                                    func='INSERT INTO "municipalities_scorehistory" ("assessment_id", "criterion_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "value") VALUES (OLD."assessment_id", OLD."criterion_id", OLD."note", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."value"); RETURN NULL;',
                                    hash="84fe39b3b7154da57657378ef59a28a495b88a4d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_aad29",
                                    table="municipalities_score",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_scorehistory" ("assessment_id", "criterion_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "value") VALUES (OLD."assessment_id", OLD."criterion_id", OLD."note", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."value"); RETURN NULL;',
                                    hash="ef480e7058f1a2d00cf5903907c28590277ea9a5",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_b9c87",
                                    table="municipalities_score",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SectionAssignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=30, verbose_name="point")),
                        ("assigned_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="section_assignments",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "assigned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="section_assignments",
                                to="municipalities.place",
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
                            models.UniqueConstraint(
                                fields=("application", "place", "key", "user"),
                                name="municipalities_section_assignment_once",
                                nulls_distinct=False,
                                violation_error_message="This point is already assigned to this person.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."assigned_at" IS DISTINCT FROM (NEW."assigned_at") OR OLD."assigned_by_id" IS DISTINCT FROM (NEW."assigned_by_id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                                    func='INSERT INTO "municipalities_sectionassignmenthistory" ("application_id", "assigned_at", "assigned_by_id", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "user_id") VALUES (OLD."application_id", OLD."assigned_at", OLD."assigned_by_id", OLD."key", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."user_id"); RETURN NULL;',
                                    hash="c398a229eae17a7cebf58a7ba06dd5c7f6c5df30",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_dd129",
                                    table="municipalities_sectionassignment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_sectionassignmenthistory" ("application_id", "assigned_at", "assigned_by_id", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "user_id") VALUES (OLD."application_id", OLD."assigned_at", OLD."assigned_by_id", OLD."key", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."user_id"); RETURN NULL;',
                                    hash="3772e8f7f144d1d90dcc71ec49e27462d6af1230",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_a878e",
                                    table="municipalities_sectionassignment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SectionComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(blank=True, max_length=30, verbose_name="point")),
                        ("text", models.TextField(max_length=2000, verbose_name="comment")),
                        ("written_at", models.DateTimeField()),
                        ("answer", models.TextField(blank=True, default="", max_length=2000, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="section_comments",
                                to="municipalities.application",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="section_comments",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "written_by",
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
                                    models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="municipalities_comment_answer_is_whole",
                                violation_error_message="An answer names who answered, and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="municipalities_comment_has_text",
                                violation_error_message="Write a comment.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                                    func='INSERT INTO "municipalities_sectioncommenthistory" ("answer", "answered_at", "answered_by_id", "application_id", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "text", "written_at", "written_by_id") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."key", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                                    hash="16eaf12743aa2c227337ba19a50ff332c41150bc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_de287",
                                    table="municipalities_sectioncomment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_sectioncommenthistory" ("answer", "answered_at", "answered_by_id", "application_id", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "text", "written_at", "written_by_id") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."key", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                                    hash="c6050d08c32d77245efbdf4eb5d2c8c60787db07",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_c146b",
                                    table="municipalities_sectioncomment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PreparedDecisionHistory",
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
                                    ("prepared", "Prepared"),
                                    ("scheduled", "Waits for its hour"),
                                    ("released", "Released"),
                                ],
                                default="prepared",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                        (
                            "access_code",
                            models.CharField(blank=True, max_length=100, verbose_name="publicity of the letter"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("prepared_at", models.DateTimeField()),
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
                                to="municipalities.prepareddecision",
                            ),
                        ),
                        (
                            "prepared_by",
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
                    name="PreparedPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="prepared",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "prepared",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="municipalities.prepareddecision",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("prepared", "place__rank"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("percentage__gte", 1), ("percentage__lte", 100)),
                                name="municipalities_prepared_place_percentage",
                                violation_error_message="The percentage of a post is from 1 to 100.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."main_position" IS DISTINCT FROM (NEW."main_position") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."prepared_id" IS DISTINCT FROM (NEW."prepared_id") OR OLD."start" IS DISTINCT FROM (NEW."start"))',
                                    func='INSERT INTO "municipalities_preparedplacehistory" ("main_position", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "prepared_id", "start") VALUES (OLD."main_position", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."prepared_id", OLD."start"); RETURN NULL;',
                                    hash="5cb7deea7f09cadf32be64ff98a6a485f1d8c793",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_ec5de",
                                    table="municipalities_preparedplace",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_preparedplacehistory" ("main_position", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "prepared_id", "start") VALUES (OLD."main_position", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."prepared_id", OLD."start"); RETURN NULL;',
                                    hash="2212332b9b551a4e16a518c342b47e40815c0052",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_6e52c",
                                    table="municipalities_preparedplace",
                                    when="AFTER",
                                ),
                            ),
                        ],
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
                                choices=[
                                    ("recommended", "Recommended"),
                                    ("not_recommended", "Not recommended"),
                                    ("waiting", "For the waiting list"),
                                ],
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
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RecommendedPlace",
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
                                choices=[("granted", "Granted"), ("waiting", "Waiting list"), ("refused", "Refused")],
                                max_length=20,
                                verbose_name="recommendation",
                            ),
                        ),
                        (
                            "waiting_rank",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="number on the waiting list"
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommended",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommended_places",
                                to="municipalities.recommendation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("recommendation", "place__rank"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome", "waiting"),
                                        ("waiting_rank__gte", 1),
                                        ("waiting_rank__isnull", False),
                                    ),
                                    models.Q(models.Q(("outcome", "waiting"), _negated=True), ("waiting_rank", None)),
                                    _connector="OR",
                                ),
                                name="municipalities_recommended_place_rank_matches",
                                violation_error_message="A place on the waiting list has its number, another none.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."recommendation_id" IS DISTINCT FROM (NEW."recommendation_id") OR OLD."waiting_rank" IS DISTINCT FROM (NEW."waiting_rank"))',
                                    func='INSERT INTO "municipalities_recommendedplacehistory" ("outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "recommendation_id", "waiting_rank") VALUES (OLD."outcome", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."recommendation_id", OLD."waiting_rank"); RETURN NULL;',
                                    hash="698f8c088c016e288d6767f146822504a5a68b73",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_1918f",
                                    table="municipalities_recommendedplace",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_recommendedplacehistory" ("outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "recommendation_id", "waiting_rank") VALUES (OLD."outcome", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."recommendation_id", OLD."waiting_rank"); RETURN NULL;',
                                    hash="3f7f5cc27abad006ef96bc64a624da66a012598f",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_f6c27",
                                    table="municipalities_recommendedplace",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScreeningLineHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("point", models.CharField(max_length=2, verbose_name="Point")),
                        (
                            "state",
                            models.CharField(
                                choices=[("in_order", "In order"), ("missing", "Missing"), ("clarified", "Clarified")],
                                max_length=20,
                                verbose_name="How the point stands",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=1000, verbose_name="Note")),
                        ("screened_at", models.DateTimeField()),
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
                                to="municipalities.screeningline",
                            ),
                        ),
                        (
                            "screened_by",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select status from municipalities_application where id = old.application_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="b7fe832ee6cd50a85c0e23b12afaf5925284cb4c",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_b1de9",
                                    table="municipalities_absencesection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."doctors_covering" IS DISTINCT FROM (NEW."doctors_covering") OR OLD."locum" IS DISTINCT FROM (NEW."locum") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."vulnerability" IS DISTINCT FROM (NEW."vulnerability"))',
                                    func='INSERT INTO "municipalities_absencesectionhistory" ("application_id", "brought_over_id", "doctors_covering", "locum", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version", "vulnerability") VALUES (OLD."application_id", OLD."brought_over_id", OLD."doctors_covering", OLD."locum", OLD."not_relevant", NOW(), \'changed\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version", OLD."vulnerability"); RETURN NULL;',
                                    hash="422baa118ac08b5a8a4ad4efea320af84e11eab0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_41cf6",
                                    table="municipalities_absencesection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_absencesectionhistory" ("application_id", "brought_over_id", "doctors_covering", "locum", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "version", "vulnerability") VALUES (OLD."application_id", OLD."brought_over_id", OLD."doctors_covering", OLD."locum", OLD."not_relevant", NOW(), \'deleted\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."version", OLD."vulnerability"); RETURN NULL;',
                                    hash="806adfd507bc453059385d5e3af24ae65441e957",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select status from municipalities_application where id = old.application_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="0aca645262f93c3cb47bb3f42c1e22cd87a6a55c",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_5df55",
                                    table="municipalities_backupsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."arrangement" IS DISTINCT FROM (NEW."arrangement") OR OLD."backup" IS DISTINCT FROM (NEW."backup") OR OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."response_minutes" IS DISTINCT FROM (NEW."response_minutes") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_backupsectionhistory" ("application_id", "arrangement", "backup", "brought_over_id", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "response_minutes", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."arrangement", OLD."backup", OLD."brought_over_id", OLD."not_relevant", NOW(), \'changed\', OLD."id", OLD."response_minutes", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="e876d6091c1621023b7728a8046a4eb3619154df",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8cd29",
                                    table="municipalities_backupsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_backupsectionhistory" ("application_id", "arrangement", "backup", "brought_over_id", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "response_minutes", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."arrangement", OLD."backup", OLD."brought_over_id", OLD."not_relevant", NOW(), \'deleted\', OLD."id", OLD."response_minutes", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="1b1c24ee76f37c3e2a7684abf126590f2c2ac367",
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
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = old.place_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = new.place_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="3c6f215e8a9275d7da5b44031f3d08ce8c4f73e3",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_3324b",
                                    table="municipalities_candidatesection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."candidate" IS DISTINCT FROM (NEW."candidate") OR OLD."candidate_kind" IS DISTINCT FROM (NEW."candidate_kind") OR OLD."months_completed" IS DISTINCT FROM (NEW."months_completed") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_candidatesectionhistory" ("brought_over_id", "candidate", "candidate_kind", "months_completed", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "saved_at", "saved_by_id", "version") VALUES (OLD."brought_over_id", OLD."candidate", OLD."candidate_kind", OLD."months_completed", OLD."not_relevant", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="72204da3507117962a67dcee7a3d66dc9cf6eebe",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_5aadd",
                                    table="municipalities_candidatesection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_candidatesectionhistory" ("brought_over_id", "candidate", "candidate_kind", "months_completed", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "saved_at", "saved_by_id", "version") VALUES (OLD."brought_over_id", OLD."candidate", OLD."candidate_kind", OLD."months_completed", OLD."not_relevant", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="8944098dce7ccef434def61b832722e4f575ed73",
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
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = old.place_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = new.place_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="aa0d3265bcdfbabb8a6300e16bfb5fbcd15e4353",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_d26be",
                                    table="municipalities_dailysupervisionsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."daily_supervision" IS DISTINCT FROM (NEW."daily_supervision") OR OLD."doctors_sharing" IS DISTINCT FROM (NEW."doctors_sharing") OR OLD."every_day" IS DISTINCT FROM (NEW."every_day") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."provided_by" IS DISTINCT FROM (NEW."provided_by") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_dailysupervisionsectionhistory" ("brought_over_id", "daily_supervision", "doctors_sharing", "every_day", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provided_by", "saved_at", "saved_by_id", "version") VALUES (OLD."brought_over_id", OLD."daily_supervision", OLD."doctors_sharing", OLD."every_day", OLD."not_relevant", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."provided_by", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="5ffb03a6756cfe0a4281976247fa22bf4c53f3cd",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8c55c",
                                    table="municipalities_dailysupervisionsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_dailysupervisionsectionhistory" ("brought_over_id", "daily_supervision", "doctors_sharing", "every_day", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provided_by", "saved_at", "saved_by_id", "version") VALUES (OLD."brought_over_id", OLD."daily_supervision", OLD."doctors_sharing", OLD."every_day", OLD."not_relevant", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."provided_by", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="c60186cc3023cffda43f42b629362ad9e33a53cf",
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
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = old.place_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = new.place_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="25b0ba64448641367d32bcce6b642eb6a05f359c",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_db539",
                                    table="municipalities_officesection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."equipment" IS DISTINCT FROM (NEW."equipment") OR OLD."equipment_other" IS DISTINCT FROM (NEW."equipment_other") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."own_office" IS DISTINCT FROM (NEW."own_office") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."room" IS DISTINCT FROM (NEW."room") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_officesectionhistory" ("brought_over_id", "equipment", "equipment_other", "not_relevant", "own_office", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "room", "saved_at", "saved_by_id", "version") VALUES (OLD."brought_over_id", OLD."equipment", OLD."equipment_other", OLD."not_relevant", OLD."own_office", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."room", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="7b2a95860b6bc082752c97fb89ef193956927e24",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_b38b5",
                                    table="municipalities_officesection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_officesectionhistory" ("brought_over_id", "equipment", "equipment_other", "not_relevant", "own_office", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "room", "saved_at", "saved_by_id", "version") VALUES (OLD."brought_over_id", OLD."equipment", OLD."equipment_other", OLD."not_relevant", OLD."own_office", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."room", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="376e22b921a744d5d7dd3c1971c0ac233cc1a992",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select status from municipalities_application where id = old.application_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="d613fc86d314e3719b5e2b659904d737a5c74248",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_9c68a",
                                    table="municipalities_organisationsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."earliest_start" IS DISTINCT FROM (NEW."earliest_start") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."organisation" IS DISTINCT FROM (NEW."organisation") OR OLD."position_percentage" IS DISTINCT FROM (NEW."position_percentage") OR OLD."responsible" IS DISTINCT FROM (NEW."responsible") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_organisationsectionhistory" ("application_id", "brought_over_id", "earliest_start", "not_relevant", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_percentage", "responsible", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."brought_over_id", OLD."earliest_start", OLD."not_relevant", OLD."organisation", NOW(), \'changed\', OLD."id", OLD."position_percentage", OLD."responsible", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="f386f1ebb5e5300b66af41e3debf902b3a067e98",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_76718",
                                    table="municipalities_organisationsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_organisationsectionhistory" ("application_id", "brought_over_id", "earliest_start", "not_relevant", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_percentage", "responsible", "saved_at", "saved_by_id", "version") VALUES (OLD."application_id", OLD."brought_over_id", OLD."earliest_start", OLD."not_relevant", OLD."organisation", NOW(), \'deleted\', OLD."id", OLD."position_percentage", OLD."responsible", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="bfa12f8f53cec6862ef06903a552769010016795",
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
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = old.place_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = new.place_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="d5d0a7c64cf17471facdf83eba8b57c7fbf4a450",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_f3209",
                                    table="municipalities_patientlistsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."list_length" IS DISTINCT FROM (NEW."list_length") OR OLD."list_model" IS DISTINCT FROM (NEW."list_model") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."patient_list" IS DISTINCT FROM (NEW."patient_list") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_patientlistsectionhistory" ("brought_over_id", "list_length", "list_model", "not_relevant", "patient_list", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "saved_at", "saved_by_id", "version") VALUES (OLD."brought_over_id", OLD."list_length", OLD."list_model", OLD."not_relevant", OLD."patient_list", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="a248d3c0ef276430e1ddb351513a50936949ed95",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_c2986",
                                    table="municipalities_patientlistsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_patientlistsectionhistory" ("brought_over_id", "list_length", "list_model", "not_relevant", "patient_list", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "saved_at", "saved_by_id", "version") VALUES (OLD."brought_over_id", OLD."list_length", OLD."list_model", OLD."not_relevant", OLD."patient_list", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."saved_at", OLD."saved_by_id", OLD."version"); RETURN NULL;',
                                    hash="0b1ebff4ace19dfba33898132fc05ad959da098c",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
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
                                    func="\n            if tg_op = 'DELETE' then\n                if (select status from municipalities_application where id = old.application_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="8aaff241a91bba3fe59995c457fcdc4506fa4a7f",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_ec5aa",
                                    table="municipalities_recruitmentsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."applicants_last_time" IS DISTINCT FROM (NEW."applicants_last_time") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."doctors_left" IS DISTINCT FROM (NEW."doctors_left") OR OLD."gp_posts" IS DISTINCT FROM (NEW."gp_posts") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."recruitment" IS DISTINCT FROM (NEW."recruitment") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."vacant_gp_posts" IS DISTINCT FROM (NEW."vacant_gp_posts") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_recruitmentsectionhistory" ("applicants_last_time", "application_id", "brought_over_id", "doctors_left", "gp_posts", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "recruitment", "saved_at", "saved_by_id", "vacant_gp_posts", "version") VALUES (OLD."applicants_last_time", OLD."application_id", OLD."brought_over_id", OLD."doctors_left", OLD."gp_posts", OLD."not_relevant", NOW(), \'changed\', OLD."id", OLD."recruitment", OLD."saved_at", OLD."saved_by_id", OLD."vacant_gp_posts", OLD."version"); RETURN NULL;',
                                    hash="4f715287fb9b2538c0d5e79398823e7c99b23f8d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_9bfb6",
                                    table="municipalities_recruitmentsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_recruitmentsectionhistory" ("applicants_last_time", "application_id", "brought_over_id", "doctors_left", "gp_posts", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "recruitment", "saved_at", "saved_by_id", "vacant_gp_posts", "version") VALUES (OLD."applicants_last_time", OLD."application_id", OLD."brought_over_id", OLD."doctors_left", OLD."gp_posts", OLD."not_relevant", NOW(), \'deleted\', OLD."id", OLD."recruitment", OLD."saved_at", OLD."saved_by_id", OLD."vacant_gp_posts", OLD."version"); RETURN NULL;',
                                    hash="5e6b3248ff0f5abbf28e9d4066e9cda3dd7e7447",
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
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = old.place_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id where p.id = new.place_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="c1dd91b54e8a428107552a3abed1f51570bdf5d0",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_fe8e4",
                                    table="municipalities_supervisorsection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."hours_per_month" IS DISTINCT FROM (NEW."hours_per_month") OR OLD."is_specialist" IS DISTINCT FROM (NEW."is_specialist") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."same_office" IS DISTINCT FROM (NEW."same_office") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."supervisor" IS DISTINCT FROM (NEW."supervisor") OR OLD."supervisor_name" IS DISTINCT FROM (NEW."supervisor_name") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_supervisorsectionhistory" ("brought_over_id", "hours_per_month", "is_specialist", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "same_office", "saved_at", "saved_by_id", "supervisor", "supervisor_name", "version") VALUES (OLD."brought_over_id", OLD."hours_per_month", OLD."is_specialist", OLD."not_relevant", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."same_office", OLD."saved_at", OLD."saved_by_id", OLD."supervisor", OLD."supervisor_name", OLD."version"); RETURN NULL;',
                                    hash="fb91f494777f66308ab377bab5e032f6177b9b16",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_678b2",
                                    table="municipalities_supervisorsection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_supervisorsectionhistory" ("brought_over_id", "hours_per_month", "is_specialist", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "same_office", "saved_at", "saved_by_id", "supervisor", "supervisor_name", "version") VALUES (OLD."brought_over_id", OLD."hours_per_month", OLD."is_specialist", OLD."not_relevant", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."same_office", OLD."saved_at", OLD."saved_by_id", OLD."supervisor", OLD."supervisor_name", OLD."version"); RETURN NULL;',
                                    hash="68d892bfd8c84674f0870d83f1d260eb89fd81b5",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select status from municipalities_application where id = old.application_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select status from municipalities_application where id = new.application_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="0e62a07f4b745c4c196263c777b8dd54e1a47aee",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_d49d7",
                                    table="municipalities_taskssection",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."breadth" IS DISTINCT FROM (NEW."breadth") OR OLD."brought_over_id" IS DISTINCT FROM (NEW."brought_over_id") OR OLD."hours_possible" IS DISTINCT FROM (NEW."hours_possible") OR OLD."hours_wanted" IS DISTINCT FROM (NEW."hours_wanted") OR OLD."not_relevant" IS DISTINCT FROM (NEW."not_relevant") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id") OR OLD."tasks_offered" IS DISTINCT FROM (NEW."tasks_offered") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "municipalities_taskssectionhistory" ("application_id", "breadth", "brought_over_id", "hours_possible", "hours_wanted", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "tasks_offered", "version") VALUES (OLD."application_id", OLD."breadth", OLD."brought_over_id", OLD."hours_possible", OLD."hours_wanted", OLD."not_relevant", NOW(), \'changed\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."tasks_offered", OLD."version"); RETURN NULL;',
                                    hash="ad07118ae9ecda8ed2830c7679392110bf11a733",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_8c935",
                                    table="municipalities_taskssection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_taskssectionhistory" ("application_id", "breadth", "brought_over_id", "hours_possible", "hours_wanted", "not_relevant", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "tasks_offered", "version") VALUES (OLD."application_id", OLD."breadth", OLD."brought_over_id", OLD."hours_possible", OLD."hours_wanted", OLD."not_relevant", NOW(), \'deleted\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."tasks_offered", OLD."version"); RETURN NULL;',
                                    hash="320a8d8548ae572a4ecf405d70e9df146d28724f",
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
                    name="AnchorHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("value", models.PositiveSmallIntegerField(verbose_name="value")),
                        ("words_nb", models.CharField(max_length=300, verbose_name="sentence, bokmål")),
                        ("words_nn", models.CharField(max_length=300, verbose_name="sentence, nynorsk")),
                        ("revision", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.anchor",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.criterion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FeedbackHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("sentence", models.CharField(max_length=500, verbose_name="feedback")),
                        ("written_at", models.DateTimeField()),
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
                            "criterion",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.criterion",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.feedback",
                            ),
                        ),
                        (
                            "written_by",
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
                    name="ApplicationFlagHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="Reason")),
                        ("set_at", models.DateTimeField()),
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
                            "flag",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.flag",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.applicationflag",
                            ),
                        ),
                        (
                            "set_by",
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
                    name="ParticipantHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        ("attended", models.BooleanField(blank=True, null=True, verbose_name="was there")),
                        ("entered_at", models.DateTimeField()),
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.informationmeeting",
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
                                to="municipalities.participant",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InvitationAnswerHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("declined_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_supervisor", "No specialist who can be supervisor"),
                                    ("no_room", "No office or list for another doctor"),
                                    ("no_money", "The municipality cannot carry its share of the cost"),
                                    ("no_need", "All posts are filled"),
                                    ("no_time", "Too little time to write an application"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "reason_text",
                            models.TextField(blank=True, max_length=2000, verbose_name="in your own words"),
                        ),
                        ("reconsidered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "declined_by",
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
                            "invitation",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.invitation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.invitationanswer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MixMemberHistory",
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
                            "mix",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.mix",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.mixmember",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QuestionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("text", models.TextField(max_length=2000, verbose_name="question")),
                        (
                            "public_text",
                            models.TextField(blank=True, max_length=2000, verbose_name="the question as all read it"),
                        ),
                        ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_by",
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
                            "asked_by",
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
                            "digest",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.questiondigest",
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
                                to="municipalities.question",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Snapshot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("content", models.JSONField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "outcome",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="snapshot",
                                to="municipalities.resolvedoutcome",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                                name="municipalities_snapshot_has_hash",
                                violation_error_message="What was decided on is kept with its hash.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementParty",
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
                                    ("lead", "The municipality"),
                                    ("partner", "Partner municipality"),
                                    ("project", "The project"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="share, per cent",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="municipalities.agreementversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("version", "order"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "order"),
                                name="municipalities_agreementparty_order_once",
                                violation_error_message="Two parties have the same place in the list.",
                            ),
                            models.UniqueConstraint(
                                fields=("version", "municipality"),
                                name="municipalities_agreementparty_once",
                                nulls_distinct=False,
                                violation_error_message="The party is named already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("municipality", None), ("role", "project")),
                                    models.Q(
                                        models.Q(("role", "project"), _negated=True), ("municipality__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_agreementparty_project_or_municipality",
                                violation_error_message="A party is a municipality or the project.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("share", None), models.Q(("share__gte", 0), ("share__lte", 100)), _connector="OR"
                                ),
                                name="municipalities_agreementparty_share_in_bounds",
                                violation_error_message="A share is from 0 to 100 per cent.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementVersionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("with_municipality", "With the municipality"),
                                    ("with_project", "With the project leader"),
                                    ("to_sign", "To be signed"),
                                    ("signed", "Signed"),
                                    ("superseded", "Superseded"),
                                    ("discarded", "Discarded"),
                                ],
                                default="draft",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("language", models.CharField(max_length=2)),
                        ("effective_from", models.DateField(verbose_name="in effect from")),
                        (
                            "change_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="why it is changed"),
                        ),
                        ("revision", models.PositiveSmallIntegerField(default=1)),
                        ("drafted_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("moved_at", models.DateTimeField(help_text="when it came into its present status")),
                        (
                            "message",
                            models.CharField(blank=True, help_text="what whoever passed it on said", max_length=1000),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True)),
                        ("content_sha256", models.CharField(blank=True, max_length=64, null=True)),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.agreement",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="documents.document",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.agreementversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("promise", "The municipality’s promise"),
                                    ("programme", "The programme’s own"),
                                    ("own", "Agreed for this municipality"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("point", models.CharField(blank=True, max_length=2, verbose_name="point of the application")),
                        ("promise", models.CharField(blank=True, max_length=40)),
                        ("title", models.CharField(max_length=120, verbose_name="heading")),
                        ("text", models.TextField(max_length=4000, verbose_name="what is agreed")),
                        ("said", models.TextField(blank=True, verbose_name="what the application said")),
                        (
                            "response",
                            models.CharField(
                                choices=[
                                    ("open", "Not answered"),
                                    ("confirmed", "Confirmed"),
                                    ("amended", "Amended"),
                                    ("settled", "Amendment accepted"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "amended",
                            models.TextField(blank=True, max_length=4000, verbose_name="the municipality’s wording"),
                        ),
                        ("amended_because", models.CharField(blank=True, max_length=500, verbose_name="why")),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=1000, verbose_name="the project leader’s answer"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="to be confirmed by")),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="municipalities.term",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="municipalities.agreementversion",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipalities.place",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("version", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("version", "number"),
                                name="municipalities_term_number_once",
                                violation_error_message="Two terms have the same number.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True), models.Q(("title", ""), _negated=True)
                                ),
                                name="municipalities_term_has_text",
                                violation_error_message="A term has a heading and a text.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("response__in", ("amended", "settled")), _negated=True),
                                    models.Q(("amended", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="municipalities_term_amendment_has_text",
                                violation_error_message="An amended term has the municipality's own wording.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("response__in", ["open", "confirmed", "amended", "settled"])),
                                name="municipalities_term_response_is_known",
                                violation_error_message="This is no answer to a term.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    if exists (\n                        select 1 from municipalities_agreementversion\n                        where id in (case when tg_op <> 'INSERT' then old.version_id end,\n                                     case when tg_op <> 'DELETE' then new.version_id end)\n                          and status in ('signed', 'superseded', 'to_sign')\n                    ) then\n                        raise exception 'the version is out for signing or signed'\n                            using errcode = 'check_violation', constraint = 'municipalities_term_frozen';\n                    end if;\n                    return case when tg_op = 'DELETE' then old else new end;\n                ",
                                    hash="9b647f04691a57461eb4535a29e2df2e18dbd8c5",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_bc6ee",
                                    table="municipalities_term",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."amended" IS DISTINCT FROM (NEW."amended") OR OLD."amended_because" IS DISTINCT FROM (NEW."amended_because") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."follows_id" IS DISTINCT FROM (NEW."follows_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."point" IS DISTINCT FROM (NEW."point") OR OLD."promise" IS DISTINCT FROM (NEW."promise") OR OLD."response" IS DISTINCT FROM (NEW."response") OR OLD."said" IS DISTINCT FROM (NEW."said") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id"))',
                                    func='INSERT INTO "municipalities_termhistory" ("amended", "amended_because", "answer", "due_on", "follows_id", "kind", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "point", "promise", "response", "said", "text", "title", "version_id") VALUES (OLD."amended", OLD."amended_because", OLD."answer", OLD."due_on", OLD."follows_id", OLD."kind", OLD."number", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."point", OLD."promise", OLD."response", OLD."said", OLD."text", OLD."title", OLD."version_id"); RETURN NULL;',
                                    hash="6e57491ed6b7f1d6b57d6f8db7726d2fe8fa0850",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_2034f",
                                    table="municipalities_term",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_termhistory" ("amended", "amended_because", "answer", "due_on", "follows_id", "kind", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "point", "promise", "response", "said", "text", "title", "version_id") VALUES (OLD."amended", OLD."amended_because", OLD."answer", OLD."due_on", OLD."follows_id", OLD."kind", OLD."number", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."point", OLD."promise", OLD."response", OLD."said", OLD."text", OLD."title", OLD."version_id"); RETURN NULL;',
                                    hash="1a97d4de5cad92f5619e3c7de83787ef2e99b00c",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_1eeba",
                                    table="municipalities_term",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AcceptanceHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("decision", "Granted by the decision"),
                                    ("waiting_list", "From the waiting list"),
                                    ("complaint", "After a complaint"),
                                ],
                                max_length=20,
                                verbose_name="origin",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("offered", "Waits for an answer"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("lapsed", "Lapsed"),
                                ],
                                default="offered",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("offered_at", models.DateTimeField()),
                        ("deadline_at", models.DateTimeField(verbose_name="answer before")),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                        (
                            "invoice_reference",
                            models.CharField(blank=True, max_length=60, verbose_name="invoice reference"),
                        ),
                        ("contact_name", models.CharField(blank=True, max_length=120, verbose_name="contact")),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="the contact's e-mail address"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=30, verbose_name="the contact's telephone"),
                        ),
                        (
                            "content_sha256",
                            models.CharField(blank=True, help_text="of the terms that were signed", max_length=64),
                        ),
                        (
                            "answered_by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.acceptance",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintHistory",
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
                                    ("received", "Received"),
                                    ("dismissed", "Dismissed: too late"),
                                    ("sent_on", "Sent on to the complaints body"),
                                    ("upheld", "The decision is upheld"),
                                    ("changed", "The decision is changed"),
                                ],
                                default="received",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("arrived_on", models.DateField(verbose_name="arrived on")),
                        ("deadline_on", models.DateField(blank=True, null=True, verbose_name="last day to complain")),
                        ("late", models.BooleanField(verbose_name="too late")),
                        ("text", models.TextField(max_length=8000, verbose_name="what is complained about")),
                        ("registered_at", models.DateTimeField()),
                        (
                            "late_accepted_because",
                            models.CharField(blank=True, max_length=500, verbose_name="why it is heard although late"),
                        ),
                        ("reasons", models.TextField(blank=True, max_length=8000, verbose_name="reasons")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("body_name", models.CharField(blank=True, max_length=120, verbose_name="complaints body")),
                        (
                            "body_answered_on",
                            models.DateField(blank=True, null=True, verbose_name="answered by the complaints body"),
                        ),
                        (
                            "body_reasons",
                            models.TextField(blank=True, max_length=8000, verbose_name="the complaints body's reasons"),
                        ),
                        (
                            "answered_by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.complaint",
                            ),
                        ),
                        (
                            "registered_by",
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
                    name="LetterArrivalHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("arrived_on", models.DateField(verbose_name="arrived on")),
                        ("source", models.CharField(max_length=200, verbose_name="how it is known")),
                        ("recorded_at", models.DateTimeField()),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.letterarrival",
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
                    name="OfferedPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("taken", models.BooleanField(blank=True, null=True)),
                        (
                            "acceptance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offered",
                                to="municipalities.acceptance",
                            ),
                        ),
                        (
                            "instead_of",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="passed_on_to",
                                to="municipalities.offeredplace",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="municipalities.decidedplace",
                            ),
                        ),
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
                        ("start", models.DateField(verbose_name="start")),
                    ],
                    options={
                        "ordering": ("acceptance", "place"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("taken", None), ("taken", True), _connector="OR"),
                                fields=("place",),
                                name="municipalities_offered_place_once_at_a_time",
                                violation_error_message="The post is already offered or taken.",
                            ),
                            models.UniqueConstraint(
                                fields=("acceptance", "place"),
                                name="municipalities_offered_place_once_an_offer",
                                violation_error_message="The post stands in the offer already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percentage__gte", 1), ("percentage__lte", 100)),
                                name="municipalities_offered_place_percentage",
                                violation_error_message="The percentage of a post is from 1 to 100.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."acceptance_id" IS DISTINCT FROM (NEW."acceptance_id") OR OLD."instead_of_id" IS DISTINCT FROM (NEW."instead_of_id") OR OLD."main_position" IS DISTINCT FROM (NEW."main_position") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."taken" IS DISTINCT FROM (NEW."taken"))',
                                    func='INSERT INTO "municipalities_offeredplacehistory" ("acceptance_id", "instead_of_id", "main_position", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "start", "taken") VALUES (OLD."acceptance_id", OLD."instead_of_id", OLD."main_position", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."place_id", OLD."start", OLD."taken"); RETURN NULL;',
                                    hash="83a4b31b6ef07275f005e414dbc94384a07c53ae",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_a7173",
                                    table="municipalities_offeredplace",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_offeredplacehistory" ("acceptance_id", "instead_of_id", "main_position", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "start", "taken") VALUES (OLD."acceptance_id", OLD."instead_of_id", OLD."main_position", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."place_id", OLD."start", OLD."taken"); RETURN NULL;',
                                    hash="6beaf6c6a4aadcb1ddef2d438ec7700154dc8421",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_76477",
                                    table="municipalities_offeredplace",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierServiceHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("place_of_work", models.CharField(max_length=120, verbose_name="Place of work")),
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
                                ],
                                max_length=30,
                                verbose_name="Kind of service",
                            ),
                        ),
                        (
                            "percentage",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="Position percentage",
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.earlierservice",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
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
                    name="PartnerAnswerHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("key", models.CharField(max_length=30, verbose_name="point")),
                        (
                            "text",
                            models.TextField(blank=True, max_length=4000, verbose_name="Where your answer differs"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "partner",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.applicationpartner",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.partneranswer",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
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
                    name="AdvertisedPosition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("hired_on", models.DateField(blank=True, null=True, verbose_name="hired on")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="advertised",
                                to="municipalities.position",
                            ),
                        ),
                        (
                            "advertisement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="municipalities.advertisement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("advertisement", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("advertisement", "position"),
                                name="municipalities_advertisedposition_once",
                                violation_error_message="The post stands in the advertisement already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("hired_on", None), ("starts_on", None)),
                                    models.Q(("hired_on__isnull", False), ("starts_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="municipalities_advertisedposition_hired_and_start",
                                violation_error_message="Say both when the doctor was hired and the first day.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."advertisement_id" IS DISTINCT FROM (NEW."advertisement_id") OR OLD."hired_on" IS DISTINCT FROM (NEW."hired_on") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))',
                                    func='INSERT INTO "municipalities_advertisedpositionhistory" ("advertisement_id", "hired_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "starts_on") VALUES (OLD."advertisement_id", OLD."hired_on", NOW(), \'changed\', OLD."id", OLD."position_id", OLD."starts_on"); RETURN NULL;',
                                    hash="41e17f493d5a955c4bc80a8e533a730193cc829d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_2f403",
                                    table="municipalities_advertisedposition",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_advertisedpositionhistory" ("advertisement_id", "hired_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "starts_on") VALUES (OLD."advertisement_id", OLD."hired_on", NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."starts_on"); RETURN NULL;',
                                    hash="721168e389a9e28edf7aa52b44dc1e08b6b4a1b3",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_eecbe",
                                    table="municipalities_advertisedposition",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PositionFacts",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("percentage", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="percentage")),
                        (
                            "main_position",
                            models.CharField(
                                choices=[
                                    ("general_practice", "General practice"),
                                    ("community_medicine", "Community medicine"),
                                ],
                                max_length=30,
                                verbose_name="main position",
                            ),
                        ),
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
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facts",
                                to="municipalities.position",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "valid"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("position", "="), ("valid", "&&")],
                                name="municipalities_positionfacts_one_at_a_time",
                                violation_error_message="Other facts of the post hold in these dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                                name="municipalities_positionfacts_dates",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percentage__gte", 1), ("percentage__lte", 100)),
                                name="municipalities_positionfacts_percentage",
                                violation_error_message="The percentage of a post is from 1 to 100.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("list_length", None), ("list_length__lte", 5000), _connector="OR"),
                                name="municipalities_positionfacts_list_length",
                                violation_error_message="A list has at most 5,000 patients.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."list_length" IS DISTINCT FROM (NEW."list_length") OR OLD."list_model" IS DISTINCT FROM (NEW."list_model") OR OLD."main_position" IS DISTINCT FROM (NEW."main_position") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_positionfactshistory" ("list_length", "list_model", "main_position", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "valid") VALUES (OLD."list_length", OLD."list_model", OLD."main_position", OLD."percentage", NOW(), \'changed\', OLD."id", OLD."position_id", OLD."valid"); RETURN NULL;',
                                    hash="aee519d87cf1e0cb6e19afa9a46c0686dc3b095b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_1e62c",
                                    table="municipalities_positionfacts",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_positionfactshistory" ("list_length", "list_model", "main_position", "percentage", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "valid") VALUES (OLD."list_length", OLD."list_model", OLD."main_position", OLD."percentage", NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."valid"); RETURN NULL;',
                                    hash="48fa5dcd717bdd6f86e79f9be43bfebf89cb5a5b",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_2ff32",
                                    table="municipalities_positionfacts",
                                    when="AFTER",
                                ),
                            ),
                        ],
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
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("advertised", "Advertised"),
                                    ("appointed", "Appointed"),
                                    ("filled", "Filled"),
                                    ("vacant", "Vacant"),
                                    ("ended", "Ended"),
                                ],
                                default="planned",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PositionShare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("share", models.PositiveSmallIntegerField(verbose_name="share, per cent")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="position_shares",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shares",
                                to="municipalities.position",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "valid", "-share", "municipality__name_sort"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("position", "="), ("municipality", "="), ("valid", "&&")],
                                name="municipalities_positionshare_once_a_date",
                                violation_error_message="The municipality has two shares of the post for the same dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                                name="municipalities_positionshare_dates",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("share__gte", 1), ("share__lte", 100)),
                                name="municipalities_positionshare_in_bounds",
                                violation_error_message="A share is from 1 to 100 per cent.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="position_shares_in_all",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE post bigint;",
                                    func="\n                    post := coalesce(new.position_id, old.position_id);\n                    perform 1 from municipalities_position where id = post for no key update;\n                    if exists (\n                        select 1 from (\n                            select lower(valid) as day from municipalities_positionshare where position_id = post\n                            union\n                            select upper(valid) from municipalities_positionshare\n                            where position_id = post and not upper_inf(valid)\n                        ) as days\n                        join municipalities_positionshare as beside\n                            on beside.position_id = post and beside.valid @> days.day\n                        group by days.day having sum(beside.share) <> 100\n                    ) then\n                        raise exception 'the shares of a post are not 100 per cent'\n                            using errcode = 'check_violation', constraint = 'municipalities_position_shares_in_all';\n                    end if;\n                    return null;\n                ",
                                    hash="8a1c216f2cc719b585c139f2de5d51c88f2ed33b",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_position_shares_in_all_d0aa9",
                                    table="municipalities_positionshare",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."share" IS DISTINCT FROM (NEW."share") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_positionsharehistory" ("municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "reason", "share", "valid") VALUES (OLD."municipality_id", NOW(), \'changed\', OLD."id", OLD."position_id", OLD."reason", OLD."share", OLD."valid"); RETURN NULL;',
                                    hash="1942b1985dcfe56e467b874f876c013a864785a8",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_62cbf",
                                    table="municipalities_positionshare",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_positionsharehistory" ("municipality_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "reason", "share", "valid") VALUES (OLD."municipality_id", NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."reason", OLD."share", OLD."valid"); RETURN NULL;',
                                    hash="d5730f246e89b2b2909fc76e117f08f3e5f245a2",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_65377",
                                    table="municipalities_positionshare",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SidePosition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "task",
                            models.CharField(
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
                                verbose_name="side position",
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="share of the post"),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="side_positions",
                                to="municipalities.position",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "valid", "-share", "task"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("position", "="), ("task", "="), ("valid", "&&")],
                                name="municipalities_sideposition_once_a_date",
                                violation_error_message="The side position is named twice for the same dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                                name="municipalities_sideposition_dates",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("share__gt", 0), ("share__lt", 100)),
                                name="municipalities_sideposition_share",
                                violation_error_message="A share is more than 0 and less than 100 per cent.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="side_positions_in_all",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    func="\n            PERFORM 1 FROM municipalities_position WHERE id = NEW.position_id FOR NO KEY UPDATE;\n            IF EXISTS (\n                SELECT 1 FROM municipalities_sideposition AS starting\n                JOIN municipalities_sideposition AS beside\n                    ON beside.position_id = starting.position_id AND beside.valid @> lower(starting.valid)\n                WHERE starting.position_id = NEW.position_id\n                GROUP BY starting.id HAVING sum(beside.share) >= 100\n            ) THEN\n                RAISE EXCEPTION 'the shares of a post are too much in sum'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'municipalities_side_positions_in_all';\n            END IF;\n            RETURN NULL;\n        ",
                                    hash="40527bfd3d27aca1f86d8c625986708e43ba5223",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_side_positions_in_all_4df9d",
                                    table="municipalities_sideposition",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."share" IS DISTINCT FROM (NEW."share") OR OLD."task" IS DISTINCT FROM (NEW."task") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_sidepositionhistory" ("pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "share", "task", "valid") VALUES (NOW(), \'changed\', OLD."id", OLD."position_id", OLD."share", OLD."task", OLD."valid"); RETURN NULL;',
                                    hash="1120321ee249a000e0e886ea0e6b376cc5b30122",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_9f9d4",
                                    table="municipalities_sideposition",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_sidepositionhistory" ("pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "share", "task", "valid") VALUES (NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."share", OLD."task", OLD."valid"); RETURN NULL;',
                                    hash="c9c1002774dd383d9b8e21a0fd59b57c8a04a37a",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_5e6e3",
                                    table="municipalities_sideposition",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Workplace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="workplace")),
                        (
                            "share",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="share of the post"),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="workplaces",
                                to="municipalities.position",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "valid", "-share", "name"),
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("position", "="), ("name", "="), ("valid", "&&")],
                                name="municipalities_workplace_once_a_date",
                                violation_error_message="The workplace is named twice for the same dates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid__isempty", False), ("valid__startswith__isnull", False)),
                                name="municipalities_workplace_dates",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("share__gt", 0), ("share__lte", 100)),
                                name="municipalities_workplace_share",
                                violation_error_message="A share is more than 0 and at most 100 per cent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="municipalities_workplace_has_a_name",
                                violation_error_message="A workplace has a name.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="workplaces_in_all",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    func="\n            PERFORM 1 FROM municipalities_position WHERE id = NEW.position_id FOR NO KEY UPDATE;\n            IF EXISTS (\n                SELECT 1 FROM municipalities_workplace AS starting\n                JOIN municipalities_workplace AS beside\n                    ON beside.position_id = starting.position_id AND beside.valid @> lower(starting.valid)\n                WHERE starting.position_id = NEW.position_id\n                GROUP BY starting.id HAVING sum(beside.share) > 100\n            ) THEN\n                RAISE EXCEPTION 'the shares of a post are too much in sum'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'municipalities_workplaces_in_all';\n            END IF;\n            RETURN NULL;\n        ",
                                    hash="ad1aedbe75d65bdf2cf81ef1f170a5e9fba7231a",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_workplaces_in_all_68267",
                                    table="municipalities_workplace",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."share" IS DISTINCT FROM (NEW."share") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                                    func='INSERT INTO "municipalities_workplacehistory" ("name", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "share", "valid") VALUES (OLD."name", NOW(), \'changed\', OLD."id", OLD."position_id", OLD."share", OLD."valid"); RETURN NULL;',
                                    hash="8da2cfe93c4a2b3c4d0a0bee21668037753cedcc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_a6fa7",
                                    table="municipalities_workplace",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_workplacehistory" ("name", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "share", "valid") VALUES (OLD."name", NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."share", OLD."valid"); RETURN NULL;',
                                    hash="14b6acbbb4cbbf776fd2ff87a9066b7229f39fa8",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_cd9b9",
                                    table="municipalities_workplace",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequestedPointHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("key", models.CharField(max_length=30, verbose_name="point")),
                        ("question", models.TextField(max_length=2000, verbose_name="question")),
                        ("reply", models.TextField(blank=True, default="", max_length=4000, verbose_name="answer")),
                        ("answers", models.JSONField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.requestedpoint",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.informationrequest",
                            ),
                        ),
                        (
                            "saved_by",
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
                    name="ScoreHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "value",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(4)],
                                verbose_name="Score",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="Note")),
                        (
                            "assessment",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.assessment",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.criterion",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.score",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SectionAssignmentHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("key", models.CharField(max_length=30, verbose_name="point")),
                        ("assigned_at", models.DateTimeField()),
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
                            "assigned_by",
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
                                to="municipalities.sectionassignment",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
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
                    name="SectionCommentHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("key", models.CharField(blank=True, max_length=30, verbose_name="point")),
                        ("text", models.TextField(max_length=2000, verbose_name="comment")),
                        ("written_at", models.DateTimeField()),
                        ("answer", models.TextField(blank=True, default="", max_length=2000, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_by",
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
                                to="municipalities.sectioncomment",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "written_by",
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
                    name="PreparedPlaceHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
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
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.preparedplace",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "prepared",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.prepareddecision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RecommendedPlaceHistory",
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
                                choices=[("granted", "Granted"), ("waiting", "Waiting list"), ("refused", "Refused")],
                                max_length=20,
                                verbose_name="recommendation",
                            ),
                        ),
                        (
                            "waiting_rank",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="number on the waiting list"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.recommendedplace",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.recommendation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id join municipalities_officesection s on s.place_id = p.id where s.id = old.section_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id join municipalities_officesection s on s.place_id = p.id where s.id = new.section_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="32daf28475fcf4a55055181255f9593eef987bc6",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_c9150",
                                    table="municipalities_officedoctor",
                                    when="BEFORE",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
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
                            pgtrigger.compiler.Trigger(
                                name="frozen",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            if tg_op = 'DELETE' then\n                if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id join municipalities_officesection s on s.place_id = p.id where s.id = old.section_id) <> 'draft' then\n                    raise exception 'the application is not a draft'\n                        using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n                end if;\n                return old;\n            end if;\n            if (select a.status from municipalities_application a join municipalities_place p on p.application_id = a.id join municipalities_officesection s on s.place_id = p.id where s.id = new.section_id) <> 'draft' then\n                raise exception 'the application is not a draft'\n                    using errcode = 'check_violation', constraint = 'municipalities_section_frozen';\n            end if;\n            return new;\n        ",
                                    hash="ff745563bd358618663950d1272dabfa6d087e37",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_frozen_424cd",
                                    table="municipalities_officestaff",
                                    when="BEFORE",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
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
                        (
                            "not_relevant",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="Why does this point not apply?"
                            ),
                        ),
                        (
                            "brought_over",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("content_sha256", models.CharField(max_length=64)),
                        ("signed_at", models.DateTimeField()),
                        ("name", models.CharField(max_length=120)),
                        ("capacity", models.CharField(max_length=200)),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="municipalities.agreementparty",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("party__order", "signed_at"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("party", "content_sha256"),
                                name="municipalities_signature_once",
                                violation_error_message="The party has signed this text already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("content_sha256__regex", "^[0-9a-f]{64}$")),
                                name="municipalities_signature_hash",
                                violation_error_message="A signature belongs to the hash of what was signed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PromiseCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="to be confirmed by")),
                        (
                            "delivery",
                            models.CharField(
                                blank=True,
                                choices=[("kept", "Kept"), ("not_kept", "Not kept")],
                                max_length=10,
                                verbose_name="delivery",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=1000, verbose_name="note")),
                        (
                            "told_as",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("project_leader", "Project leader"),
                                    ("administrator", "Administrator"),
                                    ("supervisor", "Supervisor"),
                                    ("municipality_writer", "Municipality, writer"),
                                    ("municipality_signer", "Municipality, signer"),
                                    ("municipality_finance", "Municipality, finance"),
                                    ("municipality_reader", "Municipality, reader"),
                                    ("municipality_manager", "Municipality, manager"),
                                    ("candidate", "Candidate"),
                                    ("steering", "Steering group"),
                                    ("researcher", "Researcher"),
                                    ("auditor", "Auditor"),
                                ],
                                help_text="the role in which it was told",
                                max_length=30,
                            ),
                        ),
                        ("told_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="promise_checks",
                                to="municipalities.position",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="municipalities.term",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("due_on", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("delivery", "")),
                                fields=("term", "position"),
                                name="municipalities_promisecheck_one_waits",
                                violation_error_message="The promise already waits to be confirmed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("delivery", ""), ("told_as", ""), ("told_at", None), ("told_by", None)),
                                    models.Q(
                                        ("delivery__in", ["kept", "not_kept"]),
                                        ("told_at__isnull", False),
                                        ("told_by__isnull", False),
                                        models.Q(("told_as", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipalities_promisecheck_told_is_whole",
                                violation_error_message="Who told, and when, belong to what was told.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("delivery", "not_kept"), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="municipalities_promisecheck_not_kept_has_note",
                                violation_error_message="Say what is missing where a promise is not kept.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."delivery" IS DISTINCT FROM (NEW."delivery") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id") OR OLD."told_as" IS DISTINCT FROM (NEW."told_as") OR OLD."told_at" IS DISTINCT FROM (NEW."told_at") OR OLD."told_by_id" IS DISTINCT FROM (NEW."told_by_id"))',
                                    func='INSERT INTO "municipalities_promisecheckhistory" ("delivery", "due_on", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "term_id", "told_as", "told_at", "told_by_id") VALUES (OLD."delivery", OLD."due_on", OLD."note", NOW(), \'changed\', OLD."id", OLD."position_id", OLD."term_id", OLD."told_as", OLD."told_at", OLD."told_by_id"); RETURN NULL;',
                                    hash="9128abcd9954835f886d2f13b4eb8aa9620c5443",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_dc691",
                                    table="municipalities_promisecheck",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "municipalities_promisecheckhistory" ("delivery", "due_on", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "term_id", "told_as", "told_at", "told_by_id") VALUES (OLD."delivery", OLD."due_on", OLD."note", NOW(), \'deleted\', OLD."id", OLD."position_id", OLD."term_id", OLD."told_as", OLD."told_at", OLD."told_by_id"); RETURN NULL;',
                                    hash="944ee4487225d23b461a638be65bd8030b918040",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_e66c9",
                                    table="municipalities_promisecheck",
                                    when="AFTER",
                                ),
                            ),
                        ],
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("promise", "The municipality’s promise"),
                                    ("programme", "The programme’s own"),
                                    ("own", "Agreed for this municipality"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("point", models.CharField(blank=True, max_length=2, verbose_name="point of the application")),
                        ("promise", models.CharField(blank=True, max_length=40)),
                        ("title", models.CharField(max_length=120, verbose_name="heading")),
                        ("text", models.TextField(max_length=4000, verbose_name="what is agreed")),
                        ("said", models.TextField(blank=True, verbose_name="what the application said")),
                        (
                            "response",
                            models.CharField(
                                choices=[
                                    ("open", "Not answered"),
                                    ("confirmed", "Confirmed"),
                                    ("amended", "Amended"),
                                    ("settled", "Amendment accepted"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "amended",
                            models.TextField(blank=True, max_length=4000, verbose_name="the municipality’s wording"),
                        ),
                        ("amended_because", models.CharField(blank=True, max_length=500, verbose_name="why")),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=1000, verbose_name="the project leader’s answer"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="to be confirmed by")),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.term",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.term",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.agreementversion",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.place",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfferedPlaceHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("taken", models.BooleanField(blank=True, null=True)),
                        (
                            "acceptance",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.acceptance",
                            ),
                        ),
                        (
                            "instead_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.offeredplace",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.offeredplace",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.decidedplace",
                            ),
                        ),
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
                        ("start", models.DateField(verbose_name="start")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AdvertisedPositionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("hired_on", models.DateField(blank=True, null=True, verbose_name="hired on")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.advertisedposition",
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
                            "advertisement",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.advertisement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PositionFactsHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("percentage", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="percentage")),
                        (
                            "main_position",
                            models.CharField(
                                choices=[
                                    ("general_practice", "General practice"),
                                    ("community_medicine", "Community medicine"),
                                ],
                                max_length=30,
                                verbose_name="main position",
                            ),
                        ),
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
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.positionfacts",
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
                    name="PositionShareHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("share", models.PositiveSmallIntegerField(verbose_name="share, per cent")),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
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
                                to="municipalities.positionshare",
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
                    name="SidePositionHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        (
                            "task",
                            models.CharField(
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
                                verbose_name="side position",
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="share of the post"),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.sideposition",
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
                    name="WorkplaceHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="workplace")),
                        (
                            "share",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="share of the post"),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.workplace",
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
                migrations.CreateModel(
                    name="PromiseCheckHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("due_on", models.DateField(verbose_name="to be confirmed by")),
                        (
                            "delivery",
                            models.CharField(
                                blank=True,
                                choices=[("kept", "Kept"), ("not_kept", "Not kept")],
                                max_length=10,
                                verbose_name="delivery",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=1000, verbose_name="note")),
                        (
                            "told_as",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("project_leader", "Project leader"),
                                    ("administrator", "Administrator"),
                                    ("supervisor", "Supervisor"),
                                    ("municipality_writer", "Municipality, writer"),
                                    ("municipality_signer", "Municipality, signer"),
                                    ("municipality_finance", "Municipality, finance"),
                                    ("municipality_reader", "Municipality, reader"),
                                    ("municipality_manager", "Municipality, manager"),
                                    ("candidate", "Candidate"),
                                    ("steering", "Steering group"),
                                    ("researcher", "Researcher"),
                                    ("auditor", "Auditor"),
                                ],
                                help_text="the role in which it was told",
                                max_length=30,
                            ),
                        ),
                        ("told_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.promisecheck",
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
                            "told_by",
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
                            "term",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipalities.term",
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
