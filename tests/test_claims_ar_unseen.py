"""Arabic claims: mechanisms found on reports that nobody had read before."""

import pytest

from hasila.claims import report_claims


def claims(text: str) -> list[tuple[str, int | None]]:
    rows = report_claims("r", text, "ar")
    return sorted(((r["effect"], r["best"]) for r in rows), key=str)


REAL = [
    # persons joined to others or to a group that adjuncts qualify
    ("أصيب طفل بجروح وقتل آخر وشاب في القصف", [("injured", 1), ("killed", 2)]),
    ("مقتل أربعة من مشاة الجبل وضابط من البحرية في كمين", [("killed", 5)]),
    ("قتل جنديان وخمسة مسلحين وأحد المارة", [("killed", 1), ("killed", 2), ("killed", 5)]),
    ("أصيب عامل فيما توفيت الأخرى في الطريق", [("injured", 1), ("killed", 1)]),
    ("ضبط الحرس مهربين وجزائريا", [("detained", 3)]),
    # penalties that are carried out, and those that are not
    ("نفذت الوزارة حكم القتل قصاصا في سالم بن نادر الفلاني", [("killed", 1)]),
    ("تنفيذ حكم الإعدام بحق ثلاثة مدانين", [("killed", 3)]),
    ("حكمت المحكمة بالإعدام على ثلاثة مدانين", []),
    # states and verbs
    ("خمسة مشتبهين قيد الاعتقال", [("detained", 5)]),
    ("أجبرت الفيضانات نحو 7 آلاف شخص على الخروج من قراهم", [("displaced", 7000)]),
    ("القضاء على ستة مسلحين في الوادي", [("killed", 6)]),
    ("أخذ المهاجم امرأة رهينة", [("abducted", 1)]),
    ("مقتل شرطي وإصابة عشرات في الملعب", [("injured", None), ("killed", 1)]),
    ("راح ضحيتها عشرات الشهداء والجرحى", [("killed_or_injured", None)]),
    # words that only look like numbers of persons
    ("أعلنت طالبان مسؤوليتها عن مقتل قاض", [("killed", 1)]),
    ("مقذوف يصيب ناقلة نفط قبالة سواحل عمان", []),
    ("أطلق رجل النار على المارة وبعضهم لقي حتفه", []),
]


@pytest.mark.parametrize(("text", "expected"), REAL, ids=[t for t, _ in REAL])
def test_reads_what_a_sentence_states(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert claims(text) == sorted(expected, key=str)


def test_those_among_the_dead_are_part_of_the_number_above() -> None:
    rows = report_claims("r", "قتل سبعة متظاهرين في الساحة. وأضافت أن بين القتلى فتى.", "ar")
    whole, part = sorted(rows, key=lambda r: r["start"])
    assert part["aspect"] == "part" and part["part_of"] == whole["claim_id"]


MORE = [
    ("أفلت مطلق النار من عقوبة السجن المؤبد", []),
    ("فر ثلاثة سجناء من سجن المدينة", [("escaped", 3)]),
    ("نجم عن الحادث وفاة حالتين وإصابة ثلاث حالات", [("injured", 3), ("killed", 2)]),
    ("أدان قتل الجيش لنحو 60 متظاهرا", [("killed", 60)]),
    ("48 إصابة في صفوف العمال بين شهيد وجريح", [("killed_or_injured", 48)]),
    ("القوات تقتل مدنيين عدة في الريف", [("killed", None)]),
    ("أوقفت، في الأسبوع الفائت، العديد من تجار السوق", [("detained", None)]),
    ("وفاة خامس طفل نتيجة البرد", [("killed", 1)]),
    ("أصيبت راكبة وهي أم لطفلتين", [("injured", 1)]),
    ("وقعت الحادثة التي قضى فيها شاب عشريني", [("killed", 1)]),
    ("أسفر القصف عن مقتل ستة، فيما ضم الوفد تسعة رجال", [("killed", 6)]),
    ("أحد رجال الحرس المرابطين على الحدود قتل نتيجة مقذوف", [("killed", 1)]),
    ("فقد ذكرت الشبكة أن السوق أغلق بعد قتل أسد", []),
    ("إصا..بات عدة جراء القصف", [("injured", None)]),
]


@pytest.mark.parametrize(("text", "expected"), MORE, ids=[t for t, _ in MORE])
def test_reads_more_turns_of_phrase(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert claims(text) == sorted(expected, key=str)


def test_names_under_hashtags_are_a_list() -> None:
    text = "ننعى إليكم الشهداء الذين طالهم الغدر:\n#الشاب_سالم_كامل_نور\n#الطفل_سعد_خالد_نور"
    assert claims(text) == [("killed", 1), ("killed", 1)]


def classes(text: str) -> list[str]:
    return [r["victim_class"] for r in report_claims("r", text, "ar")]


def test_what_stands_behind_two_numbers_classes_both() -> None:
    assert classes("أدت الغارات إلى مقتل 34 وجرح 18 من الإرهابيين") == ["combatant"] * 2


def test_civilians_told_of_without_a_number_are_those_counted_below() -> None:
    assert classes("جرحى مدنيون جراء القصف.\n5 إصابات في السوق") == ["civilian"]


def test_listed_children_are_children() -> None:
    text = "أسماء الشهداء:\n1- سليم كامل نور (طفل)\n2- نضال حسن سعيد"
    assert classes(text) == ["civilian", "unspecified"]


def test_by_whom_one_was_killed_is_not_who_one_was() -> None:
    assert classes("سقط شهيد في البلدة جراء القصف من قبل قوات الجيش") == ["unspecified"]


SPEAKERS = [
    ("أعلن المتحدث الرسمي لهيئة الهلال سالم نور أن ثلاثة عمال قتلوا", "سالم نور"),
    ("قالت منظمات نقلا عن شهود إن 40 مهاجرا غرقوا", "شهود"),
    ("ذكرت تقارير أن 11 شخصا قتلوا", None),
    ("سقط 17 قتيلا وفق حصيلة جديدة نشرها مسؤولون في البلدية", "مسؤولون في البلدية"),
    ("تركيا تتهم العمال بقتل ثلاثة شرطيين", "تركيا"),
    ("أصدر حكام الولايات أوامر بالتسلح بعد مقتل خمسة جنود", None),
    ("وكانت أفغانستان قد قالت إن ثلاثة جنود قتلوا", "أفغانستان"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[t for t, _ in SPEAKERS])
def test_names_who_says_it(text: str, speaker: str | None) -> None:
    found = report_claims("r", text, "ar")[0]["source"]
    assert (speaker in found) if speaker and found else (found == speaker)


AGAIN = [
    ("قُتل أمس الخميس 9 أيار 2019 الفتى سالم نور", [("killed", 1)]),
    ("مقتل مواطن وعنصر في قوات النظام", [("killed", 2)]),
    ("حريق راح ضحيته في حصيلة مؤقتة 16 وجرح 27", [("injured", 27), ("killed", 16)]),
    ("استشهاد وضاح سليمان بقصف", [("killed", 1)]),
    ("ارتفعت الحصيلة إلى 16 مدنيا بينهم 8 أطفال", [("killed", 8), ("killed", 16)]),
    ("استولى المسلح على سيارة قبل أن تقتله الشرطة", [("killed", 1)]),
    ("قال البيان إنه لم يسقط أي مدنيين في الغارة", [("killed", 0)]),
    ("بلغ القتلى 109 فيما بلغ عدد المفقودين 200", [("killed", 109), ("missing", 200)]),
    ("خطف العناصر من الفرقة 30", []),
    ("طلب المهاجم الإفراج عن سالم نور", []),
    ("توفي مهاجر من قرية هادي سامي", [("killed", 1)]),
    ("بعد قتله لزملائه الأربعة", [("killed", 4)]),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN, ids=[t for t, _ in AGAIN])
def test_reads_longer_reports(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert claims(text) == sorted(expected, key=str)


def test_menus_are_no_part_of_the_event() -> None:
    body = "قتل ثلاثة عمال في انهيار سقف المصنع صباح اليوم في المدينة الصناعية. " * 3
    text = f"مقتل ثلاثة عمال في انهيار\n\n{body}\n\nروابط\n\nمقتل تسعة بحارة شرقا\n\nأسعار السوق"
    rows = report_claims("r", text, "ar")
    assert {r["best"]: r["event"] for r in rows} == {3: "main", 9: "other"}


WORDS = [
    ("غيب الموت الفنان سالم نادر أمس", [("killed", 1)]),
    ("لبى نداء ربه الشيخ سالم نادر", [("killed", 1)]),
    ("أطاحت شرطة العاصمة بوافد سرق المحال", [("detained", 1)]),
    ("الاحتفاظ بثلاثة أشخاص على ذمة التحقيق", [("detained", 3)]),
    ("إيداع شخصين السجن", [("detained", 2)]),
    ("تعرض صحفي للاختطاف في المدينة", [("abducted", 1)]),
    ("حادث مرور يخلف قتيلا و3 جرحى", [("injured", 3), ("killed", 1)]),
    ("طعن شاب حتى الموت", [("killed", 1)]),
    ("إصابة مدير المدرسة وابنه", [("injured", 2)]),
    ("استشهد كل من: سالم نادر، وائل سعد، كامل حسن", [("killed", 3)]),
    ("المتوفون هم سالم بن نادر وكامل بن سعد", [("killed", 1), ("killed", 1)]),
    ("نجا الوزير من محاولة اغتيال ومقتل اثنين من مرافقيه", [("killed", 2)]),
    ("سبب الانفجار سقوط عدة مبان", []),
    ("فر 700 ألف شخص من البلاد", [("displaced", 700_000)]),
    ("القضاء على عدد (8) فرد تكفيري", [("killed", 8)]),
    ("لا تزال الفرق تبحث عن مفقود تحت الأنقاض", [("missing", 1)]),
    ("نفذته امرأتان إحداهما اعتقلت", [("detained", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS, ids=[t for t, _ in WORDS])
def test_knows_more_words_for_it(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert claims(text) == sorted(expected, key=str)


# Persons told of with pronouns, agents and things before the victims, one-word names.
TOLD = [
    ("أفادت الشرطة بأن أربعة رجال تم توقيفهم ليلا", [("detained", 4)]),
    ("وجه القضاء التهمة إلى سبعة حراس وجرى احتجازهم", [("detained", 7)]),
    ("ذكرت الوزارة أن شقيقين ألقي القبض عليهما", [("detained", 2)]),
    ("الحارس الذي ألقي القبض عليه أنكر التهمة", [("detained", 1)]),
    ("عاد تسعة أسرى إلى بيوتهم بعد الإفراج عنهم", [("released", 9)]),
    ("طالب ذوو الموقوفين بالإفراج عنهم", []),
    ("ألقي القبض على الفاسي، 44 عاما، في المرفأ", [("detained", 1)]),
    ("قتلت جماعة من الأهالي أربع نساء", [("killed", 4)]),
    ("قتلت الشرطة المهاجم قرب الجسر", [("killed", 1)]),
    ("قتل في الضربة التي شنتها الطائرات على السوق سبعة عمال", [("killed", 7)]),
    ("أصابت قذيفة أطلقتها المدفعية على الحي ثلاثة عمال", [("injured", 3)]),
    ("كان القاضي قد خطف في آذار", [("abducted", 1)]),
    ("احتجز مسلح أربعة رهائن في المصرف", [("abducted", 4)]),
    ("في الذكرى الثانية لاختطاف 18 طالبة", [("abducted", 18)]),
    ("إحباط محاولة تهريب وتوقيف شقيقين", [("detained", 2)]),
    ("أجرت لقاء مع ممرضة تدعى نوال اختطفت في الجنوب", [("abducted", 1)]),
    ("سقط حارس قتيلا عند البوابة", [("killed", 1)]),
    ("أقدم بحار على الانتحار في الميناء", [("killed", 1)]),
    ("أودعت النيابة تسعة متهمين السجن", [("detained", 9)]),
    ("تحفظت الشرطة على ستة من عمال الورشة", [("detained", 6)]),
    ("فر آلاف القرويين من المعارك", [("displaced", None)]),
    ("تعرض قاض لعملية خطف في الضاحية", [("abducted", 1)]),
    ("جند مئات الصبية قتل منهم أكثر من 30 صبيا", [("killed", 30)]),
    ("فقد عين المدير مساعدا له", []),
    ("خرج حارس من البوابة وأصيب بعيار ناري", [("injured", 1)]),
    ("حاول بحار الهرب واعتقل عند السور", [("detained", 1)]),
    ("عثر الجيران على عجوز وحفيدها ولقيا حتفهما لاحقا", [("killed", 2)]),
    ("سقط عامل عن السطح ما أدى إلى وفاته", [("killed", 1)]),
    ("عثر على بحار ميتا في قاربه", [("killed", 1)]),
    ("وجدت عجوز مقتولة في دارها", [("killed", 1)]),
    ("انتشلت جثة من البئر", [("killed", 1)]),
    ("تقديرات تشير إلى أن مئات قتلوا في القرى", [("killed", None)]),
    ("ذكر أن عدد القتلى والجرحى بلغ 9 عمال", [("killed_or_injured", 9)]),
    ("خطفت الجماعة، وهي حليفة للتنظيم، أربعة صيادين", [("abducted", 4)]),
    ("أفاد مصدر بأن نائب رئيس البلدية سالم العوفي أصيب بشظايا", [("injured", 1)]),
    ("تعرض القاضي للاغتيال أمام المحكمة", [("killed", 1)]),
    ("ردا على خطف وقتل سبعة من الحراس", [("abducted", 7), ("killed", 7)]),
    ("مسلح يقتل ويصيب 6 عمال في المنجم", [("killed_or_injured", 6)]),
    ("ثلاثة مسلحين دهسوا المارة في السوق", []),
    ("اختطاف ميليشيا محلية موالية للحكومة القاضي سالم الفاضل", [("abducted", 1)]),
    ("نفذت السلطات حكم الإعدام ضد 14 مدانا", [("killed", 14)]),
    ("ليبلغ عدد القتلى 31 شخصا إضافة إلى 12 في عداد المفقودين", [("killed", 31), ("missing", 12)]),
    ("وفاة مؤسس ورئيس النادي", [("killed", 1)]),
    ("لم يصب سوى أربعة عمال", [("injured", 4)]),
    ("عند نفس المحطة التي قتل فيها شرطي", [("killed", 1)]),
    ("كان سالم معلما طيبا، فقد علم الكثير", []),
    ("سجلت الفرق 9 إصابات و170 حالة مرضية", [("injured", 9)]),
    ("هجومان لم يسفرا عن ضحايا", [("killed_or_injured", 0)]),
    ("يهدد فيه عناصر من التنظيم بإعدام ستة صيادين", []),
    ("للتنديد بمقتل كارلوس فيغون (31 عاما) قرب النهر", [("killed", 1)]),
    ("مقتل كارلوس، الأب لطفلتين، هز البلدة", [("killed", 1)]),
    ("أما سالم الفارسي، فقد توفي في المشفى", [("killed", 1)]),
    ("إن الفارسي قتل مع خمسة من حراسه", [("killed", 5)]),
    ("عشرات المقاتلين فيما يسمى جيش الفجر لقوا مصرعهم", [("killed", None)]),
    ("مقتل 18 من المسلحين وتدمير موقع وثلاثة مخابئ", [("killed", 18)]),
    ("قال الناطق باسم الشرطة العقيد سالم الفارسي: أوقف بحار وتم التحفظ عليه", [("detained", 1)]),
    ("أسفر سقوط إحدى شظايا الصاروخ عن مقتل عامل", [("killed", 1)]),
    ("كشف القائمة عن عدد من قتلوا في الساحة", []),
    ("ذكر المكتب أن 640 شخصا قتل خلال هجوم المتشددين على البلدة", [("killed", 640)]),
    ("نعي بمقتل علي سالم الفارسي في الجبهة", [("killed", 1)]),
    ("هجر سائق الشاحنة مركبته على الطريق", []),
    ("ينتظر السكان الإفراج عن آخر طالبة", []),
    ("قتل عاملان وأصيب الثالث", [("injured", 1), ("killed", 2)]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[t for t, _ in TOLD])
def test_reads_those_told_of_around_the_verb(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert claims(text) == sorted(expected, key=str)
