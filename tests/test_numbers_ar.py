"""Arabic numbers, as a reader of newswire and social media would read them."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat
from num2words import num2words

from hasila.quantities import Number, numbers
from hasila.text import fold, tokenize
from spell_ar import spell

ICU = [
    MessageFormat(f"{{n, spellout,%spellout-cardinal-{gender}}}", "ar")
    for gender in ("masculine", "feminine")
]


def read(text: str) -> list[Number]:
    return numbers(tokenize(fold(text).text), "ar")


def only(text: str) -> Number:
    found = read(text)
    assert len(found) == 1, (text, found)
    return found[0]


def value(text: str) -> float | int | None:
    found = only(text)
    assert found.qualifier == "exact"
    return found.best


@settings(max_examples=400)
@given(st.data(), st.integers(0, 10**9) | st.integers(0, 9999))
def test_spelled_numbers_come_back(data, n):
    words = spell(n, lambda options: data.draw(st.sampled_from(options)))
    found = only(words)
    assert (found.best, found.i, found.j) == (n, 0, len(tokenize(fold(words).text)))


def num2words_is_wrong(n: int) -> bool:
    """num2words 0.5.14 doubles the scale after hundreds and one: 601,000 is "ستمائة و ألف ألف"."""
    groups = [n // 1000**power % 1000 for power in (1, 2, 3)]
    return any(group > 100 and group % 100 == 1 for group in groups)


@settings(max_examples=400)
@given(st.integers(0, 10**9) | st.integers(0, 99_999))
def test_num2words_comes_back(n):
    assume(not num2words_is_wrong(n))
    assert only(num2words(n, lang="ar")).best == n


@settings(max_examples=400)
@given(st.sampled_from(ICU), st.integers(0, 10**9) | st.integers(0, 99_999))
def test_the_spell_out_rules_of_icu_come_back(rules, n):
    words = rules.format({"n": n})
    found = only(words)
    assert (found.best, found.i, found.j) == (n, 0, len(tokenize(fold(words).text)))


@given(st.integers(0, 10**12))
def test_digits_of_three_scripts_come_back(n):
    plain = str(n)
    for digits in (plain, plain.translate(_shift(0x660)), plain.translate(_shift(0x6F0))):
        assert only(digits).best == n
    grouped = f"{n:,}"
    assert only(grouped).best == n
    assert only(grouped.replace(",", ".")).best == n
    assert only(grouped.replace(",", "٬").translate(_shift(0x660))).best == n


def _shift(base: int) -> dict[int, int]:
    return {0x30 + d: base + d for d in range(10)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مئتان وخمسة وثلاثون", 235),
        ("مائة وخمسين", 150),
        ("ميه وعشرين", 120),
        ("ميت ألف", 100_000),
        ("ثمانمئة", 800),
        ("ثمان مئة", 800),
        ("ثمانمية", 800),
        ("تسعمائة وتسعة وتسعين", 999),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثني عشر", 12),
        ("اثنتا عشرة", 12),
        ("حداشر", 11),
        ("خمستاشر", 15),
        ("ثلاثة عشر", 13),
        ("الخمسة عشر", 15),
        ("الثلاثة والعشرين", 23),
        ("ألف ومئتين", 1200),
        ("ألفان", 2000),
        ("ألفي", 2000),
        ("مليونان", 2_000_000),
        ("12 ألفا و300", 12_300),
        ("12 ألفاً و 300", 12_300),
        ("١٦ ألفا و٥٠٠", 16_500),
        ("3 آلاف", 3000),
        ("3 آلاف و500", 3500),
        ("خمسة آلاف وثلاثمئة", 5300),
        ("مليونا و200 ألف", 1_200_000),
        ("مليونين ونصف المليون", 2_500_000),
        ("مليون ونصف", 1_500_000),
        ("نصف مليون", 500_000),
        ("ربع مليون", 250_000),
        ("1.5 مليون", 1_500_000),
        ("1,5 مليون", 1_500_000),
        ("١٫٥ مليون", 1_500_000),
        ("12 000", 12_000),
        ("مئة وعشرون ألفا وأربعمئة وواحد وستون", 120_461),
        ("عشرة (10) أشخاص", 10),
        ("لست مئة", 600),
        ("صفر", 0),
    ],
)
def test_cardinals(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("وخمسة جنود", "خمسة"),
        ("بخمسة صواريخ", "خمسة"),
        ("لـ15 شخصا", "15"),
        ("و300 جريح", "300"),
        ("الـ12 شهيدا", "الـ12"),
        ("بالـ 12", "الـ 12"),
        ("العشرة", "العشرة"),
        ("خَمْسَةُ قتلى", "خَمْسَةُ"),
        ("وبخمسة", "خمسة"),
    ],
)
def test_clitics_stay_outside_and_the_article_inside(text, span):
    folded = fold(text)
    found = numbers(tokenize(folded.text), "ar")[0]
    start, end = folded.span(found.start, found.end)
    assert text[start:end] == span


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "qualifier"),
    [
        ("نحو 70 قتيلا", None, 70, None, "approx"),
        ("بنحو سبعين قتيلا", None, 70, None, "approx"),
        ("حوالي الـ 70", None, 70, None, "approx"),
        ("ما يقارب 70", None, 70, None, "approx"),
        ("70 قتيلا تقريبا", None, 70, None, "approx"),
        ("ما لا يقل عن 10 قتلى", 10, 10, None, "at_least"),
        ("لا يقل عن عشرة", 10, 10, None, "at_least"),
        ("10 قتلى على الأقل", 10, 10, None, "at_least"),
        ("على الأقل 10 قتلى", 10, 10, None, "at_least"),
        ("10 من عناصر الجيش على الأقل", 10, 10, None, "at_least"),
        ("+10", 10, 10, None, "at_least"),
        ("10+", 10, 10, None, "at_least"),
        ("لا يقل عدد القتلى عن 30", 30, 30, None, "at_least"),
        ("ما لا يقل عن نحو 30", 30, 30, None, "at_least"),
        ("أكثر من 10", 10, 10, None, "more_than"),
        ("لأكثر من 10", 10, 10, None, "more_than"),
        ("ما يزيد على عشرين", 20, 20, None, "more_than"),
        ("تجاوز عدد القتلى الـ100", 100, 100, None, "more_than"),
        ("ما يصل إلى 10", None, 10, 10, "at_most"),
        ("لا يتجاوز 10", None, 10, 10, "at_most"),
        ("لا يتجاوز عددهم 10", None, 10, 10, "at_most"),
        ("10 على الأكثر", None, 10, 10, "at_most"),
        ("أقل من 10", None, 10, 10, "less_than"),
        ("10-15 قتيلا", 10, None, 15, "range"),
        ("10 – 15 قتيلا", 10, None, 15, "range"),
        ("بين 10 و15 قتيلا", 10, None, 15, "range"),
        ("بين عشرة وخمسة عشر قتيلا", 10, None, 15, "range"),
        ("ما بين 10 إلى 15", 10, None, 15, "range"),
        ("من 10 إلى 15 قتيلا", 10, None, 15, "range"),
        ("3 أو 4 أشخاص", 3, None, 4, "range"),
        ("بين 10 و15 ألفا", 10_000, None, 15_000, "range"),
        ("10 ـ 15 قتيلا", 10, None, 15, "range"),
        ("لم يتجاوز عددهم العشرة", None, 10, 10, "at_most"),
        ("عشرات القتلى", None, None, None, "vague"),
        ("مئات الآلاف", None, None, None, "vague"),
        ("بالعشرات", None, None, None, "vague"),
        ("آلاف المدنيين", None, None, None, "vague"),
        ("عدة أشخاص", None, None, None, "vague"),
        ("بعض المدنيين", None, None, None, "vague"),
        ("عدد من المدنيين", None, None, None, "vague"),
        ("عدد كبير من المدنيين", None, None, None, "vague"),
        ("العديد من الأشخاص", None, None, None, "vague"),
        ("بضع عشرات", None, None, None, "vague"),
    ],
)
def test_bounds_follow_the_wording(text, low, best, high, qualifier):
    found = only(text)
    assert (found.low, found.best, found.high, found.qualifier) == (low, best, high, qualifier)


def test_a_rise_is_two_numbers_and_not_a_range():
    found = read("ارتفع عدد القتلى من 9 إلى 25")
    assert [n.best for n in found] == [9, 25]
    assert [n.qualifier for n in found] == ["exact", "exact"]


def test_a_hedge_belongs_to_its_own_number():
    found = read("مقتل 10 مدنيين على الأقل وإصابة 25 بجروح")
    assert [(n.best, n.qualifier) for n in found] == [(10, "at_least"), (25, "exact")]
    found = read("مقتل 10 مدنيين وإصابة 25 على الأقل")
    assert [(n.best, n.qualifier) for n in found] == [(10, "exact"), (25, "at_least")]
    found = read("قتل 4 وأصيب أكثر من 20 آخرين")
    assert [(n.best, n.qualifier) for n in found] == [(4, "exact"), (20, "more_than")]


@pytest.mark.parametrize("text", ["مقتل خمسة وعشرة جرحى", "مقتل 100 و5 جرحى", "سبعة وثمانية"])
def test_coordination_is_not_a_compound(text):
    assert len(read(text)) == 2


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("80% من السكان", "percent"),
        ("خمسين في المئة", "percent"),
        ("50 بالمئة", "percent"),
        ("المرة الثالثة", "ordinal"),
        ("القرن الحادي عشر", "ordinal"),
        ("في التاسع والعشرين", "ordinal"),
        ("الدقيقة الثامنة عشرة", "ordinal"),
        ("ثلث السكان", "fraction"),
        ("ثلاثة أرباع السكان", "fraction"),
        ("في 27/11", "date"),
        ("الساعة 12:30", "clock"),
        ("في 12/5/2019", "date"),
        ("الرقم 16", "code"),
    ],
)
def test_look_alikes_never_count(text, form):
    found = only(text)
    assert found.form == form
    assert not found.counts


@pytest.mark.parametrize(
    "text",
    [
        "بعده",
        "لست هنا",
        "يوم الأحد",
        "عدد القتلى",
        "الثلاثاء",
        "لا أحد",
        "لم يصب أحد منهم",
        "وحده",
        "مات",
        "كمية",
        "كميات",
    ],
)
def test_words_that_only_look_like_numbers(text):
    assert read(text) == []


def test_one_of_and_one():
    assert only("أحد عناصر الشرطة").rule == "ar.one_of"
    assert only("جندي واحد").best == 1
    assert only("مدنيين اثنين").best == 2
