"""The forms of a listed word: persons and numbers of Arabic verbs, numbers of nouns."""


def verb_forms(entry: str) -> list[str]:
    """Person, number and gender forms of ``perfect/imperfect stem``."""
    perfect, _, imperfect = entry.partition("/")
    base = perfect.removesuffix("ى")
    forms = [perfect, perfect + "ت", base + "ت", perfect + "ا", base + "تا", *plural_forms(entry)]
    if imperfect:
        forms += ["ي" + imperfect, "ت" + imperfect]
        forms += ["ي" + imperfect + "ان", "ت" + imperfect + "ان"]
    return forms


def plural_forms(entry: str) -> list[str]:
    """The forms that agree with several persons, those of women among them."""
    perfect, _, imperfect = entry.partition("/")
    base = perfect.removesuffix("ى")
    forms = [base + "وا", base + "و"]  # the second as it is written in dialect
    hollow = perfect[-2] in "اي"  # أصيب, أصبن; متن of مات would be the noun
    if not hollow:
        forms.append(perfect + "ن")
    elif len(perfect) > 3:
        forms.append(perfect[:-2] + perfect[-1] + "ن")
    if imperfect:
        short = imperfect[:-1] if imperfect[-1:] in "يى" else imperfect
        forms += ["ي" + short + "ون", "ي" + short + "وا"]
    return forms


_FIVE_NOUNS = frozenset(("أخ", "أب", "حم"))  # whose dual brings back their third letter


def arabic_forms(singular: str, plurals: list[str]) -> list[tuple[str, str, bool]]:
    """(form, number, feminine) for a noun: dual, sound plurals, accusative, feminine."""
    sound = "+" in plurals
    broken = [p for p in plurals if p != "+"]
    forms = [(singular, "sg", False)]
    if " " in singular:
        head, _, rest = singular.partition(" ")
        forms += [(f"{head}{ending} {rest}", "du", False) for ending in "اي"]
        return forms + [(p, "pl", False) for p in broken]
    if singular.endswith("ة"):
        stem = singular[:-1] + "ت"
        forms += [(stem + e, "du", True) for e in ("ان", "ين", "ا", "ي")]
        forms += [(singular[:-1] + "ات", "pl", True)] if not broken else []
    else:
        if singular in _FIVE_NOUNS:
            forms += [(singular + "و" + e, "du", False) for e in ("ان", "ين", "ا", "ي")]
        forms.append((singular + "ا", "sg", False))
        forms.append((singular + "ان", "du", False))
        forms.append((singular + "ين", "pl" if sound else "du", False))
        if not singular.endswith("ي"):
            forms.append((singular + "ي", "pl" if sound else "du", False))
        if sound:
            forms += [(singular + e, "pl", False) for e in ("ون", "و")]
        if not singular.endswith("اء") and singular + "ة" not in broken:
            forms += [(singular + "ة", "sg", True), (singular + "تان", "du", True)]
            forms += [(singular + "تين", "du", True), (singular + "ات", "pl", True)]
            forms += [(singular + e, "du", True) for e in ("تا", "تي")]
    for plural in broken:
        forms += [(plural, "pl", False), (plural + "ا", "pl", False)]
    return forms


def english_forms(singular: str, plurals: list[str]) -> list[tuple[str, str, bool]]:
    """(form, number, feminine) for a noun: the listed plurals, or the regular one."""
    if not plurals:
        if singular.endswith("man"):
            plurals = [singular[:-2] + "en"]
        elif singular.endswith("y") and singular[-2] not in "aeiou":
            plurals = [singular[:-1] + "ies"]
        elif singular.endswith(("s", "x", "ch", "sh")):
            plurals = [singular + "es"]
        else:
            plurals = [singular + "s"]
    return [(singular, "sg", False), *((p, "pl", False) for p in plurals)]
