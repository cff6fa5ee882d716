import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.words import PICTURES

YOUTUBE_HOSTS = {"www.youtube.com", "youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}
VIMEO_HOSTS = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}


def any_picture() -> Any:
    """The widest picture of the library, to show a block with: no logo. None where there is none yet."""
    return get_image_model().objects.order_by("-width", "-pk").first()


class PictureBlock(blocks.StructBlock):
    """A picture with the words for those who do not see it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What it shows"),
        max_length=250,
        help_text=_("One sentence for people who do not see it. Read aloud by screen readers, shown where it fails."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)
    bleed = blocks.BooleanBlock(label=_("As wide as the page"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A photograph or drawing, in the text's width or as wide as the page.")
        group = PICTURES
        template = "cms/blocks/picture.html"

    def get_preview_value(self) -> Any:
        alt = "Neighbours at a long table, folding letters"
        return self.normalize({"image": any_picture(), "alt": alt, "caption": "Tuesday evening in the library."})


def video_id(url: str) -> tuple[str, str]:
    """The provider ("youtube", "vimeo") and the film's id; two empty strings for any other address."""
    parts = urlsplit(url)
    path = parts.path.strip("/").split("/")
    if parts.hostname == "youtu.be":
        provider, found = "youtube", path[0]
    elif parts.hostname in YOUTUBE_HOSTS:
        watched = parse_qs(parts.query).get("v", [""])[0]
        provider, found = "youtube", watched or (path[-1] if path[0] in {"embed", "shorts", "live"} else "")
    elif parts.hostname in VIMEO_HOSTS:
        provider, found = "vimeo", path[-1] if path[-1].isdigit() else ""
    else:
        return "", ""
    return (provider, found) if re.fullmatch(r"[\w-]{5,20}", found, re.ASCII) else ("", "")


class VideoValue(blocks.StructValue):
    """A film's addresses, worked out from the one that staff pasted."""

    @property
    def provider(self) -> str:
        return {"youtube": "YouTube", "vimeo": "Vimeo"}.get(video_id(self["url"])[0], "")

    @property
    def embed_url(self) -> str:
        """What script puts in the poster's place once it is pressed; empty for an address that is not a film's."""
        provider, found = video_id(self["url"])
        if provider == "youtube":
            return f"https://www.youtube-nocookie.com/embed/{found}?autoplay=1"
        return f"https://player.vimeo.com/video/{found}?autoplay=1&dnt=1" if provider else ""


class VideoBlock(blocks.StructBlock):
    """A film behind a click: nothing is asked of anybody else before. Without script it is a link."""

    url = blocks.URLBlock(label=_("Address of the film"), help_text=_("On YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    poster = ImageChooserBlock(label=_("Poster"), required=False, help_text=_("Shown until it is pressed."))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "media"
        label = _("Film")
        description = _("A film from YouTube or Vimeo. Nothing loads from there until somebody presses play.")
        group = PICTURES
        template = "cms/blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "url": "https://vimeo.com/76979871",
            "title": "What we carry",
            "poster": None,
            "caption": "Three minutes, with subtitles.",
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if value["url"] and not all(video_id(value["url"])):
            message = _("This is not the address of a film on YouTube or Vimeo.")
            raise blocks.StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return value


class PartnerLogosBlock(blocks.StructBlock):
    """Who stands behind it."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    partners = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", blocks.CharBlock(label=_("Name"), max_length=120)),
                ("logo", ImageChooserBlock(label=_("Logo"), required=False)),
                ("url", blocks.URLBlock(label=_("Website"), required=False)),
            ]
        ),
        label=_("Partners"),
        min_num=1,
    )

    class Meta:
        icon = "group"
        label = _("Partners")
        description = _("The organisations behind a campaign, with their logos or their names.")
        group = PICTURES
        template = "cms/blocks/partner_logos.html"
        preview_value = {
            "heading": "With",
            "partners": [
                {"name": "Tuesday Table", "logo": None, "url": ""},
                {"name": "The Sewing Room", "logo": None, "url": ""},
            ],
        }
