from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from claims.formats.characters import for_xml


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_can_be_written_and_read_again(text: str) -> None:
    element = ET.Element("t")
    element.text = for_xml(text)
    read = ET.fromstring(ET.tostring(element, encoding="utf-8")).text or ""  # noqa: S314  (our own XML)
    assert read.replace("\r", "\n") == for_xml(text).replace("\r\n", "\n").replace("\r", "\n")


def test_only_what_xml_lacks_is_replaced() -> None:
    assert for_xml("„Ș”\x00\x0b\ud800\uffff\n\t") == "„Ș”\ufffd\ufffd\ufffd\ufffd\n\t"
