"""Verdicts, messages and answers, before their words and behind them."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speakers


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Ann Hill's verdict on the audit: “It was a farce.”", "Ann Hill"),
        ("en", "Campaigner Leah Corr's response was blunt: “His train is never late.”", "Leah Corr"),
        ("en", "The verdict of coach Jim Best: “We were poor today.”", "Jim Best"),
        ("ro", "Verdictul lui Mihai Stoica despre arbitraj: „A fost o rușine”.", "Mihai Stoica"),
        ("ro", "Răspunsul lui Ion Pop la întrebarea Anei Stan: „Da, desigur”.", "Ion Pop"),
        ("sq", "Verdikti i Agron Palit për gjyqin: „Ishte një turp”.", "Agron Pali"),
        ("en", "Statement by Ann Hill: “The releases began in January.”", "Ann Hill"),
        (
            "en",
            "The full statement of the Drin Energy Corporation: “We are sorry.”",
            "Drin Energy Corporation",
        ),
        ("ro", "Declarația integrală a ministrului Ion Pop: „Totul e gata.”", "Ion Pop"),
        ("ro", "Comunicatul Ministerului Sănătății: „Totul e gata.”", "Ministerul Sănătății"),
        ("sq", "Deklarata e plotë e Ilir Hoxhës: “Gjithçka është gati.”", "Ilir Hoxha"),
        ("sq", "Njoftimi i Ministrisë së Shëndetësisë: “Gjithçka është gati.”", "Ministria e Shëndetësisë"),
        ("de", "Die vollständige Mitteilung der Stadtwerke Kiel: „Alles ist bereit.“", "Stadtwerke Kiel"),
        ("en", "The message from Leeds: “We are ready for it.”", None),
        ("en", "The response to Ann Hill was swift: “No, never again.”", None),
        ("ro", "Mesajul pentru Ana Pop: „Du-te de aici”.", None),
    ],
)
def test_words_behind_what_is_said_are_its_owners(language: str, text: str, who: str | None) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "“We will never do that,” was Ann Hill's answer.", "Ann Hill"),
        ("en", "“America needs calm”: that was the message from Gov. Dana Willis.", "Dana Willis"),
        ("en", "“We will never do that,” came the reply from Jim Best.", "Jim Best"),
        ("ro", "„România are nevoie de liniște”: mesajul lui Eugen Tomescu după vot.", "Eugen Tomescu"),
        ("ro", "„Nu vom pleca de aici”, este concluzia lui Dan Stan.", "Dan Stan"),
    ],
)
def test_words_before_what_they_are_belong_to_its_owner(language: str, text: str, who: str) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "“I signed nothing.” That was how Rachel Botham, the head, responded to it.", "Rachel Botham"),
        ("ro", "„Nu am semnat nimic”. Așa a comentat Raisa Botnari acuzațiile.", "Raisa Botnari"),
        ("ro", "Ana Pop tace. „Nu plecăm de aici.” Sunt cuvintele lui Ion Dan, primarul.", "Ion Dan"),
    ],
)
def test_the_next_sentence_tells_whose_words_they_are(language: str, text: str, who: str) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "“We are staying here,” said Tom Hill. “For how long?” asked Ann Pope.\n\n"
                "“For as long as it takes,” came the reply."
            ),
        ),
        (
            "ro",
            (
                "„Rămânem aici”, a spus Tom Hill. „Până când?”, a întrebat Ana Pop. „Cât trebuie”,"
                " a venit răspunsul."
            ),
        ),
        (
            "sq",
            "„Ne rrimë këtu”, tha Tom Hill. „Deri kur?”, pyeti Ana Hoxha. „Sa të duhet”, erdhi përgjigjja.",
        ),
    ],
)
def test_a_reply_is_by_whoever_did_not_ask(language: str, text: str) -> None:
    assert speakers(text, language)[-1] == "Tom Hill"


def test_a_reply_with_one_voice_before_it_is_nobodys() -> None:
    assert (
        speakers("“For how long?” asked Ann Pope. “As long as it takes,” came the reply.", "en")[-1] is None
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“It was a done deal from the start”: that was how Ann Pope put it after the meeting.", "en"),
        ("„Am fost furați ca-n codru”: așa a rezumat Ann Pope partida de sâmbătă.", "ro"),
        ("„E al echipei, nu al meu” – au fost primele cuvinte ale lui Ann Pope după meci.", "ro"),
        ("Ann Pope came on Monday. Pope’s answer? “Call me again in November.”", "en"),
    ],
)
def test_words_are_whose_a_phrase_beside_them_says(text: str, language: str) -> None:
    assert speakers(text, language) == ["Ann Pope"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Ann Hill mocked Jim Best's claim that the plan was “a waste of money”.", "Jim Best"),
        ("ro", "Ana Pop a respins acuzația lui Ion Rusu că planul este „o risipă”.", "Ion Rusu"),
        ("ro", "Ana Pop a comentat avertismentul ministrului Ion Rusu că vine „o criză”.", "Ion Rusu"),
        ("sq", "Ana Leka e hodhi poshtë akuzën e Ilir Hoxhës se plani është “humbje”.", "Ilir Hoxha"),
        ("sq", "Ana Leka ironizoi deklaratën e Ilir Hoxhës se plani është “humbje”.", "Ilir Hoxha"),
        ("en", "Ann Hill rejected accusations by Jim Best that she had “sold the park”.", "Jim Best"),
    ],
)
def test_a_claim_s_words_are_its_owner_s(language: str, text: str, who: str) -> None:
    assert led(text, language) == who
