"""A description of the next paragraph goes on with who was heard last, unless another may be meant."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from tests.extraction.readings import speakers


def who(text: str, language: str) -> str | None:
    """The full name of who says the last quote."""
    mention = extract_quotes(text, language=language)[-1].attribution.mention
    return mention.full_name if mention is not None else None


ASKED = [
    (
        "en",
        "Colin Reyes",
        """Prosecutor Jane Lowell called Colin Reyes. “I was at home,” Reyes said.

“You are sure?” Lowell asked.

“I am sure,” the 41-year-old said.""",
    ),
    (
        "en",
        "Tom Sykes",
        """Tom Sykes, a retired miner, came first. “They lied,” he told the meeting.

Asked what he would do, the pensioner said: “Fight on.”""",
    ),
    (
        "en",
        "Tom Sykes",
        """The defendant, Tom Sykes, wept. “It was me,” he said.

“Why?” the judge asked.

“For the money,” the defendant replied.""",
    ),
    (
        "ro",
        "Marieta Scurtu",
        """„Toate facturile au trecut pe la mine”, a spus martora Marieta Scurtu.

Judecătorul a întrebat-o dacă le-a verificat. „Nu aveam voie”, a răspuns femeia.""",
    ),
    (
        "sq",
        "Gent Zeka",
        """Gjyqtarja Mira Deda pyeti të pandehurin Gent Zeka nëse e njihte viktimën.

“Vetëm nga pamja”, u përgjigj 38-vjeçari.""",
    ),
    (
        "de",
        "Silke Ahrens",
        """Die Buchhalterin Silke Ahrens sagte aus. „Ich habe alles gesehen“, sagte die Zeugin.

Der Staatsanwalt wollte wissen, ob sie es geprüft habe.

„Das durfte ich nicht“, antwortete die 57-Jährige.""",
    ),
    (
        "de",
        "Felix Audorf",
        """Emre Aydin traf den Pfosten. In der 94. Minute drückte Felix Audorf den Ball ins Tor.

„Ich lag nur da“, sagte der Matchwinner.""",
    ),
]

OTHERS = [
    (
        "en",
        """A shopkeeper lost everything.

“We warned them,” said Ann Pope.

“I nearly drowned,” the shopkeeper said.""",
    ),
    ("en", "“You were there?” asked Robin Gale.\n\n“I was not,” the defendant said."),
    ("en", "“We were robbed,” said coach Bill Tarr.\n\n“I saw a foul,” the referee said."),
    ("en", "“We were robbed,” said coach Bill Tarr.\n\n“I just hit it,” the striker said."),
    ("en", "“The road was icy,” Sergeant Paul Rudge said.\n\n“I had two pints,” the driver said."),
    ("ro", "„Am greșit”, a spus directorul Mircea Pană.\n\n„Nimeni nu m-a sunat”, a spus văduva."),
    (
        "sq",
        """Një fermer humbi serrën. Foli edhe Arben Doçi. “Shteti duhet të paguajë”, tha ai.

“Nuk më ka mbetur asgjë”, tha fermeri.""",
    ),
    ("de", "„Wir bauen“, sagte Landrat Kurt Ebert.\n\n„Uns fragt keiner“, klagte die Anwohnerin."),
]


@pytest.mark.parametrize(("language", "expected", "text"), ASKED)
def test_who_was_heard_last_is_meant_past_those_who_ask(language: str, expected: str, text: str) -> None:
    assert who(text, language) == expected


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_nobody_is_meant_where_the_description_may_be_of_another(language: str, text: str) -> None:
    assert who(text, language) is None


@pytest.mark.parametrize(
    "said", ["Ann Pope is a baker.", "Ann Pope, a baker, came.", "Ann Pope runs a bakery."]
)
def test_what_is_said_of_somebody_with_a_name_makes_no_stranger(said: str) -> None:
    text = f"{said}\n\n“We warned them,” Pope said.\n\n“I nearly drowned,” the baker said."
    assert who(text, "en") == "Ann Pope"


def test_any_lawmaker_may_be_the_lawmaker() -> None:
    text = "Senator Maria Delgado brought in the bill.\n\n“Families have waited,” the lawmaker said."
    assert who(text, "en") == "Maria Delgado"


def test_the_subject_of_an_account_is_not_who_gives_it() -> None:
    text = "Coach Pedro Alves complained. According to him, the referee “lost his nerve”. {}"
    assert who(text.format("The Portuguese also said: “I may leave.”"), "en") == "Pedro Alves"


def test_an_answer_is_that_of_who_was_asked() -> None:
    text = "Prosecutor Jane Lowell asked Colin Reyes whether he had driven.\n\n“Never,” he said."
    assert who(text, "en") == "Colin Reyes"


def test_a_stranger_stays_one_paragraphs_on() -> None:
    text = "A farmer lost his barn.\n\nIt rained.\n\nAnn Pope came.\n\n“It burnt,” the farmer said."
    assert who(text, "en") is None


@pytest.mark.parametrize(
    "said", ["tehnicianul Voinței", "antrenorul oaspeților", "tehnicianul la „Orange Sport”"]
)
def test_a_coach_may_be_called_by_the_team(said: str) -> None:
    assert who(f"Dan Moțoc a fost mulțumit. „Am jucat simplu”, a spus {said}.", "ro") == "Dan Moțoc"


def test_a_medium_behind_who_speaks_says_not_which() -> None:
    text = "Cântăreața Ioana Verdeș s-a întors. „L-am scris acasă”, a spus artista pentru revista „Scena”."
    assert who(text, "ro") == "Ioana Verdeș"


def test_a_club_called_by_a_trade_is_nobody() -> None:
    text = "Minerul Petroșani a egalat.\n\nPlouă la Petroșani. „Un punct”, a spus antrenorul oaspeților."
    assert who(text, "ro") is None


HEADS = [
    ("ro", "Ana Stoica, președinta sindicatului, a ieșit. „Grevă”, a spus lidera de sindicat.", "Ana Stoica"),
    ("ro", "Ana Stoica, președinta sindicatului, a ieșit. „Grevă”, a spus lidera fabricii.", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), HEADS)
def test_a_head_of_what_an_office_names_is_its_holder(language: str, text: str, expected: str | None) -> None:
    assert who(text, language) == expected


def test_a_trade_that_is_new_is_not_of_somebody_without_one() -> None:
    text = "Rescuers found Moira Kane. “I sang,” she said.\n\nIt rained. “She is tough,” the pilot said."
    assert who(text, "en") is None


def test_an_official_goes_on_where_the_words_before_name_nobody() -> None:
    text = "Vizita ministrului Gelu Lupu a început. „Vine în mai”, a spus Lupu.\n\nA urmat o pauză. "
    assert who(f"{text}„Nu ajung”, a admis oficialul.", "ro") == "Gelu Lupu"


def test_a_spokesman_of_the_paragraph_before_is_no_driver() -> None:
    text = (
        "Zëdhënësi Ejup Leka tha se rasti është i rëndë. “Mallin e gjeti qeni”, tha Leka.\n\n"
        "Vozitësi, shtetas i huaj, u arrestua. Ai tha se “nuk e ka ditur”."
    )
    assert speakers(text, "sq")[-1] != "Ejup Leka"
