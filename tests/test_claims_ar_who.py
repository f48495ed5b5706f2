"""Arabic claims: who the victims are, and what their words leave open."""

import pytest

from hasila.claims import report_claims

COUNTED = [
    # given names alone, students or the movement, captives beside the dead
    ("استشهاد سامي وسمير في قصف على البلدة", [("killed", 2)]),
    ("توفي كل من سامي ولافي ابني خالد الساري", [("killed", 2)]),
    ("قتل 20 شخصا بينهم طالبان في انفجار قرب الجامعة", [("killed", 20), ("killed", 2)]),
    ("قتل تسعة من المسلحين بينهم طالبان باكستان", [("killed", 9)]),
    (
        "سقوط 40 قتيلا في صفوف التنظيم و12 أسيرا",
        [("killed", 40), ("detained", 12)],
    ),
    # dozens and thousands apart from their noun, who did it to whom, one of two callings
    ("قال الضابط إن خسائر العدو من القتلى تقدر بالمئات", [("killed", None)]),
    ("المدنيون يفرون بالآلاف من البلدة", [("displaced", None)]),
    ("بعد قتل شرطي لشاب أعزل في المدينة", [("killed", 1)]),
    ("أحد الشبان قتل أخاه، وآخر قتل عمه", [("killed", 1)] * 2),
    ("اغتيال تاجر وإمام مسجد في المدينة", [("killed", 2)]),
    # who tells of a death is not the dead, captives who died, those compared
    ("أحد أقاربه أكد خبر وفاته وأوضح أن الجثمان نقل", []),
    ("ارتفع عدد الضحايا الذين قتلوا تحت التعذيب إلى 120 مختطفا", [("killed", 120)]),
    ("سمات بشار الساري سليمان الساري سوريا قتل", []),  # keywords
    ("وثق 3 حالات وفاة، و17 حالة سرقة و211 حالة تهديد", [("killed", 3)]),
    ("سقوط 250 قتيلا في صفوف المسلحين و87 أسيرا", [("killed", 250), ("detained", 87)]),
    # remains of many, a loss of fighters, an origin
    ("تسلمت البلاد رفات الجنود", []),
    ("تكبدت المليشيا ما لا يقل عن 40 عنصرا", [("killed", 40)]),
    ("وفاة بلجيكي من أصل مغربي وأستاذ في الرياضيات", [("killed", 1)]),
    # victims of mines in a headline, one of many who is shot at
    ("طفل وامرأة ضحيتا ألغام في ريف حماة", [("killed", 2)]),
    ("أطلق مسلحون النار على أحد مخبري البلدية، ما أدى لمقتله", [("killed", 1)]),
    # two or many: no claim
    ("اعتقلت قوات الأمن صحفيين وناشطين بعد تظاهرة", []),
    ("اعتقال ناشطين اثنين في العاصمة", [("detained", 2)]),
    # cases of what was tried, two nouns for the same cases
    ("وثق المركز 4 حالات إعدام وتصفية جسدية، و17 حالة شروع في القتل", [("killed", 4)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[t for t, _ in COUNTED])
def test_how_many_are_told_of(text: str, expected: list[tuple[str, int | None]]) -> None:
    rows = report_claims("r", text, "ar")
    assert [(r["effect"], r["best"]) for r in rows] == expected


CLASSES = [
    ("سقوط 40 قتيلا في صفوف التنظيم و12 أسيرا", ["combatant"] * 2),
    ("شهيدة وثلاثة جرحى بقصف على البلدة", ["civilian", "unspecified"]),
    ("قتلت القوات ثلاثة مسلحين وأصيب أحدهم بجروح", ["combatant"] * 2),
    ("أعلنت القوات مقتل ثلاثة أجانب في صفوفها", ["combatant"]),
    ("فتح النار على المليشيا وقتل أربعة منهم", ["combatant"]),
    ("مقتل الصحفي سامي الساري وإصابة اثنين من زملائه", ["civilian"] * 2),
    ("مقتل عنصر سابق في المليشيا وآخر في الفرقة الرابعة", ["combatant"] * 2),
    # others beside those whom nobody counts, companions
    ("أدى القصف إلى استشهاد مسعفين واعتقال آخرين", ["civilian"]),
    ("سقط قتلى وجرحى في صفوف المليشيا وأسر 11 آخرون", ["combatant"]),
    ("استشهاد أحد الجنود وإصابة زميل له في الهجوم", ["combatant"] * 2),
    ("مقتل 12 عسكريا ومدنيا في غارات", ["mixed"]),
    ("أصيب عسكري برصاصة، فيما أصيب مهرب بطلق ناري", ["combatant", "unspecified"]),
    # others beside those of one sort, of two; cases of somebody; displaced persons
    ("مقتل أربعة وإصابة ثلاثة آخرين من المسلحين", ["combatant"] * 2),
    ("قتل ستة مدنيين وأصيب سبعة أشخاص آخرين", ["civilian"] * 2),
    ("مقتل 12 مسلحا و11 مدنيا وإصابة 13 آخرين", ["combatant", "civilian", "civilian"]),
    ("إصابة أحد مؤسسي كتيبة محلية برصاص مجهولين", ["combatant"]),
    ("نتجت عن الحادث حالة وفاة واحدة لطفل", ["civilian"]),
    ("اعتقال نازح في البلدة", ["unspecified"]),
    # a report that calls them civilians elsewhere
    ("قتل 4 أشخاص وأصيب اثنان. وقال متحدث إن كل القتلى والمصابين مدنيون.", ["civilian"] * 2),
    ("قتل 4 أشخاص. وقال متحدث إن معظم القتلى مدنيون.", ["unspecified"]),
    (
        "سقط قتلى وجرحى في صفوف المدنيين شرق البلدة. وذكرت مصادر أن 5 قتلوا وأصيب العشرات.",
        ["civilian"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES, ids=[t for t, _ in CLASSES])
def test_who_they_are(text: str, expected: list[str]) -> None:
    assert [r["victim_class"] for r in report_claims("r", text, "ar")] == expected


DOCUMENTS = [
    "رصدت إحصائية نشرتها نقابة الأطباء ارتكاب ألف انتهاك. وبحسب الإحصائية قتل 30 شخصا.",
    "كشف تقرير أصدرته نقابة الأطباء عن انتهاكات واسعة. وذكر التقرير أن 30 شخصا قتلوا.",
]


@pytest.mark.parametrize("text", DOCUMENTS)
def test_a_document_is_named_with_its_author(text: str) -> None:
    (row,) = report_claims("r", text, "ar")
    assert row["source"].endswith("نقابة الأطباء")


@pytest.mark.parametrize(
    "verb", ['وتابع الساري "تشير معلوماتنا إلى', "وأبان الساري: وقع حادث نتج عنه"]
)
def test_who_goes_on_with_a_quotation(verb: str) -> None:
    (row,) = report_claims("r", f"{verb} مقتل 15 شخصا.", "ar")
    assert row["source"] == "الساري"


def test_numbers_that_are_compared_are_of_another_event() -> None:
    rows = report_claims("r", "قتل 90 شخصا في أكتوبر مقارنة بـ 40 قتلوا في سبتمبر", "ar")
    assert [r["event"] for r in rows] == ["main", "other"]


def test_who_is_referred_to_right_behind_a_number_gave_it() -> None:
    text = "وأكد الوزير أن الحملة أدت إلى مقتل أربعة آلاف شخص حسب الإحصاءات الرسمية."
    assert [r["source"] for r in report_claims("r", text, "ar")] == ["الإحصاءات الرسمية"]


SPEAKERS = [
    ("قتل 29 راكبا بحسب الحصيلة الجديدة التي أعلنتها وزارة النقل", "وزارة النقل"),
    ("وقالت مصادر لوكالة الأنباء الألمانية إن خمسة قتلوا", "مصادر"),
    ("وقال د. سامي الساري سفير البلاد إن خمسة قتلوا", "سامي الساري سفير البلاد"),
    ("وأوضح أ.د. سامي الساري أن خمسة قتلوا", "سامي الساري"),
    ("مراسل النهار 24: ارتفاع عدد القتلى إلى خمسة", "مراسل النهار 24"),
    ("قتل خمسة بحسب تعداد لوكالة الأنباء الألمانية", "تعداد لوكالة الأنباء الألمانية"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[t for t, _ in SPEAKERS])
def test_who_gave_it_and_who_was_told(text: str, speaker: str) -> None:
    assert [r["source"] for r in report_claims("r", text, "ar")] == [speaker]


def test_the_one_to_whom_a_deed_is_done_is_the_quote() -> None:
    (row,) = report_claims("r", "أدين بطعن رجل لزوجته", "ar")
    assert row["quote"] == "زوجته"


def test_two_who_were_told_of_one_by_one_are_of_the_event() -> None:
    text = (
        "أصيب عسكري برصاصة في الركبة، فيما أصيب مهرب بطلق ناري في الساق خلال تبادل لإطلاق النار"
        " قرب الحدود الجنوبية مساء الأحد.\nوأفاد ناطق باسم وزارة الدفاع بأن الدورية عادت إلى"
        " مقرها. وأكد أنه تم نقل الجريحين إلى المستشفى."
    )
    assert {r["event"] for r in report_claims("r", text, "ar")} == {"main"}
