"""Folding: equal words become equal strings, and every span leads back to the text as read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.text import fold

ARABIC = "".join(chr(c) for c in range(0x600, 0x700)) + "ﷺﷲﻻﻼﭖﺍﺏ"
MIXED = st.text(
    st.sampled_from(ARABIC + "abcXYZ 0123.,-\n\t\r\u200f\u200b\u00a0“”—İ😀") | st.characters()
)


@given(MIXED)
def test_every_span_leads_back(text):
    folded = fold(text)
    ends = []
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        ends.append((start, end))
    assert ends == sorted(ends)


@given(MIXED)
def test_folding_twice_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once


@given(MIXED, MIXED)
def test_only_the_character_itself_decides(left, right):
    joined = fold(left + " xx " + right).text
    if not any(c in left + right for c in "ـ.*/_!|-\r"):
        assert joined == fold(left).text + " xx " + fold(right).text


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_lower_case_with_the_same_offsets(text):
    folded = fold(text)
    for at, char in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert end == start + 1
        assert char in (text[start].lower(), " ", "\n", "'")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أإآٱ", "اااا"),
        ("إلى مستشفى", "الي مستشفي"),
        ("مئة", "مئه"),
        ("کشته یک", "كشته يك"),
        ("١٢٫٥٪ ۱۲٬۰۰۰", "12.5% 12,000"),
        ("مَقْتَلُ", "مقتل"),
        ("مقتــــل", "مقتل"),
        ("“قتلى”—‘هنا’", "\"قتلى\"-'هنا'".replace("ى", "ي")),
        ("a\u00a0b\u200fc\u200b", "a bc"),
        ("ﷲ ﻻ ﻗﺘﻴﻞ", "الله لا قتيل"),
        ("KILLED Élan İ", "killed élan i"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("أ\r\nب\rت", "ا \nب\nت"),
    ],
)
def test_spelling(text, expected):
    assert fold(text).text == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("جرحـ.ـى", "جرحي"),
        ("شهـ ـداء", "شهداء"),
        ("قتـ.لى", "قتلي"),
        ("قتـــ*ــلى", "قتلي"),
        ("ق.تلى", "قتلي"),
        ("دا-عش", "داعش"),
        ("والشه.داء", "والشهداء"),
        ("ا.ن.ف.جار", "انفجار"),
    ],
)
def test_words_broken_against_filters_come_out_whole(text, word):
    folded = fold(f"قال {text} هنا")
    assert folded.text == f"قال {word} هنا"
    start = folded.text.index(word)
    left, right = folded.span(start, start + len(word))
    assert f"قال {text} هنا"[left:right] == text


@pytest.mark.parametrize(
    "text",
    ["المدينة.وقال", "أ.ف.ب", "د.محمد", "آذار/مارس", "شمال-شرق", "سنة 1443هـ/2022", "قال: لـ قوات"],
)
def test_other_marks_between_letters_stay(text):
    kept = fold(text).text
    assert [c for c in kept if c in "./-"] == [c for c in text if c in "./-"]
    assert kept.count(" ") == text.count(" ")


def test_a_span_takes_the_vowel_signs_of_its_last_letter():
    text = "قَتَلَ مدنيًّا اليومَ"
    folded = fold(text)
    at = folded.text.index("مدنيا")
    assert text[slice(*folded.span(at, at + 5))] == "مدنيًّا"
    assert text[slice(*folded.span(0, 3))] == "قَتَلَ"
    assert text[slice(*folded.span(len(folded.text) - 5, len(folded.text)))] == "اليومَ"


def test_empty():
    folded = fold("ـ\u200f")
    assert folded.text == ""
    assert fold("").span(0, 0) == (0, 0)


def test_lines_and_words_that_ran_together_are_parted() -> None:
    folded = fold("قصف على ريف الرقةأصيب راع في القريةوالبلدة")
    assert folded.text == "قصف علي ريف الرقه\nاصيب راع في القريه والبلده"
    at = folded.text.index("اصيب")
    assert folded.span(at, at + 4) == (17, 21)
    assert fold("ريف دمشقأصيب").text == "ريف دمشق\nاصيب"
    assert fold("والإصابة وبالاستشهاد").text == "والاصابه وبالاستشهاد"
