"""What extraction proposes meets what is there: one candidate per utterance, nothing decided comes back."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from claims.choices import CandidateState, RejectReason
from claims.models import Article, Candidate, Occurrence, Sighting, User
from claims.services.articles import request_extraction
from claims.services.candidates import extract_article, reject_candidate
from tests.factories.articles import A_MORNING, ArticleFactory
from tests.factories.candidates import candidate_in
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import OccurrenceFactory, StatementFactory

pytestmark = pytest.mark.django_db

LONG = "The new bridge over the Dorna will open in May and cost three million"
NEWS = f"The council met on Thursday.\n\nMayor Mara Lupu told reporters on Thursday: “{LONG}.”\n\nIt rained."
WIRE = f"DORNA — “{LONG}”, Mayor Mara Lupu said."


def day(text: str) -> dict[str, Any]:
    date = dt.date.fromisoformat(text)
    return {
        "published_precision": "day",
        "published_not_before": date,
        "published_not_after": date,
    }


def article(text: str = NEWS, published: str = "2026-01-09", **columns: Any) -> Article:
    made: Article = ArticleFactory.create(text=text, **{**day(published), **columns})
    return made


def extract(found: Article, at: dt.datetime = A_MORNING) -> list[int]:
    return extract_article(article_id=found.pk, at=at)


def again(found: Article, at: dt.datetime = A_MORNING) -> list[int]:
    request_extraction(article_ids=[found.pk], actor=None, at=at)
    return extract(found, at)


def test_an_article_becomes_candidates_with_all_that_is_known() -> None:
    mara = SpeakerFactory.create(name="Mara Lupu")
    found = article()
    (candidate,) = Candidate.objects.filter(pk__in=extract(found))
    assert candidate.words.startswith(LONG) and candidate.quotes == [candidate.words]
    assert (candidate.mention, candidate.speaker) == ("Mara Lupu", mara)
    assert candidate.cue == "told"
    assert str(candidate.said) == "2026-01-08"
    assert (candidate.kind, candidate.grade, candidate.language) == ("direct", "explicit", "en")
    assert candidate.speaker_basis.startswith("full_name")
    assert "Mara Lupu" in {piece["text"] for piece in candidate.evidence}
    found.refresh_from_db()
    assert found.extracted_at == A_MORNING
    assert (found.extractor_version, found.pack_version) == (
        candidate.extractor_version,
        candidate.pack_version,
    )


def test_every_candidate_is_sighted_in_its_own_article() -> None:
    extract(article())
    sighting = Sighting.objects.get()
    assert (sighting.article, sighting.words) == (
        Candidate.objects.get().article,
        Candidate.objects.get().words,
    )


def test_extracting_twice_changes_nothing() -> None:
    found = article()
    extract(found)
    assert extract(found) == []
    assert (Candidate.objects.count(), Sighting.objects.count()) == (1, 1)


def test_an_article_in_other_hands_is_left_alone() -> None:
    found = article()
    assert Article.claim(found.pk, at=A_MORNING, lease=dt.timedelta(minutes=2))
    assert extract(found) == []
    assert extract(found, A_MORNING + dt.timedelta(minutes=3)) != []


def test_an_article_that_kills_its_worker_is_set_aside_after_three_tries() -> None:
    found, at = article(), A_MORNING
    for _ in range(3):
        assert Article.claim(found.pk, at=at, lease=dt.timedelta(minutes=2))
        at += dt.timedelta(minutes=3)
    assert extract(found, at) == []
    found.refresh_from_db()
    assert found.set_aside_at == at
    assert list(Article.objects.set_aside()) == [found]


def test_an_undeclared_language_is_found_out() -> None:
    text = "Primarul Mara Lupu a declarat joi: „Podul nou va fi deschis în luna mai și a costat mult”."
    found = article(text, language="")
    (candidate,) = Candidate.objects.filter(pk__in=extract(found))
    found.refresh_from_db()
    assert (found.language, candidate.language) == ("ro", "ro")


def test_a_month_of_publication_gives_no_day() -> None:
    bounds: dict[str, Any] = {
        "published_not_before": dt.date(2026, 1, 1),
        "published_not_after": dt.date(2026, 1, 31),
    }
    extract(article(published_precision="month", **bounds))
    assert Candidate.objects.get().said_on is None


def test_an_office_names_who_held_it_when_the_article_appeared() -> None:
    now, before = SpeakerFactory.create(name="Mara Lupu"), SpeakerFactory.create(name="Ion Popa")
    forms = {"en": ["Mayor of Dorna", "the mayor of Dorna"]}
    SpeakerRoleFactory.create(speaker=now, since="2024-06", printed_forms=forms)
    SpeakerRoleFactory.create(speaker=before, since="2020", until="2024-05", printed_forms=forms)
    extract(article(f"The mayor of Dorna said on Thursday: “{LONG}.”"))
    assert Candidate.objects.get().speaker == now


def test_an_unknown_speaker_stays_null() -> None:
    extract(article())
    candidate = Candidate.objects.get()
    assert (candidate.mention, candidate.speaker, candidate.speaker_basis) == ("Mara Lupu", None, "")


def test_one_wire_story_in_two_outlets_is_one_candidate() -> None:
    first, second = article(), article(WIRE)
    extract(first)
    extract(second)
    candidate = Candidate.objects.get()
    assert candidate.article == first
    assert {sighting.article for sighting in candidate.sightings.all()} == {first, second}


@pytest.mark.django_db(transaction=True)
def test_workers_that_read_one_wire_story_at_the_same_moment_make_one_candidate() -> None:
    found = [article(f"{NEWS} ({number})") for number in range(6)]

    def work(one: Article) -> None:
        try:
            extract(one)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(found)) as pool:
        list(pool.map(work, found))
    assert Candidate.objects.get().sightings.count() == 6


@pytest.mark.django_db(transaction=True)
def test_the_same_article_in_several_workers_is_extracted_once() -> None:
    found = article()

    def work(_: int) -> list[int]:
        try:
            return extract(found)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        outcomes = [ids for ids in pool.map(work, range(6)) if ids]
    assert outcomes == [[Candidate.objects.get().pk]]


def test_the_same_words_in_other_marks_and_spelling_are_the_same() -> None:
    first, second = (
        article(),
        article(NEWS.replace("“", "„").replace("Dorna", "Dórna").replace("three", "THREE")),
    )
    extract(first)
    extract(second)
    assert Candidate.objects.get().sightings.count() == 2


def test_the_same_words_from_another_mouth_are_another_candidate() -> None:
    SpeakerFactory.create(name="Mara Lupu")
    SpeakerFactory.create(name="Ion Popa")
    extract(article())
    extract(article(NEWS.replace("Mara Lupu", "Ion Popa")))
    assert Candidate.objects.count() == 2


CUT = "DORNA — “The new bridge over the Dorna will open in May”, Mayor Mara Lupu said."
MORE = NEWS.replace("three million", "three million, which is less than the old one cost")


def test_a_cut_quote_is_the_same_utterance_whichever_is_read_first() -> None:
    whole, cut = article(), article(CUT)
    extract(whole)
    extract(cut)
    candidate = Candidate.objects.get()
    assert LONG in candidate.words
    assert {seen.article for seen in candidate.sightings.all()} == {whole, cut}


def test_the_longer_quote_takes_the_place_of_the_cut_one_while_it_waits() -> None:
    cut, whole = article(CUT), article()
    extract(cut)
    version = Candidate.objects.get().version
    extract(whole)
    candidate = Candidate.objects.get()
    assert (candidate.article, candidate.version) == (whole, version + 1)
    assert LONG in candidate.words
    assert candidate.sightings.count() == 2
    again(cut)
    assert Candidate.objects.get().article == whole


def test_more_than_was_decided_is_a_candidate_of_its_own(ana: User) -> None:
    extract(article())
    candidate = Candidate.objects.get()
    reject_candidate(candidate_id=candidate.pk, version=1, reason=RejectReason.VAGUE, actor=ana, at=A_MORNING)
    extract(article(MORE))
    assert Candidate.objects.waiting().get().words != candidate.words
    extract(article(CUT))
    assert Candidate.objects.count() == 2


@pytest.mark.parametrize(
    "other",
    [
        NEWS.replace("Mara Lupu", "Ion Popa"),
        NEWS.replace("The new bridge", "Nobody believes that the new bridge"),
        CUT.replace("The new bridge over the Dorna will open", "Bridges open"),
    ],
)
def test_another_mouth_the_opposite_or_few_words_are_no_cut(other: str) -> None:
    extract(article(CUT))
    extract(article(other))
    assert Candidate.objects.count() == 2


def test_a_cut_from_other_days_is_another_utterance() -> None:
    extract(article())
    extract(article(CUT, "2026-03-01"))
    assert Candidate.objects.count() == 2


SHORT = "Mayor Mara Lupu said on Thursday: “We will not resign.”"


def test_few_words_are_the_same_only_from_the_same_mouth_in_the_same_days() -> None:
    extract(article(SHORT))
    extract(article(f"Late news. {SHORT}", "2026-01-10"))
    assert Candidate.objects.count() == 1
    extract(article(SHORT.replace("Mara Lupu", "Ion Popa")))
    assert Candidate.objects.count() == 2
    extract(article(f"Again! {SHORT}", "2026-05-09"))
    assert Candidate.objects.count() == 3


def test_the_same_words_twice_in_one_article_are_one_candidate_seen_twice() -> None:
    extract(article(f"{NEWS}\n\n“{LONG}”, Mayor Mara Lupu repeated."))
    assert Candidate.objects.get().sightings.count() == 2


def test_what_is_found_again_is_renewed_in_place() -> None:
    found = article()
    (first,) = extract(found)
    mara = SpeakerFactory.create(name="Mara Lupu")
    assert again(found) == [first]
    candidate = Candidate.objects.get()
    assert (candidate.speaker, candidate.version) == (mara, 2)


def test_what_is_found_again_unchanged_keeps_its_version() -> None:
    found = article()
    extract(found)
    again(found)
    assert Candidate.objects.get().version == 1


def test_what_a_newer_extractor_does_not_find_is_superseded() -> None:
    found = article()
    stale = candidate_in(found, "It rained", extractor_version="0")
    (fresh,) = extract(found)
    stale.refresh_from_db()
    assert (stale.state, stale.version) == (CandidateState.SUPERSEDED, 2)
    assert list(Candidate.objects.waiting()) == [Candidate.objects.get(pk=fresh)]


def test_another_clause_around_the_same_words_replaces_the_old_proposal() -> None:
    found = article()
    stale = candidate_in(found, f"told reporters on Thursday: “{LONG}", extractor_version="0")
    (fresh,) = extract(found)
    stale.refresh_from_db()
    assert stale.state == CandidateState.SUPERSEDED
    assert fresh != stale.pk


def test_a_superseded_proposal_that_is_found_again_waits_again() -> None:
    found = article()
    (first,) = extract(found)
    Candidate.objects.filter(pk=first).update(state=CandidateState.SUPERSEDED)
    assert again(found) == [first]
    assert Candidate.objects.get().state == CandidateState.WAITING


def test_a_proposal_that_also_stands_elsewhere_is_not_superseded() -> None:
    text = "The mayor met reporters. It rained all day and the river rose."
    found = article(text)
    kept = candidate_in(found, "It rained all day", extractor_version="0")
    other = article("“It rained all day”, somebody wrote.")
    Sighting.objects.create(
        candidate=kept,
        article=other,
        start_offset=1,
        end_offset=18,
        words="It rained all day",
        quote_spans=[[1, 18]],
    )
    extract(found)
    kept.refresh_from_db()
    assert kept.state == CandidateState.WAITING


def decide(candidate: Candidate, actor: User, reason: str = RejectReason.VAGUE) -> None:
    reject_candidate(
        candidate_id=candidate.pk, version=candidate.version, reason=reason, actor=actor, at=A_MORNING
    )


def test_what_was_decided_is_never_proposed_again(ana: User) -> None:
    found = article()
    older = candidate_in(found, f"“{LONG}", extractor_version="0")
    decide(older, ana)
    assert extract(found) == []
    assert not Candidate.objects.waiting().exists()


def test_what_was_parked_stays_parked(ana: User) -> None:
    found = article()
    (parked,) = extract(found)
    Candidate.objects.update(state=CandidateState.PARKED, parked_until=dt.date(2026, 2, 1))
    assert again(found) == []
    assert Candidate.objects.get(pk=parked).state == CandidateState.PARKED


def test_a_place_already_on_record_is_not_proposed() -> None:
    found = article()
    start = found.text.index(LONG)
    OccurrenceFactory.create(
        statement=StatementFactory.create(words=LONG),
        article=found,
        start_offset=start,
        end_offset=start + len(LONG),
        quote_spans=[],
    )
    assert extract(found) == []


def test_words_decided_in_one_outlet_are_only_sighted_in_the_next(ana: User) -> None:
    extract(article())
    decide(Candidate.objects.get(), ana)
    extract(article(WIRE))
    candidate = Candidate.objects.get()
    assert candidate.state == CandidateState.REJECTED
    assert candidate.sightings.count() == 2


def test_a_wrong_speaker_in_one_outlet_says_nothing_about_the_next(ana: User) -> None:
    extract(article())
    decide(Candidate.objects.get(), ana, RejectReason.WRONG_SPEAKER)
    extract(article(WIRE))
    assert Candidate.objects.waiting().count() == 1


def test_each_stored_span_is_the_articles_slice() -> None:
    text = (
        "Mayor Mara Lupu said on Thursday that the bridge is “ninety percent finished” and that "
        "it is “the cheapest in the county”.\n\n" + NEWS
    )
    extract(article(text))
    assert Candidate.objects.count() >= 2
    for place in [*Candidate.objects.all(), *Sighting.objects.all(), *Occurrence.objects.all()]:
        assert place.words == text[place.start_offset : place.end_offset]
        assert place.quotes == [text[start:end] for start, end in place.quote_spans]
