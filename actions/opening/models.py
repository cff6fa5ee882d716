from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

GRACE = timedelta(hours=24)  # a page left open, or a wrong clock, never loses what somebody did


class Opening(models.Model):
    """What staff open and close: a draft until then, open between its dates, closed by hand or by the clock."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    state = models.CharField(_("state"), max_length=6, choices=State, default=State.DRAFT)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, editable=False)  # when staff closed it (date_closing)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(opens_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="%(class)s_closes_after_it_opens",
                violation_error_message=_("It must close after it opens."),
            )
        ]

    def is_closed(self, at: datetime) -> bool:
        """True once staff closed it or its time has passed; its page then shows what came of it, and no form."""
        return self.state == self.State.CLOSED or (self.closes_at is not None and at >= self.closes_at)

    def is_early(self, at: datetime) -> bool:
        """True before it opens: while a draft, or before its date."""
        return self.state == self.State.DRAFT or (self.opens_at is not None and at < self.opens_at)

    def accepts(self, at: datetime) -> bool:
        """Whether what somebody sends is kept. Wider than the page's form: early is kept, and so is a day after."""
        if self.state == self.State.DRAFT:
            return False
        ends = [self.closes_at, self.closed_at if self.state == self.State.CLOSED else None]
        end = min((moment for moment in ends if moment is not None), default=None)
        return at < end + GRACE if end else self.state == self.State.OPEN

    def date_closing(self, at: datetime) -> None:
        """Note when staff closed it, or forget it once it is open again. Called before a changed state is saved."""
        if self.state != self.State.CLOSED:
            self.closed_at = None
        elif self.closed_at is None:
            self.closed_at = at
