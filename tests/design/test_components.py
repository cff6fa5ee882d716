"""Each component, with everything it can show and with only what it needs."""

import re
from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils import translation

from advocacy.styleguide.samples import COUNTS, Counts, Questions

SHELL = {
    "name": "Common Thread",
    "home_url": "/en/",
    "menu": [{"title": "Stories", "url": "/en/stories/", "current": True}],
    "languages": [
        {"code": "en", "name": "English", "url": "/en/", "current": True},
        {"code": "ko", "name": "한국어", "url": "/ko/", "current": False},
    ],
    "about": "Who we are.",
    "address": "41 River Street",
    "email": "hello@example.org",
    "phone": "+1 555 0100",
    "social": [{"name": "Instagram", "url": "https://example.org/"}],
    "footer_menu": [{"title": "Contact", "url": "/en/contact/"}],
    "privacy_url": "/en/privacy/",
    "tax_status": "A charity.",
}
BARE = {
    "skip_link": {},
    "site_header": {},
    "site_footer": {},
    "language_switch": {},
    "breadcrumb": {},
    "button": {"label": "Sign"},
    "mark": {},
    "error_summary": {"form": Questions()},
    "field": {"field": Questions()["name"]},
    "form_shell": {"form": Questions(), "submit": "Sign"},
    "progress": {"counts": COUNTS["none"]},
    "figure_number": {"number": "9,081", "label": "reports"},
    "fact": {"text": "A fact."},
    "source": {},
    "quote": {"text": "Words."},
    "notice": {},
    "share": {"links": [], "url": "https://example.org/"},
    "copy_link": {"id": "a", "label": "Copy", "url": "https://example.org/"},
    "next_action": {"title": "Write", "url": "/", "label": "Go"},
    "teaser": {"title": "A story", "url": "/s/"},
    "accordion": {"items": []},
    "picture": {"media": ""},
    "outcome": {"title": "We won"},
    "action_box": {"title": "Sign", "url": "/", "label": "Go"},
    "pattern": {"seed": "a"},
    "video_click": {"url": "https://example.org/film", "title": "A film"},
    "timeline": {"entries": [{"title": "Today"}]},
    "partner_logos": {"partners": []},
    "pagination": {"page_obj": Paginator([1], 10).page(1)},
    "meta": {"meta": {"title": "A page"}},
}
FULL = {
    "site_header": {"shell": SHELL},
    "site_footer": {"shell": SHELL},
    "language_switch": {"languages": SHELL["languages"]},
    "breadcrumb": {"crumbs": SHELL["menu"]},
    "button": {"label": "Sign", "kind": "quiet", "full": True, "name": "step", "value": "2", "disabled": True},
    "progress": {"counts": COUNTS["near"], "count_url": "count.json"},
    "figure_number": {"number": "9,081", "label": "reports", "source": "Stop AAPI Hate", "source_url": "/s"},
    "fact": {"text": "A fact.", "source": "Census", "source_url": "https://example.org/census"},
    "quote": {"text": "Words.", "name": "Ana Reyes", "role": "Nurse"},
    "outcome": {"title": "We won", "kind": "good", "on": "today"},
    "action_box": {"title": "Sign", "url": "/", "label": "Go", "text": "Now.", "counts": COUNTS["near"], "seed": "/"},
    "notice": {"kind": "good", "title": "Done", "text": "It is done.", "live": True},
    "share": {
        "links": [{"name": "E-mail", "url": "mailto:"}],
        "url": "https://e.org/",
        "heading": "On",
        "qr": "q",
        "kakao_url": "k",
    },
    "next_action": {"title": "Write", "url": "/", "label": "Go", "text": "Now.", "kicker": "After you have signed"},
    "teaser": {
        "title": "A",
        "url": "/",
        "kicker": "K",
        "text": "T",
        "date": date(2026, 1, 2),
        "seed": "a",
        "large": True,
    },
    "accordion": {"items": [{"title": "Who?", "content": "You."}]},
    "picture": {"media": "image", "caption": "A table.", "credit": "Ana Reyes", "bleed": True},
    "video_click": {"url": "/", "title": "A", "embed_url": "/e", "seed": "a", "provider": "YouTube", "caption": "C"},
    "timeline": {"entries": [{"title": "A", "date": date(2026, 1, 2), "text": "B"}, {"title": "C", "when": "Summer"}]},
    "partner_logos": {"partners": [{"name": "A", "url": "/"}, {"name": "B"}], "heading": "With"},
    "pagination": {"page_obj": Paginator(range(30), 10).page(2)},
}


def part(name, /, **context):
    return " ".join(render_to_string(f"components/{name}.html", context).split())


@pytest.mark.parametrize("name", BARE)
def test_a_component_stands_with_only_what_it_needs(name):
    assert "None" not in part(name, **BARE[name])


@pytest.mark.parametrize("name", FULL)
def test_a_component_shows_all_that_it_is_given(name):
    full, bare = part(name, **FULL[name]), part(name, **BARE[name])
    assert len(full) > len(bare)
    assert "None" not in full


def test_what_is_typed_by_people_is_escaped():
    assert "<b>" not in part("quote", text="<b>bold</b>", name="<b>Ana</b>", role="<b>")


class Asking(forms.Form):
    mail = forms.EmailField(label="E-mail", help_text="We write once.")
    phone = forms.CharField(label="Telephone", required=False)
    news = forms.BooleanField(label="Write to me", required=False)


def test_a_fields_hint_and_error_are_tied_to_it():
    field = part("field", field=Asking({"mail": "ana@"})["mail"])
    assert 'aria-describedby="id_mail_helptext id_mail_error"' in field
    assert 'id="id_mail_helptext"' in field
    assert 'id="id_mail_error"' in field
    assert 'aria-invalid="true"' in field
    assert '<label class="field-label" for="id_mail">' in field


def test_a_field_without_hint_and_error_refers_to_nothing():
    assert "aria-describedby" not in part("field", field=Asking()["phone"])


def test_optional_is_said_in_words_and_not_of_boxes_to_tick():
    assert "(optional)" in part("field", field=Asking()["phone"])
    assert "(optional)" not in part("field", field=Asking()["mail"])
    assert "(optional)" not in part("field", field=Asking()["news"])


def test_what_was_typed_is_still_there_after_an_error():
    assert 'value="ana@"' in part("field", field=Asking({"mail": "ana@"})["mail"])


def test_the_summary_links_each_error_to_its_field():
    summary = part("error_summary", form=Asking({"mail": "ana@"}))
    assert 'href="#id_mail"' in summary
    assert 'role="alert"' in summary


def test_a_form_without_errors_has_no_summary():
    assert part("error_summary", form=Asking({"mail": "ana@example.org"})) == ""


def test_a_trap_is_hidden_from_people_and_their_screen_readers():
    form = part("form_shell", form=Questions(), submit="Sign")
    assert '<div class="field-trap" aria-hidden="true"><label for="id_website">' in form


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (COUNTS["none"], "Nobody has signed yet. Be the first of 100."),
        (COUNTS["one"], "has signed. Help us reach"),
        (COUNTS["near"], "have signed. Help us reach"),
    ],
)
def test_progress_is_said_in_words(counts, words):
    assert words in part("progress", counts=counts)


def test_confirmed_and_paper_stand_apart():
    progress = part("progress", counts=COUNTS["near"])
    assert "2,301 confirmed by e-mail. 120 more signed on paper." in progress


def test_nothing_is_said_of_parts_that_are_none():
    assert "progress-parts" not in part("progress", counts=Counts(12, 0, 0, 100))


def test_the_words_for_the_next_signers_wait_for_the_script():
    progress = part("progress", counts=COUNTS["none"], count_url="count.json")
    assert re.findall(r'<p class="progress-words"([^>]*)>', progress) == [
        ' data-up-to="0"',
        ' data-up-to="1" hidden',
        " hidden",
    ]
    assert "hidden" not in part("progress", counts=COUNTS["none"])
    assert part("progress", counts=COUNTS["near"], count_url="count.json").count("progress-words") == 1


def test_a_closed_petition_asks_for_no_more():
    progress = part("progress", counts=COUNTS["near"], count_url="count.json", closed=True)
    assert "signed." in progress
    assert "Help us" not in progress
    assert "live-count" not in progress


@pytest.mark.parametrize(("language", "written"), [("en", "1,204,377"), ("es", "1,204,377"), ("de", "1.204.377")])
def test_a_number_is_written_as_its_readers_write_it_and_the_bar_as_machines_do(language, written):
    with translation.override(language):
        progress = part("progress", counts=COUNTS["many"])
    assert written in progress
    assert 'value="1204377" max="1250000"' in progress


def test_a_film_loads_nothing_before_it_is_pressed():
    film = part("video_click", url="/film", title="A", embed_url="https://www.youtube-nocookie.com/embed/a", seed="a")
    assert "<iframe" not in film
    assert 'href="/film"' in film


def test_a_list_of_one_page_has_no_pages_to_turn():
    assert part("pagination", page_obj=Paginator([1], 10).page(1)) == ""


def test_the_header_says_which_language_is_read():
    header = part("site_header", shell=SHELL)
    assert '<strong lang="en" aria-current="true">English</strong>' in header
    assert 'hreflang="ko"' in header


def test_meta_repeats_nothing_that_is_not_there():
    assert "og:image" not in part("meta", meta={"title": "A page"})
    assert "og:image" in part("meta", meta={"title": "A page", "image": "https://example.org/a.png"})
