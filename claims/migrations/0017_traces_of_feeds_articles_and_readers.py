"""Traces of articles, feeds, API keys and subscriptions; more of what was public is locked."""

import claims.models.identity
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

CHANGES = [
    migrations.CreateModel(
        name="ApiKeyEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            (
                "name",
                models.CharField(help_text="who uses it, and for what", max_length=100, verbose_name="name"),
            ),
            ("prefix", models.CharField(max_length=16, verbose_name="begins with")),
            (
                "scopes",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(
                        choices=[
                            ("read", "read more often than strangers may"),
                            ("bulk", "take the log in pages of up to 1,000"),
                        ],
                        max_length=12,
                    ),
                    size=None,
                    verbose_name="allowed to",
                ),
            ),
            (
                "per_minute",
                models.PositiveIntegerField(
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="requests a minute",
                ),
            ),
            (
                "per_day",
                models.PositiveIntegerField(
                    blank=True,
                    null=True,
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="requests a day",
                ),
            ),
            ("created_at", models.DateTimeField(verbose_name="made")),
            ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="expires")),
            ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked")),
            (
                "revoke_reason",
                models.CharField(blank=True, max_length=200, verbose_name="why it was revoked"),
            ),
        ],
        options={
            "abstract": False,
        },
    ),
    migrations.CreateModel(
        name="ArticleEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            (
                "public_id",
                models.UUIDField(
                    default=claims.models.identity.new_public_id, editable=False, verbose_name="public id"
                ),
            ),
            ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
            ("set_aside_at", models.DateTimeField(blank=True, null=True, verbose_name="set aside")),
            ("url", models.URLField(blank=True, max_length=2000, verbose_name="address")),
            ("title", models.TextField(blank=True, verbose_name="title")),
            ("byline", models.TextField(blank=True, verbose_name="byline")),
            ("language", models.CharField(blank=True, max_length=8, verbose_name="language")),
            ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
            (
                "published_precision",
                models.CharField(
                    choices=[
                        ("day", "day"),
                        ("month", "month"),
                        ("year", "year"),
                        ("unknown", "unknown"),
                    ],
                    default="unknown",
                    max_length=8,
                    verbose_name="date precision",
                ),
            ),
            ("published_not_before", models.DateField(blank=True, null=True, verbose_name="not before")),
            ("published_not_after", models.DateField(blank=True, null=True, verbose_name="not after")),
            ("fetched_at", models.DateTimeField(verbose_name="fetched")),
            ("raw_hash", models.CharField(max_length=64, verbose_name="hash of the body")),
            ("content_type", models.CharField(blank=True, max_length=200, verbose_name="content type")),
            ("text_hash", models.CharField(max_length=64, verbose_name="hash of the text")),
            ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="marked as done")),
        ],
        options={
            "abstract": False,
        },
    ),
    migrations.CreateModel(
        name="FeedEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            ("url", models.URLField(max_length=2000, verbose_name="address")),
            ("is_active", models.BooleanField(default=True, verbose_name="active")),
            ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
        ],
        options={
            "abstract": False,
        },
    ),
    migrations.CreateModel(
        name="SubscriptionEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            (
                "public_id",
                models.UUIDField(
                    default=claims.models.identity.new_public_id, editable=False, verbose_name="public id"
                ),
            ),
            ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
            ("language", models.CharField(default="en", max_length=8, verbose_name="language")),
            (
                "frequency",
                models.CharField(
                    choices=[
                        ("daily", "every day"),
                        ("weekdays", "Monday to Friday"),
                        ("weekly", "every Monday"),
                    ],
                    default="daily",
                    max_length=8,
                    verbose_name="frequency",
                ),
            ),
            (
                "local_hour",
                models.PositiveSmallIntegerField(
                    default=7,
                    validators=[django.core.validators.MaxValueValidator(23)],
                    verbose_name="hour",
                ),
            ),
            ("timezone", models.CharField(default="UTC", max_length=64, verbose_name="time zone")),
            (
                "receives_statements",
                models.BooleanField(default=False, verbose_name="invited to statements not yet checked"),
            ),
            ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
            ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
            (
                "end_reason",
                models.CharField(
                    blank=True,
                    choices=[
                        ("unsubscribed", "unsubscribed"),
                        ("bounced", "mail bounced"),
                        ("removed", "removed by staff"),
                    ],
                    max_length=12,
                    verbose_name="reason",
                ),
            ),
        ],
        options={
            "abstract": False,
        },
    ),
    pgtrigger.migrations.RemoveTrigger(
        model_name="reviewrevision",
        name="published_text_locked",
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="apikey",
        trigger=pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_apikeyevent" ("created_at", "created_by_id", "expires_at", "id", "name", "per_day", "per_minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoke_reason", "revoked_at", "revoked_by_id", "scopes") VALUES (NEW."created_at", NEW."created_by_id", NEW."expires_at", NEW."id", NEW."name", NEW."per_day", NEW."per_minute", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefix", NEW."revoke_reason", NEW."revoked_at", NEW."revoked_by_id", NEW."scopes"); RETURN NULL;',
                hash="532800d43f3005b1085998394548fbdb5c27de31",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_7da2f",
                table="claims_apikey",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="apikey",
        trigger=pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."per_day" IS DISTINCT FROM (NEW."per_day") OR OLD."per_minute" IS DISTINCT FROM (NEW."per_minute") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."revoke_reason" IS DISTINCT FROM (NEW."revoke_reason") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes"))',
                func='INSERT INTO "claims_apikeyevent" ("created_at", "created_by_id", "expires_at", "id", "name", "per_day", "per_minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoke_reason", "revoked_at", "revoked_by_id", "scopes") VALUES (NEW."created_at", NEW."created_by_id", NEW."expires_at", NEW."id", NEW."name", NEW."per_day", NEW."per_minute", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."revoke_reason", NEW."revoked_at", NEW."revoked_by_id", NEW."scopes"); RETURN NULL;',
                hash="eef110ece0b4a0a5fda5a1c5501bbbf21b56de59",
                operation="UPDATE",
                pgid="pgtrigger_update_update_638fb",
                table="claims_apikey",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="apikey",
        trigger=pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_apikeyevent" ("created_at", "created_by_id", "expires_at", "id", "name", "per_day", "per_minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoke_reason", "revoked_at", "revoked_by_id", "scopes") VALUES (OLD."created_at", OLD."created_by_id", OLD."expires_at", OLD."id", OLD."name", OLD."per_day", OLD."per_minute", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prefix", OLD."revoke_reason", OLD."revoked_at", OLD."revoked_by_id", OLD."scopes"); RETURN NULL;',
                hash="41d55a5075dcfdc98c2f308262e862f87c8de734",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_db2eb",
                table="claims_apikey",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="article",
        trigger=pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_articleevent" ("byline", "content_type", "created_at", "fetched_at", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_not_after", "published_not_before", "published_precision", "raw_hash", "reviewed_at", "revises_id", "set_aside_at", "source_id", "text_hash", "title", "url") VALUES (NEW."byline", NEW."content_type", NEW."created_at", NEW."fetched_at", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."published_at", NEW."published_not_after", NEW."published_not_before", NEW."published_precision", NEW."raw_hash", NEW."reviewed_at", NEW."revises_id", NEW."set_aside_at", NEW."source_id", NEW."text_hash", NEW."title", NEW."url"); RETURN NULL;',
                hash="6caf137ad8f027113818607707bce81dad64cc8d",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_b08cf",
                table="claims_article",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="article",
        trigger=pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition='WHEN (OLD."byline" IS DISTINCT FROM (NEW."byline") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."fetched_at" IS DISTINCT FROM (NEW."fetched_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_not_after" IS DISTINCT FROM (NEW."published_not_after") OR OLD."published_not_before" IS DISTINCT FROM (NEW."published_not_before") OR OLD."published_precision" IS DISTINCT FROM (NEW."published_precision") OR OLD."raw_hash" IS DISTINCT FROM (NEW."raw_hash") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."revises_id" IS DISTINCT FROM (NEW."revises_id") OR OLD."set_aside_at" IS DISTINCT FROM (NEW."set_aside_at") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."text_hash" IS DISTINCT FROM (NEW."text_hash") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                func='INSERT INTO "claims_articleevent" ("byline", "content_type", "created_at", "fetched_at", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_not_after", "published_not_before", "published_precision", "raw_hash", "reviewed_at", "revises_id", "set_aside_at", "source_id", "text_hash", "title", "url") VALUES (NEW."byline", NEW."content_type", NEW."created_at", NEW."fetched_at", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."published_at", NEW."published_not_after", NEW."published_not_before", NEW."published_precision", NEW."raw_hash", NEW."reviewed_at", NEW."revises_id", NEW."set_aside_at", NEW."source_id", NEW."text_hash", NEW."title", NEW."url"); RETURN NULL;',
                hash="778f418fc03b46199911915a6c7e298cb2035a35",
                operation="UPDATE",
                pgid="pgtrigger_update_update_500a2",
                table="claims_article",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="article",
        trigger=pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_articleevent" ("byline", "content_type", "created_at", "fetched_at", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_not_after", "published_not_before", "published_precision", "raw_hash", "reviewed_at", "revises_id", "set_aside_at", "source_id", "text_hash", "title", "url") VALUES (OLD."byline", OLD."content_type", OLD."created_at", OLD."fetched_at", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."published_at", OLD."published_not_after", OLD."published_not_before", OLD."published_precision", OLD."raw_hash", OLD."reviewed_at", OLD."revises_id", OLD."set_aside_at", OLD."source_id", OLD."text_hash", OLD."title", OLD."url"); RETURN NULL;',
                hash="f6dc400c6eab632313c938190c45a58bccb44153",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_94a4e",
                table="claims_article",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="feed",
        trigger=pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_feedevent" ("created_at", "id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "url") VALUES (NEW."created_at", NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."url"); RETURN NULL;',
                hash="03418647dc30d5beb0b32be4594183b783b2f569",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_5248e",
                table="claims_feed",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="feed",
        trigger=pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                func='INSERT INTO "claims_feedevent" ("created_at", "id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "url") VALUES (NEW."created_at", NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."url"); RETURN NULL;',
                hash="9527b037dfddc11c6b03b1e96b808a64efcf234c",
                operation="UPDATE",
                pgid="pgtrigger_update_update_113a4",
                table="claims_feed",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="feed",
        trigger=pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_feedevent" ("created_at", "id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "url") VALUES (OLD."created_at", OLD."id", OLD."is_active", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."url"); RETURN NULL;',
                hash="4c01c50ba5d5e5ef5343bae1d72ecf47d90163b0",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_e0c34",
                table="claims_feed",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="reviewrevision",
        trigger=pgtrigger.compiler.Trigger(
            name="published_text_locked",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.state IN ('published', 'superseded', 'retracted')\n    AND (OLD.verdict_id, OLD.title, OLD.summary, OLD.explanation, OLD.language,\n         OLD.correction_kind, OLD.public_note, OLD.selection_reason, OLD.sources_waiver, OLD.waiver)\n    IS DISTINCT FROM\n        (NEW.verdict_id, NEW.title, NEW.summary, NEW.explanation, NEW.language,\n         NEW.correction_kind, NEW.public_note, NEW.selection_reason, NEW.sources_waiver, NEW.waiver))",
                func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                hash="d6ba924cc595e9201975fc43eb84907b3fffcb60",
                operation="UPDATE",
                pgid="pgtrigger_published_text_locked_c8a2c",
                table="claims_reviewrevision",
                when="BEFORE",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="subscription",
        trigger=pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_subscriptionevent" ("confirmed_at", "created_at", "end_reason", "ended_at", "frequency", "id", "language", "local_hour", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "receives_statements", "timezone") VALUES (NEW."confirmed_at", NEW."created_at", NEW."end_reason", NEW."ended_at", NEW."frequency", NEW."id", NEW."language", NEW."local_hour", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."receives_statements", NEW."timezone"); RETURN NULL;',
                hash="80ce2e041a4e3a972819c4def527925e801692db",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_a0f84",
                table="claims_subscription",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="subscription",
        trigger=pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition='WHEN (OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."frequency" IS DISTINCT FROM (NEW."frequency") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."local_hour" IS DISTINCT FROM (NEW."local_hour") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."receives_statements" IS DISTINCT FROM (NEW."receives_statements") OR OLD."timezone" IS DISTINCT FROM (NEW."timezone"))',
                func='INSERT INTO "claims_subscriptionevent" ("confirmed_at", "created_at", "end_reason", "ended_at", "frequency", "id", "language", "local_hour", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "receives_statements", "timezone") VALUES (NEW."confirmed_at", NEW."created_at", NEW."end_reason", NEW."ended_at", NEW."frequency", NEW."id", NEW."language", NEW."local_hour", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."receives_statements", NEW."timezone"); RETURN NULL;',
                hash="ccb5b6215261e76c46280a849d4fbd73d55fc9f3",
                operation="UPDATE",
                pgid="pgtrigger_update_update_07e77",
                table="claims_subscription",
                when="AFTER",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="subscription",
        trigger=pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "claims_subscriptionevent" ("confirmed_at", "created_at", "end_reason", "ended_at", "frequency", "id", "language", "local_hour", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "receives_statements", "timezone") VALUES (OLD."confirmed_at", OLD."created_at", OLD."end_reason", OLD."ended_at", OLD."frequency", OLD."id", OLD."language", OLD."local_hour", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."receives_statements", OLD."timezone"); RETURN NULL;',
                hash="936b1ee659093a3aeacc5e0b41bfc94bcc349e5b",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_d694d",
                table="claims_subscription",
                when="AFTER",
            ),
        ),
    ),
    migrations.AddField(
        model_name="apikeyevent",
        name="created_by",
        field=models.ForeignKey(
            db_constraint=False,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to=settings.AUTH_USER_MODEL,
            verbose_name="made by",
        ),
    ),
    migrations.AddField(
        model_name="apikeyevent",
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
        model_name="apikeyevent",
        name="pgh_obj",
        field=models.ForeignKey(
            db_constraint=False,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="events",
            to="claims.apikey",
        ),
    ),
    migrations.AddField(
        model_name="apikeyevent",
        name="revoked_by",
        field=models.ForeignKey(
            db_constraint=False,
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to=settings.AUTH_USER_MODEL,
            verbose_name="revoked by",
        ),
    ),
    migrations.AddField(
        model_name="articleevent",
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
        model_name="articleevent",
        name="pgh_obj",
        field=models.ForeignKey(
            db_constraint=False,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="events",
            to="claims.article",
        ),
    ),
    migrations.AddField(
        model_name="articleevent",
        name="revises",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to="claims.article",
            verbose_name="revises",
        ),
    ),
    migrations.AddField(
        model_name="articleevent",
        name="source",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to="claims.source",
            verbose_name="source",
        ),
    ),
    migrations.AddField(
        model_name="feedevent",
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
        model_name="feedevent",
        name="pgh_obj",
        field=models.ForeignKey(
            db_constraint=False,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="events",
            to="claims.feed",
        ),
    ),
    migrations.AddField(
        model_name="feedevent",
        name="source",
        field=models.ForeignKey(
            db_constraint=False,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to="claims.source",
            verbose_name="source",
        ),
    ),
    migrations.AddField(
        model_name="subscriptionevent",
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
        model_name="subscriptionevent",
        name="pgh_obj",
        field=models.ForeignKey(
            db_constraint=False,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="events",
            to="claims.subscription",
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="apikeyevent",
        trigger=pgtrigger.compiler.Trigger(
            name="append_only",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                hash="cef228d415290df3b1b65f2207be20cfbbbcb0a9",
                operation="UPDATE OR DELETE",
                pgid="pgtrigger_append_only_2ef84",
                table="claims_apikeyevent",
                when="BEFORE",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="articleevent",
        trigger=pgtrigger.compiler.Trigger(
            name="append_only",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                hash="0e023ee976bbcdbdcec8bdf853814cbd4721963f",
                operation="UPDATE OR DELETE",
                pgid="pgtrigger_append_only_49e1f",
                table="claims_articleevent",
                when="BEFORE",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="feedevent",
        trigger=pgtrigger.compiler.Trigger(
            name="append_only",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                hash="a412593ac91eeb795a5cf74d5e0f290aa3db5e79",
                operation="UPDATE OR DELETE",
                pgid="pgtrigger_append_only_0ea52",
                table="claims_feedevent",
                when="BEFORE",
            ),
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="subscriptionevent",
        trigger=pgtrigger.compiler.Trigger(
            name="append_only",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                hash="d63f8e3b9be1ced09931ae6fbe7e776eb332e091",
                operation="UPDATE OR DELETE",
                pgid="pgtrigger_append_only_c5843",
                table="claims_subscriptionevent",
                when="BEFORE",
            ),
        ),
    ),
]


RECORDED = ("apikey", "article", "feed", "subscription")


def build(apps, editor):
    # Each by itself would draw up all models anew, which takes longer than all of them.
    for change in CHANGES:
        if isinstance(change, migrations.CreateModel):
            editor.create_model(apps.get_model("claims", change.name))
    for change in CHANGES:
        if isinstance(change, pgtrigger.migrations.AddTrigger):
            editor.execute(change.trigger.install_sql, params=None)


def drop(apps, editor):
    # With the tables go the triggers that fill them; the stricter lock stays.
    for change in CHANGES:
        if isinstance(change, pgtrigger.migrations.AddTrigger) and change.model_name in RECORDED:
            editor.execute(change.trigger.uninstall_sql, params=None)
    for change in CHANGES:
        if isinstance(change, migrations.CreateModel):
            editor.delete_model(apps.get_model("claims", change.name))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0016_desk_at_scale"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=CHANGES),
        migrations.RunPython(build, drop),
    ]
