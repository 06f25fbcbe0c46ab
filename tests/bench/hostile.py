# SPDX-License-Identifier: Apache-2.0
"""Texts that are made to be slow: each is the worst that one part of the finder could meet.
A text is a head that stands once and units that repeat; a unit may be drawn from a seeded generator."""

import base64
import dataclasses
import random
from typing import Callable


@dataclasses.dataclass(frozen=True)
class Hostile:
    name: str
    make: Callable[[int], bytes]  # (size) -> text of that size
    options: tuple = ()  # of paperhop find


def repeat(unit, head=b"", tail=b""):
    def make(size):
        count = max(0, size - len(head) - len(tail)) // len(unit) + 1
        return (head + unit * count)[: size - len(tail)] + tail

    return make


def drawn(draw, period=1 << 18):
    """A quarter MiB of drawn units, repeated: making them all would take longer than reading them."""

    def make(size):
        rng = random.Random(1)
        unit = bytearray()
        while len(unit) < period:
            unit += draw(rng)
        return repeat(bytes(unit))(size)

    return make


def numbered(pattern):
    """Units that all differ, so that no set of papers stays small."""

    def make(size):
        out = bytearray()
        number = 0
        while len(out) < size:
            out += b"".join(pattern % (1000 + i // 99999 % 9000, i % 99999 + 1) for i in range(number, number + 4096))
            number += 4096
        return bytes(out[:size])

    return make


def characters(rng, of, count):
    return bytes(rng.choices(of, k=count))


WORDS = b"The system reads the configuration file and prints an error where a value is missing. "
TEXTS = (
    # Contents of ordinary files.
    Hostile("digits", drawn(lambda r: characters(r, b"0123456789", 4096))),
    Hostile("hex-lines", drawn(lambda r: characters(r, b"0123456789abcdef", 64) + b"\n")),
    Hostile("base64", drawn(lambda r: base64.b64encode(r.randbytes(57)) + b"\n")),
    Hostile("csv-decimals", drawn(lambda r: b",".join(b"%04d.%04d" % (r.randrange(10000), r.randrange(10000))
                                                      for _ in range(8)) + b"\n")),
    Hostile("near-misses", repeat(b"1234.x5678-9 ")),
    Hostile("near-misses-2", repeat(b"1234.99999 P19-10a 2020.acl ")),
    Hostile("words-one-line", repeat(WORDS)),
    Hostile("words-lines", repeat(WORDS + b"\n")),
    Hostile("cjk", repeat("\u8bba\u6587\u7f16\u53f7\u5728\u8fd9\u91cc\u3002".encode())),
    Hostile("fullwidth-digits", repeat("\uff12\uff14\uff10\uff12\uff0e\uff11\uff12\uff13\uff14\uff15 ".encode())),
    Hostile("latin-1", repeat(b"caf\xe9 na\xefve ")),
    Hostile("utf-16", lambda size: b"\xff\xfe" + repeat("arXiv:2402.12345 caf\u00e9 ".encode("utf-16-le"))(size - 2)),
    # Nothing but IDs.
    Hostile("only-labels", repeat(b"arXiv:2402.12345 ")),
    Hostile("only-numbers", repeat(b"2402.12345\n\n")),
    Hostile("only-addresses", repeat(b"https://arxiv.org/abs/2402.12345v2\n")),
    Hostile("only-different", numbered(b"arXiv:%04d.%05d ")),
    Hostile("id-list", repeat(b"2402.12345,", head=b"arXiv:")),
    # Anchors without an ID.
    Hostile("arxiv", repeat(b"arxiv")),
    Hostile("arxiv-blank", repeat(b"arxiv ")),
    Hostile("arxiv-words", repeat(b"arxiv preprint ")),
    Hostile("arxiv-org-slash", repeat(b"https://arxiv.org/")),
    Hostile("arxiv-org-path", repeat(b"arxiv.org/1/")),
    Hostile("arxiv-org-dots", repeat(b"arxiv.org.")),
    Hostile("aclanthology-path", repeat(b"aclanthology.org/a/")),
    Hostile("openreview-query", repeat(b"openreview.net/forum?a=1&")),
    Hostile("eprint", repeat(b"eprint = {")),
    Hostile("abs", repeat(b"abs/")),
    Hostile("abs-pairs", repeat(b"abs/cs/")),
    Hostile("doi-prefix", repeat(b"10.1234/")),
    Hostile("doi-arxiv", repeat(b"10.48550/arXiv.")),
    Hostile("old-number", repeat(b"hep-th/1234567")),
    Hostile("hep-newline", repeat(b"hep-\n")),
    Hostile("slash-blank", repeat(b"/ ")),
    Hostile("slash-digits", repeat(b"a/1234567 ")),
    Hostile("venue-key", repeat(b"@acl")),
    Hostile("venue-key-2", repeat(b"a.b-c@openreview")),
    Hostile("pmlr", repeat(b"pmlr-v1-")),
    Hostile("mlresearch", repeat(b"github.com/mlresearch/v1/blob/a/b/c/")),
    Hostile("years", repeat(b"2020.a-")),
    # One announcer after the other, alone.
    Hostile("announcer-arxiv-host", repeat(b"arxiv.org ")),
    Hostile("announcer-arxiv-path", repeat(b"arxiv.org/abs/cs/")),
    Hostile("announcer-openreview", repeat(b"openreview.net")),
    Hostile("announcer-openreview-page", repeat(b"openreview.net/forum?id=/")),
    Hostile("announcer-acl-host", repeat(b"aclanthology.org/")),
    Hostile("announcer-acl-label", repeat(b"ACL Anthology: ")),
    Hostile("announcer-ijcai", repeat(b"ijcai.org/")),
    Hostile("announcer-static-ijcai", repeat(b"static.ijcai.")),
    Hostile("announcer-pmlr", repeat(b"proceedings.mlr.press/")),
    Hostile("announcer-papers", repeat(b"papers.")),
    Hostile("announcer-label", repeat(b"arXiv:")),
    Hostile("announcer-field", repeat(b"eprint=")),
    Hostile("announcer-canonical", repeat(b"openreview:")),
    Hostile("announcer-venue", repeat(b"@PMLR ")),
    Hostile("announcer-broken-host", repeat(b"hf.\n")),
    Hostile("announcers", repeat(b"arXiv: abs/ eprint= acl: openreview.net/ aclanthology.org/ ijcai.org/ pmlr- jmlr.org @ACL ")),
    # With digits that nearly fit, which only their readers can refuse.
    Hostile("nearly-arxiv-host", repeat(b"arxiv.org/abs/2413.12345 ")),
    Hostile("nearly-acl-host", repeat(b"aclanthology.org/P19-100 ")),
    Hostile("nearly-doi", repeat(b"10.48550/arXiv.2413.1 ")),
    Hostile("nearly-bibcode", repeat(b"2016arXiv1610 ")),
    Hostile("nearly-venue", repeat(b"P19-1001@ACLX ")),
    Hostile("nearly-label", repeat(b"arXiv:2413.12345 ")),
    Hostile("nearly-digits", repeat(b"arXiv:2402.1234567 ")),
    Hostile("nearly-field", repeat(b"eprint = 123456 ")),
    Hostile("nearly-dblp", repeat(b"abs/9999.99999 ")),
    Hostile("nearly-acl-label", repeat(b"ACL Anthology: P19-100 ")),
    Hostile("nearly-openreview", repeat(b"openreview.net/forum?id=ab ")),
    Hostile("nearly-ijcai", repeat(b"ijcai.org/proceedings/2023/ ")),
    Hostile("nearly-pmlr", repeat(b"proceedings.mlr.press/v139/ ")),
    Hostile("nearly-repository", repeat(b"github.com/mlresearch/v139/blob/gh-pages/radford21a/")),
    Hostile("long-slugs", repeat(b"mlresearch/" * 64 + b"12a" * 1400 + b"\n")),
    Hostile("nearly-file", repeat(b"https://github.com/mlresearch/v139/raw/gh-pages/radford21a/radford21b.pdf\n")),
    # One part without end.
    Hostile("underscores", repeat(b"_", head=b"arXiv:2402.12345")),
    Hostile("ids-underscores", repeat(b"arXiv:2402.12345____ ")),
    Hostile("blanks", repeat(b" ", head=b"arXiv:")),
    Hostile("newlines", repeat(b"\n", head=b"arXiv:")),
    Hostile("blank-newline", repeat(b" \n")),
    Hostile("www-soup", repeat(b"www.")),
    Hostile("scheme-soup", repeat(b"://")),
    Hostile("www-scheme", repeat(b"http://www.")),
    Hostile("address-numbers", repeat(b",2402.12345", head=b"https://example.org/?")),
    Hostile("doi-numbers", repeat(b",2402.12345", head=b"10.1234/")),
    Hostile("brackets", repeat(b"[(", head=b"openreview.net/forum?referrer=")),
    # Ordinary texts in which folding changes something in each line.
    Hostile("words-crlf", repeat(WORDS + b"\r\n")),
    Hostile("words-dashes", repeat("The authors\u2019 method \u2013 \u201csimple\u201d \u2013 is here.\n".encode())),
    Hostile("words-chinese", repeat("\u8bba\u6587\u7f16\u53f7\uff0c\u5728\u8fd9\u91cc\u3002\n".encode())),
    Hostile("words-log", repeat(b'10.0.0.1 "GET /search?q=deep%20learning&u=https%3A%2F%2Fexample.org%2F HTTP/1.1" 200\n')),
    # What folding takes off.
    Hostile("percent", repeat(b"%25")),
    Hostile("percent-soup", repeat(b"%25%32%35")),
    Hostile("percent-host", repeat(b"arxiv%2Eorg%2F ")),
    Hostile("percent-all", repeat(b"".join(b"%%%02x" % c for c in b"arxiv.org/"))),
    Hostile("percent-bytes", drawn(lambda r: b"%%%02x" % r.randrange(256))),
    Hostile("fullwidth-label", repeat("\uff41\uff32\uff38\uff29\uff36\uff1a ".encode())),
    Hostile("no-break-blanks", repeat("arXiv\u00a0".encode())),
    Hostile("zero-width-host", repeat("arxiv\u200b.org/".encode())),
    Hostile("crlf-lines", repeat(b"arxiv.org\r\n")),
    Hostile("crlf", repeat(b"\r\n")),
    Hostile("percent-lines", repeat(b"https%3A%2F%2Farxiv.org%2Fabs%2F2402.12345\n")),
    Hostile("amp-escapes", repeat(b"amp;", head=b"&")),
    Hostile("amp-escapes-2", repeat(b"&amp;")),
    Hostile("zero-width", repeat("2\u200b4".encode())),
    Hostile("broken-utf8", repeat(b"\xc3"), ("--as", "text")),
    Hostile("urldefense-v2", repeat(b"urldefense.com/v2/ ")),
    Hostile("urldefense-v3", repeat(b"https://urldefense.com/v3/__https://arxiv.org/abs/2402.12345__;")),
)

PAGES = tuple(
    Hostile("html-" + name, make, ("--as", "html"))
    for name, make in (
        ("nested-links", repeat(b'<a href="')),
        ("links", repeat(b'<a href="/abs/2402.12345">x</a>')),
        ("bare-links", repeat(b"<a href=x>")),
        ("unquoted", repeat(b"<a href=")),
        ("lt", repeat(b"<")),
        ("lt-letter", repeat(b"<a")),
        ("lt-bang", repeat(b"<!")),
        ("comment", repeat(b"<!--")),
        ("comment-gt", repeat(b"->", head=b"<!-- ")),
        ("amp", repeat(b"&")),
        ("amp-name", repeat(b"&notin")),
        ("amp-number", repeat(b"&#")),
        ("amp-digits", repeat(b"0", head=b"&#")),
        ("titles", repeat(b"<title>&amp;")),
        ("scripts", repeat(b"<script><!--<script></script>")),
        ("data", repeat(b" data-a=1", head=b"<p")),
        ("metas", repeat(b'<meta name="citation_arxiv_id" content="2402.12345">')),
        ("long-base", lambda size: repeat(b"<a href=x>", head=b'<base href="https://a.org/' + b"a" * (size // 2)
                                          + b'/">')(size)),
        ("long-base-segments", lambda size: repeat(b"<a href=x>", head=b'<base href="https://a.org/'
                                                   + b"a/" * (size // 4) + b'">')(size)),
        ("text", repeat(b"<p>" + WORDS + b"</p>\n")),
    )
)

EXPLAINED = tuple(
    Hostile("explain-" + name, make, ("--explain", "--as", "text"))
    for name, make in (
        ("words", repeat(WORDS + b"\n")),
        ("decimals", repeat(b"1234.5678 ")),
        ("ids", repeat(b"arXiv:2402.12345 ")),
        ("address-numbers", repeat(b",2402.12345", head=b"https://example.org/?")),
        ("doi-numbers", repeat(b",2402.12345", head=b"10.1234/")),
        ("old-numbers", repeat(b"abc/1234567 ")),
        ("archive", repeat(b"hep-th")),
        ("openreview", repeat(b"openreview.net/a")),
        ("acl-codes", repeat(b"A12-3456,")),
    )
)

LINES = tuple(
    Hostile("lines-" + name, make, ("--per-line",))
    for name, make in (
        ("empty", repeat(b"\n")),
        ("words", repeat(WORDS + b"\n")),
        ("ids", repeat(b"arXiv:2402.12345\n")),
        ("one", repeat(WORDS)),
    )
)

ALL = TEXTS + PAGES + EXPLAINED + LINES
