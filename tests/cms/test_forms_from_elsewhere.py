"""Pages take forms only from themselves."""

import pytest

ELSEWHERE = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "nonsense"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://["},
    {"referer": "https://evil.example/page"},
    {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
]
FROM_HERE = [
    {"sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
    {"origin": "http://testserver"},
    {"origin": "https://testserver"},  # TLS ends at a proxy
    {"referer": "http://testserver/en/"},
    {},
]


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_a_form_from_another_website_is_refused_in_the_pages_language(client, about, headers):
    response = client.post("/en/about/", {}, headers=headers)
    assert response.status_code == 403
    assert "another website" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("headers", FROM_HERE)
def test_a_form_from_here_reaches_the_page(client, about, headers):
    assert client.post("/en/about/", {}, headers=headers).status_code == 405  # this page takes none


def test_reading_from_elsewhere_is_welcome(client, about):
    assert client.get("/en/about/", headers={"sec-fetch-site": "cross-site"}).status_code == 200
