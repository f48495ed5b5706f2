import pandas as pd
import pytest

from handmade import claim, table
from hasila.names import fill_names, finder
from hasila.schemas import SOURCE_CLASSES


def filled(**fields: object) -> pd.Series:
    return fill_names(table([claim("r", 39, **fields)], "claims")).iloc[0]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("مدير المرصد السوري لحقوق الإنسان", "SOHR"),
        ("للمرصد", "SOHR"),
        ("the Syrian Observatory for Human Rights", "SOHR"),
        ("قسد", "SDF"),
        ("وقوات سوريا الديمقراطيه", "SDF"),
        ("Human Rights Watch", "Human Rights Watch"),
    ],
)
def test_sources_in_both_languages(words: str, name: str) -> None:
    row = filled(source=words)
    assert row["source_name"] == name and row["source_class"] in SOURCE_CLASSES


@pytest.mark.parametrize(
    ("quote", "actor"),
    [
        ("39 من عناصر التنظيم", "islamic_state"),
        ("39 IS fighters", "islamic_state"),
        ("39 من قوات سوريا الديمقراطية", "sdf_and_allies"),
        ("39 fighters of the SDF and ISIS", None),
        ("39 fighters", None),
        ("39 fighters of Iran", None),
    ],
)
def test_actors(quote: str, actor: str | None) -> None:
    found = filled(quote=quote, victim_class="combatant")["actor"]
    assert (None if pd.isna(found) else found) == actor


def test_what_the_claims_say_stays_and_civilians_have_no_actor() -> None:
    row = filled(source="قسد", source_name="Own name", quote="39 near the SDF base",
                 victim_class="civilian")  # fmt: skip
    assert row["source_name"] == "Own name" and pd.isna(row["actor"])


def test_unknown_words_stay_unnamed() -> None:
    assert pd.isna(filled(source="a shopkeeper")["source_name"])
    assert finder({})("anything") == []
