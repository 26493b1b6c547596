"""Launch buttons that lead somewhere: to the git remote, or to the repository that is set; else there are none."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_GITHUB = re.compile(r"(?:https://|git@|ssh://git@)github\.com[:/](?P<path>[\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def repository(folder: str) -> str | None:
    """Return the book's GitHub address: ``BOOK_REPOSITORY`` from the environment, else git's ``origin``, else None."""
    address = os.environ.get("BOOK_REPOSITORY")
    if not address:
        answer = subprocess.run(
            ["git", "-C", folder, "remote", "get-url", "origin"], capture_output=True, text=True, check=False
        )
        address = answer.stdout.strip()
    match = _GITHUB.match(address)
    return f"https://github.com/{match['path']}" if match else None


def add_buttons(app: Sphinx, config: Config) -> None:
    address = repository(str(app.srcdir))
    # Jupyter Book's defaults point to its own repository; without one of ours, no button at all.
    options = {key: value for key, value in config.html_theme_options.items() if not key.startswith("repository_")}
    options["launch_buttons"] = {}
    if address:
        options |= {
            "repository_url": address,
            "repository_branch": os.environ.get("BOOK_BRANCH", "main"),
            "use_repository_button": True,
            "launch_buttons": {
                "notebook_interface": "jupyterlab",
                "binderhub_url": "https://mybinder.org",
                "colab_url": "https://colab.research.google.com",
            },
        }
    config.html_theme_options = options


def setup(app: Sphinx) -> None:
    app.connect("config-inited", add_buttons, priority=100)
