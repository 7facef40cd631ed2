import django.contrib.postgres.functions
import django.db.models.deletion
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
                    name="Access",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False)),
                        (
                            "role",
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
                                max_length=30,
                            ),
                        ),
                        ("view", models.CharField(max_length=100)),
                        ("subject_type", models.CharField(max_length=60)),
                        ("subject_id", models.BigIntegerField(null=True)),
                        ("status", models.PositiveSmallIntegerField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seen_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "indexes": [models.Index(fields=["subject_type", "subject_id"], name="audit_access_subject")],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False)),
                        ("on", models.DateField()),
                        (
                            "role",
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
                                max_length=30,
                            ),
                        ),
                        ("verb", models.CharField(max_length=60)),
                        ("subject_type", models.CharField(blank=True, max_length=60)),
                        ("subject_id", models.BigIntegerField(null=True)),
                        ("changes", models.JSONField(default=dict)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "began_at",
                            models.DateTimeField(
                                db_default=django.contrib.postgres.functions.TransactionNow(),
                                editable=False,
                                help_text="start of the transaction",
                            ),
                        ),
                        ("refused", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "indexes": [
                            models.Index(fields=["subject_type", "subject_id"], name="audit_event_subject"),
                            models.Index(fields=["began_at"], name="audit_event_transaction"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused", True),
                                    models.Q(
                                        ("subject_id__isnull", False), models.Q(("subject_type", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="audit_event_is_about_a_row",
                                violation_error_message="What was done was done to a row; only an attempt may have reached none.",
                            )
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
                        ("key", models.UUIDField(unique=True)),
                        ("verb", models.CharField(max_length=60)),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("subject_id", models.BigIntegerField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
            ],
        ),
    ]
