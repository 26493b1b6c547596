"""Print the project's figures: ``make bench``. Machines are noisy: compare the ratios of one run, not milliseconds.

page weight       gzip bytes of a first visit to each page and of the heaviest by part, beside the same pages with all
                  that the theme and the extensions would load (BOOK_WHOLE_THEME=1)
widgets ready     from the moment that a page is parsed until all of its widgets can be used
first widget      until the first can be used, beside Jupyter Book's default route
widget            script time of one step of each that plays; a slider of the largest ChannelSlide; ImageFilter's frames
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
from typing import NamedTuple

import nbformat
import yaml
from nbclient import NotebookClient
from playwright.sync_api import Browser, Route, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

import conv2d  # noqa: E402  (beside this file)
from conftest import QUIET  # noqa: E402
from get_browser import installed_chromium  # noqa: E402
from widgets.harness import site  # noqa: E402

from convbook import ChannelSlide, ImageFilter  # noqa: E402
from convbook.press.assets import widget_file  # noqa: E402
from convbook.press.serve import Handler  # noqa: E402

CHAPTERS = re.findall(r"file: (chapters/\S+)", (ROOT / "_toc.yml").read_text())
PACKAGES = ROOT / "benchmarks" / "node_modules"
STRICT = ("-W", "-n", "--keep-going", "--quiet")
REPEATS = 7
DRAGS = 5

# Where a default page's scripts come from, and the same files in npm's packages.
NETWORKS = {
    r"https://cdn\.jsdelivr\.net/npm/@jupyter-widgets/html-manager@[^/]*/(.*)": "@jupyter-widgets/html-manager",
    r"https://cdn\.jsdelivr\.net/npm/mathjax@3/(.*)": "mathjax",
    r"https://cdnjs\.cloudflare\.com/ajax/libs/require\.js/[^/]*/(require)\.min\.js": "requirejs",
    r"https://cdn\.jsdelivr\.net/npm/anywidget@[^/]*/(.*)": "anywidget",
}

# Notes when the first widget's first button is there, and when all widgets of our pages are: the reader can use them
# from then on. The clock starts with the loading of the page.
WATCH = """
    const look = () => {
        const found = document.querySelector('.cb-widget button');
        if (found && window.firstWidget === undefined) window.firstWidget = performance.now();
        if (document.readyState === 'loading' || window.allWidgets !== undefined) return;
        const waits = document.querySelector('.cb-widget[data-widget]:not(:has(> .cb-root))');
        if (!waits) window.allWidgets = performance.now();
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


def build(source: Path, output: Path, *options: str, environment: dict[str, str] | None = None) -> float:
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
    own = {**os.environ, **(environment or {})}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=output, env=own)
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


class Visit(NamedTuple):
    """A first visit to a page: times in ms from the start of loading, gzip bytes of each file."""

    parsed: float
    first: float | None  # a widget
    all: float | None
    sizes: dict[str, int]


def visit(browser: Browser, address: str, *, widget: bool = True) -> Visit:
    """Visit a page for the first time; with ``widget``, wait until it shows one."""
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
    parsed, first, every = page.evaluate(
        "[performance.getEntriesByType('navigation')[0].domInteractive, window.firstWidget, window.allWidgets]"
    )
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers if answer.status == 200}
    context.close()
    return Visit(parsed, first, every, sizes)


def weigh(browser: Browser, address: str) -> dict[str, dict[str, int]]:
    """Return the gzip bytes of each file of a first visit, for the landing page and each chapter."""
    return {name: visit(browser, f"{address}/{name}.html", widget=False).sizes for name in ["index", *CHAPTERS]}


def kind(url: str) -> str:
    name = Path(url.split("?")[0]).name
    if widget_file(name):
        return "widgets' script and style"
    if name.endswith(".html"):
        return "the page itself"
    if name.endswith((".woff2", ".woff", ".ttf")):
        return "fonts"
    if name.endswith((".png", ".webp", ".svg", ".jpg")):
        return "pictures"
    return "the theme's and the book's style" if name.endswith(".css") else "the theme's and Sphinx's scripts"


def kilobytes(size: float) -> str:
    return f"{size / 1000:7.1f} KB"


def parts(sizes: dict[str, int]) -> dict[str, int]:
    """Return the bytes of each kind of file."""
    sums: dict[str, int] = {}
    for url, size in sizes.items():
        sums[kind(url)] = sums.get(kind(url), 0) + size
    return sums


def print_weights(before: dict[str, dict[str, int]], after: dict[str, dict[str, int]]) -> None:
    """Print what each page weighs with the whole theme and as it is, and the heaviest by part."""
    print("\nPage weight, gzip, whole first visit: with the whole theme, and as it is")
    print("(budgets: a chapter 190 KB, the landing page 110 KB, of it widgets' script and style 45 KB)")
    for name, sizes in after.items():
        widgets = kilobytes(parts(sizes).get("widgets' script and style", 0)).strip()
        print(
            f"  {kilobytes(sum(before[name].values()))} {kilobytes(sum(sizes.values()))}  {name}"
            f" ({len(before[name])} and {len(sizes)} files, widgets {widgets})"
        )
    heaviest = max(after, key=lambda name: sum(after[name].values()))
    print(f"  {heaviest} by part:")
    old, new = parts(before[heaviest]), parts(after[heaviest])
    for part in sorted(old | new, key=lambda part: -old.get(part, 0)):
        print(f"  {kilobytes(old.get(part, 0))} {kilobytes(new.get(part, 0))}    {part}")


# Steps forward and back through a widget that plays, timing the script of each.
STEPS = """async (widget) => {
    const button = (label) => widget.querySelector(`button[aria-label="${label}"]`);
    const times = [];
    for (let i = 0; i < 100; i++) {
        const start = performance.now();
        button(i % 4 < 2 ? 'Step forward' : 'Step back').click();
        await new Promise(queueMicrotask); // the widget draws once for all that an event changes
        times.push(performance.now() - start);
    }
    return times;
}"""

# Drags a slider to and fro. Of each move: the time until the frame is laid out and painted, which is when a message
# comes that was sent before. Shades and pixels are made after that, on other threads.
DRAG = """async (slider) => {
    const times = [];
    const painted = new MessageChannel();
    const [low, high] = [Number(slider.min), Math.min(Number(slider.max), Number(slider.min) + 3)];
    for (let i = 0; i < 120; i++) {
        const period = 2 * (high - low);
        await new Promise(requestAnimationFrame);
        slider.value = String(low + Math.abs((i % period) - (high - low)));
        const start = performance.now();
        slider.dispatchEvent(new Event('input', {bubbles: true}));
        await new Promise((done) => { painted.port1.onmessage = done; painted.port2.postMessage(0); });
        times.push(performance.now() - start);
    }
    return times;
}"""

# Drags a slider at every frame; returns the frames per second.
FRAMES = """async (slider) => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    const start = performance.now();
    for (let i = 0; i < 120; i++) {
        slider.value = String(Number(slider.min) + (i % 20) * Number(slider.step || 1));
        slider.dispatchEvent(new Event('input', {bubbles: true}));
        await frame();
    }
    return 120_000 / (performance.now() - start);
}"""


def print_widgets(browser: Browser, here: str, scratch: Path) -> None:
    """Print the script time of steps on the book's pages, and of the two widgets with the most to do."""
    print("\nWidgets: one step, script, median of 100 (budget 4 ms)")
    page = browser.new_page()
    seen: set[str] = set()
    for name in CHAPTERS:
        page.goto(f"{here}/{name}.html", wait_until="networkidle")
        for widget in page.locator(".cb-widget:has(.cb-player)").all():
            if (kind := widget.get_attribute("data-widget") or "") not in seen:
                seen.add(kind)
                print(f"  {statistics.median(widget.evaluate(STEPS)):7.2f} ms  {kind}")

    import torch

    torch.manual_seed(0)
    channels = ChannelSlide(torch.randn(8, 16, 16), torch.randn(8, 8, 3, 3), torch.randn(8))
    print(f"\nChannelSlide, 16 × 16, 8 → 8 channels: a slider dragged, {DRAGS} times 120 moves, until each is painted.")
    print("  Medians: of the 95th percentiles (budget 16 ms), and of all moves.")
    for window, height in (("a window of 1280 × 720", 720), ("a window so high that all is in sight", 2600)):
        page.set_viewport_size({"width": 1280, "height": height})
        page.goto(site(scratch, channels).as_uri())
        page.locator("summary").first.click()
        names = ("Padding", "Stride", "Dilation", "Position")
        sliders = {name: page.get_by_role("slider", name=name).first for name in names}
        drags: dict[str, list[list[float]]] = {name: [] for name in sliders}
        for name, slider in [*sliders.items()] * DRAGS:
            page.get_by_role("button", name="Reset").click()  # each from the same settings
            drags[name].append(slider.evaluate(DRAG))
        for name, times in drags.items():
            late = statistics.median(statistics.quantiles(drag, n=20)[-1] for drag in times)
            usual = statistics.median(time for drag in times for time in drag)
            print(f"  {late:7.2f} ms, {usual:6.2f} ms  {name}, {window}")

    image = ImageFilter(torch.rand(256, 256), torch.randn(5, 5))
    page.goto(site(scratch, image).as_uri())
    slider = page.get_by_role("slider").first
    slider.wait_for()
    print("\nImageFilter, 256 × 256 under 5 × 5, a weight dragged (budget 30 frames a second)")
    print(f"  {slider.evaluate(FRAMES):7.0f} frames a second")
    page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-suite", action="store_true", help="leave out the time of the whole test suite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        ours = Path(scratch) / "ours"
        ours.mkdir()
        seconds = build(ROOT, ours, *STRICT)
        print(f"Build of the pages from nothing: {seconds:.1f} s")
        whole = Path(scratch) / "whole"
        whole.mkdir()
        build(ROOT, whole, *STRICT, environment={"BOOK_WHOLE_THEME": "1"})
        plain = default_book(Path(scratch) / "plain")
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=QUIET)
        with served(ours / "_build" / "html") as here, served(plain) as there:
            with served(whole / "_build" / "html") as untrimmed:
                print_weights(weigh(browser, untrimmed), weigh(browser, here))

            print(f"\nAll widgets ready after the page is parsed, medians of {REPEATS} first visits (budget 200 ms)")
            for name in CHAPTERS:
                again = [visit(browser, f"{here}/{name}.html") for _ in range(REPEATS)]
                print(f"  {statistics.median(each.all - each.parsed for each in again):7.0f} ms  {name}")

            name = CHAPTERS[0]
            pairs = [
                (visit(browser, f"{here}/{name}.html"), visit(browser, f"{there}/{name}.html")) for _ in range(REPEATS)
            ]
            print(f"\nFirst widget ready, {name}, medians of {REPEATS} first visits, no network delay in either")
            weight = kilobytes(sum(pairs[0][1].sizes.values())).strip()
            for since, start in {
                "from the start of loading": lambda each: 0,
                "from the page parsed": lambda each: each.parsed,
            }.items():
                ready, default = (statistics.median(pair[i].first - start(pair[i]) for pair in pairs) for i in (0, 1))
                print(f"  {ready:7.0f} ms  this book, {since}")
                print(f"  {default:7.0f} ms  Jupyter Book's default route, {weight} gzip")
                print(f"  {default / ready:7.1f}     times as long")
            print_widgets(browser, here, Path(scratch))
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
