"""Serve the built pages on this machine: ``python -m convbook.press.serve [--port 8000]``."""

from __future__ import annotations

import argparse
import errno
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

LAST_PORT = 65535


class Handler(SimpleHTTPRequestHandler):
    """Gives out the files of one folder: nothing that a link leads to outside, or for a name that is none."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript", ".woff2": "font/woff2"}

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # a rebuilt page shows at the next reload
        super().end_headers()

    def send_head(self) -> BinaryIO | None:
        try:
            inside = Path(self.translate_path(self.path)).resolve().is_relative_to(Path(self.directory).resolve())
        except (OSError, RuntimeError, ValueError):  # a loop of links; a name with a NUL in it
            inside = False
        if not inside:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request: the one line that matters is the address."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="serve", usage="%(prog)s [--folder FOLDER] [--port PORT]", description=__doc__
    )
    parser.add_argument("--folder", type=Path, default=Path("_build/html"))
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    if not 0 <= options.port <= LAST_PORT:
        print(f"No book is served: port {options.port} is not between 0 and {LAST_PORT}", file=sys.stderr)
        return 1
    if not (options.folder / "index.html").is_file():
        print(f"No book is served: {options.folder} holds no book yet; run `make html`", file=sys.stderr)
        return 1
    try:
        server = ThreadingHTTPServer(("127.0.0.1", options.port), partial(Handler, directory=str(options.folder)))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        print(
            f"No book is served: port {options.port} is taken or not allowed; choose another with PORT=8001 after make",
            file=sys.stderr,
        )
        return 1
    print(f"The book is at http://localhost:{server.server_port} (Ctrl+C ends it)", flush=True)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
