"""Agencies and outlets are known by their names, wherever those stand in a mention."""

from __future__ import annotations

from claims.extraction.channels import is_agency, is_outlet
from tests.extraction.readings import read


def test_an_agency_is_an_outlet_and_a_newspaper_no_agency() -> None:
    (passage,) = read("Reuters reported it, and Ann Pope denied it.", "en")
    agency, person = passage.mentions[0], passage.mentions[1]
    assert (is_agency(passage, agency), is_outlet(passage, agency)) == (True, True)
    assert (is_agency(passage, person), is_outlet(passage, person)) == (False, False)
