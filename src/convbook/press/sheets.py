"""Style sheets cut down to what a set of pages can use: `trim`.

A rule stays if every tag, class, id and attribute that its selector asks for occurs somewhere in the pages or as a word
of their scripts, which is how states come about (an open menu, a pressed button). So a rule is never lost because
of *when* or *where* it applies; tests/pages/test_style.py compares what is left with the whole, element by element.

The theme makes the dark colours depend on an attribute alone, so a page printed from the dark theme would be printed
in them, and without the light ones. Here dark is for screens, and what is printed is light.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import tinycss2
from tinycss2.ast import (
    AtRule,
    Declaration,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    ParseError,
    QualifiedRule,
    SquareBracketsBlock,
    StringToken,
    URLToken,
)

CONDITIONAL = {"media", "supports", "container", "layer"}  # at-rules that hold rules
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_PROPERTY = re.compile(r"--[\w-]+")
_DARK = re.compile(r"""\[data-theme=["']?dark["']?\]""")
_LIGHT = re.compile(r"""\[data-theme=["']?light["']?\]""")
_ABSOLUTE = re.compile(r"[a-z]+:|//|#|/")
_NOT = re.compile(r":not\([^()]*\)")
# Pseudo-classes that hold for an element if one of the selectors in their brackets does. What stands in any other's,
# such as `:not(…)`, rules nothing out.
_ONE_OF = {"is", "where", "has", "matches", "-webkit-any", "-moz-any"}


# ---- What pages use


@dataclass
class Names:
    """What selectors can ask for. A script's words may be any of the four, so they count as all."""

    tags: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    properties: set[str] = field(default_factory=set)  # custom ones, such as --cb-ink

    def add_page(self, html: str) -> None:
        reader = _Reader(self)
        reader.feed(html)
        reader.close()

    def add_script(self, text: str) -> None:
        words = set(_WORD.findall(text))
        for names in (self.tags, self.classes, self.ids, self.attributes):
            names |= words
        self.properties |= set(_PROPERTY.findall(text))

    def add_sheet(self, css: str) -> None:
        """Note the custom properties that a sheet that stays whole uses."""
        self.properties |= set(_PROPERTY.findall(css))


class _Reader(HTMLParser):
    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names
        self.raw = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.raw = tag if tag in {"script", "style"} else ""
        self.names.tags.add(tag)
        for name, value in attributes:
            self.names.attributes.add(name)
            if name == "class":
                self.names.classes.update((value or "").split())
            elif name == "id":
                self.names.ids.add(value or "")
            elif value:
                self.names.properties |= set(_PROPERTY.findall(value))  # style="color: var(--cb-ink)"

    def handle_data(self, data: str) -> None:
        if self.raw == "script":
            self.names.add_script(data)
        elif self.raw == "style":
            self.names.add_sheet(data)

    def handle_endtag(self, tag: str) -> None:
        self.raw = ""


# ---- A sheet as a tree


@dataclass
class Rule:
    selectors: list[list[Node]]
    declarations: list[tuple[str, str]] | None  # name, value; None: nested rules, which stay as they are
    text: str = ""

    def write(self) -> str:
        body = (
            self.text if self.declarations is None else ";".join(f"{name}:{value}" for name, value in self.declarations)
        )
        return "".join(
            f"{before}{','.join(selectors)}{{{body}}}{after}" for before, selectors, after in by_theme(self.selectors)
        )


@dataclass
class Group:
    head: str
    children: list[Rule | Group | Verbatim]

    def write(self) -> str:
        inside = "".join(child.write() for child in self.children)
        return f"{self.head}{{{inside}}}" if inside else ""


@dataclass
class Verbatim:
    """What is kept or left out as a whole: @font-face, @keyframes; a sheet of ours, which has no keyword."""

    text: str
    keyword: str = ""
    name: str = ""  # of an animation

    def write(self) -> str:
        return self.text


def by_theme(selectors: list[list[Node]]) -> Iterable[tuple[str, list[str], str]]:
    """Yield the selectors in groups, each with what stands before and after its rule: dark ones are for the screen."""
    texts = [squeeze(selector) for selector in selectors]
    dark = [text for text in texts if _DARK.search(_NOT.sub("", text))]
    light = [text for text in texts if _LIGHT.search(_NOT.sub("", text))]
    if plain := [text for text in texts if text not in dark]:
        yield "", plain, ""
    if dark:
        yield "@media screen{", dark, "}"
    if light:  # for print whatever the theme is, with the same weight among the other rules
        yield "@media print{", [_LIGHT.sub("[data-theme]", text) for text in light], "}"


def squeeze(nodes: Iterable[Node]) -> str:
    """Return tokens as text, without comments and with single spaces."""
    kept = [node for node in nodes if node.type != "comment"]
    return re.sub(r"\s+", " ", tinycss2.serialize(kept)).strip()


def _split(tokens: Iterable[Node]) -> list[list[Node]]:
    """Split tokens at their commas."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if isinstance(token, LiteralToken) and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _rebase(nodes: Iterable[Node], folder: str) -> None:
    """Make the addresses of files, which a sheet gives from its own ``folder``, hold from the merged sheet's."""
    for node in nodes:
        if isinstance(node, FunctionBlock) and node.lower_name == "url":
            quoted = [part for part in node.arguments if isinstance(part, StringToken)]
        else:
            quoted = []
        for address in [*quoted, *([node] if isinstance(node, URLToken) else [])]:
            if not _ABSOLUTE.match(address.value):
                address.value = posixpath.normpath(posixpath.join(folder, address.value))
                address.representation = f'"{address.value}"' if quoted else f'url("{address.value}")'
        for inner in ("content", "arguments", "prelude"):
            if getattr(node, inner, None):
                _rebase(getattr(node, inner), folder)


def read(css: str, folder: str = "", load: Callable[[str], str] | None = None) -> list[Rule | Group | Verbatim]:
    """Return a sheet's rules.

    ``folder`` is where the sheet lies, seen from the one that is written; ``load`` returns the text of a sheet that
    this one imports, by its address from there. ValueError for what can't be read: nobody would find a rule that is
    lost without a word.
    """
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    _rebase(nodes, folder)
    return list(_tree(nodes, folder, load))


def _tree(nodes: Iterable[Node], folder: str, load: Callable[[str], str] | None) -> Iterable[Rule | Group | Verbatim]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield _rule(node)
        elif isinstance(node, AtRule) and node.lower_at_keyword == "charset":
            continue
        elif isinstance(node, AtRule) and node.lower_at_keyword == "import" and load is not None:
            (address,) = [token.value for token in node.prelude if token.type in {"string", "url"}]
            name = posixpath.normpath(posixpath.join(folder, address))
            yield from read(load(name), posixpath.dirname(name), load)
        elif isinstance(node, AtRule) and node.lower_at_keyword in CONDITIONAL and node.content is not None:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            head = f"@{node.lower_at_keyword} {squeeze(node.prelude)}".strip()
            yield Group(head, list(_tree(inside, folder, load)))
        elif isinstance(node, AtRule):
            text = f"@{node.lower_at_keyword} {squeeze(node.prelude)}".strip()
            text += ";" if node.content is None else f"{{{squeeze(node.content)}}}"
            yield Verbatim(text, node.lower_at_keyword, squeeze(node.prelude))
        elif isinstance(node, ParseError):
            raise ValueError(f"line {node.source_line}: {node.message}")


def _rule(node: QualifiedRule) -> Rule:
    items = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    # What browsers skip, too: an old trick such as `*zoom: 1`, an address with a blank in it.
    items = [item for item in items if not _broken(item)]
    selectors = _split(node.prelude)
    if not all(isinstance(item, Declaration) for item in items):
        return Rule(selectors, None, squeeze(node.content))
    return Rule(selectors, [_declaration(item) for item in items])


def _broken(item: Node) -> bool:
    return isinstance(item, ParseError) or any(isinstance(token, ParseError) for token in getattr(item, "value", []))


def _declaration(item: Declaration) -> tuple[str, str]:
    name = item.name if item.name.startswith("--") else item.lower_name
    return name, squeeze(item.value) + "!important" * item.important


# ---- What stays


def possible(selector: Iterable[Node], names: Names) -> bool:
    """Return whether some element could match, given the names that occur."""
    before = ""
    for token in selector:
        if isinstance(token, HashToken):
            if token.value not in names.ids:
                return False
        elif isinstance(token, IdentToken):
            if before == "." and token.value not in names.classes:
                return False
            if before not in {".", ":"} and token.lower_value not in names.tags:
                return False
        elif isinstance(token, SquareBracketsBlock):
            asked = next(part for part in token.content if isinstance(part, IdentToken))
            if asked.lower_value not in names.attributes:
                return False
        elif isinstance(token, FunctionBlock) and token.lower_name in _ONE_OF:  # noqa: SIM102 (as the others)
            if not any(possible(option, names) for option in _split(token.arguments)):
                return False
        before = token.value if isinstance(token, LiteralToken) else ""
    return True


def _select(tree: Iterable[Rule | Group | Verbatim], names: Names) -> Iterable[Rule | Group | Verbatim]:
    for item in tree:
        if isinstance(item, Group):
            yield Group(item.head, list(_select(item.children, names)))
        elif isinstance(item, Rule):
            if selectors := [selector for selector in item.selectors if possible(selector, names)]:
                yield Rule(selectors, item.declarations, item.text)
        else:
            yield item


def rules(tree: Iterable[Rule | Group | Verbatim]) -> Iterable[Rule]:
    for item in tree:
        if isinstance(item, Rule):
            yield item
        elif isinstance(item, Group):
            yield from rules(item.children)


def used_properties(tree: list[Rule | Group | Verbatim], start: set[str]) -> set[str]:
    """Return the custom properties that the rules read, directly or through others', and those that ``start`` do."""
    needs: dict[str, set[str]] = {}
    found = set(start)
    for rule in rules(tree):
        found |= set(_PROPERTY.findall(rule.text))
        for name, value in rule.declarations or []:
            read_here = set(_PROPERTY.findall(value))
            if name.startswith("--"):
                needs.setdefault(name, set()).update(read_here)
            else:
                found |= read_here
    waiting = list(found)
    while waiting:
        for name in needs.get(waiting.pop(), set()) - found:
            found.add(name)
            waiting.append(name)
    return found


def trim(
    tree: list[Rule | Group | Verbatim], names: Names, *, there: Callable[[str], bool]
) -> list[Rule | Group | Verbatim]:
    """Return the rules that pages with these ``names`` can use. ``there`` says whether a font's file exists."""
    kept = list(_select(tree, names))
    properties = used_properties(kept, names.properties)
    for rule in rules(kept):
        if rule.declarations is not None:
            rule.declarations = [
                (name, value) for name, value in rule.declarations if not name.startswith("--") or name in properties
            ]
    values = " ".join(
        value
        for rule in rules(kept)
        for name, value in rule.declarations or []
        if "animation" in name or name[:2] == "--"
    )
    playing = set(_WORD.findall(values))

    def stays(item: Rule | Group | Verbatim) -> bool:
        if isinstance(item, Group):
            item.children = [child for child in item.children if stays(child)]
            return bool(item.children)
        if isinstance(item, Rule):
            return item.declarations != []
        if item.keyword == "font-face":
            return any(there(address) for address in re.findall(r'url\("?([^")]+)"?\)', item.text))
        return not item.keyword.endswith("keyframes") or item.name in playing

    return [item for item in kept if stays(item)]


def write(tree: Iterable[Rule | Group | Verbatim]) -> str:
    """Return rules as a sheet's text, a line for each at the top."""
    return "".join(f"{text}\n" for item in tree if (text := item.write()))
