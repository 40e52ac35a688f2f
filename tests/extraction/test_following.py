"""Whom a verb or a preposition leads to."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speaker, speakers


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("“The road stays closed for now,” said the union's duty officer, Ann Lee.", "en", "Ann Lee"),
        ("„Drumul rămâne închis”, a relatat, sub protecția anonimatului, un martor.", "ro", "un martor"),
        (
            "Der Präsident des Verbands der Müller (VdM), Peter Klein, sagte: „Das Mehl wird teurer.“",
            "de",
            "Peter Klein",
        ),
        ("„Nu suntem judecători aici”, spune șefa filialei, dr. Ana Pop.", "ro", "Ana Pop"),
        ("„Nu suntem judecători aici”, spune șefa secției, inspector principal Ana Pop.", "ro", "Ana Pop"),
        ("„Nu suntem judecători aici”, spune șefa secției, plt. adj. Ana Pop.", "ro", "Ana Pop"),
        ("“Ne nuk jemi gjykatë”, tha kryetarja e degës, dr. Ana Dema.", "sq", "Ana Dema"),
        ("“I timed it on my phone,” said Kelly Stubbs, 44, as she came out.", "en", "Kelly Stubbs"),
        ("“I timed it on my phone,” said suddenly Ann Stubbs.", "en", "Ann Stubbs"),
        ("„Nu suntem judecători aici”, spune șefa filialei, dr. de profesie.", "ro", "șefa filialei"),
        ("În opinia sa, „drumul rămâne închis până luni”.", "ro", "sa"),
        ("„Drumul rămâne închis”, se arată într-un comunicat al Primăriei Olari.", "ro", "Primăriei Olari"),
        ("„Drumul rămâne închis”, spune ministra Muncii și Solidarității, Ana Pop.", "ro", "Ana Pop"),
        ("“Rruga mbetet e mbyllur”, tha ministri i Arsimit dhe Sportit, Ilir Dema.", "sq", "Ilir Dema"),
        ("«Дорога закрыта до утра», — по его словам, надолго.", "ru", "его"),
    ],
)
def test_the_name_behind_an_office_or_a_phrase_is_found(text: str, language: str, wanted: str) -> None:
    assert speaker(text, language) == wanted


def test_a_statement_that_names_nobody_has_no_speaker() -> None:
    assert speaker("According to a statement, “the road stays closed until Monday”.", "en") is None


def test_an_hour_or_a_day_is_no_speaker() -> None:
    text = "Die Straße sei „seit zehn Jahren nicht mehr befahrbar“, hieß es am Montag auf Anfrage."
    assert speaker(text, "de") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nach Einschätzung der Virologin Carla Steiner ist die Welle „bald vorbei, zum Glück“.",
            "Carla Steiner",
        ),
        ("Aus Sicht des Mietervereins ist das „ein Dammbruch für alle Mieter“.", "Mietervereins"),
        ("Es sei „von seltener Klarheit, Satz für Satz“, befand die Jury ihre Wahl.", "die Jury"),
    ],
)
def test_a_phrase_ends_behind_its_noun_where_nouns_have_capitals(text: str, expected: str) -> None:
    assert speaker(text, "de") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ro",
            "„Am adormit o secundă”, le-ar fi mărturisit polițiștilor șoferul, un bărbat de 46 de ani.",
            "șoferul",
        ),
        ("ro", "„Am auzit strigăte toată noaptea”, le-a povestit anchetatorilor o vecină.", "o vecină"),
        ("ro", "„Ne era frig tot timpul la ore”, le-a spus jurnaliștilor un elev.", "un elev"),
        (
            "de",
            "„Er ist der beste Kämmerer seit Jahren“, lobte Eva Brandt ihren Parteifreund Kurt Adler.",
            "Eva Brandt",
        ),
    ],
)
def test_neither_whom_it_was_told_nor_whom_it_praises_is_the_speaker(
    language: str, text: str, expected: str
) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Ana Leca s-a oprit la ieșire. „Nici eu nu știu cum am nimerit”, a spus râzând."),
        ("sq", "Ana Leka u ndal te dalja. “S’e di as vetë qysh e kam qëlluar”, tha duke qeshur."),
        ("sq", "“S’e di as vetë qysh e kam qëlluar”, tha duke qeshur Ana Leka."),
    ],
)
def test_how_something_was_said_is_nobody(language: str, text: str) -> None:
    assert (speaker(text, language) or "").startswith("Ana Le")


@pytest.mark.parametrize(
    "text",
    [
        "“We cannot see a way back,” said Kelly Hart, 44, as she came out on Tuesday.",
        "Emily Hart on Tuesday said “we cannot see a way back from here”.",
        "Emily said “we cannot see a way back from here”.",
    ],
)
def test_a_first_name_is_no_adverb(text: str) -> None:
    assert (speaker(text, "en") or "").split(" ")[0] in {"Kelly", "Emily"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("„Eu vreau parc, nu circ”, a comentat o mamă din cartierul Luncă.", "o mamă"),
        ("„Eu vreau parc, nu circ”, a comentat o zi mai târziu Ana Pop.", "Ana Pop"),
    ],
)
def test_who_comes_in_is_not_where_she_lives(text: str, who: str) -> None:
    assert speaker(text, "ro") == who


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("«Успеем к ноябрю», — уточнил директор компании «Мост» Олег Юдин.", "ru", "Олег Юдин"),
        ("«Встигнемо до зими», — сказав тренер «Ниви» Ігор Савчук.", "uk", "Ігор Савчук"),
        ("«Успеем к ноябрю», — уточнил директор компании «Мост» в пятницу.", "ru", "директор"),
    ],
)
def test_name_stands_behind_the_thing_that_the_office_is_of(text: str, language: str, expected: str) -> None:
    """Marks around the thing's name do not end the phrase."""
    assert speakers(text, language)[0] == expected


def test_somebody_new_stands_behind_where_the_words_were_said() -> None:
    assert speakers("„Nouă ni s-a promis apă”, a strigat din sală un bărbat.", "ro") == ["un bărbat"]


def test_somebody_who_gives_a_name_has_it() -> None:
    text = "“She got hers in a day,” said a man who gave his name only as Ray."
    assert speakers(text, "en") == ["Ray"]


def test_a_surname_that_opens_the_clause_is_nobody_s_apposition() -> None:
    text = "Kritiku Behar Gjoka lexoi romanin e Ledia Dushit. Sipas kritikut, Dushi “ka ditur të presë”."
    assert speakers(text, "sq") == ["Behar Gjoka"]
    text = "Sipas kreut të komunës, Agim Bahtirit, “puna ka nisur më në fund”."
    assert speakers(text, "sq") == ["Agim Bahtiri"]


def test_a_superlative_stands_between_an_office_and_its_name() -> None:
    text = "“Po zbrazet fshati, jo shkolla”, thotë mësuesi më i vjetër, Rrustem Bala, i cili del në pension."
    assert speakers(text, "sq") == ["Rrustem Bala"]


def test_kin_in_a_case_listen() -> None:
    assert speakers("“Ti do ta kuptosh”, i thotë të birit.", "sq") == [None]


def test_a_letter_s_full_stop_ends_no_title() -> None:
    text = "Mësuesja e 12-vjeçarit D. K., Anila Leka, u prek. “Ishte i qetë”, tha ajo."
    assert speakers(text, "sq") == ["Anila Leka"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "“Bën ftohtë”, tha në protestën e së mërkurës Lindita Marku, kryetare e këshillit.",
            "sq",
            "Lindita Marku",
        ),
        ("“Uji erdhi”, rrëfen për radion tonë Zoje Prenka, banore e lagjes Bregu.", "sq", "Zoje Prenka"),
        ("Constructorul, asocierea Tunel Est, a reacționat: „Stadiul a fost de 71%.”", "ro", "Tunel Est"),
        ("Mayor Ann Pope, who as an opposition councillor promised “heat for all”, left.", "en", "Ann Pope"),
    ],
)
def test_the_speaker_stands_past_days_media_and_what_somebody_was(
    text: str, language: str, expected: str
) -> None:
    assert speakers(text, language) == [expected]


def test_a_contrast_behind_a_comma_is_another_s_clause() -> None:
    words = "„Rampele se montează”, a intervenit gunoierul-poet, iar edilul a plecat."
    assert speaker(f"Primarul Dan Ion a venit.\n\n{words}", "ro") is None
