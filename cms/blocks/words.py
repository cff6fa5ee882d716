from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT = _("Text")
PICTURES = _("Pictures and film")
ACTIONS = _("Actions")
PEOPLE = _("People")


class RichTextBlock(blocks.RichTextBlock):
    """Running text with headings, lists and links."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings, lists and links.")
        group = TEXT
        template = "cms/blocks/rich_text.html"
        preview_value = "<h2>Why we ask</h2><p>People who <b>live and work here</b> belong here.</p>"


class PullQuoteBlock(blocks.StructBlock):
    """Somebody's own words, set large."""

    text = blocks.TextBlock(label=_("Quote"), help_text=_("Without quotation marks; they are drawn."))
    name = blocks.CharBlock(label=_("Who says it"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("Role or place"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("One or two sentences in somebody's own words, set large.")
        group = TEXT
        template = "cms/blocks/quote.html"
        preview_value = {"text": "I signed for myself first. In ink.", "name": "Mr. Park", "role": "Annandale"}


class FactBlock(blocks.StructBlock):
    """A fact with its source; a number, where it has one, is set as the hero."""

    number = blocks.CharBlock(
        label=_("Number, set large"),
        required=False,
        max_length=24,
        help_text=_("As it is to be read: 11 million, 60 %."),
    )
    text = blocks.TextBlock(label=_("Fact"), help_text=_("What the number counts, or the whole fact in a sentence."))
    source = blocks.CharBlock(label=_("Source"), max_length=200, help_text=_("Who counted or wrote it, and when."))
    source_url = blocks.URLBlock(label=_("Link to the source"), required=False)

    class Meta:
        icon = "info-circle"
        label = _("Fact")
        description = _("A fact with its source. A number is set large.")
        group = TEXT
        template = "cms/blocks/fact.html"
        preview_value = {
            "number": "11 million",
            "text": "undocumented people live in the United States.",
            "source": "Migration Policy Institute, 2024",
            "source_url": "",
        }


class AccordionBlock(blocks.StructBlock):
    """Questions that open to their answers."""

    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Question"), max_length=200)),
                ("content", blocks.RichTextBlock(label=_("Answer"), features=["bold", "italic", "ol", "ul", "link"])),
            ]
        ),
        label=_("Questions"),
        min_num=1,
    )

    class Meta:
        icon = "list-ul"
        label = _("Questions and answers")
        description = _("Questions that open to their answers when pressed.")
        group = TEXT
        template = "cms/blocks/accordion.html"
        preview_value = {
            "items": [
                {"title": "Who can sign?", "content": "<p>Everybody who lives here.</p>"},
                {"title": "What happens with my name?", "content": "<p>It goes to Congress, with the others.</p>"},
            ]
        }


class TimelineBlock(blocks.StructBlock):
    """One step of a campaign, done or to come."""

    when = blocks.CharBlock(label=_("When"), max_length=60, help_text=_("In words: March 2026, next spring."))
    title = blocks.CharBlock(label=_("What"), max_length=120)
    text = blocks.RichTextBlock(label=_("More"), required=False, features=["bold", "italic", "link"])

    class Meta:
        icon = "date"
        label = _("Step")
        description = _("One step of a campaign: what happened or will happen, and when.")
        group = TEXT
        preview_template = "cms/blocks/timeline_preview.html"
        preview_value = {"when": "March 2026", "title": "We hand in the names", "text": ""}
