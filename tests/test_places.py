"""The gazetteer, and the names of places in text."""

import pytest

from hasila.errors import UserError
from hasila.places import Gazetteer, default, load
from hasila.text.fold import fold

VILLAGE = {
    "name_ar": "تل النسيم",
    "name_en": "Tell al-Nasim",
    "latitude": "35.7",
    "longitude": 36.6,
    "within": "Idlib Governorate",
    "aliases": "تل نسيم|Tal Nasim",
}


def names(text: str, language: str = "ar", gazetteer: Gazetteer | None = None) -> list[str]:
    def capital(k: int) -> bool:
        return text[k].isupper()

    found = (gazetteer or default()).find(
        fold(text).text, language, capital if language == "en" else None
    )
    return [h.place.name for h in found]


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("Aleppo", 36.2, 37.2), ("Gaza", 31.5, 34.5), ("Khartoum", 15.6, 32.5), ("Yemen", 15, 45)],
)
def test_a_place_has_its_position(name: str, lat: float, lon: float) -> None:
    place = default().place(name)
    assert place is not None
    assert abs(place.lat - lat) < 1 and abs(place.lon - lon) < 1.5


def test_a_canonical_name_is_one_place_only() -> None:
    gazetteer = default()
    assert len(gazetteer.by_name) == len(gazetteer.places) > 30_000


def test_every_arab_country_is_known_in_both_languages() -> None:
    for ar, en in [
        ("العراق", "Iraq"),
        ("السودان", "Sudan"),
        ("ليبيا", "Libya"),
        ("لبنان", "Lebanon"),
    ]:
        assert names(f"حدث ذلك في {ar}") == [en] == names(f"It happened in {en}.", "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سقطت قذائف على بلدة كفرنبل بريف إدلب", ["Kafr Nabl", "Idlib Governorate"]),
        ("وبحلب وبدمشق وللرقة", ["Aleppo", "Damascus", "Raqqa"]),
        ("في محافظة حلب", ["Aleppo Governorate"]),
        ("في مدينة حلب", ["Aleppo"]),
        ("قصف على ريف دمشق", ["Rif Dimashq Governorate"]),
        ("استهدف القصف مخيم جباليا وخان يونس", ["Jabalia camp", "Khan Younis"]),
        ("#خان_شيخون", ["Khan Shaykhun"]),
        ("في طرابلس شمالي لبنان", ["Tripoli, Lebanon"]),
        ("في مدينة طرابلس الليبية وفي بنغازي", ["Tripoli", "Benghazi"]),
    ],
)
def test_arabic_names_in_text(text: str, expected: list[str]) -> None:
    assert names(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "قتل الرجل في بيته",  # no name inside other words
        "فتح الباب وخرج",
        "الحكومة السورية والجيش العراقي",  # adjectives
        "نشرت وكالة فرانس برس صورا",
        "بعد صيف طويل شاهد الصور",
    ],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert names(text) == []


def test_an_ordinary_word_is_a_place_behind_a_noun_for_one() -> None:
    assert names("انفجار في مدينة الباب بريف حلب")[0] == "Al-Bab"
    assert names("وصل إلى مدينة صور جنوبي لبنان")[0] == "Tyre"


def test_english_names_need_a_capital_and_the_state_decides() -> None:
    assert names("a nice reading in mobile", "en") == []
    assert names("He was shot in Springfield, Illinois.", "en")[0] == "Springfield, Illinois"
    # The largest of a name has it for itself.
    assert names("He was shot in Springfield, Missouri.", "en")[0] == "Springfield"
    assert names("He was shot in Springfield, Oregon.", "en")[0] == "Springfield, Oregon"
    assert names("Shells fell in Idlib province.", "en") == ["Idlib Governorate"]
    assert names("Shells fell in the city of Idlib.", "en") == ["Idlib"]


def test_offsets_are_those_of_the_name_without_its_clitics() -> None:
    text = fold("سقط ثلاثة قتلى وبحمص").text
    (hit,) = default().find(text, "ar")
    assert text[hit.start : hit.end] == "حمص"
    assert hit.led_in and hit.place.kind == "town"


def test_a_researchers_village_is_found_and_lies_where_it_is_said_to() -> None:
    gazetteer = load([VILLAGE])
    place = gazetteer.place("Tell al-Nasim")
    assert place is not None and (place.lat, place.lon) == (35.7, 36.6)
    above = [gazetteer.places[i].name for i in gazetteer.above(place)]
    assert above == ["Idlib Governorate", "Syria"]
    assert names("غارة على قرية تل نسيم", gazetteer=gazetteer) == ["Tell al-Nasim"]
    assert names("A raid on Tal Nasim", "en", gazetteer) == ["Tell al-Nasim"]


def test_two_villages_of_one_name_are_told_apart_by_what_they_lie_in() -> None:
    other = VILLAGE | {"latitude": 34.9, "longitude": 37.0, "within": "Hama Governorate"}
    gazetteer = load([VILLAGE, other])
    assert names("في قرية تل النسيم بريف إدلب", gazetteer=gazetteer)[0].endswith("Idlib")
    assert names("في قرية تل النسيم بريف حماة", gazetteer=gazetteer)[0] == "Tell al-Nasim"


def test_names_of_ones_own_for_a_known_town_make_no_second_one() -> None:
    row = VILLAGE | {
        "name_ar": "كفرنبل",
        "name_en": "Kafranbel",
        "latitude": 35.61,
        "longitude": 36.56,
    }
    gazetteer = load([row | {"within": "", "aliases": "الكفر النبيل"}])
    assert len(gazetteer.places) == len(default().places)
    assert names("قصف كفر نبل والكفر النبيل", gazetteer=gazetteer)[0] == "Kafranbel"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"latitude": "north"}, "needs latitude and longitude"),
        ({"latitude": 95}, "not on the globe"),
        ({"within": "Nowhere"}, "'Nowhere', which is not known"),
        ({"name_ar": "", "name_en": None}, "neither name_en nor name_ar"),
    ],
)
def test_a_wrong_row_is_named(change: dict[str, object], says: str) -> None:
    with pytest.raises(UserError, match=says):
        load([VILLAGE | change])
