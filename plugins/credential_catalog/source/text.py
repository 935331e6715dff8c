"""Bytes → text: bounded in size, UTF-8, and nothing invisible in it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from pathlib import Path

from credential_catalog.model.look_alikes import LATIN, look_alike
from credential_catalog.model.problem import Place, Problem
from credential_catalog.source.copied_problems import AnotherFormat, LookAlikeLetter
from credential_catalog.source.file_problems import InvisibleCharacter, NotUtf8, TooLarge, Unreadable

LARGEST_FILE = 1_000_000
"""In bytes."""

# What YAML calls not printable, and the line breaks U+0085, U+2028 and U+2029, on which YAML 1.1, YAML 1.2
# and editors disagree. A byte order mark counts when it is not at the start. Also what turns the direction of
# writing, which makes a file look other than it is, and the space of no width, which comes along when text is
# copied from a page and keeps it from being found. The joiners U+200C and U+200D belong to letters, but not
# to Latin ones; the soft hyphen U+00AD comes out of a PDF.
INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\xac\xae-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f\u2070-\ud7ff"
    "\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

_CONTROL = re.compile("[^\t\n\r\x20-\x7e]")
_JOINER = re.compile("[\u200c\u200d](?<=[A-Za-z].)(?=[A-Za-z])")

_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a document of a word processor or a spreadsheet, or a zip folder",
    b"\xd0\xcf\x11\xe0": "a document of a word processor or a spreadsheet",
    b"{\\rtf": "a document of a word processor (RTF)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
"""How files of other formats begin."""

_LINE_BREAK = re.compile(r"\r\n?|\n")


def read_content(path: Path, name: str) -> bytes | Problem:
    """Return the bytes of a file, or why there are none or too many."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        return Unreadable(Place(name), why=error.strerror or "it is no ordinary file")
    if len(content) > LARGEST_FILE:
        return TooLarge(Place(name), limit=LARGEST_FILE)
    return content


def read_text(path: Path, name: str) -> str | Problem:
    """Return the text of a file without its byte order mark."""
    content = read_content(path, name)
    return content if isinstance(content, Problem) else text_of(content, name)


def text_of(content: bytes, name: str) -> str | Problem:
    """Return the text of a file without its byte order mark."""
    other = next((found for start, found in _FORMATS.items() if content.startswith(start)), None)
    if other:
        return AnotherFormat(Place(name), other)
    if content.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        return NotUtf8(Place(name), byte=content[0], offset=0, encoding="UTF-32")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or content[:4].count(0) > 1:
        return NotUtf8(Place(name), byte=content[0], offset=0, encoding="UTF-16")
    try:
        text = content.decode().removeprefix(BOM_UTF8.decode())
    except UnicodeDecodeError as error:
        readable = content[: error.start].decode()
        return NotUtf8(place_at(readable, len(readable), name), byte=content[error.start], offset=error.start)
    if text.isascii() and not _CONTROL.search(text):
        return text
    invisible = INVISIBLE.search(text) or _JOINER.search(text)
    if invisible:
        return InvisibleCharacter(place_at(text, invisible.start(), name), code=ord(invisible[0]))
    alike = look_alike(text)
    if alike is not None:
        return LookAlikeLetter(place_at(text, alike, name), text[alike], LATIN[text[alike]])
    return text


def place_at(text: str, index: int, name: str) -> Place:
    """Return the place of the character at `index`, counted from 0."""
    line, start = 1, 0
    for line_break in _LINE_BREAK.finditer(text, 0, index):
        line, start = line + 1, line_break.end()
    return Place(name, line, index - start + 1)
