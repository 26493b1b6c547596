"""The book's colours, written once: the pictures, the widgets and the pages all read them here.

Input, kernel and output are blue, gold and rose everywhere. The three differ in lightness as well as in hue, so they
stay apart for colour-blind readers and in a grey print; the idea is the "high-contrast" scheme of Paul Tol, *Colour
Schemes* (SRON technical note, 2021). A test measures the distances under simulated colour blindness.
"""

from __future__ import annotations

LIGHT = {
    "paper": "#fffdf8",  # page background
    "panel": "#f6f2e9",  # raised surfaces: code cells, widget panels
    "ink": "#1d2129",  # text
    "soft": "#565c68",  # secondary text, at least 4.5:1 on paper and panel
    "line": "#d9d3c5",  # hairlines
    "rule": "#817b6d",  # borders of controls, at least 3:1 on paper
    "link": "#0b57a4",
    "focus": "#0b57a4",
    "alarm": "#a3201d",  # text of an error
    "alarm-fill": "#fbe6e3",
    "input": "#0b4f94",  # text and outlines: at least 4.5:1 on paper and on the fill
    "input-fill": "#dfeaf7",  # cells
    "input-mark": "#9cc3ec",  # cells selected
    "kernel": "#7a5600",
    "kernel-fill": "#fbeec8",
    "kernel-mark": "#f3cd62",
    "output": "#a02a4a",
    "output-fill": "#fae3e7",
    "output-mark": "#e995aa",
    "padding-fill": "#f0ede6",
}

DARK = {
    "paper": "#14171c",
    "panel": "#1d2128",
    "ink": "#e9e6df",
    "soft": "#a9adb6",
    "line": "#363c46",
    "rule": "#7f8693",
    "link": "#8fc1f7",
    "focus": "#8fc1f7",
    "alarm": "#ffa79f",
    "alarm-fill": "#47201e",
    "input": "#8fc1f7",
    "input-fill": "#1c3149",
    "input-mark": "#2f5f95",
    "kernel": "#f0c75a",
    "kernel-fill": "#3a2f12",
    "kernel-mark": "#7a5c0d",
    "output": "#f08ea6",
    "output-fill": "#43222b",
    "output-mark": "#8a3a50",
    "padding-fill": "#23272e",
}

# Where each host says that it is dark: the book's theme sets data-theme, JupyterLab data-jp-theme-light,
# VS Code a class on the body. Anywhere else the reader's system decides.
_DARK_HOSTS = 'html[data-theme="dark"], body[data-jp-theme-light="false"], body.vscode-dark, body.vscode-high-contrast'
_LIGHT_HOSTS = ':root:not([data-theme="light"]):not(:has(> body[data-jp-theme-light="true"], > body.vscode-light))'


def css() -> str:
    """Return the style rules that define every colour as ``--cb-<name>``, for light and dark.

    ``--cb-scheme`` says which of the two it is, for what the browser draws itself, such as boxes to tick.
    """

    def rules(scheme: str, colours: dict[str, str]) -> str:
        return " ".join(f"--cb-{name}: {value};" for name, value in {"scheme": scheme, **colours}.items())

    light, dark = rules("light", LIGHT), rules("dark", DARK)
    return (
        f":root {{ {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ {_LIGHT_HOSTS} {{ {dark} }} }}\n"
        f"@media screen {{ {_DARK_HOSTS} {{ {dark} }} }}\n"
    )
