import pytest
from django.test import Client

from tests.pages.reading import feeds, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("door", "feed"),
    [("/", "verdicts"), ("/claims/", "verdicts"), ("/corrections/", "corrections")],
)
def test_page_names_its_feed_to_programs_and_people(door: str, feed: str, client: Client) -> None:
    text = page(client, door)
    assert feeds(text) == [f"http://localhost:8000/feeds/{feed}.atom"]
    assert f'<a href="/feeds/{feed}.atom"' in text
    assert client.get(f"/feeds/{feed}.atom").status_code == 200
