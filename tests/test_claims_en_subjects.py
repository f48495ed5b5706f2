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
            "Armed men stopped Karim Sabur, killing him together with his two aides.",
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
        "A bomber struck a shrine, leaving dead 12 people, soldiers and a nurse said.",
        "A bomber struck a shrine, killing 12 people, a police officer and a witness told a radio.",
        "The blast killed 12 people, a doctor and an aide have said.",
    ],
)
def test_speakers_are_no_victims(text: str) -> None:
    assert told(text) == [("killed", 12)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nora Holm, 36, Ole Dahl, 5, and Ida Berg, 23 months, all drowned.", [1, 1, 1]),
        ("Nora Holm, 42 or 43 years old, and Ole Dahl, 9, were shot dead.", [2]),
        ("The body of Ole Dahl Jr. and Ida Berg, both 24, were found.", [2]),
        ("Bail was set for Nora Holm, 23, and Ole Dahl, 25, who were taken into custody.", [2]),
        ("Nora Holm, 48 years old - deceased", [1]),
        ("All four neighbours appear to have died of their wounds.", [4]),
        ("She found a man in a ditch who appeared to have been killed.", [1]),
        ("The guard fired one shot and missed the fox.", []),
        ("Police: Nine-year-old among victims of massacre", [1]),
        ("One of the victims of a killing spree in Luno is just nine years old.", [1]),
        ("One of the victims of the massacre was a nurse.", [1]),
        ("The army killed ten rebels including two commanders.", [2, 10]),
    ],
)
def test_names_with_ages_and_those_who_seem_dead(text: str, expected: list[int]) -> None:
    assert [best for _, best in told(text)] == expected


def test_those_who_shoot_are_no_toll() -> None:
    assert told("A councillor was shot dead by two men on a motorbike.") == [("killed", 1)]


def test_a_bracket_within_a_quote_is_closed() -> None:
    rows = report_claims("r", "A wall fell and two [others] were injured by it.", "en")
    assert [r["quote"] for r in rows] == ["two [others]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The prosecutor of the city of Tamur in the south and his driver were killed.", [2]),
        ("A judge of Dorin High Court, and six others are feared dead.", [1, 6]),
        ("The commissioner, along with his wife and two sons, died in a fire.", [1, 3]),
        ("Dr Adam Bello, along with his wife Zina and two sons died in a fire.", [1, 1, 2]),
        ("The head of Dorin District, Musa Bello, and his cook were killed.", [2]),
        ("The sect came at night, killing the local chief/ward head and his guard.", [2]),
        ("At least 120 Barun and more than 200 Tolo were killed in the clashes.", [120, 200]),
        ("Eleven people including a women lawyer were killed.", [1, 11]),
        ("Guards shot dead seven strikers and killed an eighth in hospital.", [1, 7]),
        ("Raiders killed 24 persons and went on to kill another 16 at Kuro.", [16, 24]),
    ],
)
def test_company(text: str, expected: list[int]) -> None:
    assert told(text) == [("killed", n) for n in expected]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Attackers killed an academic and expert in tax law on Tuesday.", 1),
        ("A party leader and former deputy mayor was on Friday killed by thugs.", 1),
        ("A teacher and mother of two was shot dead.", 1),
        ("A soldier and policeman died in the raid.", 2),
        ("A politician and bodyguard died in the raid.", 2),
    ],
)
def test_two_roles_of_one_person(text: str, number: int) -> None:
    assert told(text) == [("killed", number)]


def test_the_deed_that_an_attack_answers_is_another_event() -> None:
    text = "Raiders killed six villagers in revenge for the murder of two herders."
    rows = report_claims("r", text, "en")
    assert [(r["best"], r["event"]) for r in rows] == [(6, "main"), (2, "other")]
    alone = report_claims("r", "A crowd gathered in protest at the killing of two herders.", "en")
    assert [(r["best"], r["event"]) for r in alone] == [(2, "main")]
    assert told("May 9, 2016 HOMICIDE The squad went to a shooting.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunfire injured one outside a bakery.", [("injured", 1)]),
        ("In Vela 10 others had received various degrees of burns.", [("injured", 10)]),
        ("Since Tuesday 221 miners required medical attention.", [("injured", 221)]),
        ("A blast hit the port, with 46 people still being treated.", [("injured", 46)]),
        ("The councillor, who was speaking for Ward 4, was strangled to death.", [("killed", 1)]),
        ("Most slain by raiders on horseback.", []),
        (
            "Five died, including two nurses, and over 70 others were hurt in Vela.",
            [("injured", 70), ("killed", 2), ("killed", 5)],
        ),
    ],
)
def test_who_was_hurt(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


def test_a_figure_that_was_lowered_is_the_older_one() -> None:
    rows = report_claims("r", "Reports of 40 rebels killed were lowered to seven deaths.", "en")
    assert [(r["best"], r["aspect"]) for r in rows] == [(40, "previous"), (7, "total")]


def test_another_deed_of_a_series_is_the_same_event() -> None:
    text = (
        "A series of attacks killed nine people across the country on Friday, officials said. "
        "Five died and 21 were wounded at a mill and two died in a similar attack in the west."
    )
    assert {r["event"] for r in report_claims("r", text, "en")} == {"main"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen killed the manager of the archive of Tamur along with his son and cook.",
            [1, 2],
        ),
        ("Men shot dead a leader of the Dawn party, Musa Bello, and his two aides in Vela.", [3]),
        ("Eight tenants, of whom five were pupils, were killed by a shell.", [5, 8]),
        ("A bomber struck, killing himself, two more gunmen and nine shoppers.", [1, 2, 9]),
        ("Gunmen killed a Peoples' Unity Party (PUP) youth leader in Dorin.", [1]),
    ],
)
def test_company_told_of_behind_complements(text: str, expected: list[int]) -> None:
    assert told(text) == [("killed", n) for n in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people (locals report 10 dead) were killed, police said.", ["police", "locals"]),
        ("Men came, killing six -- a local nurse says 36 died -- and left, police said.", None),
    ],
)
def test_who_speaks_in_an_aside_says_nothing_outside(text: str, expected: list | None) -> None:
    sources = [r["source"] for r in report_claims("r", text, "en")]
    assert sources == (expected or ["police", "a local nurse"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Stabbed says as little of the outcome as shot does.
        (
            "Weekend brawls: six shot, two stabbed",
            [("killed_or_injured", 2), ("killed_or_injured", 6)],
        ),
        ("One cook killed, two stabbed in canteen fight", [("injured", 2), ("killed", 1)]),
        # The dead of a register and of a count.
        ("His name stands on the office's register of some 900 victims.", [("killed", 900)]),
        ("The number of victims of the feud now stands at 340.", [("killed", 340)]),
        # Lives count only where they are lost.
        ("Divers saved 15 lives.", []),
        ("The flood ended 15 lives.", [("killed", 15)]),
        ("The quarrel cost two porters their lives.", [("killed", 2)]),
        # Somebody else's uncle is not meant by the pronoun.
        (
            "Mia Dree, 8, sat in her uncle's van when a man fired at it, hitting her in the foot.",
            [("injured", 1)],
        ),
        ("Monks died in raids in the province of Al Dura and the novices died in the hills.", []),
        ("Nine pupils were flown out, three of which died.", [("killed", 3)]),
        ("The baker died after he was hurt by a rebels sniper shot.", [("killed", 1)]),
        # Lists that count as one, their commas lost or not.
        (
            "The head of the Elm Brigade his cousin and six other rebels were killed.",
            [("killed", 8)],
        ),
        ("A raid killed Omar, his wife Rima and their four sons.", [("killed", 6)]),
        (
            "Father Adel Marn, his son Bo Marn, as well as 30-year-old Leo Marn were killed.",
            [("killed", 3)],
        ),
        # Being in hospital, being a hostage, being either of two things.
        ("The porter was in a nearby hospital after an operation.", [("injured", 1)]),
        ("The clerk is at Brel Hospital recovering.", [("injured", 1)]),
        ("He has a knife and a hostage.", [("abducted", 1)]),
        ("Dozens of climbers had been hurt or were still missing.", [("injured", None)]),
        ("Nine fighters were killed and many others fled the front.", [("killed", 9)]),
    ],
)
def test_who_is_meant(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whom a relative clause without its pronoun means.
        ("She met the kin of the nurse he is accused of poisoning.", [("injured", 1)]),
        ("The porter he shot is in hospital.", [("injured", 1)]),
        # A pronoun and another share a blow.
        ("It fired, hitting him in the toe and the 15-year-old in the ear.", [("injured", 1)]),
        ("It is unknown whether the thief left or whether he was killed.", []),
        ("Nurses said a baby had been admitted with a bullet wound.", [("injured", 1)]),
        ("He fled after killing his aunt and six cousins has come back.", [("killed", 7)]),
        ("The raid killed a monk and three cooks were hurt.", [("injured", 3), ("killed", 1)]),
        # Numbers that share a noun, and headlines that end with who says it.
        ("Some 20 army and 35 rebel fighters were killed.", [("killed", 20), ("killed", 35)]),
        ("Keld tram blast kills nine Tamoran state radio", [("killed", 9)]),
        ("Men of the State of Brel and the Marches had drowned.", []),
        ("More than two million others have fled because of the war.", [("displaced", 2000000)]),
        ("An inquiry will be held into the murders of five clerks.", [("killed", 5)]),
        ("A band that sang at fairs was kidnapped.", []),
        (
            "They killed the Chief Cook, Mister Bello Marn along with his son Adu Marn.",
            [("killed", 1), ("killed", 1)],
        ),
    ],
)
def test_who_is_meant_beside_others(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Lists of names, with ages, and behind the verb.
        ("Killed were 30-year-old Ann Marn of Brel and Bo Dree, 41.", [("killed", 1)] * 2),
        (
            "He is charged in the deaths of Al Marn, 20, Bo Dree, 31, and Cy Eads, 9.",
            [("killed", 1)] * 3,
        ),
        ("Mayor Al Marn, left, and Mayor Bo Dree were arrested.", [("detained", 2)]),
        # Objects before their subject, behind another verb, behind "what".
        ("The cook who Brel police fatally shot in her yard was 40.", [("killed", 1)]),
        ("The band has hanged and crucified six monks.", [("killed", 6)]),
        ("A film shows men beheading what seem to be 12 miners.", [("killed", 12)]),
        ("Guards found a 12-year-old boy at Elm and West Oak shot in the hip.", [("injured", 1)]),
        ("Nurses saw two men in their 30's stabbed last night.", [("killed_or_injured", 2)]),
        # Part of whom is struck, and whom a shot strikes.
        ("The bullet grazed a waiter's cheek.", [("injured", 1)]),
        ("He fired the rifle, which struck Leo Marn in the jaw.", [("injured", 1)]),
        ("He hit a young, nine-year-old girl in the forehead.", [("injured", 1)]),
        # Deeds and bodies in compounds and names.
        ("A murder suspect was arrested.", [("detained", 1)]),
        ("A member of the Front for the Liberation of Brel was killed.", [("killed", 1)]),
        ("Six internally displaced persons killed in Brel", [("killed", 6)]),
        # Whom a speaker means.
        ("Marn did not come home - police said he was killed.", [("killed", 1)]),
        (
            "A girl was asleep when she woke and realized she had been hit in the arm.",
            [("injured", 1)],
        ),
        ("The 17-year-old told police he was shot in the leg.", [("injured", 1)]),
        ("The sheriff said he was shot in the leg.", []),
        (
            "At least 40 men of the army and its allies who include men of two bands were killed.",
            [("killed", 40)],
        ),
        ("A cook known for praising farmers and organised guilds was murdered.", [("killed", 1)]),
        ("The quarrel left men of three generations dead.", []),
    ],
)
def test_who_is_meant_in_long_sentences(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The baker accused of robbing a clerk before turning the gun on himself has died.", 1),
        ("Kin of man killed in a mill speak.", 1),
        ("He killed his aunt, her cook and then himself.", 3),
        ("Nurses named the six guests killed Christmas Eve.", 6),
        ("An open critic of mining and two other chiefs were killed.", 3),
        ("A head of the Brel clan and former clerk of the court has been killed.", 1),
        ("The guards killed, with clubs and knives, nine porters.", 9),
        ("Rebels crucified two thieves.", 2),
    ],
)
def test_who_died(text: str, expected: int) -> None:
    assert told(text) == [("killed", expected)]


def test_speakers_deeds_and_roles() -> None:
    """Who is only cited has no wound, what is not told is nobody, and a role counts nobody anew."""
    assert told("No suspect or motive has been released.") == []
    rows = report_claims(
        "r", "According to Al Marn, the cook was cleaning when he shot himself.", "en"
    )
    assert [c["quote"] for c in rows] == ["the cook"]
    dead = (
        "The dead are Al Marn, 54, and his wife; and Al's son, Cy Marn, 8, and his aunt, Di Eads."
    )
    assert told(dead) == [("killed", 1)] * 4


@pytest.mark.parametrize(
    "text",
    [
        "He left Brel after receiving many death threats.",
        "The court issued an arrest warrant for the cook.",
        "A photo shows 12 body bags.",
        "They gave no exact details or numbers of the injured.",
        "The shooter ran and struck a girl with a closed fist.",
    ],
)
def test_compounds_and_blows_count_nobody(text: str) -> None:
    assert told(text) == []


def test_carried_though_hurt() -> None:
    assert told("A nurse was seen carrying a wounded porter away.") == [("injured", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raid hurts 8; gunman shot, killed News Raid in Brel", [("injured", 8), ("killed", 1)]),
        ("Marn drove to her son's flat, where he had been killed.", [("killed", 1)]),
        (
            "Marn, who lived there, was taken to Brel Men's Hospital, where he died.",
            [("killed", 1)],
        ),
        ("They hunt the assassins of the four judges.", [("killed", 4)]),
        (
            "He deplored the murder of the nuns - two Finns and one Dane - and a cook.",
            [("killed", 1), ("killed", 1), ("killed", 2)],
        ),
        (
            "Men seized a judge and killed him and his whole clan, a total of nine people.",
            [("killed", 1), ("killed", 9)],
        ),
        ("On 3 May 2021, a number of guests were hurt.", [("injured", None)]),
        ("Leo Marn was hurt, as was his aunt Ada.", [("injured", 1), ("injured", 1)]),
        ("Pictures show four children receiving medical care.", [("injured", 4)]),
        ("Guards met a 50-year-old man suffering from a fatal gunshot wound.", [("killed", 1)]),
        ("6 yo girl killed by gunfire in Brel", [("killed", 1)]),
        ("Sheriff charged over the killing of 6-year-old in Brel released", [("killed", 1)]),
        ("BREL NEWS - 2 dead after mill fire", [("killed", 2)]),
        ("NINE MEMBERS OF THE PARTY OF THE NEW LEFT (PNL) WERE ARRESTED.", [("detained", 9)]),
        ("VARGAS WAS MURDERED YESTERDAY.", [("killed", 1)]),
        ("COLONEL BREL OF KELD, WHOSE CAPITAL IS TAMOR, WAS MURDERED.", [("killed", 1)]),
    ],
)
def test_who_else_suffers(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Brel and two of her guards were assassinated in Luno.", [3]),
        ("Mara Brel, a judge of the high court, and two of her guards, were shot dead.", [3]),
        ("The mayor and three of his guards were killed.", [4]),
        ("The victim, whom they named as their sister, died after being taken to a hospital.", [1]),
        ("One was pronounced dead at a hospital, according to two relatives.", [1]),
        ("Three porters died. They were Al Bell, Bo Dree and Cy Eads.", [3, 1, 1, 1]),
        ("Three porters died. They were friends of Al Bell, Bo Dree and Cy Eads.", [3]),
    ],
)
def test_a_bearer_and_some_of_hers(text: str, expected: list[int]) -> None:
    assert [c["best"] for c in report_claims("r", text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("A man carrying a child was shot dead.", ["A man"]),
        ("A lawyer representing Mara Brel in a case over land was killed.", ["A lawyer"]),
        ("Two clerks inspecting a bomb were killed.", ["Two clerks"]),
        ("A photo showed a father cradling a boy who was killed.", ["a boy"]),
        ("Another woman thought she had been shot.", []),
        ("The port of Luno burns. Luno was hit by rockets.", []),
        ("Ten clerks were affected by the gas in Luno.", ["Ten clerks"]),
        ("He named the porters killed as Al Bell and Bo Dree.", ["Al Bell", "Bo Dree"]),
        ("A tug sank near Luno. The crew died.", []),
        (
            "Ten clerks, including Al Bell, the port police chief of Luno, have been killed.",
            ["Ten clerks", "Al Bell"],
        ),
        ("Rebels captured Deir Luno in May. The town of Deir Luno burns.", []),
        ("Early Monday a clerk called saying he had been shot.", ["a clerk"]),
        (
            "Two people died. The victims were a nurse from Luno and a cook from Keld.",
            ["Two people", "a nurse", "a cook"],
        ),
        ("Two pilots died after MARN shot down a plane near Luno.", ["Two pilots"]),
        ("Mara Brel was met by a man who stabbed her to death.", ["Mara Brel"]),
        ("The knife was used by a clerk to kill a porter in Luno.", ["a porter"]),
        ("The deceased include Al Bell and Bo Dree.", ["Al Bell", "Bo Dree"]),
        ("Raids killed four boys Marn News reported Wednesday.", ["four boys"]),
        (
            "A nurse from the clinic in Luno and a clerk from the port were killed.",
            ["A nurse from the clinic in Luno and a clerk"],
        ),
    ],
)
def test_who_suffers_beside_participles(text: str, quotes: list[str]) -> None:
    assert [c["quote"] for c in report_claims("r", text, "en")] == quotes


def test_the_dead_say_nothing() -> None:
    rows = report_claims("r", "Raids kill 8 militants Report Reuters Sunday 10 Jul 2016.", "en")
    assert "militants" not in str(rows[0]["source"])


def test_who_comes_from_a_place_is_meant() -> None:
    rows = report_claims("r", "A 20-year-old from Keld, Tamora is in critical condition.", "en")
    assert [c["quote"] for c in rows] == ["A 20-year-old"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They mourn a boy who police say was killed by his cousin.", [("killed", 1)]),
        ("A nurse saw that the boy's ear had been grazed by a bullet.", [("injured", 1)]),
        ("Guards met a cook who'd been fatally stabbed.", [("killed", 1)]),
        ("Neighbours saw them taking one of the cooks away on a stretcher.", []),
        ("The wound was minor and he was not taken to a hospital.", []),
        ("They held him without further incident and he was released to guards.", []),
        ("A Brel woman is mourning the loss of her niece after she was killed.", [("killed", 1)]),
        ("Two of the stabbing victims suffered grave injuries.", [("injured", 2)]),
        ("One gentleman was hurt.", [("injured", 1)]),
        ("A porter playing with a gun shot a 12-year-old in the hand.", [("injured", 1)]),
        ("A northeast Brel woman is wounded.", [("injured", 1)]),
    ],
)
def test_who_is_told_of_in_passing(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fall of Luno led to the elimination of 14 gunmen.", {("killed", 14)}),
        ("The drought has taken lives of over 900 herders.", {("killed", 900)}),
        ("It ended in the killing or wounding of 30 recruits.", {("killed_or_injured", 30)}),
        ("The toll reached 71 overnight rescue sources told the agency.", {("killed", 71)}),
        ("The number of clerks who have been martyred has become 8.", {("killed", 8)}),
        ("Raid kills 9 scores hurt in Luno", {("killed", 9), ("injured", None)}),
        ("A shell hurt over 60 a medical group said.", {("injured", 60)}),
        (
            "It killed two uncles and injured a third Xinhua reported.",
            {("killed", 2), ("injured", 1)},
        ),
        (
            "It killed 13 guests including women as well as two Danish guards.",
            {("killed", 13), ("killed", 2)},
        ),
        (
            "Nine were killed including 4 boys and 20 others were hurt.",
            {("killed", 9), ("killed", 4), ("injured", 20)},
        ),
        ('A raid killed at least 17 porters" Council head Ann Bell said.', {("killed", 17)}),
        ('So many porters were killed" said Luno activist Bo Dree.', set()),
        ("Among the dead in the raid on the port of Luno were a cook and a nun.", {("killed", 1)}),
    ],
)
def test_reports_that_lost_their_commas(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert {(c["effect"], c["best"]) for c in report_claims("r", text, "en")} == expected


def test_who_is_among_the_victims() -> None:
    text = "A raid killed 9 people in Luno and hurt 3. Two cooks were also among Monday's victims."
    rows = report_claims("r", text, "en")
    assert [(c["effect"], c["best"], c["aspect"]) for c in rows][-1] == ("killed", 2, "part")
