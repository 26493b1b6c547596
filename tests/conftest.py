"""What every test shares: the browser to drive, and fonts of known width."""

from __future__ import annotations

import fonts
import pytest
from get_browser import installed_chromium
from playwright.sync_api import BrowserContext

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


@pytest.fixture(params=list(fonts.FAMILIES))
def family(request: pytest.FixtureRequest, context: BrowserContext) -> str:
    """The font family that every page opened from now on is drawn in; a test that asks for it runs in each."""
    fonts.use(context, request.param)
    return request.param
