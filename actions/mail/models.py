from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Sender(models.Model):
    """Who a mail comes from, for each hostname: a national office and its affiliates differ."""

    hostname = models.CharField(
        _("hostname"),
        max_length=255,
        unique=True,
        help_text=_("The address of the site, without https:// and without a port: act.example.org"),
    )
    name = models.CharField(_("organisation's name"), max_length=120)
    address = models.EmailField(_("from address"))
    reply_to = models.EmailField(_("reply-to address"), blank=True)
    postal_address = models.CharField(_("postal address"), max_length=255, blank=True)
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default="#b5441f",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Write the colour as # and six digits: #b5441f."))],
    )
    help_url = models.URLField(_("page about privacy and help"), blank=True)

    class Meta:
        verbose_name = _("mail sender")
        verbose_name_plural = _("mail senders")

    def __str__(self) -> str:
        return f"{self.name} ({self.hostname})"
