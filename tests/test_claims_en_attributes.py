"""English claims: parts of numbers, sources, classes and events, each by its mechanism."""

import pytest

from hasila.claims import report_claims


def read(text: str) -> list[dict]:
    return report_claims("r", text, "en")


def parts(text: str) -> dict[int | None, list[int | None]]:
    """The numbers of the parts by the number of their whole."""
    rows = read(text)
    by_id = {c["claim_id"]: c for c in rows}
    out: dict[int | None, list[int | None]] = {}
    for c in rows:
        assert (c["aspect"] == "part") == (c["part_of"] is not None)
        if c["part_of"]:
            out.setdefault(by_id[c["part_of"]]["best"], []).append(c["best"])
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed 18 people. Three of the dead were nurses.", {18: [3]}),
        ("A bomb hurt 17 men. One of the injured lost a leg.", {17: [1]}),
        ("Six people were shot. Four of the victims were teenagers.", {6: [4]}),
        ("Fire killed 18. Two of those killed were medics.", {18: [2]}),
        ("Six guards were killed. Two of the guards were shot dead at a gate.", {6: [2]}),
        ("Of the 23 killed, 15 were civilians and eight were soldiers.", {23: [15, 8]}),
        ("Twenty people were killed. The victims included six children.", {20: [6]}),
        ("The 12 dead include the mayor and two guards.", {12: [1, 2]}),
        ("Fifty people were killed, 30 in Zavra alone.", {50: [30]}),
        ("Shells killed nine men - five police officers, three cooks and a baker.", {9: [5, 3, 1]}),
        ("Twelve died, among them a family of seven including four girls.", {12: [7], 7: [4]}),
        ("Raids killed eight. Five of them died in Keld. Another three died in Luno.", {8: [5, 3]}),
    ],
)
def test_shares_of_a_number(text: str, expected: dict[int, list[int]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people died, not including the two attackers.",
        "Two women (a nurse and a teacher) were killed.",
        "Four children were killed in Luno. One man and three volunteers were killed in Keld.",
        "Two women were killed in Luno. A boy was killed in Keld and a man was killed in Zavra.",
        "Rebels attacked Luno and Keld. Two of them were killed.",
    ],
)
def test_others_than_those_counted_are_no_parts(text: str) -> None:
    assert parts(text) == {}
