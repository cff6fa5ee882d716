"""Senators' contact forms: `senate-contact-forms.json`, drawn from github.com/unitedstates/contact-congress.

Public domain (CC0). The format was read on 2026-11-23. A number of topics is null where a form has no such choice.
"""

from pathlib import Path

from actions.legislators.formats import files
from actions.legislators.formats.entries import Entry
from actions.legislators.records import FormRecord

ADDRESSES = ("contact_form_contact_congress", "contact_form_legislators_current")  # the better known first


def read(path: Path) -> list[FormRecord]:
    """A form a senator. Raises Unreadable, also for a senator without a form or with two."""
    forms = [form(senator) for senator in files.entry(path).entries("senators")]
    return files.once(path, forms, key=lambda record: record.person)


def form(senator: Entry) -> FormRecord:
    url = next((link for name in ADDRESSES if (link := senator.link(name))), "")
    if not url:
        raise senator.odd(f"no address of a form in {' or '.join(ADDRESSES)}")
    return FormRecord(
        person=senator.bioguide(),
        url=url,
        required=senator.texts("required_fields"),
        topics=senator.count("topic_option_count"),
        recaptcha=senator.flag("recaptcha_mentioned"),
    )
