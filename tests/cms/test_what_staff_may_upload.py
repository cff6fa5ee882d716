"""What editors can put into the libraries: nothing that a visitor's browser would run."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images.forms import get_image_form

from cms.models import Picture

SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def document(name):
    return get_document_model()(title="Toolkit", file=ContentFile(b"%PDF-1.7", name))


@pytest.mark.parametrize("name", ["toolkit.pdf", "letter.docx", "names.csv", "notes.TXT"])
def test_papers_are_taken(root, name):
    document(name).full_clean(exclude=["collection"])


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.svg", "page.xml", "page.js", "page.pdf.html", "page"])
def test_what_a_browser_would_run_is_refused(root, name):
    with pytest.raises(ValidationError):
        document(name).full_clean(exclude=["collection"])


def test_a_drawing_that_can_hold_script_is_no_picture(root, admin_user):
    form = get_image_form(Picture)({"title": "Mark"}, {"file": ContentFile(SCRIPT, "mark.svg")}, user=admin_user)
    assert not form.is_valid()
    assert "file" in form.errors
