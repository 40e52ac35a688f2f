"""A sentence that names a sitting with its own day opens it; one that only mentions it does not."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days

PUBLISHED = "2025-10-16"  # a Thursday


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Four men who robbed farms were sentenced on Tuesday.\n\nJudge Ann Poe was stern. “You had "
                "no pity for anybody,” Poe said."
            ),
        ),
        (
            "ro",
            (
                "Ședința de marți a Consiliului Local Turda a ținut cinci ore.\n\nConsilierul Ion Pop a "
                "cerut amânarea. „Banii nu ajung nici pentru o stradă”, a spus el."
            ),
        ),
        (
            "ro",
            (
                "Cei trei candidați au avut marți seară o dezbatere.\n\nPrimarul a fost întrebat de datorii. "
                "„Orașul nu datorează nimănui nimic”, a răspuns Ion Pop."
            ),
        ),
        (
            "en",
            (
                "The case was heard at Hull Crown Court on Tuesday.\n\nSpeaking after the hearing, solicitor "
                "Ann Poe said it was “a very long way from over”."
            ),
        ),
        (
            "de",
            (
                "Vor dem Werk versammelten sich am Dienstag 200 Leute.\n\n„Das ist ein gebrochenes Wort“, "
                "rief Betriebsrat Ronny Huber in ein Megafon."
            ),
        ),
    ],
)
def test_a_scene_lends_its_day_to_those_who_speak_in_it_and_beside_it(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2025-10-14"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The debate over rents grew louder on Tuesday.\n\nAnn Poe replied: “We all pay far too much.”",
        ),
        ("en", "Alan Price liked Tuesday's match. “It took us nine years to get there,” Price said."),
        ("en", "The rents that candidates fight over rose on Tuesday. “We pay too much,” said Ann Poe."),
        (
            "ro",
            (
                "După ședința de marți a Consiliului Local Turda, piața s-a golit.\n\n„Banii nu ajung pentru "
                "nicio stradă”, spune Ion Pop."
            ),
        ),
        (
            "de",
            (
                "Vor dem Werk versammelten sich am Dienstag 200 Leute.\n\n„Das ist ein gebrochenes Wort“, "
                "sagt Betriebsrat Ronny Huber dieser Zeitung."
            ),
        ),
    ],
)
def test_a_day_near_a_scene_is_not_of_it(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [None]


HEARD = "Tom Hall was sentenced on Tuesday for the fire.\n\nJudge Ann Poe refused to wait. "
LONG = "\n\nThe fire began in May.\n\nIt spread.\n\nThe roof fell in.\n\nA wall fell, too."


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("\n\n“You were told four times,” Poe said.", "2025-10-14"),
        ("\n\nThe roof fell in.\n\n“You were told four times,” Poe said.", "2025-10-14"),
        (f"{LONG} “It was greed,” Alice Reed told the judge.", "2025-10-14"),
        (f"{LONG} “It was greed,” Poe said.", None),
        ("\n\nPoe, reached by phone, said she was “glad that it is over”.", None),
        ("\n\nThe baker was sad. “We lost all that we had,” said Ben Cole.", None),
    ],
)
def test_a_name_with_a_part_in_the_sitting_is_known_there(following: str, expected: str | None) -> None:
    assert days(HEARD + following, "en", PUBLISHED) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The school board voted 4-3 Tuesday to close it.\n\n“It is over,” Ann Pole said before the vote.",
        ),
        (
            "de",
            "Der Stadtrat hat am Dienstag den Bau freigegeben.\n\n„Es reicht“, sagte Ute Ott in der Sitzung.",
        ),
        ("ro", "Consiliul Local a amânat marți votul.\n\n„E târziu”, a spus Ana Pop în fața consilierilor."),
        ("sq", "Gjykata vendosi të martën lirimin e tij.\n\n“Mjaft më”, tha pas seancës Ana Hoxha."),
    ],
)
def test_what_a_body_decided_on_a_day_is_when_it_sat(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2025-10-14"]


def test_the_board_of_a_firm_is_no_council() -> None:
    text = "The firm's board voted on Tuesday to close it.\n\n“It is over,” Ann Pole said before the vote."
    assert days(text, "en", PUBLISHED) == [None]
