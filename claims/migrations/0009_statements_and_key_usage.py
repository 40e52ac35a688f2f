"""Statements as a list of their own: role, party, outlets and words; and how often API keys are used."""

import datetime
import unicodedata

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

# Which party it was nobody has looked up yet: unknown, until the next time the document is written.
PARTY_UNKNOWN = """
UPDATE claims_publicstatement SET document = document || '{"party": null}' WHERE NOT document ? 'party';
UPDATE claims_publicclaim SET document = jsonb_set(document, '{statements}', (
    SELECT coalesce(jsonb_agg('{"party": null}'::jsonb || said ORDER BY place), '[]')
    FROM jsonb_array_elements(document->'statements') WITH ORDINALITY AS found(said, place)
)) WHERE document ? 'statements';
"""
INDEX_WORDS = """
UPDATE claims_publicstatement SET search = to_tsvector(
    (CASE language WHEN 'ro' THEN 'on_record_ro' WHEN 'en' THEN 'on_record_en' ELSE 'on_record_simple' END)::regconfig,
    concat_ws(' ', document->>'words', document->'speaker'->>'name', document->>'printed_name', document->>'role'));
"""


def folded(text):
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def fill(apps, editor):
    rows = apps.get_model("claims", "PublicStatement").objects
    for row in rows.iterator(chunk_size=500):
        said = row.document
        sources = {place["source"]["slug"] for place in said["occurrences"] if place["source"]}
        values = {"role": folded(said["role"]), "language": said["language"], "sources": sorted(sources)}
        rows.filter(pk=row.pk).update(**values)
    editor.execute(PARTY_UNKNOWN)
    editor.execute(INDEX_WORDS)


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0008_webhook_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyUsage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("requests", models.PositiveBigIntegerField(default=0, verbose_name="requests")),
                ("refused", models.PositiveBigIntegerField(default=0, verbose_name="refused")),
            ],
            options={
                "verbose_name": "use of an API key",
                "verbose_name_plural": "use of API keys",
                "ordering": ["-day"],
            },
        ),
        migrations.AddField(
            model_name="apikey",
            name="per_day",
            field=models.PositiveIntegerField(
                blank=True,
                null=True,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="requests a day",
            ),
        ),
        migrations.AddField(
            model_name="publicstatement",
            name="language",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name="publicstatement",
            name="party",
            field=models.CharField(blank=True, db_index=True, max_length=120),
        ),
        migrations.AddField(
            model_name="publicstatement",
            name="party_id",
            field=models.UUIDField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="publicstatement",
            name="role",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AddField(
            model_name="publicstatement",
            name="said",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    "said_not_before", models.Value(datetime.date(1, 1, 1))
                ),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddField(
            model_name="publicstatement",
            name="search",
            field=django.contrib.postgres.search.SearchVectorField(null=True),
        ),
        migrations.AddField(
            model_name="publicstatement",
            name="sources",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="publicstatement",
            index=models.Index(fields=["-said", "-statement_id"], name="public_statement_said"),
        ),
        migrations.AddIndex(
            model_name="publicstatement",
            index=models.Index(
                fields=["speaker_id", "-said", "-statement_id"], name="public_statement_by_speaker"
            ),
        ),
        migrations.AddIndex(
            model_name="publicstatement",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["role"], name="public_statement_role", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="publicstatement",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["sources"], name="public_statement_sources"
            ),
        ),
        migrations.AddIndex(
            model_name="publicstatement",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="public_statement_search"),
        ),
        migrations.AddConstraint(
            model_name="apikey",
            constraint=models.CheckConstraint(
                condition=models.Q(("per_day", None), ("per_day__gte", 1), _connector="OR"),
                name="api_key_quota_from_one",
            ),
        ),
        migrations.AddField(
            model_name="keyusage",
            name="key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="usage", to="claims.apikey"
            ),
        ),
        migrations.AddConstraint(
            model_name="keyusage",
            constraint=models.UniqueConstraint(fields=("key", "day"), name="key_usage_once_a_day"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
