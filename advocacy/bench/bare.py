"""Bare views: one says hello, the others insert two rows in one transaction, or one."""

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from actions.limits.models import Attempt
from actions.outbox.models import Job


def hello(request: HttpRequest) -> HttpResponse:
    """The least that Django can do."""
    return HttpResponse("hello")


def insert(request: HttpRequest) -> HttpResponse:
    """The least that writes: an attempt and a job, as a signature also writes them."""
    now = timezone.now()
    with transaction.atomic():
        Attempt.objects.create(action="bench", at=now)
        Job.objects.create(kind="bench", dedupe_key=uuid.uuid4().hex, due_at=now, created_at=now)
    return HttpResponse("done")


def insert_one(request: HttpRequest) -> HttpResponse:
    """A single row, as a webhook at least writes."""
    Attempt.objects.create(action="bench", at=timezone.now())
    return HttpResponse("done")


urlpatterns = [path("hello", hello), path("insert", insert), path("insert-one", insert_one)]
