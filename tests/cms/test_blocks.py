"""The blocks that pages are made of."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock
from wagtail.images.tests.utils import get_test_image_file

from cms.blocks.body import BODY
from cms.blocks.media import VideoBlock, video_id
from cms.models import Picture, StandardPage

BLOCKS = dict(BODY)


@pytest.fixture
def picture(root):
    return Picture.objects.create(title="Table", file=get_test_image_file(size=(1200, 800)), credit="Mina Cho")


@pytest.fixture
def shown(client, home, site):
    """The page that one block makes."""

    def show(kind, value):
        page = StandardPage.objects.filter(slug="blocks").first()
        if page is None:
            page = home.add_child(instance=StandardPage(title="Blocks", slug="blocks"))
        page.body = [(kind, value)]
        page.save()
        response = client.get("/en/blocks/")
        assert response.status_code == 200
        return response.content.decode()

    return show


def test_a_quote_names_its_speaker(shown):
    content = shown("quote", {"text": "I signed <first>.", "name": "Mr. Park", "role": "Annandale"})
    assert "I signed &lt;first&gt;." in content
    assert "Mr. Park" in content


def test_a_fact_shows_its_source(shown):
    fact = {
        "number": "9,081",
        "text": "reports of hate.",
        "source": "Stop AAPI Hate",
        "source_url": "https://example.org/",
    }
    content = shown("fact", fact)
    assert '9,081</strong> <span class="figure-number-label">reports of hate.</span></p>' in content
    assert '<a href="https://example.org/">Stop AAPI Hate</a>' in content
    with pytest.raises(ValidationError):
        BLOCKS["fact"].clean(BLOCKS["fact"].normalize(fact | {"source": ""}))


def test_questions_open_without_script(shown):
    content = shown("accordion", {"items": [{"title": "Who can sign?", "content": "<p>All of us.</p>"}]})
    assert "<summary>Who can sign?</summary>" in content
    assert "All of us." in content


def test_a_picture_comes_in_sizes_and_formats(shown, picture):
    content = shown("picture", {"image": picture, "alt": "Neighbours", "caption": "Tuesday", "bleed": False})
    for words in ('type="image/avif"', 'type="image/webp"', 'alt="Neighbours"', 'loading="lazy"', "sizes=", "Mina Cho"):
        assert words in content
    assert "style=" not in content


def test_a_picture_needs_words_for_those_who_do_not_see_it(picture):
    block = BLOCKS["picture"]
    with pytest.raises(ValidationError):
        block.clean(block.normalize({"image": picture, "alt": ""}))


def test_a_picture_that_was_deleted_leaves_nothing(shown, picture, client):
    shown("picture", {"image": picture, "alt": "Neighbours", "caption": "Tuesday", "bleed": False})
    picture.delete()
    response = client.get("/en/blocks/")
    assert response.status_code == 200
    assert "Tuesday" not in response.content.decode()


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.youtube.com/watch?v=abc_DEF-123&t=4", ("youtube", "abc_DEF-123")),
        ("https://youtu.be/abc_DEF-123?si=x", ("youtube", "abc_DEF-123")),
        ("https://www.youtube.com/shorts/abc_DEF-123", ("youtube", "abc_DEF-123")),
        ("https://vimeo.com/76979871", ("vimeo", "76979871")),
        ("https://player.vimeo.com/video/76979871", ("vimeo", "76979871")),
        ("https://evil.example/watch?v=abc_DEF-123", ("", "")),
        ("https://www.youtube.com/watch?v=%22%3E%3Cscript%3E", ("", "")),
        ("https://www.youtube.com/", ("", "")),
        ("javascript:alert(1)", ("", "")),
    ],
)
def test_films_are_known_by_their_address(url, found):
    assert video_id(url) == found


def test_a_film_asks_nothing_of_anybody_before_the_click(shown):
    film = {"url": "https://youtu.be/abc_DEF-123", "title": "What we carry", "poster": None, "caption": ""}
    content = shown("video", film)
    assert "<iframe" not in content
    assert "https://i.ytimg.com" not in content
    assert '<a class="video-poster" href="https://youtu.be/abc_DEF-123">' in content
    assert 'src="https://www.youtube-nocookie.com/embed/abc_DEF-123?autoplay=1"' in content


def test_a_film_from_elsewhere_is_refused():
    block = VideoBlock()
    with pytest.raises(ValidationError):
        block.clean(block.normalize({"url": "https://evil.example/film", "title": "Film", "poster": None}))


def test_partners_without_a_logo_stand_by_name(shown, picture):
    partners = [
        {"name": "The Sewing Room", "logo": None, "url": ""},
        {"name": "Tuesday Table", "logo": picture, "url": ""},
    ]
    content = shown("partner_logos", {"heading": "With", "partners": partners})
    assert "The Sewing Room" in content
    assert 'alt="Tuesday Table"' in content


def test_a_call_to_action_leads_somewhere(shown, about):
    call = {"title": "Read on", "text": "", "label": "About us", "page": about, "url": ""}
    assert 'href="/en/about/"' in shown("call_to_action", call)
    assert 'href="https://example.org/"' in shown(
        "call_to_action", call | {"page": None, "url": "https://example.org/"}
    )
    block = BLOCKS["call_to_action"]
    with pytest.raises(ValidationError):
        block.clean(block.normalize(call | {"page": None}))


def test_a_call_to_a_page_that_is_gone_is_not_shown(shown, about):
    about.unpublish()
    about.refresh_from_db()
    call = {"title": "Read on now", "text": "", "label": "Go", "page": about, "url": ""}
    assert "Read on now" not in shown("call_to_action", call)


def test_a_story_is_teased(shown, stories):
    story = stories.get_children().get().specific
    content = shown("story_teaser", {"story": story})
    assert "The sewing room" in content
    assert 'href="/en/stories/the-sewing-room/"' in content


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_is_explained_to_editors(name):
    block = BLOCKS[name]
    assert block.get_description()
    assert block.meta.group
    assert block.meta.icon != "placeholder"
    assert block.is_previewable


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_has_a_preview(staff, site, petition_page, stories, picture, name):
    block = StreamBlock(BODY).child_blocks[name]
    response = staff.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert response.status_code == 200
    assert 'class="column flow block-preview"' in response.content.decode()
    assert "site-header" not in response.content.decode()
