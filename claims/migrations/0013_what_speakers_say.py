"""When a question to a speaker was noted: what is public looks at it. And a rule about offices."""

import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def create_rule(apps, editor):
    apps.get_model("claims", "PublishRule").objects.get_or_create(key="office", defaults={"severity": "warn"})


def delete_rule(apps, editor):
    apps.get_model("claims", "PublishRule").objects.filter(key="office").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0012_words_alike"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="commentrequest",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="commentrequest",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="commentrequest",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="commentrequest",
            name="noted_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), verbose_name="noted"
            ),
        ),
        migrations.AddField(
            model_name="commentrequestevent",
            name="noted_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), verbose_name="noted"
            ),
        ),
        migrations.AlterField(
            model_name="publishrule",
            name="key",
            field=models.CharField(
                choices=[
                    ("verdict", "A verdict is chosen"),
                    ("summary", "There is a summary"),
                    ("statement", "A confirmed statement makes the claim"),
                    ("sources", "Two sources, or a stated waiver"),
                    ("second_source", "Hearsay and headlines have a second source"),
                    ("correction_note", "A correction says what was wrong"),
                    ("verdict_explained", "The verdict is explained"),
                    ("comment_requested", "The speaker was asked for comment"),
                    ("primary_source", "The primary source is located"),
                    ("office", "The offices named were held at the time"),
                    ("claim_review", "The ClaimReview is valid"),
                    ("archived", "Every link of the evidence has an archived copy"),
                    ("second_verdict", "A second person gave a verdict unseen"),
                ],
                max_length=24,
                unique=True,
                verbose_name="rule",
            ),
        ),
        migrations.AlterField(
            model_name="publishruleevent",
            name="key",
            field=models.CharField(
                choices=[
                    ("verdict", "A verdict is chosen"),
                    ("summary", "There is a summary"),
                    ("statement", "A confirmed statement makes the claim"),
                    ("sources", "Two sources, or a stated waiver"),
                    ("second_source", "Hearsay and headlines have a second source"),
                    ("correction_note", "A correction says what was wrong"),
                    ("verdict_explained", "The verdict is explained"),
                    ("comment_requested", "The speaker was asked for comment"),
                    ("primary_source", "The primary source is located"),
                    ("office", "The offices named were held at the time"),
                    ("claim_review", "The ClaimReview is valid"),
                    ("archived", "Every link of the evidence has an archived copy"),
                    ("second_verdict", "A second person gave a verdict unseen"),
                ],
                max_length=24,
                verbose_name="rule",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commentrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_commentrequestevent" ("answer", "asked_at", "channel", "deadline_at", "id", "noted_at", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "speaker_id") VALUES (NEW."answer", NEW."asked_at", NEW."channel", NEW."deadline_at", NEW."id", NEW."noted_at", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_id", NEW."speaker_id"); RETURN NULL;',
                    hash="4e6c672f3ed4d82918ac5cc0b72e203af61ba14e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c6528",
                    table="claims_commentrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commentrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_commentrequestevent" ("answer", "asked_at", "channel", "deadline_at", "id", "noted_at", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "speaker_id") VALUES (NEW."answer", NEW."asked_at", NEW."channel", NEW."deadline_at", NEW."id", NEW."noted_at", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_id", NEW."speaker_id"); RETURN NULL;',
                    hash="34e06eb4352c124f045d017d24a34129c7318e12",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a29c",
                    table="claims_commentrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commentrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_commentrequestevent" ("answer", "asked_at", "channel", "deadline_at", "id", "noted_at", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "speaker_id") VALUES (OLD."answer", OLD."asked_at", OLD."channel", OLD."deadline_at", OLD."id", OLD."noted_at", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_id", OLD."speaker_id"); RETURN NULL;',
                    hash="ff90ef1a624ea9a385da89371dad77c2b734d606",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e21d7",
                    table="claims_commentrequest",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunPython(create_rule, delete_rule),
    ]
