"""Small sources of every kind, written here, for the tests and the fuzzer."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

REPORT = "Foreign Minister Ilse Aigner of Austria met Minister Péter Nagy of Hungary in Győr on Tuesday."
OTHER = "The two ministers agreed to open a second bridge across the river before the end of next year."


def page(body: str = f"<p>{REPORT}</p><p>{OTHER}</p>", head: str = "") -> bytes:
    markup = (
        f"<!DOCTYPE html><html><head><title>Bridge agreed</title>{head}</head>"
        f"<body><article><h1>Bridge agreed</h1>{body}</article></body></html>"
    )
    return markup.encode()


def answer(
    body: bytes,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    head: str = "",
    length: int | None = None,
) -> bytes:
    length = len(body) if length is None else length
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{head}Content-Length: {length}\r\n\r\n".encode() + body


def warc_record(
    block: bytes,
    url: str = "https://polar.example/news/1",
    kind: str = "response",
    length: int | None = None,
    head: str = "",
) -> bytes:
    length = len(block) if length is None else length
    lines = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-03-05T10:00:00Z\r\n{head}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    )
    return lines.encode() + block + b"\r\n\r\n"


def arc_record(block: bytes, url: str = "http://polar.example/news/1") -> bytes:
    return f"{url} 127.0.0.1 20140216050221 text/html {len(block)}\n".encode() + block + b"\n"


def arc(*blocks: bytes) -> bytes:
    version = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"
    head = f"filedesc://test.arc 127.0.0.1 20140216050221 text/plain {len(version)}\n".encode()
    return head + version + b"\n" + b"".join(arc_record(block) for block in blocks)


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Polar Times</title><link>https://polar.example/</link><language>en-gb</language>
<item><title>Bridge &amp;amp; road agreed</title><link>https://polar.example/news/1</link><guid>1</guid>
<pubDate>Tue, 21 Jan 2025 18:30:00 +0800</pubDate><description>They met &amp;hellip;</description>
<content:encoded><![CDATA[<p>{REPORT}</p><script>alert(1)</script><p>{OTHER}</p>]]></content:encoded></item>
<item><title>Only a teaser</title><link>https://polar.example/news/2</link><description>Ministers met in Győr
on Tuesday and …</description></item>
</channel></rss>
""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Polar Times</title><entry><id>tag:1</id>
<title>Bridge agreed</title><link href="/news/1"/><updated>2025-01-21T10:30:00Z</updated>
<summary>{REPORT}</summary></entry></feed>""".encode()
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Polar Times</title></channel>
<item rdf:about="https://polar.example/news/1"><title>Bridge agreed</title><link>https://polar.example/news/1</link>
<dc:date>2025-01-21</dc:date><description>{REPORT}</description></item></rdf:RDF>""".encode()
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://polar.example/news/1</loc><lastmod>2025-01-21</lastmod></url>
<url><loc>https://polar.example/news/2</loc></url><url><loc>file:///etc/passwd</loc></url></urlset>"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">]><rss version="2.0"><channel><title>&lol2;</title>
<item><description>&lol2;</description></item></channel></rss>"""
CSV = f'date,headline,body\n2025-01-21,Bridge agreed,"{REPORT}"\n2025-01-22,Road agreed,"{OTHER}"\n'.encode()
JSONL = b'{"text": "The ministers met in Oslo on Tuesday."}\n{"body": "They agreed."}\n'
MBOX = f"""From news@polar.example Tue Jan 21 18:30:00 2025
From: The Polar Times <news@polar.example>
Subject: Bridge agreed
Date: Tue, 21 Jan 2025 18:30:00 +0800
Content-Type: text/html; charset=utf-8

<p>{REPORT}</p><style>p {{}}</style><p>{OTHER}</p>

From news@polar.example Wed Jan 22 18:30:00 2025
From: news@polar.example
Subject: Road agreed
Date: Wed, 22 Jan 2025 18:30:00 +0800

{OTHER}
>From the river they went on.
""".encode()


def pdf(*pages: tuple[str, ...], title: str = "") -> bytes:
    """A PDF with some lines of Latin text on each page."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T* " for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 40 800 Td {shown} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + tail % (len(objects) + 1, len(objects), len(out))


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def tarred(members: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members.items():
            head = tarfile.TarInfo(name)
            head.size = len(content)
            archive.addfile(head, io.BytesIO(content))
        for name, target in (links or {}).items():
            head = tarfile.TarInfo(name)
            head.type, head.linkname = tarfile.SYMTYPE, target
            archive.addfile(head)
    return out.getvalue()


def samples() -> dict[str, bytes]:
    """One whole source of every kind, by file name."""
    html = page()
    warc = warc_record(answer(html)) + warc_record(
        answer(gzip.compress(html, mtime=0), head="Content-Encoding: gzip\r\n")
    )
    return {
        "page.html": html,
        "crawl.warc": warc,
        "crawl.warc.gz": gzip.compress(warc, mtime=0),
        "old.arc": arc(answer(html), answer(html)),
        "feed.rss": RSS,
        "feed.atom": ATOM,
        "feed.rdf": RDF,
        "sitemap.xml": SITEMAP,
        "bomb.xml": BOMB,
        "table.csv": CSV,
        "lines.jsonl": JSONL,
        "letters.mbox": MBOX,
        "paper.pdf": pdf((OTHER,), ("A second page.",), title="A second"),
        "box.zip": zipped({"a/page.html": html, "b.txt": REPORT.encode()}),
        "box.tar": tarred({"a/page.html": html, "b.txt": REPORT.encode()}, {"c": "/etc/passwd"}),
        "box.tar.gz": gzip.compress(tarred({"lines.jsonl": JSONL}), mtime=0),
        "text.txt": REPORT.encode(),
    }
