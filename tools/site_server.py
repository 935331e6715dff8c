"""Serve a built site as a web host does: compressed, and telling browsers what they may keep."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt"}


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine until the block ends; gives the address, with a slash at its end."""
    handler = functools.partial(CompressingHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@functools.lru_cache(maxsize=512)
def compressed(path: Path) -> bytes:
    """Return the gzip of a file, made once."""
    return gzip.compress(path.read_bytes(), mtime=0)


class CompressingHandler(http.server.SimpleHTTPRequestHandler):
    """Answers text with gzip, everything else as it is, and says nothing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request."""
        asked = Path(self.translate_path(self.path))
        path = asked / "index.html" if asked.is_dir() and self.path.split("?")[0].endswith("/") else asked
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (accepts and path.is_file() and path.suffix in COMPRESSED):
            super().do_GET()
            return
        content = compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
