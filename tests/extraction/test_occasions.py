"""What somebody said on a day dates what the same person says after it, until the article goes elsewhere."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days, only

PUBLISHED = "2025-10-16"  # a Thursday


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Premierul Ion Cazacu a anunțat marți reforma.\n\n„Începem imediat”, a spus Cazacu."),
        ("ro", "Bugetul e gata, a anunțat marți premierul Ion Cazacu.\n\n„E corect”, a spus Cazacu."),
        ("ro", "Premierul Ion Cazacu a susținut marți un discurs.\n\n„Începem imediat”, a spus Cazacu."),
        ("ro", "Invitat marți seară la radio, senatorul Ilie Gavril a vorbit.\n\n„Nu scad”, a spus Gavril."),
        ("sq", "Kryeministri Ardian Hoxha mbajti të martën një konferencë për shtyp.\n\n“Po”, tha Hoxha."),
        ("sq", "Buxheti është gati, deklaroi të martën ministri Agim Rama.\n\n“Është i drejtë”, tha Rama."),
        ("en", "Mayor Alan Price said on Tuesday that work had begun.\n\n“It took years,” Price said."),
        ("en", "Mayor Alan Price gave a speech on Tuesday.\n\n“It took us nine years,” Price said."),
        ("de", "Ministerin Eva Roth kündigte am Dienstag eine Reform an.\n\n„Es eilt“, sagte Roth."),
        ("de", "Es wird teuer. Das kündigte Eva Roth am Dienstag an.\n\n„Es eilt sehr“, sagte Roth."),
        ("uk", "Міністр Олег Кравець у вівторок заявив про реформу.\n\n«Час настав», — сказав Кравець."),
        ("ru", "Министр Олег Кравцов во вторник заявил о реформе.\n\n«Пора», — сказал Кравцов."),
    ],
)
def test_a_speaker_s_words_keep_the_day_of_the_report(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2025-10-14"]


SAID = "Mayor Alan Price said on Tuesday that work had begun.\n\n"


@pytest.mark.parametrize(
    "following",
    [
        "“It took us nine years,” Price told The Courier.",
        "“It took us nine years,” Price said in an interview.",
        "“It took us nine years,” Price wrote on Facebook.",
        "“It took us nine years,” Price said by phone.",
        "“It took us nine years,” Price had said.",
        "“It took us nine years,” Price said in 2019.",
        "“It took us nine years,” Price said in March.",
        "“It took us nine years,” Price said last year.",
        "“It took us nine years,” Price said later.",
        "“It took us nine years,” Price says.",
        "“It took us nine years,” Councillor Beth Cole said.",
        "Reached by phone, the mayor sounded tired. “It took us nine years,” Price said.",
        "How it began\n\n“It took us nine years,” Price said.",
        "“It took us nine years,” Price is said to have told friends.",
    ],
)
def test_another_time_another_medium_or_another_person_takes_no_day(following: str) -> None:
    assert set(days(SAID + following, "en", PUBLISHED)) == {None}


def test_a_post_lends_its_day_to_nothing() -> None:
    text = (
        "We start today. — Alan Price (@alanprice) October 14, 2025\n\n“It took us nine years,” Price said."
    )
    assert days(text, "en", PUBLISHED) == ["2025-10-14", None]


def test_a_day_does_not_reach_over_many_paragraphs() -> None:
    between = "The bridge is made of oak.\n\n" * 7
    assert days(SAID + "“It took us nine years,” Price said.", "en", PUBLISHED) == ["2025-10-14"]
    assert days(SAID + between + "“It took us nine years,” Price said.", "en", PUBLISHED) == [None]


@pytest.mark.parametrize(
    "opening",
    [
        "Mayor Alan Price, who arrived on Tuesday, said that work had begun.\n\n",
        "Mayor Alan Price did not give a speech on Tuesday.\n\n",
        "Mayor Alan Price will give a speech on Tuesday.\n\n",
    ],
)
def test_a_day_on_which_nothing_was_said_is_lent_to_nothing(opening: str) -> None:
    assert days(opening + "“It took us nine years,” Price said.", "en", PUBLISHED) == [None]


def test_the_basis_says_whose_words_have_the_day() -> None:
    found = only(SAID + "“It took us nine years,” Price said.", "en", PUBLISHED)
    assert found.said.rule == "same_occasion"
    assert found.said.basis == "“Tuesday” (day of the same speaker's words in paragraph 1)"
    assert found.said.evidence in found.evidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Tuesday, thirty people met at the pavilion. “It is our park,” Ann Pope said.", "2025-10-14"),
        ("Thirty people met at the pavilion on Tuesday. “It is our park,” Ann Pope said.", None),
        ("On Tuesday, thirty people will meet. “It is our park,” Ann Pope said.", None),
        ("On Tuesday, thirty people met. “It is our park,” Ann Pope told The Courier.", None),
        ("On Tuesday, thirty people met.\n\n“It is our park,” Ann Pope said.", None),
    ],
)
def test_a_day_that_opens_a_paragraph_is_that_of_what_is_said_in_it(text: str, expected: str | None) -> None:
    assert days(text, "en", PUBLISHED) == [expected]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("At Oslo airport on Wednesday evening, Helle Brandt waited.", ["2025-10-15"]),
        ("After the attack on Wednesday evening, Helle Brandt waited.", [None]),
    ],
)
def test_a_day_that_ends_an_adjunct_of_place_frames_its_paragraph(
    opening: str, expected: list[str | None]
) -> None:
    assert days(f"{opening} “We are sitting on the floor,” Brandt said.", "en", "2025-10-17") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“The salt is in the depots,” Luke Marsh added.\n\nMarsh was speaking in Hull on Tuesday."),
        ("ro", "„Sarea e în depozite”, a adăugat Ion Matei.\n\nDeclarațiile au fost făcute marți, la Cluj."),
        ("sq", "“Kripa është gati”, shtoi Ilir Kola.\n\nKëto komente Kola i bëri të martën në Kuvend."),
    ],
)
def test_a_sentence_that_looks_back_dates_the_words_before(language: str, text: str) -> None:
    assert days(text, language, "2026-10-15") == ["2026-10-13"]


@pytest.mark.parametrize(
    "between",
    ["Marsh said on Monday that he was ready.", "A.\n\n" * 7],
)
def test_a_sentence_looks_back_to_the_nearest_words_only(between: str) -> None:
    text = f"“The salt is in the depots,” Luke Marsh added.\n\n{between}\n\nMarsh was speaking on Tuesday."
    assert days(text, "en", "2026-10-15") == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Ann Pope hit back on Tuesday. “Prices will fall,” Pope said."),
        ("ro", "Ministra Ana Radu a fost invitată marți seara la o televiziune. „Da”, a spus Ana Radu."),
        ("sq", "Ministri Ilir Kola ishte të martën i ftuar në një emision. “Po”, tha Kola."),
        ("ro", "Ion Radu a fost întrebat marți despre prețuri. „Da”, a spus Radu."),
    ],
)
def test_who_is_asked_or_answers_on_a_day_speaks_on_it(language: str, text: str) -> None:
    assert days(text, language, "2026-10-15") == ["2026-10-13"]


def test_a_day_that_opens_a_sentence_holds_for_the_rest_of_its_paragraph() -> None:
    text = (
        "“They are late,” Ann Pope said. At Oslo airport on Tuesday evening, Bob Lee was waiting. “We sit on "
        "the floor,” Lee said."
    )
    assert days(text, "en", "2026-10-15") == [None, "2026-10-13"]


COUNCIL = "Consiliul s-a întrunit luni. „Votăm bugetul acum”, a spus primarul Ion Pop în ședința de luni.\n\n"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("Consilierul Dan Ilie l-a întrerupt: „Lasă, ne-au pus becuri în sat”.", "2026-10-05"),
        (
            (
                "Viceprimarul Dan Ilie, coleg cu consilierii, e supărat. „Votează împotriva satului lor”, a "
                "declarat Dan Ilie pentru ziarul nostru."
            ),
            None,
        ),
        (
            (
                "Într-o scrisoare semnată de contabila-șefă Ana Radu și citită în plen de secretar, se arată "
                "că suma „este blocată în garanții”."
            ),
            None,
        ),
    ],
)
def test_a_paper_read_in_a_sitting_or_words_for_a_newspaper_have_not_its_day(
    after: str, expected: str | None
) -> None:
    assert days(COUNCIL + after, "ro", "2026-10-06") == ["2026-10-05", expected]


def test_who_interrupts_words_of_another_day_is_not_in_the_sitting() -> None:
    after = (
        "„Drumul tot cu gropi e”, a oftat marți, la poartă, Dinu Rusu. Sora lui l-a întrerupt: „Lasă, ne-au "
        "pus becuri în sat”."
    )
    assert days(COUNCIL + after, "ro", "2026-10-06") == ["2026-10-05", "2026-10-06", None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Mayor Alan Price rejected calls to resign on Tuesday.\n\n“No,” he said.", "2025-10-14"),
        ("en", "Alan Price broke the news on Tuesday.\n\n“It took years,” Price said.", "2025-10-14"),
        ("en", "Mayor Alan Price will take questions on Tuesday.\n\n“It took years,” Price said.", None),
        ("en", "Mayor Alan Price left for Rome on Tuesday.\n\n“It took years,” Price said.", None),
        ("en", "Mayor Alan Price never rejected calls to resign on Tuesday.\n\n“No,” Beth Cole said.", None),
        (
            "ro",
            "Primarul Dan Rusu și-a prezentat demisia marți.\n\n„A fost greu”, a spus Rusu.",
            "2025-10-14",
        ),
        ("ro", "Primarul Dan Rusu a plecat marți la Roma.\n\n„A fost greu”, a spus Rusu.", None),
        (
            "sq",
            "Kryetari Agim Rama shpalli të martën fitoren.\n\n“Ishte e vështirë”, tha Rama.",
            "2025-10-14",
        ),
        ("sq", "Kryetari Agim Rama u nis të martën për Romë.\n\n“Ishte e vështirë”, tha Rama.", None),
        ("sq", "Kryetari Agim Rama do ta shpallë të martën fitoren.\n\n“Po, po”, tha Rama.", None),
    ],
)
def test_a_deed_of_words_dates_what_its_doer_says(language: str, text: str, expected: str | None) -> None:
    assert days(text, language, PUBLISHED) == [expected]


MEETING = "Banorët u mblodhën të martën në një takim publik për ujin.\n\n"


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("“Ku është uji?”, pyeti Ramë Jakupi.", "2025-10-14"),
        ("“Na jepni ujë”, i tha Hatixhe Dermaku kryetarit.", "2025-10-14"),
        ("“Ku është uji?”, pyeti në Facebook Ramë Jakupi.", None),
        ("“Ku është uji?”, pyeti vitin e kaluar Ramë Jakupi.", None),
        ("“Na jepni ujë”, tha tregtari Ramë Jakupi.", None),
        ("“Na jepni ujë”, i tha Dermaku gazetës Koha.", None),
        ("Para takimit, Ramë Jakupi pyeti se “ku është uji ynë i pijshëm”.", None),
    ],
)
def test_who_asks_or_turns_to_somebody_at_a_meeting_is_there(following: str, expected: str | None) -> None:
    assert days(MEETING + following, "sq", PUBLISHED) == [expected]


SCENES = {
    "verdict": "Hill was jailed at Exeter Crown Court on Tuesday.\n\n",
    "question time": "The Taoiseach was questioned about schools in the Dáil on Tuesday.\n\n",
    "show": "In der Fernsehsendung stritten am Dienstag Uwe Lang und Eva Roth.\n\n",
    "vote": "Am Dienstag hat der Gemeinderat dem Freibad zugestimmt.\n\n",
    "dock": "Ish-kryetari Fatmir Lleshi doli të martën para gjykatës, i akuzuar për korrupsion.\n\n",
    "hearing": "La termenul de marți, procurorul Ion Dima a cerut amânarea.\n\n",
}


@pytest.mark.parametrize(
    ("scene", "language", "text"),
    [
        ("verdict", "en", "Ann Poe, prosecuting counsel, said he had acted “out of pure greed”."),
        ("question time", "en", "Una Walsh TD told Mr Dunne that it was “a shambles”."),
        ("show", "de", "Lang fiel ihr ins Wort. „Das glaubt Ihnen keiner“, sagte er."),
        ("vote", "de", "Gemeinderätin Petra Kuhn widersprach. „Das Geld fehlt uns“, sagte sie."),
        ("dock", "sq", "Avokati Gent Hoxha e mohoi akuzën. “Klienti im është i pafajshëm”, tha ai."),
        ("hearing", "ro", "Avocatul Matei Rusu a replicat: „Dosarul e gol de la cap la coadă”."),
    ],
)
def test_scenes_lend_their_day(scene: str, language: str, text: str) -> None:
    assert days(SCENES[scene] + text, language, PUBLISHED) == ["2025-10-14"]


@pytest.mark.parametrize(
    ("scene", "language", "text"),
    [
        ("verdict", "en", "Detective Inspector Joe Park praised them. “They were so brave,” he said."),
        ("verdict", "en", "Mayor Tom Hall said the case was “a lesson for every firm”."),
        ("verdict", "en", "In a letter to the jury, the defendant had called it “a moment of madness”."),
        ("question time", "en", "Una Walsh TD said on radio that it was “a shambles”."),
        ("question time", "en", "The council of parents has since called it “a shambles”."),
        ("show", "de", "Nach der Sendung sagte Roth: „Das war nichts für schwache Nerven“."),
        ("show", "de", "Roth sagte dieser Zeitung: „Das war nichts für schwache Nerven“."),
        (
            "vote",
            "de",
            "Gemeinderätin Petra Kuhn widersprach. „Das Geld fehlt uns“, sagte sie dieser Zeitung.",
        ),
        ("vote", "de", "Pfarrer Otto Kern freut sich. „Das wird ein Gewinn für alle“, sagte er."),
        (
            "vote",
            "de",
            (
                "Am 3. März 2019 hatte Rat Uwe Lang im Gemeinderat gewarnt. Nun sagt Gemeinderat "
                "Lang: „Ich bin gescheiter geworden“."
            ),
        ),
        ("dock", "sq", "Avokati Gent Hoxha foli me gazetarët. “Klienti im është i pafajshëm”, u tha ai."),
        ("hearing", "ro", "Avocatul Matei Rusu, contactat telefonic, a spus: „Dosarul e gol de tot”."),
    ],
)
def test_scenes_lend_no_day_to_words_from_elsewhere(scene: str, language: str, text: str) -> None:
    assert days(SCENES[scene] + text, language, PUBLISHED)[-1:] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Hall, jailed in 2019 after a trial at Exeter Crown Court, was freed on Tuesday. His "
                "barrister, Ann Poe, said it was “a day of joy”."
            ),
        ),
        (
            "en",
            (
                "Hill will be sentenced at Exeter Crown Court on Friday. His barrister, Ann Poe, said it was "
                "“a day of dread”."
            ),
        ),
        (
            "sq",
            (
                "Familjarët e viktimës protestuan të martën para gjykatës. “Duam drejtësi për djalin”, tha "
                "avokati Gent Hoxha."
            ),
        ),
        (
            "sq",
            (
                "Prokurorja Ana Doda foli të martën para gjykatës.\n\nAvokati Gent Hoxha tha se klienti “ka "
                "paguar çdo taksë”."
            ),
        ),
        (
            "sq",
            (
                "I akuzuari Fatmir Lleshi do të dalë të premten para gjykatës. “Ai është i pafajshëm”, tha "
                "avokati Gent Hoxha."
            ),
        ),
        (
            "ro",
            "Proiectul are termenul de marți pentru avize. Avocatul Matei Rusu a spus că „dosarul e gol”.",
        ),
        ("en", "Ahead of Tuesday's ceremony, Ann Poe said it was “a day of joy for us all”."),
    ],
)
def test_what_is_no_scene_lends_no_day(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [None]


MATCHES = {
    "en": (
        "Rovers lost the derby 1-0 on Tuesday.\n\n",
        "“We gave them that goal,” coach Al Price said after the match.",
    ),
    "de": (
        "Am Dienstag verlor Rot-Weiß das Derby 0:1.\n\n",
        "„Das war zu wenig“, sagte Trainer Uwe Lang nach dem Spiel.",
    ),
    "sq": (
        "Besa e humbi të martën derbin 0:1.\n\n",
        "“Penalltia ishte e qartë”, tha trajneri Agim Rama pas ndeshjes.",
    ),
}


@pytest.mark.parametrize("language", MATCHES)
def test_a_match_dates_what_is_said_when_it_is_over(language: str) -> None:
    assert days("".join(MATCHES[language]), language, PUBLISHED) == ["2025-10-14"]


@pytest.mark.parametrize(
    ("language", "following"),
    [
        ("sq", "“Kemi fituar vetëm një ndeshje”, tha trajneri Agim Rama në konferencën për shtyp."),
        (
            "sq",
            "Trajneri Agim Rama foli pas ndeshjes. “Ishim të dobët”, tha tifozi Gent Hoxha.",
        ),
        ("sq", "“Ishim të dobët”, shkroi pas ndeshjes në Facebook trajneri Agim Rama."),
        ("sq", "“Ishim të dobët”, kishte thënë trajneri Agim Rama pas ndeshjes së parë."),
        ("de", "„Das war zu wenig“, sagte Trainer Uwe Lang der Zeitung."),
        ("de", "„Das war zu wenig“, sagte Trainer Uwe Lang in der Sendung."),
        ("de", "„Das war zu wenig“, sagte Trainer Uwe Lang im August nach dem Spiel in Bern."),
        ("de", "„Das war zu wenig“, schrieb Trainer Uwe Lang nach dem Spiel auf Instagram."),
        ("de", "Präsidentin Eva Roth war nach dem Spiel im Stadion. „Das war zu wenig“, sagte Lang."),
    ],
)
def test_a_match_dates_nothing_else(language: str, following: str) -> None:
    assert days(MATCHES[language][0] + following, language, PUBLISHED) == [None]


def test_a_day_that_nobody_can_read_keeps_the_sitting_out_of_its_paragraph() -> None:
    asked = (
        "TD Orla Gilbride raised it in the Dáil{}, when she asked for a pause. “Eleven have gone,” she said."
    )
    dail = SCENES["question time"] + asked
    assert days(dail.format(" last Wednesday"), "en", PUBLISHED) == [None]
    assert days(dail.format(""), "en", PUBLISHED) == ["2025-10-14"]
