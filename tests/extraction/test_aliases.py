"""Inside one article a surname, a pronoun and an office lead to the full name, and only to one."""

from __future__ import annotations

import pytest

from claims.extraction import aliases
from claims.extraction.aliases import Directory
from claims.extraction.packs import load_pack
from claims.extraction.types import Mention, MentionKind, Span
from tests.extraction.readings import led, read, speakers


def directory(text: str, language: str) -> Directory:
    known = Directory()
    for passage in read(text, language):
        known.learn(passage)
    return known


def mention(text: str, kind: MentionKind, role: str | None = None, country: str | None = None) -> Mention:
    return Mention(text, Span(0, len(text)), kind, role=role, country=country)


def test_a_surname_leads_to_the_only_full_name() -> None:
    known = directory("Ieri Ana Pop a venit. Apoi Dan Rusu a plecat.", "ro")
    found = known.resolve(mention("Pop", MentionKind.NAME), load_pack("ro"))
    assert (found.full_name, found.path) == ("Ana Pop", ("surname: Ana Pop",))


def test_a_surname_of_two_people_leads_nowhere() -> None:
    known = directory("Ieri Ana Pop a venit. Apoi Dan Pop a plecat.", "ro")
    assert known.resolve(mention("Pop", MentionKind.NAME), load_pack("ro")).full_name is None


def test_a_surname_leads_to_whom_readers_have_met_before_a_namesake_came() -> None:
    known = directory("Ieri Ana Pop a venit. Apoi Dan Pop a plecat.", "ro")
    place = Span(len("Ieri Ana Pop a"), len("Ieri Ana Pop a venit"))
    between = mention("Pop", MentionKind.NAME)._replace(span=place)
    assert known.resolve(between, load_pack("ro")).full_name == "Ana Pop"


def test_a_surname_behind_both_namesakes_leads_nowhere() -> None:
    known = directory("Ieri Ana Pop a venit. Apoi Dan Pop a plecat.", "ro")
    behind = mention("Pop", MentionKind.NAME)._replace(span=Span(99, 102))
    assert known.resolve(behind, load_pack("ro")).full_name is None


def test_a_surname_of_two_people_makes_a_pronoun_doubtful() -> None:
    text = "Ieri Ana Pop a venit. Doamna Maria Pop a plecat."
    she, pop = mention("ea", MentionKind.PRONOUN), mention("Pop", MentionKind.NAME)
    known, alone = directory(text, "ro"), directory("Ieri Ana Rusu a venit.", "ro")
    pack = load_pack("ro")
    assert known.may_be(she, pop, pack) > alone.may_be(she, pop, pack)


def test_case_endings_of_one_person_make_no_namesakes() -> None:
    known = directory(
        "Ieri Ana Pop a venit, iar cuvintele Anei Pop au mirat. Apoi Dan Rusu și Ion Rusu tac.", "ro"
    )
    assert (known.has_namesakes("Pop"), known.has_namesakes("Rusu")) == (False, True)


def test_an_inflected_surname_leads_to_the_full_name() -> None:
    known = directory("Dje Donald Trump erdhi.", "sq")
    assert known.resolve(mention("Trumpit", MentionKind.NAME), load_pack("sq")).full_name == "Donald Trump"


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("ieri președintele ucrainean Volodimir Zelenski a venit", "president", "UA"),
        ("ieri Volodimir Zelenski, președintele ucrainean, a venit", "president", "UA"),
        ("ieri președintele ucrainean, Volodimir Zelenski, a venit", "president", "UA"),
        ("ieri președintele ucrainean Volodimir Zelenski a venit", "leader", "UA"),
        ("ieri ministrul Justiției, Volodimir Zelenski, a venit", "minister", None),
    ],
)
def test_an_office_leads_to_who_the_article_says_holds_it(text: str, role: str, country: str | None) -> None:
    printed = "ministrul" if country is None else "X"
    found = directory(text, "ro").resolve(mention(printed, MentionKind.ROLE, role, country), load_pack("ro"))
    assert found.full_name == "Volodimir Zelenski"


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("ieri președintele ucrainean Volodimir Zelenski a venit", "president", "US"),
        ("Conform lui Volodimir Zelenski, președintele american este bine informat", "president", "US"),
        ("ieri ministrul Ana Pop și ministrul Dan Rusu au venit", "minister", None),
    ],
)
def test_an_office_of_another_or_of_two_leads_nowhere(text: str, role: str, country: str | None) -> None:
    found = directory(text, "ro").resolve(mention("X", MentionKind.ROLE, role, country), load_pack("ro"))
    assert found.full_name is None


def test_a_pronoun_takes_over_what_is_known_of_its_antecedent() -> None:
    known = directory("ieri președintele rus Vladimir Putin a venit", "ro")
    name = mention("Putin", MentionKind.NAME)
    found = known.resolve(mention("el", MentionKind.PRONOUN), load_pack("ro"), name)
    assert (found.full_name, found.role, found.country) == ("Vladimir Putin", "president", "RU")
    assert found.path[0] == "pronoun: Putin"


def test_an_office_with_another_complement_leads_nowhere() -> None:
    known = directory("Ieri liderul PNL, Ana Pop, a venit.", "ro")
    other = mention("liderul Federației", MentionKind.ROLE, "leader")
    same = mention("Liderul PNL", MentionKind.ROLE, "leader")
    bare = mention("liderul", MentionKind.ROLE, "leader")
    assert known.resolve(other, load_pack("ro")).full_name is None
    assert known.resolve(same, load_pack("ro")).full_name == "Ana Pop"
    assert known.resolve(bare, load_pack("ro")).full_name == "Ana Pop"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("вчера пресс-секретарь президента России Дмитрий Песков пришел", "ru"),
        ("ieri consilierul președintelui României, Dan Rusu, a venit", "ro"),
    ],
)
def test_an_office_that_serves_another_is_not_that_other(text: str, language: str) -> None:
    country = {"ru": "RU", "ro": "RO"}[language]
    president = mention("X", MentionKind.ROLE, "president", country)
    assert directory(text, language).resolve(president, load_pack(language)).full_name is None


@pytest.mark.parametrize(
    ("text", "language", "office", "role", "held_by"),
    [
        ("Deputy mayor Ann Hill came.", "en", "the mayor", "mayor", None),
        ("Deputy mayor Ann Hill came.", "en", "the deputy mayor", "deputy mayor", "Ann Hill"),
        ("The vice president, Ann Hill, came.", "en", "the president", "president", None),
        ("The shadow health minister, Ann Hill, came.", "en", "the minister", "minister", None),
        ("Former President Ann Hill came.", "en", "the president", "president", None),
        ("Former President Ann Hill came.", "en", "the former president", "former president", "Ann Hill"),
        ("Viceprimarul Ion Pop a venit.", "ro", "primarul", "mayor", None),
        ("Directorul adjunct, Ion Pop, a venit.", "ro", "directorul", "head", None),
        ("Directorul adjunct, Ion Pop, a venit.", "ro", "directorul adjunct", "deputy head", "Ion Pop"),
        ("Fostul ministru Ion Pop a venit.", "ro", "ministrul", "minister", None),
        ("Zëvendëskryeministri Agim Dema erdhi.", "sq", "kryeministri", "prime minister", None),
        ("Altkanzler Hans Pohl kam.", "de", "der Kanzler", "chancellor", None),
        ("Altkanzler Hans Pohl kam.", "de", "der Altkanzler", "former chancellor", "Hans Pohl"),
    ],
)
def test_who_stands_in_for_an_office_or_has_left_it_is_not_called_by_it(
    text: str, language: str, office: str, role: str, held_by: str | None
) -> None:
    asked = mention(office, MentionKind.ROLE, role)
    assert directory(text, language).resolve(asked, load_pack(language)).full_name == held_by


@pytest.mark.parametrize(
    "text", ["Zëdhënësi i kryetarit, Agim Dema, erdhi.", "Nënkryetari, Agim Dema, erdhi."]
)
def test_who_works_for_an_office_is_not_called_by_it_nearby(text: str) -> None:
    known, pack = directory(text, "sq"), load_pack("sq")
    name = mention("Agim Dema", MentionKind.NAME)
    assert not known.may_be_holder(mention("kryetari", MentionKind.ROLE, "head"), name, pack)


def test_more_names_than_an_article_has_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aliases, "MOST_NAMES", 1)
    known = directory("Ieri Ana Pop a venit. Apoi Dan Rusu a plecat.", "ro")
    surnames = (mention(surname, MentionKind.NAME) for surname in ("Pop", "Rusu"))
    assert [known.resolve(one, load_pack("ro")).full_name for one in surnames] == ["Ana Pop", None]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Later the Harbour Bank spoke.", "the bank", "Harbour Bank"),
        ("Later the Harbour Bank spoke to Ely Bank there.", "the bank", None),
        ("Later the Harbour Bank spoke.", "a bank", None),
        ("Later the Harbour Bank spoke.", "its bank", None),
    ],
)
def test_a_body_is_known_by_its_noun_if_only_one_has_it(text: str, words: str, expected: str | None) -> None:
    found = directory(text, "en").resolve(mention(words, MentionKind.NOUN), load_pack("en"))
    assert found.full_name == expected


def test_a_first_name_leads_to_the_only_person_who_has_it() -> None:
    text = "Then Grace Marlowe came. Then Corvane Digital came. Then Harbour Bank came, and Harbour Club."
    known = directory(text, "en")
    names = ("Grace", "Corvane", "Harbour")
    found = [known.resolve(mention(name, MentionKind.NAME), load_pack("en")) for name in names]
    assert [one.full_name for one in found] == ["Grace Marlowe", "Corvane Digital", None]


def test_where_nouns_have_capitals_a_first_word_is_no_name() -> None:
    found = directory("Dann kam Deutsche Bahn.", "de").resolve(
        mention("Deutsche", MentionKind.NAME), load_pack("de")
    )
    assert found.full_name is None


def test_the_office_tells_two_namesakes_apart() -> None:
    text = (
        "Kryetari i Komunës, Besnik Hajra, erdhi. Foli edhe drejtori i Urbanizmit, Faton Hajra.\n\n"
        "“Kemi nisur punën”, tha kryetari Hajra."
    )
    assert led(text, "sq") == "Besnik Hajra"


def test_of_two_leaders_the_head_of_state_is_nobody_s_guess() -> None:
    first = "Liderul de la Astana, Nurlan Bek, a venit joi.\n\n"
    last = "„Treceau pe aici 4,5 milioane de tone”, a spus {}.\n\nPreședintele georgian Levan Ter tăcea."
    assert led(first + last.format("șeful statului"), "ro") is None
    assert led(first + last.format("șeful statului kazah"), "ro") == "Nurlan Bek"


@pytest.mark.parametrize(
    ("named", "word", "full"),
    [
        ("i Ministrisë së Ambientit", "ministria", "Ministria e Ambientit"),
        ("në Ministrinë e Ambientit", "ministria", "Ministria e Ambientit"),
        ("i Komisionit të Pavarur të Portit", "komisioni", "Komisioni i Pavarur i Portit"),
        ("te Institutin e Ujit të Kosovës", "instituti", "Instituti i Ujit të Kosovës"),
        ("i Agjencisë Portuale të Detit", "agjencia", "Agjencia Portuale e Detit"),
        ("i Ministrisë së Ambientit dhe i Ministrisë së Ujit", "ministria", None),
    ],
)
def test_a_body_is_called_in_the_nominative(named: str, word: str, full: str | None) -> None:
    assert led(f"Mungonte zëri {named}. “Pagesa u bllokua dje”, njoftoi {word}.", "sq") == full


def test_an_office_is_whose_readers_have_met_before_another_came() -> None:
    text = (
        "Antrenorul Dan Ilie a pierdut.\n\n„Am jucat slab toată seara”, a spus antrenorul.\n\nAntrenorul "
        "oaspeților, Ion Radu, a plecat."
    )
    assert led(text, "ro") == "Dan Ilie"


def test_an_office_of_two_whom_readers_have_met_leads_nowhere() -> None:
    text = (
        "Antrenorul Dan Ilie a pierdut. Antrenorul Ion Radu a câștigat.\n\nA venit seara. Orașul e gol. "
        "„Am jucat slab toată seara”, a spus antrenorul."
    )
    assert led(text, "ro") is None


def test_a_body_is_known_by_its_noun_alone_and_in_a_case() -> None:
    text = "Federata e Peshkimit u mblodh. “Flasim për 900 vende”, thuhet në reagimin e Federatës."
    assert led(text, "sq") == "Federata e Peshkimit"


def test_a_medium_is_no_part_of_an_office() -> None:
    text = (
        "Viceprimarul Dan Ilie a plecat. „Am jucat slab azi”, a declarat viceprimarul pentru ziarul nostru."
    )
    assert led(text, "ro") == "Dan Ilie"


def test_a_surname_that_begins_like_a_body_is_none() -> None:
    text = "The Church of Saint Anne met on Monday. “We shall never leave the park”, said Churchill."
    assert led(text, "en") is None


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "ro",
            "Primarul Sorin Pop a venit. „Cine vine plătește”, a spus edilul la începutul ședinței.",
            "Sorin Pop",
        ),
        (
            "ro",
            "Ministrul Ion Pop a venit. „Cine vine plătește”, a spus ministrul la conferința de presă.",
            "Ion Pop",
        ),
        (
            "ro",
            "Primarul Ion Pop și primarul Dan Rusu tac. „Vin și plătesc”, a spus edilul la final.",
            None,
        ),
        (
            "ro",
            "Fostul primar Sorin Pop a venit. „Cine vine plătește”, a spus edilul la final.",
            None,
        ),
        (
            "ro",
            "Primarul Sorin Pop a venit. „Cine vine plătește”, a spus un edil la începutul ședinței.",
            None,
        ),
        (
            "ro",
            "Profesorul Ion Pop a venit. „Cine vine plătește”, a spus profesorul la Universitatea Lunca.",
            None,
        ),
        (
            "sq",
            "Kryetari i bashkisë, Ilir Pepa, foli. “Njoftimi erdhi”, pranoi kreu i bashkisë në intervistë.",
            "Ilir Pepa",
        ),
        ("sq", "Ish-kryetari i bashkisë, Ilir Pepa, foli. “Njoftimi erdhi”, pranoi kreu i bashkisë.", None),
    ],
)
def test_where_an_office_spoke_is_no_part_of_it(language: str, text: str, who: str | None) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "de",
            "Chef Clemens von Rautenfeld kam. Von Rautenfeld warnte: „Wer streikt, zahlt.“",
            "Clemens von Rautenfeld",
        ),
        ("en", "Bill de Hill came. “No deal is near,” he said. De Hill added: “We wait.”", "Bill de Hill"),
        ("en", "Peter van Dyck came. “It is late.” “We will wait,” Van Dyck said.", "Peter van Dyck"),
        ("en", "Peter van Dyck met Ann van Dyck. “We will wait,” Van Dyck said.", "Van Dyck"),
        ("en", "Peter Dyck came. “We will wait,” Van Dyck said.", "Van Dyck"),
    ],
)
def test_a_particle_that_opens_a_sentence_is_the_surname_s(language: str, text: str, who: str | None) -> None:
    found = speakers(text, language)
    assert found[-1] == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ro", "Liderul opoziției, Dan Rusu, e cu premierul Ion Pop. „Nu”, a spus premierul.", "Ion Pop"),
        (
            "en",
            "Ann Hill, leader of Civic Alliance, met Premier Ron Pope. “No,” the premier said.",
            "Ron Pope",
        ),
        (
            "en",
            "French leader Ann Hill met Prime Minister Ron Pope. “No,” the prime minister said.",
            "Ron Pope",
        ),
        ("en", "The leader, Ann Hill, met Prime Minister Ron Pope. “No,” the prime minister said.", None),
        ("en", "Prime Minister Ron Pope met Prime Minister Ann Hill. “No,” the prime minister said.", None),
        ("de", "Grünen-Chefin Eva Thoma traf Kanzlerin Ute Hall. „Nein“, sagte die Kanzlerin.", "Ute Hall"),
        (
            "en",
            "Ann Hill, leader of Civic Alliance, met former premier Ron Pope. “No,” the premier said.",
            None,
        ),
    ],
)
def test_a_party_s_leader_is_not_the_prime_minister(language: str, text: str, who: str | None) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Artan Gashi hapi një kantinë. “Rrushin e mbolli gjyshi”, tregon Artani.", "sq", "Artan Gashi"),
        ("Dje erdhi Ana Gjoka. Sipas Anës, rruga “nuk ka mbaruar ende”.", "sq", "Ana Gjoka"),
        ("Ana Gashi dhe Ana Topi erdhën. Sipas Anës, rruga “nuk ka mbaruar ende”.", "sq", None),
    ],
)
def test_a_first_name_in_another_form_is_theirs_who_alone_has_it(
    text: str, language: str, expected: str | None
) -> None:
    assert led(text, language) == expected


def test_a_mayor_is_called_by_the_noun_of_her_office() -> None:
    text = "Kryetari i Komunës së Drenasit, Arben Leka, erdhi. “Shihni dosjet”, tha kryetari."
    assert speakers(text, "sq") == ["Arben Leka"]


def test_whose_a_body_is_names_no_other() -> None:
    text = "Policia e Pejës foli. Policia e Kosovës ka arrestuar tre veta në Pejë.\n\n"
    text += "“Janë në paraburgim”, thuhet në komunikatën e Policisë së Kosovës."
    assert speakers(text, "sq") == ["Policia e Kosovës"]
