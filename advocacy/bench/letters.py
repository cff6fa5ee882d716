"""The speed of letters: preparing and queuing one to three offices, and carrying them to the sandbox's gateways."""

import subprocess
import sys
import time
import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from actions.legislators.models import ContactForm, DataSet, GatewayOffice, Member
from actions.legislators.seats import Seat
from actions.letters import targeting, versions, writing
from actions.letters.models import Delivery, LetterCampaign, LetterVersion
from actions.outbox.models import Job
from advocacy.sandbox import gateways

LETTERS = 400
OWN = [Seat("house", "NY", "12"), Seat("senate", "NY", "1"), Seat("senate", "NY", "3")]
ADDRESS = {
    "prefix": "Ms.",
    "first_name": "Bench",
    "last_name": "Person",
    "street": "421 Example Street",
    "city": "New York",
    "phone": "",
    "address_validated": True,
}
KEY = "YmVuY2gtb25seS1ub3QtYS1zZWNyZXQtMDEyMzQ1Njc="
ENVIRONMENT = {"OFFICE_PER_MINUTE": "1000000", "OFFICE_AT_ONCE": "1000000"}  # no pace holds the measurement up
WORKERS = 3  # on two cores: each waits for the database and the gateway for a third of its time


def campaign() -> LetterCampaign:
    """A campaign to three offices, with gateways for all of them. `districts.fill` has brought the members."""
    made = LetterCampaign.objects.create(name="bench", state=LetterCampaign.State.OPEN)
    LetterVersion.objects.create(campaign=made, name="bench", subject="Bench", body="A sentence or two. " * 60)
    now = timezone.now()
    for kind in (DataSet.Kind.SENATE_GATEWAY, DataSet.Kind.SENATE_FORMS):
        columns: dict[str, Any] = {"source": "", "licence": "", "sha256": "", "entries": 2, "imported_at": now}
        DataSet.objects.filter(kind=kind).delete()
        data_set = DataSet.objects.create(kind=kind, name="bench", **columns)
        for member in Member.objects.filter(chamber="senate", state="NY", data_set__state=DataSet.State.CURRENT):
            if kind == DataSet.Kind.SENATE_GATEWAY:
                GatewayOffice.objects.create(
                    data_set=data_set, person=member.person, code=f"SNY{int(member.district):02d}"
                )
            else:
                ContactForm.objects.create(data_set=data_set, person=member.person, url="https://example.org/")
    return made


def prepare(asked: LetterCampaign) -> float:
    """Letters a second that are prepared and queued, one after the other, each by another person."""
    begun = time.monotonic()
    for number in range(LETTERS):
        write(asked, number, timezone.now())
    return LETTERS / (time.monotonic() - begun)


def write(asked: LetterCampaign, number: int, at: datetime) -> None:
    """One letter, as a valid form brings it: its offices and versions are looked up anew, as for everybody."""
    rows = versions.of(asked)
    offices = targeting.of(asked, OWN, at=at).offices
    writing.send(
        campaign=asked,
        key=uuid.uuid4().hex,
        choices=[
            writing.Choice(office, version, version.subject, version.body)
            for office in offices
            for version in [versions.for_office(rows, office)]
        ],
        own_words="I live here.",
        name="Bench Person",
        email=f"letter{number}@example.net",
        sealed=ADDRESS,
        zip="10001",
        state="NY",
        district="12",
        provider="zip",
        news_wording="",
        suspicious=False,
        state_reason="",
        proven=True,
        language="en",
        page_url="http://127.0.0.1/en/write/",
        page_title="",
        source="",
        referrer="",
        utm={},
        network="",
        table=None,
        at=at,
    )


def deliver() -> float:
    """Deliveries a second that some workers, each a process of its own, hand to the sandbox's gateways over HTTP.

    Counted from when all have begun until all is done.
    """
    Job.objects.exclude(kind="letters.deliver").delete()
    number, before = Job.objects.count(), accepted()
    with gateways.running() as playing:
        given = {**playing.settings, **ENVIRONMENT, "LETTER_KEYS": KEY}
        variables = [f"{name}={value}" for name, value in given.items()]
        command = ["/usr/bin/env", *variables, sys.executable, "manage.py", "work", "--drain"]
        workers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(WORKERS)]  # noqa: S603
        first = wait_for(before + number // 10, workers)
        begun = time.monotonic()
        last = wait_for(before + number, workers)
        taken = time.monotonic() - begun
        for worker in workers:
            worker.wait()
    return (last - first) / taken if last == before + number else 0.0


def wait_for(number: int, workers: list[subprocess.Popen[bytes]]) -> int:
    """How many deliveries are accepted, once they are as many as that, or no worker runs any more."""
    while True:
        running = any(worker.poll() is None for worker in workers)
        if (now := accepted()) >= number or not running:
            return now
        time.sleep(0.05)


def accepted() -> int:
    """How many deliveries are accepted, the demo's own among them."""
    return Delivery.objects.filter(state=Delivery.State.ACCEPTED).count()


def configure() -> None:
    """The key is a throw-away one, and both gateways are on."""
    settings.CWC_HOUSE_URL = settings.CWC_SENATE_URL = "http://127.0.0.1:9"  # until `deliver` says where they are
    settings.CWC_HOUSE_KEY = settings.CWC_SENATE_KEY = "bench"
    settings.LETTER_KEYS = [KEY]
