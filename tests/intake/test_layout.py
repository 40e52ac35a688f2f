from claims.intake.layout import lay_out
from claims.intake.markup import parse_html
from tests.intake.pages import TWEET, TWEET_TEXT


def layout(body: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in lay_out(parse_html(f"<html><body>{body}</body></html>"))]


def test_blocks_come_in_reading_order_with_their_kinds() -> None:
    assert layout(
        f"<h2>Titlu</h2><p>Unu.</p>liber<blockquote><p>Citat.</p><p>Încă.</p>coadă</blockquote>{TWEET}"
        "<ul><li>punct <b>tare</b></li><li><p>alt punct</p></li></ul><table><tr><td>celulă</td></tr></table>"
    ) == [
        ("headline", "Titlu"),
        ("paragraph", "Unu."),
        ("paragraph", "liber"),
        ("blockquote", "Citat."),
        ("blockquote", "Încă."),
        ("blockquote", "coadă"),
        ("embedded_post", TWEET_TEXT),
        ("list_item", "punct tare"),
        ("list_item", "alt punct"),
        ("paragraph", "celulă"),
    ]


def test_two_line_breaks_part_a_paragraph_and_one_does_not() -> None:
    assert layout("<p>Unu,<br>\n încă unu.<br> <br>Doi.</p>") == [
        ("paragraph", "Unu,\nîncă unu."),
        ("paragraph", "Doi."),
    ]


def test_words_are_never_run_together_or_lost() -> None:
    assert layout("<div>a<p>b</p>c<div>d<span>e</span> f</div>g</div>") == [
        ("paragraph", text) for text in ("a", "b", "c", "de f", "g")
    ]


def test_a_block_knows_its_language_and_how_much_of_it_is_links() -> None:
    first, second = lay_out(parse_html("<body><p lang='en-GB'>One <a>two</a></p><p>Trei</p></body>"))
    assert (first.language, first.linked, second.language, second.linked) == ("en", 3, None, 0)
