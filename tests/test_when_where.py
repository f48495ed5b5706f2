"""The place and the day of claims."""

import pytest

from handmade import report, table
from hasila.claims import extract, report_claims
from hasila.claims.dates import day_of, find
from hasila.text.fold import fold
from hasila.text.tokens import tokenize

WEDNESDAY = "2022-02-02T10:00+03:00"


def said(text: str, language: str, day: str | None = WEDNESDAY) -> list[str | None]:
    norms = tokenize(fold(text).text).norms
    return [w.iso for w in find(norms, language, day_of(day)) if not w.span]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("قتلوا أمس", "2022-02-01"),
        ("قتلوا أول أمس", "2022-01-31"),
        ("قتلوا أول من أمس", "2022-01-31"),
        ("قتلوا اليوم", "2022-02-02"),
        ("فجر الجمعة", "2022-01-28"),
        ("يوم الأربعاء", "2022-02-02"),
        ("الأربعاء الماضي", "2022-01-26"),
        ("أمس الثلاثاء", "2022-02-01"),
        ("يوم 23 يناير", "2022-01-23"),
        ("يوم الأحد 23 كانون الثاني/يناير 2022", "2022-01-23"),
        ("في ٥ شباط", "2021-02-05"),
        ("في 12 من تشرين الأول الماضي", "2021-10-12"),
        ("خلال شهر فيفري 2021", "2021-02"),
        ("في غشت 2020", "2020-08"),
        ("بتاريخ 3/1/2022", "2022-01-03"),
        ("عام 2014", "2014"),
        ("قبل يومين", "2022-01-31"),
        ("قبل 3 أيام", "2022-01-30"),
        ("الأسبوع الماضي", None),
    ],
)
def test_arabic_dates(text: str, iso: str | None) -> None:
    assert said(text, "ar") == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("killed on Friday", "2022-01-28"),
        ("killed last Wednesday", "2022-01-26"),
        ("killed yesterday", "2022-02-01"),
        ("killed last night", "2022-02-01"),
        ("killed on 23 January 2022", "2022-01-23"),
        ("killed on Sunday, the 23rd of January", "2022-01-23"),
        ("killed on Jan. 23", "2022-01-23"),
        ("killed on Jan. 23, 2021", "2021-01-23"),
        ("killed in January 2022", "2022-01"),
        ("killed on March 3", "2021-03-03"),
        ("killed two days ago", "2022-01-31"),
        ("killed in 2014", "2014"),
        ("killed last week", None),
        ("killed last month", "2022-01"),
    ],
)
def test_english_dates(text: str, iso: str | None) -> None:
    assert said(text, "en") == [iso]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("في اليوم التالي", "ar"),
        ("الجمعة المقبل", "ar"),
        ("قتلوا منذ مساء الخميس", "ar"),
        ("زار اب الضحية", "ar"),
        ("they may march on", "en"),
        ("killed since the battle began on Thursday", "en"),
        ("until Friday", "en"),
        ("3/4/2022", "en"),  # two days at once
    ],
)
def test_no_day_is_made_of_other_words_and_spans(text: str, language: str) -> None:
    assert said(text, language) == []


def test_without_a_day_of_publication_only_full_dates_are_dates() -> None:
    assert said("قتلوا أمس ثم يوم الجمعة ثم في 3 مارس 2021", "ar", None) == ["2021-03-03"]
    assert said("killed on Friday", "en", "2022-01") == []


def claims(
    text: str, language: str, day: str | None = WEDNESDAY
) -> list[tuple[str, object, object]]:
    rows = report_claims("r", text, language, day)
    return [(r["quote"], r["place"], r["date"]) for r in rows]


def test_each_arabic_claim_has_its_own_place_and_day() -> None:
    text = (
        "مقتل مدنيين في غارات على إدلب\n\n"
        "قتل ثلاثة مدنيين أمس في غارة على بلدة كفرنبل بريف إدلب، بحسب مصدر طبي. "
        "وقتل رجلان في مدينة حماة يوم الخميس. "
        "وأصيبت امرأة بجروح."
    )
    found = {quote: (place, date) for quote, place, date in claims(text, "ar")}
    assert found["ثلاثة مدنيين"] == ("Kafr Nabl", "2022-02-01")
    assert found["رجلان"] == ("Hama", "2022-01-27")
    assert found["امرأة"] == ("Hama", "2022-02-02")


def test_each_english_claim_has_its_own_place_and_day() -> None:
    text = (
        "Three people were killed in Rafah on Friday, a doctor said on Saturday. "
        "Two men were wounded in Khan Younis and four women were wounded in Jabalia."
    )
    assert claims(text, "en") == [
        ("Three people", "Rafah", "2022-01-28"),
        ("Two men", "Khan Younis", "2022-02-02"),
        ("four women", "Jabalia", "2022-02-02"),
    ]


def test_a_state_that_speaks_is_no_place() -> None:
    found = claims("Moscow said five soldiers were killed in Aleppo.", "en")
    assert found == [("five soldiers", "Aleppo", "2022-02-02")]


def test_the_table_takes_the_day_of_each_report() -> None:
    rows = [report("a", language="ar"), report("b", language="ar")]
    rows[0] |= {"text": "قتل جنديان أمس في درعا.", "published_at": "2020-05-05"}
    rows[1] |= {"text": "قتل جنديان أمس.", "published_at": None}
    out = extract(table(rows, "reports")).set_index("report_id")
    assert (out.loc["a", "place"], out.loc["a", "date"]) == ("Daraa", "2020-05-04")
    assert out.loc[["b"], ["place", "date"]].isna().all(axis=None)
