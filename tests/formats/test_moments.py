import pytest

from claims.formats.moments import Moment, moment

YOUTUBE = "https://www.youtube.com/watch?v=aB3_x-9Zk0Q"


@pytest.mark.parametrize(
    ("address", "played"),
    [
        (YOUTUBE, f"{YOUTUBE}&t=754"),
        ("https://m.youtube.com/watch?list=L1&v=aB3", "https://m.youtube.com/watch?list=L1&v=aB3&t=754"),
        (f"{YOUTUBE}&t=30s&pp=x#t=9", f"{YOUTUBE}&pp=x&t=754"),
        ("https://youtu.be/aB3_x-9Zk0Q", "https://youtu.be/aB3_x-9Zk0Q?t=754"),
        ("https://youtu.be/aB3?si=Zz", "https://youtu.be/aB3?si=Zz&t=754"),
        ("https://youtube.com/live/aB3_x", "https://youtube.com/live/aB3_x?t=754"),
        ("https://vimeo.com/76979871", "https://vimeo.com/76979871#t=754s"),
        ("https://vimeo.com/76979871/0a1b2c", "https://vimeo.com/76979871/0a1b2c#t=754s"),
        ("https://radio.test/a/News.MP3?v=2", "https://radio.test/a/News.MP3?v=2#t=754"),
        ("http://tv.test/nine.mp4#t=10", "http://tv.test/nine.mp4#t=754"),
    ],
)
def test_link_leads_to_the_moment(address: str, played: str) -> None:
    assert moment(note="News at nine, 12:34", url=address) == Moment(code="12:34", url=played)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/watch/?v=1015",
        "https://www.youtube.com/@dornatv/live",
        "https://www.youtube.com/watch?list=L1",
        "https://www.youtube.com/playlist?list=L1",
        "https://youtu.be/",
        "https://vimeo.com/dornatv",
        "https://notyoutube.com/watch?v=aB3",
        "https://youtube.com.evil.test/watch?v=aB3",
        "https://paper.test/a?file=nine.mp4",
        "javascript:alert(1)//a.mp4",
        "https://[broken/a.mp4",
        "",
    ],
)
def test_where_no_host_documents_it_the_time_code_stays_text(address: str) -> None:
    assert moment(note="12:34", url=address) is None


@pytest.mark.parametrize(
    ("note", "code", "second"),
    [
        ("0:07", "0:07", 7),
        ("Plenary, 1:02:34", "1:02:34", 3754),
        ("Plenary (102:34)", "102:34", 6154),
        ("Plenary 09:00 ", "09:00", 540),
    ],
)
def test_time_code_ends_the_note(note: str, code: str, second: int) -> None:
    assert moment(note=note, url="https://tv.test/a.webm") == Moment(
        code, f"https://tv.test/a.webm#t={second}"
    )


@pytest.mark.parametrize(
    "note",
    ["", "News at nine", "12:34 News at nine", "12:34–13:10", "12:75", "1:2:3:04", "score112:34", "12:345"],
)
def test_other_notes_name_no_moment(note: str) -> None:
    assert moment(note=note, url="https://tv.test/a.webm") is None


def test_code_belongs_to_the_statements_own_link_or_else_to_its_only_article() -> None:
    article, own = "https://tv.test/nine.mp4", "https://paper.test/a"
    assert moment(note="12:34", url=own, places=[article]) is None
    assert moment(note="12:34", url="", places=[article, article + "?2"]) is None
    assert moment(note="12:34", url="", places=[article]) == Moment("12:34", f"{article}#t=754")
