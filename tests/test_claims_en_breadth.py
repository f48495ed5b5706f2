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
    ],
)
def test_what_only_looks_like_an_effect_is_no_claim(text: str) -> None:
    assert told(text) == set()
