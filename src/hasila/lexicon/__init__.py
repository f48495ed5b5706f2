"""Word lists per language (YAML, readable without programming) and the loader that inflects them.

``load("ar").word(norm)`` looks up one folded word form, clitics taken off, and is cached: a form
costs one dictionary access after its first sight.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from hasila.lexicon.inflect import arabic_forms, english_forms, plural_forms, verb_forms
from hasila.strict_yaml import own_yaml
from hasila.text.fold import fold
from hasila.text.kept import Kept

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """What a noun for persons says of its bearer."""

    lemma: str
    victim_class: str
    demographic: str | None
    number: str  # sg, du, pl
    effect: str | None  # set for nouns that carry the effect themselves (شهيد, "martyr")
    kind: str = ""  # demonym, kin, title, body, event: what grammars treat apart
    ambiguous: bool = False  # ين of a sound plural, which may also be a dual
    construct: bool = False  # a form that only stands before a genitive or a suffix
    broken: bool = False  # has another plural too, so that ين without the article is a dual

    @property
    def folded(self) -> str:
        """The lemma as it stands in folded text."""
        return _folded(self.lemma)


@cache
def _folded(lemma: str) -> str:
    return fold(lemma).text


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that says what is done to persons, and where it names them."""

    effect: str
    frame: str
    rule: str
    strict: bool = False
    needs: frozenset[str] = frozenset()
    needs_before: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()  # lemmas, classes, effects that alone can be the victims
    link: frozenset[str] = frozenset()  # the second half of a parted phrase (أفرج … عن)
    plural: bool = False  # a verb form that agrees with a plural subject before it
    verb: bool = False
    imperfect: bool = False


@dataclass(slots=True)
class Word:
    """A word form with its clitics taken off and all that the word lists say of it."""

    norm: str
    stem: str
    conj: str = ""  # و or ف
    prep: str = ""  # ب, ل, ك
    article: bool = False
    suffix: str = ""
    person: Person | None = None
    triggers: tuple[Trigger, ...] = ()
    weak: tuple[Trigger, ...] = ()  # common words that say an effect of certain nouns only
    tags: frozenset[str] = frozenset()
    opens: Any = None  # listed phrases that begin with it, by their second word
    mask: int = 0  # what it can do in a sentence, by the bits of ``hasila.claims.marks``


@dataclass(slots=True)
class Lexicon:
    """All word lists of one language."""

    language: str
    persons: dict[str, Person] = field(default_factory=dict)
    triggers: dict[str, list[Trigger]] = field(default_factory=dict)
    weak: dict[str, list[Trigger]] = field(default_factory=dict)
    tags: dict[str, set[str]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[Phrase, object]]] = field(default_factory=dict)
    # The same by their first two words, the rest of each as a list: what a search compares.
    pairs: dict[str, dict[str, list[tuple[list[str], object]]]] = field(default_factory=dict)
    stems: frozenset[str] = frozenset()  # the bare forms that stand in any word list
    _tags: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    _words: Kept[Word] = field(init=False)

    def __post_init__(self) -> None:
        self._words = Kept(self.read)

    def word(self, norm: str) -> Word:
        """All that the word lists say of one folded word form."""
        return self._words[norm]

    def read(self, norm: str) -> Word:
        """The same, looked up anew: for those who keep what they found themselves."""
        found = self._analyse(norm)
        pairs = self.pairs
        found.opens = pairs.get(norm) or (pairs.get(found.stem) if found.conj else None)
        # Words with the same tags share one set: what is small stays in the processor's cache.
        found.tags = self._tags.setdefault(found.tags, found.tags)
        return found

    def _analyse(self, norm: str) -> Word:
        if self.language != "ar":
            former = norm.startswith(("ex-", "co-")) and norm not in self.persons
            return self._fill(Word(norm, norm[3:] if former and norm[3:] in self.persons else norm))
        for conj in ("", norm[:1]) if norm.endswith("ه") and norm[:1] in "وف" else ("",):
            stem = norm[len(conj) : -1]
            kin = self.persons.get(stem) if norm.endswith("ه") else None
            kin = kin if kin is not None and kin.kind == "kin" and kin.demographic is None else None
            if kin is not None and "never_person" not in self.tags.get(norm, ()):
                return self._fill(Word(norm, stem, conj, suffix="ه"))  # ابنه, وشقيقه, not شقيقة
        stems = self.stems
        if norm in stems:
            return self._with_article(norm)
        best: tuple[str, str, str, bool, str] | None = None
        for parts in _segmentations(norm):
            if parts[0] in stems:
                return self._fill(Word(norm, *parts))
            if best is None and parts[4] not in ("ه", "ي"):
                best = parts  # of an unknown word ه and ي are letters (فاطمة, هادي)
        return Word(norm, *best) if best else Word(norm, norm)

    def _with_article(self, norm: str) -> Word:
        """A form listed with its article is also the noun that it is the article of."""
        stem = norm[2:]
        if not norm.startswith("ال") or stem not in self.persons or norm in self.triggers:
            word = self._fill(Word(norm, norm))
            if norm.startswith("ال"):
                word.tags |= _NOUN_TAGS & self.tags.get(stem, set())
            return word
        word = self._fill(Word(norm, stem, article=True))
        word.tags |= self.tags.get(norm, set())
        if "never_person" in word.tags:
            word.person = None
        return word

    def _fill(self, word: Word) -> Word:
        word.triggers = tuple(self.triggers.get(word.stem, ()))
        word.weak = tuple(self.weak.get(word.stem, ()))
        word.tags = frozenset(self.tags.get(word.stem, ()))
        if "persons_or_bodies" in word.tags:
            word.triggers = ()  # لجان: committees rather than women who took refuge
        elif "adverbs" in word.tags:  # ذبحا: by slaughter rather than two who slaughtered
            word.triggers = tuple(t for t in word.triggers if t.frame != "either")
        if word.article and not word.tags.isdisjoint(_NEVER_NOUNS):
            word.tags -= _NEVER_NOUNS  # الخلف, العلي: names
        person = self.persons.get(word.stem)
        if person is None or "never_person" in word.tags or (word.article and person.construct):
            return word
        mine = word.stem.endswith("ي") and not word.suffix
        own = word.suffix and person.lemma in ("أخ", "أب") and len(word.stem) < 4  # not: أخويه
        if person.kind == "kin" and (own or (person.construct and mine)):
            person = replace(person, number="sg")  # أخي, أخيه: my brother, his brother
        elif word.suffix not in ("", "ي") and _accusative(word, person):
            person = replace(person, number="du")  # والداه
        elif word.suffix and person.construct and not person.ambiguous and _not_theirs(person):
            return word
        word.person = person
        return word


def _accusative(word: Word, person: Person) -> bool:
    return person.number == "sg" and word.stem == person.folded + "ا"


def _not_theirs(person: Person) -> bool:
    """Is a dual with a suffix another word, unless of kin, children or company (طفليها)?"""
    own = person.kind == "kin" or person.lemma in ("حارس", "سائق", "نائب", "مساعد")
    return not own and person.demographic != "children"


# Word lists of nouns: what they say holds with the article too, where both forms are listed.
_NOUN_TAGS = frozenset(
    (
        "armed",
        "office",
        "collectives",
        "told_event",
        "courts",
        "prison",
        "ailments",
        "captivity",
        "verdicts",
        "families",
    )
)
# Word lists whose words are none of theirs with an article.
_NEVER_NOUNS = frozenset(
    ("falls", "verbs", "prepositions", "that", "auxiliaries", "function", "stop")
)
_VERB_LISTS = frozenset(("say_verbs", "verbs", "intends", "strives"))
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي")


def _segmentations(norm: str) -> Iterator[tuple[str, str, str, bool, str]]:
    """Ways to take Arabic clitics off, the likeliest first.

    Each is stem, conjunction, preposition, whether there is an article, suffix.
    """
    plain = [(norm, "", "")]  # without an article, so that a suffix can stand on them
    for conj in ("", norm[0]) if norm.startswith(("و", "ف")) else ("",):
        rest = norm[len(conj) :]
        if len(rest) < 2:
            continue
        if conj:
            plain.append((rest, conj, ""))
            yield rest, conj, "", False, ""
        if rest.startswith("ال") and len(rest) > 3:
            yield rest[2:], conj, "", True, ""
        prep, inner = rest[0], rest[1:]
        if prep not in "بلك":
            continue
        if len(inner) >= 2:
            plain.append((inner, conj, prep))
            yield inner, conj, prep, False, ""
        if inner.startswith("ال") and len(inner) > 3:
            yield inner[2:], conj, prep, True, ""
        if prep == "ل" and inner.startswith("ل") and len(inner) > 3:
            yield inner[1:], conj, prep, True, ""
    if not norm.endswith(_PRONOUNS):
        return
    suffixes = [s for s in _PRONOUNS if norm.endswith(s)]
    for whole, conj, prep in plain:
        for suffix in suffixes:
            stem = whole[: -len(suffix)]
            mother = stem == "ام" and suffix in ("ها", "هم", "هما")
            if len(stem) < 3 and not mother:
                continue
            yield stem, conj, prep, False, suffix
            if stem.endswith(("اي", "ائ", "او", "اؤ")):  # أبنائهم, أبناؤهم
                yield stem[:-1] + "ء", conj, prep, False, suffix
            if suffix != "ي" and stem.endswith("ت"):
                yield stem[:-1] + "ه", conj, prep, False, suffix


@lru_cache(maxsize=4)
def load(language: str) -> Lexicon:
    """The word lists of a language (``ar`` or ``en``), inflected and folded."""
    lexicon = Lexicon(language)
    groups = read(language, "persons")
    for only_listed in (True, False):  # a listed form is never an inflection of another noun
        for group in groups:
            _add_persons(lexicon, group, only_listed)
    for group in read(language, "effects"):
        _add_triggers(lexicon, group)
    for name in ("structure", "attribution", "negative", "function"):
        for tag, words in (read(language, name) or {}).items():
            for word in words:
                _add(lexicon, str(word), tag, verbs=tag in _VERB_LISTS)
    for options in lexicon.phrases.values():
        options.sort(key=lambda item: (-len(item[0]), item[0], str(item[1])))
        for phrase, payload in options:
            seconds = lexicon.pairs.setdefault(phrase[0], {})
            seconds.setdefault(phrase[1], []).append((list(phrase), payload))
    known = lexicon.persons, lexicon.triggers, lexicon.weak, lexicon.tags
    lexicon.stems = frozenset().union(*known)
    return lexicon


def read(language: str, name: str) -> Any:
    """The parsed YAML of one word list; an absent list is empty."""
    file = resources.files("hasila.lexicon").joinpath(language, f"{name}.yaml")
    return own_yaml(file.read_text(encoding="utf-8")) if file.is_file() else {}


def fold_phrase(text: str) -> Phrase:
    """A phrase of a word list as the tuple of its folded words."""
    return tuple(fold(text).text.split())


def _add(lexicon: Lexicon, word: str, tag: str, verbs: bool = False) -> None:
    for form in verb_forms(word) if verbs else [word]:
        phrase = fold_phrase(form)
        if len(phrase) == 1:
            lexicon.tags.setdefault(phrase[0], set()).add(tag)
        elif phrase:
            lexicon.phrases.setdefault(phrase[0], []).append((phrase, tag))


def _add_triggers(lexicon: Lexicon, group: dict[str, Any]) -> None:
    common = {
        "effect": group["effect"],
        "frame": group["frame"],
        "rule": group["rule"],
        "strict": bool(group.get("strict")),
        "needs": frozenset(" ".join(fold_phrase(w)) for w in group.get("needs") or ()),
        "whom": frozenset(fold(w).text for w in group.get("whom") or ()),
        "link": frozenset(" ".join(fold_phrase(w)) for w in group.get("link") or ()),
        "needs_before": frozenset(
            " ".join(fold_phrase(w)) for w in group.get("needs_before") or ()
        ),
    }
    forms: dict[Phrase, tuple[bool, bool, bool]] = {}  # plural, verb, imperfect
    for entry in group.get("verbs", ()):
        plural = {fold_phrase(f) for f in plural_forms(entry)}
        perfect_form = entry.partition("/")[0]
        perfect = fold_phrase(perfect_form)[0]
        for form in verb_forms(entry):
            phrase = fold_phrase(form)
            if form.endswith(("تا", "ان")) or form == perfect_form + "ا":
                plural.add(phrase)
            imperfect = not phrase[0].startswith(perfect[:2]) and phrase[0][0] in "يت"
            forms[phrase] = (phrase in plural, True, imperfect)
    for form in group.get("forms", ()):
        phrase = fold_phrase(form)
        verb = group["frame"] != "after"
        agrees = phrase[-1].endswith(("وا", "ون", "يا", "تا")) or "أنفسهم" in form
        forms.setdefault(phrase, (agrees, verb, False))
    for phrase, (plural_form, verb, imperfect) in forms.items():
        trigger = Trigger(**common, plural=plural_form, verb=verb, imperfect=imperfect)
        if len(phrase) == 1:
            table = lexicon.weak if trigger.whom else lexicon.triggers
            known = table.setdefault(phrase[0], [])
            if trigger not in known:
                known.append(trigger)
        else:
            lexicon.phrases.setdefault(phrase[0], []).append((phrase, trigger))


def _add_persons(lexicon: Lexicon, group: dict[str, Any], only_listed: bool) -> None:
    inflect = arabic_forms if lexicon.language == "ar" else english_forms
    for entry in group["nouns"]:
        singular, _, plurals = (part.strip() for part in str(entry).partition("|"))
        listed = [p.strip() for p in plurals.split(",") if p.strip()]
        forms = inflect(singular, listed)
        if only_listed:
            forms = [f for f in forms if f[0] == singular or f[0] in listed]
        for form, number, feminine in forms:
            if feminine and group.get("kind") == "body" and not singular.endswith("ة"):
                continue  # جثمانه: his body
            demographic = group.get("demographic")
            if feminine and demographic is None and not group.get("effect"):
                demographic = "women"
            ambiguous = "+" in listed and form in (singular + "ين", singular + "ي")
            construct = number != "sg" and form not in listed and form[-1] in "اوي"
            person = Person(
                singular,
                group["class"],
                demographic,
                number,
                group.get("effect"),
                group.get("kind", ""),
                ambiguous,
                construct,
                broken=ambiguous and len(listed) > 1,
            )
            phrase = fold_phrase(form)
            if len(phrase) == 1:
                lexicon.persons.setdefault(phrase[0], person)
            else:
                options = lexicon.phrases.setdefault(phrase[0], [])
                if all(phrase != known for known, _ in options):
                    options.append((phrase, person))
