"""Tokens, clitics and the tokens table."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.schemas import TOKENS
from hasila.text import fold, segment, token_table, tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 5 مدنيين.", ["قتل", "5", "مدنيين", "."]),
        ("و300 جريح", ["و", "300", "جريح"]),
        ("الـ12", ["ال", "12"]),
        ("10-15", ["10", "-", "15"]),
        ("a 29-year-old's car-bomb", ["a", "29-year-old", "'s", "car-bomb"]),
        ("F-16 20th 1,200.50", ["f-16", "20th", "1,200.50"]),
        ("at 12:30, 3.5.", ["at", "12:30", ",", "3.5", "."]),
        ("U.S. don't", ["u.s.", "don't"]),
        ("#إدلب @x حزب_الله", ["#", "ادلب", "@", "x", "حزب", "الله"]),
        ("5_ نزار", ["5", "_", "نزار"]),
        ("$5m 10km", ["$", "5", "m", "10", "km"]),
        ("😀👍", ["😀", "👍"]),
    ],
)
def test_tokens(text, expected):
    assert tokenize(fold(text).text).norms == expected


@given(st.text())
def test_tokens_cover_all_but_space(text):
    folded = fold(text).text
    tokens = tokenize(folded)
    rest, at = [], 0
    for start, end, norm in zip(tokens.starts, tokens.ends, tokens.norms, strict=True):
        assert folded[start:end] == norm and at <= start < end
        rest.append(folded[at:start])
        at = end
    assert not "".join([*rest, folded[at:]]).strip()


WHOLE = """والد وزير وصل وقع وقت واحد فريق فصائل في بعد بين بغداد بلده كتاب كان لجنه لبنان لواء سته
    سياره سيطر الله الذي التي الف الاف مقتل مدنيين"""


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("والمدنيين", ("و+ال", "مدنيين", "")),
        ("للجيش", ("ل+ال", "جيش", "")),
        ("وبالرصاص", ("و+ب+ال", "رصاص", "")),
        ("بجروح", ("ب", "جروح", "")),
        ("لمقتلهم", ("ل", "مقتل", "هم")),
        ("سيقتل", ("س", "يقتل", "")),
        ("كالجيش", ("ك+ال", "جيش", "")),
        ("فقال", ("ف", "قال", "")),
        ("وقتل", ("و", "قتل", "")),
        ("ووالدته", ("و", "والدت", "ه")),
        *((whole, ("", whole, "")) for whole in WHOLE.split()),
    ],
)
def test_clitics(word, parts):
    assert segment(word) == parts


@given(st.text("وفبلكسالمرتنهي", min_size=1, max_size=9))
def test_parts_make_the_word(word):
    prefixes, stem, suffixes = segment(word)
    joined = prefixes.replace("+", "") + stem + suffixes
    # The article loses its alef behind ل: للجيش is ل+ال+جيش.
    assert word in (joined, joined.replace("لال", "لل", 1))
    assert stem


def test_table_points_into_the_text_as_read():
    texts = ["وقُتِلَ ٣ مدنيـيـن في المدينة.\nوأصيب 5", "Three soldiers' cars.", ""]
    reports = pd.DataFrame({"report_id": ["a", "b", "c"], "text": texts})
    table = token_table(reports)
    assert list(table.columns[: len(TOKENS.names)]) == TOKENS.names
    by_id = dict(zip(reports["report_id"], texts, strict=True))
    for row in table.itertuples():
        assert by_id[row.report_id][row.start : row.end] == row.surface
    first = table[table["report_id"] == "a"]
    assert first["norm"].tolist() == ["وقتل", "3", "مدنيين", "في", "المدينه", ".", "واصيب", "5"]
    assert first["sentence"].tolist() == [0, 0, 0, 0, 0, 0, 1, 1]
    assert first["token"].tolist() == [0, 1, 2, 3, 4, 5, 0, 1]
    assert first["kind"].tolist() == [
        "word",
        "number",
        "word",
        "word",
        "word",
        "punct",
        "word",
        "number",
    ]


def test_table_of_no_reports():
    empty = token_table(pd.DataFrame({"report_id": [], "text": []}))
    assert len(empty) == 0 and list(empty.columns) == TOKENS.names
