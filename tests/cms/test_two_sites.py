"""A national office and an affiliate in one installation."""

import pytest
from wagtail.models import Site

from actions.petitions.models import Petition
from cms.models import CampaignPage, HomePage, PetitionPage, SiteSettings

AFFILIATE = {"host": "virginia.example.org"}


@pytest.fixture
def affiliate(root, site):
    """Virginia's own site, on its own host, with its own campaign and petition."""
    home = root.add_child(instance=HomePage(title="Virginia", slug="virginia", about="In Annandale since 1997."))
    own = Site.objects.create(hostname="virginia.example.org", port=80, root_page=home)
    SiteSettings.objects.create(site=own, name="Neighbours of Virginia", palette="indigo", email="va@example.org")
    campaign = home.add_child(instance=CampaignPage(title="Licenses for all", slug="licenses", show_in_menus=True))
    petition = Petition.objects.create(name="Licenses", targets="the General Assembly", state="open")
    campaign.add_child(
        instance=PetitionPage(title="Sign in Virginia", slug="sign", ask="Assembly: act.", petition=petition)
    )
    return own


def test_each_host_shows_its_own_pages(client, campaign, affiliate):
    assert client.get("/en/licenses/", headers=AFFILIATE).status_code == 200
    assert client.get("/en/licenses/").status_code == 404
    assert client.get("/en/citizenship-for-all/", headers=AFFILIATE).status_code == 404


def test_each_site_has_its_own_frame(client, campaign, affiliate):
    theirs = client.get("/en/licenses/", headers=AFFILIATE).content.decode()
    assert "Neighbours of Virginia" in theirs
    assert "In Annandale since 1997." in theirs
    assert "va@example.org" in theirs
    assert 'data-accent="indigo"' in theirs
    ours = client.get("/en/citizenship-for-all/").content.decode()
    assert "Virginia" not in ours
    assert 'data-accent="persimmon"' in ours


def test_kept_pages_do_not_mix(client, campaign, affiliate, page_cache):
    client.get("/en/")
    assert "Neighbours of Virginia" in client.get("/en/", headers=AFFILIATE).content.decode()
    assert "Neighbours of Virginia" not in client.get("/en/").content.decode()


def test_each_site_has_its_own_sitemap(client, campaign, affiliate):
    assert "licenses" not in client.get("/sitemap.xml").content.decode()
    theirs = client.get("/sitemap.xml", headers=AFFILIATE).content.decode()
    assert "http://virginia.example.org/en/licenses/" in theirs
    assert "citizenship-for-all" not in theirs


def test_an_unknown_host_gets_the_default_site(client, campaign, affiliate):
    assert client.get("/en/citizenship-for-all/", headers={"host": "www.example.net"}).status_code == 200


def test_a_site_with_no_settings_still_shows(client, affiliate):
    SiteSettings.objects.all().delete()
    assert client.get("/en/licenses/", headers=AFFILIATE).status_code == 200
