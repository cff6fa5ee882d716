from datetime import datetime

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class NetworkKey(models.Model):
    """The random key of a day's hashes. It is deleted two days later; after that, no hash can be undone."""

    day = models.DateField(unique=True)
    key = models.BinaryField()

    def __str__(self) -> str:
        return str(self.day)


class Attempt(models.Model):
    """One POST of a public action, kept for two days to count against the limits. It names nobody."""

    action = models.CharField(max_length=64)  # "petition:12"
    network = models.CharField(max_length=32, blank=True)  # keyed hash of the IPv4 /32 or IPv6 /64, of the day
    mailbox = models.CharField(max_length=32, blank=True)  # keyed hash of the canonical address, of the day
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["network", "action", "at"], name="attempt_network"),
            models.Index(fields=["mailbox", "at"], name="attempt_mailbox"),
            models.Index(fields=["at"], name="attempt_at"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.at:%H:%M}"


class Limit(models.Model):
    """How many attempts are let through; staff edit the rows. Above either number attempts are quarantined silently."""

    class Scope(models.TextChoices):
        NETWORK = "network", _("One network, one action")
        MAILBOX = "mailbox", _("One mail address, all actions")
        GLOBAL = "global", _("Everybody, all actions")
        PRESSURE = "pressure", _("Everybody: ask for proof of work above this")

    scope = models.CharField(_("counts"), max_length=10, choices=Scope, unique=True)
    burst = models.PositiveIntegerField(_("burst"), validators=[MinValueValidator(1)])
    burst_seconds = models.PositiveIntegerField(_("burst seconds"), default=60, validators=[MinValueValidator(1)])
    sustained = models.PositiveIntegerField(_("sustained"), validators=[MinValueValidator(1)])
    sustained_seconds = models.PositiveIntegerField(
        _("sustained seconds"), default=3600, validators=[MinValueValidator(1)]
    )

    class Meta:
        verbose_name = _("limit")
        verbose_name_plural = _("limits")
        constraints = [
            models.CheckConstraint(
                condition=Q(sustained__gte=F("burst")) & Q(sustained_seconds__gt=F("burst_seconds")),
                name="limit_sustained_above_burst",
                violation_error_message=_("The sustained limit must allow at least the burst, over a longer time."),
            )
        ]

    def __str__(self) -> str:
        return self.get_scope_display()


class TableWindow(models.Model):
    """A time-boxed exemption for a venue's network, so that eighty people at a table are not taken for fraud."""

    action = models.CharField(_("action"), max_length=64)
    network = models.GenericIPAddressField(
        _("the venue's address"),
        null=True,
        help_text=_("The venue's public IP address; it is deleted a day after the end."),
    )
    venue = models.CharField(_("venue"), max_length=120)
    opens_at = models.DateTimeField(_("from"))
    closes_at = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=255)
    created_by = models.CharField(_("made by"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("sign-up table")
        verbose_name_plural = _("sign-up tables")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="table_ends_after_it_begins",
                violation_error_message=_("The end must come after the beginning."),
            )
        ]

    def __str__(self) -> str:
        return self.venue


class Breaker(models.Model):
    """Whether an outside service is left alone for a while because it failed; known to every process."""

    name = models.CharField(max_length=100, unique=True)  # "lookup:census"
    failures = models.PositiveIntegerField(default=0)  # in a row
    trips = models.PositiveIntegerField(default=0)  # how often it opened since the last success
    open_until = models.DateTimeField(null=True)
    probed_until = models.DateTimeField(null=True)  # somebody asks whether it is well; until then the others wait

    def __str__(self) -> str:
        return self.name

    def is_open(self, at: datetime) -> bool:
        """Whether it is left alone, or somebody is asking already."""
        return any(until is not None and at < until for until in (self.open_until, self.probed_until))
