"""The CSV: safe to open, whole, logged."""

import csv
import io

import pytest

from actions.petitions import csv_export
from actions.petitions.models import Export, Signature


@pytest.fixture
def made(petition, at):
    """Makes the spreadsheet and returns its bytes."""

    def make(language="en", title="Clean the river"):
        with csv_export.make(petition=petition, title=title, language=language, made_by="olga", at=at) as file:
            return file.read()

    return make


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_it_opens_in_a_spreadsheet_with_every_script_right(made, sign):
    for name in ("김민지", "陈美玲", "陳美玲", "Nguyễn Thị Ánh"):
        sign(name)
    content = made()
    assert content.startswith(b"\xef\xbb\xbf")
    assert [row[1] for row in rows(content)[1:5]] == ["김민지", "陈美玲", "陳美玲", "Nguyễn Thị Ánh"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ="])
def test_no_cell_is_run_as_a_formula(made, sign, start):
    sign(f"{start}HYPERLINK(1)", comment=f"{start}cmd|' /C calc'!A0", moderation=Signature.Moderation.APPROVED)
    row = rows(made(title=f"{start}1+1"))[1]
    assert row[1].startswith("'")
    assert row[4].startswith("'")


def test_an_ordinary_name_is_not_changed(made, sign):
    sign("O'Brien-Díaz, Ana")
    assert rows(made())[1] == ["1", "O'Brien-Díaz, Ana", "100xx", "yes", ""]


def test_nothing_private_is_in_it(made, sign):
    sign("Ana Reyes")
    text = made().decode()
    assert "10001" not in text
    assert "+1212" not in text
    assert "signer1@" not in text


def test_the_counts_and_the_moment_close_it(made, sign):
    sign("Ana Reyes")
    sign("Ben Okafor", confirmed=False)
    assert rows(made())[3:] == [
        [],
        ["", "Petition", "Clean the river"],
        ["", "To", "the city council"],
        ["", "Confirmed by e-mail", "1"],
        ["", "Not confirmed", "1"],
        ["", "On paper, not listed here", "0"],
        ["", "List made", "2026-11-20T10:00:00-05:00"],
    ]


def test_an_empty_list_has_its_columns_and_counts(made):
    assert len(rows(made())) == 8


def test_making_it_is_logged_with_who_and_how_many(made, sign, petition, at):
    sign("Ana Reyes")
    sign("Ben Okafor", confirmed=False)
    made()
    export = Export.objects.get()
    assert (export.petition, export.format, export.rows, export.made_by, export.made_at) == (
        petition,
        "csv",
        2,
        "olga",
        at,
    )
    assert export.counts == {"confirmed": 1, "unconfirmed": 1, "offline": 0}


def test_a_list_that_could_not_be_logged_is_not_handed_out(made, sign, monkeypatch):
    def refuse(**export):
        raise RuntimeError("the log is full")

    monkeypatch.setattr("actions.petitions.exporting.log", refuse)
    with pytest.raises(RuntimeError):
        made()
