"""A body of HTML in, a page out that stands by itself: its style inside, nothing loaded, good on paper too."""

from __future__ import annotations

import re
from html import escape

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--dim:#59636e;--line:#d1d9e0;--mark:#fff3bf;--paper:#fff;--link:#0a4b9c}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--dim:#9aa4af;--line:#3a424b;--mark:#5c4a00;--paper:#15181c;
--link:#8ab8ff}}
body{font:16px/1.55 Georgia,'Times New Roman',serif;color:var(--ink);background:var(--paper);max-width:62rem;
margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem;
border-bottom:1px solid var(--line)}p{margin:.4rem 0 .7rem}
.dim,.note{color:var(--dim)}.note{font-size:.9rem}a{color:var(--link)}sup{font-size:.72em;line-height:0}
sup a{text-decoration:none}mark{background:var(--mark);color:inherit}ol.references{font-size:.88rem;padding-left:1.6rem}
ol.references li{overflow-wrap:anywhere}
.verdict{padding:.6rem .9rem;border:1px solid var(--line);border-left-width:6px;margin:1rem 0}
table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{text-align:left;vertical-align:top;
padding:.45rem .6rem;border-top:1px solid var(--line);overflow-wrap:anywhere}th[scope=row],.kind{width:9.5rem;
font-weight:600;font-family:system-ui,sans-serif;font-size:.85rem}thead th{font-family:system-ui,sans-serif}
@media print{body{font-size:10.5pt;max-width:none;margin:0}h2{break-after:avoid}tr,li{break-inside:avoid}
a{color:inherit;text-decoration:none}}
"""


def page(title: str, body: str) -> str:
    """A whole page; title is plain text, body is HTML whose texts are escaped already."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def text(value: object) -> str:
    """Any text as HTML shows it, on one line."""
    return escape(" ".join(str(value).split()))


def link(url: str | None, shown: str) -> str:
    """A link, for addresses of the web only; any other address is shown without one."""
    if url is not None and re.match(r"https?://", url, re.I):
        return f'<a href="{escape(url)}" rel="noreferrer">{text(shown)}</a>'
    return text(shown)
