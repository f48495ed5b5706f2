"""Arabic: words that folding writes alike, told apart by the letters in the text."""

from dataclasses import replace

from hasila.claims.arabic.nouns import PUNCT, is_name
from hasila.claims.model import Sentence
from hasila.lexicon import Lexicon
from hasila.text.fold import Folded


def by_letters(s: Sentence, lexicon: Lexicon, folded: Folded, text: str) -> None:
    """Look at the text itself where two words of a sentence differ by one letter only."""
    _female_kin(s, lexicon, folded, text)
    if "علي" in s.tokens.norms:
        _ali(s, folded, text)


def _female_kin(s: Sentence, lexicon: Lexicon, folded: Folded, text: str) -> None:
    """Tell شقيقة from شقيقه, which folding writes alike, by the letter in the text.

    So are "his leader" and a woman who leads (زعيمه, زعيمة), "to" and a governor (وإلى, والي).
    """
    for k in s.counting:
        w = s.words[k]
        if (
            w.norm == "والي"
            and text[folded.span(s.tokens.starts[k], s.tokens.ends[k])[0] + 1] == "إ"
        ):
            s.words[k] = replace(w, person=None, triggers=())
            continue
        if not w.person or w.article or not w.norm.endswith("ه"):
            continue
        kin = w.person.kind == "kin"
        if not kin and (w.suffix or w.person.demographic != "women"):
            continue
        his = w.suffix == "ه"
        stem = w.stem + "ه" if his else w.stem[:-1]
        last = text[folded.span(s.tokens.ends[k] - 1, s.tokens.ends[k])[0]]
        if last != ("ة" if his else "ه") or stem not in lexicon.persons:
            continue
        person = lexicon.persons[stem]
        if kin or (person.lemma == w.person.lemma and text.count("ة") > _CAREFUL):
            s.words[k] = replace(w, stem=stem, suffix="" if his else "ه", person=person)


_CAREFUL = 2  # letters by which a text is known to tell the feminine from "his"


def _ali(s: Sentence, folded: Folded, text: str) -> None:
    """Tell the name Ali within a person's name from "upon" (فلان علي الفلاني).

    Who writes على elsewhere means the name; of others the words behind must be like a name's.
    """
    apart = "على" in text
    for k, norm in enumerate(s.tokens.norms):
        if norm != "علي" or not k or not _named(s, k - 1):
            continue
        if text[folded.span(s.tokens.ends[k] - 1, s.tokens.ends[k])[0]] != "ي":
            continue
        by_hand = k + 1 < len(s) and s.words[k + 1].norm in _HANDS  # على يد
        if not by_hand and (apart or _goes_on(s, k + 1)):
            s.words[k] = replace(s.words[k], tags=frozenset(("given_names",)))
            s.tags.add("given_names")


_HANDS = frozenset(("يد", "ايدي", "ايد", "يدي"))


def _named(s: Sentence, k: int) -> bool:
    """Is a word of a name, or what one person is called before his name (الطفل علي)?"""
    w = s.words[k]
    if "given_names" in w.tags:
        return not w.suffix
    one = w.person is not None and w.person.number == "sg" and not w.suffix
    if one and w.article:
        return True
    return s.has(k - 1, "given_names") and (one or is_name(s, k) or w.norm == "الله")


def _goes_on(s: Sentence, k: int) -> bool:
    """Is what stands behind Ali what stands behind names: a mark, "and", "that", a name?"""
    if k >= len(s):
        return True
    w = s.words[k]
    if w.norm in PUNCT or w.norm == "\n" or w.norm[0].isdigit() or w.conj == "و":
        return True
    if w.tags & {"given_names", "that"}:
        return True
    if w.person or w.tags or w.prep or not (w.article or w.norm.startswith("ال")):
        return False
    return k + 1 >= len(s) or s.words[k + 1].norm in PUNCT or is_name(s, k + 1)
