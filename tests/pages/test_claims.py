import datetime as dt
import json
import re

import pytest
from django.test import Client

from claims.choices import CorrectionKind, DatePrecision
from claims.models import CommentRequest, Correction, ReviewRevision, Speaker
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import (
    approved_claim,
    occurrence_in_article,
    publish,
    published_claim,
    retracted_claim,
)
from tests.factories.reviews import verdict
from tests.factories.statements import StatementFactory
from tests.pages.reading import Outline, page, queries

pytestmark = pytest.mark.django_db


def test_home_shows_the_latest_verdicts_first(client: Client) -> None:
    published_claim(A_MORNING, claim=ClaimFactory.create(text="The older claim."))
    published_claim(A_MORNING + dt.timedelta(hours=1), claim=ClaimFactory.create(text="The newer claim."))
    retracted_claim(claim=ClaimFactory.create(text="The retracted claim."))
    text = page(client, "/")
    assert text.index("The newer claim.") < text.index("The older claim.")
    assert "retracted" not in text


def test_empty_site_says_so(client: Client) -> None:
    assert "Nothing has been published yet." in page(client, "/")


@pytest.mark.usefixtures("short_pages")
def test_list_goes_on_page_by_page(client: Client) -> None:
    slugs = [published_claim(A_MORNING + dt.timedelta(minutes=n)).slug for n in range(4)]
    first = page(client, "/claims/")
    older = re.search(r'href="(\?after=[^"]+)"', first)
    assert older
    second = page(client, f"/claims/{older.group(1)}")
    assert (f"/claims/{slugs[0]}/" in first, f"/claims/{slugs[0]}/" in second) == (False, True)
    assert 'rel="next"' not in second
    assert client.get("/claims/?after=nonsense").status_code == 404


def test_claim_page_says_who_said_what_when_and_where(client: Client) -> None:
    statement = StatementFactory.create(
        speaker__name="Mara Lupu", role="Mayor of Dorna", original_text="Podul se deschide în mai."
    )
    article = occurrence_in_article(statement).article
    public = published_claim(statements=[statement], topics=[TopicFactory.create()])
    text = page(client, f"/claims/{public.slug}/")
    for words in ("Mara Lupu", "Mayor of Dorna", statement.words, "8 January 2026", article.url, "Transport"):
        assert words in text, words
    for words in (
        "Podul se deschide în mai.",
        "the outlet&#x27;s translation",
        "Refutes the claim",
        "Contract, annex",
    ):
        assert words in text, words


def test_summary_comes_before_everything_else(client: Client) -> None:
    text = page(client, f"/claims/{published_claim().slug}/")
    body = text[text.index("<main") :]
    order = [
        "False",
        "The bridge over the Dorna",
        "The contract names 30 June",
        "What was said",
        "What we found",
    ]
    assert [body.index(words) for words in order] == sorted(body.index(words) for words in order)


def test_explanation_is_markdown(client: Client) -> None:
    assert "The <strong>contract</strong> was signed" in page(client, f"/claims/{published_claim().slug}/")


@pytest.mark.parametrize(
    ("precision", "bounds", "shown"),
    [
        (DatePrecision.MONTH, (dt.date(2025, 7, 1), dt.date(2025, 7, 31)), "July 2025"),
        (DatePrecision.YEAR, (dt.date(2025, 1, 1), dt.date(2025, 12, 31)), "2025 ·"),
        (DatePrecision.UNKNOWN, (None, dt.date(2025, 7, 8)), "not after 8 July 2025"),
        (DatePrecision.UNKNOWN, (None, None), "date not known"),
    ],
)
def test_date_is_shown_as_far_as_it_is_known(
    precision: str, bounds: tuple[dt.date | None, dt.date | None], shown: str, client: Client
) -> None:
    statement = StatementFactory.create(
        said_on=None, said_precision=precision, said_not_before=bounds[0], said_not_after=bounds[1]
    )
    assert shown in page(client, f"/claims/{published_claim(statements=[statement]).slug}/")


def test_corrections_and_waivers_are_shown(client: Client) -> None:
    public = published_claim(waiver="The second editor is ill.", sources_waiver="There is one register only.")
    revision = ReviewRevision.objects.get()
    Correction.objects.create(
        revision=revision, kind=CorrectionKind.VERDICT_CHANGE, note="We misread the plan.",
        old_verdict=verdict("true"), new_verdict=verdict("false"), corrected_at=A_MORNING,
    )  # fmt: skip
    publications.amend_claims(claims=[revision.review.claim], note="", at=A_MORNING + dt.timedelta(days=1))
    text = page(client, f"/claims/{public.slug}/")
    for words in (
        "We misread the plan.",
        "The verdict was “True” and is “False”.",
        "The second editor is ill.",
    ):
        assert words in text, words
    assert "There is one register only." in text


def test_page_carries_the_claims_linked_data(client: Client) -> None:
    claim = ClaimFactory.create(text="He said </script><script>alert(1)</script> & left.")
    public = published_claim(claim=claim)
    text = page(client, f"/claims/{public.slug}/")
    [markup] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert json.loads(markup)["claimReviewed"] == claim.text
    assert json.loads(markup) == client.get(f"/api/v1/claims/{public.pk}/claimreview/").json()
    assert "<script>" not in text


def test_what_is_typed_into_a_claim_is_never_markup(client: Client) -> None:
    evil = "<img src=x onerror=alert(1)>"
    statement = StatementFactory.create(
        words=evil, role=evil, place_note=evil, translation=evil, url="javascript:alert(1)"
    )
    public = published_claim(
        statements=[statement], title=evil, summary=evil, explanation=f"{evil} [x](javascript:1)"
    )
    text = page(client, f"/claims/{public.slug}/")
    assert "<img" not in text
    assert "<summary>Our translation</summary>" in text
    assert 'href="javascript' not in text


def test_reader_is_led_to_the_moment_of_a_recording(client: Client) -> None:
    aired, printed = (
        StatementFactory.create(place_note="News at nine, 12:34", url=url)
        for url in ("https://www.youtube.com/watch?v=aB3_x", "https://paper.test/nine")
    )
    text = page(client, f"/claims/{published_claim(statements=[aired, printed]).slug}/")
    assert 'href="https://www.youtube.com/watch?v=aB3_x"' in text
    assert text.count("The recording from") == 1
    assert 'href="https://www.youtube.com/watch?v=aB3_x&amp;t=754"' in text


def test_retracted_claim_is_gone_and_says_why(client: Client) -> None:
    answer = client.get(f"/claims/{retracted_claim().slug}/")
    assert answer.status_code == 410
    assert "The plan that we read was not the final one." in answer.content.decode()
    assert "ld+json" not in answer.content.decode()


def test_page_needs_no_script_and_loads_nothing_from_elsewhere(client: Client) -> None:
    answer = client.get(f"/claims/{published_claim().slug}/")
    text = answer.content.decode()
    loaded = re.findall(r"<(?:link|script|img|iframe)[^>]+(?:href|src)=\"([^\"]+)\"", text)
    assert [link for link in loaded if not link.startswith(("/", "http://localhost:8000/"))] == []
    assert " style=" not in text
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert not answer.cookies


def test_labels_and_dates_come_in_the_readers_language(client: Client) -> None:
    text = page(client, f"/claims/{published_claim().slug}/", **{"accept-language": "ro"})
    assert '<html lang="ro">' in text
    assert ">Fals<" in text
    assert "8 ianuarie 2026" in text.lower()
    assert '<h1 lang="en" dir="auto">' in text


def test_queries_do_not_grow_with_the_list(client: Client) -> None:
    published_claim()
    few = queries(lambda: page(client, "/claims/"))
    for _ in range(5):
        published_claim()
    assert queries(lambda: page(client, "/claims/")) == few == 7


def test_pages_are_read_not_written(client: Client) -> None:
    assert client.post("/").status_code == 405


def test_what_the_speaker_had_to_say_is_shown_and_runs_nothing(client: Client) -> None:
    revision = approved_claim()
    speaker = Speaker.objects.get()
    given = {"review": revision.review, "speaker": speaker, "noted_at": A_MORNING}
    asked = {**given, "channel": "press@city.test", "asked_at": A_MORNING}
    CommentRequest.objects.create(**asked, outcome="answered", answer="<b>We</b> stand by it.")
    CommentRequest.objects.create(**asked, outcome="no_answer")
    CommentRequest.objects.create(**given, outcome="waived", answer="She is ill.")
    publish(revision)
    page = client.get(f"/claims/{revision.review.claim.slug}/").content.decode()
    assert "&lt;b&gt;We&lt;/b&gt; stand by it." in page
    assert "on 9 January 2026 and had no answer." in page
    assert "We did not ask" in page
    assert "press@city.test" not in page


def test_a_document_of_former_days_knows_of_no_questions(client: Client) -> None:
    public = published_claim()
    del public.document["responses"]
    public.save()
    assert client.get(f"/claims/{public.slug}/").status_code == 200


@pytest.mark.parametrize(("count", "before"), [(8, 8), (9, 5)])
def test_claim_made_many_times_does_not_bury_what_was_found(count: int, before: int, client: Client) -> None:
    said = [StatementFactory.create(words=f"We pay least. ({number})") for number in range(count)]
    text = page(client, f"/claims/{published_claim(statements=said).slug}/")
    above, below = text.split('id="found"')
    assert [part.count("We pay least. (") for part in (above.partition("</head>")[2], below)] == [
        before,
        count - before,
    ]
    assert ('href="#more-said"' in above) == ('id="more-said"' in below) == (before < count)
    assert Outline(text).faults() == []
