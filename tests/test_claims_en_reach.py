"""English: numbers that an effect reaches, and those that are parts of the number before them."""

import pytest

from hasila.claims import report_claims


def told(text: str) -> list[tuple[str, int | None]]:
    return [(c["effect"], c["best"]) for c in report_claims("r", text, "en")]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A raid killed him with his wife and all their four sons.", [("killed", 5)]),
        ("A clerk died with his wife and all four of their sons.", [("killed", 1), ("killed", 5)]),
        ("Two guards died, as did three visitors.", [("killed", 2), ("killed", 3)]),
        ("Two guards were hurt, and so were five visitors.", [("injured", 2), ("injured", 5)]),
        ("The rebels attacked. They took four prisoners.", [("detained", 4)]),
        ("The rebels attacked. They took five prisoners of war.", [("detained", 5)]),
        ("The raid left many of the dead and injured under rubble.", [("killed_or_injured", None)]),
        ("The list has 15 miners reported to have been killed underground.", [("killed", 15)]),
        ("The boy is no longer considered a missing person.", []),
        ("The victims, six men and a toddler, were shot.", [("killed_or_injured", 7)]),
    ],
)
def test_what_an_effect_reaches(text: str, claims: list[tuple[str, int | None]]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("Of the 15 people killed in the raid, 12 were women.", 15, [12]),
        ("Of the 15 people known to have died in the raid, 12 were women.", 15, [12]),
        ("Two people were hurt, one man and one woman, the police said.", 2, [1, 1]),
    ],
)
def test_parts_of_the_number_before(text: str, whole: int, parts: list[int]) -> None:
    total, *rest = report_claims("r", text, "en")
    assert total["best"] == whole
    assert [(c["best"], c["part_of"]) for c in rest] == [(n, total["claim_id"]) for n in parts]
