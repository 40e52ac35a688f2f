import pytest
from django.db import connection

from claims.models.plain_text import without_marks
from claims.models.publications import PublicClaim
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("The **contract** was *signed* on `2 March`.", "The contract was signed on 2 March."),
        ("See [the register](https://register.test/a_b) now.", "See the register now."),
        ("## What we know\n\nTwo dates.", "What we know Two dates."),
        ("1. one;\n2. two.\n\n- three\n> four", "one; two. three four"),
        ("| Annex | Term |\n|---|---|\n| 1 | June |", "Annex, Term 1, June"),
        ("2 * 3 is 6, and snake_case stays; so does 90% - or not.",) * 2,
        ("__so__ _it_ is", "so it is"),
        (r"a \_ mark", "a _ mark"),
        ("", ""),
    ],
)
def test_marks_are_taken_off_and_words_stay(markdown: str, plain: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT btrim({without_marks('%s')})", [markdown])
        assert cursor.fetchone() == (plain,)


def test_excerpt_shows_no_marks() -> None:
    published_claim(explanation="The **glacier** lies in [Dorna](https://dorna.test).")
    [found] = PublicClaim.objects.mentioning("glacier").with_excerpt("glacier")
    assert "The \x02glacier\x03 lies in Dorna" in getattr(found, "excerpt")  # noqa: B009  (annotated)
