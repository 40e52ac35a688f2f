"""Where the words end of a quote whose mark nobody closed: at the reporter's clause."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.packs import Pack
from claims.extraction.text import lower_case, tokenise
from claims.extraction.types import Span

LONGEST_NAME = 3  # words between the comma and the verb: ', Ann Pope said'


def reporter_at(text: str, words: Span, pack: Pack) -> int | None:
    """'„It rose, said Ann Pope. Two were hurt.': where ', said' begins; None without such a clause.

    'He came, said that …' goes on with what was said.
    """
    tokens = tokenise(text, words)
    lows = lower_case(tokens)
    for place in range(1, len(tokens) - 1):
        if tokens[place].text != ",":
            continue
        verb = place + 1
        while verb < len(tokens) and verb - place <= LONGEST_NAME and tokens[verb].is_capital:
            verb += 1
        verb += verb < len(tokens) and pack.has("auxiliary", lows[verb])  # 'a povestit', 'ka thënë'
        found = pack.cues.at(lows, verb) if verb < len(tokens) else None
        if found is not None and not _leads_on(lows, verb + found[0], pack):
            return tokens[place].start
    return None


def _leads_on(lows: Sequence[str], after: int, pack: Pack) -> bool:
    return after >= len(lows) or pack.has("that", lows[after])
