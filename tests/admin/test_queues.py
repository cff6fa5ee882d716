"""Comments to read, signatures in quarantine and jobs in trouble: chosen by boxes, decided by buttons."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from actions.outbox.models import Job
from actions.petitions.models import Petition, Signature
from advocacy.work import KINDS
from cms.admin import job_words
from tests.admin.conftest import says

COMMENTS, QUARANTINE, JOBS = "/admin/comments/", "/admin/quarantine/", "/admin/jobs/"


def decide(client, url, decision, *rows):
    return client.post(url, {"decision": decision, "pk": [row.pk for row in rows]}, follow=True)


@pytest.fixture
def comment(sign):
    def write(name="Ana Reyes", words="For my sister.", **columns):
        return sign(name, comment=words, moderation=Signature.Moderation.WAITING, **columns)

    return write


@pytest.fixture
def job(at):
    def make(number=1, state="dead", **columns):
        key = f"mail:{number}"
        return Job.objects.create(
            kind="petitions.confirm", reference=number, dedupe_key=key, state=state, due_at=at, created_at=at, **columns
        )

    return make


def test_comments_are_approved_and_refused_together(olga, comment):
    ana, ben, cho = comment("Ana"), comment("Ben"), comment("Cho")
    assert says(decide(olga, COMMENTS, "approve", ana, ben)) == ["2 comments approved."]
    assert says(decide(olga, COMMENTS, "refuse", cho)) == ["1 comment refused."]
    assert list(Signature.objects.order_by("pk").values_list("moderation", flat=True)) == [
        "approved",
        "approved",
        "refused",
    ]
    assert ModelLogEntry.objects.get(action="actions.approve").data == {"number": 2}


def test_a_decided_comment_leaves_the_queue_and_a_second_click_changes_nothing(olga, comment):
    ana = comment()
    decide(olga, COMMENTS, "approve", ana)
    assert says(decide(olga, COMMENTS, "refuse", ana)) == ["0 comments refused."]
    ana.refresh_from_db()
    assert ana.moderation == "approved"
    assert "No comment waits to be read." in olga.get(COMMENTS).content.decode()


@pytest.mark.parametrize("state", ["withdrawn", "quarantined", "invalidated"])
def test_comments_of_signatures_that_do_not_stand_are_not_asked_about(olga, comment, state):
    comment(state=state)
    assert olga.get(COMMENTS).context["number"] == 0


def test_markup_in_a_comment_is_shown_as_typed(olga, comment):
    comment(words="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in olga.get(COMMENTS).content.decode()


def test_one_petitions_queue_is_looked_at_alone(olga, comment, petition):
    comment("Ana")
    comment("Ben", on=Petition.objects.create(name="Forest", targets="the mayor"))
    assert olga.get(COMMENTS).context["number"] == 2
    assert olga.get(COMMENTS, {"petition": petition.pk}).context["number"] == 1
    assert olga.get(COMMENTS, {"petition": "x'"}).context["number"] == 2


@pytest.mark.parametrize(
    "sent",
    [{}, {"decision": "approve"}, {"pk": "1"}, {"decision": "burn", "pk": "1"}, {"decision": "approve", "pk": "x"}],
)
def test_a_button_without_a_choice_or_a_choice_without_a_button_asks_again(olga, comment, sent):
    comment()
    answer = olga.post(COMMENTS, sent, follow=True)
    assert says(answer) == ["Choose at least one row, then what to do with it."]
    assert Signature.objects.get().moderation == "waiting"


def test_an_editor_decides_on_nothing(edith, comment, sign):
    waiting, quarantined = comment(), sign("Ben", state="quarantined")
    for url, decision, row in ((COMMENTS, "approve", waiting), (QUARANTINE, "release", quarantined)):
        assert edith.post(url, {"decision": decision, "pk": row.pk})["Location"] == "/admin/"
    assert set(Signature.objects.values_list("state", "moderation")) == {("valid", "waiting"), ("quarantined", "")}


def test_the_quarantine_says_in_words_why_each_is_in_it(olga, sign):
    ana = sign("Ana", state="quarantined", state_reason="haste limit")
    written = sign("Ben", state="invalidated", state_reason="limit of patience")
    why = "Sent faster than anybody types; More attempts than the limits allow"
    assert why in olga.get(QUARANTINE).content.decode()
    assert why in olga.get(f"/admin/signatures/inspect/{ana.pk}/").content.decode()
    assert "limit of patience" in olga.get(f"/admin/signatures/inspect/{written.pk}/").content.decode()


def test_released_signatures_count_and_get_their_mail(olga, sign):
    ana, ben = sign("Ana", state="quarantined", confirmed_at=None), sign("Ben", state="quarantined")
    answer = decide(olga, QUARANTINE, "release", ana)
    assert says(answer) == ["1 signature released. It counts now, and its mail is on its way."]
    ana.refresh_from_db()
    ben.refresh_from_db()
    assert (ana.state, ben.state) == ("valid", "quarantined")
    assert list(Job.objects.values_list("kind", "reference")) == [("petitions.confirm", ana.pk)]


def test_a_second_release_sends_no_second_mail(olga, sign):
    ana = sign("Ana", state="quarantined")
    for _ in range(2):
        decide(olga, QUARANTINE, "release", ana)
    assert Job.objects.count() == 1


def test_the_quarantine_releases_nothing_but_what_is_in_it(olga, sign):
    withdrawn = sign(state="withdrawn")
    decide(olga, QUARANTINE, "release", withdrawn)
    withdrawn.refresh_from_db()
    assert withdrawn.state == "withdrawn"


def test_a_job_that_was_given_up_is_tried_again(adam, job):
    dead = job(last_error="Connection refused")
    assert "Connection refused" in adam.get(JOBS).content.decode()
    assert says(decide(adam, JOBS, "retry", dead)) == ["1 job will be tried again."]
    dead.refresh_from_db()
    assert (dead.state, dead.attempts) == ("pending", 0)
    assert dead.history[-1]["note"] == "Tried again by adam"


def test_a_job_is_dropped_and_says_who_did_it(adam, job):
    dead = job(state="unknown")
    assert says(decide(adam, JOBS, "drop", dead)) == ["1 job dropped."]
    dead.refresh_from_db()
    assert dead.state == "dropped"
    assert ModelLogEntry.objects.get(action="actions.drop").user.username == "adam"


def test_a_recurring_job_is_not_dropped(adam, at):
    row = Job.objects.create(
        kind="petitions.fold", dedupe_key="every:petitions.fold", state="dead", due_at=at, created_at=at
    )
    assert "cannot be dropped" in says(decide(adam, JOBS, "drop", row))[0]
    row.refresh_from_db()
    assert row.state == "dead"


@pytest.mark.parametrize("state", ["pending", "leased", "done", "dropped"])
def test_a_job_that_is_well_is_left_alone(adam, job, state):
    well = job(state=state)
    decide(adam, JOBS, "retry", well)
    well.refresh_from_db()
    assert well.state == state


def test_the_newest_jobs_are_shown_and_nothing_can_be_done_there(adam, job):
    job(1, "done")
    job(2, "pending")
    answer = adam.get(reverse("newest_jobs"))
    assert [row.reference for row in answer.context["object_list"]] == [2, 1]
    assert 'name="decision"' not in answer.content.decode()
    assert [row.reference for row in adam.get(reverse("newest_jobs"), {"state": "done"}).context["object_list"]] == [1]


def test_an_organiser_sees_no_jobs(olga, job):
    dead = job()
    assert olga.post(JOBS, {"decision": "retry", "pk": dead.pk})["Location"] == "/admin/"
    dead.refresh_from_db()
    assert dead.state == "dead"


def test_more_than_a_page_of_comments_is_leafed_through(olga, comment):
    for number in range(101):
        comment(f"Signer {number}")
    first = olga.get(COMMENTS)
    assert len(first.context["page"].rows) == 100
    assert len(olga.get(COMMENTS + first.context["page"].older).context["page"].rows) == 1


def test_every_kind_of_job_has_a_name_and_its_code(adam, job):
    assert set(job_words.WORDS) == set(KINDS)
    job()
    page = adam.get(JOBS).content.decode()
    assert "Mail: confirm a signature" in page
    assert "<code>petitions.confirm</code>" in page


def test_a_kind_that_is_no_longer_known_is_shown_by_its_code(adam, job):
    job()
    Job.objects.update(kind="gone.away")
    assert "<code>gone.away</code>" in adam.get(JOBS).content.decode()
