"""Names that the press shortens."""

from __future__ import annotations

from claims.extraction.initials import with_hidden_surname, with_initials
from tests.extraction.readings import speakers

COURT = "Dennis K. soll Geld genommen haben.\n\nRichterin Ute Marx fragte nach.\n\n"


def test_initials_are_those_of_every_part_of_a_name() -> None:
    """A double name has a letter for each."""
    assert with_initials(["Ann-Marie Pope", "Al Pope"], "A.M.P.") == {"Ann-Marie Pope"}


def test_hidden_surname_is_one_letter_with_a_stop() -> None:
    """A full surname is none."""
    assert with_hidden_surname([["Dieter K.", "Dieter Koch"]]) == {"Dieter K."}


def test_defendant_is_the_only_one_whose_surname_is_hidden() -> None:
    """Whom the article calls by a letter is before the court."""
    assert speakers(COURT + "„Ich wollte das nie“, sagte der Angeklagte.", "de") == ["Dennis K."]


def test_of_two_hidden_surnames_nobody_is_the_defendant() -> None:
    """Either may be."""
    text = "Auch Rolf B. war dabei.\n\n" + COURT + "„Ich wollte das nie“, sagte der Angeklagte."
    assert speakers(text, "de") == ["der Angeklagte"]


def test_witness_is_not_the_defendant() -> None:
    """Only the words for who stands accused count."""
    assert speakers(COURT + "„Ich wollte das nie“, sagte der Zeuge.", "de") == ["der Zeuge"]


def test_letter_alone_is_who_has_it() -> None:
    """'so K. weiter' after 'Dennis K.'."""
    text = COURT + "Zu Beginn hatte K. etwas verlesen lassen: „Ich wollte das alles nie.“"
    assert speakers(text, "de") == ["Dennis K."]
