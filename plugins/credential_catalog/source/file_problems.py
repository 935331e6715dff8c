"""What can be wrong with a file before it is read: its name, its place, its size, its bytes."""

from __future__ import annotations

from credential_catalog.model.problem import Problem


class UnknownFile(Problem, frozen=True):
    """A file that does not belong lies in the catalog folder.

    Only `.yml` files are read, so a picture, a spreadsheet or a data file with another name would be left
    out of the site without a word. `README.md` and `LICENSE` may lie in any folder; hidden files and the
    copies that editors leave behind are passed over.

    Move the file out of the catalog folder, or give it a name that ends in `.yml`.

    Before:

    ```text
    catalog/issuers/kqed.json
    ```

    After:

    ```text
    catalog/issuers/kqed.yml
    ```
    """

    id = "CC101"
    name = "unknown-file"
    file: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"`{self.file}` does not belong in the catalog folder, where only `.yml` files are read."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Move it out of the folder, or rename it if it is YAML."


class OtherExtension(Problem, frozen=True):
    """A YAML file ends in `.yaml` or `.YML` instead of `.yml`.

    The catalog uses one ending, so that one thing cannot be written twice under two names, and so that an
    id tells the file.

    Rename the file.

    Before:

    ```text
    catalog/issuers/kqed.yaml
    ```

    After:

    ```text
    catalog/issuers/kqed.yml
    ```
    """

    id = "CC102"
    name = "other-extension"
    right: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This file is not read, because its name does not end in `.yml`."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return f"Rename it to `{self.right}`."


class LinkOutside(Problem, frozen=True):
    """A symbolic link leads out of the catalog folder.

    A published catalog holds only what is in its own folder: a link could bring in any file of the
    computer that builds the site.

    Put a copy of the file in place of the link.

    Before:

    ```text
    catalog/issuers/kqed.yml -> /home/ana/kqed.yml
    ```

    After:

    ```text
    catalog/issuers/kqed.yml
    ```
    """

    id = "CC103"
    name = "link-outside"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This link leads out of the catalog folder."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Put a copy of the file here in place of the link."


class BrokenLink(Problem, frozen=True):
    """A symbolic link leads nowhere: its file is gone, or it leads back to itself.

    Correct the link, or remove it.

    Before:

    ```text
    catalog/issuers/kqed.yml -> kqed-old.yml (which is gone)
    ```

    After:

    ```text
    catalog/issuers/kqed.yml
    ```
    """

    id = "CC104"
    name = "broken-link"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This link leads to no file."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Remove the link, or put the file itself here."


class LinkedFolder(Problem, frozen=True):
    """A symbolic link points to a folder.

    Links to folders are not followed, wherever they lead: the same file would appear under two names, and
    two folders that link to each other would never end.

    Put the folder itself in place of the link.

    Before:

    ```text
    catalog/credentials/kqed -> ../archive/kqed
    ```

    After:

    ```text
    catalog/credentials/kqed/analyzing-media.yml
    ```
    """

    id = "CC105"
    name = "linked-folder"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This link leads to a folder, and links to folders are not followed."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Put the folder itself here, or remove the link."


class Unreadable(Problem, frozen=True):
    """A file or folder cannot be opened, or is not there.

    `why` is the operating system's own reason, such as "Permission denied".

    Give yourself the right to read it, or correct the path.

    Before:

    ```text
    ---------- catalog/issuers/kqed.yml
    ```

    After:

    ```text
    -rw-r--r-- catalog/issuers/kqed.yml
    ```
    """

    id = "CC106"
    name = "unreadable"
    why: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"This cannot be opened: {self.why}."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Check that it exists and that you may read it."


class TooLarge(Problem, frozen=True):
    """A file is larger than 1 MB (1,000,000 bytes).

    One file describes one thing, in a few kilobytes. A file this large is a mistake, such as a
    spreadsheet saved under the wrong name, or an attempt to stall the build.

    Split the file, one for each thing, or shorten it.

    Before:

    ```text
    2400000 catalog/credentials/kqed/all.yml
    ```

    After:

    ```text
    1800 catalog/credentials/kqed/analyzing-media.yml
    ```
    """

    id = "CC107"
    name = "too-large"
    limit: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"This file is larger than {self.limit:,} bytes and was not read."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Write one file for each thing, and shorten long texts."


class NotUtf8(Problem, frozen=True):
    r"""A file is not UTF-8 text.

    It was saved in an older encoding, often Windows-1252 or UTF-16, where letters with accents, dashes
    and curly quotes have other bytes: they would show as garbage.

    Save the file again with the encoding UTF-8.

    Before:

    ```text
    name: Jos\xe9     (the byte of é in Windows-1252)
    ```

    After:

    ```text
    name: José
    ```
    """

    id = "CC108"
    name = "not-utf-8"
    byte: int
    offset: int
    encoding: str | None = None
    """The encoding of the whole file, where its bytes tell it."""

    @property
    def what(self) -> str:
        """What is wrong."""
        if self.encoding:
            return f"This file is saved in the encoding {self.encoding}, which the catalog does not read."
        return f"The byte {self.byte:#04x} on this line (byte {self.offset:,} of the file) is not UTF-8 text."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Save the file with the encoding UTF-8."


class InvisibleCharacter(Problem, frozen=True):
    r"""A text holds a control character, or a line break that only some programs see.

    Nobody can see it, and it breaks pages and feeds. It usually comes along with text copied from a PDF
    or a word processor. Tabs and ordinary line ends are allowed.

    Delete the character; typing the line again is the surest way.

    Before:

    ```yaml
    name: "Media\u0000 literacy"
    ```

    After:

    ```yaml
    name: Media literacy
    ```
    """

    id = "CC109"
    name = "invisible-character"
    code: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"There is an invisible character here (U+{self.code:04X})."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Delete it; if you cannot find it, type the line again."
