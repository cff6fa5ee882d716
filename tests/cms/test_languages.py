"""One site in several languages: the same addresses, the same petition, one count."""

from wagtail_localize.fields import get_translatable_fields

from cms.models import HomePage, PetitionPage


def test_a_translation_keeps_the_slug(client, korean):
    assert korean.slug == "sign"
    response = client.get("/ko/citizenship-for-all/sign/")
    assert response.status_code == 200
    content = response.content.decode()
    assert "시민권을 위해 서명하세요" in content
    assert '<html lang="ko"' in content


def test_a_translation_shares_the_petition(korean, petition_page, petition):
    assert korean.petition_id == petition_page.petition_id == petition.pk


def test_changing_the_petition_changes_it_in_every_language(korean, petition_page, translated, petition):
    from actions.petitions.models import Petition

    petition_page.petition = Petition.objects.create(name="Sea", targets="the council", state="open")
    petition_page.save()
    assert translated(petition_page, "ko").petition.name == "Sea"


def test_words_are_translated_and_rules_are_not():
    by_name = {field.field_name: field for field in get_translatable_fields(PetitionPage)}
    words = [
        "title",
        "ask",
        "body",
        "button_label",
        "news_wording",
        "thanks_text",
        "closed_text",
        "share_title",
        "picture_alt",
    ]
    assert all(by_name[name].is_translated(None) for name in words)
    assert not by_name["petition"].is_translated(None)
    assert not by_name["slug"].is_translated(None)


def test_front_pages_keep_slugs_of_their_own(home, korean):
    assert HomePage.objects.get(locale__language_code="ko").slug != home.slug


def test_the_language_switch_lists_live_translations(client, korean, petition_page):
    content = client.get("/en/citizenship-for-all/sign/").content.decode()
    assert '<a href="/ko/citizenship-for-all/sign/" lang="ko" hreflang="ko">한국어</a>' in content
    assert "/es/" not in content
    korean.unpublish()
    assert "/ko/citizenship-for-all/sign/" not in client.get("/en/citizenship-for-all/sign/").content.decode()


def test_search_engines_are_told_of_translations(client, korean):
    content = client.get("/ko/citizenship-for-all/sign/").content.decode()
    assert '<link rel="alternate" hreflang="en" href="http://testserver/en/citizenship-for-all/sign/">' in content
    assert '<link rel="alternate" hreflang="ko" href="http://testserver/ko/citizenship-for-all/sign/">' in content
    sitemap = client.get("/sitemap.xml").content.decode()
    assert 'hreflang="ko" href="http://testserver/ko/citizenship-for-all/sign/"' in sitemap


def test_the_frame_speaks_the_language(client, korean):
    content = client.get("/ko/citizenship-for-all/").content.decode()
    assert 'class="site-name" href="/ko/"' in content
    assert "모두를 위한 시민권</a>" in content  # in the menu


def test_a_chosen_page_is_linked_in_the_readers_language(client, korean, home, translated, campaign):
    home.action_page = campaign
    home.save()
    translated(home, "ko")
    assert 'href="/ko/citizenship-for-all/"' in client.get("/ko/").content.decode()


def test_a_chosen_page_without_a_translation_is_linked_as_it_is(client, korean, home, translated, about):
    home.action_page = about
    home.save()
    translated(home, "ko")
    assert 'href="/en/about/"' in client.get("/ko/").content.decode()


def test_errors_speak_the_language_of_the_address(client, korean):
    assert '<html lang="ko"' in client.get("/ko/nothing/").content.decode()


def test_related_pages_come_in_the_readers_language_and_the_order_chosen(
    client, korean, campaign, translated, about, stories, django_assert_max_num_queries
):
    story = stories.get_children().get().specific
    translated(stories, "ko")
    translated(story, "ko", {"The sewing room": "바느질방"})
    campaign.related = [("page", about), ("page", story)]
    campaign.save()
    translated(campaign, "ko")
    client.get("/ko/citizenship-for-all/")
    with django_assert_max_num_queries(15):
        content = client.get("/ko/citizenship-for-all/").content.decode()
    assert 'href="/ko/stories/the-sewing-room/"' in content
    assert "바느질방" in content
    assert content.index('href="/en/about/">About us</a></h3>') < content.index("바느질방")
    about.unpublish()
    assert 'href="/en/about/">About us</a></h3>' not in client.get("/ko/citizenship-for-all/").content.decode()
