"""A site's own name, logo and colour."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from cms.models import Picture, SiteSettings, StandardPage


@pytest.fixture
def own(site):
    return SiteSettings.objects.get(site=site)


def test_a_colour_of_ones_own_is_a_stylesheet(client, own):
    own.custom_colour = "#0F6B5C"
    own.save()
    content = client.get("/en/").content.decode()
    assert 'data-accent="site"' in content
    assert 'href="/site-0f6b5c.css"' in content
    sheet = client.get("/site-0f6b5c.css")
    assert "#0f6b5c" in sheet.content.decode()
    assert sheet["Content-Type"].startswith("text/css")
    assert "immutable" in sheet["Cache-Control"]


def test_a_colour_that_cannot_be_read_is_nudged_and_staff_are_told(own, staff, site):
    own.custom_colour = "#ffee88"
    own.save()
    assert own.shown_colour != "#ffee88"
    url = reverse("wagtailsettings:edit", args=["cms", "sitesettings", site.pk])
    content = staff.get(url).content.decode()
    assert f"It is shown as {own.shown_colour}" in content
    assert "help-warning" in content
    own.custom_colour = "#0F6B5C"
    own.save()
    assert "help-warning" not in staff.get(url).content.decode()


def test_a_colour_that_can_be_read_stays(own):
    own.custom_colour = "#0F6B5C"
    assert own.shown_colour == "#0f6b5c"


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "#0f6b5c;}", "javascript:"])
def test_what_is_no_colour_is_refused(own, colour):
    own.custom_colour = colour
    with pytest.raises(ValidationError, match=r"Write it like|at most 7"):
        own.full_clean()


@pytest.mark.parametrize("path", ["/site-zzzzzz.css", "/site-0f6b5.css", "/site-0F6B5C.css", "/site-.css"])
def test_no_other_stylesheet_is_made(client, own, path):
    assert client.get(path).status_code in {302, 404}


def test_a_logo_stands_for_the_name(client, own):
    own.logo = Picture.objects.create(title="Logo", file=get_test_image_file())
    own.save()
    content = client.get("/en/").content.decode()
    assert 'alt="Neighbours"' in content
    assert "<title>Neighbours for Citizenship</title>" in content


def test_contact_and_links_stand_at_the_foot(client, own):
    own.phone, own.address = "+1 202 555 0100", "1 Main Street, Annandale"
    own.social = [("link", {"name": "Instagram", "url": "https://instagram.com/neighbours"})]
    own.save()
    content = client.get("/en/").content.decode()
    for words in ("1 Main Street, Annandale", "tel:+1 202 555 0100", "mailto:hello@example.org"):
        assert words in content
    assert 'href="https://instagram.com/neighbours"' in content


def test_words_for_every_page_come_from_the_front_page(client, home, about):
    home.tax_status, home.organisation = "A 501(c)(3) nonprofit.", "Neighbours United"
    home.privacy_page = about
    home.save()
    content = client.get("/en/about/").content.decode()
    assert "A 501(c)(3) nonprofit." in content
    assert "Neighbours United" in content
    assert 'href="/en/about/">What we keep about you' in content


def test_the_foot_lists_the_pages_that_staff_put_there(client, about, home):
    home.add_child(instance=StandardPage(title="Not there", slug="not-there"))
    content = client.get("/en/").content.decode()
    assert 'href="/en/about/">About us' in content
    assert "Not there" not in content
