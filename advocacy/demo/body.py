"""Turns the shapes that the words come in into the blocks of the site's pages, in English."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from advocacy.demo.content.shapes import (
    Ask,
    Bar,
    Block,
    Bullets,
    Fact,
    Heading,
    Partners,
    Picture,
    Prose,
    Questions,
    Quote,
    Step,
    Teaser,
)
from advocacy.demo.words import Words
from cms.pictures import Picture as KeptPicture


@dataclass(frozen=True)
class Shelf:
    """What blocks may point to: pages by their path below the home page, drawn pictures by their name."""

    pages: dict[str, Page]
    pictures: dict[str, KeptPicture]


def stream(blocks: tuple[Block | Step, ...], shelf: Shelf) -> str:
    """A page's blocks, as its StreamField keeps them."""
    made = (block(shape, shelf) for shape in blocks)
    return json.dumps([{"type": name, "id": str(uuid4()), "value": value} for name, value in made])


def prose(parts: Iterable[Words | Heading | Bullets]) -> str:
    """Running text as HTML."""
    return "".join(map(paragraph, parts))


def paragraph(part: Words | Heading | Bullets) -> str:
    """One paragraph, heading or list as HTML."""
    match part:
        case Heading(text):
            return f"<h2>{escape(text.en, quote=False)}</h2>"
        case Bullets(items):
            return "<ul>{}</ul>".format("".join(f"<li>{escape(item.en, quote=False)}</li>" for item in items))
    return f"<p>{escape(part.en, quote=False)}</p>"


def block(shape: Block | Step, shelf: Shelf) -> tuple[str, Any]:
    """A block's name on the site, and its value."""
    match shape:
        case Ask() | Bar() | Teaser():
            return pointing(shape, shelf.pages)
        case Picture(name, alt, caption):
            picture = shelf.pictures[name].pk
            return "picture", {"image": picture, "alt": alt.en, "caption": caption.en, "bleed": False}
        case Partners(heading, groups):
            logos = [item(name=name.en, logo=shelf.pictures[key].pk, url="") for key, name in groups]
            return "partner_logos", {"heading": heading.en, "partners": logos}
        case _:
            return words(shape)


def pointing(shape: Ask | Bar | Teaser, pages: dict[str, Page]) -> tuple[str, Any]:
    """A block that leads to a page."""
    match shape:
        case Ask(title, text, label, path):
            page = pages[path].pk
            return "call_to_action", {"title": title.en, "text": text.en, "label": label.en, "page": page, "url": ""}
        case Bar(path):
            return "progress", {"petition_page": pages[path].pk}
        case Teaser(slug):
            return "story_teaser", {"story": pages[f"stories/{slug}"].pk}


def words(shape: Prose | Quote | Fact | Step | Questions) -> tuple[str, Any]:
    """A block of words alone."""
    match shape:
        case Prose(parts):
            return "rich_text", prose(parts)
        case Quote(text, speaker, place):
            return "quote", {"text": text.en, "name": speaker.en, "role": place.en if place else ""}
        case Fact(number, text, source):
            return "fact", {"number": number.en, "text": text.en, "source": source.en, "source_url": ""}
        case Step(when, title, text):
            return "step", {"when": when.en, "title": title.en, "text": prose((text,))}
        case Questions(items):
            return "accordion", {"items": [item(title=ask.en, content=prose((answer,))) for ask, answer in items]}


def item(**value: Any) -> dict[str, Any]:
    """One entry of a list within a block; its id lets a translation follow it."""
    return {"type": "item", "id": str(uuid4()), "value": value}
