from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class DomainRule(models.Model):
    """How one mail provider treats addresses, so that `A.na+x@googlemail.com` and `ana@gmail.com` are one mailbox."""

    domain = models.CharField(_("domain"), max_length=253, unique=True)
    alias_of = models.CharField(_("same as"), max_length=253, blank=True)
    ignores_plus = models.BooleanField(_("ignores what follows a plus"), default=True)
    ignores_dots = models.BooleanField(_("ignores dots"), default=False)

    class Meta:
        verbose_name = _("mail domain rule")
        verbose_name_plural = _("mail domain rules")

    def __str__(self) -> str:
        return self.domain


class Mailbox(models.Model):
    """A mail address. It is not a person: a household may share one."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Not confirmed")
        CONFIRMED = "confirmed", _("Confirmed")
        BOUNCED = "bounced", _("Bounced")
        COMPLAINED = "complained", _("Complained")
        ERASED = "erased", _("Erased")

    address = models.EmailField(_("address as typed"), max_length=254)
    canonical = models.CharField(_("canonical address"), max_length=254)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.UNCONFIRMED)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")
        constraints = [models.UniqueConstraint(fields=["canonical"], name="one_mailbox_a_canonical_address")]

    def __str__(self) -> str:
        return f"mailbox {self.pk}"

    @property
    def accepts_mail(self) -> bool:
        """False after a hard bounce, a complaint or an erasure: nothing is sent there again."""
        return self.state in {self.State.UNCONFIRMED, self.State.CONFIRMED}


class Supporter(models.Model):
    """A person, as she wrote herself. Everything she does points here."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="supporters", db_index=False)
    name = models.CharField(_("name"), max_length=200)
    folded_name = models.CharField(max_length=200, editable=False)
    language = models.CharField(_("language"), max_length=12)
    zip = models.CharField(_("ZIP code"), max_length=5, blank=True, validators=[RegexValidator(r"^\d{5}$")])
    source = models.CharField(_("source"), max_length=100, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)  # that the mailbox is hers
    created_at = models.DateTimeField(_("created"))

    # Set by `people.record`: others fill the household, so what she does waits until her mailbox says it was she.
    beyond_household = False

    class Meta:
        verbose_name = _("supporter")
        verbose_name_plural = _("supporters")
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "folded_name"], name="one_supporter_a_name_in_a_mailbox")
        ]

    def __str__(self) -> str:
        return f"supporter {self.pk}"

    @property
    def is_erased(self) -> bool:
        """True once she was forgotten: what she did still counts, and nobody knows who she was."""
        return not self.name


class ConsentQuerySet(models.QuerySet["Consent"]):
    """The sets that mailings and confirmations ask for."""

    def awaited(self, supporter: Supporter) -> "ConsentQuerySet":
        """What a person said yes to, as it seems, and has not confirmed by mail."""
        return self.filter(supporter=supporter, effective_at=None, withdrawn_at=None).order_by("pk")

    def in_effect(self) -> "ConsentQuerySet":
        """What may be acted on today."""
        return self.filter(effective_at__isnull=False, withdrawn_at=None)


class Consent(models.Model):
    """One yes, with its evidence. It takes effect when the mailbox is confirmed, and ends when withdrawn."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Telephone")
        SMS = "sms", _("Text message")

    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="consents")
    channel = models.CharField(_("channel"), max_length=8, choices=Channel, default=Channel.EMAIL)
    wording = models.TextField(_("wording shown"))
    wording_version = models.CharField(_("wording version"), max_length=12)
    language = models.CharField(_("language"), max_length=12)
    page_url = models.URLField(_("page"), max_length=2000)
    given_at = models.DateTimeField(_("given"))
    effective_at = models.DateTimeField(_("in effect since"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return f"{self.channel} {self.given_at:%Y-%m-%d}"
