"""Acts on many rows, row by row, and the groups that may ask for them."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

ACTING = ("editor", "reviewer", "publisher", "administrator")


def grant(apps, editor):
    # Permissions are made after a whole migrate; groups need them now.
    create_permissions(installed.get_app_config("claims"), verbosity=0, using=editor.connection.alias)
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="claims", codename__in=["view_bulkact", "add_bulkact"]
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ACTING):
        group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0013_what_speakers_say"),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                (
                    "due_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="next try"
                    ),
                ),
                ("last_error", models.TextField(blank=True, verbose_name="last error")),
                ("set_aside_at", models.DateTimeField(blank=True, null=True, verbose_name="set aside")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("reject", "reject candidates"),
                            ("park", "park candidates until a date"),
                            ("reopen", "let candidates wait again"),
                            ("link", "link statements to a claim"),
                            ("unlink", "take proposed links back"),
                            ("add_topic", "add a topic to claims"),
                            ("remove_topic", "remove a topic from claims"),
                            ("assign", "assign claims"),
                            ("set_due", "set the day on which claims are due"),
                            ("set_recheck", "set the day on which claims are checked again"),
                            ("finish", "mark articles as done"),
                            ("unfinish", "take the marks of articles away"),
                        ],
                        max_length=20,
                        verbose_name="act",
                    ),
                ),
                ("arguments", models.JSONField(default=dict, verbose_name="with")),
                ("language", models.CharField(max_length=8)),
                ("total", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="started")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("stopped_at", models.DateTimeField(blank=True, null=True, verbose_name="stopped")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "stopped_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="stopped by",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="claims.bulkact",
                        verbose_name="undoes",
                    ),
                ),
            ],
            options={
                "verbose_name": "bulk act",
                "verbose_name_plural": "bulk acts",
                "ordering": ["-pk"],
                "default_permissions": ("add", "view"),
            },
        ),
        migrations.CreateModel(
            name="BulkActRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.BigIntegerField()),
                ("version", models.PositiveIntegerField(blank=True, null=True)),
                ("version_after", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "not yet done"),
                            ("done", "done"),
                            ("unchanged", "was so already"),
                            ("refused", "refused"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="why")),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="claims.bulkact"
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a bulk act",
                "verbose_name_plural": "rows of bulk acts",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="bulkact",
            index=models.Index(
                condition=models.Q(
                    ("finished_at", None), ("started_at__isnull", False), ("stopped_at", None)
                ),
                fields=["due_at"],
                name="bulk_act_undone",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stopped_at", None), ("undoes__isnull", False)),
                fields=("undoes",),
                name="bulk_act_undone_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stopped_at", None), ("stopped_by", None)),
                    models.Q(("stopped_at__isnull", False), ("stopped_by__isnull", False)),
                    _connector="OR",
                ),
                name="bulk_act_stopped_by_somebody",
            ),
        ),
        migrations.AddIndex(
            model_name="bulkactrow",
            index=models.Index(fields=["act", "outcome", "id"], name="bulk_row_outcome"),
        ),
        migrations.AddConstraint(
            model_name="bulkactrow",
            constraint=models.UniqueConstraint(fields=("act", "subject_id"), name="bulk_row_once"),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
