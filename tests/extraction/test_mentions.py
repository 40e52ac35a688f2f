"""Names, offices and pronouns are found as printed, with country and office beside them."""

from __future__ import annotations

import pytest

from claims.extraction.mentions import find_mentions
from claims.extraction.packs import load_pack
from claims.extraction.printed_words import SeenWords
from claims.extraction.text import tokenise
from claims.extraction.types import Mention, MentionKind, Span
from tests.extraction.readings import led, read, speakers


def mentions(text: str, language: str, seen: SeenWords | None = None) -> list[Mention]:
    hits = find_mentions(tokenise(text, Span(0, len(text))), load_pack(language), seen or SeenWords())
    assert all(hit.mention.span.of(text) == hit.mention.text for hit in hits)
    return [hit.mention for hit in hits]


@pytest.mark.parametrize(
    ("text", "language", "name", "role", "country"),
    [
        (
            "ieri președintele ucrainean Volodimir Zelenski a venit",
            "ro",
            "Volodimir Zelenski",
            "president",
            "UA",
        ),
        ("presidenti rus Vladimir Putin", "sq", "Vladimir Putin", "president", "RU"),
        ("then Ukrainian President Volodymyr Zelenskyy came", "en", "Volodymyr Zelenskyy", "president", "UA"),
        ("asked Sen. Bernie Sanders again", "en", "Bernie Sanders", "senator", None),
        ("a venit dl. Popescu", "ro", "Popescu", None, None),
        ("erdhi znj. Hoxha", "sq", "Hoxha", None, None),
        ("met Ursula von der Leyen there", "en", "Ursula von der Leyen", None, None),
        ("asked Paul D. Ryan again", "en", "Paul D. Ryan", None, None),
        ("traf Dieter K., der dort war", "de", "Dieter K.", None, None),
        ("met ex-minister Nia Rees there", "en", "Nia Rees", "former minister", None),
        ("met former minister Nia Rees there", "en", "Nia Rees", "former minister", None),
        ("met deputy mayor Nia Rees there", "en", "Nia Rees", "deputy mayor", None),
        ("met former nurse Nia Rees there", "en", "Nia Rees", "occupation", None),
        ("l-a întâlnit pe fostul ministru Ion Pop acolo", "ro", "Ion Pop", "former minister", None),
        ("a venit viceprimarul Ion Pop", "ro", "Ion Pop", "deputy mayor", None),
        ("a fost ministrul Ion Pop", "ro", "Ion Pop", "minister", None),
        ("erdhi zëvendëskryeministri Agim Dema", "sq", "Agim Dema", "deputy prime minister", None),
        ("kam der stellvertretende Bürgermeister Hans Pohl", "de", "Hans Pohl", "deputy mayor", None),
        ("asked Cllr Joe Adams again", "en", "Joe Adams", None, None),
        ("met head coach Nia Rees there", "en", "Nia Rees", "coach", None),
        ("flet 70-vjeçarja Athina Gjoka ulur", "sq", "Athina Gjoka", "aged", None),
        ("flet ministrja e Mbrojtjes Kadri Tamso sot", "sq", "Kadri Tamso", "defence minister", None),
    ],
)
def test_a_name_stands_without_title_and_keeps_its_office(
    text: str, language: str, name: str, role: str | None, country: str | None
) -> None:
    found = next(m for m in mentions(text, language) if m.kind is MentionKind.NAME)
    assert (found.text, found.role, found.country) == (name, role, country)


@pytest.mark.parametrize(
    ("text", "language", "shown", "role", "country"),
    [
        ("apoi președintele american a declarat", "ro", "președintele american", "president", "US"),
        ("apoi liderul de la Kiev a precizat", "ro", "liderul de la Kiev", "leader", "UA"),
        (
            "apoi șeful biroului prezidențial de la Kiev a plecat",
            "ro",
            "șeful biroului prezidențial de la Kiev",
            "head",
            "UA",
        ),
        ("dje presidenti i Kosovës foli", "sq", "presidenti i Kosovës", "president", "XK"),
        ("then the president of Ukraine spoke", "en", "the president of Ukraine", "president", "UA"),
        ("then a spokesman for Trump spoke", "en", "a spokesman for Trump", "spokesperson", None),
    ],
)
def test_an_office_is_read_with_its_complements(
    text: str, language: str, shown: str, role: str, country: str | None
) -> None:
    found = next(m for m in mentions(text, language) if m.kind is MentionKind.ROLE)
    assert (found.text, found.role, found.country) == (shown, role, country)


def test_a_verb_after_an_office_is_not_its_complement() -> None:
    assert (
        mentions("ieri liderul de la Casa Albă vine în contextul", "ro")[0].text == "liderul de la Casa Albă"
    )


def test_names_inflect_inside() -> None:
    assert mentions("deklarata nga Shtëpisë së Bardhë", "sq")[0].text == "Shtëpisë së Bardhë"


@pytest.mark.parametrize("text", ["Trump's dog left", "Monday was cold", "The meeting was long"])
def test_owners_days_and_first_words_are_no_mentions(text: str) -> None:
    assert mentions(text, "en") == []


def test_a_first_word_is_a_name_if_the_article_says_so() -> None:
    assert mentions("Moț pleacă acasă", "ro") == []
    assert mentions("Moț pleacă acasă", "ro", SeenWords(capital=frozenset({"moț"})))[0].text == "Moț"


def test_pronouns_are_mentions() -> None:
    assert [m.kind for m in mentions("then he left", "en")] == [MentionKind.PRONOUN]


def test_a_complement_ends_where_a_person_s_name_begins() -> None:
    (one,) = mentions("ministrja e Turizmit Ana Duka tha", "sq")
    assert (one.text, one.role_text) == ("Ana Duka", "ministrja e Turizmit")


def test_a_surname_that_ends_like_an_office_is_a_name() -> None:
    seen = SeenWords(surnames=frozenset({"brückmann"}))
    (one,) = mentions("Brückmann lachte", "de", seen)
    assert (one.text, one.kind) == ("Brückmann", MentionKind.NAME)


def test_a_body_of_farmers_is_one_name() -> None:
    (leader, _) = mentions("the leader of the Farmers' Alliance, Wim Daal, left", "en")
    assert leader.text == "the leader of the Farmers' Alliance"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Richter lachte", MentionKind.NAME), ("Der Richter lachte", MentionKind.ROLE)],
)
def test_an_office_without_an_article_is_a_surname_that_the_text_knows(text: str, kind: MentionKind) -> None:
    (one,) = mentions(text, "de", SeenWords(surnames=frozenset({"richter"})))
    assert one.kind is kind


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (
            "„Die Löhne sind gesichert“, sagte der Bielefelder Rechtsanwalt Dr. Sönke Marquardt.",
            "de",
            "Sönke Marquardt",
        ),
        ("„Der Permafrost taut“, warnte die Bergführerin Ladunja Caviezel.", "de", "Ladunja Caviezel"),
        ("«Деньги поступят до пятницы», — пообещал Олег Савин Марии Громовой.", "ru", "Олег Савин"),
        ("«Гроші надійдуть до п'ятниці», — відповів Марії Гнатюк Олег Савчук.", "uk", "Олег Савчук"),
        ("«Мой подзащитный невиновен», — заявил адвокат Савина Юрий Шевцов.", "ru", "Юрий Шевцов"),
    ],
)
def test_a_run_of_capitals_is_cut_where_another_name_begins(text: str, language: str, who: str) -> None:
    assert speakers(text, language) == [who]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("„E gata”, a spus directorul Agenției de Mediu Ion Pop.", "ro", "Ion Pop"),
        ("„E gata”, a spus secretarul de stat în Ministerul Agriculturii Ana Pop.", "ro", "Ana Pop"),
        ("„E gata”, a spus liderul PSD Brașov Ana Pop.", "ro", "Ana Pop"),
        ("“U krye”, tha zëdhënësi i Ministrisë së Bujqësisë Arben Hoxha.", "sq", "Arben Hoxha"),
        ("“U krye”, tha kreu i sindikatës Arben Hoxha.", "sq", "Arben Hoxha"),
        ("“U krye”, tha presidenti i klubit Teuta Gashi.", "sq", "Teuta Gashi"),
        ("“U krye”, tha zëdhënësja e gjykatës Teuta Gashi.", "sq", "Teuta Gashi"),
        ("„E gata”, a spus președintele clubului Ion Pop.", "ro", "Ion Pop"),
        ("„E gata”, a spus președintele Federației Române de Fotbal Ion Pop.", "ro", "Ion Pop"),
        ("„E gata”, a spus primarul comunei Brazi Ion Pop.", "ro", "Ion Pop"),
        ("“U krye”, tha shefi i sektorit të urbanistikës Arben Hoxha.", "sq", "Arben Hoxha"),
        ("“U krye”, deklaroi dje kryetari i degës së partisë në Lezhë Arben Hoxha.", "sq", "Arben Hoxha"),
        ("Koordinatori i projektit në terren Arben Hoxha tha se “u krye me kohë”.", "sq", "Arben Hoxha"),
        ("„Es ist vorbei“, sagte der Sprecher des Ministeriums für Verkehr Jan Holm.", "de", "Jan Holm"),
    ],
)
def test_behind_an_office_and_its_body_stands_who_holds_it(text: str, language: str, expected: str) -> None:
    assert led(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("„E gata”, a spus primarul la casa memorială a scriitorului Ion Pop.", "ro"),
        ("„E gata”, a spus primarul în cazul localnicului Ion Pop.", "ro"),
        ("„E gata”, a spus avocatul inculpatului Ion Pop.", "ro"),
        ("“U krye”, tha kryetari në varrimin e priftit Arben Hoxha.", "sq"),
        ("“U krye”, tha kryetari pas dënimit të recidivistit Arben Hoxha.", "sq"),
        ("“U krye”, tha kryetari nga ekipi i Arben Hoxha.", "sq"),
    ],
)
def test_behind_an_office_stand_others_too(text: str, language: str) -> None:
    assert led(text, language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("„E gata”, a spus directorul Liceului Mihai Eminescu.", "ro"),
        ("„E gata”, a spus managerul Spitalului Victor Pop.", "ro"),
        ("“U krye”, tha drejtori i Gjimnazit Sami Frashëri.", "sq"),
    ],
)
def test_a_school_s_name_is_not_its_head_s(text: str, language: str) -> None:
    assert led(text, language) is None


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (" Gashi shtoi se pritet edhe një ekip.", "Arben Gashi"),
        (" Më pas, Gashi iu përgjigj pyetjeve.", "Arben Gashi"),
        (" Gjimnazi Arben Gashi u mbyll.", None),
        ("", None),
    ],
)
def test_who_is_called_by_his_surname_is_no_school(more: str, expected: str | None) -> None:
    assert led("“U krye”, tha drejtori i gjimnazit Arben Gashi." + more, "sq") == expected


def test_medium_behind_an_office_is_whom_it_was_told() -> None:
    """'sagte der Minister der Deutschen Presse-Agentur': no complement of his office."""
    text = "Minister Paul Krey will helfen. Er setze auf „schnelle Hilfe“, sagte der Minister der {}."
    for medium in ("Deutschen Presse-Agentur", "Zeitung"):
        assert speakers(text.format(medium), "de") == ["Paul Krey"]


def test_letters_before_a_club_s_name_are_part_of_it() -> None:
    text = "CS Metalul Turnu a dat un comunicat:\n\n„Clubul a achitat toate drepturile salariale.”"
    assert speakers(text, "ro") == ["CS Metalul Turnu"]


def test_the_occasion_behind_an_office_is_none_of_it() -> None:
    assert speakers("„Are febră”, a anunțat antrenorul la aceeași conferință.", "ro") == ["antrenorul"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("„Avem bani”, a spus oficialul pentru Radio Nord.", "ro"),
        ("“Kemi para”, tha drejtoresha për TV Vardari.", "sq"),
    ],
)
def test_the_medium_that_was_told_is_no_part_of_an_office(text: str, language: str) -> None:
    assert (speakers(text, language)[0] or "").split(" ")[1:] == []


def test_what_an_office_is_for_is_a_part_of_it() -> None:
    assert speakers("„Avem bani”, a spus ministrul pentru Europa.", "ro") == ["ministrul pentru Europa"]


def test_an_adjective_of_a_place_is_nobody() -> None:
    text = "Врач Солянской станции Эдуард Вязьмин настаивает. В суде он сказал: «Бригад было пять»."
    assert speakers(text, "ru") == ["Эдуард Вязьмин"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Erdhi deputetja Denada Prifti. “Nuk e votojmë”, tha Prifti.", "sq", "Denada Prifti"),
        ("Avokati Kol Mjeku foli. Sipas Mjekut, gjykata “ishte e drejtë”.", "sq", "Kol Mjeku"),
        ("A venit Ion Croitoru. „E gata”, a spus Croitoru.", "ro", "Ion Croitoru"),
    ],
)
def test_a_known_surname_with_the_letters_of_a_trade_is_a_name(
    text: str, language: str, expected: str
) -> None:
    assert led(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Sipas gjeneralit në pension Ylli Përmeti, plani është “mjaft i mirë”.", "sq", "Ylli Përmeti"),
        ("Potrivit generalului în rezervă Ion Pop, planul este „foarte bun”.", "ro", "Ion Pop"),
        ("„Wir warten“, sagte General im Ruhestand Jan Ott.", "de", "Jan Ott"),
        ("«Мы ждём», сказал генерал в отставке Иван Попов.", "ru", "Иван Попов"),
    ],
)
def test_what_an_office_is_in_stands_before_its_holder_s_name(
    text: str, language: str, expected: str
) -> None:
    assert led(text, language) == expected


def test_a_scene_behind_an_agent_s_word_is_no_part_of_the_office() -> None:
    assert speakers("“Po na mashtroni!”, thirri deputeti nga foltorja.", "sq") == ["deputeti"]


@pytest.mark.parametrize("form", ["kryetaren", "gruan", "fëmijën", "mësueses", "vajzës", "komisarit"])
def test_albanian_nouns_of_people_are_known_in_every_case(form: str) -> None:
    assert load_pack("sq").office_at([form], 0) is not None


@pytest.mark.parametrize("form", ["gruajen", "kryetarjen", "mësuesjes", "amerikanien"])
def test_forms_that_no_noun_has_are_in_no_list(form: str) -> None:
    assert load_pack("sq").office_at([form], 0) is None


def test_a_dative_behind_a_surname_is_another() -> None:
    text = "Genc Nura dhe Sali Berisha u takuan. “Komuna nuk është prona jote”, i tha Nura Berishës."
    assert speakers(text, "sq") == ["Genc Nura"]


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("“Nuk ka vonesa”, ka shtuar i njëjti.", ["i njëjti"]),
        ("E njëjta ka thënë se po.", ["E njëjta"]),
        ("Ai tha të njëjtën gjë, dhe e njëjta gjë ndodhi.", ["Ai"]),
        ("I njëjti ministër foli.", []),
    ],
)
def test_a_pronoun_of_which_a_link_is_a_part_stands_alone(text: str, pronouns: list[str]) -> None:
    (passage,) = read(text, "sq")
    found = [hit.mention.text for hit in passage.mentions if hit.mention.kind is MentionKind.PRONOUN]
    assert found == pronouns


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Kryetari i ktheu përgjigje po atë ditë.", "Kryetari"),
        ("Inspektorja e gjobiti me 500 mijë lekë.", "Inspektorja"),
        ("Kryetari e pret vendimin.", "Kryetari"),
        ("Kryetari i komunës pret vendimin.", "Kryetari i komunës"),
        ("Drejtoresha e policisë pret vendimin.", "Drejtoresha e policisë"),
    ],
)
def test_a_clitic_before_a_verb_is_no_link_of_an_office(text: str, office: str) -> None:
    (passage,) = read(text, "sq")
    assert passage.mentions[0].mention.text == office
