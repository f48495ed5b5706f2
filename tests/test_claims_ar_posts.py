"""Arabic claims in posts and bulletins: lists of names, bracketed numbers, glued lines."""

import pytest

from hasila.claims import report_claims


def claims(text: str) -> list[tuple[str, int | None]]:
    rows = report_claims("r", text, "ar")
    return sorted(((r["effect"], r["best"]) for r in rows), key=str)


LISTED = [
    # ages, brackets and kin between the names
    (
        "أسماء الشهداء هم الجدة نعيمة (70 عاما)، وفيق الساري (9 سنوات)، والمصابون هم؛"
        " عدي (4 أعوام)، لجين (6 أعوام)، ووالدتهم سميحة الساري.",
        [("injured", 1)] * 3 + [("killed", 1)] * 2,
    ),
    (
        "أسماء الذين فقدوا حياتهم وهم: حازم نادر الساري، رامز نادر الساري.\n"
        "والمصابات هن: بثينة الساري، وداد الساري.",
        [("injured", 1)] * 2 + [("killed", 1)] * 2,
    ),
    (
        "وأسماء الجرحى بحسب المجلس، هي (وسيم الساري (18 عاما) مصاب في كتفه، ونزار الحداد (20 عاما)"
        " مصاب في يده.",
        [("injured", 1)] * 2,
    ),
    ("إصابة كل من غادة الساري (16) عاما وشقيقها رامي الساري (24 عاما).", [("injured", 2)]),
    ('الحرس يعتقل كلا من "نزار الساري و عدي الحداد" في السوق', [("detained", 2)]),
    # a name a line
    (
        "أسماء الإصابات في الحي\nالحالات كلها مستقرة\n\nنزار عدي الساري 70 سنة.\nوسيم الحداد 32",
        [("injured", 1)] * 2,
    ),
    (
        "أسفرت الحملة عن اعتقال كل من:\nنزار عدي الساري\nوسيم عدي الحداد\n#مراسل_المدينة",
        [("detained", 1)] * 2,
    ),
    # numbered groups under a heading
    (
        "والقتلى هم:\n– 35 من المدنيين بينهم 5 أطفال.\n– عنصر من الحرس\n– 6 من فصيل محلي.",
        [("killed", 1), ("killed", 35), ("killed", 5), ("killed", 6)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTED, ids=[t[:40] for t, _ in LISTED])
def test_reads_those_who_are_listed(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert claims(text) == sorted(expected, key=str)


def test_parts_of_listed_groups_hang_on_their_item() -> None:
    text = "وجرح 9 عمال، والقتلى هم:\n– 7 مدنيين بينهم 3 أطفال\n– 4 من الحرس"
    rows = {r["best"]: r for r in report_claims("r", text, "ar")}
    assert rows[3]["effect"] == "killed" and rows[3]["part_of"] == rows[7]["claim_id"]


POSTS = [
    # tags are words of the sentence, and labels of the post are not
    ("#وفاة_عامل_زراعي بانفجار في الحقل", [("killed", 1)]),
    ("اعتقل الحرس #نزار_عدي_الساري وابنه #عدي في السوق", [("detained", 2)]),
    ("انتهى الاجتماع #اعتقال #حوران #مراسل_المدينة", []),
    # pronouns of those whom a blast or a raid hit
    ("انفجر لغم بعاملين ما أسفر عن وفاتهما", [("killed", 2)]),
    ("سقط جدار على ثلاثة عمال ما أدى إلى إصابتهم برضوض", [("injured", 3)]),
    ("دهموا منزل نزار الساري 60 عاما وأخذوه معهم", [("detained", 1)]),
    ("تفتيش بيت نزار الساري واعتقاله", [("detained", 1)]),
    ("أسفر الغرق عن فقدان أربعة بحارة وإنقاذ ستة", [("missing", 4)]),
    ("أسفر القصف عن فقدان أربعة عمال وإصابة ستة", [("injured", 6), ("killed", 4)]),
    ("انتشلوا عاملة عالقة تحت الركام", []),
    ("وتم اعتقال الباقين", [("detained", None)]),
    ("وشهيد ثالث لم يعرف اسمه", [("killed", 1)]),
    ("كمنوا للدورية وقتلوا وجرحوا عددا من الحراس", [("killed_or_injured", None)]),
    ("انفجار في المعمل دون تسجيل أي إصابة", [("injured", 0)]),
    ("إصابة (6) عمال وارتقاء (3) مدنيين", [("injured", 6), ("killed", 3)]),
    ("(8) من الحرس قتلوا في الكمين", [("killed", 8)]),
    ("سقوط إحدى تلك القذائف على البلدة", []),
    ("نقل المصابين إلى المشافي #اشتباكات #حوران24.", []),
    ("حصيلة المصابين بالقصف غربي #الرقة، إلى 11 مصابا", [("injured", 11)]),
    ("إنقاذ طفل من تحت الأنقاض", []),
    ("كان هدفهم قتل أكبر عدد من الأهالي", []),
    ("عمليات البحث جارية عن مفقودين", []),
    ("استشهاد المرأة وداد الساري والطفل عدي الحداد", [("killed", 2)]),
    ("مقتل الأمين العام للحزب نزار الساري", [("killed", 1)]),
    ("قائمة تضم 52 من موظفي البلدية ممن استشهدوا", [("killed", 52)]),
    ("اعتقال الجيش الأجنبي مراسل الصحيفة نزار الساري", [("detained", 1)]),
    ("أعلن مدير المشفى نزار أبو صفية أن الوقود نفد", []),
    ('واعتقلت " نزار عدي الساري و وسيم عدي الساري" في السوق', [("detained", 2)]),
    ("استشهاد غادة الساري ورامي الحداد في القصف", [("killed", 2)]),
    ("استشهاد غادة الساري وتدمير منزلها", [("killed", 1)]),
    ("تفقدت الفرق المكان للتأكد من عدم وجود إصابات", []),
    ("استشهد طفل وجرحت امرأة", [("injured", 1), ("killed", 1)]),
    (
        "حصيلة اليوم 20 قتيلا بينهم 6 أطفال و3 نساء، و 90 جريحا بينهم 30 طفلا",
        [("injured", 30), ("injured", 90), ("killed", 20), ("killed", 3), ("killed", 6)],
    ),
    (
        "مقتل صحفيين في غارة. وأدت الغارة إلى استشهادهما وإصابة السائق",
        [("injured", 1), ("killed", 2)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), POSTS, ids=[t for t, _ in POSTS])
def test_reads_posts(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert claims(text) == sorted(expected, key=str)
