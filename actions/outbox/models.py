from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class JobQuerySet(models.QuerySet["Job"]):
    """The sets that workers, the health page and staff ask for."""

    def due(self, at: datetime) -> "JobQuerySet":
        """Waiting jobs whose time has come."""
        return self.filter(state__in=[Job.State.PENDING, Job.State.FAILED], due_at__lte=at)

    def abandoned(self, at: datetime) -> "JobQuerySet":
        """Jobs whose lease ran out: their worker died, or is slower than it said."""
        return self.filter(state=Job.State.LEASED, leased_until__lt=at)

    def troubled(self) -> "JobQuerySet":
        """Jobs that a person may want to look at."""
        return self.filter(state__in=[Job.State.FAILED, Job.State.DEAD, Job.State.UNKNOWN])


class Job(models.Model):
    """One side effect that must happen, written in the transaction of the row that causes it.

    It holds a kind and the id of a row, never personal data in clear.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        LEASED = "leased", _("Being done")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed, will be tried again")
        DEAD = "dead", _("Given up")
        UNKNOWN = "unknown", _("Outcome unknown")
        DROPPED = "dropped", _("Dropped by staff")

    kind = models.CharField(_("kind"), max_length=64)
    reference = models.BigIntegerField(_("row"), default=0)
    dedupe_key = models.CharField(_("dedupe key"), max_length=160)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("due"))
    leased_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)
    history = models.JSONField(_("history"), default=list)  # [{"at": iso, "state": str, "note": str}, …], the newest 20
    created_at = models.DateTimeField(_("created"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        # Not `unique=True`, which gives PostgreSQL a second index for LIKE; so wherever rows are many.
        constraints = [models.UniqueConstraint(fields=["dedupe_key"], name="one_job_a_dedupe_key")]
        indexes = [
            models.Index(fields=["due_at", "id"], name="job_waiting", condition=Q(state__in=["pending", "failed"])),
            models.Index(fields=["leased_until"], name="job_leased", condition=Q(state="leased")),
            models.Index(fields=["-id"], name="job_troubled", condition=Q(state__in=["failed", "dead", "unknown"])),
            models.Index(fields=["finished_at"], name="job_finished", condition=Q(state__in=["done", "dropped"])),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Heartbeat(models.Model):
    """When each worker was last seen alive."""

    worker = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    jobs_done = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.worker
