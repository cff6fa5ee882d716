"""Addresses, as people type, follow and mistype them."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from cms.models import HomePage, StandardPage


def test_each_kind_of_page_is_at_its_address(client, campaign, stories, news, about):
    for path in (
        "",
        "citizenship-for-all/",
        "stories/",
        "stories/the-sewing-room/",
        "news/",
        "news/senator/",
        "about/",
    ):
        response = client.get(f"/en/{path}")
        assert response.status_code == 200, path
        assert response.content.decode().count("<h1") == 1, path


def test_a_page_that_is_not_there_is_a_plain_404(client, campaign):
    for path in ("nope/", "citizenship-for-all/nope/", "citizenship-for-all/thanks/", "citizenship-for-all/count.json"):
        assert client.get(f"/en/{path}").status_code == 404, path


def test_a_draft_is_not_found(client, about):
    about.unpublish()
    assert client.get("/en/about/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/en/" + "a/" * 400,
        "/en/" + "a" * 5000 + "/",
        "/en/%00/",
        "/en/%ff%fe/",
        "/en/..%2f..%2fetc/",
        "/en/a%0d%0aSet-Cookie:x/",
    ],
)
def test_hostile_addresses_are_refused_quietly(client, site, path):
    assert client.get(path).status_code in {400, 404}


def test_the_address_without_a_slash_leads_to_the_one_with(client, about):
    response = client.get("/en/about")
    assert (response.status_code, response["Location"]) == (301, "/en/about/")


def test_an_address_without_a_language_leads_to_the_readers_own(client, about):
    assert client.get("/about/", headers={"accept-language": "en"})["Location"] == "/en/about/"


def test_a_page_missing_in_one_language_is_shown_in_another(client, about):
    response = client.get("/es/about/?s=leaflet")
    assert (response.status_code, response["Location"]) == (302, "/en/about/?s=leaflet")
    assert client.get("/es/nothing-anywhere/").status_code == 404


def test_the_front_door_leads_to_a_language_that_the_site_speaks(client, site):
    response = client.get("/", headers={"accept-language": "es"}, follow=True)
    assert response.redirect_chain[-1][0] == "/en/"


def test_a_form_sent_to_a_page_that_takes_none_is_refused(client, about):
    response = client.post("/en/about/", {"name": "Ana"})
    assert response.status_code == 405
    assert "POST" not in response["Allow"]


def test_head_and_options_are_answered(client, about):
    assert client.head("/en/about/").status_code == 200
    assert client.options("/en/about/").status_code == 200


def test_staffs_redirects_work(client, about, site):
    Redirect.objects.create(old_path="/en/who-we-are", redirect_page=about, site=site)
    assert client.get("/en/who-we-are/")["Location"].endswith("/en/about/")


def test_a_page_is_found_with_two_queries_however_deep(client, about, django_assert_num_queries):
    deep = about
    for number in range(4):
        deep = deep.add_child(instance=StandardPage(title=f"Deep {number}", slug=f"deep-{number}"))
    request = client.get("/en/about/").wsgi_request
    site = Site.find_for_request(request)
    del request._wagtail_route_for_request
    from cms import routing

    assert site
    with django_assert_num_queries(2):
        route = routing.route(request, "about/deep-0/deep-1/deep-2/deep-3/")
    assert route.page.pk == deep.pk


def test_a_root_that_another_process_moved_is_found(client, root, home, site):
    """Wagtail's list of roots is kept for an hour in each process, and cleared only where a site was saved."""
    assert client.get("/en/").status_code == 200
    other = root.add_child(instance=HomePage(title="The new front page", slug="new-home"))
    Site.objects.filter(pk=site.pk).update(root_page=other)
    assert "The new front page" in client.get("/en/").content.decode()


def test_nothing_is_here_yet_on_an_empty_installation(client, root):
    assert client.get("/en/").status_code == 404


def test_a_page_behind_a_password_asks_for_it(client, about):
    PageViewRestriction.objects.create(page=about, restriction_type="password", password="open sesame")
    asked = client.get("/en/about/")
    assert "Who we are" not in asked.content.decode()
    assert "no-store" in asked["Cache-Control"]
    action = asked.context["action_url"]
    assert client.post(action, {"password": "wrong", "return_url": "/en/about/"}).status_code == 200
    let_in = client.post(action, {"password": "open sesame", "return_url": "/en/about/"}, follow=True)
    assert "Who we are" in let_in.content.decode()
    assert "no-store" in let_in["Cache-Control"]


def test_the_password_form_keeps_its_csrf_token(about, site):
    from django.test import Client

    PageViewRestriction.objects.create(page=about, restriction_type="password", password="open sesame")
    strict = Client(enforce_csrf_checks=True)
    action = strict.get("/en/about/").context["action_url"]
    refused = strict.post(action, {"password": "open sesame", "return_url": "/en/about/"})
    assert refused.status_code == 403


def test_lists_leave_out_what_is_behind_a_password(client, stories):
    story = Page.objects.get(slug="the-sewing-room")
    assert "The sewing room" in client.get("/en/stories/").content.decode()
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert "The sewing room" not in client.get("/en/stories/").content.decode()
