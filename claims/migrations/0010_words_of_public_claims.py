"""The words of the claims that stand, for who mistypes one; the public role reads them."""

from collections import Counter

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models

from claims.models.folding import folded
from claims.models.spelling import words_in
from claims.services.public_documents import searchable

BATCH = 10_000


def count_words(apps, editor):
    counts = Counter()
    standing = apps.get_model("claims", "PublicClaim").objects.filter(retracted_at=None)
    for document in standing.order_by("pk").values_list("document", flat=True).iterator():
        counts.update(words_in(" ".join(searchable(document))))
    model = apps.get_model("claims", "PublicWord")
    rows = (model(word=word, folded=folded(word), claims=claims) for word, claims in counts.items())
    model.objects.bulk_create(rows, batch_size=BATCH)


def let_the_public_read(apps, editor):
    if settings.PUBLIC_DATABASE_ROLE:
        editor.execute(f"GRANT SELECT ON claims_publicword TO {settings.PUBLIC_DATABASE_ROLE}")


class Migration(migrations.Migration):
    dependencies = [("claims", "0009_statements_and_key_usage")]

    operations = [
        migrations.CreateModel(
            name="PublicWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("folded", models.CharField(max_length=120)),
                ("claims", models.PositiveIntegerField(verbose_name="claims")),
            ],
            options={
                "verbose_name": "word of public claims",
                "verbose_name_plural": "words of public claims",
                "ordering": ["word"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["folded"], name="public_word_folded", opclasses=["gin_trgm_ops"]
                    )
                ],
            },
        ),
        migrations.RunPython(count_words, migrations.RunPython.noop),
        migrations.RunPython(let_the_public_read, migrations.RunPython.noop),
    ]
