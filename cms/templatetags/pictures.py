"""Pictures in a template: {% photo page.picture page.picture_alt "(min-width: 60rem) 40rem, 100vw" %}."""

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage, Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()

FORMATS = "format-{avif,webp,jpeg}"
SHAPES = {  # crops keep the focal point
    "whole": "width-{480,960,1600}",
    "card": "fill-{480x320,960x640}",
    "square": "fill-{320x320,640x640}",
}


@register.simple_tag
def photo(
    picture: AbstractImage | None, alt: str = "", sizes: str = "100vw", shape: str = "whole", eager: bool = False
) -> SafeString | str:
    """A <picture> in every format and size that is worth having; "" without one. Eager for the first screen's."""
    if picture is None:
        return ""
    filters = [Filter(spec=spec) for spec in Filter.expand_spec([SHAPES[shape], FORMATS])]
    attributes = {"alt": alt, "sizes": sizes, "decoding": "async"}
    attributes |= {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    return Picture(get_renditions_or_not_found(picture, filters), attributes).__html__()


@register.simple_tag
def logo(picture: AbstractImage | None, alt: str) -> SafeString | str:
    """A logo at twice the height it is shown in, uncropped."""
    return picture.get_rendition("max-400x144|format-webp").img_tag({"alt": alt, "loading": "lazy"}) if picture else ""
