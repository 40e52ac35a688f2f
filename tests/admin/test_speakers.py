import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.admin.desk import admin_url, change_url
from claims.admin.merges import merge_url
from claims.models import Speaker, SpeakerRole, Topic
from tests.admin.pages import list_url, questions
from tests.factories.claims import TopicFactory
from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def test_speaker_is_saved_with_spellings_and_a_role_by_language(desk: Client) -> None:
    page: dict[str, Any] = {
        "name": "Mara Lupu",
        "kind": "person",
        **_forms("aliases", 1),
        "aliases-0-name": "dna Lupu",
        **_forms("roles", 1),
        "roles-0-title": "en: Mayor of Dorna\nro: primarul Dornei",
        "roles-0-since": "2024-06",
        "roles-0-printed_forms": "ro: primarul\nro: edilul",
    }
    assert desk.post(admin_url(Speaker, "add"), page).status_code == 302
    speaker = Speaker.objects.get()
    role = SpeakerRole.objects.get()
    assert speaker.slug == "mara-lupu"
    assert [alias.name for alias in speaker.aliases.all()] == ["dna Lupu"]
    assert role.title == {"en": "Mayor of Dorna", "ro": "primarul Dornei"}
    assert role.printed_forms == {"ro": ["primarul", "edilul"]}


def test_a_role_since_no_date_is_refused(desk: Client) -> None:
    role = SpeakerRoleFactory.create()
    page: dict[str, Any] = {
        "name": "Mara",
        "kind": "person",
        **_forms("aliases", 0),
        **_forms("roles", 1, kept=1),
        "roles-0-id": role.pk,
        "roles-0-speaker": role.speaker_id,
        "roles-0-title": "en: Mayor",
        "roles-0-since": "in spring",
    }
    answer = desk.post(change_url(role.speaker), page)
    assert "Write a year, a month or a day" in answer.content.decode()


def test_search_as_you_type_finds_a_speaker_by_any_spelling(desk: Client) -> None:
    alias = SpeakerAliasFactory.create(name="Zelenskyj")
    SpeakerFactory.create(name="Somebody Else")
    query = {"app_label": "claims", "model_name": "candidate", "field_name": "speaker", "term": "zelensk"}
    found = desk.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [result["id"] for result in found] == [str(alias.speaker_id)]


def test_topic_shows_its_labels_a_line_each(desk: Client) -> None:
    topic = TopicFactory.create()
    assert "ro: Transporturi" in desk.get(change_url(topic)).content.decode()
    desk.post(change_url(topic), {"labels": "en: Roads"})
    topic.refresh_from_db()
    assert topic.labels == {"en": "Roads"}
    assert Topic.objects.count() == 1


def test_list_asks_the_same_number_of_questions_for_one_row_and_for_many(desk: Client) -> None:
    StatementFactory.create()
    few = questions(desk, list_url(Speaker))
    StatementFactory.create_batch(5)
    assert questions(desk, list_url(Speaker)) == few


def test_page_asks_the_same_number_of_questions_for_one_office_and_for_many(desk: Client) -> None:
    role = SpeakerRoleFactory.create(organisation=SpeakerFactory.create())
    few = questions(desk, change_url(role.speaker))
    for party in SpeakerFactory.create_batch(4, kind="party"):
        SpeakerRoleFactory.create(speaker=role.speaker, organisation=party)
    assert questions(desk, change_url(role.speaker)) == few


def test_page_offers_the_body_of_an_office_and_none(desk: Client) -> None:
    role = SpeakerRoleFactory.create(organisation=SpeakerFactory.create(name="Harbour Party"))
    page = desk.get(change_url(role.speaker)).content.decode()
    offered = re.search(r'<select name="roles-0-organisation".*?</select>', page, re.DOTALL)
    assert offered is not None
    options = re.findall(r'<option value="(\d*)"( selected)?>(.*?)</option>', offered[0])
    assert options == [("", "", ""), (str(role.organisation_id), " selected", "Harbour Party")]


def test_typed_body_stays_when_the_page_is_refused(desk: Client) -> None:
    role = SpeakerRoleFactory.create(organisation=SpeakerFactory.create(name="Harbour Party"))
    typed: dict[str, Any] = {
        "name": "",
        "kind": "person",
        **_forms("aliases", 0),
        **_forms("roles", 1, kept=1),
        "roles-0-id": role.pk,
        "roles-0-speaker": role.speaker_id,
        "roles-0-title": "en: Mayor",
        "roles-0-organisation": SpeakerFactory.create(name="Hill Party").pk,
    }
    page = desk.post(change_url(role.speaker), typed).content.decode()
    offered = re.search(r'<select name="roles-0-organisation".*?</select>', page, re.DOTALL)
    assert offered is not None and " selected>Hill Party</option>" in offered[0]


def _forms(prefix: str, total: int, kept: int = 0) -> dict[str, int]:
    return {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": kept}


def test_likely_doubles_are_shown_on_the_page_and_in_the_list(desk: Client) -> None:
    mara, other = SpeakerFactory.create(name="Mara Lupu"), SpeakerFactory.create(name="Lupu Mara")
    SpeakerFactory.create(name="Ion Popa")
    page = desk.get(change_url(mara)).content.decode()
    assert merge_url(other, mara).replace("&", "&amp;") in page
    assert "the names in another order" in page
    found = desk.get(f"{list_url(Speaker)}?doubles=likely")
    assert {row.pk for row in found.context["cl"].result_list} == {mara.pk, other.pk}


def test_contributor_is_offered_no_merge(contributor: Client) -> None:
    speaker = SpeakerFactory.create()
    assert merge_url(speaker) not in contributor.get(change_url(speaker)).content.decode()


def test_list_asks_the_same_number_of_questions_for_five_rows_and_for_fifty(desk: Client) -> None:
    SpeakerFactory.create_batch(2, name="Mara Lupu")  # there is a double to show from the first
    for speaker in SpeakerFactory.create_batch(5):
        SpeakerAliasFactory.create(speaker=speaker, name=f"A {speaker.name}")
    few = questions(desk, list_url(Speaker))
    for speaker in SpeakerFactory.create_batch(45):
        SpeakerAliasFactory.create(speaker=speaker, name=f"A {speaker.name}")
    assert questions(desk, list_url(Speaker)) == few


def test_the_spellings_in_the_table_have_a_label_each(desk: Client) -> None:
    alias = SpeakerAliasFactory.create(name="Zelenskyj")
    page = desk.get(change_url(alias.speaker)).content.decode()
    assert re.search(r'<input[^>]*name="aliases-0-name"[^>]*aria-label="[^"]+"', page)
