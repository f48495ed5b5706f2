// All events, and one event: its ranges, who says what of it, what the audit found, its reports.
const MOST = 250;  // rows of one event or source that stand on its page

const is_event = (code) => key("event", code) !== "other";  // not the bin of those only mentioned
const event_codes = () => store.claims.names.event.keys.map((_, code) => code).filter(is_event);
const ranges_of = (event) => store.comparison.consensus.filter((row) => row[0] === event);
function whole_toll(event, effect, book) {
  return store.comparison.consensus.find((row) => row[0] === event && key("effect", row[1]) === effect
    && key("group", row[2]) === "all" && (!book || row[3] === book));
}

function draw_events() {
  const { events } = store.comparison;
  const words = terms(asked("q"));
  const fits = (code) => words.every((word) => plain(`${label("event", code)} ${events.place[code]} ${events.date[code]}`).includes(word));
  const codes = event_codes().filter(fits).sort((a, b) =>
    (events.date[a] || "9").localeCompare(events.date[b] || "9") || label("event", a).localeCompare(label("event", b)));
  byId("events-count").textContent = say("count", { n: count(codes.length), all: count(event_codes().length) });
  byId("event-rows").replaceChildren(...paged(codes, byId("events-pager"), draw_events).map((code) => {
    const tr = make("tr"), name = make("th", null, { scope: "row" });
    name.append(link(label("event", code), address("event", { id: key("event", code) }), { class: "open" }));
    const range = whole_toll(code, "killed");
    const killed = make("td", null, { class: "toll" });
    if (range) killed.append(toll(range[7]), make("span", range[3], { class: "sub" }));
    tr.append(name, make("td", events.date[code], { class: "date" }), foreign("td", events.place[code]),
      make("td", count(events.reports[code].length), { class: "n" }),
      make("td", count(rows_of("event", code).length), { class: "n" }), killed);
    return tr;
  }));
}

async function draw_event() {
  const { claims, comparison } = store;
  const only = event_codes();
  const event = asked("id") ? number_of("event", asked("id")) : only[0] ?? -1;
  const known = event >= 0;
  byId("event-body").hidden = !known;
  byId("event-h").textContent = known ? label("event", event) : say("nothing");
  if (!known) return;
  byId("event-meta").textContent = [comparison.events.date[event], comparison.events.place[event]].filter(Boolean).join(" · ");
  const all = rows_of("event", event);
  const effect = pick_effect(byId("event-effect"), all);
  draw_ranges(event, effect);
  const rows = all.filter((row) => claims.effect[row] === effect).sort((a, b) =>
    store.rank[claims.source[a]] - store.rank[claims.source[b]] || a - b);
  const range = whole_toll(event, key("effect", effect), asked("codebook"));
  const listed = rows.slice(0, MOST);
  await sentences.need(listed.map((row) => claims.sentence[row]));
  draw_bars(byId("event-tallies"), listed, range);
  show_more(byId("event-more"), rows.length, listed.length, { event: key("event", event), effect: key("effect", effect) });
  draw_findings(byId("event-findings"), comparison.audit.filter((row) => row[2] === event).slice(0, MOST));
  byId("event-reports").replaceChildren(...comparison.events.reports[event].slice(0, 4 * MOST).map((report) => {
    const item = make("li");
    item.append(make("span", report_day(report), { class: "date" }), " ",
      foreign("span", label("outlet", store.reports.outlet[report]), { class: "from" }), " ",
      link(report_name(report), report_link(report)));
    return item;
  }));
}

function draw_ranges(event, effect) {
  const rows = ranges_of(event).filter((row) => row[1] === effect);
  const books = [...new Set([...store.comparison.codebooks, ...rows.map((row) => row[3])])].filter((b) => rows.some((row) => row[3] === b));
  const everybody = number_of("group", "all");
  const groups = [...new Set(rows.map((row) => row[2]))].sort((a, b) =>
    (b === everybody) - (a === everybody) || label("group", a).localeCompare(label("group", b)));
  byId("event-books").replaceChildren(make("th", say("group"), { scope: "col" }),
    ...books.map((book) => make("th", book, { scope: "col" })));
  byId("event-ranges").replaceChildren(...groups.map((group) => {
    const tr = make("tr", null, { class: group === everybody ? "whole" : "" });
    tr.append(foreign("th", label("group", group), { scope: "row" }));
    for (const book of books) tr.append(range_cell(rows.find((row) => row[2] === group && row[3] === book), event));
    return tr;
  }));
  byId("event-no-range").hidden = rows.length > 0;
  byId("event-range-table").hidden = rows.length === 0;
}
function range_cell(row, event) {
  const cell = make("td", row ? null : "–", { class: "range" });
  if (!row) return cell;
  const [, effect, , book, , , , text, reports, sources, rule, grade, claims] = row;
  cell.append(toll(text, { class: "big" }), make("span", say("rests_on", { reports, sources }), { class: "sub" }));
  if (grade) cell.append(make("span", named(grade), { class: `grade ${grade}` }));
  const how = make("details", null, { class: "rule" });
  how.append(make("summary", say("how")), foreign("p", store.comparison.rules[rule].replaceAll("_", " ")));
  const list = make("p", null, { class: "links" });
  for (const claim of claims.slice(0, 12)) list.append(claim_chip(claim));
  list.append(link(say("evidence"), address("tallies", { event: key("event", event), effect: key("effect", effect), codebook: book })));
  how.append(list);
  cell.append(how);
  return cell;
}
function claim_chip(row) {
  const source = label("source", store.claims.source[row]) || say("no_source");
  const chip = link("", claim_link(row), { class: "chip" });
  chip.append(foreign("span", source), " ", toll(toll_text(row), { dir: toll_way(row) }));
  return chip;
}

// The effect asked for; else the dead; else what is counted most.
function pick_effect(select, rows) {
  const { claims } = store;
  const used = new Map();
  for (const row of rows) used.set(claims.effect[row], (used.get(claims.effect[row]) || 0) + 1);
  const codes = [...used.keys()].sort((a, b) => used.get(b) - used.get(a));
  const wanted = number_of("effect", asked("effect")), dead = number_of("effect", "killed");
  const effect = used.has(wanted) ? wanted : used.has(dead) ? dead : codes[0];
  select.replaceChildren(...codes.map((code) => new Option(`${label("effect", code)} (${count(used.get(code))})`, key("effect", code))));
  select.value = key("effect", effect ?? -1);
  return effect;
}
function draw_bars(body, rows, range) {
  const band = range ? [range[4] ?? range[5] ?? 0, range[6] ?? range[5] ?? 0] : null;
  const bars = new Bars(rows, band);
  body.replaceChildren(...claim_rows(rows).map((tr, i) => {
    tr.querySelector("td.toll").after(bars.cell(rows[i]));
    return tr;
  }));
  const legend = body.closest("section").querySelector(".legend");
  legend.replaceChildren(bars.legend(), range ? "; " : "");
  if (range) legend.append(say("bars_band", { toll: `\u2066${range[7]}\u2069`, codebook: range[3] }));
}
function show_more(node, all, listed, filters) {
  node.hidden = false;
  node.replaceChildren(link(say("show_all", { n: count(all) }), address("tallies", filters)));
  node.hidden = all === 0;
}
