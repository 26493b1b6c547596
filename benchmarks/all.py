"""Print the project's figures: ``make bench``. Machines are noisy: compare the ratios of one run, not milliseconds.

page weight       gzip bytes of a first visit to each page, the heaviest by part
first widget      from the start of loading until a widget can be used, beside Jupyter Book's default route
widget            script time of one step and of one move of the scrubber
conv2d            ours beside torch.nn.functional.conv2d, one thread
build, suite      wall time
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import nbformat
import yaml
from nbclient import NotebookClient
from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

import conv2d  # noqa: E402  (beside this file)
from conftest import QUIET  # noqa: E402
from get_browser import installed_chromium  # noqa: E402

from convbook.press.serve import Handler  # noqa: E402

CHAPTERS = re.findall(r"file: (chapters/\S+)", (ROOT / "_toc.yml").read_text())
PACKAGES = ROOT / "benchmarks" / "node_modules"
REPEATS = 7

# Where a default page's scripts come from, and the same files in npm's packages.
NETWORKS = {
    r"https://cdn\.jsdelivr\.net/npm/@jupyter-widgets/html-manager@[^/]*/(.*)": "@jupyter-widgets/html-manager",
    r"https://cdn\.jsdelivr\.net/npm/mathjax@3/(.*)": "mathjax",
    r"https://cdnjs\.cloudflare\.com/ajax/libs/require\.js/[^/]*/(require)\.min\.js": "requirejs",
    r"https://cdn\.jsdelivr\.net/npm/anywidget@[^/]*/(.*)": "anywidget",
}

# Notes when the first widget's Play button is there: the reader can use it from then on.
WATCH = """
    const look = () => {
        const found = document.querySelector('.cb-widget button');
        if (found && window.firstWidget === undefined) window.firstWidget = performance.now();
    };
    new MutationObserver(look).observe(document, {subtree: true, childList: true});
    document.addEventListener('DOMContentLoaded', look);
"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def build(source: Path, output: Path, *options: str) -> float:
    """Build a book from nothing; return the seconds it took."""
    start = time.perf_counter()
    command = [
        str(Path(sys.executable).with_name("jupyter-book")),
        "build",
        str(source),
        "--path-output",
        str(output),
        *options,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=output)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - start


def default_book(folder: Path) -> Path:
    """Build the same chapters as plain Jupyter Book does, with stored widget states; return the pages' folder."""
    source = folder / "source"
    (source / "chapters").mkdir(parents=True)
    for name in CHAPTERS:
        shutil.copy(ROOT / f"{name}.ipynb", source / "chapters")
    # The chapter that is compared, executed again with its widgets' state, which our stored notebooks leave out.
    notebook = nbformat.read(ROOT / f"{CHAPTERS[0]}.ipynb", as_version=4)
    place = {"metadata": {"path": str(ROOT / "chapters")}}
    NotebookClient(
        notebook, kernel_name="python3", store_widget_state=True, resources=place, extra_arguments=["--log-level=40"]
    ).execute()
    nbformat.write(notebook, source / f"{CHAPTERS[0]}.ipynb")
    shutil.copy(ROOT / "references.bib", source)
    shutil.copytree(ROOT / "figures", source / "figures")
    (source / "index.md").write_text("# Sliding Kernels\n")
    shutil.copy(ROOT / "_toc.yml", source)
    ours = yaml.safe_load((ROOT / "_config.yml").read_text())
    plain = {"title": ours["title"], "only_build_toc_files": True, "execute": {"execute_notebooks": "off"}}
    plain |= {"parse": ours["parse"], "bibtex_bibfiles": ours["bibtex_bibfiles"]}
    (source / "_config.yml").write_text(yaml.safe_dump(plain))
    build(source, folder, "--quiet")
    pages = folder / "_build" / "html"
    for page in pages.rglob("*.html"):
        # The digest is of the minified require.js; npm's package has it as it was written.
        page.write_text(re.sub(r' integrity="[^"]*"', "", page.read_text()))
    return pages


def from_packages(route: Route) -> None:
    """Answer a request to a content network with the same file from npm's package, at once: no network's delay."""
    for pattern, package in NETWORKS.items():
        if match := re.fullmatch(pattern, route.request.url):
            name = match[1] if match[1] != "require" else "require.js"
            file = PACKAGES / package / (name if Path(name).suffix else f"{name}.js")
            if file.is_file():
                route.fulfill(path=file, headers={"Access-Control-Allow-Origin": "*"})
                return
    print(f"  (not answered: {route.request.url})")
    route.abort()


def visit(browser: Browser, address: str, *, widget: bool = True) -> tuple[float | None, dict[str, int]]:
    """Visit a page for the first time; return when its first widget was ready, and the gzip size of each file."""
    context = browser.new_context()
    context.route(re.compile(r"^https://"), from_packages)
    page = context.new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.add_init_script(WATCH)
    page.goto(address)
    if widget:
        page.wait_for_function("window.firstWidget !== undefined", timeout=60_000)
    page.wait_for_load_state("networkidle")
    ready = page.evaluate("window.firstWidget")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers if answer.status == 200}
    context.close()
    return ready, sizes


def kind(url: str) -> str:
    name = url.split("?")[0]
    if "convbook-widgets" in name or "palette.css" in name:
        return "widgets' script and style"
    if name.endswith((".html", "/")):
        return "the page itself"
    if name.endswith((".woff2", ".woff", ".ttf")):
        return "fonts"
    if name.endswith((".png", ".svg", ".jpg")):
        return "pictures"
    if name.endswith(".css"):
        return "the theme's and the book's style"
    return "search index" if "searchindex" in name else "the theme's and Sphinx's scripts"


def kilobytes(size: float) -> str:
    return f"{size / 1000:7.1f} KB"


def print_weights(weights: dict[str, dict[str, int]]) -> None:
    print("\nPage weight, gzip, whole first visit (budget 300 KB)")
    for name, sizes in weights.items():
        print(f"  {kilobytes(sum(sizes.values()))}  {name}")
    heaviest = max(weights, key=lambda name: sum(weights[name].values()))
    print(f"  {heaviest} by part:")
    parts: dict[str, int] = {}
    for url, size in weights[heaviest].items():
        parts[kind(url)] = parts.get(kind(url), 0) + size
    for part, size in sorted(parts.items(), key=lambda item: -item[1]):
        print(f"  {kilobytes(size)}    {part}")


def widget_times(page: Page) -> dict[str, float]:
    """Return the median script time, in ms, of a step and of a move of the scrubber on the page's first widget."""
    return page.evaluate(
        """async () => {
            const widget = document.querySelector('.cb-widget[data-widget]');
            const median = times => times.sort((a, b) => a - b)[times.length >> 1];
            const buttons = [...widget.querySelectorAll('button')];
            const label = button => (button.getAttribute('aria-label') || '') + ' ' + button.textContent;
            const forward = buttons.find(button => /forward|next/i.test(label(button)));
            const back = buttons.find(button => /back|previous/i.test(label(button)));
            const scrubber = widget.querySelector('input[type=range]');
            const step = [], slide = [];
            for (let i = 0; i < 100; i++) {
                const start = performance.now();
                (i % 4 < 2 ? forward : back).click();
                await new Promise(queueMicrotask);
                step.push(performance.now() - start);
            }
            for (let i = 1; i <= 100; i++) {
                scrubber.value = String(i % (Number(scrubber.max) + 1)); // another cell each time
                const start = performance.now();
                scrubber.dispatchEvent(new Event('input', {bubbles: true}));
                await new Promise(queueMicrotask); // the widget draws once for all that an event changes
                slide.push(performance.now() - start);
            }
            return {step: median(step), slide: median(slide)};
        }"""
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-suite", action="store_true", help="leave out the time of the whole test suite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        ours = Path(scratch) / "ours"
        ours.mkdir()
        seconds = build(ROOT, ours, "-W", "-n", "--keep-going", "--quiet")
        print(f"Build of the pages from nothing: {seconds:.1f} s")
        plain = default_book(Path(scratch) / "plain")
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=QUIET)
        with served(ours / "_build" / "html") as here, served(plain) as there:
            weights = {name: visit(browser, f"{here}/{name}.html", widget=False)[1] for name in ["index", *CHAPTERS]}
            print_weights(weights)

            name = CHAPTERS[0]
            pairs = [
                (visit(browser, f"{here}/{name}.html"), visit(browser, f"{there}/{name}.html")) for _ in range(REPEATS)
            ]
            ready, default = (statistics.median(pair[i][0] for pair in pairs) for i in (0, 1))
            print(f"\nFirst widget ready, {name}, medians of {REPEATS} first visits, no network delay in either")
            print(f"  {ready:7.0f} ms  this book")
            weight = kilobytes(sum(pairs[0][1][1].values())).strip()
            print(f"  {default:7.0f} ms  Jupyter Book's default route, {weight} gzip")
            print(f"  {default / ready:7.1f}     times as long")

            page = browser.new_page()
            page.goto(f"{here}/{name}.html", wait_until="networkidle")
            times = widget_times(page)
            print("\nWidget, script time, medians of 100")
            print(f"  {times['step']:7.2f} ms  one step")
            print(f"  {times['slide']:7.2f} ms  one move of the scrubber")
        browser.close()
    print("\nconv2d, one thread")
    conv2d.main([])
    if not options.no_suite:
        start = time.perf_counter()
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False, env={**os.environ})
        print(f"\nTest suite: {time.perf_counter() - start:.0f} s{'' if done.returncode == 0 else ' (FAILED)'}")


if __name__ == "__main__":
    main()
