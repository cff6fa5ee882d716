from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from payments.models.fundraiser import Fundraiser


class OfflineFile(models.Model):
    """A file of gifts that did not come through Stripe, line by line as it was judged; the worker enters them.

    `lines` are those of `offline_csv.Line`. What they say of people goes once the gifts are entered, and a day after a
    file was read that nobody confirmed.
    """

    class State(models.TextChoices):
        READ = "read", _("Read, not confirmed")
        RUNNING = "running", _("Being entered")
        DONE = "done", _("Entered")

    fundraiser = models.ForeignKey(Fundraiser, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=12)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.READ)
    lines = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    good = models.PositiveIntegerField(default=0)  # lines to be entered
    entered = models.PositiveIntegerField(default=0)
    cursor = models.PositiveIntegerField(default=0)  # the line that is next
    created_by = models.CharField(max_length=150, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("file of gifts")
        verbose_name_plural = _("files of gifts")
        indexes = [models.Index(fields=["state", "created_at"], name="offlinefile_state")]

    def __str__(self) -> str:
        return f"file of gifts {self.pk}"
