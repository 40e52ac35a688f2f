"""Indexes for lists, counts and searches of the desk, so that they cost the same with any number of rows."""

import django.contrib.postgres.indexes
import django.db.models.fields.json
from django.db import migrations, models

INDEXES = [
    migrations.AddIndex(
        model_name="article",
        index=models.Index(fields=["-fetched_at", "-id"], name="article_newest"),
    ),
    migrations.AddIndex(
        model_name="article",
        index=models.Index(fields=["id"], include=("source",), name="article_outlet"),
    ),
    migrations.AddIndex(
        model_name="article",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["title", "url", "byline"],
            name="article_words",
            opclasses=["gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops"],
        ),
    ),
    migrations.AddIndex(
        model_name="candidate",
        index=models.Index(fields=["-check_worthiness", "-score", "id"], name="candidate_by_rank"),
    ),
    migrations.AddIndex(
        model_name="candidate",
        index=models.Index(fields=["state", "-check_worthiness", "-score", "id"], name="candidate_by_state"),
    ),
    migrations.AddIndex(
        model_name="candidate",
        index=models.Index(
            condition=models.Q(("state", "waiting")),
            fields=["language", "created_at"],
            include=("speaker", "article"),
            name="candidate_heaps",
        ),
    ),
    migrations.AddIndex(
        model_name="candidate",
        index=models.Index(fields=["created_at"], name="candidate_found"),
    ),
    migrations.AddIndex(
        model_name="candidate",
        index=models.Index(fields=["decided_at"], name="candidate_decided"),
    ),
    migrations.AddIndex(
        model_name="candidate",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["words", "mention"],
            name="candidate_words",
            opclasses=["gin_trgm_ops", "gin_trgm_ops"],
        ),
    ),
    migrations.AddIndex(
        model_name="claim",
        index=models.Index(fields=["-created_at", "-id"], name="claim_newest"),
    ),
    migrations.AddIndex(
        model_name="claim",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["text"], name="claim_text", opclasses=["gin_trgm_ops"]
        ),
    ),
    migrations.AddIndex(
        model_name="digest",
        index=models.Index(fields=["state", "-id"], name="digest_by_state"),
    ),
    migrations.AddIndex(
        model_name="digest",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["message_id"], name="digest_message", opclasses=["gin_trgm_ops"]
        ),
    ),
    migrations.AddIndex(
        model_name="externalreview",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["claim_reviewed", "title", "publisher", "site", "claimant"],
            name="external_review_words",
            opclasses=["gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops"],
        ),
    ),
    migrations.AddIndex(
        model_name="fetchrequest",
        index=models.Index(
            condition=models.Q(("done_at", None)), fields=["set_aside_at"], name="request_undone"
        ),
    ),
    migrations.AddIndex(
        model_name="fetchrequest",
        index=models.Index(fields=["-requested_at", "-id"], name="request_newest"),
    ),
    migrations.AddIndex(
        model_name="fetchrequest",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["url", "title", "last_error"],
            name="request_words",
            opclasses=["gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops"],
        ),
    ),
    migrations.AddIndex(
        model_name="publication",
        index=models.Index(fields=["at"], name="publication_at"),
    ),
    migrations.AddIndex(
        model_name="publication",
        index=django.contrib.postgres.indexes.GinIndex(
            django.contrib.postgres.indexes.OpClass(
                django.db.models.fields.json.KeyTextTransform("title", "document"), name="gin_trgm_ops"
            ),
            django.contrib.postgres.indexes.OpClass(
                django.db.models.fields.json.KeyTextTransform("claim", "document"), name="gin_trgm_ops"
            ),
            django.contrib.postgres.indexes.OpClass("note", name="gin_trgm_ops"),
            name="publication_words",
        ),
    ),
    migrations.AddIndex(
        model_name="review",
        index=models.Index(
            condition=models.Q(("recheck_on__isnull", False)),
            fields=["recheck_on"],
            name="review_recheck",
        ),
    ),
    migrations.AddIndex(
        model_name="reviewrevision",
        index=models.Index(fields=["-created_at", "-id"], name="revision_newest"),
    ),
    migrations.AddIndex(
        model_name="reviewrevision",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["title", "summary"], name="revision_words", opclasses=["gin_trgm_ops", "gin_trgm_ops"]
        ),
    ),
    migrations.AddIndex(
        model_name="speaker",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["name", "wikidata_id"],
            name="speaker_words",
            opclasses=["gin_trgm_ops", "gin_trgm_ops"],
        ),
    ),
    migrations.AddIndex(
        model_name="speakeralias",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["name"], name="alias_words", opclasses=["gin_trgm_ops"]
        ),
    ),
    migrations.AddIndex(
        model_name="statement",
        index=models.Index(fields=["-recorded_at", "-id"], name="statement_newest"),
    ),
    migrations.AddIndex(
        model_name="statementlink",
        index=models.Index(
            condition=models.Q(("confirmed_at", None)),
            fields=["claim", "proposed_by"],
            name="link_to_confirm",
        ),
    ),
    migrations.AddIndex(
        model_name="statementnotice",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["note"], name="notice_note", opclasses=["gin_trgm_ops"]
        ),
    ),
    migrations.AddIndex(
        model_name="subscription",
        index=django.contrib.postgres.indexes.GinIndex(
            fields=["email"], name="subscription_email", opclasses=["gin_trgm_ops"]
        ),
    ),
]


def build(apps, editor):
    # Each by itself would draw up all models anew, which takes longer than the indexes.
    for change in INDEXES:
        editor.add_index(apps.get_model("claims", change.model_name), change.index)


def drop(apps, editor):
    for change in INDEXES:
        editor.remove_index(apps.get_model("claims", change.model_name), change.index)


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0015_sign_ins"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=INDEXES, database_operations=[migrations.RunPython(build, drop)]
        ),
    ]
