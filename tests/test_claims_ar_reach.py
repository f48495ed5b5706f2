"""Arabic: numbers that an effect reaches over what stands between, and those that it does not."""

import pytest

from hasila.claims import report_claims


def told(text: str) -> list[tuple[str, int | None]]:
    return [(c["effect"], c["best"]) for c in report_claims("r", text, "ar")]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("أودى الحريق بحياة أسرة مكونة من الأب والأم وأربعة أطفال.", [("killed", 6)]),
        ("إصابة أسرة كاملة (زوج وزوجة وطفل) بالاختناق.", [("injured", 3)]),
        ("مقتل عائلة كاملة في القصف.", [("killed", None)]),
        ("إن الكتيبة خسرت، في معركة الوادي، أربعة من مقاتليها.", [("killed", 4)]),
        ("بدأ آلاف السكان الفرار من المدينة.", [("displaced", None)]),
        ("القائمة التي هلك منهم 17 شخصا في مواجهات.", [("killed", 17)]),
        (
            "ارتفع عدد شهداء التفجير إلى 15 شهيدا والمصابين إلى 40 شخصا.",
            [("killed", 15), ("injured", 40)],
        ),
        (
            "أدى القصف إلى مقتل 9 مدنيين، لترتفع بذلك حصيلة هذا القصف إلى 57 مدنيا.",
            [("killed", 9), ("killed", 57)],
        ),
        ("ارتفع عدد الغارات على البلدة إلى أكثر من 20.", []),
        ("بعد يوم من قتل مسلحين نحو 20 عاملا في المنجم.", [("killed", 20)]),
        (
            "مقتل 76 عنصرا من قوات الحكم والمسلحين الموالين لها، و43 مقاتلا من الفصائل.",
            [("killed", 76), ("killed", 43)],
        ),
        ("حملت الأزمة أكثر من 160 ألف شخص على اللجوء.", [("displaced", 160_000)]),
        ("طالب المحتجون بإطلاق سراح الناشط سامي الساري.", []),
        ("قضت المحكمة بعدم السماح لضحايا الهجوم بالطعن.", []),
        ("اتفاقات تهجير بمساعدة الحليف.", []),
        (
            "قتل نحو 50 مصليا، من بينهم الممثل الشمالي، سامي الساري.",
            [("killed", 50), ("killed", 1)],
        ),
        ("مما أسفر عن 11 شهيدا وجرحى آخرين.", [("killed", 11)]),
        ("مما أسفر عن 11 شهيدا وجريحا.", [("killed_or_injured", 11)]),
        ("فحص الأطباء سجلات 300 شخص أصيبوا بحصوات في الكلى.", []),
        ("احتجزت السيول 40 معتمرا على الطريق.", []),
        ("قضت طفلة (4 سنوات) دهسا.", [("killed", 1)]),
        ("قضى شاب في العشرين من عمره غرقا.", [("killed", 1)]),
        ("قضى عشرة أعوام في المهجر.", []),
    ],
)
def test_what_an_effect_reaches(text: str, claims: list[tuple[str, int | None]]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("قتل نحو 40 شخصا نصفهم من المدنيين.", "40 شخصا"),
        ("مقتل ثلاثة أشقاء أعمارهم 5 و7 و9 سنوات.", "ثلاثة أشقاء"),
        ("مقتل 8 عمال تتراوح أعمارهم بين 19 و44 عاما.", "8 عمال"),
        (
            "إن العريف سامي الساري والجندي أول محمد العامر من منسوبي حرس الحدود استشهدا.",
            "العريف سامي الساري والجندي أول محمد العامر",
        ),
        ("أصيب سائق شاحنة ومرافقه في حادثة مؤلمة بمدينة الساحة.", "سائق شاحنة ومرافقه"),
    ],
)
def test_where_a_quote_ends(text: str, quote: str) -> None:
    assert [c["quote"] for c in report_claims("r", text, "ar")] == [quote]


def test_provinces_are_no_women() -> None:
    rows = report_claims("r", "اعتقلت القوات 14 مواطنا من محافظات الشمال.", "ar")
    assert [(c["victim_class"], c["demographic"]) for c in rows] == [("unspecified", None)]


def test_whose_words_a_relative_clause_gives() -> None:
    rows = report_claims("r", "نفت ذلك منظمة الإغاثة الدولية التي قالت إن 50 شخصا أصيبوا.", "ar")
    assert [c["source"] for c in rows] == ["منظمة الإغاثة الدولية"]


def test_a_release_ends_the_name_of_who_announces_it() -> None:
    rows = report_claims("r", "أعلنت حركة الساحل الإفراج عن 113 أسيرا.", "ar")
    assert [c["source"] for c in rows] == ["حركة الساحل"]
