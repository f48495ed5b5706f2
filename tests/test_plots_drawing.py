"""How the plots are drawn and saved: languages, labels, bytes."""

import re
import subprocess
import sys
import warnings
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

import plotted
from hasila.errors import UserError
from hasila.plots import PLOTS, PlotSettings, render, save, style
from hasila.schemas import conform
from plotted import settings, tally


@pytest.fixture
def tables():
    return plotted.tables()


@pytest.mark.parametrize("name", sorted(PLOTS))
@pytest.mark.parametrize("labels", ["en", "ar"])
def test_every_plot_draws_in_both_languages_and_without_data(tables, name, labels):
    full = PLOTS[name].draw(tables, settings(labels=labels))
    assert render(full, "svg").startswith(b"<?xml")
    for nothing in ({}, {"tallies": conform([], "tallies")}):
        empty = PLOTS[name].draw(nothing, settings(labels=labels))
        assert len(PLOTS[name].data(nothing, settings())) == 0
        assert len(empty.axes[0].texts) == 1


@pytest.mark.parametrize(
    "name", ["toll_over_time", "forest", "parts", "disagreement", "lag", "events"]
)
def test_many_sources_are_limited_and_said_so(name):
    rows = [
        tally(i, f"source number {i:03}", f"2023-05-{1 + i % 28:02}", i, i, i + 5)
        for i in range(1, 120)
    ]
    pairs = [
        {"event_id": "e1", "effect": "killed", "source_a": f"s{i:02}", "source_b": f"s{j:02}",
         "n": 1, "median_log_ratio": 0.1 * (i - j)}
        for i in range(30) for j in range(i)
    ]  # fmt: skip
    late = [
        {"event_id": "e1", "effect": "killed", "victim_class": "all", "start": "2023-05-02",
         "source_name": f"s{i:02}", "n": 1, "first_days": i, "final_days": i, "near_days": i,
         "last_days": i, "first": i, "final": i}
        for i in range(60)
    ]  # fmt: skip
    many = {
        "tallies": conform(rows, "tallies"),
        "agreement": conform(pairs, "agreement"),
        "lag": conform(late, "lag"),
    }
    figure = PLOTS[name].draw(many, settings())
    assert figure.get_figheight() < 12
    words = figure.get_label() + " ".join(t.get_text() for g in figure.legends for t in g.texts)
    if name not in ("parts", "events"):
        assert re.search(
            r"114 other sources|(rows|sources) in the table[^.]*: \d+", style.plain(words)
        )


def test_labels_do_not_overlap(tables):
    for name, axis in (("forest", "yaxis"), ("toll_over_time", "xaxis"), ("disagreement", "yaxis")):
        figure = PLOTS[name].draw(tables, settings())
        figure.draw_without_rendering()
        boxes = [t.get_window_extent() for t in getattr(figure.axes[0], axis).get_ticklabels()]
        for one in boxes:
            assert sum(one.overlaps(other) for other in boxes) == 1, name


def test_saved_files_carry_title_caption_and_rows(tables, tmp_path):
    module = PLOTS["parts"]
    paths = save(module.draw(tables, settings()), module.data(tables, settings()), tmp_path, "p")
    assert [p.name for p in paths] == ["p.png", "p.svg", "p.pdf", "p.txt", "p.csv"]
    svg = (tmp_path / "p.svg").read_text("utf-8")
    assert "Parts against stated totals: killed" in svg
    said = "Claims: 4; reports: 4; sources: 1; as of 2 May 2023; codebook: literal."
    assert said in svg and said in (tmp_path / "p.txt").read_text("utf-8")
    assert (tmp_path / "p.txt").read_text("utf-8").startswith("e1: Parts against stated totals")
    assert "<dc:date>" not in svg
    assert len(pd.read_csv(tmp_path / "p.csv")) == 4


def test_bytes_do_not_depend_on_hash_seed_locale_zone_or_users_style(tmp_path):
    script = (
        "import sys, hashlib\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "import plotted\n"
        "from hasila.plots import PLOTS, render\n"
        "tables = plotted.tables()\n"
        "for name, m in sorted(PLOTS.items()):\n"
        "    fig = m.draw(tables, plotted.settings(labels='ar'))\n"
        "    for kind in ('png', 'svg', *(['pdf'] if name in ('forest', 'map') else [])):\n"
        "        print(name, kind, hashlib.sha256(render(fig, kind)).hexdigest())\n"
    )
    (tmp_path / "matplotlibrc").write_text("font.size: 20\naxes.grid: False\nsvg.hashsalt: x\n")
    seen = set()
    for seed, zone, rc in (("1", "UTC", ""), ("2", "Asia/Damascus", str(tmp_path))):
        env = {
            "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "MATPLOTLIBRC": rc,
            "MPLCONFIGDIR": mpl.get_configdir(), "PATH": "/usr/bin:/bin",
        }  # fmt: skip
        env = {k: v for k, v in env.items() if v}
        here = str(Path(__file__).parent)
        done = subprocess.run(
            [sys.executable, "-c", script, here],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        seen.add(done.stdout)
    assert len(seen) == 1


def test_ranges_keep_their_order_inside_arabic():
    said = settings(labels="ar").say("dated", name="مرصد النهر", day="12–15")
    assert "\u206812–15\u2069" in said
    assert said.startswith("\u200f")


def test_wrapping_never_tears_an_isolate():
    text = style.compose("{a} " * 12, "ar", a="River Watch of the North")
    for line in style.wrap(text, 40, "ar").split("\n"):
        assert line.count("\u2068") == line.count("\u2069")
        assert line.startswith("\u200f")


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [(67, 67, 67, "67"), (10, 10, None, "10+"), (None, 10, 10, "≤10"), (12, None, 15, "12–15"),
     (None, 70, None, "~70"), (65, 70, 80, "70 (65–80)"), (None, None, None, "?"),
     (1200, 1200, 1200, "1,200")],
)  # fmt: skip
def test_span_says_the_bounds(low, best, high, said):
    assert style.span(low, best, high) == said


def test_pdf_is_written_without_a_date(tables):
    content = render(PLOTS["parts"].draw(tables, settings(labels="ar")), "pdf")
    # Outlines, no glyphs of a font: these lose their places around isolated words.
    assert b"CreationDate" not in content and b"/FontDescriptor" not in content
    with pytest.raises(UserError, match="'gif'"):
        render(PLOTS["parts"].draw(tables, settings()), "gif")


def test_unknown_label_language_is_a_users_error():
    with pytest.raises(UserError, match="'fr'"):
        PlotSettings(labels="fr")


def test_both_languages_say_the_same_things():
    english, arabic = style.labels_data()["en"], style.labels_data()["ar"]
    assert english.keys() == arabic.keys()
    assert english["names"].keys() == arabic["names"].keys()
    for key, phrase in english.items():
        if isinstance(phrase, str):
            assert set(re.findall(r"{\w+}", phrase)) == set(re.findall(r"{\w+}", arabic[key])), key


@pytest.mark.parametrize("labels", ["en", "ar"])
@pytest.mark.parametrize("step", [1, 40, 500])
def test_ticks_carry_the_year_where_tallies_span_years(labels, step):
    start = pd.Timestamp("2013-12-20")
    days = [(start + pd.Timedelta(days=step * i * 6)).strftime("%Y-%m-%d") for i in range(6)]
    rows = [tally(i, "watch", day, 10 + i, 10 + i, 10 + i) for i, day in enumerate(days)]
    many = {"tallies": conform(rows, "tallies")}
    figure = PLOTS["toll_over_time"].draw(many, settings(labels=labels))
    figure.draw_without_rendering()
    axes = figure.axes[0]
    ticks = [t.get_text() for t in axes.xaxis.get_ticklabels() if t.get_text()]
    assert 2 <= len(ticks) <= 12 and all(re.search(r"\n20\d\d$", t) for t in ticks)
    low, high = axes.get_xlim()
    inside = [line.get_xdata()[0] for line in axes.lines if len(line.get_xdata()) == 1]
    points = axes.convert_xunits(inside)
    # No marker is cut at the ends of the axis.
    assert min(points) - low > 0.01 * (high - low) < high - max(points)


def test_days_beside_the_forest_carry_the_year_where_there_are_several():
    rows = [
        tally(1, "watch", "2013-08-21", 10, 10, 10),
        tally(2, "ministry", "2014-08-21", 12, 12, 12),
    ]
    figure = PLOTS["forest"].draw({"tallies": conform(rows, "tallies")}, settings())
    words = [
        t.get_text() for axis in figure.axes[0].child_axes for t in axis.yaxis.get_ticklabels()
    ]
    assert any("21 Aug 2013" in w for w in words) and any("21 Aug 2014" in w for w in words)


HOSTILE = [
    "$x_{1}$ & <b>&amp;", "\u202emirror\u202c", "a" * 300, "%s {effect} {0}", "مرصد 12–15 $5$",
    "line\nbreak\ttab", "\x00\x07bell",
]  # fmt: skip


@pytest.mark.parametrize("labels", ["en", "ar"])
@pytest.mark.parametrize("name", sorted(PLOTS))
def test_hostile_names_are_drawn_as_text(tables, name, labels):
    text = {old: HOSTILE[i] for i, old in enumerate(("watch", "ministry", "The Gazette", "e1"))}
    text |= {"north": HOSTILE[4], "south": HOSTILE[5], "Syria": HOSTILE[6]}
    spoilt = {
        key: rows.apply(lambda c: c.replace(text) if c.dtype == "string" else c)
        for key, rows in tables.items()
    }
    chosen = PlotSettings(labels=labels, event_id=HOSTILE[3])
    figure = PLOTS[name].draw(spoilt, chosen)
    # A glyph that no font has is a warning, and would be a box on the page.
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert render(figure, "svg")
    assert figure.get_figwidth() < 15 and "\n" not in str(figure.get_label()).split("\n", 1)[1]


def test_a_print_in_grey_still_tells_series_apart():
    looks = [style.look(i) for i in range(len(style.COLOURS))]
    assert len({str(look["linestyle"]) for look in looks}) == len(looks)
    assert len({look["marker"] for look in looks}) == len(looks)
    assert len(set(style.HATCHES)) == len(style.HATCHES)


def test_the_matrix_darkens_with_the_ratio(tables):
    figure = PLOTS["disagreement"].draw(tables, settings())
    cells = [p for p in figure.axes[0].patches if p.get_facecolor()[:3] != p.get_edgecolor()[:3]]
    grey = sorted(sum(p.get_facecolor()[:3]) for p in cells[:2])
    assert grey[0] < grey[1]
