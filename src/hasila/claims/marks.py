"""What a word can do in a sentence, as bits of its ``mask``: most words are passed over at once."""

from functools import cache

from hasila.lexicon import Lexicon, Trigger, Word, load
from hasila.places import default
from hasila.quantities import begins_number
from hasila.text.kept import Kept

OPENS = 1  # the head of a listed phrase
SAYS = 2  # an effect word, alone or with those whom it needs
COUNTS = 4  # a word for persons
NUMBER = 8  # can begin a number
# Of Arabic words:
TELLS = 16  # can make a sentence hold a claim
LEADS, LED = 32, 64  # can do so with the word behind it (``leads``), and what stands there
SPEAKS = 128  # can open or carry on what somebody says
# In names of places of the shipped gazetteer: one by itself, first and second word of longer ones.
PLACE, PLACE_FIRST, PLACE_NEXT = 256, 512, 1024

CLASSES = frozenset(("unspecified", "civilian", "combatant"))
TOLLS = frozenset(("toll", "other_effect"))
_SPEECH = frozenset(("according", "as_verbs", "say_verbs", "say_forms", "quote_verbs"))
_PRONOMINAL = frozenset(("one_of", "others", "cases", "the_rest"))


@cache
def words(language: str) -> Kept[Word]:
    """The word forms of a language, each looked up and marked when it is first met."""
    lexicon = load(language)
    whom, gazetteer = of_whom(lexicon), default()
    led = frozenset().union(*_pairs().values())

    def marked(norm: str) -> Word:
        word = lexicon.read(norm)
        word.mask = NUMBER * begins_number(norm, language)
        opens, says = word.opens is not None, bool(word.triggers or word.weak)
        if opens or says or word.tags or word.person is not None:
            counts = word.person is not None or word.tags & _PRONOMINAL or norm == "واحد"
            word.mask |= OPENS * opens | SAYS * says | COUNTS * bool(counts)
            if language == "ar":
                word.mask |= TELLS * _tells(word, whom) | LEADS * bool(leads(word))
                word.mask |= SPEAKS * bool(opens or word.tags & _SPEECH)
        if language == "ar":
            word.mask |= LED * (norm in led)
            alone, first, second = gazetteer.in_names(norm, "ar")
            word.mask |= PLACE * alone | PLACE_FIRST * first | PLACE_NEXT * second
        return word

    return Kept(marked)


def of_whom(lexicon: Lexicon) -> frozenset[str]:
    """Of whom alone weak effect words tell: lemmas, effects, classes but for the wide ones."""
    return frozenset(w for ts in lexicon.weak.values() for t in ts for w in t.whom) - CLASSES


def _tells(word: Word, whom: frozenset[str]) -> bool:
    """Can a word say an effect by itself?"""
    if word.triggers or word.tags & TOLLS or any(t.whom & CLASSES for t in word.weak):
        return True
    person = word.person
    if person is None or person.effect:
        return person is not None
    return person.victim_class in whom or person.folded in whom


def leads(word: Word) -> set[str]:
    """The words with which an Arabic word before them says an effect."""
    pairs = _pairs()
    return pairs.get(word.norm) or (pairs.get(word.stem) if word.conj else None) or set()


@cache
def _pairs() -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = {}
    for options in load("ar").phrases.values():
        for phrase, payload in options:
            letters = [w for w in phrase if w.isalpha()]
            tells = isinstance(payload, Trigger) or payload in ("losses", "lives_lost")
            if tells and len(letters) > 1:
                pairs.setdefault(letters[0], set()).add(letters[1])
    return pairs
