"""The shapes that the demonstration's words come in. `advocacy.demo.body` turns them into the site's blocks."""

from dataclasses import dataclass

from advocacy.demo.words import Words


@dataclass(frozen=True)
class Heading:
    """A heading in running text."""

    text: Words


@dataclass(frozen=True)
class Bullets:
    """A list in running text."""

    items: tuple[Words, ...]


@dataclass(frozen=True)
class Prose:
    """Running text: paragraphs, headings and lists."""

    parts: tuple[Words | Heading | Bullets, ...]


@dataclass(frozen=True)
class Quote:
    """What somebody says, without quotation marks, and who."""

    text: Words
    speaker: Words
    place: Words | None = None


@dataclass(frozen=True)
class Fact:
    """A number, what it counts, and who counted."""

    number: Words
    text: Words
    source: Words


@dataclass(frozen=True)
class Step:
    """One step of a campaign."""

    when: Words
    title: Words
    text: Words


@dataclass(frozen=True)
class Questions:
    """Questions with their answers."""

    items: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True)
class Partners:
    """The groups behind a campaign: the name of a drawn logo, and the group's own name."""

    heading: Words
    groups: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Ask:
    """One thing to press, leading to a page named by its path below the home page."""

    title: Words
    text: Words
    label: Words
    path: str


@dataclass(frozen=True)
class Picture:
    """A drawn picture by its name, with its words."""

    name: str
    alt: Words
    caption: Words


@dataclass(frozen=True)
class Bar:
    """How far a petition has come, by the path of its page."""

    path: str


@dataclass(frozen=True)
class Teaser:
    """A story's first words, by the story's slug."""

    slug: str


Block = Prose | Quote | Fact | Questions | Partners | Ask | Picture | Bar | Teaser


@dataclass(frozen=True)
class Story:
    """One member's story: paragraphs with a quote among them, and a portrait that is drawn."""

    slug: str
    person: Words
    place: Words
    title: Words
    summary: Words
    portrait_alt: Words
    paragraphs: tuple[Words | Quote, ...]


@dataclass(frozen=True)
class Article:
    """One article of the news."""

    slug: str
    days_ago: int
    title: Words
    lead: Words
    body: tuple[Block, ...]
