from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, Result
from handmade import claim, told
from hasila.codebook import (
    Codebook,
    difference,
    effective_yaml,
    load,
    parse,
    values,
    word_finder,
)
from hasila.errors import UserError

FOLDER = ROOT / "config/codebooks"
SHIPPED = ["literal", "acled", "ibc", "airwars"]


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_codebooks_load(name: str) -> None:
    assert load(name).name == name


def test_extends_keeps_what_is_not_said() -> None:
    literal, acled = load("literal"), load("acled")
    assert acled.vague["dozens"].words == literal.vague["dozens"].words
    assert (acled.vague["dozens"].best, acled.vague["hundreds"].best) == (12, 100)
    assert literal.vague["dozens"].best is None


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("dozens of people", "dozens"),
        ("tens of thousands of residents", "tens_of_thousands"),
        ("Hundreds", "hundreds"),
        ("a number of guards", "some"),
        ("عشرات القتلى", "tens"),
        ("وعشرات المدنيين", "tens"),
        ("العشرات", "tens"),
        ("عشرات الآلاف", "tens_of_thousands"),
        ("بمئات العائلات", "hundreds"),
        ("مِئَات", "hundreds"),
        ("عدد من المدنيين", "some"),
        ("عدد كبير من الجرحى", "many"),
        ("آخرين", "others"),
        ("the wounded", "unknown"),
        ("something", "unknown"),
    ],
)
def test_vague_words_in_both_languages(quote: str, kind: str) -> None:
    assert word_finder(load("literal"))(quote) == kind


def numbers(name: str, **fields: object) -> tuple:
    number = fields.pop("number", 10)
    row = values(told([claim("r", number, **fields)]), load(name)).iloc[0]
    best = None if row["best"] is None or row.isna()["best"] else int(row["best"])
    return int(row["low"]), best, int(row["high"]), row["open_low"], row["open_high"]


def test_hedges_and_ranges() -> None:
    assert numbers("literal") == (10, 10, 10, False, False)
    assert numbers("literal", qualifier="at_least") == (10, 10, 10, False, True)
    assert numbers("literal", qualifier="at_most", low=None) == (10, 10, 10, True, False)
    assert numbers("literal", number=(10, 15)) == (10, 15, 15, False, False)
    assert numbers("acled", number=(10, 15)) == (10, 10, 15, False, False)


def test_vague_words_are_intervals_or_one_number() -> None:
    assert numbers("literal", number="dozens") == (24, None, 99, False, False)
    assert numbers("acled", number="dozens") == (12, 12, 12, False, False)
    assert numbers("literal", number="an untold toll") == (1, None, 1, False, True)


def test_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("extends: literal\nname: mine\nconflict:\n  per_sorce: all\n")
    with pytest.raises(UserError, match=r"conflict\.per_sorce.*'per_source'"):
        load(mine)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends: literall\nname: x\n", "literal"),
        ("extends: mine\nname: x\n", "extends itself"),
        ("- a list\n", "mapping"),
        ("name: [\n", "YAML"),
        ("extends: literal\nname: x\nconflict: {best: oldest}\n", "conflict.best"),
        ("extends: literal\nname: x\nconflict: {best: hierarchy}\n", "hierarchy"),
        ("extends: literal\nname: x\nvague: {dozens: {low: 30, best: 12}}\n", "must not fall"),
    ],
)
def test_mistakes_are_one_clear_line(tmp_path: Path, text: str, message: str) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(text)
    with pytest.raises(UserError, match=message) as caught:
        load(mine)
    assert "\n" not in str(caught.value)


def test_own_codebook_beside_another(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("extends: literal\nname: base\nunspecified: civilian\n")
    (tmp_path / "mine.yaml").write_text("extends: base\nname: mine\n")
    assert load(tmp_path / "mine.yaml").unspecified == "civilian"


def test_missing_codebook_lists_or_names_the_nearest() -> None:
    with pytest.raises(UserError, match="acled"):
        load("acledd")


def test_a_codebook_must_say_what_unknown_words_count() -> None:
    with pytest.raises(UserError, match="unknown"):
        parse({"name": "x", "vague": {}})
    assert isinstance(parse({"name": "x", "vague": {"unknown": {"low": 1}}}), Codebook)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "extends: literal\nname: x\nconflict:\n  best: lowest\n  best: latest\n",
            "'best' is given",
        ),
        ("extends: literal\nname: x\nvauge: {}\n", "mine.yaml: unknown key 'vauge'.*'vague'"),
        ("extends: literal\nname: x\nvague: {dozens: {lwo: 3}}\n", "vague.dozens.lwo.*'low'"),
        ("extends: literal\nname: x\nbeside: {other: {}}\n", "beside.other.*'others'"),
        ("extends: literal\nname: x\ngrades: {singel: weak}\n", "grades.singel.*'single'"),
        ("name: x\nvauge: {}\n", "unknown key 'vauge'"),
    ],
)
def test_misspelt_or_doubled_keys_name_the_file_and_the_key(
    tmp_path: Path, text: str, message: str
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(text)
    with pytest.raises(UserError, match=message) as caught:
        load(mine)
    assert "mine.yaml" in str(caught.value) and "\n" not in str(caught.value)


def test_the_manual_explains_every_key() -> None:
    literal = load("literal").model_dump()
    files = [FOLDER / "literal.yaml", FOLDER / "README.md"]
    text = "\n".join(f.read_text(encoding="utf-8") for f in files)
    keys = [k for k in literal if k != "extends"]
    keys += [
        k for part in ("hedges", "totals", "conflict", "beside", "grades") for k in literal[part]
    ]
    assert [k for k in keys if f"`{k}`" not in text.split("# Codebooks")[1]] == []
    assert [k for k in keys if f"{k}:" not in text] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_codebook_in_full_is_a_codebook_again(name: str) -> None:
    full = yaml.safe_load(effective_yaml(load(name)))
    assert parse(full) == load(name).model_copy(update={"extends": None})


def test_what_a_codebook_changes() -> None:
    lines = difference("acled").splitlines()
    assert lines[0] == "acled extends literal"
    assert 'conflict.best: "majority" -> "lowest"' in lines
    assert "vague.dozens.best: null -> 12" in lines
    assert difference("literal") == "literal extends no other codebook\n"


def test_codebook_on_the_command_line(cli: Callable[..., Result], tmp_path: Path) -> None:
    assert [line.split(":")[0] for line in cli("codebook").out.splitlines()] == sorted(SHIPPED)
    out = tmp_path / "full.yaml"
    assert cli("codebook", "ibc", "-o", str(out)).code == 0
    assert load(out).conflict.best == "agreed"
    assert cli("codebook", "ibcc").code == 2
