"""Arabic: persons told by their names."""

import pytest

from hasila.claims import report_claims


def quoted(text: str) -> list[tuple[int | None, str]]:
    return [(c["best"], c["quote"]) for c in report_claims("r", text, "ar")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("استشهاد الطفل علي سامي بقصف على البلدة.", "الطفل علي سامي"),
        ("وفاة سمير علي الساري بعد أن سقط على الدرج.", "سمير علي الساري"),
        ("ارتقاء سمير علي الساري\nجراء القصف.", "سمير علي الساري"),
        ("مقتل شاب علي يد مسلحين في القرية.", "شاب"),
        ("مقتل الشاب سمير علي الطريق العام قرب القرية.", "الشاب سمير"),
    ],
)
def test_ali_is_told_from_upon_by_its_letter_and_place(text: str, name: str) -> None:
    assert quoted(text) == [(1, name)]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("استشهاد الطفلة سعاد الساري وعبد الله الساري بالقصف.", 2),
        ("استشهاد الطفلة سعاد الساري (12 عاما) وسمير الساري (25 عاما) بالقصف.", 2),
        ("استشهاد سعاد الساري 12 عاما وسمير الساري 25 عاما وإصابة آخرين.", 2),
    ],
)
def test_names_joined_by_and_are_summed_over_ages_and_titles(text: str, total: int) -> None:
    assert quoted(text)[0][0] == total


@pytest.mark.parametrize("name", ["شهد", "أمين", "وعد", "حياة", "رمضان", "بيان"])
def test_given_names_that_are_words_as_well(name: str) -> None:
    assert quoted(f"أدى القصف إلى استشهاد {name} محمد الساري.") == [(1, f"{name} محمد الساري")]
