"""Make sure that there is a Chromium for the browser tests: ``python tests/get_browser.py``.

What is there is used: ``$CHROMIUM``, a ``chromium`` on the PATH, or the one that Playwright keeps. Else Debian's
package is installed where that is allowed, else Playwright's own download is tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def installed_chromium() -> str | None:
    """Return the path of this machine's own Chromium, or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def find_chromium() -> str | None:
    """Return the path of the Chromium to drive, or None when there is none yet."""
    if path := installed_chromium():
        return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def get_chromium() -> str | None:
    """Install a Chromium in the first way that works here; return its path, or None."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        print("Installing Debian's chromium for the browser tests (once) …", flush=True)
        for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(
                [apt, *command],
                check=False,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )
        if found := find_chromium():
            return found
    print("Getting Playwright's Chromium for the browser tests (once) …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find_chromium()


if __name__ == "__main__":
    if not (find_chromium() or get_chromium()):
        sys.exit(
            "make test: no Chromium for the browser tests; install one, or say where it is: make test CHROMIUM=/path"
        )
