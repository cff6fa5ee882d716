"""Searching the site's pages."""

import pytest
from wagtail.models import PageViewRestriction


def found(client, query, language="en", **more):
    response = client.get(f"/{language}/search/", {"q": query, **more})
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_is_found_by_its_title_and_its_words(client, campaign, stories):
    assert "/en/citizenship-for-all/" in found(client, "citizenship")
    assert "/en/citizenship-for-all/" in found(client, "eleven neighbours")
    assert "/en/stories/the-sewing-room/" in found(client, "Soon-hee")


def test_the_beginning_of_a_word_is_enough(client, stories):
    assert "/en/stories/the-sewing-room/" in found(client, "sew")


def test_korean_words_are_found_without_their_particles(client, korean):
    assert "/ko/citizenship-for-all/" in found(client, "시민", language="ko")


def test_each_language_is_searched_alone(client, korean):
    assert "/ko/" not in found(client, "citizenship").split("<main")[1]


def test_nothing_found_is_said(client, campaign):
    assert "No page here has" in found(client, "zebra")


def test_the_search_is_found_from_every_page(client, about):
    assert 'href="/en/search/"' in client.get("/en/about/").content.decode()


def test_before_anything_is_asked_there_is_only_the_form(client, site):
    content = client.get("/en/search/").content.decode()
    assert 'name="q"' in content
    assert "No page" not in content


def test_drafts_and_pages_behind_a_password_are_not_found(client, about):
    assert "/en/about/" in found(client, "about")
    PageViewRestriction.objects.create(page=about, restriction_type="password", password="x")
    assert 'href="/en/about/"' not in found(client, "about").split("<main")[1].split("</main")[0]


@pytest.mark.parametrize(
    "query", ['"', "(", "AND OR NOT", "title:x", "a" * 5000, "\x00\x01", "'; DROP TABLE x", "*", "😀", "^"]
)
def test_anything_may_be_asked(client, campaign, query):
    found(client, query)
    found(client, query, page="nonsense")


def test_what_was_asked_is_not_kept_by_any_cache(client, campaign, page_cache):
    assert client.get("/en/search/?q=x")["Cache-Control"] == "private, no-store"


def test_a_form_is_not_taken(client, site):
    assert client.post("/en/search/", {"q": "x"}).status_code in {403, 405}
