"""A history may tell of every column that it keeps, so every one has words in the desk's languages."""

from django.apps import apps
from django.utils.functional import Promise

from claims.admin.columns import UNTOLD, WORDS, label_of
from claims.models import ReviewRevision, Speaker


def test_every_column_of_a_trace_has_words_of_ours_or_of_its_tables() -> None:
    wordless = set()
    for model in apps.get_models():
        for event in getattr(model, "pgh_event_models", {}).values():
            kept = {field.name for field in event._meta.concrete_fields}
            wordless |= {
                field.name
                for field in model._meta.concrete_fields
                if field.name in kept and not isinstance(field.verbose_name, Promise)
            }
    assert wordless - UNTOLD == WORDS.keys() & wordless
    assert wordless


def test_a_tables_own_words_come_first() -> None:
    assert label_of(Speaker._meta.get_field("name")) == "name"
    assert label_of(ReviewRevision._meta.get_field("submitted_by")) == "submitted by"
