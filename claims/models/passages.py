"""A place in an article, held to the article's letter by the database."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.articles import Article

VERBATIM = """
    SELECT text INTO body FROM claims_article WHERE id = NEW.article_id;
    IF substr(body, NEW.start_offset + 1, NEW.end_offset - NEW.start_offset) IS DISTINCT FROM NEW.words THEN
        RAISE EXCEPTION 'the words are not those of the article at %..%', NEW.start_offset, NEW.end_offset
            USING ERRCODE = 'check_violation';
    END IF;
    FOR span IN SELECT jsonb_array_elements(NEW.quote_spans) LOOP
        IF (span->>0)::int < NEW.start_offset OR (span->>1)::int > NEW.end_offset
           OR (span->>0)::int >= (span->>1)::int THEN
            RAISE EXCEPTION 'quote span % lies outside %..%', span, NEW.start_offset, NEW.end_offset
                USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NEW;
"""


def verbatim_guard() -> pgtrigger.Trigger:
    """The trigger that refuses words which the article does not hold at that place."""
    return pgtrigger.Trigger(
        name="verbatim",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf("article_id", "start_offset", "end_offset", "words", "quote_spans"),
        func=VERBATIM,
        declare=[("body", "text"), ("span", "jsonb")],
    )


class Passage(models.Model):
    """A display span and the quoted spans inside it: code points into the article's text, end exclusive."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="+", verbose_name=_("article"))
    start_offset = models.PositiveIntegerField(_("start"))
    end_offset = models.PositiveIntegerField(_("end"))
    words = models.TextField(_("words"))
    quote_spans = models.JSONField(_("quoted spans"), default=list)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_start_before_end", condition=Q(start_offset__lt=F("end_offset"))
            ),
        ]

    @property
    def quotes(self) -> list[str]:
        """The quoted words, in order."""
        return [
            self.words[start - self.start_offset : end - self.start_offset] for start, end in self.quote_spans
        ]
