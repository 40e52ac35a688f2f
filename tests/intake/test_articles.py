import pytest

from claims.intake.articles import read_article
from claims.intake.decoding import decode
from claims.intake.types import Document, DocumentUnreadable
from tests.intake.pages import BODY, ENDING, TWEET, TWEET_TEXT, page

FIRST_PARAGRAPH = (
    "Primarul a prezentat joi planul pentru noul pod peste râu, care va lega cele două cartiere ale orașului "
    "până la toamnă."
)


def read(markup: str) -> Document:
    return read_article(decode(markup.encode(), is_html=True), url="https://ziarul.example/1")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_the_article_is_taken_and_the_page_around_it_is_not() -> None:
    document = read(page())
    assert blocks(document) == [
        ("headline", "Podul va fi gata"),
        ("paragraph", FIRST_PARAGRAPH),
        ("paragraph", "„Podul va fi gata în octombrie”, a spus Maria Ionescu, primarul orașului Valea Mare."),
        (
            "paragraph",
            "Lucrările au început în martie și sunt plătite din bugetul local, potrivit primăriei.",
        ),
    ]
    assert document.text == "\n\n".join(text for _, text in blocks(document))
    assert (document.title, document.language, document.site_name) == (
        "Podul va fi gata",
        "ro",
        "Ziarul Văii",
    )


def test_an_embedded_post_stays_in_its_place_with_its_language() -> None:
    document = read(page(BODY + TWEET + ENDING))
    (post,) = [block for block in document.blocks if block.kind == "embedded_post"]
    assert document.text[post.start : post.end] == TWEET_TEXT
    assert post.language == "en"
    assert document.blocks[-2] == post
    assert all(block.language is None for block in document.blocks if block != post)


def test_a_post_that_ends_the_article_belongs_to_it() -> None:
    assert blocks(read(page(BODY + ENDING + TWEET)))[-1] == ("embedded_post", TWEET_TEXT)


def test_quotes_lists_headings_and_short_answers_are_kept_in_order() -> None:
    article = (
        f"{BODY}<h2>Ce spune primarul orașului</h2>"
        "<blockquote><p>„Nu vom mări taxele pentru acest pod.”</p></blockquote><p>„Da.”</p>"
        f"<ul><li>două benzi pe sens și o pistă</li><li>iluminat nou pe toată lungimea</li></ul>{ENDING}"
    )
    assert blocks(read(page(article)))[3:-1] == [
        ("headline", "Ce spune primarul orașului"),
        ("blockquote", "„Nu vom mări taxele pentru acest pod.”"),
        ("paragraph", "„Da.”"),
        ("list_item", "două benzi pe sens și o pistă"),
        ("list_item", "iluminat nou pe toată lungimea"),
    ]


def test_words_are_verbatim() -> None:
    odd = "<p>„Nu\u00a0e nimic – zice – dar: soft\u00adhyphen, zero\u200bwidth, ŞţǍ, e\u0301 ”invers„.”</p>"
    assert odd[3:-4] in read(page(BODY + odd + ENDING)).text


def test_a_copy_of_a_sentence_in_a_teaser_is_not_read_twice() -> None:
    markup = page().replace("Un teaser lung despre cu totul altceva", "„Podul va fi gata în octombrie”")
    markup = markup.replace('<div class="related">', f'<div class="related">{ENDING}')
    assert read(markup).text.count("Lucrările au început") == 1


TEASERS = "".join(
    f'<div><a href="/{n}">Titlul lung al altei știri</a><p>Un rezumat scurt al știrii numărul {n}.</p></div>'
    for n in range(9)
)
QUOTE = "„Podul va fi gata în octombrie”, a spus Maria Ionescu, primarul orașului Valea Mare."


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>Podul</h1><p>{QUOTE}</p></article>{TEASERS}",
        f"<main><h1>Podul</h1><div><p>{QUOTE}</p></div></main><div>{TEASERS}</div>",
        f'<div><h1>Podul</h1><p>{QUOTE}</p></div><div class="col sidebar">{TEASERS}</div>',
        f'<div><h1>Podul</h1><p>{QUOTE}</p></div><div id="comments">{TEASERS}</div>',
    ],
)
def test_the_teasers_around_a_short_article_are_left_out(body: str) -> None:
    document = read(f"<html><body>{body}</body></html>")
    assert blocks(document) == [("headline", "Podul"), ("paragraph", QUOTE)]


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="el-widget has-sidebar"><h1>Podul</h1><p>{FIRST_PARAGRAPH}</p><p>{QUOTE}</p></div>',
        f"<h1>Podul</h1><table><tr><td>{FIRST_PARAGRAPH}<br><br>{QUOTE}</td></tr></table>",
        f'<div class="sidebar"><h1>Podul</h1><div><p>{FIRST_PARAGRAPH}</p><p>{QUOTE}</p></div></div>',
        f"<article><h1>Podul</h1></article><div><p>{FIRST_PARAGRAPH}</p><p>{QUOTE}</p></div>",
        f"<h1>Podul</h1><div><div><span>{FIRST_PARAGRAPH}</span></div><div><span>{QUOTE}</span></div></div>",
    ],
)
def test_odd_mark_up_loses_nothing(body: str) -> None:
    document = read(f"<html><body>{body}</body></html>")
    assert [text for _, text in blocks(document)] == ["Podul", FIRST_PARAGRAPH, QUOTE]


@pytest.mark.parametrize(
    "markup", ["<html><body><nav>Meniu</nav></body></html>", "<html><body></body></html>", "<br>"]
)
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(DocumentUnreadable) as refusal:
        read(markup)
    assert refusal.value.reason == "no_article"


def test_lone_surrogates_and_nul_cannot_come_in_through_references() -> None:
    markup = page(
        f"{BODY}<p>Un text &#xD800; cu &#0; semne &#x110000; imposibile, dar destul de lung.</p>{ENDING}"
    )
    text = read(markup).text
    text.encode("utf-8")
    assert "\0" not in text
    assert "imposibile" in text
