from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks.body import BODY
from cms.pages.base import LEAD_SEARCH, Illustrated, PublicPage, lead_field

SHORT_RICH_TEXT = ["bold", "italic", "link", "ol", "ul"]


class StandardPage(Illustrated, PublicPage):
    """A page of words: about us, privacy, contact."""

    lead = lead_field()
    body = StreamField(BODY, verbose_name=_("content"), blank=True)
    show_in_footer = models.BooleanField(_("show at the foot of every page"), default=False)

    content_panels = [*Page.content_panels, FieldPanel("lead"), Illustrated.picture_panel, FieldPanel("body")]
    promote_panels = [
        *PublicPage.promote_panels[:-1],
        MultiFieldPanel([FieldPanel("show_in_menus"), FieldPanel("show_in_footer")], _("In the menus")),
    ]
    search_fields = [*Page.search_fields, *LEAD_SEARCH, index.SearchField("body"), index.AutocompleteField("body")]
    parent_page_types = ["cms.HomePage", "cms.StandardPage", "cms.CampaignPage"]
    subpage_types = ["cms.StandardPage", "cms.PetitionPage", "cms.LetterPage", "cms.GivePage"]
    template = "cms/standard_page.html"

    class Meta:
        verbose_name = _("page of words")
        verbose_name_plural = _("pages of words")
