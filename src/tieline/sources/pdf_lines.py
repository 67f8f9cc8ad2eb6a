"""The lines of printed pages -> paragraphs: what a typesetter broke apart is joined, what he added is dropped."""

from __future__ import annotations

import re
from collections import Counter

_NUMBER = re.compile(
    r"^\W*(?:page|p\.|s\.|seite|página)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]$")
_BROKEN = re.compile("[\x02\ufffe](?:\r?\n)?")  # what the library writes for a hyphen at the end of a line
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ITEM = re.compile(r"^(?:[•▪●*–—-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
_FULL = 0.75  # of the page's usual width: a shorter line ends a paragraph if it also ends a sentence
_WHOLE = 0.9  # a sentence that ends in so full a line may go on in the next; it is joined, as most are in prose
_NARROW = 45  # characters: in lines shorter than these, lists and tables, a sentence ends where its line does
_EDGE = 2  # lines at the head and the foot of a page among which running heads are looked for


def paragraphs(pages: list[str]) -> str:
    """Text with a line for each paragraph; pages flow into each other."""
    split = [[line.strip() for line in _BROKEN.sub("-\n", page).splitlines()] for page in pages]
    kept = [line for page in _without_running_heads(split) for line in page]
    widths = sorted(len(line) for line in kept if len(line) > 20)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    done: list[str] = []
    open_line, last = False, ""
    for line in kept:
        if not line:
            open_line = False
            continue
        if open_line and not _ITEM.match(line) and _goes_on(last, line, usual):
            done[-1] = _joined(done[-1], line)
        else:
            done.append(line)
        open_line, last = True, line
    return "\n".join(re.sub(r"[ \t\u00a0]+", " ", line) for line in done)


def _joined(first: str, second: str) -> str:
    """A word broken at a line's end is joined; a hyphen before a capital ("Franco-German") is the writer's."""
    hyphen = _HYPHEN.search(first)
    if hyphen is None:
        return f"{first} {second}"
    return first[: hyphen.start()] + second if second[0].islower() else first + second


def _goes_on(last: str, line: str, usual: int) -> bool:
    if _HYPHEN.search(last) or line[0].islower():
        return True
    if _ENDS.search(last) and (usual < _NARROW or len(last) < _WHOLE * usual):
        return False
    return len(last) >= _FULL * usual


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without the lines that stand at the edge of most of them, and without their numbers."""
    edges: Counter[str] = Counter()
    trimmed = [_trimmed(page) for page in pages]
    for page in trimmed:
        edges.update({_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if not _ENDS.search(line)})
    heads = {shape for shape, count in edges.items() if count >= 3 and count > len(pages) / 2}
    return [_trimmed(page, heads) for page in trimmed]


def _trimmed(page: list[str], heads: frozenset[str] | set[str] = frozenset()) -> list[str]:
    page = list(page)
    for end in (0, -1):
        for _ in range(_EDGE + 1):
            if not page or not (not page[end] or _NUMBER.match(page[end]) or _shape(page[end]) in heads):
                break
            page.pop(end)
    return page


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)
