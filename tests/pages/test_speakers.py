import datetime as dt
import re
from collections.abc import Iterator

import pytest
from django.test import Client

from claims.choices import DatePrecision
from claims.models import PublicClaim, PublicMerge, Speaker, Statement
from claims.models.identity import new_public_id
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory
from tests.pages.reading import feeds, page, queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara() -> Speaker:
    found: Speaker = SpeakerFactory.create(name="Mara Lupu", slug="mara-lupu")
    return found


def checked(speaker: Speaker, times: int, verdict_key: str = "false") -> list[PublicClaim]:
    return [
        published_claim(statements=[StatementFactory.create(speaker=speaker)], verdict_key=verdict_key)
        for _ in range(times)
    ]


def test_speaker_page_has_words_date_role_verdict_and_claim(client: Client, mara: Speaker) -> None:
    statement = StatementFactory.create(speaker=mara, role="Mayor of Dorna, Orchard Party")
    public = published_claim(statements=[statement])
    text = page(client, "/speakers/mara-lupu/")
    for words in ("Mara Lupu", statement.words, "8 January 2026", "Mayor of Dorna, Orchard Party", ">False<"):
        assert words in text, words
    assert f'href="/claims/{public.slug}/"' in text
    assert 'href="/speakers/mara-lupu/"' in page(client, f"/claims/{public.slug}/")


def test_statements_come_latest_first_and_undated_ones_last(client: Client, mara: Speaker) -> None:
    days = {
        "said in March": dt.date(2025, 3, 1),
        "said in May": dt.date(2025, 5, 1),
        "said in April": dt.date(2025, 4, 1),
    }
    for words, day in days.items():
        said = {"said_on": day, "said_not_before": day, "said_not_after": day}
        published_claim(statements=[StatementFactory.create(speaker=mara, words=words, **said)])
    unknown = {"said_on": None, "said_not_before": None, "said_not_after": None}
    undated = StatementFactory.create(
        speaker=mara, words="said once", said_precision=DatePrecision.UNKNOWN, **unknown
    )
    published_claim(statements=[undated])
    text = page(client, "/speakers/mara-lupu/")
    order = ["said in May", "said in April", "said in March", "said once"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_statement_that_makes_two_claims_is_shown_once_with_both(client: Client, mara: Speaker) -> None:
    statement = StatementFactory.create(speaker=mara, words="Two things at once.")
    slugs = [published_claim(statements=[statement]).slug for _ in range(2)]
    text = page(client, "/speakers/mara-lupu/")
    assert text.count("Two things at once.") == 1
    assert all(f"/claims/{slug}/" in text for slug in slugs)
    assert "We have checked 2 claims." in text


def test_few_verdicts_are_not_counted(client: Client, mara: Speaker) -> None:
    checked(mara, 9)
    text = page(client, "/speakers/mara-lupu/")
    assert "We have checked 9 claims." in text
    assert "False: 9" not in text


def test_verdicts_are_counted_with_their_denominator(client: Client, mara: Speaker) -> None:
    checked(mara, 7)
    checked(mara, 3, "unverifiable")
    checked(SpeakerFactory.create(), 2, "true")
    text = page(client, "/speakers/mara-lupu/")
    assert "Of 10 claims that we checked:" in text
    assert re.findall(r"<li class=.\w+.>(\w+: \d+)</li>", text) == ["False: 7", "Unverifiable: 3"]
    assert "%" not in text[text.index("Of 10 claims") : text.index("What was said")]


def test_retracted_claim_leaves_the_speakers_page(client: Client, mara: Speaker) -> None:
    checked(mara, 1)
    retracted_claim(statements=[StatementFactory.create(speaker=mara, words="Taken back.")])
    text = page(client, "/speakers/mara-lupu/")
    assert "Taken back." not in text
    assert "We have checked 1 claim." in text


def test_speaker_without_public_claims_is_as_absent_as_none(client: Client, mara: Speaker) -> None:
    retracted_claim(statements=[StatementFactory.create(speaker=mara)])
    secret, absent = (client.get(f"/speakers/{slug}/") for slug in ("mara-lupu", "no-such"))
    assert (secret.status_code, absent.status_code) == (404, 404)
    assert secret.content == absent.content


def said_on(day: dt.date | None, speaker: Speaker, words: str) -> Statement:
    precision = DatePrecision.DAY if day else DatePrecision.UNKNOWN
    found: Statement = StatementFactory.create(
        speaker=speaker, words=words, said_on=day, said_not_before=day, said_not_after=day,
        said_precision=precision,
    )  # fmt: skip
    return found


def pages_of(client: Client, speaker: Speaker) -> Iterator[str]:
    """The speaker's page and those that it leads to."""
    query: str | None = ""
    while query is not None:
        text = page(client, f"/speakers/{speaker.slug}/{query}")
        yield text
        found = re.search(r'rel="next" href="([^"]+)"', text)
        query = found.group(1) if found else None


@pytest.mark.usefixtures("short_pages")
def test_statements_go_on_page_by_page_and_something_new_moves_none(client: Client, mara: Speaker) -> None:
    days = [dt.date(2025, 1, 1) + dt.timedelta(days=n // 3) for n in range(7)]
    statements = [said_on(day, mara, f"Word {n}.") for n, day in enumerate([*days, *[None] * 4])]
    published_claim(statements=statements)
    seen: list[str] = []
    for text in pages_of(client, mara):
        seen += re.findall(r"Word \d+\.", text)
        published_claim(statements=[said_on(dt.date(2026, 1, 1), mara, "New.")])
    assert sorted(seen) == sorted(statement.words for statement in statements)
    assert set(seen[-4:]) == {statement.words for statement in statements[-4:]}


@pytest.mark.parametrize("place", ["", "x", "2025-01-01", "undated_", "²", "2025-1-1_" + "0" * 32, "%00"])
def test_place_that_cannot_be_is_not_found(place: str, client: Client, mara: Speaker) -> None:
    checked(mara, 1)
    assert client.get(f"/speakers/mara-lupu/?before={place}").status_code == 404


def test_page_names_the_speakers_feed(client: Client, mara: Speaker) -> None:
    checked(mara, 1)
    assert feeds(page(client, "/speakers/mara-lupu/")) == [
        "http://localhost:8000/feeds/speakers/mara-lupu.atom"
    ]


def test_list_names_public_speakers_without_any_count(client: Client, mara: Speaker) -> None:
    SpeakerFactory.create(name="Nobody Yet")
    checked(mara, 2)
    text = page(client, "/speakers/")
    assert 'href="/speakers/mara-lupu/"' in text
    assert "Nobody Yet" not in text
    names = text[text.index('<ul class="names">') : text.index("</ul>", text.index('<ul class="names">'))]
    assert re.findall(r">([^<]*\d[^<]*)<", names) == []


def test_speaker_is_found_by_part_of_the_name_without_accents(client: Client) -> None:
    for name, slug in (("Ștefan Țurcanu", "stefan"), ("Mara Lupu", "mara")):
        checked(SpeakerFactory.create(name=name, slug=slug), 1)
    text = page(client, "/speakers/?name=turc")
    assert ("/speakers/stefan/" in text, "/speakers/mara/" in text) == (True, False)
    assert "No public claim has a speaker of this name." in page(client, "/speakers/?name=zz")
    assert client.get("/speakers/?name=%00").status_code == 200


@pytest.mark.usefixtures("short_pages")
def test_list_goes_on_page_by_page(client: Client) -> None:
    statements = [StatementFactory.create(speaker__slug=f"s-{n}") for n in range(4)]
    published_claim(statements=statements)
    first = page(client, "/speakers/")
    assert "?after=s-2" in first
    second = page(client, "/speakers/?after=s-2")
    assert ("/speakers/s-3/" in first, "/speakers/s-3/" in second) == (False, True)


def test_queries_do_not_grow_with_the_statements(client: Client, mara: Speaker) -> None:
    checked(mara, 10)
    few = queries(lambda: page(client, "/speakers/mara-lupu/"))
    checked(mara, 6, "true")
    published_claim(A_MORNING, statements=[StatementFactory.create(speaker=mara) for _ in range(4)])
    assert queries(lambda: page(client, "/speakers/mara-lupu/")) == few == 9


def test_the_address_of_a_merged_speaker_leads_to_the_one_of_today(client: Client, mara: Speaker) -> None:
    checked(mara, 1)
    PublicMerge.objects.create(pk=new_public_id(), slug="lupu-m", speaker_id=mara.public_id)
    answer = client.get("/speakers/lupu-m/")
    assert (answer.status_code, answer["Location"]) == (301, "/speakers/mara-lupu/")
