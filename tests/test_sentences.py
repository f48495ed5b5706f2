"""Sentence boundaries in Arabic and English text of every kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.text import fold, sentence_spans


def split(text: str) -> list[str]:
    folded = fold(text).text
    return [folded[start:end] for start, end in sentence_spans(folded)]


WORDS = [
    "قتل",
    "المدينة",
    "U.S.",
    "Gen.",
    "No.",
    "5",
    "3.5",
    "1,200",
    "a.m.",
    "أ.ف.ب",
    "وقال",
    "word",
]
MARKS = [
    "\n",
    "\n\n",
    " ",
    ".",
    "..",
    "…",
    "؟",
    "!",
    '"',
    ")",
    "(",
    "•",
    "- ",
    "#",
    "😀",
    "،",
    ":",
    "2.",
]
PIECES = st.sampled_from(WORDS + MARKS)


@given(st.lists(PIECES).map("".join) | st.text())
def test_spans_hold_all_text_in_order(text):
    folded = fold(text).text
    spans = sentence_spans(folded)
    outside, at = [], 0
    for start, end in spans:
        assert at <= start < end
        assert not folded[start].isspace() and not folded[end - 1].isspace()
        outside.append(folded[at:start])
        at = end
    outside.append(folded[at:])
    assert not "".join(outside).strip()


@pytest.mark.parametrize(
    "text",
    [
        "the u.s. army said gen. smith, lt. col. jones and dr. ali were hurt.",
        "the blast at 5 a.m. on monday killed 3.5 percent of no. 5 company.",
        "prices rose 3.5 to 1,200 dollars in st. louis.",
        "رئيس اللجنة د. محمد والمهندس م. علي حضرا.",
        "قالت وكالة أ.ف.ب إن 3.5 مليون نازح و12.000 لاجئ وصلوا.",
        "قتل خمسة، وأصيب عشرة؛ وفقد اثنان.",
        "he said (in no. 3) that it was over.",
        "1. first item of a list",
        'she asked: "why did they come?" asked one neighbour.',
        "the pastor j.d. smith of richmond, va. was there.",
        "write to a.person@example.com or www.example.org/page.html for more.",
        "it was reported at 12:40 a.m. in the 500 block of the street.",
        "a u.s.army vehicle and gen.smith were hit.",
    ],
)
def test_one_sentence(text):
    assert len(split(text)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قتل خمسة أشخاص. وأصيب عشرة آخرون.", 2),
        ("سقطوا في المدينة.وقال المصدر إنهم مدنيون", 2),
        ("هل قتلوا؟ نعم! كلهم", 3),
        ("هل قتلوا؟نعم", 2),
        ('He said: "They died." She left.', 2),
        ("(Five died.) Two survived.", 2),
        ("it happened at 5 p.m. The police came.", 2),
        ("they live in the u.s. He does not.", 2),
        ("He was number no. Nobody came.", 2),
        ("A headline without a full stop\n\nThe text begins here.", 2),
        ("عنوان بلا نقطة\nقتل خمسة أشخاص", 2),
        ("• قتل خمسة\n• أصيب ستة\n• فقد سبعة", 3),
        ("- five killed\n- six wounded", 2),
        ("قتل خمسة • أصيب ستة", 2),
        ("عاجل 🔴 مقتل خمسة!! #سوريا\n#إدلب", 3),
        ("قتل ثلاثة مدنيين في المدينة بعد قصف عنيف على حي السكري أمس.. وأصيب عشرة", 2),
        ("killed in 2015. The rest fled.", 2),
        ("مقتل 5. وأصيب 6", 2),
        ("They came in the morning.Garner police said so.", 2),
        ('"We saw it."The man left.', 2),
        ('They saw him."After that he fell," she said.', 2),
        ('قال "سقطوا هنا."وأضاف المصدر', 2),
    ],
)
def test_boundaries(text, count):
    assert len(split(text)) == count


def test_hard_wrapped_newswire_is_put_together():
    text = (
        "   A CITY, 3 JAN 90 -- THE COMMAND HAS REPORTED THAT ABOUT FIFTY FARMERS OF\n"
        "THE NORTHERN DEPARTMENT WERE TAKEN FROM THEIR HOMES BY ARMED MEN ON THE\n"
        "NIGHT OF 30 DECEMBER.  THE SAME SOURCE ADDED THAT THREE OTHERS HAD BEEN\n"
        "WOUNDED DURING THE CLASHES THAT FOLLOWED IN THE TOWN.\n\n"
        "   MEANWHILE, THE AUTHORITIES SAID THAT A SOLDIER WAS HURT WHEN A CAR WENT\n"
        "OFF THE ROAD.\n"
    )
    assert len(split(text)) == 3


def test_a_line_that_ends_in_a_comma_goes_on():
    assert len(split("قتل خمسة أشخاص،\nوأصيب عشرة")) == 1
