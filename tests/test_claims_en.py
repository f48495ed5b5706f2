"""English claims, one mechanism of the grammar at a time."""

import pytest

from hasila.claims import report_claims

Told = tuple[str, int | None]


def claims(text: str) -> list[dict[str, object]]:
    return report_claims("r", text, "en")


def told(text: str) -> list[Told]:
    return [(str(c["effect"]), c["best"]) for c in claims(text)]  # type: ignore[misc]


def by_best(text: str, best: int | None) -> dict[str, object]:
    return next(c for c in claims(text) if c["best"] == best)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who is subject and who is object
        ("A shell killed four bakers and wounded nine.", [("killed", 4), ("injured", 9)]),
        ("Four bakers were killed by a shell.", [("killed", 4)]),
        ("A suicide bomber killed 22 shoppers.", [("killed", 22)]),
        ("Soldiers shot dead two smugglers near the river.", [("killed", 2)]),
        ("Seven hurt, two killed in mill blaze", [("injured", 7), ("killed", 2)]),
        ("Mortar rounds kill 12 wound 50", [("killed", 12), ("injured", 50)]),
        ("The blast left six miners dead and a cook injured.", [("killed", 6), ("injured", 1)]),
        ("Three nuns, all from one convent, died in the fire.", [("killed", 3)]),
        ("Two men who guarded the silo were killed.", [("killed", 2)]),
        ("Five hikers known for their songs were found dead.", [("killed", 5)]),
        ("Eight vendors were on Friday killed in the bazaar.", [("killed", 8)]),
        ("The avalanche claimed the lives of 31 climbers.", [("killed", 31)]),
        ("He told us that he died a little every day.", []),
        # Lists, sums and company
        ("A baker and his son were killed.", [("killed", 2)]),
        ("Ann Poole, 45, and her niece Eve, 12, were found dead.", [("killed", 2)]),
        ("Two clerks and three porters were killed.", [("killed", 2), ("killed", 3)]),
        ("A pilot was killed along with five passengers.", [("killed", 1), ("killed", 5)]),
        ("Raids kill 10 children 5 women in the suburb", [("killed", 10), ("killed", 5)]),
        (
            "At least nine guards of the dam, six fishermen and at least two divers have died.",
            [("killed", 9), ("killed", 6), ("killed", 2)],
        ),
        # One person
        ("Otto Brandt was injured in the quarry.", [("injured", 1)]),
        ("A woman with burns was taken to a hospital.", [("injured", 1)]),
        ("The body of Otto Brandt was found at dawn.", [("killed", 1)]),
        ("The man's body was found in a well.", [("killed", 1)]),
        ("Somebody was injured and he was taken away.", []),
        # Numbers that count nobody
        ("Otto Brandt, 28, was wounded.", [("injured", 1)]),
        ("Three cousins, ages 17, 18 and 22, were wounded.", [("injured", 3)]),
        ("The 30 houses of the hamlet were hit and five shops burned.", []),
        # Zero, negation, what has not happened
        ("There were no reports of injuries.", [("injured", 0)]),
        ("Nobody was hurt in the collapse.", [("injured", 0)]),
        ("No fewer than 30 rowers were killed.", [("killed", 30)]),
        ("They threatened to kill 40 bankers.", []),
        ("A judge ordered the arrest of two bankers.", []),
        ("The quake could have killed hundreds.", []),
        # Tolls
        ("The death toll rose to 17.", [("killed", 17)]),
        ("Police put the number of wounded at 64.", [("injured", 64)]),
        # Captives and the displaced
        ("Pirates kidnapped three sailors.", [("abducted", 3)]),
        ("Six prisoners escaped from the jail.", [("escaped", 6)]),
        ("Floods displaced 4,000 people.", [("displaced", 4000)]),
        ("Police have arrested two suspects.", [("detained", 2)]),
        ("An arrest was made on Sunday.", [("detained", 1)]),
    ],
)
def test_effects(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_wounded_who_dies_is_killed_only() -> None:
    assert told("A courier was shot in the neck and died in the ambulance.") == [("killed", 1)]


def test_shot_is_settled_by_the_report() -> None:
    open_ = "Four people were shot in Mill Lane. A welder died at the scene."
    assert told(open_)[0] == ("killed_or_injured", 4)
    known = "Four people were shot in Mill Lane and were treated at a hospital."
    assert told(known)[0] == ("injured", 4)


def test_shot_fatally() -> None:
    assert told("Six people were shot, two fatally, at a fair.") == [
        ("killed_or_injured", 6),
        ("killed", 2),
    ]


def test_acronyms_are_not_verbs() -> None:
    assert by_best("At least 16 IS fighters died.", 16)["victim_class"] == "combatant"


def test_quotation_marks_and_markup_are_crossed() -> None:
    assert told('They spoke of "nine martyrs" in the yard.') == [("killed", 9)]
    assert told("The mine <b>killed</b> 14 workers.") == [("killed", 14)]


def test_parts_name_their_whole() -> None:
    text = "The raid killed 22 people, including three boys and a midwife."
    total, children, midwife = claims(text)
    assert children["part_of"] == midwife["part_of"] == total["claim_id"]
    assert (children["best"], midwife["best"]) == (3, 1)
    assert children["aspect"] == "part" and total["aspect"] == "total"


def test_members_of_the_dead() -> None:
    rows = claims("Six pupils were among the 12 villagers killed by the slide.")
    part, whole = sorted(rows, key=lambda r: int(str(r["best"])))
    assert part["part_of"] == whole["claim_id"]
    assert by_best("The dead included 19 evacuees.", 19)["aspect"] == "part"


def test_later_sentences_break_a_total_down() -> None:
    text = (
        "Three people were wounded on Saturday. A 40-year-old man was wounded in Ash Street. "
        "Two women were wounded near the canal."
    )
    rows = claims(text)
    assert [r["part_of"] for r in rows] == [None, rows[0]["claim_id"], rows[0]["claim_id"]]


def test_items_of_a_list_break_a_total_down() -> None:
    text = "The toll stands at 12:\n- seven carpenters;\n- five ushers."
    assert told(text) == [("killed", 12), ("killed", 7), ("killed", 5)]


def test_previous_toll() -> None:
    rows = claims("The death toll rose from 57 to 67.")
    assert [(r["best"], r["aspect"]) for r in rows] == [(57, "previous"), (67, "total")]


@pytest.mark.parametrize(
    ("text", "victim_class", "demographic"),
    [
        ("Two soldiers were killed.", "combatant", None),
        ("Two prisoners were killed.", "detainee", None),
        ("Two nurses were killed.", "civilian", None),
        ("Two girls were killed.", "civilian", "children"),
        ("Two women were killed.", "civilian", "women"),
        ("Two people were killed.", "unspecified", None),
        ("A guard and a nurse were killed.", "mixed", None),
        ("His 11-year-old brother was killed.", "civilian", "children"),
        ("Two members of one household were killed.", "civilian", None),
        ("Two members of the brigade were killed.", "combatant", None),
    ],
)
def test_classes(text: str, victim_class: str, demographic: str | None) -> None:
    row = claims(text)[0]
    assert (row["victim_class"], row["demographic"]) == (victim_class, demographic)


def test_a_name_takes_the_class_of_its_bearer() -> None:
    text = "A schoolgirl, Mara Lindt, was wounded on Monday. Later Mara Lindt died."
    assert [c["demographic"] for c in claims(text)] == ["children", "children"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Three died, the provincial governor said on Monday.", "the provincial governor"),
        ("According to the mayor of Elmsford, three died.", "the mayor of Elmsford"),
        ("Police: 3 killed in a brawl", "Police"),
        ("Storm kills 3: coroner", "coroner"),
        ("Three died, said the head of the Elmsford clinic.", "the head of the Elmsford clinic"),
        ("The Coast Guard (CG) said that three sailors died.", "The Coast Guard"),
        ("Reports said three sailors died.", None),
        ("Three alleged smugglers were killed.", None),
        ("Three sailors died and the harbour was closed.", None),
    ],
)
def test_sources(text: str, source: str | None) -> None:
    assert claims(text)[0]["source"] == source


def test_a_speaker_goes_on() -> None:
    text = "Elmsford police said two men were killed. They also said five women were injured."
    assert {c["source"] for c in claims(text)} == {"Elmsford police"}
    text = "Elmsford police said two men were killed. Police said five women were injured."
    assert {c["source"] for c in claims(text)} == {"Elmsford police"}


def test_background_is_another_event() -> None:
    text = "A ferry sank and 12 sailors died. Last year, 30 people died in a similar accident."
    assert [c["event"] for c in claims(text)] == ["main", "other"]


def test_quote_is_the_words_of_the_text() -> None:
    text = "At least “five  Elmsford\u00a0bakers” were killed."
    row = claims(text)[0]
    assert text[row["start"] : row["end"]] == row["quote"] and row["qualifier"] == "at_least"  # type: ignore[misc]


def test_restated_numbers_keep_their_effect() -> None:
    text = "Gunmen kidnapped three nurses. The families of the three nurses denied the arrest."
    assert told(text)[:2] == [("abducted", 3), ("abducted", 3)]


def test_counted_events() -> None:
    assert told("Police know nothing of a triple kidnapping.") == [("abducted", 3)]


def test_parts_between_subject_and_verb() -> None:
    rows = claims("Three riders, two of them teenagers, died in the flood.")
    assert [(r["best"], r["aspect"]) for r in rows] == [(3, "total"), (2, "part")]
