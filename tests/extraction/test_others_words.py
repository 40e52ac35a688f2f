"""Whose words a sentence carries: not hers who denies them, reads them out or passes their banner."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speaker, speakers


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann Hill never said she would “sell the park to friends”.", "en"),
        ("Ann Hill did not say the plan was “dead in the water”.", "en"),
        ("Ann Hill denied saying that the plan was “a joke on the people of Dorset”.", "en"),
        ("Ann Hill rejected accusations that she had “sold the park to her friends”.", "en"),
        ("Ann Hill has been accused of “selling the park to her friends”.", "en"),
        ("Ann Hill read out a letter from a constituent: “My children have had no water for weeks.”", "en"),
        ("Ann Hill quoted her late father: “Never sell the land to people who hate it.”", "en"),
        (
            "Ann Hill saw a banner that read “Save the old pier now and let us be as we all were in May”.",
            "en",
        ),
        ("Ana Pop nu a spus că planul este „mort și îngropat”.", "ro"),
        ("Ana Pop a negat că ar fi spus că planul e „o glumă proastă pentru oraș”.", "ro"),
        ("Ana Pop a citit scrisoarea unei mame: „Copiii mei nu au avut apă trei săptămâni.”", "ro"),
        (
            "Ana Pop a văzut o pancartă pe care scria „Nu ne dați jos casa și nu ne luați apa ce o bem azi”.",
            "ro",
        ),
        ("Lui Ion Radu i s-a spus că planul „nu este gata de vot”.", "ro"),
        ("Ana Leka nuk tha se plani është “i vdekur dhe i varrosur”.", "sq"),
        ("Ana Leka mohoi të ketë thënë se plani është “një shaka e keqe për qytetin”.", "sq"),
        ("Ana Leka lexoi letrën e një nëne: “Fëmijët e mi nuk kanë pasur ujë prej javësh”.", "sq"),
        (
            "Ana Leka pa një pankartë ku shkruhej “Mos na e prishni urën se na duhet e na duhet sot e mot”.",
            "sq",
        ),
        ("Agim Demës iu tha se plani “nuk është gati për votim”.", "sq"),
        ("Ana Pop a venit cu o notă în care se arată că suma „este blocată în garanții”.", "ro"),
    ],
)
def test_words_that_the_subject_did_not_say_are_not_hers(text: str, language: str) -> None:
    assert set(speakers(text, language)) <= {None}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Hill denied it: “I never sold the park to anybody.”", "en", "Ann Hill"),
        ("Ann Hill did not say why, but called the plan “a joke on the people”.", "en", "Ann Hill"),
        ("Ann Hill was accused of “selling the park to her friends” by Joe Bright.", "en", "Joe Bright"),
        ("Ana Pop a transmis că nu comentează „spectacole de televiziune”.", "ro", "Ana Pop"),
        ("Anei Pop i-a replicat Ion Radu: „Nu ați cerut niciodată părerea oamenilor”.", "ro", "Ion Radu"),
        ("Ana Pop le-ar fi spus colegilor că „o treime dintre nume nu trec”.", "ro", "Ana Pop"),
        ("Agim Dema i tha Ana Lekës se “plani nuk është gati për votim”.", "sq", "Agim Dema"),
    ],
)
def test_words_that_the_subject_did_say_stay_hers(text: str, language: str, expected: str) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“We were never asked about this,” Ann Hill's husband said.", "en", "husband"),
        ("„Nu ne-a întrebat nimeni nimic”, a spus soțul Anei Pop.", "ro", "soțul Anei Pop"),
        ("“Askush nuk na ka pyetur”, tha bashkëshorti i Ana Lekës.", "sq", "bashkëshorti i Ana Lekës"),
        ("“Askush nuk na ka pyetur”, tha një burim pranë kryetares Ana Leka.", "sq", "një burim"),
        (
            "“Nuk paguajmë asgjë më”, tha zëdhënësi i kryetares Ana Leka.",
            "sq",
            "zëdhënësi i kryetares Ana Leka",
        ),
    ],
)
def test_who_belongs_to_somebody_is_another(text: str, language: str, expected: str) -> None:
    assert speaker(text, language) == expected
    assert led(text, language) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Hill came. “We were never asked about this,” her lawyer said.", "en", "her lawyer"),
        ("Ion Pop a sosit luni. „Nu ne-a întrebat nimeni”, a spus avocatul său.", "ro", "avocatul"),
        ("Ion Pop a sosit luni. „Nu ne-a întrebat nimeni”, a spus fratele lui.", "ro", "fratele"),
        ("Agim Leka erdhi të hënën. “Askush nuk na ka pyetur”, tha avokati i tij.", "sq", "avokati"),
        ("Agim Leka erdhi të hënën. “Askush nuk na ka pyetur”, tha vëllai i tij.", "sq", "vëllai"),
    ],
)
def test_his_lawyer_is_not_he(text: str, language: str, expected: str) -> None:
    assert speakers(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Tom Hill said it was “not our practice”, to which Sue Best responded: “Perhaps it should be.”",
            "en",
            ["Tom Hill", "Sue Best"],
        ),
        (
            "Ion Pop a spus că planul este „bun de tot”, la care Ana Stan a replicat: „Ba nu este”.",
            "ro",
            ["Ion Pop", "Ana Stan"],
        ),
    ],
)
def test_an_answer_in_a_relative_clause_has_its_own_speaker(
    text: str, language: str, expected: list[str]
) -> None:
    assert speakers(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Hill, a cook who spent ten years in Ely, has no doubts: “They took it all.”", "en", "Ann Hill"),
        ("Ion Pop, omul care a condus fabrica, nu are dubii: „Au furat tot ce era”.", "ro", "Ion Pop"),
        ("Polițistul care dirijează traficul, agentul Dan Pop, tace: „Așteptați-ne”.", "ro", "Dan Pop"),
        ("Ana Dinu a plecat. Inițiatorul ei, Mircea Sava, o apără: „E bună”.", "ro", "Mircea Sava"),
        ("Ion Pop nu se arată impresionat: „Legea e lege”.", "ro", "Ion Pop"),
    ],
)
def test_a_clause_beside_her_does_not_hide_who_speaks(text: str, language: str, expected: str) -> None:
    assert led(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Alec Munt hit back at Igor Dodds, who had accused him of it: “It has a name.”", "en", "Alec Munt"),
        ("Ion Pop i-a replicat lui Dan Stan, care îl acuzase de trădare: „Are alt nume”.", "ro", "Ion Pop"),
        ("Alec Munt praised Igor Dodds, who told reporters: “It has a name.”", "en", "Igor Dodds"),
        ("Tom Hill, at 90, is more reserved: “Talent will come out.”", "en", "Tom Hill"),
        ("Ana Pop, elevă, plânge: „Mi-au ars toate caietele”.", "ro", "Ana Pop"),
    ],
)
def test_what_was_said_before_does_not_lead_to_the_words(text: str, language: str, expected: str) -> None:
    assert led(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Pope dismissed the charges as “a political order from above”.", "en", "Ann Pope"),
        ("Ana Pop a respins acuzațiile ca „o comandă politică venită de sus”.", "ro", "Ana Pop"),
        ("Ana Gjoka i hodhi poshtë akuzat si “një komandë politike nga lart”.", "sq", "Ana Gjoka"),
    ],
)
def test_what_a_charge_is_dismissed_as_is_said_by_who_dismisses_it(
    text: str, language: str, expected: str
) -> None:
    assert speakers(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paul Reed heard from Anna Cole that the plan was “a complete mess”."),
        ("ro", "Ion Rusu a aflat de la Elena Pop că planul este „o mare rușine națională”."),
        ("ro", "Ion Rusu este acuzat că a transformat planul într-„o mare rușine națională”."),
    ],
)
def test_who_learns_of_it_or_is_accused_does_not_say_it(language: str, text: str) -> None:
    assert not any(speakers(text, language))
