"""The visitor's address: from the socket, or from the right place of X-Forwarded-For and no other."""

import logging

import pytest

from actions.limits import networks


@pytest.fixture(autouse=True)
def not_warned_yet():
    networks.warn.cache_clear()


def ip(rf, forwarded=None, peer="10.0.0.2"):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return networks.client_ip(rf.get("/", REMOTE_ADDR=peer, **headers))


def test_without_a_proxy_only_the_socket_is_believed(rf, settings):
    settings.TRUSTED_PROXY_COUNT = 0
    assert ip(rf, peer="203.0.113.7") == "203.0.113.7"
    assert ip(rf, "198.51.100.1", peer="203.0.113.7") == "203.0.113.7"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "1.1.1.1, 203.0.113.7", "203.0.113.7"),  # what she wrote herself stands further left
        (2, "203.0.113.7, 10.0.0.1", "203.0.113.7"),
        (2, "1.1.1.1, 2.2.2.2, 203.0.113.7, 10.0.0.1", "203.0.113.7"),
        (1, "203.0.113.7:51234", "203.0.113.7"),
        (1, "[2001:db8::7]:443", "2001:db8::7"),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
        (1, "  203.0.113.7\t", "203.0.113.7"),
    ],
)
def test_behind_proxies_the_place_is_counted_from_the_right(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXY_COUNT = proxies
    assert ip(rf, forwarded) == expected


@pytest.mark.parametrize(
    "forwarded",
    [None, "", ",", "unknown", "999.1.1.1", "203.0.113.7,", "1.1.1.1, <script>", "é", "1" * 100_000, "," * 10_000],
)
def test_a_malformed_header_falls_back_to_the_socket(rf, settings, forwarded):
    settings.TRUSTED_PROXY_COUNT = 1
    assert ip(rf, forwarded) == "10.0.0.2"


def test_a_header_shorter_than_the_way_through_our_proxies_is_not_believed(rf, settings):
    settings.TRUSTED_PROXY_COUNT = 2
    assert ip(rf, "203.0.113.7") == "10.0.0.2"


@pytest.mark.parametrize("peer", ["", "unix:", "not an address"])
def test_a_socket_without_an_address_gives_none(rf, settings, peer):
    settings.TRUSTED_PROXY_COUNT = 0
    assert ip(rf, "1.1.1.1", peer=peer) == ""


def test_a_proxy_that_nobody_declared_is_told_of_once(rf, settings, caplog):
    settings.TRUSTED_PROXY_COUNT = 0
    with caplog.at_level(logging.WARNING):
        ip(rf, "203.0.113.7")
        ip(rf, "203.0.113.8")
    assert [record.message for record in caplog.records] == [
        "X-Forwarded-For is sent from a private address: is TRUSTED_PROXY_COUNT set?"
    ]


def test_a_visitor_who_invents_the_header_is_not_worth_a_line(rf, settings, caplog):
    settings.TRUSTED_PROXY_COUNT = 0
    with caplog.at_level(logging.WARNING):
        ip(rf, "1.1.1.1", peer="8.8.8.8")
    assert caplog.records == []
