import pytest
from django.test import Client

from claims.admin.desk import admin_url
from claims.models import Speaker
from tests.admin.pages import seen, upload

pytestmark = pytest.mark.django_db

LIST = "name,kind,aliases\r\nMara Lupu,person,dna Lupu\r\nTomă Brad,dog,\r\n"


def test_a_list_is_looked_at_and_then_loaded(desk: Client) -> None:
    page = upload(desk, Speaker, LIST.encode())
    shown = page.content.decode()
    assert "1 new, 0 with something new, 0 known already, 1 refused" in shown
    assert "line 3" in shown and "dna Lupu" in shown
    assert not Speaker.objects.exists()
    assert desk.post(admin_url(Speaker, "import"), seen(page)).status_code == 302
    assert Speaker.objects.get().name == "Mara Lupu"


def test_another_list_than_the_one_seen_is_refused(desk: Client) -> None:
    sent = {**seen(upload(desk, Speaker, LIST.encode())), "text": LIST.replace("Mara", "Sara")}
    answer = desk.post(admin_url(Speaker, "import"), sent, follow=True)
    assert "look at it again" in answer.content.decode()
    assert not Speaker.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"name\n\xff\n", "list.csv", "Not UTF-8 at byte 5"),
        (b"name\nA\0b\n", "list.csv", "Null characters"),
        (b"nose\n", "list.csv", "There is no such column"),
        (b"x", "list.xlsx", "must end in"),
        (b"name\n" + b"x" * 1_000_001, "list.csv", "too large"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_reason(
    desk: Client, content: bytes, name: str, words: str
) -> None:
    answer = upload(desk, Speaker, content, name)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_contributor_imports_nobody(contributor: Client) -> None:
    assert contributor.get(admin_url(Speaker, "import")).status_code == 403


def test_markup_in_a_list_never_runs(desk: Client) -> None:
    page = upload(desk, Speaker, b"name\n<img src=x onerror=alert(1)>\n").content.decode()
    assert "<img src=x" not in page
