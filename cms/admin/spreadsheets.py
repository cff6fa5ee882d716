"""A spreadsheet (XLSX) that is sent while it is written: no file, no memory that grows, a first byte at once.

Format: ECMA-376, part 1, SpreadsheetML; what Excel, LibreOffice and Numbers need of it (read on 2026-11-28). Text is an
inline string and so is never run as a formula.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from io import RawIOBase
from typing import Any
from xml.sax.saxutils import escape, quoteattr

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_AT_ONCE = 500
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days know no zone
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HEADING, MONEY, WHOLE_MONEY, MOMENT = 1, 2, 3, 4  # places in the list of styles below

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OF_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

TYPES = f"""{HEAD}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{OF_OFFICE}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{OF_OFFICE}.styles+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OF_OFFICE}.worksheet+xml"/></Types>"""
RELATIONS = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK_RELATIONS = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"""
STYLES = f"""{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1">
<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>
</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>
</fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">
<xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/>
<xf xfId="0" numFmtId="3" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs>
</styleSheet>"""


class Sink(RawIOBase):
    """What the archive is written to: it hands on what came since it was asked last, and cannot go back."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def taken(self) -> bytes:
        """All that was written since."""
        taken = b"".join(self.parts)
        self.parts.clear()
        return taken


def stream(*, title: str, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A workbook of one sheet. Cells are text, whole numbers, Decimals, moments (as a clock showed them) or None."""
    sink = Sink()
    letters = [letter(number) for number in range(len(heading))]
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, part in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", workbook(title)),
            ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
            ("xl/styles.xml", STYLES),
        ):
            archive.writestr(name, part)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(opening(len(heading)).encode())
            sheet.write(line(1, letters, heading, style=f' s="{HEADING}"').encode())
            yield sink.taken()
            for number, row in enumerate(rows, 2):
                sheet.write(line(number, letters, row).encode())
                if number % ROWS_AT_ONCE == 0 and (taken := sink.taken()):
                    yield taken
            sheet.write(b"</sheetData></worksheet>")
    yield sink.taken()


def workbook(title: str) -> str:
    """The part that names the sheet."""
    sheet = f'<sheet name={quoteattr(title)} sheetId="1" r:id="rId1"/>'
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheet}</sheets></workbook>'


def opening(columns: int) -> str:
    """The beginning of the sheet: its heading stays in sight, its columns are wide enough for most."""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    widths = f'<cols><col min="1" max="{columns}" width="20" customWidth="1"/></cols>'
    return f'{HEAD}<worksheet xmlns="{MAIN}">{views}{widths}<sheetData>'


def line(number: int, letters: Sequence[str], row: Iterable[Any], style: str = "") -> str:
    """One row."""
    cells = "".join(
        cell(f"{at}{number}", value, style)
        for at, value in zip(letters, row, strict=True)
        if value is not None and value != ""
    )
    return f'<row r="{number}">{cells}</row>'


def cell(at: str, value: Any, style: str) -> str:
    """One cell, typed as what it holds."""
    if isinstance(value, datetime):
        since = value.replace(tzinfo=None) - DAY_ZERO
        return f'<c r="{at}" s="{MOMENT}"><v>{since.days + since.seconds / 86400:.8f}</v></c>'
    if isinstance(value, Decimal):
        return f'<c r="{at}" s="{MONEY if value.as_tuple().exponent else WHOLE_MONEY}"><v>{value:f}</v></c>'
    if isinstance(value, int):
        return f'<c r="{at}"><v>{value}</v></c>'
    text = escape(NOT_IN_XML.sub("", value))
    return f'<c r="{at}" t="inlineStr"{style}><is><t xml:space="preserve">{text}</t></is></c>'


def letter(number: int) -> str:
    """A column's name: A to Z, then AA and on."""
    before, last = divmod(number, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)
