"""The figures table: what each quantity of a report is about."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.quantities import figures
from hasila.schemas import FIGURE_KINDS, FIGURES


def read(text: str, language: str) -> pd.DataFrame:
    return figures(pd.DataFrame({"report_id": ["r"], "text": [text], "language": [language]}))


AR = [
    ("قتل 25 مدنيا", "25 مدنيا", "persons"),
    ("مقتل 39 من عناصر التنظيم", "39 من عناصر", "persons"),
    ("الشهداء العشرة", "الشهداء العشرة", "persons"),
    ("ارتفعت الحصيلة إلى 67.", "67", "persons"),
    ("إصابة 4 آخرين", "4 آخرين", "persons"),
    ("وبطفلين", "طفلين", "persons"),
    ("شن الطيران غارتين", "غارتين", "events"),
    ("ثلاث هجمات", "ثلاث هجمات", "events"),
    ("استهدف 3 سيارات", "3 سيارات", "things"),
    ("خلال يومين", "يومين", "duration"),
    ("منذ 3 سنوات", "3 سنوات", "duration"),
    ("على بعد 20 كلم", "20 كلم", "measure"),
    ("قيمته 5 ملايين دولار", "5 ملايين دولار", "money"),
    ("نسبة 80%", "80%", "percent"),
    ("بلغ 50 في المئة", "50 في المئة", "percent"),
    ("في 15 آذار/مارس 2019", "15 آذار/مارس 2019", "date"),
    ("يوم 5 كانون الثاني", "5 كانون الثاني", "date"),
    ("في 3 جويلية", "3 جويلية", "date"),
    ("في الحادي عشر من فبراير", "الحادي عشر من فبراير", "date"),
    ("منذ عام 2011", "2011", "date"),
    ("بين 1998 و2002", "1998 و2002", "date"),
    ("في 12/5/2019", "12/5/2019", "date"),
    ("خالد (39 عاما)", "39 عاما", "age"),
    ("خالد، 39 عاما، قال", "39 عاما", "age"),
    ("يبلغ من العمر 25 سنة", "25 سنة", "age"),
    ("الساعة 12 ظهرا", "12 ظهرا", "clock"),
    ("الساعة 12:30", "12:30", "clock"),
    ("القرار رقم 2254", "رقم 2254", "identifier"),
    ("طائرة اف-16", "اف-16", "identifier"),
    ("هاتف 0944123456", "0944123456", "identifier"),
    ("انتهت المباراة 3-1", "3", "score"),
    ("اليوم الـ15 للحرب", "الـ15", "ordinal"),
    ("للمرة الثالثة", "الثالثة", "ordinal"),
    ("1- قتل الرجل", "1", "other"),
]
EN = [
    ("25 civilians were killed", "25 civilians", "persons"),
    ("five government soldiers died", "five government soldiers", "persons"),
    ("the toll rose to 67.", "67", "persons"),
    ("and wounded 4 others", "4 others", "persons"),
    ("in three raids", "three raids", "events"),
    ("hit 3 cars", "3 cars", "things"),
    ("seven sheriff's cars", "seven sheriff's cars", "things"),
    ("for two days", "two days", "duration"),
    ("20 miles away", "20 miles", "measure"),
    ("he paid $5 million", "$5 million", "money"),
    ("20 percent", "20 percent", "percent"),
    ("on March 5, 2019", "March 5, 2019", "date"),
    ("on Jan. 7, 2017", "Jan. 7, 2017", "date"),
    ("on 5 March 2019", "5 March 2019", "date"),
    ("LIMA, 27 MAR 89 (XYZ)", "27 MAR 89", "date"),
    ("since 2011", "2011", "date"),
    ("a 29-year-old man", "29-year-old", "age"),
    ("Smith, 25, said", "25", "age"),
    ("aged 25", "25", "age"),
    ("a 3 year old girl", "3 year old", "age"),
    ("at 5 p.m.", "5 p.m.", "clock"),
    ("Resolution 2254", "Resolution 2254", "identifier"),
    ("call 555-010-0199", "555-010-0199", "identifier"),
    ("in the 1200 block of", "1200 block", "identifier"),
    ("they won 3-1", "3", "score"),
    ("the second victim", "second", "ordinal"),
    ("a three-story house", "three-story", "measure"),
]


@pytest.mark.parametrize(
    ("text", "quote", "kind", "language"),
    [(*case, "ar") for case in AR] + [(*case, "en") for case in EN],
)
def test_kind_and_quote(text, quote, kind, language):
    first = read(text, language).iloc[0]
    assert (first["quote"], first["kind"]) == (quote, kind)


def test_table_follows_the_contract_and_points_into_the_text():
    texts = {
        "ar": "قُتل ١٢ مدنيـاً على الأقل بينهم طفلان، يوم 5 آذار 2020.\nوأصيب ما بين 10 و15.",
        "en": "At least 12 people, two of them children, died. Dozens were hurt.",
    }
    reports = pd.DataFrame(
        {"report_id": list(texts), "text": list(texts.values()), "language": list(texts)}
    )
    table = figures(reports)
    assert list(table.columns) == FIGURES.names
    assert set(table["kind"]) <= set(FIGURE_KINDS)
    assert table["figure_id"].is_unique
    for row in table.itertuples():
        assert texts[row.report_id][row.start : row.end] == row.quote
    arabic = table[table["report_id"] == "ar"]
    assert arabic["quote"].tolist() == ["١٢ مدنيـاً", "طفلان", "5 آذار 2020", "10 و15"]
    assert arabic["low"].tolist() == [12, 2, 5, 10]
    assert arabic["sentence"].tolist() == [0, 0, 0, 1]
    assert arabic["qualifier"].tolist() == ["at_least", "exact", "exact", "range"]
    dozens = table.iloc[-1]
    assert dozens["qualifier"] == "vague" and pd.isna(dozens["best"])


def test_no_figures_and_other_languages():
    assert len(read("لا أرقام هنا", "ar")) == 0
    assert len(read("", "en")) == 0
    assert read("12 personnes", "fr").iloc[0]["best"] == 12


WORDS = """مئة ألف ثلاثة وعشرون و 12 1,200 12.5 نصف مليون بين إلى أو من - + % / ( ) ، . 5:30 على
    الأقل نحو عشرات آلاف two hundred and twenty-five million a dozen half of thousand to or at least
    20th 9-year-old ² ५ 999999999999999999999999 99999-plus تريليون trillion 1/3 555-010-0199 رقم
    no. $ old years"""


@given(st.lists(st.sampled_from(WORDS.split()) | st.text(max_size=4)), st.sampled_from(["", " "]))
def test_any_text_is_read_without_failing(words, gap):
    text = gap.join(words)
    for language in ("ar", "en"):
        for row in read(text, language).itertuples():
            assert text[row.start : row.end] == row.quote
            assert pd.isna(row.best) or row.best <= 10**15


LONG = [
    "ـ",
    "ا.",
    "aa.bb",
    "two-",
    "9",
    "9,",
    "ألف ",
    "million ",
    '."',
    "1-",
    "ـ.ا",
    "\n- ",
    "و",
    "between 1 ",
]


@pytest.mark.parametrize(
    "text",
    [*(piece * 20_000 for piece in LONG), "9" * 5_000 + "-year-old", "9" * 5_000 + "th"],
    ids=lambda text: text[:12],
)
def test_hostile_text_costs_no_more_than_its_length(text):
    for language in ("ar", "en"):
        read(text, language)
