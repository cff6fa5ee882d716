from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficeSwitch(models.Model):
    """An office to which nothing is sent until a moment: it asked for that, or its gateway does not take messages."""

    office = models.CharField(
        _("office"), max_length=64, help_text=_("The member's id in the roster (S000148), or contact:12.")
    )
    reason = models.CharField(_("reason"), max_length=255)
    until = models.DateTimeField(_("until"))
    created_by = models.CharField(_("made by"), max_length=150, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("switched-off office")
        verbose_name_plural = _("switched-off offices")
        indexes = [models.Index(fields=["office", "until"], name="office_switched_off")]

    def __str__(self) -> str:
        return self.office


class OfficePace(models.Model):
    """When the next letter may go to an office; see `pacing`."""

    office = models.CharField(max_length=64)
    next_at = models.FloatField()  # seconds since 1970: both databases add to it in one statement

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office"], name="one_pace_an_office")]

    def __str__(self) -> str:
        return self.office
