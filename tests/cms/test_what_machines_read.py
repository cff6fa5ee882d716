"""Search engines, feed readers, and whoever shows a link."""

import json
import re
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from cms.models import StoryPage


def structured(response):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.S)
    return json.loads(found[1])


def test_a_page_says_what_it_is_where_it_is_shared(client, about):
    about.search_description = "Who we are, in one line."
    about.save()
    content = client.get("/en/about/?s=x").content.decode()
    assert '<link rel="canonical" href="http://testserver/en/about/">' in content
    assert '<meta property="og:title" content="About us">' in content
    assert '<meta property="og:description" content="Who we are, in one line.">' in content
    assert '<meta property="og:image" content="http://testserver/en/about/share.png">' in content


def test_words_for_sharing_come_before_the_pages_own(client, about):
    about.share_title, about.share_text = "Meet us", "Come and meet us."
    about.save()
    content = client.get("/en/about/").content.decode()
    assert 'og:title" content="Meet us"' in content
    assert 'og:description" content="Come and meet us."' in content
    assert "<title>About us | Neighbours</title>" in content


def test_a_page_without_a_picture_has_one_drawn(client, about):
    response = client.get("/en/about/share.png")
    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert "public" in response["Cache-Control"]


def test_articles_are_structured(client, news):
    words = structured(client.get("/en/news/senator/"))
    assert words["@type"] == "NewsArticle"
    assert words["headline"] == "We met the senator"


def test_a_petition_says_what_it_is_and_whose(client, petition_page):
    words = structured(client.get("/en/citizenship-for-all/sign/"))
    assert (words["@type"], words["name"]) == ("WebPage", petition_page.title)
    assert words["url"] == "http://testserver/en/citizenship-for-all/sign/"
    assert words["description"] == petition_page.ask
    assert words["inLanguage"] == "en"
    assert words["publisher"]["name"] == "Neighbours"


def test_no_title_breaks_out_of_the_structured_words(client, stories):
    StoryPage.objects.update(title="</script><script>alert(1)</script>")
    response = client.get("/en/stories/the-sewing-room/")
    assert "<script>alert" not in response.content.decode()
    assert structured(response)["headline"] == "</script><script>alert(1)</script>"


def test_news_are_a_feed(client, news):
    response = client.get("/en/news/feed.xml")
    assert response["Content-Type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(response.content).find("channel")
    assert [item.findtext("title") for item in channel.findall("item")] == ["We met the senator"]
    assert channel.find("item").findtext("link") == "http://testserver/en/news/senator/"
    assert 'type="application/rss+xml"' in client.get("/en/news/").content.decode()


def test_an_empty_feed_is_a_feed(client, news):
    news.get_children().delete()
    assert client.get("/en/news/feed.xml").status_code == 200
    assert "no news here yet" in client.get("/en/news/").content.decode()


def test_the_sitemap_lists_what_anybody_may_see(client, about, stories):
    PageViewRestriction.objects.create(page=stories, restriction_type="login")
    content = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/en/about/</loc>" in content
    assert "sewing-room" not in content


def test_robots_are_told_of_the_sitemap(client, site):
    content = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in content
    assert "Disallow: /admin/" in content


@pytest.mark.parametrize("path", ["/en/about/share.png", "/en/news/feed.xml"])
def test_parts_of_a_page_take_no_form(client, about, news, path):
    assert client.post(path, {}).status_code == 405
