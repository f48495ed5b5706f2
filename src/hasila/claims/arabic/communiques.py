"""Arabic: statements and communiqués, and whose they are."""

import re

from hasila.claims.arabic.saying import clause_end, clause_start, introduces
from hasila.claims.arabic.source_names import ADJECTIVES, name_end
from hasila.claims.attribution import Source, named
from hasila.claims.model import Sentence

_ISSUES = frozenset(("اصدر", "اصدرت", "صدر"))
_PAPERS = frozenset(("بيان", "بيانا", "البيان", "بلاغ", "بلاغا", "البلاغ"))
_AHEAD = 8  # words from the author to his paper
_NEAR = 260  # folded characters from a communiqué to the announcement of its words
_IN_FULL = re.compile(
    "(?:نص البيان|نص البلاغ|البيان التالي|البيان الاتي|البلاغ التالي|نصه|فيما يلي|ما يلي"
    "|تنفيذ حكم|تنفيذ القصاص|تنفيذ حد)"
)


def communique(s: Sentence, k: int) -> tuple[Source, int] | None:
    """The author of a communiqué given in full, whose verb stands at ``k``, and where to look on.

    أصدرت الوزارة بيانا فيما يلي نصه; صدر عن الوزارة البيان التالي.
    """
    if s.words[k].stem not in _ISSUES:
        return None
    first = k + 1 + (k + 1 < len(s) and s.words[k + 1].norm == "عن")
    end = name_end(s, first, strict=True)
    end = next((x for x in range(first, end) if s.words[x].norm in _PAPERS), end)
    while end > first and "adverbs" in s.words[end - 1].tags:
        end -= 1
    paper = next((x for x in range(end, min(len(s), end + _AHEAD)) if _paper(s, x)), -1)
    if end <= first or paper < 0:
        return None
    at = s.tokens.starts[paper]
    if not _IN_FULL.search(s.tokens.text, at, at + _NEAR):
        return None
    source = named(s, first, end, k)
    source.account = source.in_full = True
    return source, end


def _paper(s: Sentence, k: int) -> bool:
    return s.words[k].norm in _PAPERS


def spoken(s: Sentence, i: int, j: int, at: int, from_start: bool = False) -> Source:
    """The source in ``[i, j)``, whose verb stands at ``at``, with what it speaks for."""
    if s.words[j - 1].stem in _ISSUED and s.tokens.norms[j : j + 1] == ["عن"]:
        end = name_end(s, j + 1, strict=False)
        j = end if end > j + 1 else j  # بيان صادر عن الوزارة
    if "mourn_verbs" in s.words[at].tags:  # تنعى الحركة القائد فلان: it mourns him
        j = min((m.lead for m in s.mentions if m.effect and i < m.lead < j), default=j)
    source = named(s, i, j, at)
    source.scope = (i if from_start else at, clause_end(s, at))
    return source


_ISSUED = frozenset(("صادر", "صادره"))
_OCCASIONS = frozenset(
    (
        *("بيان", "تصريح", "تصريحات", "تغريده", "تغريدات", "مقابله", "حوار", "موتمر", "مؤتمر"),
        *("خطاب", "كلمه", "حديث", "لقاء", "تدوينه", "منشور", "رساله", "مداخله", "اتصال"),
    )
)


def whose_statement(s: Sentence, k: int) -> tuple[Source, int] | None:
    """Who says it in a statement that is told of: جاء ذلك في مقابلة لفلان حيث قال."""
    where = s.words[k - 1].norm == "حيث" or s.tokens.norms[k + 1 : k + 2] in (["فيه"], ["فيها"])
    if not (where and k > 3):
        return None
    for x in range(k - 2, 0, -1):
        if s.words[x].stem not in _OCCASIONS or s.words[x].article:
            continue
        for y in range(x + 1, min(k, x + 4)):
            w = s.words[y]
            if w.norm.startswith("ل") and not w.conj and (w.prep == "ل" or w.norm[1:2] == "ل"):
                end = min(name_end(s, y, strict=False), k)
                return (spoken(s, y, end, k), k + 1) if end > y else None
        return None
    return None


def authored(s: Sentence, j: int, k: int) -> tuple[Source, int] | None:
    """A document at ``j`` with its author, of which the verb at ``k`` tells what it says.

    رصدت إحصائية نشرتها النقابة ارتكاب …; كشف تقرير صادر عن النقابة عن ….
    """
    if j + 2 >= len(s) or "statements" not in s.words[j].tags or s.words[j].article:
        return None
    x = j + 1
    while x < len(s) - 1 and s.words[x].norm in ADJECTIVES and s.words[x].stem not in _ISSUED:
        x += 1
    w = s.words[x]
    if w.suffix in ("ه", "ها") and w.tags & {"say_verbs", "told_verbs"}:
        first = x + 1
    elif w.stem in _ISSUED and s.tokens.norms[x + 1 : x + 2] == ["عن"]:
        first = x + 2
    else:
        return None
    end = name_end(s, first, strict=True)
    return (spoken(s, j, end, k), end) if end > first else None


def whose_tally(s: Sentence, k: int) -> tuple[Source, int] | None:
    """Who gave the toll before the verb at ``k`` (في حصيلة جديدة أعلنتها الوزارة)."""
    x = k - 1
    while x > 1 and x > k - 4 and s.words[x].norm in ADJECTIVES | {"غير"}:
        x -= 1
    if x < 1 or s.words[x].stem not in _TALLIES or s.words[x - 1].norm not in ("في", "وفي"):
        return None
    end = name_end(s, k + 1, strict=True)
    if end <= k + 1:
        return None
    source = named(s, k + 1, end, k)
    source.scope = (clause_start(s, k), len(s) if x < 3 else clause_end(s, k))
    return source, end


_TALLIES = frozenset(("حصيله", "احصائيه", "احصاييه", "احصاء", "احصا"))


def in_statement(s: Sentence, k: int) -> tuple[Source, int] | None:
    """ "In a statement of the ministry it says": its author, or the statement itself."""
    if k + 3 >= len(s) or s.words[k + 1].norm != "في" or "statements" not in s.words[k + 2].tags:
        return None
    first = k + 3
    if s.words[first].suffix and s.words[first].tags & {"say_verbs", "told_verbs"}:
        first += 1  # which the ministry issued
    while first + 1 < len(s) and (s.words[first].norm in ADJECTIVES | {"عن"}):
        first += 1  # issued by the ministry
    end = name_end(s, first, strict=False)
    if end <= first:
        first, end = k + 2, k + 3
    if not introduces(s, k, end):
        return None
    return spoken(s, first, end, k), end


def obtained(s: Sentence, k: int) -> tuple[Source, int] | None:
    """ "The agency obtained the names of the dead": it says who they are."""
    end = name_end(s, k + 1, strict=True)
    found = end > k + 1 and s.tokens.norms[end : end + 1] == ["علي"] and end + 1 < len(s)
    if not found or s.words[end + 1].stem not in _OBTAINED:
        return None
    return spoken(s, k + 1, end, k), end


_OBTAINED = frozenset(("اسماء", "معلومات", "قايمه", "تفاصيل", "احصاييه", "نسخه"))


def announcement(s: Sentence, k: int) -> tuple[Source, int] | None:
    """ "A day after the ministry's announcement of …": the noun with the one who announced."""
    if s.words[k].article or s.words[k].suffix:
        return None
    end = name_end(s, k + 1, strict=False)
    if end <= k + 1 or not introduces(s, k, end, weak=True):
        return None
    return spoken(s, k + 1, end, k), end


_OPENS = 420  # characters of headline and lead
_STATES = frozenset(("صرح", "صرحت"))
_FIGURES = frozenset(("احصاييه", "احصائيه", "احصاء", "توثيق", "توثيقات"))


def whole_account(s: Sentence, source: Source) -> bool:
    """Is what follows in the report in the words of a source?

    Where it opens with a spokesman's statement (صرح المتحدث بأن …) or a statistic (كشفت إحصائية
    نشرتها النقابة …), and below a heading that says whose list it is (الضحايا وفق توثيقات المركز).
    """
    first = source.words.split()[0].removeprefix("ال")
    start, end = s.tokens.starts[0], s.tokens.ends[-1]
    if start < _OPENS and first in _FIGURES and len(source.words.split()) > 2:
        return True
    if start < _OPENS and source.at == 0 and s.words[0].norm in _STATES:
        said = s.tokens.text[source.end : source.end + 4]
        return first in ("متحدث", "ناطق", "مصدر") and not (":" in said and '"' in said)
    if any(m.effect for m in s.mentions) or not s.near("according", source.at, source.at + 1):
        return False
    text = s.tokens.text
    alone = text[end : end + 1] == "\n" and (not start or text[start - 1] == "\n")
    return (
        alone
        and s.words[-1].norm[-1].isalpha()
        and any(w.person and w.person.effect for w in s.words)
    )
