"""Who suffers a verb in English: long subjects, pronouns, company, and who only speaks or acts."""

import pytest

from hasila.claims import report_claims


def told(text: str) -> list[tuple[str, int | None]]:
    """The (effect, number) pairs that a text states, sorted."""
    rows = report_claims("r", text, "en")
    return sorted((c["effect"], c["best"]) for c in rows)


@pytest.mark.parametrize(
    "text",
    [
        "A dentist at Rimal Level Two Hospital was shot dead outside her home.",
        "A retired colonel who last year admitted torture was strangled to death in his flat.",
        "A prominent preacher, accused by the court of aiding rebels, was killed on Sunday.",
        "Police said a teacher at Doran school who has Danish citizenship was killed.",
        "A porter at a copper mine in Lidra has died of a fever.",
        "The deputy director of [southern] Tarin District was shot dead this morning.",
    ],
)
def test_long_subjects_of_one_person(text: str) -> None:
    assert told(text) == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Masked men took two nurses out of a clinic and have killed them.", [("killed", 2)]),
        ("Three campaigners for [candidate] Dr Salem have been killed.", [("killed", 3)]),
        (
            "Armed men attacked Karim Sabur in his car, killing him along with his two aides.",
            [("killed", 1), ("killed", 2)],
        ),
        ("Gunmen stormed the house, killing him, his wife and two sons.", [("killed", 4)]),
        ("A Syrian family was killed in the blast.", []),
        ("He told officers he was shot from a car.", []),
    ],
)
def test_pronouns_and_brackets(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A bomber struck a shrine, killing 12 people, police and a nurse said.",
        "A bomber struck a shrine, killing 12 people, a police officer and a witness told a radio.",
        "The blast killed 12 people, a doctor and an aide have said.",
    ],
)
def test_speakers_are_no_victims(text: str) -> None:
    assert told(text) == [("killed", 12)]


def test_those_who_shoot_are_no_toll() -> None:
    assert told("A councillor was shot dead by two men on a motorbike.") == [("killed", 1)]


def test_a_bracket_within_a_quote_is_closed() -> None:
    rows = report_claims("r", "A wall fell and two [others] were injured by it.", "en")
    assert [r["quote"] for r in rows] == ["two [others]"]
