from django.db import models
from django.utils.translation import gettext_lazy as _


class GivingPause(models.Model):
    """Until a moment no new gift is begun anywhere: cards are being tried, or Stripe's account is being mended.

    `words` are what visitors read, by language; where a language has none, they read a few kind words of ours.
    """

    until = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=200)
    words = models.JSONField(_("what visitors read"), default=dict, blank=True)
    created_by = models.CharField(max_length=150, blank=True, editable=False)

    class Meta:
        verbose_name = _("pause in giving")
        verbose_name_plural = _("pauses in giving")
        indexes = [models.Index(fields=["until"], name="givingpause_until")]

    def __str__(self) -> str:
        return self.reason
