"""The words of the claims that stand, to guess what a reader meant who mistyped one."""

import re
from collections.abc import Callable, Iterable
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import TrigramDistance
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from claims.matching.spelling import KnownWord, closest_word, slips_forgiven
from claims.models.folding import folded

LONGEST_WORD = 40
WORD = re.compile(r"[^\W\d_]+")
# What is searched for, or left out: `or` and -words are not asked about.
TYPED = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
# Of a longer text nobody needs to hear that one of its words is misspelt.
MOST_TYPED, MOST_CORRECTED = 12, 3
# Two slips leave a fifth of a word's trigrams. Those that share the most are looked at letter by letter.
LEAST_SIMILARITY, CANDIDATES = 0.2, 60
COUNT = """
    INSERT INTO claims_publicword (word, folded, claims)
    SELECT word, folded, 1 FROM unnest(%(won)s::text[], %(folded)s::text[]) AS won (word, folded)
    ON CONFLICT (word) DO UPDATE SET claims = claims_publicword.claims + 1;
    DELETE FROM claims_publicword WHERE word = ANY(%(lost)s) AND claims = 1;
    UPDATE claims_publicword SET claims = claims - 1 WHERE word = ANY(%(lost)s);
"""


def words_in(text: str) -> set[str]:
    """The words that a reader may look for, in small letters."""
    return {word for word in WORD.findall(text.lower()) if slips_forgiven(word) and len(word) <= LONGEST_WORD}


def respelt(text: str, is_known: Callable[[str], bool]) -> str | None:
    """The text with words that are known; None when none is unknown, or there is nothing like one of them."""
    typed = list(dict.fromkeys(word for word in TYPED.findall(text) if word.lower() != "or"))
    if len(typed) > MOST_TYPED:
        return None
    unknown = [word for word in typed if not is_known(word)]
    if not 0 < len(unknown) <= MOST_CORRECTED:
        return None
    meant = {word: PublicWord.objects.closest(word) for word in unknown}
    if not all(meant.values()):
        return None
    return TYPED.sub(lambda found: meant.get(found[0]) or found[0], text)


class PublicWordQuerySet(models.QuerySet["PublicWord"]):
    def closest(self, typed: str) -> str | None:
        """The word that was most likely meant."""
        plain = folded(typed)
        if not slips_forgiven(plain) or len(plain) > LONGEST_WORD:
            return None
        return closest_word(plain, [KnownWord(*row) for row in self.similar(plain).values_list()])

    def similar(self, plain: str) -> Self:
        """Words that share the most with it, by their trigrams; within the caller's transaction."""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL pg_trgm.similarity_threshold = %s", [LEAST_SIMILARITY])
        near = self.filter(folded__trigram_similar=plain)
        return near.order_by(TrigramDistance("folded", plain), "-claims")[:CANDIDATES]

    def count_claim(self, *, before: Iterable[str], after: Iterable[str]) -> None:
        """A claim had these words and now has those. The caller holds the publications' lock."""
        lost, won = list(set(before) - set(after)), list(set(after) - set(before))
        with connection.cursor() as cursor:
            cursor.execute(COUNT, {"lost": lost, "won": won, "folded": [folded(word) for word in won]})


class PublicWord(models.Model):
    """A word that stands in so many public claims; gone with the last of them."""

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)
    folded = models.CharField(max_length=3 * LONGEST_WORD)
    claims = models.PositiveIntegerField(_("claims"))

    objects = PublicWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("word of public claims")
        verbose_name_plural = _("words of public claims")
        ordering = ["word"]
        indexes = [
            GinIndex(name="public_word_folded", fields=["folded"], opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.word
