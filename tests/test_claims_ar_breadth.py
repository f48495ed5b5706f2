"""Arabic claims: mechanisms that must hold on wording nobody tuned on."""

import pytest

from hasila.claims import report_claims


def claims(text: str) -> list[tuple[str, int | None]]:
    rows = report_claims("r", text, "ar")
    return sorted(((r["effect"], r["best"]) for r in rows), key=str)


REAL = [
    # one number over several states
    ("سقط 47 شخصا في السوق بين قتيل وجريح", [("killed_or_injured", 47)]),
    ("تسببت الألغام في مقتل أو جرح 19 راعيا", [("killed_or_injured", 19)]),
    ("أقر الفصيل بسقوط 120 قتيلا وجريحا", [("killed_or_injured", 120)]),
    ("سقط ثلاثة قتلى وجريح", [("injured", 1), ("killed", 3)]),
    # a state said of those who stand before it
    ("تبين أن أربعة منهم قتلى", [("killed", 4)]),
    ("تمكن ستة سجناء من الفرار", [("escaped", 6)]),
    ("وبقي خمسة قيد العلاج", [("injured", 5)]),
    # verbs that mean an effect only of certain nouns
    ("خرج 80 سجينا من سجن المدينة", [("released", 80)]),
    ("خرج 80 متفرجا من الملعب", []),
    ("استعادت الشرطة ستة فارين", [("detained", 6)]),
    ("وصل 900 نازح إلى المخيم", [("displaced", 900)]),
    ("وصل 900 طالب إلى المخيم", []),
    ("ضبطت الشرطة 40 علبة", []),
    # a thing did it, an injury was the cause, a pronoun is the victim
    ("أصابت رصاصة طائشة تاجرا عند المدخل", [("injured", 1)]),
    ("أصابت رصاصة قناص راعيا", [("injured", 1)]),
    ("توفي متأثرا بإصابته عامل من القرية", [("killed", 1)]),
    ("أطلق الحرس النار على سائق فأصابوه في كتفه", [("injured", 1)]),
    ("طالب محامي أسر الضحايا بتعويضات", []),
    ("سعى المهاجمون إلى إيقاع أكبر عدد من القتلى", []),
    ("أصيب بعلة غير قابلة للشفاء", []),
    ("قال إن الجماعة ظلت تقتل وتنهب", []),
    ("مقتل حارس قنصا برصاص أحد قناصة التنظيم", [("killed", 1)]),
    # narrower readings of a common verb
    ("احتجزت عصابة ثلاثة تجار وطلبت فدية", [("abducted", 3)]),
    ("أخفي تسعة ناشطين قسرا", [("abducted", 9)]),
    ("فقد الاتصال بسبعة متسلقين", [("missing", 7)]),
    ("ما زال مصير 31 بحارا مجهولا", [("missing", 31)]),
    ("أفرجت السلطات عن 12 امرأة ثم عن 30 رجلا", [("released", 12), ("released", 30)]),
    # definite numbers, groups, families
    ("ما أدى إلى مصرع جميع ركابها الستة", [("killed", 6)]),
    ("أصيب الحراس الثمانية", [("injured", 8)]),
    ("تم توقيف خلية من 8 عناصر", [("detained", 8)]),
    ("فرت عشرات العائلات من البلدة", [("displaced", None)]),
    ("إصابة أبنائهما الثلاثة", [("injured", 3)]),
    # a number without a noun
    ("مقتل 4 عناصر وجرح 7 بهجوم على الحاجز", [("injured", 7), ("killed", 4)]),
    # a verb with a subject of its own, a pronoun that stands for one
    ("وجاء في البلاغ أن أحد البحارة قتل وأصيب تسعة آخرون", [("injured", 9), ("killed", 1)]),
    ("صوبت الدورية على الحارس فأردته", [("killed", 1)]),
    # dialect
    ("انخطفوا 3 شباب من الحارة", [("abducted", 3)]),
    ("استشهدو 4 مدنيين", [("killed", 4)]),
]

UNREAL = [
    "لو انهار المبنى لقتل خمسون شخصا",
    "قد يموت ألف شخص في الشتاء",
    "وقد يصل عدد القتلى إلى 300",
    "يقتل هذا المرض 3 آلاف شخص سنويا",
    "تكفي هذه الكمية لقتل مئة شخص",
    "حكمت المحكمة بإعدام ستة متهمين",
    "هدد الخاطف بقتل سبع رهائن",
    "تطالب الأسر بإطلاق سراح 40 معتقلا",
    "تحاكي المناورة سقوط 200 جريح",
    "سجلت الوزارة 70 إصابة جديدة بالحصبة",
    "أسر المطرب قلوب 60 ألف مشجع",
    "نفقت 14 شاة وقتل السكان 30 كلبا",
    "فقدت السفينة 26 حاوية",
]


@pytest.mark.parametrize(("text", "expected"), REAL)
def test_claims_of_many_wordings(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize("text", UNREAL)
def test_what_did_not_happen_is_no_claim(text):
    assert claims(text) == []


def test_a_sentence_carried_out_is_a_death():
    assert claims("تنفيذ حكم الإعدام بثلاثة مدانين") == [("killed", 3)]


def test_a_cited_document_is_no_martyr():
    assert claims("واستشهد المؤرخ ب90 وثيقة") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في الصورة ممرضة خطفت قبل عام", [("abducted", 1)]),
        ("تلميذ طعن زميله في الساحة", [("injured", 1)]),
        ("طعن رجل زوجته في المنزل", [("injured", 1)]),
        ("مقتل 20 طفلا وطفلة في الغارات", [("killed", 20)]),
        ("مصرع عامل بسبب تسرب الغاز", [("killed", 1)]),
        ("وثقت المنظمة 212 حالة اختفاء قسري", [("abducted", 212)]),
        ("أفاد المحافظ أن عدد المفقودين تخطى 410 أشخاص", [("missing", 410)]),
        ("وخشي العمدة أن العشرات ما زالوا تحت الركام", [("missing", None)]),
        ("كتب المراسل أن 500 شخص قتلوا و90 جرحوا", [("injured", 90), ("killed", 500)]),
        ("وقعت حالتي اختطاف في الحي", [("abducted", 2)]),
        ("قتل كل من الشقيقين في الغارة", [("killed", 2)]),
        ("أعلن المكتب عن نزوح عدد كبير من الأسر", [("displaced", None)]),
        ("اصطدم القطار بعد فقدان مهندس عجوز الوعي", []),
        ("من المقرر غدا إجلاء 700 ساكن", []),
    ],
)
def test_who_is_meant(text, expected):
    assert claims(text) == expected


AROUND = [
    # who does it is no victim
    ("قتل أربعة لصوص حارسا في متجره", [("killed", 1)]),
    ("طعن أحد الجيران زوجته", [("injured", 1)]),
    ("وفاة الملحن سعد نادر", [("killed", 1)]),
    ("طعن ملثم بائعا في السوق", [("injured", 1)]),
    ("قبل أن تردي الدورية المهاجم قتيلا", [("killed", 1)]),
    # a relative clause with its own object before the victims
    ("أصيب في القصف الذي طال مدينة السلمية تسعة مدنيين", [("injured", 9)]),
    ("وقتل في الهجوم الذي استهدف شاحنة تقل 30 جنديا", []),
    # those who fell are one number over both
    ("سقوط عدد من المهربين قتلى وجرحى", [("killed_or_injured", None)]),
    ("أدى الانهيار إلى مقتل عمال وجرح مئات الآخرين", [("injured", None)]),
    ("وصلت رفات 21 بحارا إلى الميناء", [("killed", 21)]),
    ("القبض على قاتل أربعة أشخاص في القرية", [("detained", 1), ("killed", 4)]),
    ("تحدث الوالد عن قاتل ابنه", []),
    ("وبينهم سالم منصور الذي قبض عليه أمس", [("detained", 1)]),
    ("قصف غربي بعقوبة ما أسفر عن مقتل تسعة رعاة", [("killed", 9)]),
    ("أصيب العامل سعد نادر بالرصاص قبل أن يفارق الحياة", [("killed", 1)]),
    # a leader and his men
    ("أفادت أن القيادي في الحركة سعد نادر و12 من مرافقيه قتلوا", [("killed", 13)]),
    ("مقتل قائد اللواء 30 العميد سعد نادر وستة من حراسه", [("killed", 7)]),
    (
        "قال إن القيادي سعد نادر وعددا من مرافقيه قتلوا",
        [("killed", 1), ("killed", None)],
    ),
    ("اغتيال 157 مهندسا ومعلما وطبيبا", [("killed", 157)]),
    ("توفي الشاعر والكاتب المسرحي سعد نادر", [("killed", 1)]),
    ("استشهاد (12) اثني عشر عاملا في المحجر", [("killed", 12)]),
    ("قتلت العصابة خلال شهر يونيو 206 وأصابت 30 آخرين", [("injured", 30), ("killed", 206)]),
    ("سجن عشرة أعوام بعد إدانته بقتل تاجرين", [("killed", 2)]),
    ("نقل 31 آخرون للمستشفيات بعد الحريق", [("injured", 31)]),
    ("قالت إن 9 منهم توفوا في المدينة و4 في القرى", [("killed", 4), ("killed", 9)]),
    (
        "مقتل ثلاثة أجانب هم الهولندي كريس هاند (30 عاما) والإسباني سامو خيرو (41 عاما)",
        [("killed", 1), ("killed", 1), ("killed", 3)],
    ),
    # told before, or nobody
    ("نجا من عملية قتل مدبرة", []),
    ("أدوا صلاة الميت على قريبهم", []),
    ("أكد أن الرجل بخير وإلى أن الجرح بسيط", []),
    ("غاب المدرب لوفاة أحد أقاربه", []),
    ("يأمل في استعادة جثمان ابنه", []),
    ("وأقسم على قتل جاره", []),
    ("سقوط الرماد أضر ببلد يبلغ عدد سكانه 12 مليون نسمة", []),
    ("أما الشهيد سعد نادر فكان طبيبا", []),
    ("لم تعرف أسباب هذا العدد من الإصابات", []),
    ("ضبط خلية إرهابية في العاصمة", []),
    ("فقدت إحدى ذراعيها في المصنع", []),
]


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_who_stands_around_the_verb(text, expected):
    assert claims(text) == expected


SPEAKERS = [
    ("وصرح لـ«الصباح» مدير المشفى سعد نادر أن خمسة أشخاص أصيبوا", "مدير المشفى"),
    ("وأوضح لوكالة رويترز مسؤول محلي أن ثلاثة قتلوا", "مسؤول محلي"),
    ("أكدت مساء أول من أمس سفارة اليابان مقتل سائح", "سفارة اليابان"),
    ("أعلن، صباح اليوم الأحد، الناطق باسم الجيش مقتل تسعة", "الناطق باسم الجيش"),
    ("وقالت ممرضة إن الأهالي أبلغوا الشرطة التي عثرت على جثتين", "ممرضة"),
    ("قدرت الهيئة وجود آلاف اللاجئين في البلدة، مشيرة إلى مقتل 20 منهم", "الهيئة"),
    ("اعتقل خمسة تجار استنادا إلى قانون الطوارئ", None),
    ("توفي سبعة مرضى، حسبما أعلنت أمس وزارة الصحة", "وزارة الصحة"),
    ("أصدرت الجمعية الأهلية تقريرا سنويا، وثقت فيه مقتل 40 طفلا", "الجمعية الأهلية"),
    ("كشفت إحصائية للأمم المتحدة مقتل 90 معلما", "إحصائية للأمم المتحدة"),
    ("أعلنت أجهزة الإطفاء إجلاء 700 شخص", "أجهزة الإطفاء"),
    ("نددت النقابة العامة باحتجاز تاجرين، بحسب بيان أصدرته", "النقابة العامة"),
    ("قتل ستة في غارات طالت بحسب المركز بلدات عدة", "المركز"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_who_speaks_behind_a_day_or_those_who_are_told(text, speaker):
    found = report_claims("r", text, "ar")[0]["source"]
    assert found == speaker or (speaker is not None and found.startswith(speaker))


def test_a_communique_in_full_is_its_authors():
    text = (
        "أصدرت وزارة العدل أمس بيانا فيما يلي نصه:\nأقدم تاجر على قتل جاره سعد نادر.\n"
        "ثم تمكنت الدوريات من القبض على الجاني في اليوم ذاته.\n"
        "وقد تم تنفيذ حكم القتل قصاصا بالجاني أمس."
    )
    rows = report_claims("r", text, "ar")
    assert len(rows) >= 3
    assert {r["source"] for r in rows} == {"وزارة العدل"}


ONE_BY_ONE = [
    # whose fire it was is not who was hit
    ("قتل بائع بقصف تركي على السوق", [("killed", 1)]),
    ("قتل بائع برصاص ملثمين أمس", [("killed", 1)]),
    ("قتل لص بسكين ممرضة", [("killed", 1)]),
    ("قتل ببنغازي بائع في متجره", [("killed", 1)]),
    # whose body it is, and who died beside him
    ("اختفى بائع قبل شهر ثم عثر على جثته في النهر", [("killed", 1), ("missing", 1)]),
    ("أبلغت الشرطة باختفاء ممرضة، وتم العثور على جثتها", [("killed", 1), ("missing", 1)]),
    ("لقي القيادي حتفه برفقة سبعة من حراسه", [("killed", 1), ("killed", 7)]),
    ("مما أدى إلى أن يفارق البائع الحياة", [("killed", 1)]),
    # names and callings
    ("توقيف كمال هلال المتهم بالتزوير", [("detained", 1)]),
    ("القبض على كمال الأسد في الميناء", [("detained", 1)]),
    ("توفي الفيلسوف السابق في بيته", [("killed", 1)]),
    ("توفي الحارس الليلي في المصنع", [("killed", 1)]),
    # nobody
    ("لكن شقيقي توقف على الرصيف", []),
    ("انتحار بسلاح ناري", []),
    ("إنقاذ تسعة بحارة واعتبر البقية في عداد المفقودين", []),
]


@pytest.mark.parametrize(("text", "expected"), ONE_BY_ONE)
def test_persons_told_of_one_by_one(text, expected):
    assert claims(text) == sorted(expected, key=str)


def test_a_headline_said_again_is_about_its_event():
    head = "مقتل سبعة بحارة في غرق قارب صيد"
    text = f"{head}\nأعلن الميناء مقتل سبعة بحارة.\nمن جهة أخرى، جرح عامل.\nرابط الخبر: {head}"
    rows = report_claims("r", text, "ar")
    assert [r["event"] for r in rows if r["best"] == 7] == ["main"] * 3


def test_an_anniversary_dates_another_event():
    rows = report_claims("r", "جرح حارسان في تجمع بذكرى مقتل الزعيم كمال هلال.", "ar")
    assert [r["event"] for r in rows] == ["main", "other"]


def test_where_a_body_sits_is_no_part_of_its_name():
    text = "وأضاف المكتب ومقره باريس أن تسعة عمال قتلوا."
    assert [r["source"] for r in report_claims("r", text, "ar")] == ["المكتب"]


_MEANT = [
    "اعتزم",
    "ينويان",
    "حاولوا",
    "أرادت",
    "يرفض",
    "تمنى",
    "يقترحون",
    "عارضت",
    "يتجنب",
    "طلبت",
    "استبعد",
]
_STROVE = ["سعت", "يسعون", "فشل", "أخفقوا", "شرعت", "عزموا", "أوشك", "يخططان", "تعهدوا"]


def test_deeds_that_were_meant_and_not_done_are_no_claims():
    meant = [f"{verb} اعتقال تسعة بحارة" for verb in _MEANT]
    strove = [f"{verb} إلى خطف تسعة بحارة" for verb in _STROVE]
    assert not [text for text in meant + strove if claims(f"ذكر الخفير أنهم {text} في الميناء")]
    assert not claims("فشلت قوات الأمن السورية في تحرير تسعة رهائن")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رفض الناطق التعليق على اعتقال تسعة بحارة", [("detained", 9)]),
        ("نجح الخفير في قتل تسعة لصوص", [("killed", 9)]),
        ("حددت الشرطة هوية المتهم واستنفرت لتعقب آثاره واعتقاله", []),
        ("قام الخفير بتحييد سلاحه", []),
        ("سعى إلى التهدئة بعد خطف تسعة بحارة", [("abducted", 9)]),
        ("فتكت الحمى بنحو 900 بحار", [("killed", 900)]),
        ("أفرجت المحكمة في زيمبابوي عن بحارين اثنين", [("released", 2)]),
        ("وصلت تسع جثث ما يرفع عدد الضحايا إلى 31", [("killed", 31), ("killed", 9)]),
    ],
)
def test_what_happened_beside_what_was_meant(text, expected):
    assert claims(text) == sorted(expected, key=str)


def test_who_accuses_a_state_speaks_for_itself():
    text = "واتهمت باكستان الهند بالقصف وذكرت أن تسعة بحارة قتلوا."
    assert [r["source"] for r in report_claims("r", text, "ar")] == ["باكستان"]
