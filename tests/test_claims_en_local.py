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
        ("Police spoke of the fatal March shooting of a clerk.", "a clerk"),
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
        ("A clerk was found in the parking lot with a gunshot wound.", [("injured", 1, "A clerk")]),
        ("Two men walked in after suffering from burns.", [("injured", 2, "Two men")]),
        ("A porter shot up a house in Brel.", []),
        ("Boy accidentally shoots foot on hunt", [("injured", 1, "Boy")]),
        ("They left in hopes of capturing two men.", []),
        ("A gunman opened fire, hitting one - Brel News", [("killed_or_injured", 1, "one")]),
        ("Ann Marn, Jr. was killed.", [("killed", 1, "Ann Marn, Jr.")]),
        (
            "The porter held a rifle when it went off and struck his left arm in the shooting.",
            [("injured", 1, "The porter")],
        ),
        ("We got an officer down! He chased a man down.", [("killed_or_injured", 1, "an officer")]),
        ("Ann Marn was arraigned on Monday.", []),
        (
            "Al Marn, 24 was hurt, Bo Dree, 26 was hurt and Cy Eads, 22 was hurt.",
            [("injured", 1, "Al Marn"), ("injured", 1, "Bo Dree"), ("injured", 1, "Cy Eads")],
        ),
        (
            "Three more people were hurt in the shooting. Two people got out of a car and fled. A "
            "man was hurt.",
            [("injured", 3, "Three more people"), ("injured", 1, "A man")],
        ),
        (
            "A man was arrested in the murder of a nun who was robbed and shot to death.",
            [("detained", 1, "A man"), ("killed", 1, "a nun")],
        ),
        ("Arrest documents say Marn admitted it.", []),
        ("The Brel Police Department's Homicide Unit, working on it, was called.", []),
        ("2013 Homicide Victim: Ann Marn", []),
        ('"It was just one shot."', []),
        ("Marn would've come, but wouldn't have intentionally hurt a nun.", []),
        ("Brel fire leaves porter, 2 nuns hurt", [("injured", 3, "porter, 2 nuns")]),
        (
            "He killed his mother, step-father and grandmother.",
            [("killed", 3, "his mother, step-father and grandmother")],
        ),
        ("The boy told his aunt he had been hurt.", [("injured", 1, "The boy")]),
        (
            "Two men tied to the raid showed up at Brel Hospital.",
            [("injured", 2, "Two men")],
        ),
        ("Chad L. King was arrested.", [("detained", 1, "Chad L. King")]),
        (
            "Al Marn, the Brel porter found dead there, accidentally shot himself.",
            [("killed", 1, "the Brel porter")],
        ),
        ("Two nuns were victims of a shooting.", [("killed_or_injured", 2, "Two nuns")]),
        ("A gun held by a clerk discharged in the jail.", []),
        (
            "Al Marn, 32, of Keld, and Bo Dree, 31, of Luno, were flown to a hospital, where they "
            "died.",
            [("killed", 2, "Al Marn, 32, of Keld, and Bo Dree")],
        ),
        ("A clerk began CPR, but she died.", []),
        ("The 20 and 24 year old men were held in jail.", []),
        (
            "Father kills wife, son, daughter, then himself",
            [("killed", 4, "wife, son, daughter, then himself")],
        ),
        ("It went off hitting Dree in the head.", [("injured", 1, "Dree")]),
        ("Man charged after toddler finds gun, shoots self in leg", [("injured", 1, "toddler")]),
        ("They have a warrant for the arrest of Al Marn.", []),
        ("Marn suffered a minor hand injury.", [("injured", 1, "Marn")]),
        (
            "Brel man wanted in death of nun arrested by guards",
            [("detained", 1, "Brel man"), ("killed", 1, "nun")],
        ),
        ("Mother, Father, Toddler Dead In Brel", [("killed", 3, "Mother, Father, Toddler")]),
        ("A girl, about 9 or 10 years old, was hurt.", [("injured", 1, "A girl")]),
        (
            "Killed in the raids were Al Marn, 35, and Bo Dree, 27.",
            [("killed", 1, "Al Marn"), ("killed", 1, "Bo Dree")],
        ),
        (
            "Marn refused to obey the guard's orders, and the guard shot him in the street.",
            [("killed_or_injured", 1, "Marn")],
        ),
        ("2 teenagers, nun hurt in Brel", [("injured", 3, "2 teenagers, nun")]),
        ("It was a shooting death in the 500 block of Elm Street.", []),
        ("They are looking for two men seen on footage of the fire.", []),
        ("The porter then shot himself, Small said.", [("injured", 1, "The porter")]),
        ("One has been treated and was released from the hospital.", [("injured", 1, "One")]),
        (
            "Mother wounded son, killed herself",
            [("killed", 1, "Mother"), ("injured", 1, "son")],
        ),
        ("Two men shot into the house.", []),
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
        ("Ann Marn was one of the three people hurt.", {"Ann Marn": "three people"}),
        (
            "Four men were hurt. Two of the wounded were flown to a hospital and two were driven "
            "to a hospital.",
            {"Two of the wounded": "Four men", "two": "Four men"},
        ),
        ("Four men were shot, including one who died.", {"one": "Four men"}),
        ("Three others were hurt. Two remain hospitalized.", {"Two": "Three others"}),
        (
            "Four nuns were killed. They are 70-year-old Ann Marn of Brel and 57-year-old Bo Dree.",
            {"70-year-old Ann Marn": "Four nuns", "57-year-old Bo Dree": "Four nuns"},
        ),
        (
            "Two nuns were shot. One nun was shot in the chest and the other in the back.",
            {"One nun": "Two nuns", "the other": "Two nuns"},
        ),
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


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The man police say fired on a crowd, killing a nun, was seen.", "police"),
        ("It was 1 a.m. Lt. Ann Marn said two nuns were killed.", "Lt. Ann Marn"),
        ("BREL - Police say two nuns were killed.", "Police"),
        ("Watch: Two nuns killed in crash", None),
        ("A strike killed two nuns according to conflicting media reports.", None),
        ("The rebels claim they killed two nuns.", "The rebels"),
        ("Reports from Marn village say two nuns were killed.", None),
        ("BREL EFE IN SPANISH AT 1533 GMT REPORTS THAT TWO NUNS WERE KILLED.", "BREL EFE"),
        ("Two nuns were killed in the crash, said police.", "police"),
        ("A bomb in the town of Brel in Marn Agency killed two nuns.", None),
        ("Two nuns were killed after Marn declared a state of emergency.", None),
        ("Two nuns were killed at the home Marn shared with his aunt.", None),
    ],
)
def test_speakers(text: str, source: str | None) -> None:
    assert {c["source"] for c in report_claims("r", text, "en")} == {source}


def test_links_between_the_paragraphs() -> None:
    text = (
        "Porter shot in Brel\n\nA porter was shot in a market.\n\nMURDER SUSPECT FREED FROM JAIL"
        "\n\nThe porter died on Monday."
    )
    rows = report_claims("r", text, "en")
    assert {c["effect"] for c in rows if c["event"] == "other"} == {"released"}


def test_dates_of_the_page_and_related_links() -> None:
    text = (
        "Clerk shot in Brel Posted: Monday, July 15, 2013\n\nTwo clerks were shot Saturday in a "
        "market of Brel.\n\nRelated: One clerk hurt in Brel market"
    )
    assert {c["event"] for c in report_claims("r", text, "en")} == {"main"}


def test_an_arrested_officer_is_no_victim() -> None:
    text = "An officer was arrested in connection with a shooting that left 1 dead and two injured."
    rows = report_claims("r", text, "en")
    assert {c["victim_class"] for c in rows if c["effect"] != "detained"} == {"unspecified"}
