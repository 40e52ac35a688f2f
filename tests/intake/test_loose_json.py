import time

import pytest

from claims.intake.loose_json import BadJson, load_loosely


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('{"a": 1}', {"a": 1}),
        ('\ufeff {"a": 1};', {"a": 1}),
        ('{"a": [1, 2, ], "b": {"c": 3,\n},}', {"a": [1, 2], "b": {"c": 3}}),
        ('{"a": "one,] two,}", }', {"a": "one,] two,}"}),
        ('{"a": "„one\ntwo”"}', {"a": "„one\ntwo”"}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/*<![CDATA[*/{"a": 1}/*]]>*/', {"a": 1}),
        ('{"a": "say \\",]\\" twice",}', {"a": 'say ",]" twice'}),
    ],
)
def test_json_is_read_as_its_writer_must_have_meant_it(text: str, meant: object) -> None:
    assert load_loosely(text) == meant


@pytest.mark.parametrize(
    "text",
    ["", "{", "{'a': 1}", '{"a": }', '{"a": "1}', "null null", "[" * 100_000, "1" * 10_000, '{"a": "\\ud800'],
)
def test_what_is_no_json_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadJson, match=r"JSON"):
        load_loosely(text)


def test_mending_takes_linear_time() -> None:
    begun = time.process_time()
    with pytest.raises(BadJson):
        load_loosely('["' + '\\"' * 500_000 + ", " * 200_000)
    assert time.process_time() - begun < 5
