"""How claims of one report hang together: parts, older tolls, main and other events."""

import pytest

from hasila.claims import report_claims


def read(text: str) -> list[dict]:
    return report_claims("r", text, "ar")


def parts(rows: list[dict]) -> dict[int | None, list[int | None]]:
    """The numbers of the parts by the number of their whole."""
    by_id = {c["claim_id"]: c for c in rows}
    out: dict[int | None, list[int | None]] = {}
    for c in rows:
        if c["part_of"]:
            out.setdefault(by_id[c["part_of"]]["best"], []).append(c["best"])
    return out


def test_parts_behind_including() -> None:
    rows = read("قضى ثمانية مزارعين بينهم أربعة فتيان وطبيبة وسائق، وجرح تسعة آخرون")
    assert parts(rows) == {8: [4, 1, 1]}
    assert [c["aspect"] for c in rows] == ["total", "part", "part", "part", "total"]


def test_parts_behind_they_are() -> None:
    rows = read("بلغ عدد القتلى 58، هم 31 من مسلحي الجماعة و9 مدنيين، و18 من رجال الشرطة")
    assert parts(rows) == {58: [31, 9, 18]}
    assert rows[0]["victim_class"] == "mixed"


def test_figures_that_add_up_break_a_total_down_across_sentences() -> None:
    rows = read("بلغت حصيلة القتلى 41 شخصا:\n- 20 من حراس السجن\n- 16 مسلحا\n- 5 مدنيين")
    assert parts(rows) == {41: [20, 16, 5]}
    assert {c["effect"] for c in rows} == {"killed"}


def test_figures_that_do_not_add_up_are_no_parts() -> None:
    assert parts(read("قتل 12 شخصا في القصف. وقتل 3 في هجوم و4 في آخر.")) == {}


def test_part_of_them() -> None:
    rows = read("أصيب ستة أشخاص، اثنان منهم في حالة خطرة")
    assert parts(rows) == {6: [2]}


def test_those_told_beside_the_rest_are_a_part() -> None:
    rows = read("قتل 20 شخصا أمس. وقال الطبيب إن ثمانية قتلوا بالرصاص فيما غرق الباقون.")
    assert parts(rows) == {20: [8, None]}


def test_those_among_the_dead_are_parts_of_them() -> None:
    rows = read("وأوضح أن بين القتلى خمسة جنود ومدنيين اثنين")
    assert [(c["effect"], c["best"]) for c in rows] == [("killed", 5), ("killed", 2)]


def test_names_listed_behind_a_number_are_its_parts() -> None:
    rows = read("3 إصابات كحصيلة أولية\n1- سالم خليل\n2- نضال حسن\n3- تامر سعيد")
    assert parts(rows) == {3: [1, 1, 1]}


def test_one_whose_family_is_told_of_is_the_victim() -> None:
    rows = read("زار الوزير عائلة سالم خليل الذي قتل أمس.")
    assert [(c["effect"], c["quote"]) for c in rows] == [("killed", "سالم خليل")]


def test_a_name_that_is_also_a_preposition_belongs_to_its_list() -> None:
    rows = read("أسماء القتلى بالغارة الجوية هم:\n-سالم خليل\n-نضال حسن\n-نواف خلف الراعي")
    assert [c["quote"] for c in rows] == ["سالم خليل", "نضال حسن", "نواف خلف الراعي"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفع عدد القتلى بعد وفاة الصحفي سامر علي إلى 11 قتيلا", {11: [1]}),
        ("ارتفعت الحصيلة إلى 11 قتيلا بعد وفاة الممرض سامر علي", {11: [1]}),
        ("سجلت 350 إصابة منها 90 بالرصاص، وما زال 12 جريحا منهم في المشفى", {350: [90, 12]}),
        ("قتل خمسة أشخاص: ثلاثة في حلب واثنان في حماة", {5: [3, 2]}),
        ("استشهد سبعة شبان هذا الأسبوع كان آخرهم شابان في القرية", {7: [2]}),
        ("قتل ستة أشخاص وأصيب عشرة، وكان بين القتلى شرطيان", {6: [2]}),
        ("أصيب ستة أشخاص بينهم مدنيان أحدهما طفل", {6: [2], 2: [1]}),
        ("أصيب خمسة أشخاص في السوق.\nومن بين الجرحى اثنان في حالة خطرة.", {5: [2]}),
        (
            "مقتل قائدين ليلا\nقتل القائد سالم علي نور في الغارة. كما قتل القائد خالد حسن نور.",
            {2: [1, 1]},
        ),
        ("مقتل وإصابة 60 جنديا في الهجوم\nقتل 25 جنديا وأصيب 35 آخرون ليلا", {60: [25, 35]}),
        (
            "بلغ عدد القتلى 41 شخصا هم:\n- 20 من حراس السجن بينهم ضابطان\n- 16 مسلحا\n- 5 مدنيين",
            {41: [20, 16, 5], 20: [2]},
        ),
        (
            "قتل 3 شبان ليلا وأصيب آخر.\nوهذه أسماء القتلى الثلاثة، وهم؛ سالم أحمد نور (30 عاما)"
            " وعلي سالم نور (20 عاما) وخالد منصور نور.",
            {3: [1, 1, 1]},
        ),
    ],
)
def test_more_ways_to_name_parts(text: str, expected: dict[int, list[int]]) -> None:
    assert parts(read(text)) == expected


def test_update_names_the_older_toll() -> None:
    rows = read("ارتفع عدد القتلى من 12 إلى 19")
    assert [(c["best"], c["aspect"]) for c in rows] == [(12, "previous"), (19, "total")]


def test_an_earlier_toll_is_previous() -> None:
    rows = read("أعلنت السلطات مقتل 77 شخصا بعد أن كانت الحصيلة السابقة 61")
    assert [(c["best"], c["aspect"]) for c in rows] == [(77, "total"), (61, "previous")]


LEAD = (
    "مقتل ثلاثة مدنيين بقصف على بلدة الزهراء\n\n"
    "قتل ثلاثة مدنيين، السبت، بقصف مدفعي استهدف سوق بلدة الزهراء شمالي البلاد، "
    "وفق ما أفادت مصادر طبية في المشفى الوطني الذي استقبل الضحايا بعد القصف مباشرة.\n\n"
)


def events(tail: str) -> list[str]:
    """The events of the claims behind the lead."""
    return [c["event"] for c in read(LEAD + tail)[2:]]


def test_the_same_toll_later_is_the_main_event() -> None:
    assert events("وأكد شهود أن القصف أدى إلى مقتل ثلاثة مدنيين كانوا في السوق.") == ["main"]


def test_the_attack_and_the_speaker_who_goes_on_are_of_the_main_event() -> None:
    assert events("وأضاف الممرضون أن عاملا أصيب لاحقا قرب محطة الحافلات.") == ["main"]
    tail = "وقال ممرض يعمل هناك إن الهجوم على محطة الحافلات أسفر عن مقتل ستة آخرين."
    assert set(events(tail)) == {"main"}


def test_what_had_happened_is_another_event_with_the_same_number_too() -> None:
    tail = "وكانت دورية تابعة للحدود قد قتلت ثلاثة مهربين قرب محطة الحافلات في مدينة الساحل."
    assert events(tail) == ["other"]


def test_a_digest_is_about_none_of_its_items() -> None:
    rows = read("موجز الأخبار\n\nمقتل أربعة جنود في كمين شرق المدينة. وإصابة عامل في حريق مصنع.")
    assert {c["event"] for c in rows} == {"other"}


def test_a_number_of_persons_is_no_year() -> None:
    assert events("وقال الأطباء إن الهجوم خلف 2000 جريح في السوق والحي.") == ["main"]


def test_what_is_dated_to_a_day_gone_by_is_another_event() -> None:
    text = (
        "قتل سبعة عمال في غارة على المصنع اليوم\n\nقتل سبعة عمال في غارة على المصنع صباح اليوم، "
        "وفق الدفاع المدني الذي نقل الجثامين إلى المشفى.\nوفي 12 من الشهر الجاري، أدت غارة على "
        "السوق إلى مقتل خمسة باعة."
    )
    assert [c["event"] for c in read(text)] == ["main", "main", "other"]


def test_another_incident_or_time_is_another_event() -> None:
    assert events("وفي سياق منفصل، قتل شرطيان بانفجار لغم في ريف العاصمة.") == ["other"]
    assert events("ومنذ بداية العام قتل أكثر من 400 مدني في غارات مماثلة.") == ["other"]
    assert events("وكان هجوم في عام 2014 قد أودى بحياة 85 شخصا في العاصمة.") == ["other"]


def test_links_to_other_stories_are_other_events() -> None:
    link = "مقتل عاملين في انهيار منجم بمنطقة بعيدة\n\nإصابة سائق باصطدام قطار"
    assert set(events(f"انتهى الخبر.\n\n{link}")) == {"other"}


def test_a_step_from_one_number_to_another_is_an_update_whatever_the_verb() -> None:
    import hasila

    claims = hasila.extract(
        "صعدت حصيلة الهجوم من 9 قتلى إلى 25 قتيلا، بينهم أربعة مدنيين، وفق الوزارة."
    )
    aspects = dict(zip(claims["best"], claims["aspect"], strict=True))
    assert aspects == {9: "previous", 25: "total", 4: "part"}


def test_a_breakdown_that_misses_its_total_by_a_little_is_one() -> None:
    told = "The monitor gave a toll of 322: 246 fighters, 79 policemen and seven civilians."
    assert parts(report_claims("r", told, "en")) == {322: [246, 79, 7]}
    told = (
        "About 500 people were killed, it said. It listed 374 fighters, 77 guards and 40 civilians."
    )
    assert parts(report_claims("r", told, "en")) == {500: [374, 77, 40]}
    far = (
        "About 500 people were killed, it said. It listed 74 fighters, 77 guards and 40 civilians."
    )
    assert parts(report_claims("r", far, "en")) == {}


def test_a_total_is_broken_down_beside_what_it_includes() -> None:
    rows = read("سقط 47 مقاتلا من الجانبين، منهم 28 من أفراد الكتيبة و19 من شرطة المدينة.")
    assert parts(rows) == {47: [28, 19]}


def test_a_toll_since_a_day_of_the_week_is_of_the_main_event() -> None:
    told = "Fighting went on on Sunday.\n\nOver 120 people have been killed since Thursday."
    assert [c["event"] for c in report_claims("r", told, "en")] == ["main"]
    told = "Nine died on Sunday.\n\nThe war has killed over 260,000 people since it began."
    assert [c["event"] for c in report_claims("r", told, "en")] == ["main", "other"]
