"""A small writer of SVG: names and values in, escaped text out. Colours are classes, which a style sheet knows."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tieline.views.safe import shown


class Drawing(str):
    """A finished piece of SVG; templates put it in as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself: it is escaped already."""
        return str(self)


def element(name: str, *inside: Drawing, **attributes: str | float | None) -> Drawing:
    """An element; an attribute that is None is left out, "_" in its name stands for "-", a trailing one for nothing."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Drawing(f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>")


def text(said: str) -> Drawing:
    """Words on one line, escaped, without a character that acts."""
    return Drawing(escape(shown(said), quote=False))


def link(address: str, said: str, *inside: Drawing, **attributes: str | float | None) -> Drawing:
    """A shape that leads somewhere, with the words that a pointer or a screen reader gets to know."""
    plain = shown(said)
    return element("a", element("title", text(plain)), *inside, href=address, aria_label=plain, **attributes)


def label(x: float, y: float, said: str, **attributes: str | float | None) -> Drawing:
    """Words at a place."""
    return element("text", text(said), x=x, y=y, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str | float | None) -> Drawing:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """The "d" of a run of points."""
    drawn = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{drawn}{'Z' if closed else ''}" if drawn else ""


def chart(width: float, height: float, said: str, *inside: Drawing, **attributes: str | float | None) -> Drawing:
    """The whole picture. said: what it shows, for those who do not see it."""
    return element(
        "svg", element("title", text(said)), *inside, xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}", role="group", aria_label=said, **attributes,
    )  # fmt: skip


def _value(value: str | float) -> str:
    return escape(value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0"))
