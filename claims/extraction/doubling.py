"""Objects by their case or a clitic: 'Kurtin e kritikoi Rama', 'Berishës i kërkoi falje Rama'."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.people import first_name
from claims.extraction.types import NAME, ROLE, MentionHit

FARTHEST = 5  # tokens between a clitic and the subject behind its verb


def is_doubled_object(passage: Passage, hit: MentionHit) -> bool:
    """Whether a clitic behind an accusative repeats it, and another stands behind the verb.

    Without the other 'Putin e quajti' may be a name that ends so by nature.
    """
    clitic = hit.last + 1
    if hit.mention.kind not in {NAME, ROLE} or not passage.has("clitic", clitic):
        return False
    low = passage.lows[hit.first if hit.mention.kind is ROLE else hit.last]
    if not passage.pack.ends_with("doubled_ending", low) or first_name(low, passage.pack) is not None:
        return False
    behind = next(iter(passage.mentions_in(clitic + 1, min(len(passage.tokens), clitic + FARTHEST))), None)
    return behind is not None and not any(
        passage.pack.ends_with(section, passage.lows[place])
        for section in ("doubled_ending", "complement_ending")
        for place in {behind.last if behind.mention.role is None else behind.first}
    )


def is_surname_in_case(passage: Passage, hit: MentionHit) -> bool:
    """'Presidentja e lavdëroi Kurtin', where the article has 'Kurti' too: a case that no subject has."""
    if not passage.words["surname_case"] or hit.mention.kind is not NAME or hit.mention.role is not None:
        return False
    forms = passage.pack.changed("surname_case", passage.lows[hit.last])
    return not passage.surnames.isdisjoint(forms)


def is_doubled_listener(passage: Passage, hit: MentionHit) -> bool:
    """'Berishës i kërkoi falje Rama': a word that is no mention, in the dative and with its clitic behind."""
    if not passage.has("dative", hit.last + 1) or not passage.has("clitic", hit.last + 1):
        return False
    return passage.pack.ends_with("oblique_ending", passage.lows[hit.first])
