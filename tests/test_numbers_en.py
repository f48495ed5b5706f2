"""English numbers, as a reader of newswire would read them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat
from num2words import num2words

from hasila.quantities import Number, numbers
from hasila.text import fold, tokenize

ICU = [
    MessageFormat(f"{{n, spellout,%spellout-{rules}}}", "en")
    for rules in ("numbering", "cardinal-verbose")
]


def read(text: str) -> list[Number]:
    return numbers(tokenize(fold(text).text), "en")


def only(text: str) -> Number:
    found = read(text)
    assert len(found) == 1, (text, found)
    return found[0]


@settings(max_examples=400)
@given(st.integers(0, 10**9) | st.integers(0, 9999))
def test_num2words_comes_back_with_and_without_hyphens_commas_and_case(n):
    words = num2words(n, lang="en")
    for text in (words, words.replace("-", " "), words.replace(",", ""), words.upper()):
        found = only(text)
        assert (found.best, found.end) == (n, len(text))


@settings(max_examples=400)
@given(st.sampled_from(ICU), st.integers(0, 10**9) | st.integers(0, 9999))
def test_the_spell_out_rules_of_icu_come_back(rules, n):
    words = rules.format({"n": n})
    found = only(words)
    assert (found.best, found.end) == (n, len(words))


@given(st.integers(0, 10**12))
def test_digits_come_back(n):
    assert only(str(n)).best == n
    assert only(f"{n:,}").best == n


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two hundred and thirty-five", 235),
        ("two hundred thirty five", 235),
        ("1.2 million", 1_200_000),
        ("two and a half million", 2_500_000),
        ("half a million", 500_000),
        ("a hundred", 100),
        ("a hundred and ten", 110),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("twin bombings", 2),
        ("a couple of men", 2),
        ("200 thousand", 200_000),
        ("12,500", 12_500),
        ("zero", 0),
        ("ninety-nine", 99),
        ("one hundred-fifty", 150),
        ("hundred people", 100),
        ("thirtythree people", 33),
        ("ten (10) people", 10),
        ("TWENTY-FIVE", 25),
    ],
)
def test_cardinals(text, expected):
    found = only(text)
    assert (found.best, found.qualifier) == (expected, "exact")


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "qualifier"),
    [
        ("about 70", None, 70, None, "approx"),
        ("some 70 people", None, 70, None, "approx"),
        ("70 or so", None, 70, None, "approx"),
        ("an estimated 70", None, 70, None, "approx"),
        ("at least 10", 10, 10, None, "at_least"),
        ("at least [10]", 10, 10, None, "at_least"),
        ("at least some 10", 10, 10, None, "at_least"),
        ("no fewer than ten", 10, 10, None, "at_least"),
        ("10 people or more", 10, 10, None, "at_least"),
        ("10+", 10, 10, None, "at_least"),
        ("more than a dozen", 12, 12, None, "more_than"),
        ("over 10", 10, 10, None, "more_than"),
        ("in excess of 1,000", 1000, 1000, None, "more_than"),
        ("up to 10", None, 10, 10, "at_most"),
        ("as many as 10", None, 10, 10, "at_most"),
        ("no more than 10", None, 10, 10, "at_most"),
        ("fewer than ten", None, 10, 10, "less_than"),
        ("10 to 15", 10, None, 15, "range"),
        ("10-15", 10, None, 15, "range"),
        ("10 \N{EN DASH} 15", 10, None, 15, "range"),
        ("between ten and fifteen", 10, None, 15, "range"),
        ("between eight and more than 30", 8, None, 30, "range"),
        ("three or four", 3, None, 4, "range"),
        ("10 to 15 thousand", 10_000, None, 15_000, "range"),
        ("two to three dozen", 24, None, 36, "range"),
        ("10 -- 15", 10, None, 15, "range"),
        ("100-plus people", 100, 100, None, "at_least"),
        ("20-odd people", None, 20, None, "approx"),
        ("dozens of people", None, None, None, "vague"),
        ("several people", None, None, None, "vague"),
        ("a number of people", None, None, None, "vague"),
        ("an unknown number of people", None, None, None, "vague"),
        ("tens of thousands of people", None, None, None, "vague"),
        ("several hundred people", None, None, None, "vague"),
        ("a few dozen", None, None, None, "vague"),
        ("some people", None, None, None, "vague"),
        ("scores were hurt", None, None, None, "vague"),
    ],
)
def test_bounds_follow_the_wording(text, low, best, high, qualifier):
    found = only(text)
    assert (found.low, found.best, found.high, found.qualifier) == (low, best, high, qualifier)


@pytest.mark.parametrize(
    "text", ["the toll rose from 9 to 25", "up from 9 to 25", "raised the toll from 9 to 25"]
)
def test_a_rise_is_two_numbers_and_not_a_range(text):
    assert [n.best for n in read(text)] == [9, 25]


def test_a_hedge_belongs_to_its_own_number():
    found = read("killed 3 and wounded at least 7 others")
    assert [(n.best, n.qualifier) for n in found] == [(3, "exact"), (7, "at_least")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("a 29-year-old man", "compound"),
        ("a 3 year old girl", "compound"),
        ("a three-story house", "compound"),
        ("the 20th victim", "ordinal"),
        ("the second victim", "ordinal"),
        ("two-thirds of them", "fraction"),
        ("a third of them", "fraction"),
        ("one-third of them", "fraction"),
        ("1/3 of them", "fraction"),
        ("call 555-010-0199", "code"),
        ("call (555) 010-0199", "code"),
        ("News8 and 8News", "code"),
        ("80 percent", "percent"),
        ("80%", "percent"),
        ("at 12:30", "clock"),
        ("on 12/5/2019", "date"),
        ("number 5", "code"),
    ],
)
def test_look_alikes_never_count(text, form):
    found = only(text)
    assert found.form == form
    assert not found.counts


@pytest.mark.parametrize(
    "text", ["no one", "one another", "as many", "the 1980s", "an F-16", "a man"]
)
def test_words_that_only_look_like_numbers(text):
    assert read(text) == []


def test_list_of_numbers_stays_apart():
    assert [n.best for n in read("two, three and five")] == [2, 3, 5]
    assert [n.best for n in read("two thousand, three wounded")] == [2000, 3]
