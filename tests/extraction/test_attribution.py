"""Who said a quote, by the words of its own sentence; nobody where the sentence does not say."""

from __future__ import annotations

import pytest

from claims.extraction.colons import lead_in
from claims.extraction.pipeline import extract_quotes
from claims.extraction.proposals import Proposal, best_of, weakened
from claims.extraction.types import Cue, CueKind, Grade, Mention, MentionHit, MentionKind, Span
from tests.extraction.readings import only, read, speaker


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“We will rebuild the bridge,” said Ann Pope.", "en", "Ann Pope"),
        ("“We will rebuild the bridge,” Ann Pope said.", "en", "Ann Pope"),
        ("“We will rebuild the bridge,” Ann Pope, the mayor of Ely, told reporters.", "en", "Ann Pope"),
        ("“We will rebuild the bridge,” Rep. Jim Jordan (R-Ohio), a panel member, said.", "en", "Jim Jordan"),
        ("Ann Pope told Dan Reed that “the bridge will be rebuilt soon.”", "en", "Ann Pope"),
        ("In a letter to Dan Reed, Ann Pope said “the bridge will be rebuilt.”", "en", "Ann Pope"),
        ("Ann Pope rejected the plan and called it “a very bad idea.”", "en", "Ann Pope"),
        ("Ann Pope said that Dan Reed called the plan “a very bad idea.”", "en", "Ann Pope"),
        ("Dan Reed, who was criticized by Ann Pope, said “the plan is ready.”", "en", "Dan Reed"),
        ("“The plan is ready,” according to Ann Pope.", "en", "Ann Pope"),
        ("Some in Washington say “the plan is ready for a vote.”", "en", "Some in Washington"),
        ("„Podul va fi refăcut”, a declarat, joi, primarul Ana Pop.", "ro", "Ana Pop"),
        ("„Podul va fi refăcut”, a declarat pentru Agerpres primarul Ana Pop.", "ro", "Ana Pop"),
        ("Ana Pop i-a transmis lui Dan Rusu că podul „va fi refăcut curând”.", "ro", "Ana Pop"),
        ("După discuția cu Dan Rusu, Ana Pop a spus că podul „va fi refăcut”.", "ro", "Ana Pop"),
        ("Ana Pop a respins planul, pe care l-a numit „o idee foarte proastă pentru oraș”.", "ro", "Ana Pop"),
        ("„Podul va fi refăcut”, spune o femeie din sat.", "ro", "o femeie"),
        ("„Podul va fi refăcut”, i-a transmis premierului deputatul Dan Rusu.", "ro", "Dan Rusu"),
        (
            "Ministerul Finanțelor l-a contrazis: „Fiecare leu e documentat aici”.",
            "ro",
            "Ministerul Finanțelor",
        ),
        ("De „haos total în oraș” a vorbit și deputatul Dan Rusu.", "ro", "Dan Rusu"),
        ("„Podul va fi refăcut”, s-a revoltat o mamă.", "ro", "o mamă"),
        ("The agency quoted Ann Pope as saying that “the bridge will stay.”", "en", "Ann Pope"),
        ("Dr Ann Pope of the University of Bern notes that “the bridge will stay.”", "en", "Ann Pope"),
        ("On May 27 they closed the case by saying that the plan was “ready.”", "en", "they"),
        ("Ann Pope is said to have called the plan “a very bad idea.”", "en", "Ann Pope"),
        ("Dem Bürgermeister zufolge ist die Brücke „in keinem guten Zustand“.", "de", "Dem Bürgermeister"),
        ("Auf die Frage nach einem Rücktritt sagte Minister Uwe Kern: „Nein danke.“", "de", "Uwe Kern"),
        ("Von einem „historischen Fehler für das Land“ sprach Ute Marx.", "de", "Ute Marx"),
        ("Im Flur soll Ute Marx gesagt haben, der Plan sei „ein schlechter Witz“.", "de", "Ute Marx"),
        ("Das sei, wie Ute Marx es formulierte, „ein Schlag ins Gesicht der Eltern“.", "de", "Ute Marx"),
        ("Ute Marx wurde gefragt. „Ich denke nicht daran“, lautete ihre Antwort.", "de", "ihre"),
        ("„Fehler sind passiert“, rief ein Mann dem Minister Uwe Kern zu.", "de", "ein Mann"),
        ("„Das ist ein Skandal“, empörte sich die Lehrerin Ute Marx.", "de", "Ute Marx"),
        ("“Ura do të rindërtohet”, i tha gazetarëve Ana Popa.", "sq", "Ana Popa"),
        ("Ana Popa, kryetare e bashkisë, tha se ura “do të rindërtohet shpejt”.", "sq", "Ana Popa"),
        ("Pas takimit me Dan Rusin, Ana Popa tha se ura “do të rindërtohet”.", "sq", "Ana Popa"),
        ("Ion Pop a mers la Ana Rusu, căreia i-a spus că „nu mai poate”.", "ro", "Ion Pop"),
        ("Agim Dreni doli para gjyqtarit, të cilit i tha se “nuk pa gjë”.", "sq", "Agim Dreni"),
        ("Ion Pop a venit cu Ana Rusu, care a spus că „nu mai poate”.", "ro", "Ana Rusu"),
        ("Ion Pop, vineri seara, a scris: „Nu mai pot.”", "ro", "Ion Pop"),
        ("Ilir Hoxha, të enjten në mbrëmje shkroi: “S’mundem më.”", "sq", "Ilir Hoxha"),
        ("Një mjeshtër që punon atje, por që nuk jep emrin, tha se “bie dimri”.", "sq", "Një mjeshtër"),
        ("“S’na dhanë gjë”, tregonte para portës Ana Leka, rrobaqepëse.", "sq", "Ana Leka"),
        ("“S’na dhanë gjë”, tha gjatë dëgjesës Ana Leka.", "sq", "Ana Leka"),
        ("Ann Pope said volunteers had been promised money and were “still waiting”.", "en", "Ann Pope"),
        ("Im März hatte Ute Marx in einem Interview mit der „Post“ erklärt, es sei „gut“.", "de", "Ute Marx"),
        ("“All of it was paid,” St Ann's Credit Union said.", "en", "St Ann's Credit Union"),
    ],
)
def test_the_speaker_is_the_subject_of_the_reporting_words(text: str, language: str, expected: str) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Mayor Ann Hill cuts the trees, residents: “You leave us nothing”", "en", None),
        ("Primarul Ion Pop taie copacii, localnicii: „Nu ne lăsați nimic”", "ro", None),
        ("Këshilli i Gostivarit miraton kredinë, opozita: “Po na lini borxh të madh”", "sq", None),
        ("Primarul taie copacii, Ion Pop: „Nu ne lăsați nimic”", "ro", "Ion Pop"),
        ("Ann Hill, furious: “You leave us nothing”", "en", "Ann Hill"),
    ],
)
def test_others_announced_behind_a_comma_leave_the_subject_alone(
    text: str, language: str, expected: str | None
) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Trump dhe Putin gjithashtu “ranë dakord që marrëdhëniet duhen përmirësuar”.", "sq"),
        ("Sipas Reuters, eksportet “kanë rënë me tetë për qind këtë vit”.", "sq"),
        ("Potrivit Agerpres, exporturile „au scăzut cu opt la sută anul acesta”.", "ro"),
        ("„Exporturile au scăzut cu opt la sută”, transmite Reuters.", "ro"),
    ],
)
def test_those_talked_about_and_agencies_are_not_the_speaker(text: str, language: str) -> None:
    assert speaker(text, language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“I would do it all again”: Ann Pope on her years in office", "en"),
        ("„Aș face totul din nou”: Ann Pope, după zece ani de mandat", "ro"),
    ],
)
def test_a_headline_may_put_the_words_before_the_name(text: str, language: str) -> None:
    assert speaker(text, language) == "Ann Pope"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Primarul Ion Pop lipsește. Într-un răspuns scris, arată că „nu s-a semnat nimic”.",
            "ro",
            "Ion Pop",
        ),
        ("Ministri Agim Rama erdhi. Më tej theksoi se “janë hequr nga lista të gjithë”.", "sq", "Agim Rama"),
        (
            "Kur gjyqtarja Ana Duka pyeti, Agim Rama heshti. “Nuk e di askush këtu”, u përgjigj më pas.",
            "sq",
            "Agim Rama",
        ),
    ],
)
def test_a_verb_alone_behind_an_adjunct_goes_on_with_the_subject_before(
    text: str, language: str, expected: str
) -> None:
    assert speaker(text, language) == expected


def test_an_agency_is_kept_as_the_channel() -> None:
    candidate = only("Potrivit Agerpres, exporturile „au scăzut cu opt la sută anul acesta”.", "ro")
    assert candidate.attribution.channel == "Agerpres"
    assert candidate.attribution.grade is Grade.NONE


@pytest.mark.parametrize(
    ("text", "language", "grade"),
    [
        ("„Podul va fi refăcut”, a spus Ana Pop.", "ro", Grade.EXPLICIT),
        ("„Podul va fi refăcut”, a spus ministrul Transporturilor.", "ro", Grade.ROLE),
        ("Ana Pop ar fi declarat că podul „va fi refăcut curând”.", "ro", Grade.HEARSAY),
        ("Ai paska thënë se ura “do të rindërtohet shpejt”.", "sq", Grade.HEARSAY),
    ],
)
def test_grades_say_how_the_speaker_is_named(text: str, language: str, grade: Grade) -> None:
    assert only(text, language).attribution.grade is grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Ana Pop: „Nu plec din oraș”\n\nȘedința a fost amânată.", Grade.HEADLINE),
        ("Ana Pop a spus: „Nu plec din oraș”.\n\nȘedința a fost amânată.", Grade.EXPLICIT),
        ("Ana Pop: „Nu plec din oraș”", Grade.EXPLICIT),
    ],
)
def test_words_in_a_headline_are_a_grade_of_their_own(text: str, grade: Grade) -> None:
    assert only(text, "ro").attribution.grade is grade


def test_the_evidence_holds_mention_and_cue() -> None:
    text = "„Podul va fi refăcut”, a spus Ana Pop."
    candidate = only(text, "ro")
    assert [span.of(text) for span in candidate.attribution.evidence] == ["Ana Pop", "a spus"]


def test_a_paragraph_that_ends_in_a_colon_announces_a_speaker() -> None:
    (passage,) = read("Prefectul Rareș Ghica a explicat:", "ro")
    announced = lead_in(passage)
    assert announced is not None
    assert announced.hit is not None
    assert announced.hit.mention.text == "Rareș Ghica"
    assert lead_in(read("Prefectul a plecat.", "ro")[0]) is None


def proposal(score: float, named: bool) -> Proposal:
    mention = Mention("Ana", Span(0, 3), MentionKind.NAME)
    return Proposal(
        MentionHit(mention, 0, 0) if named else None, Cue("said", Span(4, 8), CueKind.SAY), score, "rule"
    )


def test_a_name_beats_a_slightly_stronger_cue_without_a_subject() -> None:
    bare, named = proposal(0.6, named=False), proposal(0.5, named=True)
    assert best_of([bare, named]) is named
    assert best_of([bare]) is bare
    assert best_of([]) is None


def test_a_neighbour_s_answer_is_less_sure() -> None:
    assert weakened(proposal(0.8, named=True), 0.5, "same_speaker").score == pytest.approx(0.4)


def test_an_outlet_only_passes_on_what_somebody_else_said() -> None:
    text = "State television reported on Sunday that General Hernando Quiroz told his cabinet he “would go”."
    assert speaker(text, "en") == "Hernando Quiroz"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Drejtori, Ilir Gashi, u mundua të shpjegonte se pusi “jep 12 litra në sekondë”.",
            "sq",
            "Ilir Gashi",
        ),
        ("Directorul Ion Pop a încercat să explice că pompa „dă 12 litri pe secundă”.", "ro", "Ion Pop"),
        ("Ann Pope tried to explain that the pump “gives 12 litres a second”.", "en", "Ann Pope"),
    ],
)
def test_who_tries_to_say_it_says_it(text: str, language: str, expected: str) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("„De trei ani ne promit apă”, a declarat pentru „Vocea Lunii” primarul Ion Pop.", "ro", "Ion Pop"),
        ("„De trei ani ne promit apă”, a spus pentru ziarul „Vocea” localnicul Ion Pop.", "ro", "Ion Pop"),
        ("“Tre vjet po na thonë qershori”, tha për “Zërin e Lumit” banori Agim Dema.", "sq", "Agim Dema"),
        ("“Pakoja është shpallur tri herë”, shkroi në platformën X deputetja Ana Leka.", "sq", "Ana Leka"),
        ("„De trei ani ne promit apă”, a scris pe rețeaua X deputata Ana Pop.", "ro", "Ana Pop"),
        ("„De trei ani ne promit apă”, a scris pe platforma X.", "ro", None),
    ],
)
def test_who_speaks_stands_behind_where_it_was_said(text: str, language: str, expected: str | None) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ro",
            "Ana Pop le-a spus colegilor că „nu va mai candida niciodată”, scrie presa locală.",
            "Ana Pop",
        ),
        (
            "ro",
            "Ana Pop a spus într-o ședință că „nu va mai candida niciodată”, relatează ziarul Zorile.",
            "Ana Pop",
        ),
        (
            "en",
            "Ann Pope told colleagues that she would “never stand again”, the press reported.",
            "Ann Pope",
        ),
        (
            "sq",
            "Ana Hoxha u ka thënë kolegëve se “nuk do të kandidojë më”, raporton shtypi i Tiranës.",
            "Ana Hoxha",
        ),
        (
            "de",
            "Anna Ott sagte vor Kollegen, sie werde „nie wieder kandidieren“, schreibt die Presse.",
            "Anna Ott",
        ),
        ("en", "“We will never stand again as a party,” the newspaper said.", "newspaper"),
    ],
)
def test_the_press_passes_on_what_somebody_said(language: str, text: str, expected: str) -> None:
    assert (speaker(text, language) or "").endswith(expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Teilnehmern zufolge sagte Petra Lang, man müsse „endlich aufräumen im Haus“.", "Petra Lang"),
        ("de", "Gemäß gut informierten Kreisen soll Petra Lang gesagt haben, es sei „vorbei“.", "Petra Lang"),
        (
            "de",
            "Nach Angaben von Teilnehmern soll Petra Lang gesagt haben, es sei „alles vorbei“.",
            "Petra Lang",
        ),
        (
            "en",
            "According to people in the room, Ann Pope said the plan was “dead for this year”.",
            "Ann Pope",
        ),
        ("ro", "Potrivit participanților, Ana Pop a spus că planul e „mort pentru anul acesta”.", "Ana Pop"),
        ("sq", "Sipas pjesëmarrësve, Ana Hoxha tha se plani është “i vdekur për këtë vit”.", "Ana Hoxha"),
    ],
)
def test_who_has_a_verb_behind_an_account_said_it(language: str, text: str, expected: str) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ro",
            "Viitorul Călan – Steaua Orșova 1-3 // Antrenorul gazdelor: „Așa nu se joacă”",
            "Antrenorul gazdelor",
        ),
        ("en", "Harbour Town 1-3 Rovers | Manager Ann Pope: “That is no way to play”", "Ann Pope"),
        ("de", "Blau-Weiß Halden – Rot-Stern Orsau 1:3 | Trainer: „So spielt man nicht“", "Trainer"),
    ],
)
def test_the_last_part_of_a_headline_names_who_speaks(language: str, text: str, expected: str) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize("account", ["În opinia lui,", "Potrivit lui,"])
def test_an_account_is_his_whom_its_pronoun_stands_for(account: str) -> None:
    text = f"Ion Pop analizează bursa. {account} prognoza „pare tot mai optimistă, an de an”."
    (one,) = extract_quotes(text, language="ro")
    assert one.attribution.mention is not None
    assert one.attribution.mention.full_name == "Ion Pop"
