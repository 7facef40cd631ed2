import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import alisvest.audit.models
import alisvest.database.operations
import alisvest.outbox.models.mail


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("database", "0001_extensions_and_nb_sort"),
        ("documents", "0001_initial"),
    ]

    operations = [
        alisvest.database.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Circular",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject_nb", models.CharField(blank=True, max_length=200)),
                        ("body_nb", models.TextField(blank=True)),
                        ("subject_nn", models.CharField(blank=True, max_length=200)),
                        ("body_nn", models.TextField(blank=True)),
                        (
                            "groups",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "Draft"), ("sent", "Sent"), ("dropped", "Dropped")],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sent_by",
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
                        "verbose_name": "circular",
                        "ordering": ("-pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("sent_at__isnull", False), ("sent_by__isnull", False), ("status", "sent")
                                    ),
                                    models.Q(
                                        models.Q(("status", "sent"), _negated=True),
                                        ("sent_at", None),
                                        ("sent_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="outbox_circular_sent_has_sender_and_time",
                                violation_error_message="A sent circular has its sender and time, and only a sent one.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="circular_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:draft,draft:dropped,draft:sent}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="97b7065b3b70a2223cf7243877deeb385f5f5af6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_circular_moves_3ea33",
                                    table="outbox_circular",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."body_nb" IS DISTINCT FROM (NEW."body_nb") OR OLD."body_nn" IS DISTINCT FROM (NEW."body_nn") OR OLD."groups" IS DISTINCT FROM (NEW."groups") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sent_by_id" IS DISTINCT FROM (NEW."sent_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."subject_nb" IS DISTINCT FROM (NEW."subject_nb") OR OLD."subject_nn" IS DISTINCT FROM (NEW."subject_nn"))',
                                    func='INSERT INTO "outbox_circularhistory" ("body_nb", "body_nn", "groups", "made_at", "made_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "status", "subject_nb", "subject_nn") VALUES (OLD."body_nb", OLD."body_nn", OLD."groups", OLD."made_at", OLD."made_by_id", NOW(), \'changed\', OLD."id", OLD."sent_at", OLD."sent_by_id", OLD."status", OLD."subject_nb", OLD."subject_nn"); RETURN NULL;',
                                    hash="23b83b34d4922f0942164d63b292889526f9fecf",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_25399",
                                    table="outbox_circular",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "outbox_circularhistory" ("body_nb", "body_nn", "groups", "made_at", "made_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "status", "subject_nb", "subject_nn") VALUES (OLD."body_nb", OLD."body_nn", OLD."groups", OLD."made_at", OLD."made_by_id", NOW(), \'deleted\', OLD."id", OLD."sent_at", OLD."sent_by_id", OLD."status", OLD."subject_nb", OLD."subject_nn"); RETURN NULL;',
                                    hash="12fa1ce968aee12e5389680e221dfddf92a932fb",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_e568e",
                                    table="outbox_circular",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormalLetter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("template", models.CharField(max_length=60)),
                        ("language", models.CharField(max_length=2)),
                        ("subject", models.CharField(max_length=200)),
                        ("receiver", models.CharField(max_length=200)),
                        ("reference", models.CharField(blank=True, max_length=60)),
                        ("case_number", models.CharField(blank=True, max_length=60)),
                        ("access_code", models.CharField(blank=True, max_length=100)),
                        ("about_type", models.CharField(max_length=60)),
                        ("about_id", models.BigIntegerField()),
                        ("written_on", models.DateField()),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letter",
                                to="documents.document",
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
                        "ordering": ("-pk",),
                        "indexes": [models.Index(fields=["about_type", "about_id"], name="outbox_letter_about")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("about_type", ""), _negated=True),
                                name="outbox_letter_is_about_something",
                                violation_error_message="A formal letter is about something.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("job", models.CharField(max_length=60)),
                        ("slot", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("running", "Running"), ("done", "Done"), ("failed", "Failed")],
                                default="running",
                                max_length=10,
                            ),
                        ),
                        ("tries", models.PositiveSmallIntegerField(default=1)),
                        ("started_at", models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp())),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "handled",
                            models.PositiveIntegerField(
                                blank=True, help_text="how many things it dealt with", null=True
                            ),
                        ),
                        ("error", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("job", "slot"),
                                name="outbox_jobrun_once_a_slot",
                                violation_error_message="A job runs once in each slot.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60)),
                        ("language", models.CharField(max_length=2)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("subject", models.CharField(blank=True, max_length=200)),
                        ("body", models.TextField(blank=True, max_length=20000)),
                        ("shipped", models.BooleanField(default=False)),
                        ("at", models.DateTimeField()),
                        ("why", models.CharField(max_length=300)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("key", "language", "-version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("key", "language", "version"),
                                name="outbox_text_one_of_a_version",
                                violation_error_message="Somebody else saved this text while you were writing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("body", ""), ("shipped", True), ("subject", "")),
                                    models.Q(("shipped", False), models.Q(("body", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="outbox_text_is_words_or_shipped",
                                violation_error_message="A text has words, or is the one the application came with.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterToPrint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("template", models.CharField(max_length=60)),
                        ("paper", models.JSONField(help_text="the letter's text and particulars (outbox.paper.Paper)")),
                        ("words", models.JSONField(help_text="subject and body of the mail that carries it")),
                        (
                            "to",
                            models.JSONField(
                                help_text="addresses, each with the key of the person it belongs to, if any"
                            ),
                        ),
                        ("about_type", models.CharField(max_length=60)),
                        ("about_id", models.BigIntegerField()),
                        ("hold", models.BooleanField(null=True)),
                        ("written_at", models.DateTimeField()),
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
                        "ordering": ("pk",),
                        "indexes": [models.Index(fields=["about_type", "about_id"], name="outbox_to_print_about")],
                    },
                ),
                migrations.CreateModel(
                    name="Mail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("to", models.EmailField(max_length=254)),
                        ("subject", models.CharField(max_length=200)),
                        ("body", models.TextField(blank=True)),
                        ("language", models.CharField(max_length=2)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("held", "Held back"),
                                    ("waiting", "Waiting"),
                                    ("handing_over", "Being handed over"),
                                    ("sent", "Sent"),
                                    ("in_doubt", "Perhaps sent"),
                                    ("failed", "Failed"),
                                    ("returned", "Returned"),
                                    ("withdrawn", "Withdrawn"),
                                    ("gathered", "In a digest"),
                                ],
                                default="waiting",
                                max_length=15,
                            ),
                        ),
                        ("queued_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("last_error", models.CharField(blank=True, max_length=500)),
                        ("about_id", models.BigIntegerField(blank=True, null=True)),
                        ("about_type", models.CharField(blank=True, max_length=60)),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("letter", "Letter"),
                                    ("receipt", "Receipt"),
                                    ("code", "Code or link"),
                                    ("notice", "Notice"),
                                    ("reminder", "Reminder"),
                                    ("digest", "Digest"),
                                ],
                                default="notice",
                                max_length=10,
                            ),
                        ),
                        (
                            "once",
                            models.CharField(
                                blank=True, help_text="the same key is one mail", max_length=150, null=True, unique=True
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("template", models.CharField(blank=True, max_length=60)),
                        ("claim", models.UUIDField(blank=True, null=True)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "message_id",
                            models.CharField(
                                default=alisvest.outbox.models.mail.new_message_id,
                                editable=False,
                                max_length=150,
                                unique=True,
                            ),
                        ),
                        ("next_attempt_at", models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp())),
                        (
                            "waiting_since",
                            models.DateTimeField(
                                db_default=alisvest.audit.models.ClockTimestamp(),
                                help_text="when it last became free to leave",
                            ),
                        ),
                        (
                            "digest",
                            models.ForeignKey(
                                blank=True,
                                help_text="the mail it stands in",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gathered",
                                to="outbox.mail",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("about_id", None), ("about_type", "")),
                                    models.Q(models.Q(("about_type", ""), _negated=True), ("about_id__isnull", False)),
                                    _connector="OR",
                                ),
                                name="outbox_mail_is_about_a_row_or_nothing",
                                violation_error_message="A mail is about a whole row.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("status", "sent")),
                                    ("status", "returned"),
                                    models.Q(
                                        models.Q(("status__in", ("sent", "returned")), _negated=True), ("sent_at", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="outbox_mail_sent_has_time",
                                violation_error_message="A sent mail has its time, and only a sent one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("body", ""), _negated=True),
                                    ("status__in", ("failed", "withdrawn")),
                                    models.Q(("kind", "code"), ("status__in", ("sent", "returned"))),
                                    _connector="OR",
                                ),
                                name="outbox_mail_that_may_leave_has_text",
                                violation_error_message="A mail without text cannot be sent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "handing_over"), _negated=True),
                                    models.Q(("claim__isnull", False), ("lease_until__isnull", False)),
                                    _connector="OR",
                                ),
                                name="outbox_mail_handing_over_has_a_worker",
                                violation_error_message="A mail that is being handed over is in the hands of a worker.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("digest", None), ("status", "gathered"), _connector="OR"),
                                name="outbox_mail_in_a_digest_is_gathered",
                                violation_error_message="A mail that stands in a digest is not sent alone.",
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "waiting")),
                                fields=["next_attempt_at"],
                                name="outbox_mail_waiting",
                            ),
                            models.Index(fields=["about_type", "about_id"], name="outbox_mail_about"),
                            models.Index(fields=["to"], name="outbox_mail_to"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="history_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."about_id" IS DISTINCT FROM (NEW."about_id") OR OLD."about_type" IS DISTINCT FROM (NEW."about_type") OR OLD."attempts" IS DISTINCT FROM (NEW."attempts") OR OLD."digest_id" IS DISTINCT FROM (NEW."digest_id") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_error" IS DISTINCT FROM (NEW."last_error") OR OLD."once" IS DISTINCT FROM (NEW."once") OR OLD."queued_at" IS DISTINCT FROM (NEW."queued_at") OR OLD."receiver_id" IS DISTINCT FROM (NEW."receiver_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."template" IS DISTINCT FROM (NEW."template") OR OLD."to" IS DISTINCT FROM (NEW."to"))',
                                    func='INSERT INTO "outbox_mailhistory" ("about_id", "about_type", "attempts", "digest_id", "document_id", "kind", "language", "last_error", "once", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "receiver_id", "sent_at", "status", "subject", "template", "to") VALUES (OLD."about_id", OLD."about_type", OLD."attempts", OLD."digest_id", OLD."document_id", OLD."kind", OLD."language", OLD."last_error", OLD."once", NOW(), \'changed\', OLD."id", OLD."queued_at", OLD."receiver_id", OLD."sent_at", OLD."status", OLD."subject", OLD."template", OLD."to"); RETURN NULL;',
                                    hash="a326e206e5c98dd3437d4d19e7c8b6e4e0b520de",
                                    operation="UPDATE",
                                    pgid="pgtrigger_history_changed_2631c",
                                    table="outbox_mail",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="history_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "outbox_mailhistory" ("about_id", "about_type", "attempts", "digest_id", "document_id", "kind", "language", "last_error", "once", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "receiver_id", "sent_at", "status", "subject", "template", "to") VALUES (OLD."about_id", OLD."about_type", OLD."attempts", OLD."digest_id", OLD."document_id", OLD."kind", OLD."language", OLD."last_error", OLD."once", NOW(), \'deleted\', OLD."id", OLD."queued_at", OLD."receiver_id", OLD."sent_at", OLD."status", OLD."subject", OLD."template", OLD."to"); RETURN NULL;',
                                    hash="aebd3c637430eac029185d2eda3c683a2872014c",
                                    operation="DELETE",
                                    pgid="pgtrigger_history_deleted_a5c8f",
                                    table="outbox_mail",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="mail_moves",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{failed:waiting,failed:withdrawn,gathered:waiting,gathered:withdrawn,handing_over:failed,handing_over:in_doubt,handing_over:returned,handing_over:sent,handing_over:waiting,held:waiting,held:withdrawn,in_doubt:returned,in_doubt:sent,in_doubt:waiting,returned:waiting,sent:returned,waiting:failed,waiting:gathered,waiting:handing_over,waiting:held,waiting:returned,waiting:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="076b27f16064fada0ed0c677351b99c449e50e2b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_mail_moves_beedd",
                                    table="outbox_mail",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircularHistory",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "pgh_at",
                            models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False),
                        ),
                        ("subject_nb", models.CharField(blank=True, max_length=200)),
                        ("body_nb", models.TextField(blank=True)),
                        ("subject_nn", models.CharField(blank=True, max_length=200)),
                        ("body_nn", models.TextField(blank=True)),
                        (
                            "groups",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "Draft"), ("sent", "Sent"), ("dropped", "Dropped")],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "made_by",
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
                                to="outbox.circular",
                            ),
                        ),
                        (
                            "sent_by",
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
                    name="MailAttempt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=alisvest.audit.models.ClockTimestamp(), editable=False)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("sent", "The mail server took it"),
                                    ("put_off", "The mail server asks us to come again later"),
                                    ("given_up", "Given up after many attempts"),
                                    ("rejected", "The mail server refuses it"),
                                    ("unknown", "No answer after it was handed over"),
                                    ("lost", "The worker ended while it handed the mail over"),
                                    ("bounced", "It came back"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("words", models.CharField(blank=True, help_text="what the mail server said", max_length=500)),
                        (
                            "mail",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="tries", to="outbox.mail"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="MailHistory",
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
                                    ("letter", "Letter"),
                                    ("receipt", "Receipt"),
                                    ("code", "Code or link"),
                                    ("notice", "Notice"),
                                    ("reminder", "Reminder"),
                                    ("digest", "Digest"),
                                ],
                                default="notice",
                                max_length=10,
                            ),
                        ),
                        ("to", models.EmailField(max_length=254)),
                        ("subject", models.CharField(max_length=200)),
                        ("language", models.CharField(max_length=2)),
                        ("template", models.CharField(blank=True, max_length=60)),
                        ("about_type", models.CharField(blank=True, max_length=60)),
                        ("about_id", models.BigIntegerField(blank=True, null=True)),
                        (
                            "once",
                            models.CharField(
                                blank=True, help_text="the same key is one mail", max_length=150, null=True
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("held", "Held back"),
                                    ("waiting", "Waiting"),
                                    ("handing_over", "Being handed over"),
                                    ("sent", "Sent"),
                                    ("in_doubt", "Perhaps sent"),
                                    ("failed", "Failed"),
                                    ("returned", "Returned"),
                                    ("withdrawn", "Withdrawn"),
                                    ("gathered", "In a digest"),
                                ],
                                default="waiting",
                                max_length=15,
                            ),
                        ),
                        ("queued_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("last_error", models.CharField(blank=True, max_length=500)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="outbox.mail",
                            ),
                        ),
                        (
                            "receiver",
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
                            "digest",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                help_text="the mail it stands in",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="outbox.mail",
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
