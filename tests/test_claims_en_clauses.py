"""Who suffers in long English clauses: insertions, reflexives, wounds, ways to hospital."""

import pytest

from hasila.claims import report_claims


def told(text: str) -> set[tuple[str, int | None]]:
    """The (effect, number) pairs that a text states."""
    return {(c["effect"], c["best"]) for c in report_claims("r", text, "en")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One of the two porters, identified as Leo B. Marn of the 12 Elm block, was killed.",
            {("killed", 1)},
        ),
        (
            "A rider hurt in April at a fair in Tamora, where it rained, died Friday.",
            {("killed", 1)},
        ),
        (
            "Ann Bell, 31, was shot in the hand and Bo Dree, 40, was shot in the hip.",
            {("injured", 1)},
        ),
        ("The thief robbed a clerk before being shot dead by guards.", {("killed", 1)}),
        (
            "A cadet hiding in the rear of a parked lorry had by mistake shot himself.",
            {("injured", 1)},
        ),
        ("Tailor shoots self in foot", {("injured", 1)}),
        (
            "A Luno man shot two tenants to death, badly wounding a third before hiding.",
            {("killed", 2), ("injured", 1)},
        ),
        ("A slug struck the left arm of a waiter who was at the bar.", {("injured", 1)}),
        ("The fumes caused nine cooks to faint or vomit.", {("injured", 9)}),
        ("The vapour caused cases of suffocation among 12 tailors.", {("injured", 12)}),
        (
            "The raid killed 12 people. The office said five of them were bakers.",
            {("killed", 12), ("killed", 5)},
        ),
        (
            "The tenants cleaned a shotgun that discharged, hitting Jaal in the leg.",
            {("injured", 1)},
        ),
        (
            "Two grooms in the midnight murder of a farmer on the west side have been arrested.",
            {("detained", 2), ("killed", 1)},
        ),
        (
            "The cook, identified as Carl Jaal, was taken to a clinic and pronounced dead.",
            {("killed", 1)},
        ),
        (
            "Those killed in the raid were named as Ali Brel (36 years old), his wife Una Brel "
            "(35 years old) and their three sons, Omar Brel, Sami Brel and Zaki Brel.",
            {("killed", 1), ("killed", 3)},
        ),
        ("The band carried out a massacre against 14 weavers.", {("killed", 14)}),
        ("The office said hundreds of villagers had begun to flee Marn.", {("displaced", None)}),
        ("Seven men were missing the day after the flood.", {("missing", 7)}),
        ("There are ten martyrs under the rubble.", {("killed", 10)}),
        ("The other fatalities were guards.", set()),
        ("Two cousins were buried in Luno cemetery on Friday.", {("killed", 2)}),
        ("Three sisters, 9-year-old Ann Bell, Bea Bell and Cleo Bell were hurt.", {("injured", 3)}),
        ("Marn's death is being looked into.", {("killed", 1)}),
        ("He is wanted in the murder of two guards.", {("killed", 2)}),
        (
            "The killing of three monks and two cooks has shocked the town.",
            {("killed", 3), ("killed", 2)},
        ),
        ("The gunman killed both of his uncles.", {("killed", 2)}),
        ("The five-man crew died.", {("killed", 5)}),
        (
            "One miner has burns and the other six have broken bones.",
            {("injured", 1), ("injured", 6)},
        ),
        ("The girl was flown by helicopter to the Tamora hospital.", {("injured", 1)}),
        ("Two of the climbers hurt on Sept. 9 died on Monday.", {("killed", 2)}),
        ("Medics took Dree, who lives nearby, to the hospital.", {("injured", 1)}),
        ("More than 60 people have died or been injured.", {("killed_or_injured", 60)}),
        ("An arrest has not been made.", {("detained", 0)}),
        ("The murder in Tamora of four nuns was condemned.", {("killed", 4)}),
        ("HE SPOKE OF MONSIGNOR TAMORINO'S ASSASSINATION.", {("killed", 1)}),
        ("THE NAVY ARRESTED BREL CITIZENS ANA MARNA BREL AND JUAN TAMORO DREE.", {("detained", 2)}),
        ("One dead sailor was taken to hospital.", {("killed", 1)}),
        ("Uncle of 4-year-old fatally stabbed speaks", {("killed", 1)}),
        ("Baker, clerk stabbed to death in Brel alley", {("killed", 2)}),
        ("The raid ended in a total of nine miners being killed.", {("killed", 9)}),
        ("A bullet struck that young porter in the arm.", {("injured", 1)}),
        ("A judge survived being stabbed by two men.", {("injured", 1)}),
        ("A toddler is in life-threatening condition.", {("injured", 1)}),
        ("No captives were freed.", {("released", 0)}),
        ("Leo Dree Jr., 15, was stabbed and is in hospital.", {("injured", 1)}),
        ("The nurse was pronounced dead on arrival.", {("killed", 1)}),
        ("Guards came to discover 6-year-old Bo Marn with a gunshot wound.", {("injured", 1)}),
        ("SENATOR BRUNO TAMORA AND HIS TWO GUARDS WERE LED AWAY AND THEN KILLED.", {("killed", 3)}),
        ("The navy said it did not sustain any casualties.", {("killed_or_injured", 0)}),
        (
            "Troops raided bases killing Abu Marn a leader of the band and six more rebels.",
            {("killed", 1), ("killed", 6)},
        ),
        ("At least 9 of the 40 hostages have been murdered.", {("killed", 9)}),
        ("A driver pleaded guilty to killing three joggers.", {("killed", 3)}),
        ("The taller cook was hit in the neck and a baker in the knee.", {("injured", 1)}),
        ("Among the dead villagers there were six pupils.", {("killed", 6)}),
        ("No Brelian sailors died.", {("killed", 0)}),
        (
            "Nine were buried, with 14 wounded and a number missing.",
            {("injured", 14), ("missing", None)},
        ),
        ("Papers put the death toll at 19 casualties.", {("killed", 19)}),
        (
            "Six men were killed, including a monk, and 8 were hurt.",
            {("killed", 6), ("killed", 1), ("injured", 8)},
        ),
        ("The gas inflicted harm on 44 villagers.", {("injured", 44)}),
        ("Six guards from the depot were on leave and were wounded by a mine.", {("injured", 6)}),
        (
            "Two majors and 9 men of the Elm Ridge guerrilla movement died.",
            {("killed", 2), ("killed", 9)},
        ),
        ("Troops killed citizens Ann Bell and Bo Dree.", {("killed", 2)}),
        ("A blast killed 20 Tamoran militiamen and police.", {("killed", 20)}),
        ("A raid killed eight Syrian forces.", {("killed", 8)}),
        (
            "Four cooks were hurt at noon while another one was hurt later.",
            {("injured", 4), ("injured", 1)},
        ),
        ("Three clerks were axed to death.", {("killed", 3)}),
        ("Pupil accidentally shot at Brel gun range", {("killed_or_injured", 1)}),
        ("Guards say 7 y/o boy shot in hand", {("injured", 1)}),
        ("Cook hit by buckshot from a neighbour's gun", {("killed_or_injured", 1)}),
        ("THEY SAY THAT NINE COOKS [NOT FURTHER IDENTIFIED] WERE INJURED.", {("injured", 9)}),
        ("HE SPOKE FOLLOWING JUAN BRELO'S ASSASSINATION.", {("killed", 1)}),
        ("A Brel Blue Star (BBS) medic Ann Marn was injured.", {("injured", 1)}),
        ("Some 30 people mostly nurses were killed at the mill.", {("killed", 30)}),
        ("At least 60 guests, nearly all pupils, had been hurt.", {("injured", 60)}),
        (
            "Nine cooks died. Those killed in both fires include six girls and two monks.",
            {("killed", 9), ("killed", 6), ("killed", 2)},
        ),
        ("Shrapnel hit him and Radio Brel also said that two porters died.", {("killed", 2)}),
        (
            "A post put the number killed at 9, and gave the names: Al Marn, Bo Marn, and Cy Dree.",
            {("killed", 9), ("killed", 1)},
        ),
        ("Only one of the boys was hurt.", {("injured", 1)}),
        ("A guild said that one of its cooks had been shot dead.", {("killed", 1)}),
        ("Guards found the bodies on Monday of five unknown men.", {("killed", 5)}),
        ("THE MURDER ON THE EVENING OF 4 MAY OF SIX NURSES IS OPEN.", {("killed", 6)}),
        ("THEY DENOUNCED THE KILLING OF 42-YEAR-OLD JOSEF BRELO, A BAKER.", {("killed", 1)}),
        ("Troops killed Ann Bell, a nurse from Luno, and Bo Dree, a cook.", {("killed", 1)}),
        ("THE MURDER OF THE 6 COOKS AND 1 MAID SHOCKED LUNO.", {("killed", 6), ("killed", 1)}),
        ("HE SPOKE OF THE MURDER OF DR TEO BRELO, HIS WIFE, AND TWO OTHER MEN.", {("killed", 4)}),
        ("THEY BEGAN FOLLOWING MAGISTRATE CARLOS BRELO'S MURDER.", {("killed", 1)}),
        ("THEY MOURN THE ASSASSINATION ON 5 JUNE OF EDU BRELO, A STUDENT.", {("killed", 1)}),
        ("THE FRB RELEASED BAKER PEDRO LUNERO AFTER TWO MONTHS AS A HOSTAGE.", {("released", 1)}),
        (
            "THEY SEIZED AND KIDNAPPED MAYOR JUAN BRELO OF LUNO AND TWO AIDES.",
            {("abducted", 1), ("abducted", 2)},
        ),
        ("On 3 June 28 bodies of peasants were found.", {("killed", 28)}),
        ("LEADER ANA BRELO AND SEVEN [NUMBER AS HEARD] OTHER MEN WERE KILLED.", {("killed", 8)}),
        (
            "Besides, in addition to nine dead nuns, over 20 cooks and maids have been killed.",
            {("killed", 9), ("killed", 20)},
        ),
        (
            "The army had 12 casualties: 5 dead and 7 wounded.",
            {("killed_or_injured", 12), ("killed", 5), ("injured", 7)},
        ),
        ("Guards shot dead Omar Brel, a former clerk, and his daughter.", {("killed", 2)}),
        ("THEY REGRET THE MURDER OF LEADER ANA BRELO AND MAYOR JUAN LUNERO.", {("killed", 2)}),
        ("Both bodies were found near the mill.", {("killed", 2)}),
        ("He spoke of the abduction and murder of two monks.", {("abducted", 2), ("killed", 2)}),
        (
            "REBELS HAVE KILLED SIX COOKS, INCLUDING SAUL BRELO, A UNION MAN.",
            {("killed", 6), ("killed", 1)},
        ),
        (
            "Nine killed, including possible Taliban commander, in Luno.",
            {("killed", 9), ("killed", 1)},
        ),
        (
            "LUNO, 9 MAY 89 (BRELA TV) -- [REPORT] [ANA BRELO] [TEXT] NINE MEMBERS OF THE BAND "
            "CALLED THE OWLS WERE ARRESTED IN CONNECTION WITH THE RAID.",
            {("detained", 9)},
        ),
    ],
)
def test_who_suffers_in_long_clauses(text: str, expected: set[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Deputies rode out to another shooting near the mill.",
        "It is not known whether the gunman was arrested.",
        "Neighbours heard the gun shot from the yard.",
        "Dozens of tyres were burned in the street.",
        "There will be no further arrests.",
        "He will be charged if the cook dies of his wounds.",
        "A bonus is paid for information leading to an arrest.",
        "One shot was fired at the gate.",
        "No further facts were released.",
        "Four windows were shot out.",
        "The capture of Brel Tamora opened the road.",
        "Planes flew over two days targeting rebels whom the army captured.",
        "Nine search warrants have been executed.",
        "The hill once a rebel stronghold was captured by the army.",
        "Gunman shot at police car",
        "Al Marn reported in a post that the family of Dree were also killed.",
        "The policeman killed the women.",
        "THE ARMY MACHINEGUNNED GUERRILLA POSITIONS.",
        "Five of its ambulances were shot at.",
        "An average of 12 people are killed each day.",
        "The wounded figure is the ministry's.",
        "The hostage said that he was treated well.",
        "The rebels decided to immediately release two cooks.",
        "They promised that no one will be kidnapped again.",
    ],
)
def test_where_nobody_is_counted(text: str) -> None:
    assert not told(text)
