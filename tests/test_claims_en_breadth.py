"""Breadth of the English grammar: rare effects, parted verbs, gaps, and what is no claim."""

import pytest

from hasila.claims import report_claims


def told(text: str) -> set[tuple[str, int | None]]:
    """The (effect, number) pairs that a text states."""
    return {(c["effect"], c["best"]) for c in report_claims("r", text, "en")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guards let nine prisoners go after the talks.", ("released", 9)),
        ("Seven hostages were set free near the crossing.", ("released", 7)),
        ("Two were shot. Police took the cook into custody.", ("detained", 1)),
        ("Deputies took Ann Bell into custody after the shooting.", ("detained", 1)),
        ("One person was taken in for questioning after the raid.", ("detained", 1)),
        ("Ann Bell, one of the two people killed in the crash, was a nurse.", ("killed", 2)),
        ("The two blasts did not result in any casualties.", ("killed_or_injured", 0)),
        ("The clash did not lead to any deaths.", ("killed", 0)),
        ("A nurse held two lifeless young children.", ("killed", 2)),
        ("Three people, a man, a woman and a child, were killed in the mill.", ("killed", 3)),
        ("Two cooks, both women, were killed in the mill.", ("killed", 2)),
        ("18 men described as soldiers were killed at the mill.", ("killed", 18)),
        ("Officers found a clerk on Oak Avenue and he was pronounced dead.", ("killed", 1)),
        ("The sultan pardoned 60 convicts on the feast day.", ("released", 60)),
        ("The rebels handed over six captives to the envoys.", ("released", 6)),
        ("Eight inmates got away through a drain of the old prison.", ("escaped", 8)),
        ("Five convicts slipped out of the jail and 3 are still on the run.", ("escaped", 3)),
        ("The riot allowed 40 detainees to escape from the cells.", ("escaped", 40)),
        ("Gunmen led away 14 men from the mill.", ("abducted", 14)),
        ("GUNMEN SEIZE 9 NURSES AT CLINIC GATE", ("abducted", 9)),
        ("Pirates boarded the ship and took eleven sailors hostage.", ("abducted", 11)),
        ("After the landslide 17 villagers have not been located.", ("missing", 17)),
        ("The flood swept away four children at the ford.", ("missing", 4)),
        ("The mayor lists 33 people as missing.", ("missing", 33)),
        ("The fire made 420 tenants homeless.", ("displaced", 420)),
        ("Shelling has driven 3,000 people from their homes.", ("displaced", 3000)),
        ("The militia expelled 250 villagers from the valley.", ("displaced", 250)),
        ("Police picked up 21 people at the checkpoints.", ("detained", 21)),
        ("Soldiers beat two shepherds to death.", ("killed", 2)),
        ("The brigade lost nine soldiers in the ambush.", ("killed", 9)),
        ("A blast left 13 people dead or injured in the arcade.", ("killed_or_injured", 13)),
        ("Shells killed or hurt 25 shoppers.", ("killed_or_injured", 25)),
        ("The offensive caused thousands of casualties.", ("killed_or_injured", None)),
        ("Twelve guests fell ill after a chlorine leak.", ("injured", 12)),
        ("One of the hostages was killed.", ("killed", 1)),
        ("Two porters captured last week were executed.", ("killed", 2)),
        ("Two women, believed to be 30 and 60, were shot dead.", ("killed", 2)),
        ("Elderly couple found dead in mill", ("killed", 2)),
        ("Three clerks arrested in May were freed.", ("released", 3)),
        ("The robber then shot the clerk in the chest.", ("injured", 1)),
        ("The number of people killed in the floods has passed 900.", ("killed", 900)),
        ("The toll stood at 71, up from 58 the day before.", ("killed", 58)),
    ],
)
def test_rare_effects_and_parted_verbs(text: str, expected: tuple[str, int | None]) -> None:
    assert expected in told(text)


def test_figures_whose_effect_was_said_once() -> None:
    text = "Of them 40 died in air raids, 22 in artillery fire and 9 from mines."
    assert told(text) == {("killed", 40), ("killed", 22), ("killed", 9)}
    rows = report_claims("r", "The agency counts 50 killed (from 44).", "en")
    assert [(r["best"], r["aspect"]) for r in rows] == [(50, "total"), (44, "previous")]
    raised = "Two more died on Sunday, bringing to 31 the number of fatalities."
    assert ("killed", 31) in told(raised)


@pytest.mark.parametrize(
    "text",
    [
        "Poachers killed 12 elephants in the reserve.",
        "Landmines kill 15 people every day somewhere in the world.",
        "One in six of them fled.",
        "The two robbers got away in a stolen car.",
        "Two employees were let go by the bank last spring.",
        "The studio released 14 songs.",
        "Police released the boy's picture.",
        "The thriller opens with two bodies in a lake.",
        "Another 90 prisoners are to be released next week.",
        "The judge let three jurors go home as they had fallen ill.",
        "Rescuers took nine climbers to safety.",
        "Police seized 12 kg of powder and 3 cars.",
        "Two suspects remain at large.",
        "He faces 17 counts, one for each person wounded.",
        "The clinic described the injury as minor.",
    ],
)
def test_what_only_looks_like_an_effect_is_no_claim(text: str) -> None:
    assert told(text) == set()


def sourced(text: str) -> set[tuple[int | None, str | None]]:
    """The (number, source) pairs that a text states."""
    return {(c["best"], c["source"]) for c in report_claims("r", text, "en")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A hunter accidentally shot himself as he climbed a fence.", ("injured", 1)),
        ("Boy, 7, shoots himself in the hand", ("injured", 1)),
        ("Rivertown mother charged after being wounded by her son.", ("injured", 1)),
        ("Stray bullet hits teen during parade.", ("killed_or_injured", 1)),
        ("Shots were fired on Elm Street. Three men were hit.", ("killed_or_injured", 3)),
        ("A waiter sank to the ground with a bullet wound in one leg.", ("injured", 1)),
        ("The crash sent a Milton woman to the trauma center.", ("injured", 1)),
        ("His sister, 9, is expected to survive.", ("injured", 1)),
        ("A local man is behind bars over the robbery.", ("detained", 1)),
        ("The clinic took in 14 bodies of fishermen.", ("killed", 14)),
        ("A family of six was found dead in a flat.", ("killed", 6)),
        ("In early May four miners died in the shaft.", ("killed", 4)),
        (
            "Six people [an earlier note said nine; the mayor says eight] were killed.",
            ("killed", 6),
        ),
        ("The raid inflicted casualties on five members of the family.", ("killed_or_injured", 5)),
        ("The post speaks of a martyr by sniper fire.", ("killed", 1)),
        ("TAMORA LUNEZ ARBADO, 46, WAS KIDNAPPED BY GUERRILLAS.", ("abducted", 1)),
        ("A COURT HAS FREED RULDO VANTEZ CARREDO, THE PAPER SAID.", ("released", 1)),
        ("THEY BLAME REBELS FOR THE MURDER OF TANZO BRELARIO IN MAY.", ("killed", 1)),
        (
            "SAN LUNO, 3 MAR 89 (AXA) -- [TEXT] TANZO BRELARIO, A JUDGE, WAS SHOT DEAD.",
            ("killed", 1),
        ),
    ],
)
def test_single_persons_and_names(text: str, expected: tuple[str, int | None]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The town asks for clues that may end in the arrest of a sniper.",
        "With these arrests the police broke up the ring.",
        "The boy was taken off life support.",
        "He was glad to care for those wounded in the war.",
        "The council condemned the multiple murder.",
        "She struck her daughter with a shoe and wiped her hand.",
        "THE LOSS OF HUMAN LIFE WAS PREVENTED BY THE CREW.",
    ],
)
def test_nobody_is_counted(text: str) -> None:
    assert told(text) == set()


def test_numbers_that_add_up_to_the_one_before_them_are_its_parts() -> None:
    rows = report_claims(
        "r", "Gunmen killed three guards - one Greek, two Danes - on Monday.", "en"
    )
    assert [(r["best"], r["aspect"]) for r in rows] == [(3, "total"), (1, "part"), (2, "part")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Axa agency quoted a medic as saying 4 people were killed.", (4, "a medic")),
        ("The boy's parents ran out and said their son was shot.", (1, "The boy's parents")),
        ("The Lamar Monitor which relies on medics says 5 died.", (5, "The Lamar Monitor")),
        ("The Luno Monitor a local group said 6 died.", (6, "The Luno Monitor a local group")),
        ("The report adds that 7 soldiers were killed.", (7, "The report")),
        (
            "Raids kill 8 in town activists AFP Friday 3 Jun 2016 Raids hit a market.",
            (8, "activists"),
        ),
        ("The rebels have accused the army of killing 30 civilians.", (30, "The rebels")),
        ("Blast kills 9 in town AP Tuesday 2 May 2017 Officials say nine died.", (9, None)),
    ],
)
def test_who_says_it(text: str, expected: tuple[int | None, str | None]) -> None:
    assert expected in sourced(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A senior union official at a mine in Lamar has been shot dead.", ("killed", 1)),
        ("A lawmaker famed for songs she sang was shot dead.", ("killed", 1)),
        ("A lecturer, Prof Tano Brel, was this evening shot and killed.", ("killed", 1)),
        ("161 people including guards, locals and nurses were on Monday killed.", ("killed", 161)),
        ("More than 30 travellers taken in by nuns have been killed.", ("killed", 30)),
        ("Nine alleged horse thieves were on Tuesday night killed.", ("killed", 9)),
        ("Raiders seized a village mayor and killed him.", ("killed", 1)),
        ("The group kidnapped eight fighters and killed them.", ("killed", 8)),
        ("Gunmen entered the home of the police chief and shot him dead.", ("killed", 1)),
        ("The ambush ended in the killing at least 14 drivers.", ("killed", 14)),
        ("The blast claimed lives of at least 30.", ("killed", 30)),
        ("The prosecutor of the city of Zulo and his driver were killed.", ("killed", 2)),
        ("A flood killed five teachers, their cook and porter.", ("killed", 7)),
        ("Robbers killed a baker, his mother, his sister and five sons.", ("killed", 8)),
        ("A mine killed 13 Polish railway engineers and three Czech cooks.", ("killed", 13)),
        ("The storm left nine shoppers, including three boys dead.", ("killed", 9)),
        ("A tribal elder and former fighter has been killed.", ("killed", 1)),
        ("Some 16 Manto and 22 Hamra tribesmen were killed.", ("killed", 16)),
        ("Six men (five Danes and one Pole) and two women were killed.", ("killed", 6)),
    ],
)
def test_long_subjects_lists_and_pronouns(text: str, expected: tuple[str, int | None]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bomb exploded, wounding 51, police and medics said.", {("injured", 51)}),
        ("Gunmen shot dead two sons of two prominent journalists.", {("killed", 2)}),
        ("The officers, who met the suspect in the street, wounded him.", {("injured", 1)}),
        ("Raids kill 10 and injure scores in Lamar and Luno.", {("killed", 10), ("injured", None)}),
        ("THE LEADER EXPLAINED THAT TANO ROJO CANNOT COME BECAUSE HE WAS KILLED.", set()),
        ("It killed five of Al-Sura and allied rebels.", {("killed", 5)}),
        ("Some 52 of its roughly 100 fighters were killed.", {("killed", 52)}),
        ("On Monday Ann Bell was abducted.", {("abducted", 1)}),
        ("Rebels came and Bell himself was abducted.", {("abducted", 1)}),
        ("Police arrested him on Monday.", set()),
        ("The bullet hit the wall and not the head.", set()),
    ],
)
def test_who_is_not_meant(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three men were killed: Tano Brel, a cook, Ruldo Vantez, 33, and Minda Calo.",
        "Three men died. The dead were identified as Tano Brel, Ruldo Vantez and Minda Calo.",
    ],
)
def test_names_listed_behind_a_number_are_its_parts(text: str) -> None:
    rows = report_claims("r", text, "en")
    parts = [r for r in rows if r["aspect"] == "part"]
    assert [r["best"] for r in rows] == [3, 1, 1, 1]
    assert {r["part_of"] for r in parts} == {rows[0]["claim_id"]} and len(parts) == 3


def test_other_days_and_running_tolls_are_other_events() -> None:
    text = (
        "Luno, Friday 3 June 2016. A raid on Lamar killed 12 people on Friday.\n\n"
        "On Tuesday a bomb killed 20 people in Zulo.\n\n"
        "Since the war began in 2011 more than 90,000 people have been killed."
    )
    rows = report_claims("r", text, "en")
    assert [(r["best"], r["event"]) for r in rows] == [
        (12, "main"),
        (20, "other"),
        (90000, "other"),
    ]


@pytest.mark.parametrize("when", ["On that occasion", "On a previous occasion,"])
def test_occasions_before_are_other_events(when: str) -> None:
    rows = report_claims("r", f"A bomb hurt two guards. {when} rebels killed a judge.", "en")
    assert [r["event"] for r in rows] == ["main", "other"]


def test_who_does_not_name_a_victim_says_nothing_of_him() -> None:
    text = "The guard, whom the police did not identify, died on the spot."
    assert sourced(text) == {(1, None)}


def test_the_day_on_which_something_was_said_is_no_other_event() -> None:
    text = "A blast killed 38 guards, a monitor said Friday. It hit 38 guards and wounded 12 "
    rows = report_claims("r", text + "others on Thursday.", "en")
    assert {r["event"] for r in rows} == {"main"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He shot at policemen and fled.", set()),
        ("Some $20 million was lost in the fire at the mine.", set()),
        ("A video included a scene of two vans and the killing of a cook.", {("killed", 1)}),
        ("Raids killed 14 people fleeing the town.", {("killed", 14)}),
        ("A clerk had serious head wounds.", {("injured", 1)}),
        ("He faces trial in his friend's shooting death.", {("killed", 1)}),
        ("He shot a Customs and Border agent.", {("killed_or_injured", 1)}),
    ],
)
def test_readings_of_single_words(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Teenage bow hunter killed in the woods.", 1, ("civilian", "children")),
        ("A raid cost the lives of 30 regime forces.", 30, ("combatant", None)),
        ("A family of six was found dead.", 6, ("civilian", None)),
        ("Tano Brel, a judge, was shot dead.", 1, ("civilian", None)),
        ("Boy, 9, shot. The victim was taken to hospital.", 1, ("civilian", "children")),
        ("A 4-year old girl was hurt.", 1, ("civilian", "children")),
        ("Three farmers died. Seven others were hurt.", 7, ("civilian", None)),
    ],
)
def test_who_the_victims_are(text: str, number: int, expected: tuple[str, str | None]) -> None:
    rows = [r for r in report_claims("r", text, "en") if r["best"] == number]
    assert rows and {(r["victim_class"], r["demographic"]) for r in rows} == {expected}


def test_some_of_a_total_in_a_condition_are_its_part() -> None:
    rows = report_claims("r", "Nine people were stabbed, and four are in grave condition.", "en")
    assert [(r["best"], r["aspect"]) for r in rows] == [(9, "total"), (4, "part")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A teen was nearly killed over a pair of shoes.", set()),
        ("He was held without bond in connection with a shooting.", set()),
        ("There was no reason for the arrest of anybody.", set()),
        ("The clerk was booked into Luno County Jail.", {("detained", 1)}),
        ("A body was found on Elm Street.", {("killed", 1)}),
        ("A man wounded his wife and then himself.", {("injured", 2)}),
        ("The blast killed him and two guards.", {("killed", 3)}),
        ("Deputies found the girl in a garage with a gunshot wound.", {("injured", 1)}),
        ("One farmer was rushed in critical condition to a clinic.", {("injured", 1)}),
        ("2 killed others injured in raids on Lamar.", {("killed", 2), ("injured", None)}),
        (
            "The ministry puts deaths at 173; the party says 213.",
            {("killed", 173), ("killed", 213)},
        ),
        ("Wells died at the scene.", {("killed", 1)}),
        ("A 19-year-old named Al Bell was shot dead.", {("killed", 1)}),
        (
            "Five bakers, Cy Brel (51), Ada Keld (44), Bo Tam (29) and his two sons Gus (17) "
            "and Ivo (12) were killed.",
            {("killed", 5)},
        ),
        ("A child was found in coma.", {("injured", 1)}),
        ("Three men were found dead with no visible injuries.", {("killed", 3)}),
    ],
)
def test_more_readings(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


def test_the_speaker_behind_or_before_a_quotation() -> None:
    text = (
        "Monitor head Tano Brel said jets flew over Lamar. "
        '"At least 11 people were killed" he said. '
        '"More than 20 clerks were hurt in Zulo. It was a dark day" said the Luno Watch.'
    )
    assert sourced(text) == {(11, "Monitor head Tano Brel"), (20, "the Luno Watch")}


def test_who_is_replaced_has_died() -> None:
    rows = report_claims("r", "He is the candidate to replace Bo Dree, who was murdered.", "en")
    assert [c["quote"] for c in rows] == ["Bo Dree"]


def test_those_among_the_dead_are_part_of_the_toll() -> None:
    text = "Raids killed 10 people. The monitor said three children were among the dead."
    rows = report_claims("r", text, "en")
    assert [(r["best"], r["aspect"]) for r in rows] == [(10, "total"), (3, "part")]
    assert rows[1]["part_of"] == rows[0]["claim_id"]
    text = "A raid killed 40 people. Among the dead were 20 children and nine women."
    assert [c["aspect"] for c in report_claims("r", text, "en")] == ["total", "part", "part"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An officer said a boy was playing when he wounded himself.", {("injured", 1)}),
        ("A mother is charged over her son shooting himself in the leg.", {("injured", 1)}),
        ("Two men were taken to hospital and two more to a clinic.", {("injured", 2)}),
        ("Some 45 militia and army soldiers were shot dead.", {("killed", 45)}),
        ("Blast kills 26 army recruits monitor", {("killed", 26)}),
        ("Mortar kills 12 wounds 50 State media", {("killed", 12), ("injured", 50)}),
        ("There were no deaths or injuries.", {("killed_or_injured", 0)}),
        ("Six sailors [villagers say eleven] were killed.", {("killed", 6), ("killed", 11)}),
        ("Ann Bell, Bo Crane and Di Eads were all killed.", {("killed", 1)}),
    ],
)
def test_readings_of_headlines_and_lists(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Keld agency KANA reported that jets hit hideouts. The report said six died.",
            "Keld agency KANA",
        ),
        ('"It was Pol who did it" said a guard after two men were killed.', "a guard"),
        (
            "Nine men were killed on the ridge, state television reported late Friday.",
            "state television",
        ),
        ("Five were hurt by men who shelled Zulo the agency said.", "the agency"),
        ("Ann Bell, aide to the mayor said six died.", "Ann Bell, aide to the mayor"),
        ('"Six clerks were killed" the statement read.', "the statement"),
        ("The raid that the opposition claims killed 9 people was in May.", "the opposition"),
    ],
)
def test_more_speakers(text: str, expected: str) -> None:
    assert {source for _, source in sourced(text)} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A couple was found dead in a home.", {("killed", 2)}),
        ("A 30-year-old man is being held on a murder charge.", {("detained", 1)}),
        ("Ann Bell, 22, who has had run-ins with police, was arrested.", {("detained", 1)}),
    ],
)
def test_pairs_and_those_held(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fourteen year-old was killed.", {("killed", 1)}),
        ("Arrest made in fatal shooting", {("detained", 1)}),
        ("Ann Bell had at least one gunshot wound.", {("injured", 1)}),
        ("Friends began CPR but the boy died.", {("killed", 1)}),
        ("It left 25 rebels including one leader dead.", {("killed", 25), ("killed", 1)}),
        ("The toll could reach dozens of people.", set()),
        ("The toll is expected to reach 300 dead.", set()),
        ("No Russian sailors died in the storm.", {("killed", 0)}),
        ("The death toll was likely to rise to 90, a minister said.", set()),
        ("The toll, which was expected to rise, stood at 40 dead.", {("killed", 40)}),
        ("Army kills wounds dozens of rebels", {("killed_or_injured", None)}),
        ("88 Killed & Injured in Zulo", {("killed_or_injured", 88)}),
        ("The army suffered its first fatality in the raid.", {("killed", 1)}),
        ("Envoys will leave to negotiate the release of 40 captives.", set()),
    ],
)
def test_words_and_turns(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The head of the clinic was quoted by Axa as saying 6 men died.",
            "The head of the clinic",
        ),
        ("ACCORDING TO THE MNQ, 4 PRIESTS WERE KILLED.", "THE MNQ"),
        ("Six men died the medical charity said.", "the medical charity"),
    ],
)
def test_bodies_that_speak(text: str, expected: str) -> None:
    assert {source for _, source in sourced(text)} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "The bomb caused damage but there were no victims.",
        "The attack did not cause any casualties.",
        "The blast damaged the building without causing casualties.",
        "There were neither dead nor injured.",
        "There were no immediate reports of casualties.",
    ],
)
def test_nobody_was_harmed(text: str) -> None:
    assert told(text) == {("killed_or_injured", 0)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neither the cook or the other guest was hurt.", set()),
        ("Ann Bell quoted the medics, with the wounded taken to Elm Hospital.", set()),
        ("The guards fled, with casualties transferred to a clinic.", set()),
        ("At least one farmer and his son were killed.", {("killed", 2)}),
        ("One teacher and her brother were wounded.", {("injured", 2)}),
        ("A raid killed more than 40 militia.", {("killed", 40)}),
    ],
)
def test_uncounted_persons_and_pairs(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("A man was shot on Elm Street. The police have no suspects.", "killed_or_injured"),
        ("A man was shot in the leg on Elm Street.", "injured"),
        ("A man was shot on Elm Street and was treated at a clinic.", "injured"),
        ("A man was shot on Elm Street. He died on Monday.", "injured"),
    ],
)
def test_how_somebody_who_was_shot_fared(text: str, effect: str) -> None:
    assert report_claims("r", text, "en")[0]["effect"] == effect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb hit a car in the city of Lamar, killing him and two guards.", {("killed", 3)}),
        ("Attackers fired on the mayor's car, killing him on the spot.", {("killed", 1)}),
        ("An estimated number of 340 farmers died.", {("killed", 340)}),
        ("A radio journalist known for his reports was murdered.", {("killed", 1)}),
        ("Shells killed Ole Dahl, a 45 year old cook and resident of Keld.", {("killed", 1)}),
        ("No names were given of those killed.", set()),
        ("There was one martyr and a number of injuries.", {("killed", 1), ("injured", None)}),
        (
            "She was killed alongside her son, Ole Dahl and her two nieces.",
            {("killed", 1), ("killed", 2)},
        ),
        ("She was killed with her brother and three cousins.", {("killed", 4)}),
    ],
)
def test_company_of_pronouns(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


def test_a_range_behind_about() -> None:
    rows = report_claims("r", "About 8 to 30 persons were killed.", "en")
    assert [(r["effect"], r["low"], r["high"]) for r in rows] == [("killed", 8, 30)]
