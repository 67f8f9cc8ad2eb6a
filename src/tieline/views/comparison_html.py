"""Two readouts side by side as a page of HTML that stands by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tieline.views.comparison import KINDS, RELATIONS, SAMENESS, VERDICTS, said, side_name
from tieline.views.page import link, page, text

Plain = Mapping[str, Any]


def comparison_html(told: Plain) -> str:
    """told: as `--json` prints it."""
    names = [side_name(told[side]) for side in ("one", "other")]
    title = f"{names[0]} and {names[1]}, side by side"
    return page(title, "\n".join(_body(told, names, title)))


def comparison_body(told: Plain) -> str:
    """The same without head and style, to stand inside another page."""
    names = [side_name(told[side]) for side in ("one", "other")]
    return "\n".join(_body(told, names, f"{names[0]} and {names[1]}, side by side"))


def _body(told: Plain, names: list[str], title: str) -> Iterator[str]:
    contact = told["contact"]
    yield f"<h1>{text(title)}</h1>"
    yield f'<p class="verdict"><strong>{text(SAMENESS[contact["sameness"]])}:</strong> {text(contact["reason"])}.</p>'
    yield from _table("The contact", names, [*_about(told), *_fields(contact["fields"])])
    ordered = sorted(told["pairs"], key=lambda pair: list(RELATIONS).index(pair["relation"]))
    if ordered:
        yield from _table(f"Both say ({len(ordered)})", names, map(_pair, ordered))
    for key, name in (("only_one", names[0]), ("only_other", names[1])):
        if told[key]:
            yield f"<h2>Only {text(name)} says ({len(told[key])})</h2><ul>"
            yield from (f"<li>{text(quoted['text'])}</li>" for quoted in told[key])
            yield "</ul>"
    for key, name in (("left_out_by_one", names[0]), ("left_out_by_other", names[1])):
        if told[key]:
            yield f"<h2>{text(name)} leaves out ({len(told[key])})</h2><ul>"
            yield from (
                f"<li><strong>{text(KINDS[one['what']])}</strong>, {text(one['name'])}: “{text(one['text'])}”</li>"
                for one in told[key]
            )
            yield "</ul>"


def _table(title: str, names: list[str], rows: Any) -> Iterator[str]:
    yield f'<h2>{text(title)}</h2><table><thead><tr><td class="kind"></td>'
    yield "".join(f'<th scope="col">{text(name)}</th>' for name in names) + "</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table>"


def _about(told: Plain) -> Iterator[str]:
    sides = [told[side] for side in ("one", "other")]
    cells = "".join(f"<td>{link(side['url'], side['title'] or 'untitled')}</td>" for side in sides)
    yield f'<tr><th scope="row">title</th>{cells}</tr>'
    zones = [f"{side['published'] or 'no date'}{' (' + side['zone'] + ')' if side['zone'] else ''}" for side in sides]
    yield f'<tr><th scope="row">published</th>{"".join(f"<td>{text(zone)}</td>" for zone in zones)}</tr>'


def _fields(fields: list[Plain]) -> Iterator[str]:
    for field in fields:
        if field["one"] is None and field["other"] is None:
            continue
        differs = f"<br><mark>{text(VERDICTS[field['verdict']])}</mark>" if field["verdict"] != "same" else ""
        note = f'<p class="note">{text(field["note"])}</p>' if field["note"] else ""
        cells = [text(field[side] or "not told") for side in ("one", "other")]
        name = f"{text(field['field'])}{differs}"
        yield f'<tr><th scope="row">{name}</th><td>{cells[0]}{note}</td><td>{cells[1]}</td></tr>'


def _pair(pair: Plain) -> str:
    words = "".join(f'<br><span class="dim">{text(said(difference))}</span>' for difference in pair["differences"])
    name = text(RELATIONS[pair["relation"]])
    label = f"<mark>{name}</mark>" if pair["relation"] == "different_in_fact" else name
    cells = "".join(f"<td>{_marked(pair, side)}</td>" for side in ("one", "other"))
    return f'<tr><th scope="row">{label}{words}</th>{cells}</tr>'


def _marked(pair: Plain, side: str) -> str:
    """A sentence with the words that differ marked."""
    told = text(pair[side]["text"])
    for difference in pair["differences"]:
        word = text(difference[side])
        if difference["what"] != "denial" and word and told.count(word):
            told = told.replace(word, f"<mark>{word}</mark>", 1)
    return told
