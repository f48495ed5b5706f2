import pandas as pd
import pytest

from handmade import claim, table
from hasila.claims import extract
from hasila.errors import UserError
from hasila.ingest import from_texts
from hasila.names import Names, fill_names, finder, load, shipped
from hasila.names.lists import Form
from hasila.schemas import SOURCE_CLASSES


def filled(names: Names | None = None, **fields: object) -> pd.Series:
    row = claim("r", 39, victim_class=fields.pop("victim_class", "combatant"), **fields)
    return fill_names(table([row], "claims"), names=names).iloc[0]


def claims_of(text: str) -> pd.DataFrame:
    return extract(from_texts([text])).set_index("best")


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("مدير المرصد السوري لحقوق الإنسان", "SOHR", "monitor"),
        ("للمرصد السوري", "SOHR", "monitor"),
        ("مصادر المرصد السوري", "SOHR", "monitor"),
        ("the Syrian Observatory for Human Rights", "SOHR", "monitor"),
        ("قسد", "SDF", "armed_group"),
        ("وقوات سوريا الديمقراطيه", "SDF", "armed_group"),
        ("a spokesman for the SDF", "SDF", "armed_group"),
        ("Human Rights Watch", "Human Rights Watch", "un_ngo"),
        ("هيومن رايتس ووتش", "Human Rights Watch", "un_ngo"),
        ("وزارة الصحة العراقية", "Iraqi health ministry", "government"),
        ("Iraq's Ministry of Health", "Iraqi health ministry", "government"),
        ("وزارة الصحة في غزة", "Gaza health ministry", "government"),
        ("the Hamas-run health ministry", "Gaza health ministry", "government"),
        ("الجيش الإسرائيلي", "Israeli army", "government"),
        ("the IDF", "Israeli army", "government"),
        ("الخوذ البيضاء", "White Helmets", "medical"),
        ("Syria Civil Defence", "White Helmets", "medical"),
        ("الهلال الأحمر الليبي", "Libyan Red Crescent", "medical"),
        ("منظمة الصحة العالمية", "WHO", "un_ngo"),
        ("WHO", "WHO", "un_ngo"),
        ("مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية", "OCHA", "un_ngo"),
        ("وكالة فرانس برس", "AFP", "media"),
        ("مصدر طبي لوكالة رويترز", "medical sources", "anonymous"),
        ("a security source in the Iraqi army", "security sources", "anonymous"),
        ("شهود عيان", "witnesses", "witness"),
        ("Israel", "Israeli government", "government"),
    ],
)
def test_sources_in_both_languages(words: str, name: str, kind: str) -> None:
    row = filled(source=words)
    assert (row["source_name"], row["source_class"]) == (name, kind)


@pytest.mark.parametrize(
    ("quote", "actor"),
    [
        ("39 من تنظيم داعش", "Islamic State"),
        ("39 IS fighters", "Islamic State"),
        ("39 داعشياً", "Islamic State"),
        ("39 من قوات سوريا الديمقراطية", "SDF and allies"),
        ("39 من الأسايش", "SDF and allies"),
        ("39 members of the SDF and the Asayish", "SDF and allies"),
        ("39 Israeli soldiers", "Israeli army"),
        ("39 جنديا إسرائيليا", "Israeli army"),
        ("39 من عناصر حماس", "Hamas"),
        ("39 Taliban fighters", "Taliban"),
        ("39 من عناصر الشرطة العراقية", "Iraqi police"),
        ("39 policemen", "police"),
        ("39 fighters of the SDF and ISIS", None),
        ("39 fighters", None),
        ("39 من عناصر التنظيم", None),
        ("39 fighters of Iran", None),
    ],
)
def test_actors(quote: str, actor: str | None) -> None:
    found = filled(quote=quote)["actor"]
    assert (None if pd.isna(found) else found) == actor


def test_bare_roles_are_who_the_report_names() -> None:
    rows = claims_of(
        "أعلنت وزارة الصحة العراقية مقتل 30 شخصا في الموصل خلال الأيام الماضية. "
        "وأوضحت الوزارة أن 12 مدنيا أصيبوا."
    )
    assert rows.loc[30, "source_name"] == rows.loc[12, "source_name"] == "Iraqi health ministry"
    rows = claims_of(
        "The Syrian Observatory for Human Rights counted 30 dead at the mill. "
        "The monitor said 12 civilians were wounded."
    )
    assert rows.loc[12, "source_name"] == "SOHR"


def test_the_organisation_is_the_one_that_the_report_names() -> None:
    one = "هاجم تنظيم داعش السجن. وقتل 39 من عناصر التنظيم في الاشتباكات."
    assert claims_of(one).loc[39, "actor"] == "Islamic State"
    two = "هاجم تنظيم داعش وتنظيم القاعدة السجن. وقتل 39 من عناصر التنظيم في الاشتباكات."
    assert pd.isna(claims_of(two).loc[39, "actor"])


def test_what_belongs_to_the_speaker() -> None:
    rows = claims_of("أعلنت قوات سوريا الديمقراطية مقتل 17 من عناصرها في الهجوم.")
    assert rows.loc[17, "actor"] == "SDF and allies"
    rows = claims_of("The Taliban said that 9 of their fighters were killed in the raid.")
    assert rows.loc[9, "actor"] == "Taliban"


def test_what_the_claims_say_stays_and_civilians_have_no_actor() -> None:
    row = filled(source="قسد", source_name="Own name", quote="39 near the SDF base",
                 victim_class="civilian")  # fmt: skip
    assert row["source_name"] == "Own name" and pd.isna(row["actor"])


def test_unknown_words_are_their_own_name() -> None:
    row = filled(source="a  shopkeeper\nof the town")
    assert row["source_name"] == "a shopkeeper of the town" and row["source_class"] == "other"
    assert pd.isna(filled()["source_name"])


def test_acronyms_that_are_words_are_found_in_capitals_only() -> None:
    assert filled(source="someone who knows")["source_name"] == "someone who knows"
    find = finder({"WHO": "health", "who": "someone"})
    assert find("who") == ["someone"] and finder({})("anything") == []


def test_the_longest_form_wins_and_words_are_whole() -> None:
    find = finder({"thousands": "t", "tens of thousands": "tt", "آلاف": "a", "عشرات الآلاف": "aa"})
    assert find("tens of thousands") == ["tt"] and find("thousandsfold") == []
    assert find("وعشرات الآلاف") == ["aa"] and find("والآلاف") == ["a"]


def test_own_names_stand_over_the_shipped_ones() -> None:
    names = load({"mine.yaml": """
names:
  SOHR: {ar: المرصد, forms: [the coventry man]}
  River Guard: {class: armed_group, ar: حرس النهر, forms: [حراس النهر]}
bodies:
  water authority: {class: government, ar: هيئة المياه, feminine: true}
"""})  # fmt: skip
    assert filled(names, source="the Coventry man")["source_name"] == "SOHR"
    assert filled(names, source="المرصد السوري")["source_name"] == "SOHR"
    assert filled(names, quote="39 من حراس النهر")["actor"] == "River Guard"
    assert filled(names, source="هيئة المياه الليبية")["source_name"] == "Libyan water authority"
    assert names.display()["Libyan water authority"]["ar"] == "هيئة المياه الليبية"
    assert pd.isna(filled(quote="39 من حراس النهر")["actor"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nams: {}", "did you mean 'names'"),
        ("names: {X: {klass: media}}", "did you mean 'class'"),
        ("names: {X: {forms: [x]}}", "names.X.class"),
        ("names: {X: {class: newspaper}}", "names.X.class"),
        ("names: [X]", "names"),
        ("names: {X: y}", "names.X"),
        ("names: {", "not valid YAML"),
        ("- X", "keys and values"),
    ],
)
def test_mistakes_in_ones_own_list_are_said(text: str, said: str) -> None:
    with pytest.raises(UserError, match=r"^mine") as error:
        load({"mine.yaml": text})
    assert said in str(error.value)


def test_the_shipped_list_is_consistent() -> None:
    names = shipped()
    lists = names.lists
    for part in ("names", "generic", "bodies", "roles"):
        for key, entry in getattr(lists, part).items():
            assert entry.kind in SOURCE_CLASSES
            if part != "roles":
                assert entry.ar, key
            assert names.matcher.get(key) in (Form(part, key), None) or part != "names", key
    for entry in lists.names.values():
        assert entry.counts_as is None or entry.counts_as in lists.names
    for role in lists.roles.values():
        assert set(role.of) <= set(lists.names)
    assert names.display()["Iraqi health ministry"]["ar"] == "وزارة الصحة العراقية"
    assert names.display()["Gaza police"]["ar"] == "الشرطة في غزة"
