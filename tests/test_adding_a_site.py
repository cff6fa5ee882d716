"""`manage.py add_site`: a hostname answers with a page of ours, and its mails have a sender."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page, Site

from actions.mail import senders
from cms.models import HomePage, SiteSettings

ACT, VIRGINIA = {"host": "act.example.org"}, {"host": "va.example.org"}


@pytest.fixture
def fresh(db):
    """What Wagtail's migrations leave behind: a page that greets, and a site for this machine."""
    Locale.objects.get_or_create(language_code="en")
    top = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    greeting = top.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.create(hostname="localhost", port=80, root_page=greeting, is_default_site=True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def add_site(fresh):
    """Runs the command and returns what it prints."""

    def run(*words, **options):
        out = StringIO()
        call_command("add_site", *words, stdout=out, **options)
        return out.getvalue()

    return run


def test_a_fresh_installation_answers_with_its_own_page(add_site, client):
    said = add_site("act.example.org", "Example Network", port=80)
    assert "http://act.example.org/" in said
    page = client.get("/en/", headers=ACT)
    assert page.status_code == 200
    assert "Example Network" in page.content.decode()
    assert "Wagtail" not in page.content.decode()
    assert Site.objects.get().is_default_site
    assert Locale.objects.count() == 3


def test_its_mails_come_from_it(add_site):
    add_site("act.example.org", "Example Network", port=80, email="hello@act.example.org")
    sender = senders.find("http://act.example.org/en/sign/", "en")
    assert (sender.name, sender.address) == ("Example Network", "hello@act.example.org")


def test_an_affiliate_gets_pages_of_its_own(add_site, client):
    add_site("act.example.org", "Example Network", port=80)
    add_site("VA.example.org", "Neighbors of Virginia", port=80)
    assert "Neighbors of Virginia" in client.get("/en/", headers=VIRGINIA).content.decode()
    assert "Virginia" not in client.get("/en/", headers=ACT).content.decode()
    assert Site.objects.get(is_default_site=True).hostname == "act.example.org"
    assert SiteSettings.objects.count() == 2


@pytest.mark.parametrize(
    ("words", "options", "why"),
    [
        (["act.example.org", "Again"], {}, "already"),
        (["https://act.example.org", "Wrong"], {}, "domain name"),
        (["va.example.org", "Wrong"], {"email": "nobody"}, "email address"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(add_site, words, options, why):
    add_site("act.example.org", "Example Network")
    with pytest.raises(CommandError, match=why):
        add_site(*words, **options)
    assert HomePage.objects.count() == 1


def test_a_hostname_that_nobody_answers_is_pointed_out(add_site, settings):
    settings.ALLOWED_HOSTS = ["act.example.org"]
    assert "ALLOWED_HOSTS" not in add_site("act.example.org", "Example Network")
    assert "ALLOWED_HOSTS" in add_site("va.example.org", "Neighbors of Virginia")
