"""What persons wrote in a notebook: how two differ in it, and how an edit comes back into the text.

Outputs, ids, counts, the kernel and folded cells are what editors write of themselves, and count for nothing here.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import nbformat
from jupytext.myst import myst_to_notebook, notebook_to_myst
from nbformat import NotebookNode

from .notebooks import from_text

# In a cell's metadata: when and where it ran, and how somebody looked at it ("jupyter" says what is folded away).
_OF_EDITORS = {"ExecuteTime", "colab", "execution", "executionInfo", "id", "outputId", "trusted", "vscode"}
_OF_EDITORS |= {"collapsed", "jupyter", "scrolled"}
# In a notebook's own: the kernel, the pairing with a text, saved widgets. "convbook" is the press's.
_OF_A_NOTEBOOK = {"accelerator", "colab", "jupytext", "kernelspec", "language_info", "vscode", "widgets", "convbook"}
_SAYS_NOTHING = [("deletable", True), ("editable", True), ("slideshow", {"slide_type": ""}), ("tags", [])]


def digest(notebook: NotebookNode) -> str:
    """Return a digest of what persons wrote: the cells in their order and the notebook's own metadata."""
    content = json.dumps([_own(notebook), [_content(cell) for cell in _filled(notebook)]], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _meant(metadata: dict[str, Any], of_editors: set[str]) -> dict[str, Any]:
    """Return what a person said in metadata, as plain dictionaries."""
    said = {key: value for key, value in metadata.items() if key not in of_editors}
    for key, nothing in _SAYS_NOTHING:
        if said.get(key) == nothing:
            del said[key]
    return json.loads(json.dumps(said))


def _own(notebook: NotebookNode) -> dict[str, Any]:
    """Return what a person said in a notebook's own metadata."""
    return _meant(notebook.metadata, _OF_A_NOTEBOOK)


def _source(cell: NotebookNode) -> str:
    """Return what stands in a cell, without blank lines around it, which a text doesn't keep."""
    return cell.source.rstrip().lstrip("\n")


def _content(cell: NotebookNode) -> tuple[str, str, str]:
    """Return what makes a cell: its type, its source, and as JSON what else a person put there."""
    others = {"metadata": _meant(cell.metadata, _OF_EDITORS), "attachments": cell.get("attachments") or {}}
    return cell.cell_type, _source(cell), json.dumps(others, sort_keys=True)


def _filled(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the cells in which something stands; editors add empty ones at the end."""
    return [cell for cell in notebook.cells if cell.source.strip() or cell.get("attachments")]


# ---- How two notebooks differ


@dataclass(frozen=True)
class Change:
    """How a cell differs between two notebooks; ``kind`` is "changed", "added", "deleted" or "moved".

    ``before`` and ``after`` are the cell there, or None; ``number`` counts the cells from 1, in the notebook after,
    for a deleted cell in the one before. A change of the notebook's own metadata has the kind "metadata", number 0.
    """

    kind: str
    number: int
    before: NotebookNode | None
    after: NotebookNode | None

    def __str__(self) -> str:
        """Return a headline and, except for a moved cell, a unified diff of what stands in the cell."""
        head = "the notebook's own metadata changed"
        if self.kind != "metadata":
            head = f"{_type(self.after or self.before)} cell {self.number} {self.kind}"
        if self.kind == "moved":
            return f"{head}: {_lines(self.after)[0]}"
        if self.kind == "changed" and self.before.cell_type != self.after.cell_type:
            head += f", which was {_type(self.before)}"
        diff = difflib.unified_diff(_lines(self.before), _lines(self.after), n=1, lineterm="")
        return "\n".join([head, *list(diff)[2:]])  # without the two lines that name files


def _type(cell: NotebookNode) -> str:
    return "Markdown" if cell.cell_type == "markdown" else cell.cell_type


def _lines(cell: NotebookNode | None) -> list[str]:
    """Return a cell's source as lines, after them a line for each thing else that was put there."""
    if cell is None:
        return []
    lines = _source(cell).splitlines()
    for name, value in json.loads(_content(cell)[2]).items():
        said = json.dumps(value, ensure_ascii=False)
        if len(said) > 1000:  # a picture: its digest tells it from another
            said = f"{said[:100]}… {hashlib.sha256(said.encode()).hexdigest()[:8]}"
        lines += [f"({name}: {said})"] if value else []
    return lines


def compare(before: NotebookNode, after: NotebookNode) -> list[Change]:
    """Return how two notebooks differ in what persons wrote, in the order of the notebook after."""
    changes = []
    if _own(before) != _own(after):
        cells = [
            nbformat.v4.new_raw_cell(json.dumps(_own(each), indent=1, ensure_ascii=False)) for each in (before, after)
        ]
        changes.append(Change("metadata", 0, *cells))
    olds, news = _filled(before), _filled(after)
    for old, new, moved in _pairs(olds, news):
        if old is None:
            changes.append(Change("added", new + 1, None, news[new]))
        elif new is None:
            changes.append(Change("deleted", old + 1, olds[old], None))
        elif _content(olds[old]) != _content(news[new]):
            changes.append(Change("changed", new + 1, olds[old], news[new]))
        elif moved:
            changes.append(Change("moved", new + 1, olds[old], news[new]))
    return changes


def _pairs(before: list[NotebookNode], after: list[NotebookNode]) -> list[tuple[int | None, int | None, bool]]:
    """Say which cell became which: the place before, the place after, and whether it moved as it was.

    They stand in the order of the notebook after; a deleted cell stands behind the one that was above it.
    """
    olds, news = [[_content(cell) for cell in cells] for cells in (before, after)]
    partner: dict[int, int] = {}  # of a place after: the place before

    def match(alike: Callable[[int, int], bool]) -> None:
        """Pair the cells that are left, each with the first one that is alike."""
        left = [old for old in range(len(olds)) if old not in partner.values()]
        for new in range(len(news)):
            found = None if new in partner else next((old for old in left if alike(old, new)), None)
            if found is not None:
                partner[new] = found
                left.remove(found)

    for block in difflib.SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks():
        partner |= {block.b + step: block.a + step for step in range(block.size)}
    in_order = set(partner)
    match(lambda old, new: olds[old] == news[new])
    moved = set(partner) - in_order
    # Editors keep a cell's id when its text is edited; where ids were lost, cells alike enough are the same.
    match(lambda old, new: "id" in before[old] and before[old]["id"] == after[new].get("id"))
    match(lambda old, new: olds[old][0] == news[new][0] and _are_alike(olds[old][1], news[new][1]))

    place = {old: new for new, old in partner.items()}
    pairs: list[tuple[float, tuple[int | None, int | None, bool]]] = []
    pairs += [(new, (partner.get(new), new, new in moved)) for new in range(len(news))]
    for old in set(range(len(olds))) - set(partner.values()):
        above = max((place[each] for each in range(old) if each in place), default=-1)
        pairs.append((above + 0.5, (old, None, False)))
    return [pair for _, pair in sorted(pairs, key=lambda item: item[0])]


def _are_alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return all(bound() > 0.6 for bound in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


# ---- From a notebook back into its text


def into_text(text: str, notebook: NotebookNode, name: str = "the text") -> str:
    """Return a MyST text with the cells of a notebook; what the text has of them already stays to the letter.

    Raises ``ValueError``, naming ``name``, when a text can't say what the notebook says, such as a picture pasted
    into a cell or a cell that would be read as two.
    """
    parsed = from_text(text, name)
    lexer = parsed.metadata.get("jupytext", {}).get("default_lexer")
    blocks = _blocks(text)
    olds, news = _filled(parsed), _filled(notebook)
    partner = {new: old for old, new, _ in _pairs(olds, news)}
    parts = [re.match(r"---[ \t]*\n.*?\n---[ \t]*(?=\n|$)", text, re.DOTALL)[0]]
    for place, cell in enumerate(news):
        old = None if partner[place] is None else olds[partner[place]]
        if cell.cell_type == "markdown":
            said = _meant(cell.metadata, _OF_EDITORS)
            if said:
                parts.append(f"+++ {json.dumps(said, ensure_ascii=False)}")
            elif place > 0 and news[place - 1].cell_type == "markdown":
                parts.append("+++")
            parts.append(_source(cell))
        elif old is not None and old.cell_type == cell.cell_type:
            parts.append(_changed_block(blocks[old.id], old, cell, lexer))
        else:
            parts.append(_block(cell, lexer))
    made = "\n\n".join(parts) + "\n"
    left = compare(from_text(made, name), notebook)
    if left:
        first = next((change for change in left if change.after is not None), left[0])
        raise ValueError(f"{name} cannot say what the notebook says here; write it there by hand:\n{first}")
    return made


def _blocks(text: str) -> dict[str, list[str]]:
    """Return the lines of each cell that stands between fences, by the cell's id."""
    lines = text.split("\n")
    starts = myst_to_notebook(text, add_source_map=True).metadata["source_map"]
    found = {}
    for cell, start in zip(from_text(text).cells, starts, strict=True):
        if cell.cell_type != "markdown":
            fence = re.match(r" {0,3}(`{3,}|~{3,})", lines[start - 1])[1]
            closing = re.compile(rf" {{0,3}}{fence}{fence[0]}*\s*")
            end = next((k for k in range(start, len(lines)) if closing.fullmatch(lines[k])), len(lines))
            found[cell.id] = lines[start - 1 : end + 1]
    return found


def _changed_block(block: list[str], old: NotebookNode, new: NotebookNode, lexer: str | None) -> str:
    """Return the text of a cell between fences, with as much of its former text, ``block``, as still holds."""
    if _content(old) == _content(new):
        return "\n".join(block)
    if _content(old)[2] != _content(new)[2] or block[0].lstrip()[:3] in new.source:
        return _block(new, lexer)
    options = block[: len(block) - 1 - len(old.source.splitlines())]
    return "\n".join([*options, *_source(new).splitlines(), block[-1]])


def _block(cell: NotebookNode, lexer: str | None) -> str:
    """Return the text of a code or raw cell between fences, as Jupytext lays it out."""
    said = _meant(cell.metadata, _OF_EDITORS - {"jupyter"})
    new = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_raw_cell
    alone = nbformat.v4.new_notebook(cells=[new(_source(cell), metadata=said)])
    return notebook_to_myst(alone, default_lexer=lexer).strip("\n")
