"""A reader of several editions finds in each what a fresh one finds."""

from pathlib import Path

from tests.small_catalog import BASE, written

from credential_catalog.changes.reading import LenientReader

IMAGES = "credentials/kqed/making-images.yml"
EDITIONS = (
    BASE,
    {**BASE, IMAGES: BASE[IMAGES].replace("hours: 5", "hours: 6")},
    {**BASE, IMAGES: "title: [\n"},
    {**BASE, IMAGES: BASE[IMAGES] + "note: <b>bold</b>\n"},
    {name: text for name, text in BASE.items() if name != IMAGES},
    {**BASE, "credentials/nowhere.yml": BASE[IMAGES]},
    BASE,
)


def read(reader: LenientReader, folder: Path) -> tuple[object, ...]:
    catalog, wrong = reader.read(folder)
    return list(catalog.records()), wrong


def test_each_edition_is_read_as_if_it_were_the_first(tmp_path: Path) -> None:
    reader = LenientReader()
    for number, files in enumerate(EDITIONS):
        folder = written(tmp_path / str(number), files)
        assert read(reader, folder) == read(LenientReader(), folder)
