import uuid

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
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("shown_name", models.CharField(max_length=150)),
                        ("stored_name", models.CharField(max_length=60, unique=True)),
                        ("media_type", models.CharField(max_length=60)),
                        ("size", models.PositiveIntegerField(help_text="bytes")),
                        ("sha256", models.CharField(max_length=64)),
                        ("made_at", models.DateTimeField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0)),
                                name="documents_document_has_content",
                                violation_error_message="The file is empty.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("subject_type", models.CharField(max_length=60)),
                        ("subject_id", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=40)),
                        ("slot", models.PositiveSmallIntegerField(default=1)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("audience", models.CharField(max_length=30)),
                        ("shown_name", models.CharField(max_length=150)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Uploaded"),
                                    ("confirmed", "Confirmed"),
                                    ("withdrawn", "Withdrawn"),
                                    ("removed", "Content removed"),
                                ],
                                default="uploaded",
                                max_length=12,
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "free_of_patient_data",
                            models.BooleanField(help_text="what was answered when the file was uploaded"),
                        ),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("withdrawal_reason", models.CharField(blank=True, max_length=300)),
                        ("reported_at", models.DateTimeField(null=True)),
                        ("report_reason", models.CharField(blank=True, max_length=300)),
                        ("released_at", models.DateTimeField(null=True)),
                        ("release_reason", models.CharField(blank=True, max_length=300)),
                        ("removed_at", models.DateTimeField(null=True)),
                        ("removal_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachment",
                                to="documents.document",
                            ),
                        ),
                        (
                            "released_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("kind", "slot", "-version"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("reported_at__isnull", False)),
                                fields=["reported_at"],
                                name="documents_attachment_reported",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("subject_type", "subject_id", "kind", "slot", "version"),
                                name="documents_attachment_version_once",
                                violation_error_message="Another version of the file was stored at the same moment. Try again.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("slot__gte", 1), ("version__gte", 1)),
                                name="documents_attachment_counts_from_one",
                                violation_error_message="Versions are counted from one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["uploaded", "confirmed", "withdrawn", "removed"])),
                                name="documents_attachment_status_is_known",
                                violation_error_message="This is no status of a file.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("free_of_patient_data", True)),
                                name="documents_attachment_without_patient_data",
                                violation_error_message="A file about a patient is never kept.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_by", None),
                                    ("uploaded_by", None),
                                    models.Q(("confirmed_by", models.F("uploaded_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="documents_attachment_confirmed_by_another",
                                violation_error_message="A file is confirmed by somebody else than whoever uploaded it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("confirmed_by__isnull", False),
                                        ("confirmed_at__gte", models.F("uploaded_at")),
                                    ),
                                    models.Q(
                                        ("confirmed_at", None),
                                        ("confirmed_by", None),
                                        models.Q(("status", "confirmed"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="documents_attachment_confirmed_by_and_at",
                                violation_error_message="Each step of a file names its person and its time, and its reason where one is asked.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_by__isnull", False),
                                        models.Q(("withdrawal_reason", ""), _negated=True),
                                        ("status__in", ("withdrawn", "removed")),
                                        ("withdrawn_at__gte", models.F("uploaded_at")),
                                    ),
                                    models.Q(
                                        ("withdrawn_at", None),
                                        ("withdrawn_by", None),
                                        ("withdrawal_reason", ""),
                                        models.Q(("status", "withdrawn"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="documents_attachment_withdrawn_by_and_at",
                                violation_error_message="Each step of a file names its person and its time, and its reason where one is asked.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("reported_at__isnull", False),
                                        ("reported_by__isnull", False),
                                        models.Q(("report_reason", ""), _negated=True),
                                        ("reported_at__gte", models.F("uploaded_at")),
                                    ),
                                    models.Q(("reported_at", None), ("reported_by", None), ("report_reason", "")),
                                    _connector="OR",
                                ),
                                name="documents_attachment_reported_by_and_at",
                                violation_error_message="Each step of a file names its person and its time, and its reason where one is asked.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("released_at__isnull", False),
                                        ("released_by__isnull", False),
                                        models.Q(("release_reason", ""), _negated=True),
                                        ("released_at__gte", models.F("reported_at")),
                                    ),
                                    models.Q(("released_at", None), ("released_by", None), ("release_reason", "")),
                                    _connector="OR",
                                ),
                                name="documents_attachment_released_by_and_at",
                                violation_error_message="Each step of a file names its person and its time, and its reason where one is asked.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removal_reason", ""), _negated=True),
                                        ("removed_at__gte", models.F("reported_at")),
                                        ("shown_name", ""),
                                        ("status", "removed"),
                                    ),
                                    models.Q(
                                        ("removed_at", None),
                                        ("removed_by", None),
                                        ("removal_reason", ""),
                                        models.Q(("status", "removed"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="documents_attachment_removed_by_and_at",
                                violation_error_message="Each step of a file names its person and its time, and its reason where one is asked.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="attachment_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{confirmed:removed,confirmed:withdrawn,uploaded:confirmed,uploaded:removed,uploaded:withdrawn,withdrawn:removed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="cc03ab96b1dc10a738b6726a018174cb2daac8a6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_attachment_moves_91b0e",
                                    table="documents_attachment",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="attachment_is_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="3e5e7930123de0b436a696d917252191af0320e9",
                                    operation="DELETE",
                                    pgid="pgtrigger_attachment_is_kept_20549",
                                    table="documents_attachment",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="attachment_is_what_was_uploaded",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."subject_type" IS DISTINCT FROM (NEW."subject_type") OR OLD."subject_id" IS DISTINCT FROM (NEW."subject_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."slot" IS DISTINCT FROM (NEW."slot") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."free_of_patient_data" IS DISTINCT FROM (NEW."free_of_patient_data"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="a8d5433369e02843f2bbc698a097ce10d35026cd",
                                    operation="UPDATE",
                                    pgid="pgtrigger_attachment_is_what_was_uploaded_cfced",
                                    table="documents_attachment",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."free_of_patient_data" IS DISTINCT FROM (NEW."free_of_patient_data") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."release_reason" IS DISTINCT FROM (NEW."release_reason") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."released_by_id" IS DISTINCT FROM (NEW."released_by_id") OR OLD."removal_reason" IS DISTINCT FROM (NEW."removal_reason") OR OLD."removed_at" IS DISTINCT FROM (NEW."removed_at") OR OLD."removed_by_id" IS DISTINCT FROM (NEW."removed_by_id") OR OLD."report_reason" IS DISTINCT FROM (NEW."report_reason") OR OLD."reported_at" IS DISTINCT FROM (NEW."reported_at") OR OLD."reported_by_id" IS DISTINCT FROM (NEW."reported_by_id") OR OLD."slot" IS DISTINCT FROM (NEW."slot") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."subject_id" IS DISTINCT FROM (NEW."subject_id") OR OLD."subject_type" IS DISTINCT FROM (NEW."subject_type") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."withdrawal_reason" IS DISTINCT FROM (NEW."withdrawal_reason") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id"))',
                                    func='INSERT INTO "documents_attachmenthistory" ("audience", "confirmed_at", "confirmed_by_id", "document_id", "free_of_patient_data", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "release_reason", "released_at", "released_by_id", "removal_reason", "removed_at", "removed_by_id", "report_reason", "reported_at", "reported_by_id", "slot", "status", "subject_id", "subject_type", "uploaded_at", "uploaded_by_id", "valid_until", "version", "withdrawal_reason", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."audience", OLD."confirmed_at", OLD."confirmed_by_id", OLD."document_id", OLD."free_of_patient_data", OLD."kind", NOW(), \'changed\', OLD."id", OLD."release_reason", OLD."released_at", OLD."released_by_id", OLD."removal_reason", OLD."removed_at", OLD."removed_by_id", OLD."report_reason", OLD."reported_at", OLD."reported_by_id", OLD."slot", OLD."status", OLD."subject_id", OLD."subject_type", OLD."uploaded_at", OLD."uploaded_by_id", OLD."valid_until", OLD."version", OLD."withdrawal_reason", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                                    hash="d399b79e5fbb89624c956f451a8ff166bf2870ae",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_22371",
                                    table="documents_attachment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "documents_attachmenthistory" ("audience", "confirmed_at", "confirmed_by_id", "document_id", "free_of_patient_data", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "release_reason", "released_at", "released_by_id", "removal_reason", "removed_at", "removed_by_id", "report_reason", "reported_at", "reported_by_id", "slot", "status", "subject_id", "subject_type", "uploaded_at", "uploaded_by_id", "valid_until", "version", "withdrawal_reason", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."audience", OLD."confirmed_at", OLD."confirmed_by_id", OLD."document_id", OLD."free_of_patient_data", OLD."kind", NOW(), \'deleted\', OLD."id", OLD."release_reason", OLD."released_at", OLD."released_by_id", OLD."removal_reason", OLD."removed_at", OLD."removed_by_id", OLD."report_reason", OLD."reported_at", OLD."reported_by_id", OLD."slot", OLD."status", OLD."subject_id", OLD."subject_type", OLD."uploaded_at", OLD."uploaded_by_id", OLD."valid_until", OLD."version", OLD."withdrawal_reason", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                                    hash="aef50efae312bb5525ab3a3d5b21a64addfad98b",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_bc3f9",
                                    table="documents_attachment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttachmentHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("subject_type", models.CharField(max_length=60)),
                        ("subject_id", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=40)),
                        ("slot", models.PositiveSmallIntegerField(default=1)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("audience", models.CharField(max_length=30)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Uploaded"),
                                    ("confirmed", "Confirmed"),
                                    ("withdrawn", "Withdrawn"),
                                    ("removed", "Content removed"),
                                ],
                                default="uploaded",
                                max_length=12,
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "free_of_patient_data",
                            models.BooleanField(help_text="what was answered when the file was uploaded"),
                        ),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("withdrawal_reason", models.CharField(blank=True, max_length=300)),
                        ("reported_at", models.DateTimeField(null=True)),
                        ("report_reason", models.CharField(blank=True, max_length=300)),
                        ("released_at", models.DateTimeField(null=True)),
                        ("release_reason", models.CharField(blank=True, max_length=300)),
                        ("removed_at", models.DateTimeField(null=True)),
                        ("removal_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "confirmed_by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="documents.attachment",
                            ),
                        ),
                        (
                            "released_by",
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
                            "removed_by",
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
                            "reported_by",
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
                            "uploaded_by",
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
                            "withdrawn_by",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ],
        ),
    ]
