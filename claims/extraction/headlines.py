"""Offices in headlines, which leave the article out: 'Kämmerer spricht von „…“' is one person."""

from __future__ import annotations

from claims.extraction.packs import Pack
from claims.extraction.people import FEMININE, MASCULINE, gender_of
from claims.extraction.types import ROLE, Cue, Mention


def with_article(mention: Mention, cue: Cue | None, pack: Pack) -> Mention:
    """The mention as a sentence would print it: 'Kämmerin' as 'die Kämmerin'.

    Only where a bare noun means many elsewhere, and not before a verb of many: 'Anwohner sprechen von …'.
    """
    if not pack.capital_nouns or mention.kind is not ROLE or " " in mention.text:
        return mention
    if cue is not None and pack.ends_with("plural_verb_ending", cue.text.casefold().split(" ")[0]):
        return mention
    gender = FEMININE if gender_of(mention, pack) == FEMININE else MASCULINE
    articles = pack.words[f"{gender}_article"] & pack.words["definite"]
    return mention._replace(text=f"{min(articles)} {mention.text}") if articles else mention
