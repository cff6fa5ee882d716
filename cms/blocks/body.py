"""Which blocks stand in which place."""

from cms.blocks.acting import ActionFormBlock, CallToActionBlock, GiveFormBlock, ProgressBlock, StoryTeaserBlock
from cms.blocks.media import PartnerLogosBlock, PictureBlock, VideoBlock
from cms.blocks.words import AccordionBlock, FactBlock, PullQuoteBlock, RichTextBlock, TimelineBlock

BODY = [
    ("rich_text", RichTextBlock()),
    ("quote", PullQuoteBlock()),
    ("fact", FactBlock()),
    ("accordion", AccordionBlock()),
    ("picture", PictureBlock()),
    ("video", VideoBlock()),
    ("partner_logos", PartnerLogosBlock()),
    ("call_to_action", CallToActionBlock()),
    ("action_form", ActionFormBlock()),
    ("give_form", GiveFormBlock()),
    ("progress", ProgressBlock()),
    ("story_teaser", StoryTeaserBlock()),
]
FACTS = [("fact", FactBlock())]
TIMELINE = [("step", TimelineBlock())]
