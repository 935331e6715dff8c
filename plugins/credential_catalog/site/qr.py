"""An address as a QR code, for whoever holds a page of paper."""

from __future__ import annotations

import functools
import io

import segno

ERROR_CORRECTION = "m"
"""How much of the code may be hidden and it is still read: level M, about 15 % (ISO/IEC 18004)."""


@functools.lru_cache(maxsize=4096)
def qr_code(address: str) -> str:
    """Return the QR code of an address as inline SVG, black on white, without a size of its own.

    It takes as long as a tenth of a page, and is the same for an address whenever the page is made again.
    """
    code = segno.make_qr(address, error=ERROR_CORRECTION)
    svg = io.BytesIO()
    code.save(
        svg, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True, svgclass=None, lineclass=None
    )
    return svg.getvalue().decode()
