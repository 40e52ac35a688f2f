"""Traces of pages to fetch: who asked for them, who asked again, what became of them."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


CHANGES = [
    migrations.CreateModel(
        name="FetchRequestEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            ("set_aside_at", models.DateTimeField(blank=True, null=True, verbose_name="set aside")),
            ("url", models.URLField(max_length=2000, verbose_name="address")),
            ("title", models.TextField(blank=True, verbose_name="title")),
            ("requested_at", models.DateTimeField(auto_now_add=True, verbose_name="requested")),
            ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
        ],
        options={
            "abstract": False,
        },
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="fetchrequest",
        trigger=pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_fetchrequestevent" ("article_id", "done_at", "feed_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "set_aside_at", "source_id", "title", "url") VALUES (NEW."article_id", NEW."done_at", NEW."feed_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."set_aside_at", NEW."source_id", NEW."title", NEW."url"); RETURN NULL;',
                hash="519ad1f48fbd3a01982961e2bbc0088cf97b81de",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_c03f4",
                table="claims_fetchrequest",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="fetchrequest",
        trigger=pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition='WHEN (((OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."feed_id" IS DISTINCT FROM (NEW."feed_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."set_aside_at" IS DISTINCT FROM (NEW."set_aside_at") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url"))) OR (NEW."attempts" < (OLD."attempts")))',
                func='INSERT INTO "claims_fetchrequestevent" ("article_id", "done_at", "feed_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "set_aside_at", "source_id", "title", "url") VALUES (NEW."article_id", NEW."done_at", NEW."feed_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."set_aside_at", NEW."source_id", NEW."title", NEW."url"); RETURN NULL;',
                hash="b64c9ea6a7f38c3ddca0d781a3cbc58eab49dca9",
                operation="UPDATE",
                pgid="pgtrigger_update_update_9553c",
                table="claims_fetchrequest",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="fetchrequest",
        trigger=pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_fetchrequestevent" ("article_id", "done_at", "feed_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "set_aside_at", "source_id", "title", "url") VALUES (OLD."article_id", OLD."done_at", OLD."feed_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."requested_at", OLD."requested_by_id", OLD."set_aside_at", OLD."source_id", OLD."title", OLD."url"); RETURN NULL;',
                hash="72198cdb52fbd88bb2eabba1eea10017862091f6",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_01f40",
                table="claims_fetchrequest",
                when="AFTER",
            ),
        ),
    ),
    migrations.AddField(
        model_name="fetchrequestevent",
        name="article",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to="claims.article",
        ),
    ),
    migrations.AddField(
        model_name="fetchrequestevent",
        name="feed",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to="claims.feed",
        ),
    ),
    migrations.AddField(
        model_name="fetchrequestevent",
        name="pgh_context",
        field=models.ForeignKey(
            db_constraint=False,
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            to="pghistory.context",
        ),
    ),
    migrations.AddField(
        model_name="fetchrequestevent",
        name="pgh_obj",
        field=models.ForeignKey(
            db_constraint=False,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="events",
            to="claims.fetchrequest",
        ),
    ),
    migrations.AddField(
        model_name="fetchrequestevent",
        name="requested_by",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to=settings.AUTH_USER_MODEL,
        ),
    ),
    migrations.AddField(
        model_name="fetchrequestevent",
        name="source",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to="claims.source",
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="fetchrequestevent",
        trigger=pgtrigger.compiler.Trigger(
            name="append_only",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                hash="41b2ed71827676a4643ebef5e7f69a175031683c",
                operation="UPDATE OR DELETE",
                pgid="pgtrigger_append_only_7d2d7",
                table="claims_fetchrequestevent",
                when="BEFORE",
            ),
        ),
    ),
]


def build(apps, editor):
    # Each by itself would draw up all models anew, which takes longer than all of them.
    editor.create_model(apps.get_model("claims", "FetchRequestEvent"))
    for change in CHANGES:
        if isinstance(change, pgtrigger.migrations.AddTrigger):
            editor.execute(change.trigger.install_sql, params=None)


def drop(apps, editor):
    # With the table goes the trigger that locks it.
    for change in CHANGES:
        if isinstance(change, pgtrigger.migrations.AddTrigger) and change.model_name == "fetchrequest":
            editor.execute(change.trigger.uninstall_sql, params=None)
    editor.delete_model(apps.get_model("claims", "FetchRequestEvent"))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0020_statements_that_readers_know"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=CHANGES),
        migrations.RunPython(build, drop),
    ]
