"""Serve the built pages on this machine: ``python -m convbook.press.serve [--port 8000]``."""

from __future__ import annotations

import argparse
import errno
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript", ".woff2": "font/woff2"}

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # a rebuilt page shows at the next reload
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request: the one line that matters is the address."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make book", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("_build/html"))
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    if not (options.folder / "index.html").is_file():
        print(f"make book: {options.folder} holds no book yet; run `make html`", file=sys.stderr)
        return 1
    try:
        server = ThreadingHTTPServer(("127.0.0.1", options.port), partial(Handler, directory=str(options.folder)))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        print(
            f"make book: port {options.port} is taken or not allowed; choose another: make book PORT=8001",
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
