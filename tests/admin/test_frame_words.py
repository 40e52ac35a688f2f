"""Every word of the frame is said in the desk's languages, whoever wrote it."""

import re
from ast import literal_eval
from pathlib import Path

import pytest
import unfold
from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation.template import templatize

CALL = re.compile(
    r"""(?:n|p)?gettext\(u?(\"{3}.*?\"{3}|".*?"|'.*?')(?:,\s*u?(\"{3}.*?\"{3}|".*?"|'.*?'))?""", re.DOTALL
)


def words_of_the_frame() -> set[tuple[str, str]]:
    """Singular and plural; no plural where nothing is counted."""
    pages = Path(unfold.__file__).parent.glob("templates/**/*.html")
    calls = (CALL.findall(templatize(page.read_text("utf-8"))) for page in pages)
    return {(literal_eval(one), literal_eval(many or "''")) for found in calls for one, many in found}


@pytest.mark.parametrize("language", ["ro", "sq"])
def test_no_word_of_the_frame_stays_english(language: str) -> None:
    words = words_of_the_frame()
    assert len(words) > 100
    with translation.override(language):
        left = [
            one for one, many in words if (ngettext(one, many, 5) if many else gettext(one)) in {one, many}
        ]
    assert left == []
