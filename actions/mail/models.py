from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def languages() -> list[tuple[str, str]]:
    """The choices of a language; a new one needs no migration."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


class Sender(models.Model):
    """Who a mail comes from, for each hostname: a national office and its affiliates differ.

    The row without a language serves all that have none of their own.
    """

    hostname = models.CharField(
        _("hostname"),
        max_length=255,
        help_text=_("The address of the site, without https:// and without a port: act.example.org"),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        choices=languages,
        help_text=_("Where the organisation is called otherwise in a language. Left empty, for all other languages."),
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
        constraints = [
            models.UniqueConstraint(
                fields=["hostname", "language"],
                name="one_sender_a_hostname_and_language",
                violation_error_message=_("This hostname has a sender for this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.hostname})"
