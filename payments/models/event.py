from django.db import models
from django.utils.translation import gettext_lazy as _


class StripeEvent(models.Model):
    """A webhook that was taken: a hint that something of Stripe's has changed. It is kept once by Stripe's id."""

    event_id = models.CharField(max_length=120, unique=True)
    type = models.CharField(_("type"), max_length=120)
    object_id = models.CharField(_("object"), max_length=120, blank=True)
    api_version = models.CharField(max_length=40, blank=True)
    is_thin = models.BooleanField(default=False)
    received_at = models.DateTimeField(_("received"))
    processed_at = models.DateTimeField(_("processed"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("Stripe event")
        verbose_name_plural = _("Stripe events")
        indexes = [models.Index(fields=["received_at"], name="stripeevent_received")]

    def __str__(self) -> str:
        return self.event_id
