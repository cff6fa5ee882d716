"""Plain links that pass a petition on, each with its source."""

from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pytest

from actions.petitions import sharing

PAGE = "https://act.example.org/ko/강/"
TITLE = "Clean the river & keep it “clean” 100%"


@pytest.fixture
def ways():
    return sharing.ways(url=PAGE, title=TITLE)


@pytest.fixture
def by_code(ways):
    return {link.code: link.url for link in ways.links}


def test_each_way_carries_its_own_source_and_nothing_about_the_sharer(ways, by_code):
    assert list(by_code) == ["mail", "sms", "whatsapp", "facebook", "x"]
    for code, url in by_code.items():
        assert f"s={code}" in unquote(url)
    assert ways.url == f"{PAGE}?s=link"
    assert ways.kakao_url == f"{PAGE}?s=kakao"


def test_mail_and_messages_get_words_and_address_encoded_for_their_programs(by_code):
    for code, start in (("mail", "mailto:?subject="), ("sms", "sms:?&body="), ("whatsapp", "https://wa.me/?text=")):
        url = by_code[code]
        assert url.startswith(start)
        assert "+" not in url
        assert " " not in url
        assert f"{TITLE}\n{PAGE}?s={code}" in unquote(url)
    assert parse_qs(urlsplit(by_code["mail"]).query)["subject"] == [TITLE]


def test_sites_get_the_address_as_one_parameter(by_code):
    assert parse_qs(urlsplit(by_code["facebook"]).query)["u"] == [f"{PAGE}?s=facebook"]
    x = parse_qs(urlsplit(by_code["x"]).query)
    assert (x["text"], x["url"]) == ([TITLE], [f"{PAGE}?s=x"])


def test_an_address_with_a_query_keeps_it_and_changes_its_source():
    assert sharing.tagged("https://a.example/p/?q=1&s=mail#act", "qr") == "https://a.example/p/?q=1&s=qr#act"


def test_the_qr_code_is_a_drawing_with_a_name_and_without_style(ways):
    drawing = ElementTree.fromstring(ways.qr)
    assert drawing.tag.endswith("svg")
    assert drawing.get("role") == "img"
    assert drawing[0].tag.endswith("title")
    assert drawing[0].text == "QR code that opens this page"
    assert "style" not in ways.qr
    assert "script" not in ways.qr


def test_a_hostile_title_stays_words():
    urls = [link.url for link in sharing.ways(url=PAGE, title='\r\nBcc: x"><script>&u=evil').links]
    assert not any(character in url for url in urls for character in '\r\n"<>')
    assert all("&u=evil" not in url for url in urls)
