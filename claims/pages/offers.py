"""What a reader can choose from: topics and verdicts of what is public, in the reader's language."""

from claims.models import PublicScale, PublicSpeaker, PublicTopic
from claims.pages.shown import localised

Choices = list[tuple[str, str]]


def speakers() -> Choices:
    rows = PublicSpeaker.objects.values_list("document", flat=True)
    return sorted(((row["id"], row["name"]) for row in rows), key=lambda pair: pair[1].casefold())


def topics() -> Choices:
    return [(row.slug, localised(row.document["labels"]) or row.slug) for row in PublicTopic.objects.all()]


def verdicts() -> Choices:
    """By key: two scales may have a verdict of one key, and one choice means both."""
    rows = PublicScale.objects.values_list("document", flat=True)
    return list({step["key"]: localised(step["labels"]) for row in rows for step in row["verdicts"]}.items())
