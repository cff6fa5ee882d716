"""What any cache may hold, and what none may."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.models import StandardPage

PAGES = ["/en/", "/en/citizenship-for-all/", "/en/stories/the-sewing-room/", "/en/news/", "/en/news/feed.xml"]


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_carries_nothing_of_a_visitor(client, campaign, stories, news, page_cache, path):
    response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=10, stale-while-revalidate=60"
    assert not response.cookies
    assert "Vary" not in response
    assert "csrfmiddlewaretoken" not in response.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_the_second_visitor_costs_no_query(
    client, campaign, stories, news, page_cache, django_assert_num_queries, path
):
    first = client.get(path)
    with django_assert_num_queries(0):
        second = client.get(path)
    assert second.content == first.content
    assert second.headers == first.headers


def test_a_kept_page_has_its_security_headers(client, about, page_cache):
    client.get("/en/about/")
    kept = client.get("/en/about/")
    assert "script-src 'self'" in kept["Content-Security-Policy"]
    assert kept["X-Frame-Options"] == "SAMEORIGIN"
    assert kept["X-Content-Type-Options"] == "nosniff"


def test_a_tagged_link_finds_the_kept_page(client, about, page_cache, django_assert_num_queries):
    first = client.get("/en/about/?s=whatsapp&utm_source=spring")
    assert "whatsapp" not in first.content.decode()
    with django_assert_num_queries(0):
        assert client.get("/en/about/?fbclid=123").content == first.content


def test_a_list_is_kept_by_its_query(client, news, page_cache):
    from cms.models import ArticlePage

    for number in range(13):
        news.add_child(instance=ArticlePage(title=f"Article {number}", slug=f"article-{number}"))
    first, second = client.get("/en/news/"), client.get("/en/news/?page=2")
    assert first.content != second.content
    assert client.get("/en/news/?page=2").content == second.content
    assert client.get("/en/news/?page=nonsense").status_code == 200


def test_each_host_and_language_has_its_own(client, about, page_cache, settings):
    client.get("/en/about/")
    with_port = client.get("/en/about/", headers={"host": "testserver:8300"})
    assert with_port.status_code == 200
    assert client.get("/ko/about/").status_code == 302


def test_head_is_answered_from_what_is_kept(client, about, page_cache, django_assert_num_queries):
    client.get("/en/about/")
    with django_assert_num_queries(0):
        assert client.head("/en/about/").status_code == 200


def test_staff_never_get_a_kept_page(client, about, page_cache, admin_user):
    assert "wagtail-userbar" not in client.get("/en/about/").content.decode()
    client.force_login(admin_user)
    response = client.get("/en/about/")
    assert "wagtail-userbar" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


def test_staff_are_told_of_mistakes_in_the_content_alone(about, staff):
    """What stands around the content is nothing that an editor could mend."""
    content = staff.get("/en/about/").content.decode()
    checks = content.split('id="checker-axe-configuration"')[1].split("</script>")[0]
    assert '"include": ["main"]' in checks


def test_what_staff_see_is_never_kept(about, page_cache, staff):
    from django.test import Client

    staff.get("/en/about/")
    assert "wagtail-userbar" not in Client().get("/en/about/").content.decode()


def test_a_session_that_is_nobodys_gets_no_user_bar(client, about, page_cache, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = "forged"
    response = client.get("/en/about/")
    assert response["Cache-Control"] == "private, no-store"
    assert "wagtail-userbar" not in response.content.decode()


def test_a_preview_is_never_kept(client, about, page_cache, staff):
    about.title = "Not yet for everybody"
    about.save_revision()
    draft = staff.get(reverse("wagtailadmin_pages:view_draft", args=[about.pk]))
    assert "Not yet for everybody" in draft.content.decode()
    assert "public" not in draft.get("Cache-Control", "")
    from django.test import Client

    assert "Not yet for everybody" not in Client().get("/en/about/").content.decode()


def test_a_page_behind_a_password_is_never_kept(client, about, page_cache):
    PageViewRestriction.objects.create(page=about, restriction_type="password", password="open sesame")
    client.get("/en/about/")
    assert not page_cache._cache  # LocMemCache's own store


def test_errors_and_redirects_are_never_kept(client, about, page_cache):
    client.get("/en/nope/")
    client.get("/es/about/")
    client.get("/")
    assert not page_cache._cache


def test_a_change_shows_once_the_kept_page_is_old(client, about, page_cache):
    client.get("/en/about/")
    StandardPage.objects.filter(pk=about.pk).update(title="About all of us")
    assert "About all of us" not in client.get("/en/about/").content.decode()
    page_cache.clear()  # ten seconds later
    assert "About all of us" in client.get("/en/about/").content.decode()


@pytest.mark.parametrize("path", ["/en/", "/en/citizenship-for-all/", "/en/stories/", "/en/news/", "/en/about/"])
def test_a_page_that_is_not_kept_costs_few_queries(
    client, campaign, stories, news, about, path, django_assert_max_num_queries
):
    client.get(path)  # Wagtail's list of roots and content types, kept in each process
    with django_assert_max_num_queries(15):
        client.get(path)
