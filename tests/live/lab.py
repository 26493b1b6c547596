"""A JupyterLab to drive: its server, and one notebook whose cells are given their code, run and read."""

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
from playwright.sync_api import Locator, Page, WebSocket, expect

# Keeps account of what our modules leave running. anywidget loads them from blob: addresses, nothing else here is.
ACCOUNT = """
window.ours = { timers: new Set(), frames: new Set(), observers: new Set(), listeners: new Set(), delays: [] };
const isOurs = () => new Error().stack.includes("blob:");
for (const [start, stop, kind] of [
  ["setTimeout", "clearTimeout", "timers"],
  ["setInterval", "clearInterval", "timers"],
  ["requestAnimationFrame", "cancelAnimationFrame", "frames"],
]) {
  const [begin, end] = [window[start], window[stop]];
  const kept = window.ours[kind];
  window[start] = (callback, ...rest) => {
    if (!isOurs()) return begin.call(window, callback, ...rest);
    if (kind === "timers") window.ours.delays.push(rest[0]);
    const id = begin.call(window, (...args) => {
      if (start !== "setInterval") kept.delete(id);
      callback(...args);
    }, ...rest);
    kept.add(id);
    return id;
  };
  window[stop] = (id) => { kept.delete(id); end.call(window, id); };
}
const Observer = window.ResizeObserver;
window.ResizeObserver = class extends Observer {
  observe(...args) { if (isOurs()) window.ours.observers.add(this); super.observe(...args); }
  disconnect() { window.ours.observers.delete(this); super.disconnect(); }
};
for (const target of [window, document]) {
  const listen = target.addEventListener;
  target.addEventListener = (type, callback, options) => {
    if (isOurs()) {
      window.ours.listeners.add(callback);
      options?.signal?.addEventListener("abort", () => window.ours.listeners.delete(callback));
    }
    listen.call(target, type, callback, options);
  };
}
"""

# Doesn't wait for the kernel, which nothing would end if the request got lost, but says when it is done.
RUN = """([cell, code]) => {
  notebook.deselectAll();
  notebook.activeCellIndex = cell;
  notebook.activeCell.model.sharedModel.setSource(code);
  window.ran = false;
  jupyterapp.commands.execute("notebook:run-cell").then(() => { window.ran = true; });
}"""
# "idle" is shown before the notebook can be run: what is asked of a kernel before it has told about itself can be lost.
READY = """() => {
  const { sessionContext } = jupyterapp.shell.currentWidget.context;
  sessionContext.ready.then(() => sessionContext.session.kernel.info).then(() => { window.ready = true; });
}"""
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
SHOW, AGAIN, READ, CHANGE = range(4)  # the cells of the notebook, by what they are for


def serve(folder: Path) -> Iterator[str]:
    """Start a JupyterLab of this environment on a free port, with a notebook; yield the address with the token."""
    cells = [nbformat.v4.new_code_cell() for _ in range(4)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL), folder / "n.ipynb")
    news = folder / "jupyter/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    news.parent.mkdir(parents=True)
    news.write_text('{"fetchNews": "false"}')  # else it asks, in front of the notebook
    token = secrets.token_hex(8)
    private = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    own = {name: str(folder / "jupyter") for name in private}  # not the settings of whoever runs the tests
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += ["--ServerApp.port=0", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    command += ["--LabApp.expose_app_in_browser=True"]  # as window.jupyterapp
    log = folder / "log.txt"
    with (
        log.open("w") as sink,
        subprocess.Popen(command, stdout=sink, stderr=sink, env={**os.environ, **own}) as server,
    ):
        try:
            yield f"{_address(log, server)}/lab/tree/n.ipynb?token={token}"
        finally:
            server.terminate()


def _address(log: Path, server: subprocess.Popen[bytes]) -> str:
    """Return where the server says that it listens, once it answers there."""
    for _ in range(300):
        found = re.search(r"(http://127\.0\.0\.1:\d+)/", log.read_text())
        if found:
            with urlopen(f"{found[1]}/api") as answer:
                assert answer.status == 200
            return found[1]
        assert server.poll() is None, log.read_text()
        time.sleep(0.2)  # between two looks at the server's log
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()}")


class Notebook:
    """The notebook in a browser's page."""

    def __init__(self, page: Page, address: str):
        self.page = page
        self.errors: list[str] = []  # what the console was told
        self.sent: list[bytes] = []  # what widgets told the kernel
        self._runs = 0
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(f"{error}\n{error.stack}"))
        page.on("websocket", self._overhear)
        page.add_init_script(ACCOUNT)
        page.set_default_timeout(60_000)
        page.set_viewport_size({"width": 1200, "height": 2400})  # all cells are in sight
        page.goto(address)
        self.cells = page.locator(".jp-Notebook .jp-CodeCell")
        self.cells.nth(CHANGE).wait_for()
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").first.wait_for()
        page.evaluate("() => void (window.notebook = jupyterapp.shell.currentWidget.content)")
        page.evaluate(READY)
        page.wait_for_function("window.ready")

    def _overhear(self, socket: WebSocket) -> None:
        def hear(message: bytes | str) -> None:
            data = message if isinstance(message, bytes) else message.encode()
            if b'"comm_msg"' in data:
                self.sent.append(data)

        socket.on("framesent", hear)

    def run(self, cell: int, code: str) -> None:
        """Write code into a cell and run it; return when the kernel is done with it."""
        self.page.evaluate(RUN, [cell, code])
        self.page.wait_for_function("window.ran")
        self.expect_run(cell)

    def expect_run(self, cell: int) -> None:
        """Wait for the kernel to be done with a cell that was just told to run."""
        self._runs += 1
        expect(self.cells.nth(cell).locator(".jp-InputArea-prompt")).to_have_text(f"[{self._runs}]:", timeout=60_000)

    def printed(self, code: str) -> str:
        """Run code that prints; return what it printed."""
        self.run(READ, code)
        return self.outputs(READ).inner_text().strip()

    def expect_printed(self, code: str, text: str) -> None:
        """Fail unless code prints a text. What the browser sent may be on its way: the kernel takes it in a thread."""
        for _ in range(10):
            if self.printed(code) == text:
                return
        assert self.printed(code) == text

    def outputs(self, cell: int) -> Locator:
        return self.cells.nth(cell).locator(".jp-OutputArea-output")

    def widget(self, cell: int = SHOW) -> Locator:
        return self.cells.nth(cell).locator(".cb-widget")

    def show(self, code: str) -> Locator:
        """Run code whose last line is a widget; return the view."""
        self.run(SHOW, code)
        self.widget().locator(".cb-root").wait_for()
        return self.widget()

    def close(self) -> None:
        """Run the cells of the views again, so that they are gone."""
        for cell in (SHOW, AGAIN):
            self.run(cell, "pass")
            expect(self.widget(cell)).to_have_count(0)

    def state(self) -> list[object]:
        """Return what a shortcut of the notebook could change."""
        return self.page.evaluate(
            "() => [notebook.widgets.map(({ model }) => model.type), notebook.activeCellIndex, notebook.mode,"
            " notebook.selectedCells.length, document.querySelectorAll('.jp-Dialog').length]"
        )

    def running(self) -> list[str]:
        """Return kinds of what our modules have running."""
        kinds = ["timers", "frames", "observers", "listeners"]
        return self.page.evaluate("(kinds) => kinds.filter((kind) => ours[kind].size)", kinds)

    def expect_nothing_running(self) -> None:
        self.page.wait_for_function("() => !Object.values(ours).some(({ size }) => size)")
