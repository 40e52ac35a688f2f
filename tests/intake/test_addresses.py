import threading
import time
from ipaddress import ip_address

import pytest

from claims.intake.addresses import NameUnresolved, is_public, resolve, system_resolver


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::1111%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_outside_the_public_internet_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "8.8.8.8", "172.32.0.1", "223.255.255.1", "2606:4700::1111", "2a00::1"]
)
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "spelling", ["2130706433", "0x7f.1", "017700000001", "127.1", "0x7f000001", "127.0.0.1"]
)
def test_the_system_reads_odd_spellings_of_loopback(spelling: str) -> None:
    assert system_resolver(spelling, 80) == ["127.0.0.1"]


def test_a_resolver_that_hangs_is_left_behind() -> None:
    answers = threading.Event()

    def hangs(host: str, port: int) -> list[str]:
        answers.wait(30)
        return ["1.1.1.1"]

    started = time.monotonic()
    with pytest.raises(NameUnresolved):
        resolve("slow.example", 80, hangs, 0.1)
    answers.set()
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("answers", [[], ["not an address"]])
def test_no_readable_answer_is_no_address(answers: list[str]) -> None:
    with pytest.raises(NameUnresolved):
        resolve("odd.example", 80, lambda *_: answers, 1)
