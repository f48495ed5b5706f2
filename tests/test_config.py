"""The settings: closed at every level, one model for default file, schema and checks."""

import json
from pathlib import Path

import pytest
import yaml

import hasila
from hasila import config
from hasila.errors import UserError
from hasila.strict_yaml import strict_yaml

ROOT = Path(__file__).parent.parent
MINE = {"study": {"name": "x", "inputs": ["a"]}}


def test_default_file_is_made_by_the_model() -> None:
    text = (ROOT / "config/config.yaml").read_text(encoding="utf-8")
    assert text == config.default_yaml(), "hasila config --default -o config/config.yaml"


def test_schema_file_is_made_by_the_model() -> None:
    found = json.loads((ROOT / "workflow/schemas/config.schema.json").read_text(encoding="utf-8"))
    assert found == config.schema(), "hasila config --schema -o workflow/schemas/config.schema.json"


def test_default_file_says_what_the_model_does_without_it() -> None:
    values = yaml.safe_load(config.default_yaml())
    assert config.parse(values) == config.SHIPPED
    study = {"name": "x", "inputs": ["y"]}
    assert config.parse({**values, "study": study}) == config.parse({"study": study})


def test_a_file_of_ones_own_has_nothing_of_the_shipped_study() -> None:
    mine = config.parse(yaml.safe_load(config.own_yaml()))
    assert mine == config.parse({"study": {"name": "my-study", "inputs": ["my-reports"]}})
    assert mine.study.gold is None and mine.study.licence is None and not mine.study.note


def test_schema_is_closed_at_every_level() -> None:
    schema = config.schema()
    objects = [schema, *schema["$defs"].values()]
    assert all(o["additionalProperties"] is False for o in objects if o.get("type") == "object")
    assert len(objects) > 5


def test_every_setting_says_what_it_is() -> None:
    for section in config.Config.model_fields.values():
        assert section.description
        for name, field in section.annotation.model_fields.items():  # type: ignore[union-attr]
            assert field.description, name


def test_effective_settings_read_back_as_themselves() -> None:
    chosen = config.parse({"study": {"name": "مثال".encode().hex(), "inputs": ["تقارير"]}})
    assert config.load(config.dump(chosen)) == chosen
    assert config.parse(yaml.safe_load(config.effective_yaml(chosen))) == chosen


def test_own_study_inherits_nothing_of_the_shipped_one() -> None:
    chosen = config.parse({"study": {"name": "mine", "inputs": ["x"]}})
    assert chosen.study.gold is None
    assert chosen.study.title == ""


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"stduy": {}}, "unknown key 'stduy'; did you mean 'study'?"),
        ({**MINE, "ingest": {"shard": 3}}, "unknown key 'ingest.shard'; did you mean 'shards'?"),
        ({**MINE, "ingest": {"columns": {"titel": ["a"]}}}, "did you mean 'title'?"),
        ({"study": {"name": "../../x", "inputs": ["a"]}}, "key 'study.name'"),
        ({}, "key 'study' is missing"),
        ({"study": {"name": "x"}}, "key 'study.inputs' is missing"),
        ({"study": {"name": "x", "inputs": []}}, "key 'study.inputs'"),
        ({**MINE, "ingest": {"shards": "3"}}, "key 'ingest.shards'"),
        ({**MINE, "ingest": {"shards": 0}}, "key 'ingest.shards'"),
        ({**MINE, "plots": {"labels": "fr"}}, "key 'plots.labels'"),
        ({"study": {"name": "x", "inputs": ["a"], "as_of": "now"}}, "key 'study.as_of'"),
        ({"study": None}, "key 'study'"),
        ([1], "must be keys and values"),
    ],
)
def test_mistakes_name_the_key(values: object, says: str) -> None:
    with pytest.raises(UserError) as error:
        config.parse(values)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("study: {name: x\n", "not valid YAML"),
        ("ingest:\n  shards: 2\n  shards: 3\n", "key 'shards' is given twice"),
        ("- a\n", "must be keys and values"),
    ],
)
def test_files_that_are_no_settings(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as error:
        config.load(str(path))
    assert says in str(error.value)
    assert str(path) in str(error.value)


def test_missing_file() -> None:
    with pytest.raises(UserError, match=r"no-such\.yaml: cannot be read"):
        config.load("no-such.yaml")


def test_no_word_list_gives_a_key_twice() -> None:
    """The second of two lists of one name would silently win."""
    lists = sorted(Path(hasila.__file__).parent.rglob("*.yaml"))
    assert lists
    for path in lists:
        strict_yaml(path.read_text("utf-8"), path.name)
