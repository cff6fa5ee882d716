"""A campaign may have a colour of its own; the pages below it wear it, and so does its place on the front page."""

import pytest


@pytest.fixture
def mossy(campaign):
    campaign.accent = "moss"
    campaign.save(update_fields=["accent"])
    return campaign


def html(client, page):
    return client.get(page.get_url()).content.decode()


def test_a_campaign_and_its_petition_wear_its_colour(client, mossy, petition_page):
    assert 'data-accent="moss"' in html(client, mossy).split("<head>")[0]
    assert 'data-accent="moss"' in html(client, petition_page).split("<head>")[0]


def test_other_pages_keep_the_sites(client, mossy, home, about, stories):
    for page in (home, about, stories):
        assert 'data-accent="persimmon"' in html(client, page).split("<head>")[0]


def test_its_place_on_the_front_page_shows_it(client, mossy, home):
    assert '<article class="teaser teaser-large" data-accent="moss">' in html(client, home)


def test_without_one_it_wears_the_sites_own_colour(client, site, campaign, petition_page):
    settings = site.sitesettings
    settings.custom_colour = "#3b0a45"
    settings.save()
    assert 'data-accent="site"' in html(client, petition_page).split("<head>")[0]


def test_its_colour_goes_before_the_sites_own(client, site, mossy, petition_page):
    settings = site.sitesettings
    settings.custom_colour = "#3b0a45"
    settings.save()
    assert 'data-accent="moss"' in html(client, petition_page).split("<head>")[0]


def test_a_draft_of_a_campaign_shows_what_was_chosen(mossy):
    mossy.accent = "plum"
    response = mossy.make_preview_request()
    assert 'data-accent="plum"' in response.content.decode().split("<head>")[0]
