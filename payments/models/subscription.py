import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from actions.supporters.models import Supporter
from payments.models.fundraiser import Fundraiser


class Subscription(models.Model):
    """A gift that comes again each month or year, as Stripe collects it."""

    class State(models.TextChoices):
        STARTING = "starting", _("Not begun")
        ACTIVE = "active", _("Active")
        PAST_DUE = "past_due", _("Payment late")
        PAUSED = "paused", _("Paused")
        CANCELLED = "cancelled", _("Ended")

    class Interval(models.TextChoices):
        MONTH = "month", _("Monthly")
        YEAR = "year", _("Yearly")

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    fundraiser = models.ForeignKey(Fundraiser, on_delete=models.PROTECT, related_name="subscriptions")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+", null=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.STARTING)
    interval = models.CharField(_("how often"), max_length=5, choices=Interval, default=Interval.MONTH)
    amount_cents = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=12)
    page_url = models.URLField(_("page"), max_length=2000, blank=True)
    stripe_id = models.CharField(max_length=120, unique=True, editable=False)
    customer_id = models.CharField(max_length=120, blank=True, editable=False)
    asked = models.PositiveIntegerField(default=0, editable=False)  # as a gift's
    answered = models.PositiveIntegerField(default=0, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(_("begun"), null=True, blank=True)
    paid_until = models.DateTimeField(_("paid until"), null=True, blank=True)
    ends_at = models.DateTimeField(_("will end"), null=True, blank=True)  # she stopped it; it runs to this day
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("recurring gift")
        verbose_name_plural = _("recurring gifts")
        indexes = [models.Index(fields=["state", "started_at"], name="subscription_state")]

    def __str__(self) -> str:
        return f"subscription {self.pk}"

    @property
    def gives(self) -> bool:
        """Whether it counts as a supporter's: also while a payment is late, until Stripe ends it."""
        return self.state in {self.State.ACTIVE, self.State.PAST_DUE, self.State.PAUSED}


class Membership(models.Model):
    """What dues open: a level, since when, and until when they are paid."""

    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+", null=True)
    subscription = models.OneToOneField(Subscription, on_delete=models.PROTECT, related_name="membership")
    level = models.CharField(_("level"), max_length=60, blank=True)
    since = models.DateTimeField(_("since"))
    paid_until = models.DateTimeField(_("paid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return f"membership {self.pk}"
