"""A file that was cut off, is empty or is something else is refused with its name and the place."""

import json

import pytest

from actions.legislators.formats import congress, files
from actions.legislators.records import Unreadable

PEOPLE = json.dumps([{"id": {"bioguide": "C000127"}, "name": {"first": "María", "last": "Cantwell"}}], indent=1)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("people.json", b"", "the file is empty"),
        ("people.json", b"\xef\xbb\xbf\n", "the file is empty"),
        ("people.json", PEOPLE[:60], "no JSON, or cut off"),
        ("people.json", "[" * 100_000, "no JSON, or cut off"),
        ("people.json", '[{"name":\n "Mar\u00eda"}]'.encode("latin-1"), "people.json, line 2: not encoded as UTF-8"),
        ("people.json", PEOPLE.encode("utf-16"), "not encoded as UTF-8"),
        ("people.json", {"message": "Not Found"}, "not a list, but dict"),
        ("people.json", [], "nothing in it"),
        ("people.json", ["Maria"], "people.json, entry 1: no fields with names, but str"),
        ("people.yaml", "- id: {bioguide: C000127\n", "no YAML, or cut off"),
        ("people.yaml", "- id:\n\tbioguide: C000127\n", "people.yaml, line 2: no YAML"),
        ("people.yaml", "- start: 2026-02-30\n", "no YAML, or cut off"),
        ("people.yaml", "- start: !!bool perhaps\n", "no YAML, or cut off"),
        ("people.yaml", "- !!python/object/apply:os.getcwd []\n", "people.yaml, line 1: no YAML"),
        ("people.yaml", "- name: \x01\n", "no YAML, or cut off"),
        ("people.yaml", "<!DOCTYPE html>\n", "not a list, but str"),
        ("people.html", "<!DOCTYPE html>\n", "ends neither in .json nor in .yaml"),
    ],
)
def test_it_is_refused(write, name, content, said):
    with pytest.raises(Unreadable) as refusal:
        congress.read(write(name, content))
    assert str(refusal.value).startswith(name)
    assert said in str(refusal.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Unreadable, match=r"^people\.json: cannot be opened"):
        congress.read(tmp_path / "people.json")


def test_a_byte_order_mark_is_no_part_of_the_text(write):
    assert files.text(write("people.json", b"\xef\xbb\xbf[]")) == "[]"
