"""What every test shares: the browser to drive."""

from __future__ import annotations

import pytest
from get_browser import installed_chromium

# Flags that keep Chromium from calling anybody; the tests talk to this machine only.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# Playwright starts its own Chromium when no path is given.
@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": installed_chromium(), "args": QUIET}
