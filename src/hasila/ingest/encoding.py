"""From bytes to text: which encoding, judged by how much like writing the outcome looks."""

import codecs
import math
import re
from collections.abc import Iterable

# Names as recorded in reports.encoding, and the codec that reads each.
CODECS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "windows-1256": "cp1256",
    "iso-8859-6": "iso8859-6",
    "windows-1252": "cp1252",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 65536
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1a\x1b")
_HIGH = re.compile(rb"[\x80-\xff]+")
# High bytes stand between Latin letters in accented words, in runs of their own in Arabic ones.
_ACCENT = re.compile(rb"[A-Za-z][\xc0-\xff]+|[\xc0-\xff]+[A-Za-z]")
_HIGH_CONTEXT = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z]?")
_HIGH_LETTER = re.compile(rb"[\xc0-\xff]+")
# Per mille of the letters of Arabic news text, rounded; what is not listed is rare.
_FREQUENCY = (
    dict(zip("المينوترعبسدفهةق", (160, 115, 65, 75, 60, 62, 55, 48, 36, 35, 27, 32, 26, 33, 30, 24),
             strict=True))
    | dict(zip("حكأجشىصطخإضذثغزءظئؤآ", (21, 21, 19, 14, 10, 9, 9, 9, 8, 9, 6, 6, 6, 5, 5, 4, 3, 5,
                                          1.5, 1.5), strict=True))
)  # fmt: skip
_LOG = {letter: math.log(share / 1000) for letter, share in _FREQUENCY.items()}
_PLAIN = frozenset("ـ،؛؟٪«»“”‘’–—…•÷× \u00a0\u200c\u200d\u200e\u200fًَُِّْ")
_FOREIGN = math.log(0.0002)
# Mean log likelihood of a letter: news is near -2.9, UTF-8 read as cp1256 below -4.5.
_ARABIC_ENOUGH = -3.9


class DecodeError(ValueError):
    """Bytes that are no text; ``reason`` is a reason of rejects."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding; only a byte order mark is taken away.

    ``declared`` is what a page says of itself and is believed only where the bytes are not
    UTF-8 and fit. Raises ``DecodeError`` for binary or damaged content.
    """
    name = sniff(data)
    if name is None:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            name = eight_bit(data, error, declared)
    for bom, marked in _BOMS:
        if name == marked and data.startswith(bom):
            data = data[len(bom) :]
    try:
        return data.decode(codec_of(name)), name
    except UnicodeDecodeError as error:
        raise DecodeError("undecodable", f"not {name} at byte {error.start}") from error


def detect_stream(chunks: Iterable[bytes]) -> str:
    """The encoding of a stream, read once through: UTF-8 unless something in it is not."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for number, chunk in enumerate(chunks):
        if number == 0 and (name := sniff(chunk)):
            return name
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            return eight_bit(chunk, error)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise DecodeError("undecodable", "damaged UTF-8 at the end") from error
    return "utf-8"


def codec_of(name: str) -> str:
    """The codec for a recorded name."""
    return CODECS.get(name, name)


def sniff(data: bytes) -> str | None:
    """A marked or wide encoding by the first bytes, else None; raises when they are binary."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    if wide := _utf16_without_mark(data):
        return wide
    probe = data[:_PROBE]
    controls = len(probe) - len(probe.translate(None, _CONTROLS))
    if b"\0" in probe or controls * 50 > len(probe):
        raise DecodeError("binary", "control characters")
    return None


def eight_bit(data: bytes, error: UnicodeDecodeError, declared: str | None = None) -> str:
    """The encoding of bytes that are not UTF-8; raises when they are UTF-8 that was damaged."""
    if _damaged_utf8(data):
        raise DecodeError("undecodable", f"damaged UTF-8 at byte {error.start}") from error
    return single_byte(data, declared)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in the high halves of its units: nearly all are of a few pages."""
    probe = data[: _PROBE & ~1]
    if len(probe) < 4 or len(data) % 2:
        return None
    pages = b"\x00\x06\x20\xfb\xfe" + bytes(range(0xD8, 0xE0))  # surrogates: emoji
    for name, high, low in (("utf-16-le", probe[1::2], probe[::2]),
                            ("utf-16-be", probe[::2], probe[1::2])):  # fmt: skip
        paged = len(high) - len(high.translate(None, pages))
        # ASCII text has spaces in either half, so zeros or Arabic pages must be among them.
        telling = high.count(0) + high.count(6)
        same = low.count(0) + low.count(6)
        if paged * 10 >= len(high) * 9 and telling * 2 > len(high) and same * 4 < len(low):
            return name
    return None


def _damaged_utf8(data: bytes) -> bool:
    """Whether most sequences beyond ASCII are good UTF-8: then this is that, cut or damaged."""
    kept = data.decode("utf-8", "ignore")
    good = sum(len(run) for run in _HIGH.findall(kept.encode()))
    bad = sum(len(run) for run in _HIGH.findall(data)) - good
    return good > 4 * bad


def single_byte(data: bytes, declared: str | None = None) -> str:
    """Windows-1256, ISO-8859-6, Windows-1252 or what charset-normalizer and ``declared`` say."""
    sample = b" ".join(_HIGH_CONTEXT.findall(data)[:4000])
    letters = len(b"".join(_HIGH_LETTER.findall(sample)))
    scores = {name: arabic_score(sample, name) for name in ("windows-1256", "iso-8859-6")}
    best = max(scores, key=lambda name: scores[name])
    accents = len(_ACCENT.findall(sample))
    latin = letters == 0 or accents * 3 > len(_HIGH_LETTER.findall(sample))
    if not latin and scores[best] > _ARABIC_ENOUGH:
        return best
    if declared and (name := _codec_name(declared)) and _reads(data, name):
        return name
    if latin and _reads(data, "windows-1252"):
        return "windows-1252"
    from charset_normalizer import from_bytes  # slow to load, seldom needed

    guess = from_bytes(data[:_PROBE]).best()
    if guess is not None and _reads(data, guess.encoding):
        return _codec_name(guess.encoding) or guess.encoding
    raise DecodeError("undecodable", "no encoding fits")


def arabic_score(data: bytes, name: str) -> float:
    """Mean log likelihood of the characters beyond ASCII as letters of Arabic news text."""
    try:
        text = data.decode(CODECS[name])
    except UnicodeDecodeError:
        return -math.inf
    high = [c for c in text if c > "\x7f"]
    logs = [_LOG.get(c, _FOREIGN) for c in high if c not in _PLAIN]
    return sum(logs) / len(logs) if logs else -math.inf


def _codec_name(declared: str) -> str | None:
    try:
        codec = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    named = {codecs.lookup(c).name: name for name, c in CODECS.items() if name != "utf-8-sig"}
    return named.get(codec, codec)


def _reads(data: bytes, name: str) -> bool:
    try:
        data.decode(codec_of(name))
    except (UnicodeDecodeError, LookupError):
        return False
    return True
