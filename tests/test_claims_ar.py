"""Arabic claims: each mechanism of the grammar on a sentence of its own."""

import pytest

from hasila.claims import report_claims


def read(text: str) -> list[dict]:
    """The claims of a text as rows."""
    return report_claims("r", text, "ar")


def said(text: str) -> list[tuple]:
    """(effect, best) of every claim, in order."""
    return [(c["effect"], c["best"]) for c in read(text)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # verb before its subject, at a distance, with adjuncts between
        ("قتل في الغارة على السوق ثمانية أشخاص", [("killed", 8)]),
        ("توفي متأثرا بجراحه شاب في العشرينات من عمره", [("killed", 1)]),
        # subject before its verb, behind "that", in a relative clause
        ("قال المرصد إن طفلين قتلا وأصيب والدهما", [("killed", 2), ("injured", 1)]),
        ("كشفت وسائل الإعلام هوية الجندي الذي قتل في العملية", [("killed", 1)]),
        ("جندي قتل وآخران أصيبا في اشتباكات", [("killed", 1), ("injured", 2)]),
        # agents are no victims
        ("قتل مسلحون أربعة من أفراد الأمن ولاذوا بالفرار", [("killed", 4)]),
        ("مجهولون يغتالون قياديا في درعا", [("killed", 1)]),
        ("انفجار لغم يقتل طفلا ويصيب شقيقه", [("killed", 1), ("injured", 1)]),
        # a killer who dies counts
        ("أقدم مسلح على قتل والديه ثم انتحر", [("killed", 1), ("killed", 2)]),
        # idioms of death
        ("أودى الحادث بحياة سائق الشاحنة", [("killed", 1)]),
        ("راح ضحية الهجوم أحد عشر مدنيا", [("killed", 11)]),
        ("حصدت الحرب أرواح أكثر من نصف مليون إنسان", [("killed", 500000)]),
        ("لقي رجل وزوجته وأطفالهما الثلاثة حتفهم في حريق", [("killed", 5)]),
        ("عثر على جثث خمسة عمال في منجم مهجور", [("killed", 5)]),
        # nouns that carry their effect
        ("أسفرت الغارات عن سقوط 12 قتيلا و30 جريحا", [("killed", 12), ("injured", 30)]),
        ("شهيد وجريحان في قصف على البلدة", [("killed", 1), ("injured", 2)]),
        # one number over both effects
        ("سقط عشرات القتلى والجرحى في غارة", [("killed_or_injured", None)]),
        ("قتل وأصيب ما لا يقل عن 20 شخصا", [("killed_or_injured", 20)]),
        ("أكثر من 50 بين قتيل وجريح في تفجير", [("killed_or_injured", 50)]),
        # bare numbers, ordinals, others
        ("قتل 7 وأصيب 15 في حادث سير", [("killed", 7), ("injured", 15)]),
        ("قتل شرطيان وأصيب ثالث في هجوم", [("killed", 2), ("injured", 1)]),
        ("قتل 4 من عائلة واحدة وأصيب خامس", [("killed", 4), ("injured", 1)]),
        ("قتل شخص واحد على الأقل وأصيب العشرات", [("killed", 1), ("injured", None)]),
        # tolls whose number stands far from the noun
        ("بلغ عدد قتلى الهجوم حتى مساء الجمعة 67 شخصا", [("killed", 67)]),
        ("تجاوز عدد من قضوا في القصف 65 شخصا", [("killed", 65)]),
        # sums
        ("القصف أسفر عن إصابة رجل وسيدتين", [("injured", 3)]),
        ("أعلن مقتل مدير المشفى مع 15 ممرضا", [("killed", 16)]),
        ("قتل 13 جنديا وشرطيا في الكمين", [("killed", 13)]),
        # captivity and flight
        ("اعتقلت القوات 14 شابا خلال حملة دهم", [("detained", 14)]),
        ("ألقت الشرطة القبض على ثلاثة مشتبه بهم", [("detained", 3)]),
        ("اختطف مسلحون مجهولون طبيبا من أمام منزله", [("abducted", 1)]),
        ("أفرجت السلطات عن 25 معتقلا بموجب اتفاق", [("released", 25)]),
        ("حررت القوات الخاصة تسع رهائن", [("released", 9), ("abducted", 9)]),
        ("فر سبعة سجناء من سجن المدينة المركزي", [("escaped", 7)]),
        ("لا يزال 12 شخصا في عداد المفقودين", [("missing", 12)]),
        ("نزح أكثر من عشرة آلاف شخص من منازلهم", [("displaced", 10000)]),
        ("أجبرت المعارك آلاف العائلات على النزوح", [("displaced", None)]),
        # zero
        ("لم يسفر الانفجار عن وقوع إصابات", [("injured", 0)]),
        ("لم ترد أنباء عن سقوط ضحايا", [("killed_or_injured", 0)]),
        # events counted
        ("سجلت المحافظة 3 حالات وفاة و5 حالات اختطاف", [("killed", 3), ("abducted", 5)]),
    ],
)
def test_effects_and_numbers(text: str, claims: list[tuple]) -> None:
    assert sorted(said(text), key=str) == sorted(claims, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "قتل الوقت بالقراءة هواية قديمة",
        "هدد المسلحون بقتل عشر رهائن",
        "قضت محكمة أميركية بالسجن 22 عاما على المتهم",
        "أصيب نحو 13 ألف شخص بفيروس كورونا",
        "سقوط ضحايا مدنيين في قصف على المدينة",
        "عدد القتلى مرشح للارتفاع",
        "تخطط الولاية لإعدام أربعة سجناء",
        "رصدت السلطات مكافأة لاعتقال زعيم التنظيم",
        "يضم السجن نحو 3500 سجين",
        "أقارب الشهيدين في استقبال المسؤولين",
    ],
)
def test_what_states_no_casualty(text: str) -> None:
    assert said(text) == []


def test_quotes_leave_hedges_out_and_are_substrings() -> None:
    text = "لقي ما لا يقل عن مئة وعشرين شخصا حتفهم"
    (claim,) = read(text)
    assert claim["quote"] == "مئة وعشرين شخصا" == text[claim["start"] : claim["end"]]
    assert (claim["low"], claim["best"], claim["high"]) == (120, 120, None)
    assert claim["qualifier"] == "at_least"


def test_range() -> None:
    (claim,) = read("قتل ما بين 10 و15 مسلحا")
    assert (claim["low"], claim["best"], claim["high"]) == (10, None, 15)


def test_a_plural_that_may_be_dual_needs_evidence() -> None:
    assert said("استشهاد مدنيين بقصف على الحي") == []
    assert said("استشهاد مدنيين بعد أن رفض الحاجز مرور الإسعاف إليهما") == [("killed", 2)]
    assert said("مقتل إرهابيين بغارة.\n\nقتل في الغارة شخصان.") == [("killed", 2), ("killed", 2)]


@pytest.mark.parametrize(
    ("text", "names", "effect"),
    [
        ("اسماء الشهداء\n1- سالم خليل\n2- فادي حسن الزين\n3- رامي سعيد", 3, "killed"),
        ("أسماء المصابين:\n\n• سالم خليل 7 سنوات\n• تالا خليل العرب", 2, "injured"),
        ("أسماء الشهداء: سالم خليل العمر، نضال حسن الزين", 2, "killed"),
        ("واعتقلت أربعة أشقاء، وهم:\n•أحمد علي الأحمد\n•لؤي علي الأحمد", 2, "detained"),
    ],
)
def test_lists_of_names(text: str, names: int, effect: str) -> None:
    listed = [c for c in read(text) if c["rule"].startswith("list.")]
    assert len(listed) == names
    assert {(c["effect"], c["best"]) for c in listed} == {(effect, 1)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قال المتحدث باسم الشرطة إن ثلاثة أشخاص قتلوا", "المتحدث باسم الشرطة"),
        ("قتل ثلاثة أشخاص في القصف، وفق ما أفاد المرصد السوري", "المرصد السوري"),
        ("قتل ثلاثة أشخاص في القصف، وفق ما ذكر وقتها ناشطون", "ناشطون"),
        ("قتل ثلاثة أشخاص وفق حصيلة أعدتها وكالة النهار", "وكالة النهار"),
        ("قتل ثلاثة أشخاص وفق تأكيد مدير المشفى", "مدير المشفى"),
        ("قتل ثلاثة أشخاص في القصف، وهو ما أكدته وزارة الصحة", "وزارة الصحة"),
        ("قتل ثلاثة أشخاص في القصف كما صرح بذلك مدير المشفى", "مدير المشفى"),
        ("قتل ثلاثة أشخاص في القصف، ونفى ذلك الجيش", None),
        ("المرصد السوري أعلن مقتل ثلاثة أشخاص", "المرصد السوري"),
        ("وكان الجيش الوطني قد أعلن مقتل خمسة من عناصره", "الجيش الوطني"),
        ("المتحدث باسم الشرطة: 3 قتلى في انقلاب حافلة", "المتحدث باسم الشرطة"),
        ("قتل ثلاثة أشخاص بين مدينتي حماة وحمص", None),
        ("نقل المصابون الستة إلى المستشفى", None),
        # behind what is told, relayed, and in what stands in a statement
        ("قتل عاملان في المنجم، على ما أفادت وكيلة الشركة", "وكيلة الشركة"),
        ("سقط خمسة قتلى، بحسب ما نقلت صحف محلية عن وزارة النقل", "وزارة النقل"),
        ("وجاء في بيان أصدرته الوزارة أن ثلاثة عمال قتلوا", "الوزارة"),
        ("وذكر تقرير نشرته هيئة الأرصاد أن ستة صيادين غرقوا", "تقرير نشرته هيئة الأرصاد"),
        ("الاحتجاج يلي إعلان المحافظة وفاة سبعة عمال", "المحافظة"),
        ("نعت قيادة الأركان أربعة من جنودها", "قيادة الأركان"),
        ("وكان تحالف رصد المستقل، وثق وفاة 12 شخصا في السجون", "تحالف رصد المستقل"),
        # a whole clause of "that" is reported, "while" in it included
        ("وقال الناطق إن جنديا قتل في الكمين فيما أصيبت دوريته", "الناطق"),
        # what begins like a name, and is none
        ("لم تؤكد الوزارة عدد الضحايا، لكنها قالت إن سبعة مهاجمين قتلوا", "الوزارة"),
        ("وكانت أنقرة قد أعلنت العام الماضي مقتل عشرين مسلحا", "أنقرة"),
        ("قصفت مسيرة تابعة لجيش الدفاع قريتين ما أدى إلى مقتل راع", None),
        ("القوات تقتل أربعة مزارعين غرب البلدة:", None),
        ("وبحسب المعطيات الأولية فإن أربعة قتلوا", None),
    ],
)
def test_sources(text: str, source: str | None) -> None:
    (claim,) = read(text)
    assert claim["source"] == source


def test_a_speaker_goes_on_and_is_named_in_full() -> None:
    text = (
        "قال مصدر أمني رفيع إن هجوما وقع فجر اليوم. وأضاف المصدر أن أربعة جنود قتلوا. "
        "وأصيب طفل في حي آخر."
    )
    assert [c["source"] for c in read(text)] == ["مصدر أمني رفيع", None]


def test_a_source_speaks_only_for_its_clause() -> None:
    text = "أوقعت الغارات عشرات القتلى، وقالت مصادر طبية إن 26 شخصا استشهدوا في المدينة"
    assert [c["source"] for c in read(text)] == [None, "مصادر طبية"]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("مقتل 39 من عناصر التنظيم", ("combatant", None)),
        ("مقتل 23 من قوى الأمن وحراس السجن", ("combatant", None)),
        ("11 قتيلا مدنيا في قصف جوي", ("civilian", None)),
        ("إصابة ثلاثة أطفال", ("civilian", "children")),
        ("وفاة معتقل تحت التعذيب", ("detainee", None)),
        ("مقتل امرأة برصاص قناص", ("civilian", "women")),
        ("إصابة رجل وامرأة", ("civilian", None)),
        # a calling in the feminine; his sister and "a sister of", which are told apart by a letter
        ("مقتل خادمة في حريق منزل", ("civilian", "women")),
        ("إصابة لاجئة في حريق المخيم", ("unspecified", "women")),
        ("مقتل شقيقة الأسير في حريق منزل", ("civilian", "women")),
        ("مقتل شقيقه الأكبر في حريق منزل", ("unspecified", None)),
        ("مقتل شخصين في حادث", ("unspecified", None)),
        # those of one house are civilians, a man's son or brother may be anybody
        ("وفاة ستة من أسرة واحدة في حريق", ("civilian", None)),
        ("مقتل شقيقه في حادث سير", ("unspecified", None)),
        # one number over two sorts of people
        ("مقتل 14 مدنيا وجنديا في التفجير", ("mixed", None)),
        ("نزوح مئات من المدنيين ومقاتلي الفصائل عن البلدة", ("mixed", None)),
        # the side that lost them, and what they are said to belong to
        ("ارتفعت خسائر الجيش منذ بدء الحملة إلى 64 قتيلا", ("combatant", None)),
        ("تسعة قتلى سقطوا في الغارة ينتمون إلى ميليشيا محلية", ("combatant", None)),
        ("مقتل سالم العوام، القيادي في كتيبة الصقور", ("combatant", None)),
        # fighters who are prisoners stay fighters; an adjective behind two nouns is of both
        ("وفاة أسيرين من ميليشيا الحوثي متأثرين بجراحهما", ("combatant", None)),
        ("سقوط عدة قتلى وجرحى مدنيين في السوق", ("civilian", None)),
    ],
)
def test_victims(text: str, victims: tuple) -> None:
    (claim,) = read(text)
    assert (claim["victim_class"], claim["demographic"]) == victims


def test_others_take_the_class_of_those_before() -> None:
    rows = read("قتل خمسة جنود وأصيب 13 آخرون")
    assert [c["victim_class"] for c in rows] == ["combatant", "combatant"]


def test_others_at_the_head_of_a_sentence_are_like_those_before_its_stop() -> None:
    rows = read("قتل جنديان في الهجوم. وأصيب خمسة آخرون.")
    assert [c["victim_class"] for c in rows] == ["combatant", "combatant"]
    rows = read("قتل سبعة جنود، أما الثلاثة الباقون فقتلوا في منازلهم")
    assert rows[-1]["victim_class"] == "unspecified"


def test_one_young_man_is_not_the_one_nurse_of_another_sentence() -> None:
    rows = read("أصيب شاب في الحي الشرقي. وأصيبت ممرضة في المستشفى.")
    assert [c["victim_class"] for c in rows] == ["unspecified", "civilian"]


def test_the_report_settles_who_the_same_people_are() -> None:
    rows = read("شهيدان في قصف على البلدة.\n\nاستشهد مدنيان اثنان مساء اليوم.")
    assert [c["victim_class"] for c in rows] == ["civilian", "civilian"]
