"""Persons counted besides others: what words such as "others", "his wife" and "more" add."""

import pytest

from handmade import claim, report, told
from hasila.codebook import beside_finder, load
from hasila.tolls import tolls

LITERAL = load("literal")
CIVIL = {"victim_class": "civilian"}
ARMED = {"victim_class": "combatant"}


def best(claims: list[dict], effect: str = "killed") -> int:
    rows = tolls(told(claims), LITERAL)
    whole = rows[rows["effect"].eq(effect) & rows["victim_class"].eq("all")]
    return int(whole.iloc[0]["best"])


def victims(number: int, words: str, sentence: int, **more: object) -> dict:
    return claim("r", number, quote=words, victim_group=words, sentence=sentence, **more)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("six other people", "others"),
        ("another guard", "others"),
        ("ten more bodies", "increments"),
        ("his wife", "relatives"),
        ("سبعة آخرين", "others"),
        ("وزوجته", "relatives"),
        ("جثث إضافية", "increments"),
        ("six people", ""),
    ],
)
def test_words_of_persons_besides_others(words: str, kind: str) -> None:
    assert beside_finder(LITERAL)(words) == kind


def test_one_person_and_six_others_are_seven() -> None:
    judge = victims(1, "a judge", 0, **CIVIL)
    assert best([judge, victims(6, "six others", 0, **CIVIL)]) == 7
    assert best([judge, victims(6, "six others", 0)]) == 7
    assert best([judge, victims(6, "six people", 0)]) == 6


def test_others_may_stand_in_the_next_sentence_behind_one_person_only() -> None:
    guard, five = victims(1, "a guard", 0, **ARMED), victims(5, "five guards", 0, **ARMED)
    more = victims(3, "three other people", 1)
    assert best([guard, more]) == 4
    assert best([five, more]) == 5
    assert best([five, victims(3, "three more people", 1)]) == 8
    assert best([guard, victims(3, "three other people", 6)]) == 3


def test_wounded_others_are_besides_the_dead() -> None:
    rows = [victims(5, "five people", 0), victims(9, "nine others", 0, effect="injured")]
    again = victims(9, "nine wounded", 2, effect="injured")
    assert (best([*rows, again]), best([*rows, again], "injured")) == (5, 9)


def test_a_family_in_one_sentence_is_added() -> None:
    five = victims(5, "five farmers", 0, **CIVIL)
    rows = [victims(1, w, 0, **CIVIL) for w in ("a farmer", "his wife", "his son")]
    assert best(rows[:2]) == 2
    assert best(rows) == 3
    assert best([five, *rows]) == 5


def test_two_names_of_one_person_are_not_added() -> None:
    assert (
        best([victims(1, "a mayor", 0, **CIVIL), victims(1, "the mayor of Alef", 0, **CIVIL)]) == 1
    )


def test_a_phrase_that_counts_the_first_person_too_is_not_added_to_her() -> None:
    rows = [
        victims(1, "a girl", 0, **CIVIL),
        victims(5, "a girl and four other people", 1, **CIVIL),
    ]
    assert best(rows) == 5


def test_a_toll_so_far_covers_what_is_listed_beside_it() -> None:
    rows = [victims(37, "37 visitors", 0), victims(1, "a driver", 0)]
    total = victims(38, "38", 0, rule="killed.toll")
    assert best([*rows, total]) == 38
    day = [victims(8, "eight people", 0), victims(17, "17", 0, rule="killed.toll")]
    assert best(day) == 17


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A farmer was killed. A woman who stood near was also killed.", 2),
        ("A farmer was killed. A woman was killed. Also on Monday it rained.", 1),
        ("قُتل مزارع. وقُتلت امرأة أيضا في القصف.", 2),
    ],
)
def test_also_within_the_clause_counts_one_more(text: str, dead: int) -> None:
    words = ("farmer", "woman") if "farmer" in text else ("مزارع", "امرأة")
    rows = [
        claim("r", 1, quote=w, victim_group=w, sentence=i, start=text.index(w), **kind)
        for i, (w, kind) in enumerate(zip(words, (CIVIL, CIVIL), strict=True))
    ]
    tallied = told(rows, [report("r", text=text)])
    found = tolls(tallied, LITERAL)
    assert int(found[found["victim_class"].eq("all")].iloc[0]["best"]) == dead


@pytest.mark.parametrize(
    ("text", "second", "dead"),
    [
        ("They beheaded a farmer of Luno and a nurse from Kuro.", "a nurse", 2),
        ("They beheaded a farmer of Luno, and the man was a nurse.", "the man", 1),
    ],
)
def test_one_person_and_another_joined_to_him_are_two(text: str, second: str, dead: int) -> None:
    rows = [
        claim("r", 1, quote=w, sentence=0, start=text.index(w), end=text.index(w) + len(w), **CIVIL)
        for w in ("a farmer", second)
    ]
    found = tolls(told(rows, [report("r", text=text)]), LITERAL)
    assert int(found[found["victim_class"].eq("all")].iloc[0]["best"]) == dead


def test_a_son_who_also_died_is_one_more_unless_he_was_told_of() -> None:
    text = "A mayor was killed. His son was also killed."
    for first, dead in (("A mayor", 2), ("A young son", 1)):
        rows = [
            claim("r", 1, quote=w, victim_group=w, sentence=i, start=at, end=at + 7, **CIVIL)
            for i, (w, at) in enumerate(((first, 0), ("His son", 20)))
        ]
        found = tolls(told(rows, [report("r", text=text)]), LITERAL)
        assert int(found[found["victim_class"].eq("all")].iloc[0]["best"]) == dead


def test_those_who_died_along_with_somebody_are_added() -> None:
    rows = [victims(1, "the chairman", 0), victims(3, "three men", 0, rule="killed.verb+with")]
    assert best(rows) == 4
