"""A small site in three languages: home, a campaign, its petition, stories and news. `--nomigrations` leaves none of
Wagtail's own first rows, so all of it is made here."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Collection, Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.models import (
    ArticlePage,
    CampaignPage,
    HomePage,
    NewsIndexPage,
    PetitionPage,
    SiteSettings,
    StandardPage,
    StoryIndexPage,
    StoryPage,
)
from tests import kept


@pytest.fixture
def locales(db):
    """English, Korean and Spanish, by code."""

    def make():
        for code in ("en", "ko", "es"):
            Locale.objects.create(language_code=code)

    kept.made("locales", make)
    return {locale.language_code: locale for locale in Locale.objects.all()}


@pytest.fixture
def root(locales):
    """The root of the page tree, above all sites; and that of the library of pictures."""

    def make():
        Collection.add_root(name="Root")
        return Page.add_root(instance=Page(title="Root", slug="root", locale=locales["en"]))

    return kept.made("root", make)


@pytest.fixture
def home(root, locales):
    """The English front page."""
    page = HomePage(title="Neighbours for Citizenship", slug="home", lead="We belong here.", locale=locales["en"])
    return kept.made("home", lambda: root.add_child(instance=page))


@pytest.fixture
def site(home):
    """The site that answers to any host."""
    Site.clear_site_root_paths_cache()

    def make():
        site = Site.objects.create(hostname="testserver", port=80, root_page=home, is_default_site=True)
        SiteSettings.objects.create(site=site, name="Neighbours", email="hello@example.org")
        return site

    return kept.made("site", make)


@pytest.fixture
def campaign(home, site):
    """A campaign with a fact and a step of its timeline."""
    page = CampaignPage(
        title="Citizenship for All",
        slug="citizenship-for-all",
        lead="A roadmap to citizenship, with nobody left out.",
        show_in_menus=True,
        story=[("rich_text", "<p>Eleven million neighbours wait.</p>")],
        facts=[("fact", {"number": "11 million", "text": "people wait.", "source": "Census", "source_url": ""})],
        timeline=[("step", {"when": "March 2026", "title": "We hand in the names", "text": ""})],
    )
    return kept.made("campaign", lambda: home.add_child(instance=page))


@pytest.fixture
def petition_page(campaign, petition):
    """The English page of the river petition, at /en/citizenship-for-all/sign/."""
    page = PetitionPage(
        title="Sign for citizenship",
        slug="sign",
        ask="Congress: pass a roadmap to citizenship.",
        petition=petition,
        body=[("rich_text", "<p>Because we live here.</p>")],
        eligibility="You do not need to be a citizen to sign.",
    )
    return kept.made("petition page", lambda: campaign.add_child(instance=page), on=[petition.pk])


@pytest.fixture
def stories(home, site):
    """The list of stories with one story."""

    def make():
        index = home.add_child(instance=StoryIndexPage(title="Stories", slug="stories", show_in_menus=True))
        index.add_child(
            instance=StoryPage(title="The sewing room", slug="the-sewing-room", person="Soon-hee", lead="She sews.")
        )
        return index

    return kept.made("stories", make)


@pytest.fixture
def news(home, site):
    """The list of news with one article."""

    def make():
        index = home.add_child(instance=NewsIndexPage(title="News", slug="news"))
        index.add_child(instance=ArticlePage(title="We met the senator", slug="senator", lead="On Monday we met her."))
        return index

    return kept.made("news", make)


@pytest.fixture
def about(home, site):
    """A page of words."""
    page = StandardPage(title="About us", slug="about", body=[("rich_text", "<p>Who we are.</p>")], show_in_footer=True)
    return kept.made("about", lambda: home.add_child(instance=page))


@pytest.fixture
def page_cache(settings):
    """The page cache, on as in production."""
    settings.PAGE_CACHE_SECONDS = 10
    caches["pages"].clear()
    return caches["pages"]


@pytest.fixture
def staff(admin_user, client):
    """A browser in which an administrator is logged in."""
    client.force_login(admin_user)
    return client


@pytest.fixture
def translated(locales, django_capture_on_commit_callbacks):
    """Translate and publish a page as staff do with wagtail-localize, words given as {english: translation}."""

    if connection.vendor == "postgresql":  # wagtail-localize does without this table on SQLite alone
        MigrationRecorder(connection).ensure_schema()

    def translate(page, language, words=None):
        source, _ = TranslationSource.update_or_create_from_instance(page)
        target = locales[language]
        translation, _ = Translation.objects.get_or_create(source=source, target_locale=target)
        for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
            if segment.string.data in (words or {}):
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    locale=target,
                    context=segment.context,
                    defaults={"data": words[segment.string.data]},
                )
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target()
        return page.get_translation(target).specific

    return translate


@pytest.fixture
def korean(home, campaign, petition_page, translated):
    """The front page, the campaign and its petition in Korean."""

    def make():
        translated(
            home,
            "ko",
            {"Neighbours for Citizenship": "시민권을 위한 이웃들", "We belong here.": "우리는 여기에 속합니다."},
        )
        translated(campaign, "ko", {"Citizenship for All": "모두를 위한 시민권"})
        return translated(petition_page, "ko", {"Sign for citizenship": "시민권을 위해 서명하세요"})

    return kept.made("in Korean", make)
