"""Arabic: those whose houses were raided or shelled (مداهمة منزل فلان واعتقاله)."""

from hasila.claims.arabic.nouns import STOPS
from hasila.claims.arabic.one_name import add_name
from hasila.claims.model import Mention, Sentence

_RAIDED = 14  # words from a raided house to what befell its owner


_TARGETED = ("استهدفت", "استهدف", "تستهدف", "يستهدف", "استهدفوا", "استهداف")


_CALLED = frozenset(
    (
        *("المدعو", "المدعي", "المدعوه", "يقطنه", "يسكنه", "يملكه", "يستاجره"),
        *("تعود", "يعود", "ملكيته", "ل"),
    )
)


HOUSES = frozenset(
    ("منزل", "بيت", "منازل", "دار", "محل", "مزرعه", "خيمه", "شقه", "مقر", *_TARGETED)
)


def add_raided(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """The owner of a house, of whom a pronoun tells (داهموا منزل فلان الفلاني واعتقلوه)."""
    for hit in s.hits:
        if hit.trigger.effect not in ("detained", "abducted", "killed", "injured"):
            continue
        if s.words[hit.j - 1].suffix not in ("ه", "ها"):
            continue
        for k in range(hit.i - 3, max(-1, hit.i - _RAIDED), -1):
            if s.words[k].norm in STOPS:
                break
            w = s.words[k]
            if w.article or HOUSES.isdisjoint((w.norm, w.stem)):
                continue
            at = k + 1
            while at < hit.i and (s.words[at].norm == "(" or s.words[at].norm in _CALLED):
                at += 1  # منزل المدعو (فلان), منزل يقطنه فلان
            if at not in taken:
                add_name(s, found, taken, at, 2)
            break
