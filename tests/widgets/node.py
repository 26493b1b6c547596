"""Runs the widgets' arithmetic where no browser is needed: in Node, the sources as they are.

``Node`` keeps one process for all questions of a test run. ``ask("pool_slide/arithmetic", "(m, x) => m.check(x)", x)``
calls a function on a module's exports. A planted error is put into a copy of the sources.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from .harness import SOURCES, node_path

# Answers each line with a line. A number that JSON can't hold travels as a text: "NaN", "Infinity".
_SERVER = """
import { createInterface } from "node:readline";
const plain = (key, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
for await (const line of createInterface({ input: process.stdin })) {
  const { path, code, given } = JSON.parse(line);
  let answer;
  try {
    const module = await import(path);
    answer = { value: await (0, eval)(code)(module, ...given) };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  console.log(JSON.stringify(answer, plain) ?? "{}");
}
"""


class Node:
    """A running Node that answers questions about the sources' exports."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [node_path(), "--input-type=module", "--eval", _SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._planted: list[tempfile.TemporaryDirectory[str]] = []

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        for folder in self._planted:
            folder.cleanup()

    def ask(self, module: str, code: str, *given: Any, sources: Path = SOURCES) -> Any:
        """Return what a function of JavaScript makes of a module's exports and of ``given``.

        ``module`` is a path below widgets/ without its ending. AssertionError with the stack if the function throws.
        """
        path = (sources / f"{module}.js").as_uri()
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"path": path, "code": code, "given": given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def plant(self, module: str, right: str, wrong: str) -> Path:
        """Return a folder with a copy of the sources in which a text of ``module`` is replaced."""
        folder = tempfile.TemporaryDirectory()
        self._planted.append(folder)
        sources = Path(folder.name) / "widgets"
        shutil.copytree(SOURCES, sources, ignore=shutil.ignore_patterns("static", "*.py", "__pycache__"))
        (Path(folder.name) / "package.json").write_text('{"type": "module"}')
        file = sources / f"{module}.js"
        text = file.read_text(encoding="utf-8")
        assert text.count(right) == 1, f"{right!r} must stand in {module} once, not {text.count(right)} times"
        file.write_text(text.replace(right, wrong), encoding="utf-8")
        return sources
