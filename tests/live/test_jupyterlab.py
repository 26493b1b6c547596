"""The widget in JupyterLab, as a learner uses it: what happens in the browser reaches Python, and the reverse."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import nbformat
import pytest
from playwright.sync_api import Page, expect

CELLS = [
    "import torch\nfrom convbook import KernelSlide\n"
    "X, K = torch.arange(9.0).reshape(3, 3), torch.tensor([[0.0, 1.0], [2.0, 3.0]])\n"
    "w = KernelSlide(X, K)\nw",
    "print('position', tuple(w.position), 'stride', tuple(w.stride), 'first', w.X[0][0])",
    "w.padding = (1, 0)\nw.flip = True\nprint('output', w.output.tolist())",
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A JupyterLab of this environment on a free port; its address with the token."""
    folder: Path = tmp_path_factory.mktemp("lab")
    cells = [nbformat.v4.new_code_cell(code) for code in CELLS]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), folder / "n.ipynb")
    token = secrets.token_hex(8)
    private = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    own = {name: str(folder / "jupyter") for name in private}  # not the settings of whoever runs the tests
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += ["--ServerApp.port=0", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    log = folder / "log.txt"
    with (
        log.open("w") as sink,
        subprocess.Popen(command, stdout=sink, stderr=sink, env={**os.environ, **own}) as server,
    ):
        try:
            yield f"{address(log, server)}/lab/tree/n.ipynb?token={token}"
        finally:
            server.terminate()


def address(log: Path, server: subprocess.Popen[bytes]) -> str:
    """Return where the server says that it listens, once it answers there."""
    for _ in range(300):
        found = re.search(r"(http://127\.0\.0\.1:\d+)/", log.read_text())
        if found:
            with urlopen(f"{found[1]}/api") as answer:
                assert answer.status == 200
            return found[1]
        assert server.poll() is None, log.read_text()
        time.sleep(0.2)  # between two looks at the server's log
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")


def run_cell(page: Page, number: int) -> None:
    page.locator(".jp-CodeCell").nth(number).locator(".jp-InputArea-prompt").click()
    page.keyboard.press("Control+Enter")


def output(page: Page, number: int):
    return page.locator(".jp-CodeCell").nth(number).locator(".jp-OutputArea-output").last


@pytest.fixture
def notebook(page: Page, lab: str) -> Page:
    page.set_default_timeout(60_000)
    page.set_viewport_size({"width": 1200, "height": 2400})  # every cell is drawn: JupyterLab draws what is in sight
    page.goto(lab)
    page.locator(".jp-CodeCell").nth(2).wait_for()
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").first.wait_for()
    run_cell(page, 0)
    page.locator(".jp-OutputArea .cb-widget").wait_for()
    return page


def test_a_step_in_the_browser_reaches_python_and_the_reverse(notebook: Page):
    widget = notebook.locator(".jp-OutputArea .cb-widget")
    assert widget.count() == 1, "the live view alone, not the static picture beside it"
    run_cell(notebook, 1)
    expect(output(notebook, 1)).to_have_text("position (0, 0) stride (1, 1) first 0.0", timeout=60_000)

    widget.get_by_role("button", name=re.compile("step forward|next", re.IGNORECASE)).click()
    run_cell(notebook, 1)
    expect(output(notebook, 1)).to_have_text("position (0, 1) stride (1, 1) first 0.0", timeout=60_000)

    cells = widget.get_by_role("grid", name=re.compile("output", re.IGNORECASE)).get_by_role("gridcell")
    expect(cells).to_have_count(4)
    run_cell(notebook, 2)
    # By hand, the first row: the flipped kernel is [[3, 2], [1, 0]] and the padding above is zero, so 1·0 and 1·1.
    expected = "output [[0.0, 1.0], [5.0, 11.0], [23.0, 29.0], [32.0, 37.0]]"
    expect(output(notebook, 2)).to_have_text(expected, timeout=60_000)
    expect(cells).to_have_count(8)
