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
        ("Nine people were stabbed. Five of the victims were nurses.", {9: [5]}),
        ("Fire killed 18. Two of those killed were medics.", {18: [2]}),
        ("Six guards were killed. Two of the guards were shot dead at a gate.", {6: [2]}),
        ("Of the 23 killed, 15 were civilians and eight were soldiers.", {23: [15, 8]}),
        ("Twenty people were killed. The victims included six children.", {20: [6]}),
        ("The 12 dead include the mayor and two guards.", {12: [1, 2]}),
        ("Fifty people were killed, 30 in Zavra alone.", {50: [30]}),
        (
            "Police arrested a man suspected of killing three people, including his wife. "
            "He was charged in the deaths of 40-year-old Nora Holm, "
            "20-year-old Lena Holm and 30-year-old Ole Dahl.",
            {3: [1, 1, 1, 1]},
        ),
        ("Keld saw five murders, including a double murder, in May.", {5: [2]}),
        (
            "Four men were shot. In Luno three men were shot. All three were taken to a clinic "
            "with gunshot wounds. A fourth man was shot in Keld.",
            {4: [3, 1]},
        ),
        ("Shells killed nine men - five police officers, three cooks and a baker.", {9: [5, 3, 1]}),
        ("Twelve died, among them a family of seven including four girls.", {12: [7], 7: [4]}),
        ("A fire hurt 11 people, eight from one family.", {11: [8]}),
        ("Raids killed eight. Five of them died in Keld. Another three died in Luno.", {8: [5, 3]}),
        (
            "The clinic gave the names of three people who were hurt in the raid: "
            "Nora Holm (aged 30), Ole Dahl , and Lena Holm (a child).",
            {3: [1, 1, 1]},
        ),
        ("Two men killed in the Keld area were named as: Ole Dahl and Per Lind.", {2: [1, 1]}),
        ("Sixty died in Luno. One report says eight were killed; the rest drowned.", {60: [8]}),
        (
            "Five died in raids. Four of them died in Keld while a woman was slain in Luno.",
            {5: [4, 1]},
        ),
        (
            "Music was heard in Keld.\n\nGunmen shot four people at a dance.\n\n"
            "The victims included a girl, a nurse and two clerks.",
            {4: [1, 1, 2]},
        ),
    ],
)
def test_shares_of_a_number(text: str, expected: dict[int, list[int]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people died, not including the two attackers.",
        "Two women (a nurse and a teacher) were killed.",
        "Four children were killed in Luno. One man and three volunteers died in Keld.",
        "Two women were killed in Luno. A boy was killed in Keld and a man was killed in Zavra.",
        "Rebels attacked Luno and Keld. Two of them were killed.",
        "Four guards including five cooks were killed.",
        "Some say three men were killed, while others reported two dead. A cook was killed.",
        "Three sons were killed. Her two nieces were killed. His aunt was killed.",
    ],
)
def test_others_than_those_counted_are_no_parts(text: str) -> None:
    assert parts(text) == {}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Twin blasts kill 30 guards in Zavra Monitor AFP Sunday 8 Mar 2015 The gate fell.",
            "Monitor",
        ),
        ("21 killed as rebels shell Luno fair Monitor - Region - Gulf Online", "Monitor"),
        ("Bomber kills one in army town State TV AFP Friday 3 Jun 2016 It was noon.", "State TV"),
        ("Officials confirm that a body has been found in Luno.", "Officials"),
        ("Investigators tell Channel 4 nine people were killed.", "Investigators"),
        (
            "Raids killed 20 farmers, the agency reported, citing a village elder.",
            "a village elder",
        ),
        (
            "The paper reported citing a rebel commander that 28 men were killed.",
            "a rebel commander",
        ),
        ("The agency, citing a police officer, said 28 men were killed.", "a police officer"),
        ('"It was loud," Ann Bell told the paper. "Twelve people were killed."', "Ann Bell"),
        ('"Six bakers were killed by the shelling" the bulletin said.', "the bulletin"),
        (
            "Twelve died in a raid on the market of Zavra said the Keld Observatory.",
            "the Keld Observatory",
        ),
        (
            "A report by the Keld Network showed that raids had killed 90 people.",
            "the Keld Network",
        ),
        ("Raids killed six in the province of Zavra a rights group said.", "a rights group"),
        ("A video shared by @KeldNews shows a wounded man.", "@KeldNews"),
        ("Sergeant Bell reported:\n\nThree miners were killed.", "Sergeant Bell"),
        ("A paper met the mother, Ann Bell, who says her son was killed.", "Ann Bell"),
        ("The group which backs the opposition said six more were killed.", "The group"),
        ("A child named Bo Bell was killed in a raid on Luno.", None),
        ("Ten men died near a hall of the sect of Omar Zaki said Talal Berri.", "Talal Berri"),
        ("Ten men died in a hall on Friday said the Keld Observatory.", "the Keld Observatory"),
        ("Luno police on Friday announced that a man was killed.", "Luno police"),
        ("Some local sources reported that a man was killed.", "Some local sources"),
        ("Video from the Keld Times shows an injured man.", "the Keld Times"),
        ("Monitors 15 killed in strike on eastern city", "Monitors"),
        ("Rebels Admit Killing 30 Guards", "Rebels"),
        ("It was learned from police sources that two men were killed.", "police sources"),
        ("A council report says six people were killed.", "A council report"),
        ("Per the coroner, three men were killed in the fire.", "the coroner"),
        ("By the council's count, 30 people were killed.", "the council's count"),
        ("An official who asked not to be named said two men were killed.", "An official"),
        ("Hadi Omar is a medic. He said two children were killed.", "Hadi Omar"),
        ("A reporter saw two bodies.", "A reporter"),
        ("On Facebook, Hadi Omar, shared that two men were killed.", "Hadi Omar"),
        ("There have been no reports of casualties.", None),
        ("According to Ann Bell, it was noon; two men were killed.", "Ann Bell"),
        ("Strike on Keld kills five - Keld Governor", "Keld Governor"),
        ("ACCORDING TO EARLIER REPORTS, TWO MEN DIED.", None),
        ('"We saw it" the army said. "Sixty men died. Two were hurt." Bell nodded.', "the army"),
        (
            "A raid left six dead, clinic sources helping in the recovery of the dead said.",
            "clinic sources",
        ),
        ("By the count of the Keld Centre, 12 people died.", "the Keld Centre"),
        ("Mayor Ann Bell issued a statement saying a boy has died.", "Mayor Ann Bell"),
        ("Keld News was the first to report it, writing of six dead.", "Keld News"),
        (
            "According to testimony from the prosecution, nine men died.",
            "testimony from the prosecution",
        ),
        ("A woman described as being in her fifties was shot dead.", None),
        ("Man accused in Brelin of double murder", None),
        ("According to activists the raids left 12 tailors dead.", "activists"),
        (
            "A source at the Luno port told a paper that shells fell. "
            "The blasts, according to the source, killed two men.",
            "A source at the Luno port",
        ),
        ("Travellers arriving from Tamor said nine men died.", "Travellers"),
        (
            "The Keld Front (KF) militant group said two men died.",
            "The Keld Front (KF) militant group",
        ),
        (
            "In a statement to KANA a source at Keld Police Command said that seven men died.",
            "a source at Keld Police Command",
        ),
        (
            '"Nine men died" Keld Observatory for Rights chief Omar Zulo told the paper.',
            "Keld Observatory for Rights chief Omar Zulo",
        ),
        ("Omar Zulo a local activist told the paper two men died.", "Omar Zulo"),
        ("Raids on Keld Gate a local activist told the paper killed two men.", "a local activist"),
        ("THE GUARD CORPS ISSUED A COMMUNIQUE REPORTING THAT NINE MEN DIED.", "THE GUARD CORPS"),
        ("ON FRIDAY MORNING JUAN BRELO, THE ENVOY, STATED THAT NINE MEN DIED.", "JUAN BRELO"),
    ],
)
def test_who_says_it(text: str, source: str | None) -> None:
    assert {c["source"] for c in read(text)} == {source}


@pytest.mark.parametrize(
    ("heading", "source"),
    [
        (
            "[COMMUNIQUE] [KELD WORKERS FRONT (KWF)] [TEXT] WE INFORM THE PEOPLE.",
            "KELD WORKERS FRONT",
        ),
        ("[SPEECH] [BY PRESIDENT BELL] [TEXT] COUNTRYMEN: HEAR ME.", "PRESIDENT BELL"),
        ("[TEXT] KWF [KELD WORKERS FRONT] COMMUNIQUE: WE INFORM THE PEOPLE.", "KWF"),
        ("[SPEECH] [EXCERPTS] [TEXT] COUNTRYMEN: HEAR ME.", None),
    ],
)
def test_whose_communique_the_report_is(heading: str, source: str | None) -> None:
    text = f"(GE)\n\n   LUNO, 4 MAY 89 -- {heading}\n\n   FOUR MEN WERE KILLED BY SOLDIERS IN BREL."
    assert [c["source"] for c in read(text)] == [source]


def test_a_short_name_stands_for_the_fuller_one_unless_it_is_written_otherwise() -> None:
    text = "A source at the Luno clinic said two men died. The source added that one girl was hurt."
    assert {c["source"] for c in read(text)} == {"A source at the Luno clinic"}
    text = "Two men died the Luno Observatory for Rights said. A girl died the Observatory said."
    assert {c["source"] for c in read(text)} == {"the Luno Observatory for Rights"}
    text = "Sheriff Ann Bell said two men died. The sheriff added that one girl was hurt."
    assert {c["source"] for c in read(text)} == {"Sheriff Ann Bell"}
    text = "Two men were shot, Luno Police said. A girl was shot on Friday, police said."
    assert [c["source"] for c in read(text)] == ["Luno Police", "police"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten died, six of them children.", {10: "unspecified", 6: "children"}),
        ("Of the 23 killed, 15 were civilians.", {23: "unspecified", 15: "civilian"}),
        ("Twelve people died. The victims were all civilians.", {12: "civilian"}),
        ("Fighting cost the army 29 dead.", {29: "combatant"}),
        ("They inflicted 40 casualties on the army.", {40: "combatant"}),
        ("A clash left two wounded among the ranks of the 10th regiment.", {2: "combatant"}),
        ("The army killed 28 and wounded 30 rebels.", {28: "combatant", 30: "combatant"}),
        ("Three boys were killed and 14 injured.", {3: "children", 14: "children"}),
        ("A strike killed two men from Hezbollah.", {2: "combatant"}),
        ("Officer Ann Bell was shot and killed in Luno.", {1: "combatant"}),
        ("A man and a woman were shot.", {2: "unspecified"}),
        ("Three minor injuries were reported.", {3: "unspecified"}),
        ("A strike killed 11 including children.", {11: "unspecified"}),
        (
            "Raids killed 7 men. Of these, shells on Keld killed 3 nurses and wounded 15 others.",
            {7: "unspecified", 3: "civilian", 15: "civilian"},
        ),
        ("A woman died and seven other persons were burned.", {1: "women", 7: "unspecified"}),
        ("Raiders shot his two daughters, ages five and 11.", {2: "children"}),
        ("PELEZ WAS KILLED TODAY. THEY MOURNED THE DEATH OF MINISTER PELEZ.", {1: "civilian"}),
        ("Nine members of the village defence patrol died.", {9: "combatant"}),
        ("Armed men killed an indigenous leader.", {1: "civilian"}),
        ("Five other people, including a guard, were hurt.", {5: "mixed", 1: "combatant"}),
        ("Ninety people -- soldiers, rebels and nuns -- were hurt.", {90: "mixed"}),
        ("Ten people, police officers and rebels, were hurt.", {10: "combatant"}),
        ("Eleven people died in a bazaar. Most of the dead were civilians.", {11: "unspecified"}),
        ("Rebels left behind scores of dead and wounded members.", {None: "combatant"}),
        ("Keld soldier Tom Lark was found dead.", {1: "combatant"}),
        ("Snipers targeted civilians in Keld wounding one person.", {1: "civilian"}),
        ("The sheriff said three deputies and a woman were shot.", {4: "mixed"}),
        ("Two primary school students were hurt.", {2: "children"}),
    ],
)
def test_who_the_victims_are(text: str, expected: dict[int, str]) -> None:
    assert {c["best"]: c["demographic"] or c["victim_class"] for c in read(text)} == expected


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("At least 31 men died. The clinic had initially given a toll of 37.", {37}),
        ("Some 67 people were killed, the ministry said, revising an earlier toll of 57.", {57}),
        ("Sixty miners died. Officials had earlier said 57 people were killed.", {57}),
        ("Police first reported two dead but later said three people were killed.", {2}),
        ("On Monday it had given a death toll of 17. Forty-two people have now died.", {17}),
        ("Initial counts gave four wounded, but a medic wrote that six people were hurt.", {4}),
        ("As we first reported in May, two women were killed. Three men are held.", set()),
        ("A preliminary toll gave 57 dead.", set()),
        ("Two miners were initially reported dead. By noon five were dead.", {2}),
        ("The previous toll was 20 with 50 others injured. It now stands at 71 dead.", {20, 50}),
        ("Nine died, the mayor said. Earlier information spoke of five dead.", {5}),
    ],
)
def test_older_tolls(text: str, older: set[int]) -> None:
    assert {c["best"] for c in read(text) if c["aspect"] == "previous"} == older


def test_parts_are_of_the_event_of_their_whole_and_what_comes_on_top_is_of_the_same() -> None:
    text = (
        "Shells killed three cooks in Luno on Monday.\n\nElsewhere raids killed eight in Keld. "
        "Five of them died in a market. Another three were killed in a school."
    )
    assert [c["event"] for c in read(text)] == ["main", "other", "other", "other"]


def test_civilians_and_an_armed_rest_are_mixed_wherever_their_number_stands() -> None:
    text = (
        "Raids kill 22 in Luno\n\nSix civilians were among at least 22 people killed in raids on "
        "Luno. The rest of the dead were rebels."
    )
    assert [c["victim_class"] for c in read(text)] == ["mixed", "civilian", "mixed"]


def test_a_man_is_not_who_the_boy_is_and_kin_do_not_share_a_class() -> None:
    text = "A boy was shot in Luno. Across town a man was shot in the leg."
    assert [c["demographic"] for c in read(text)] == ["children", None]
    text = "His wife Ann Bell was killed in the raid. Medics said Bo Bell was killed as well."
    assert [c["demographic"] for c in read(text)] == ["women", None]


def test_groups_that_sum_are_parts_among_single_persons() -> None:
    text = (
        "Raids killed 16 villagers. In Luno they killed seven people. My aunt is dead, Bo Bell "
        "said. Another seven people were killed in Keld. Two nurses were killed in Zavra."
    )
    assert parts(text) == {16: [7, 7, 2]}


def test_links_to_other_reports_are_other_events() -> None:
    text = (
        "Rebels killed three cooks in Luno. The town lies in the south. ... 14 Related Blast in "
        "Keld Kills Seven People"
    )
    assert [c["event"] for c in read(text)] == ["main", "other"]


def test_the_night_before_is_no_other_day() -> None:
    text = "A raid killed nine men in Luno on Monday. Two women died there late Sunday."
    assert [c["event"] for c in read(text)] == ["main", "main"]
    text = "A raid killed nine men in Luno on Monday. In Keld meanwhile two women died."
    assert [c["event"] for c in read(text)] == ["main", "other"]


def test_the_outermost_total_tells_the_event_of_its_parts() -> None:
    text = (
        "Raids kill 84\n\nRaids killed 84 porters in Luno on Thursday, a monitor said.\n\n"
        "Seven girls were among 71 porters killed in Luno on Tuesday, the monitor said."
    )
    assert len({c["event"] for c in read(text) if c["best"] in (7, 71)}) == 1


def test_titles_of_recordings_are_other_events() -> None:
    text = (
        "Four porters wounded in Luno\n\n0:47 Driver shot to death in Keld\n\n"
        "1:45 Clerk arrested on fraud charges"
    )
    assert [c["event"] for c in read(text)] == ["main", "other", "other"]
    text = "Five were hurt in a raid.\n\nAlso injured in the raid were two porters."
    assert {c["event"] for c in read(text)} == {"main"}


@pytest.mark.parametrize(
    "text",
    [
        "During the last 6 months, five judges have been killed in Luno.",
        "Crowds met to commemorate the death of Mayor Al Bell.",
        "The shooting came twelve hours after a raid in Brel killed 30 farmers.",
        "The attack followed an ambush in Brel that killed 14 herders.",
    ],
)
def test_what_is_counted_or_remembered_over_years_is_another_event(text: str) -> None:
    rows = read(f"A clerk was shot in Keld on Monday.\n\n{text}")
    assert [c["event"] for c in rows] == ["main", "other"]


def test_the_day_on_which_somebody_was_told_is_not_that_of_the_event() -> None:
    text = (
        "Four people were shot in Luno. A man told the Keld paper from his bed on Tuesday that he "
        "ran. He and three other people were shot on Monday."
    )
    assert {c["event"] for c in read(text)} == {"main"}


def test_whoever_is_named_again_is_of_the_same_event_whenever_it_was() -> None:
    text = "The paper tells of the murder of clerk Ann Cole. Cole was murdered last month in Luno."
    assert [c["event"] for c in read(text)] == ["main", "main"]


def test_a_place_with_a_past_makes_no_other_event_but_millions_do() -> None:
    text = (
        "Nine people died in Luno. In all 43 men have died, most of them in Keld which has been "
        "besieged since 2013. Seven people were killed in Brel. Millions have been displaced."
    )
    assert [c["event"] for c in read(text)] == ["main", "main", "main", "other"]


@pytest.mark.parametrize("who", ["The victims were", "Those victims are"])
def test_who_the_victims_were_are_parts(who: str) -> None:
    rows = read(f"Four people were killed in Luno. {who} two boys, a nurse and a clerk.")
    assert [(c["best"], c["aspect"]) for c in rows] == [
        (4, "total"),
        *((n, "part") for n in (2, 1, 1)),
    ]


def test_members_of_a_number_behind_it_without_commas_are_its_parts() -> None:
    rows = read("Six people four children and two women were killed.")
    assert [(c["best"], c["aspect"]) for c in rows] == [(6, "total"), (4, "part"), (2, "part")]
    rows = read("Three civilians two women and a man were killed.")
    assert [(c["best"], c["aspect"]) for c in rows] == [(3, "total"), (2, "part"), (1, "part")]


def test_when_the_event_took_place_is_no_other_event() -> None:
    text = "Ten men died in Luno.\n\nThe blast occurred shortly after 9 p.m. and hurt four guards."
    assert [c["event"] for c in read(text)] == ["main", "main"]


def test_running_tolls_beside_the_event_have_none_of_its_parts() -> None:
    text = "A raid killed nine men. The war has killed 3,000 people. The dead include two cooks."
    rows = read(text)
    assert [(c["best"], c["event"]) for c in rows] == [(9, "main"), (3000, "other"), (2, "main")]
    assert rows[2]["part_of"] == rows[0]["claim_id"]
    rows = read("A raid killed six, bringing to 40 the number of men killed there this year.")
    assert [c["event"] for c in rows] == ["main", "other"]


@pytest.mark.parametrize("begin", ["2011", "mid-March"])
def test_what_has_been_suffered_until_now_is_a_running_toll(begin: str) -> None:
    text = (
        f"Jets killed 23 rebels on Monday. The killing in Keld has gone on since {begin}. "
        "Twenty people have been killed there."
    )
    assert [c["event"] for c in read(text)] == ["main", "other"]
    assert [c["best"] for c in read("Fifty men were also reported to have been hurt.")] == [50]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nine men died in a raid on the port of Luno a rescue group said.", "a rescue group"),
        (
            "Troops took huts while fights raged in Luno and Keld said the council which counts "
            "the dead. It added that nine men were killed.",
            "the council",
        ),
        ("According to a June report by the centre nine men died.", "the centre"),
        ("According to information provided by the centre nine men died.", "the centre"),
        ("The centre's report noted that nine men died.", "The centre's report"),
        ("In June activists said nine men died.", "activists"),
        *(
            (f"Local {bodies} said nine men died.", f"Local {bodies}")
            for bodies in ("groups", "agencies", "hospitals", "newspapers", "councils", "channels")
        ),
        (
            "Nine men died in an attack on huts in Deir Luno SANA news agency said.",
            "SANA news agency",
        ),
        ("Nine men died in a suburb of Luno civil defence sources said.", "civil defence sources"),
        ("Later in the evening Xinhua reporter said nine men died.", "Xinhua reporter"),
        ("Nine men died in a fire that burned the port a medic and rescue workers said.", None),
        ("Nine men died said the ministry adding that the toll may rise.", "the ministry"),
        ("The band claims the bomb attack that killed nine men.", None),
        ("A bomb hit a hall with a monitor saying nine men were killed.", "a monitor"),
        ("Envoys heard the claim by activists in Luno that nine men died.", "activists in Luno"),
        ("The council placed the toll higher saying nine men had died.", "The council"),
        ("The agency which closely watches Luno said nine men died.", "The agency"),
    ],
)
def test_speakers_whose_comma_was_lost(text: str, source: str | None) -> None:
    found = read(text)[0]["source"]
    assert found == source if source else "rescue workers" in str(found) or found is None


def test_places_that_are_captured_are_nobody() -> None:
    assert not read("Rebels captured Luno and several hilltops on Sunday.")
    assert [c["best"] for c in read("Rebels captured nine soldiers and two hamlets.")] == [9]
    assert [c["best"] for c in read("The fire killed an entire Danish family of four.")] == [4]
    text = "It killed 19 men including a cook in the port of Luno and another 23 women."
    assert [(c["best"], c["aspect"]) for c in read(text)] == [
        (19, "total"),
        (1, "part"),
        (23, "total"),
    ]
