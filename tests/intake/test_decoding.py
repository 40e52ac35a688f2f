import os

import pytest

from claims.intake.decoding import Decoded, decode, is_garbled, is_known_binary

ROMANIAN = (
    "Știrile de astăzi: „Podul e gata”, a spus primărița. Țara întreagă așteaptă însă și alte poduri. " * 5
)
CEDILLAS = ROMANIAN.translate(str.maketrans("ȘșȚț", "ŞşŢţ"))
ALBANIAN = (
    "Kryetarja tha: “Ura është gati për të gjithë qytetarët që presin këtu.” Çdo ditë punohet më shumë. " * 5
)


@pytest.mark.parametrize("text", [ROMANIAN, ALBANIAN, "plain ascii", "a\r\nb\rc\u2028d\u00a0\u200b"])
def test_valid_utf8_is_untouched_whatever_the_header_says(text: str) -> None:
    for charset in (None, "utf-8", "iso-8859-1", "windows-1250", "klingon"):
        assert decode(text.encode(), charset=charset) == Decoded(text, "utf-8", 0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str) -> None:
    assert decode(ROMANIAN.encode(encoding), charset="windows-1252").text == ROMANIAN


def test_utf16_without_a_mark_is_read_by_its_header() -> None:
    assert decode(ROMANIAN.encode("utf-16-be"), charset="UTF-16BE").text == ROMANIAN


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (CEDILLAS, "cp1250", "windows-1250"),
        (ROMANIAN, "iso8859-16", "ISO-8859-16"),
        (ALBANIAN, "cp1252", "iso-8859-1"),
        ("Мария сказала: мост готов", "cp1251", "windows-1251"),
    ],
)
def test_a_true_header_is_believed(text: str, encoding: str, label: str) -> None:
    assert decode(text.encode(encoding, "replace"), charset=label).text == text.encode(
        encoding, "replace"
    ).decode(encoding)


@pytest.mark.parametrize(("text", "encoding"), [(CEDILLAS, "cp1250"), (ALBANIAN, "cp1252")])
@pytest.mark.parametrize("claimed", [None, "utf-8"])
def test_a_missing_or_false_header_is_made_up_for_by_detection(
    text: str, encoding: str, claimed: str | None
) -> None:
    found = decode(text.encode(encoding), charset=claimed)
    assert (found.text, found.replacements) == (text, 0)


def test_the_meta_element_of_a_page_is_read_after_the_header() -> None:
    page = f'<html><head><meta charset="windows-1250"></head><p>{CEDILLAS}'.encode("cp1250")
    assert decode(page, is_html=True).encoding == "cp1250"
    assert decode(page, charset="windows-1252", is_html=True).encoding == "cp1252"
    xhtml = f'<?xml version="1.0" encoding="windows-1250"?><html><p>{CEDILLAS}'.encode("cp1250")
    assert decode(xhtml, is_html=True).text.endswith(CEDILLAS)
    claimed_wide = b'<meta http-equiv="Content-Type" content="text/html; charset=utf-16"><p>ascii</p>'
    assert decode(claimed_wide, is_html=True).encoding == "utf-8"


def test_one_broken_character_does_not_spoil_a_utf8_page() -> None:
    found = decode(ROMANIAN.encode() + b"\xe2\x80", charset="utf-8")
    assert (found.encoding, found.replacements, found.text[:-1]) == ("utf-8", 1, ROMANIAN)


def test_nul_becomes_a_counted_replacement() -> None:
    assert decode(b"a\0b\0") == Decoded("a\ufffdb\ufffd", "utf-8", 2)


def test_a_replacement_character_of_the_author_is_not_counted() -> None:
    assert decode("a\ufffdb".encode()).replacements == 0


@pytest.mark.parametrize(
    "charset", ["unicode_escape", "punycode", "zlib", "utf-7", "idna", "\0", "a" * 1_000]
)
def test_codecs_that_are_no_character_set_are_not_used(charset: str) -> None:
    found = decode(rb"\ud800 caf" + b"\xe9 " + rb"+2AA-", charset=charset)
    found.text.encode("utf-8")
    assert r"\ud800" in found.text


def test_any_bytes_give_text_that_a_database_takes() -> None:
    for length in (1, 2, 3, 5_000, 100_000):
        text = decode(os.urandom(length)).text
        assert "\0" not in text
        text.encode("utf-8")


def test_noise_is_told_from_text() -> None:
    assert is_garbled(decode(os.urandom(20_000)))
    assert is_garbled(decode(ROMANIAN.encode("utf-16-le")))  # nothing says that it is UTF-16
    assert not is_garbled(decode(ROMANIAN.encode()))
    assert is_known_binary(b"%PDF-1.7 ...")
    assert not is_known_binary(b"PDF files are not read")
