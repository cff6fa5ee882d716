"""The picture of a page for where it is passed on."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from cms.drawing import share_image
from cms.drawing.lettering import CJK, LATIN, Lettering

NETWORK = "Common Thread Network"


def drawn(title, site=NETWORK, seed="river", accent="persimmon"):
    return Image.open(BytesIO(share_image.png(title=title, site=site, seed=seed, accent=accent))).convert("RGB")


def words_of(picture):
    """The part of the picture where the title stands."""
    return picture.crop((0, 0, share_image.WIDTH - share_image.CLOTH, share_image.FOOT - 10))


def has_words(picture):
    return len(words_of(picture).getcolors(maxcolors=1_000_000)) > 1


@pytest.mark.parametrize(
    "title",
    [
        "Sign for the river",
        "이곳을 고향으로 삼은 모든 가족에게",
        "Una vía para todos",
        "给每一个家庭",
        "Người Việt ở đây",
    ],
)
def test_it_has_the_size_that_other_sites_ask_for_and_the_title_in_it(title):
    picture = drawn(title)
    assert picture.size == (1200, 630)
    assert has_words(picture)


def test_it_is_the_same_each_time():
    words = {"title": "Sign", "site": NETWORK, "seed": "a"}
    assert share_image.png(**words) == share_image.png(**words)


def test_it_is_small_enough_to_be_fetched():
    assert len(share_image.png(title="이곳을 고향으로 삼은 모든 가족에게", site="한올", seed="a")) < 60_000


def test_a_title_of_any_length_stays_beside_the_cloth():
    title = "word " * 400
    words, same_cloth = drawn(title), drawn("word")
    edge = (share_image.WIDTH - share_image.CLOTH, 0, share_image.WIDTH, share_image.HEIGHT)
    difference = ImageChops.difference(words.crop(edge), same_cloth.crop(edge))
    assert max(high for _, high in difference.getextrema()) < 64  # the palette of 128 colours differs a little


def test_one_endless_word_is_broken():
    assert has_words(drawn("x" * 2000))


@pytest.mark.parametrize("title", ["طريق إلى المواطنة", "नागरिकता", "", "   ", "\x00"])
def test_a_title_that_cannot_be_drawn_leaves_the_cloth_alone(title):
    picture = drawn(title)
    corner = picture.crop((0, 0, share_image.MARGIN, share_image.HEIGHT))
    assert picture.size == (1200, 630)
    assert len(corner.getcolors(maxcolors=100_000)) > 1


def test_an_emoji_is_left_out_and_the_words_stay():
    assert Lettering("Sign 🖊️ now").words == ["Sign", "now"]


def test_korean_is_set_in_noto_beside_fraunces():
    words = Lettering("Citizenship 시민권")
    assert words.face("Citizenship", 40)[0] == LATIN
    assert words.face("시민권", 40)[0] == CJK


def test_vietnamese_is_never_set_half_and_half():
    words = Lettering("một con đường")
    assert {words.face(word, 40)[0] for word in words.words} == {CJK}


@pytest.mark.parametrize("accent", ["plum", "#1d4ed8", "no such", ""])
def test_any_accent_gives_a_picture(accent):
    assert drawn("Sign", accent=accent).size == (1200, 630)
