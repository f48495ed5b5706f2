"""How local news in English tells of shootings: outcomes, blows, names of places, lists."""

import pytest

from hasila.claims import report_claims


def told(text: str) -> list[tuple[str, int | None, str]]:
    """The (effect, number, quote) of the claims of a text, in order."""
    rows = sorted(report_claims("r", text, "en"), key=lambda c: c["start"])
    return [(c["effect"], c["best"], c["quote"]) for c in rows]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # Whoever is brought to a hospital and dies there is dead.
        ("Medics took Marn to Brel Hospital where he later died.", "Marn"),
        (
            "Deputies drove the boy across town to a clinic, where he was pronounced dead.",
            "the boy",
        ),
        ("A porter who had been hospitalized since a shooting has died.", "A porter"),
        ("Brel Man Shot In Chest, Later Dies", "Brel Man"),
        ("A student took own life at a Brel school.", "A student"),
        ("A shot led to the fatal injury of an 80-year-old porter.", "an 80-year-old porter"),
        ("It claimed a young porter's life.", "a young porter"),
        # One person, by the noun and not by the name behind it.
        ("The porter, Ann Marn, died after being shot in a car.", "The porter"),
        # Names of places that begin like other words.
        ("St. Brel man killed in crash", "St. Brel man"),
        ("Police say a Long Brel man was killed.", "a Long Brel man"),
    ],
)
def test_one_dead(text: str, quote: str) -> None:
    assert told(text) == [("killed", 1, quote)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brel man shoots own foot", [("injured", 1, "Brel man")]),
        ("A porter accidentally shot his own hand.", [("injured", 1, "A porter")]),
        ("Officers fired back, striking Marn in the shooting.", [("killed_or_injured", 1, "Marn")]),
        (
            "A cook, 17, was walking when she'd been hit in the leg.",
            [("injured", 1, "A cook")],
        ),
        ("He was walking when one of them shot at him.", []),
        ('"My son came out and said she was shot," he said.', []),
        ("Shots were fired, hitting a utility pole.", []),
        ("They prayed with the dead girl's uncle.", []),
        ("The man with a gun was the slain clerk's brother.", []),
        ("The suspect fled from the scene and is in custody.", [("detained", 1, "The suspect")]),
        ("3 hospitalized following Brel shooting", [("injured", 3, "3")]),
        ("Three of five men of a crew were killed.", [("killed", 3, "Three of five men")]),
        (
            "Police found the wounded clerk and his injured aunt.",
            [("injured", 2, "the wounded clerk and his injured aunt")],
        ),
        (
            "A man was shot in the leg, a porter in the back, a cook in both legs and a nun in "
            "the arm.",
            [
                ("injured", 1, "A man"),
                ("injured", 1, "a porter"),
                ("injured", 1, "a cook"),
                ("injured", 1, "a nun"),
            ],
        ),
        (
            "Three men were shot, all between the ages of 18 and 23, in the shooting.",
            [("killed_or_injured", 3, "Three men")],
        ),
    ],
)
def test_who_was_hit(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Three others were hurt. Two have burns and another remains in critical condition.",
            {"Two": "Three others", "another": "Three others"},
        ),
        (
            "Three of the family were killed. The suspect died in the clinic. The dead were Ann "
            "Marn, Bo Marn and Cy Marn.",
            {"The suspect": None},
        ),
    ],
)
def test_parts(text: str, parts: dict[str, str | None]) -> None:
    rows = {c["claim_id"]: c for c in report_claims("r", text, "en")}
    found = {c["quote"]: c["part_of"] and rows[c["part_of"]]["quote"] for c in rows.values()}
    assert {quote: found[quote] for quote in parts} == parts


def test_another_event_in_a_relative_clause() -> None:
    text = (
        "Ann Marn killed in Brel\n\nAnn Marn was killed and four men were hurt on a road that was "
        "the scene of a similar shooting a year earlier."
    )
    assert {c["event"] for c in report_claims("r", text, "en")} == {"main"}
