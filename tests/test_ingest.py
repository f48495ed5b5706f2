"""What a user relies on when files become reports."""

import codecs

import pandas as pd
import pytest

from fixtures.files import (
    ARABIC,
    ENGLISH,
    TEXTS,
    gzipped,
    in_format,
    jsonl,
    page,
    parquet_bytes,
    record,
    table_text,
    zipped,
)
from fixtures.ingesting import read, reasons, write
from hasila import ingest
from hasila.ingest import IngestSettings

FORMATS = [".txt", ".md", ".html", ".htm", ".jsonl", ".ndjson", ".json", ".csv", ".tsv",
           ".parquet", ".docx"]  # fmt: skip
TEXT_FORMATS = [".txt", ".md", ".html", ".jsonl", ".json", ".csv", ".tsv"]


# Formats and encodings


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_the_text(tmp_path, suffix, language):
    write(tmp_path / f"report{suffix}", in_format(suffix, TEXTS[language]))
    reports, rejects = read(tmp_path)
    assert len(reports) == 1 and rejects.empty
    row = reports.iloc[0]
    assert TEXTS[language] in row["text"]
    assert "About us" not in row["text"]
    assert row["language"] == language
    assert row["n_chars"] == len(row["text"])
    if suffix not in (".html", ".htm"):
        assert row["text"] == TEXTS[language]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_inside_gzip_and_zip(tmp_path, suffix):
    data = in_format(suffix, ARABIC)
    packed = gzipped(tmp_path / f"a{suffix}.gz", data)
    archive = zipped(tmp_path / "b.zip", {f"folder/a{suffix}": data, "__MACOSX/._a.txt": b"x"})
    for path in (packed, archive):
        reports, rejects = read(path)
        assert rejects.empty
        assert reports["text"].str.contains(ARABIC, regex=False).tolist() == [True]


@pytest.mark.parametrize("suffix", TEXT_FORMATS)
@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("cp1256", b"", "windows-1256"),
        ("iso8859-6", b"", "iso-8859-6"),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_encoding_is_found_and_recorded(tmp_path, suffix, codec, mark, name, language):
    content = in_format(suffix, TEXTS[language]).decode()
    write(tmp_path / f"a{suffix}", mark + content.encode(codec))
    reports, rejects = read(tmp_path / f"a{suffix}")
    assert rejects.empty
    assert TEXTS[language] in reports.at[0, "text"]
    assert not reports.at[0, "text"].startswith("\ufeff")
    ascii_only = language == "en" and not mark and not codec.startswith("utf-16")
    assert reports.at[0, "encoding"] == ("utf-8" if ascii_only else name)


@pytest.mark.parametrize("codec", ["cp1256", "iso8859-6"])
@pytest.mark.parametrize(
    "text",
    [
        "مقتل 5",
        "قتيلان",
        "سقوط ثلاثة جرحى في Raqqa بحسب SANA",
        "تُوفِّيَ عشرةٌ من المصابين",
        "انتشال ثماني جثث من تحت الأنقاض؛ ولا ناجين؟",
    ],
)
def test_short_arabic_in_one_byte_code_pages(tmp_path, text, codec):
    reports, _ = read(write(tmp_path / "a.txt", text.encode(codec)))
    assert reports["text"].tolist() == [text]


def test_western_code_page_is_not_taken_for_arabic(tmp_path):
    texts = ["“Three” people died – it’s said", "Le bilan s’élève à sept tués, d’après l’armée"]
    for number, text in enumerate(texts):
        write(tmp_path / f"{number}.txt", text.encode("cp1252"))
    reports, _ = read(tmp_path)
    assert reports["text"].tolist() == texts
    assert set(reports["encoding"]) == {"windows-1252"}


def test_page_that_declares_its_encoding(tmp_path):
    head = '<meta charset="koi8-r">'
    text = "По словам врачей, погибли двенадцать мирных жителей, ещё сорок ранены."
    write(tmp_path / "a.html", page(text, head=head).encode("koi8-r"))
    reports, _ = read(tmp_path / "a.html")
    assert text in reports.at[0, "text"]
    assert reports.at[0, "encoding"] == "koi8-r"


def test_lines_of_one_file_may_differ_in_encoding(tmp_path):
    good, old = record(ENGLISH, report_id="a"), record(ARABIC, report_id="b")
    data = jsonl([good]).encode() + jsonl([old]).encode("cp1256")
    reports, rejects = read(write(tmp_path / "a.jsonl", data))
    assert reports["encoding"].tolist() == ["utf-8", "windows-1256"]
    assert rejects.empty


# Text stays as it is


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".json", ".csv", ".parquet"])
def test_nothing_of_the_text_is_changed(tmp_path, suffix):
    text = "\u200fقُتـــل\u200c ثلاثة\u00a0\r\n\r\n- line\ttwo \u2028 ﻻ e\u0301 😀\rend \n"
    data = in_format(suffix, text)
    if suffix == ".csv":
        quoted = '"' + text + '"'
        data = f"report_id,text\r\nr-1,{quoted}\r\n".encode()
    reports, _ = read(write(tmp_path / f"a{suffix}", data))
    assert reports.at[0, "text"] == text


def test_title_stands_before_the_text_once(tmp_path):
    rows = [
        {"id": "1", "title": "Blast kills two", "text": "Two people died."},
        {"id": "2", "title": "Blast kills two", "text": "Blast kills two\nTwo people died again."},
        {"id": "3", "title": " ", "text": "No title here."},
    ]
    reports, _ = read(write(tmp_path / "a.jsonl", jsonl(rows)))
    assert reports["text"].tolist() == [
        "Blast kills two\n\nTwo people died.",
        rows[1]["text"],
        "No title here.",
    ]
    assert reports["title"].tolist()[:2] == ["Blast kills two"] * 2
    assert pd.isna(reports.at[2, "title"])


def test_page_gives_title_outlet_date_and_address(tmp_path):
    head = (
        '<meta property="og:site_name" content="Example Wire">'
        '<meta property="og:title" content="Shells hit a market">'
        '<meta property="article:published_time" content="2022-01-21T10:00:00Z">'
        '<link rel="canonical" href="https://example.org/news/1">'
    )
    write(tmp_path / "a.html", page(ENGLISH, "Shells hit a market", head))
    reports, _ = read(tmp_path / "a.html")
    row = reports.iloc[0]
    assert row["title"] == "Shells hit a market"
    assert row["outlet"] == "Example Wire"
    assert row["published_at"] == "2022-01-21"
    assert row["url"] == "https://example.org/news/1"
    assert row["text"].count("Shells hit a market") == 1


def test_page_without_an_article_gives_its_body(tmp_path):
    write(tmp_path / "a.html", "<p>قتل <b>ثلاثة</b></p><!-- no --> بعد <script>var a;</script>")
    write(tmp_path / "b.html", "<html><body><script>var a;</script></body></html>")
    reports, rejects = read(tmp_path)
    assert reports["text"].tolist() == ["قتل ثلاثة\nبعد"]
    assert reasons(rejects) == ["no_main_text"]


def test_word_file_keeps_the_order_of_paragraphs_and_tables(tmp_path):
    import docx

    document = docx.Document()
    document.add_paragraph("Before")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "killed", "7"
    document.add_paragraph("After")
    document.save(tmp_path / "a.docx")
    reports, _ = read(tmp_path / "a.docx")
    assert reports.at[0, "text"] == "Before\nkilled\t7\nAfter"


# Metadata


def test_metadata_is_kept_and_own_columns_are_mapped(tmp_path):
    rows = [{"nr": 7, "body": ENGLISH, "paper": "Example Wire", "when": "21/01/2022", "lang": "EN"}]
    columns = {"report_id": "nr", "text": ["content", "body"], "outlet": "paper",
               "published_at": "when", "language": "lang"}  # fmt: skip
    for name, data in {
        "a.jsonl": jsonl(rows),
        "a.csv": table_text(rows, ","),
        "a.parquet": parquet_bytes(rows),
    }.items():
        reports, rejects = read(write(tmp_path / name, data), columns=columns)
        assert rejects.empty
        row = reports.iloc[0]
        assert (row["report_id"], row["text"], row["outlet"]) == ("7", ENGLISH, "Example Wire")
        assert (row["published_at"], row["language"]) == ("2022-01-21", "en")
        assert row["published_raw"] == "21/01/2022"


def test_semicolons_tabs_and_spreadsheet_exports(tmp_path):
    write(tmp_path / "a.csv", 'text;outlet\n"one; two,\nthree";X\n')
    write(tmp_path / "b.csv", "text\toutlet\nfour, five\tY\n".encode("utf-16"))
    reports, _ = read(tmp_path)
    assert set(zip(reports["text"], reports["outlet"], strict=True)) == {
        ("one; two,\nthree", "X"),
        ("four, five", "Y"),
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022", "2022"),
        ("2022-01", "2022-01"),
        ("2022/1/5", "2022-01-05"),
        ("2022-01-21 10:00", "2022-01-21T10:00"),
        ("2022-01-21T10:00:00+0300", "2022-01-21T10:00:00+03:00"),
        ("20220121", "2022-01-21"),
        ("21/01/2022", "2022-01-21"),
        ("01/21/2022", "2022-01-21"),
        ("21.1.2022", "2022-01-21"),
        ("Fri, 21 Jan 2022 10:00:00 GMT", "2022-01-21T10:00:00+00:00"),
        ("Friday, January 21, 2022", "2022-01-21"),
        ("الجمعة 21 كانون الثاني/يناير 2022", "2022-01-21"),
        ("٢١ يناير ٢٠٢٢، 14:30", "2022-01-21T14:30"),
        ("4 تشرين الثاني 2021", "2021-11-04"),
        ("03/04/2022", None),
        ("2022-02-30", None),
        ("yesterday", None),
        ("21 January or February 2022", None),
    ],
)
def test_dates_become_iso_or_are_kept_aside(given, expected):
    row = ingest.from_texts({"text": "x", "published_at": given}).iloc[0]
    assert (None if pd.isna(row["published_at"]) else row["published_at"]) == expected
    assert (row["published_raw"] == given) if given != expected else pd.isna(row["published_raw"])


def test_timestamps_of_parquet(tmp_path):
    rows = [
        {"text": ENGLISH, "published_at": pd.Timestamp("2022-01-21 10:00", tz="UTC"), "id": 1.0}
    ]
    reports, _ = read(write(tmp_path / "a.parquet", parquet_bytes(rows)))
    assert reports.at[0, "published_at"] == "2022-01-21T10:00:00+00:00"
    assert reports.at[0, "report_id"] == "1"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 شهداء", "ar"),
        ("9 killed, 40 wounded in market attack", "en"),
        ("Car bomb kills 5", "en"),
        ("TWO DEAD", "en"),
        ("القتلى ۵ مدنيين وفق https://example.org/some/long/address", "ar"),
        ("قال المتحدث باسم Human Rights Example إن الحصيلة ارتفعت", "ar"),
        ("Trois civils ont été tués mardi dans le nord du pays", "fr"),
        ("Bombalı saldırıda üç kişi öldü, beş kişi yaralandı", "tr"),
        ("در این حمله سه غیرنظامی کشته و چند نفر زخمی شدند", "fa"),
        ("Трое мирных жителей погибли при обстреле", "ru"),
        ("5", "und"),
    ],
)
def test_language_is_detected_when_absent(text, language):
    assert ingest.from_texts(text).at[0, "language"] == language


def test_language_given_wins_over_the_text_and_over_the_default():
    records = [
        {"text": ENGLISH},
        {"text": ARABIC, "language": "ar-SY"},
        {"text": "x", "language": "Arabic"},
    ]
    reports = ingest.from_texts(records, IngestSettings(language="en"))
    assert reports["language"].tolist() == ["en", "ar", "ar"]


# Ids and duplicates


def test_ids_come_from_names_rows_or_the_text(tmp_path):
    write(tmp_path / "x" / "deir-1.txt", "one")
    write(tmp_path / "x" / "sub" / "deir-1.txt", "two")
    write(tmp_path / "x" / "تقرير.txt", "three")
    write(
        tmp_path / "x" / "z.jsonl", jsonl([{"doc_id": "../../x", "text": "four"}, {"text": "five"}])
    )
    reports, rejects = read(tmp_path / "x")
    assert rejects.empty
    by_text = reports.set_index("text")
    assert by_text.at["one", "report_id"] == "deir-1"
    assert by_text.at["two", "report_id"] == "sub-deir-1"
    assert by_text.at["three", "given_id"] == "تقرير"
    assert by_text.at["four", "given_id"] == "../../x"
    assert by_text.at["five", "report_id"] == by_text.at["five", "sha256"][:16]
    assert reports["report_id"].str.fullmatch(r"[A-Za-z0-9._:-]+").all()
    assert not reports["report_id"].str.fullmatch(r"\.+").any()


def test_ids_do_not_depend_on_the_rest_of_the_corpus(tmp_path):
    write(tmp_path / "b.txt", "same id as the other")
    alone, _ = read(tmp_path / "b.txt")
    write(tmp_path / "a.jsonl", jsonl([{"id": "q", "text": "another"}]))
    both, _ = read(tmp_path)
    assert alone["report_id"].item() in set(both["report_id"])


def test_same_text_is_one_report_with_all_its_origins(tmp_path):
    rows = [
        {"id": "a", "text": ENGLISH},
        {"id": "b", "text": ENGLISH, "outlet": "Wire", "url": "u"},
    ]
    write(tmp_path / "1.jsonl", jsonl(rows))
    write(tmp_path / "2.txt", ENGLISH)
    reports, rejects = read(tmp_path)
    assert rejects.empty
    row = reports.iloc[0]
    assert len(reports) == 1
    assert (row["report_id"], row["outlet"], row["url"]) == ("a", "Wire", "u")
    first = f"{tmp_path}/1.jsonl"
    assert row["origin"] == f"{first}:1 | {first}:2 | {tmp_path}/2.txt"


def test_two_texts_of_one_id_are_both_kept(tmp_path):
    rows = [{"id": "a", "text": "one"}, {"id": "a", "text": "two"}, {"id": "a", "text": "three"}]
    path = write(tmp_path / "1.jsonl", jsonl(rows))
    reports, rejects = read(path)
    assert reports["report_id"].is_unique and len(reports) == 3
    assert reports.set_index("text").at["one", "report_id"] == "a"
    assert reasons(rejects) == ["id_clash_renamed"] * 2
    swapped, _ = read(write(path, jsonl([rows[0], rows[2], rows[1]])))
    assert set(swapped["report_id"]) == set(reports["report_id"])


def test_a_file_named_twice_is_read_once(tmp_path):
    path = write(tmp_path / "a.txt", ENGLISH)
    (tmp_path / "link.txt").symlink_to(path)
    reports, _ = read(tmp_path, path)
    assert reports["origin"].tolist() == [str(path)]
