from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string

from cms.drawing import accents, contrast


class SocialLinkBlock(blocks.StructBlock):
    """Where else an organisation can be found."""

    name = blocks.CharBlock(label=_("Name"), max_length=40, help_text=_("Instagram, KakaoTalk channel, …"))
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Link")


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What is one site's own and the same in every language. Words that are translated stand on its home page."""

    class Palette(models.TextChoices):
        PERSIMMON = "persimmon", _("Persimmon")
        INDIGO = "indigo", _("Indigo")
        MOSS = "moss", _("Moss")
        PLUM = "plum", _("Plum")
        HEMP = "hemp", _("Hemp")

    name = models.CharField(_("organisation's name"), max_length=120, blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty, the name is set in the display face."),
    )
    palette = models.CharField(_("colour"), max_length=10, choices=Palette, default=Palette.PERSIMMON)
    custom_colour = models.CharField(
        _("or a colour of your own"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write it like #b5441f."))],
        help_text=_("Like #b5441f. It is made darker or lighter where text on it could not be read."),
    )
    email = models.EmailField(_("mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    address = models.CharField(_("postal address"), max_length=255, blank=True)
    social = StreamField([("link", SocialLinkBlock())], verbose_name=_("elsewhere"), blank=True)
    share_picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For pages without a picture of their own. Left empty, one is drawn."),
    )

    select_related = ["logo", "share_picture"]
    panels = [
        HelpPanel(
            _(
                "Words that are translated stand on the home page, under “Words on every page”: "
                "the tax status, the note on privacy, the thanks."
            )
        ),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("logo")], _("Who we are")),
        MultiFieldPanel(
            [FieldPanel("palette"), FieldPanel("custom_colour"), HelpPanel(template="cms/colour_note.html")],
            _("Colour"),
        ),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone"), FieldPanel("address")], _("Contact")),
        FieldPanel("social"),
        FieldPanel("share_picture"),
    ]

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    @property
    def shown_colour(self) -> str:
        """The custom colour as it can be read on paper; "" without one. Differs from it where it had to be nudged."""
        try:
            return accents.of_colour(self.custom_colour).light
        except contrast.NotAColour:
            return ""
