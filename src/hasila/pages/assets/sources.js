// All sources, and one source: its tallies over time, who published them, of which events.
const spread = (rows, column) => {
  const used = new Map();
  for (const row of rows) {
    const code = store.claims[column][row];
    if (code >= 0) used.set(code, (used.get(code) || 0) + 1);
  }
  return used;
};

function draw_sources() {
  const { claims } = store;
  const words = terms(asked("q"));
  const codes = claims.names.source.keys.map((_, code) => code)
    .filter((code) => words.every((word) => plain(label("source", code)).includes(word)))
    .sort((a, b) => rows_of("source", b).length - rows_of("source", a).length || store.rank[a] - store.rank[b]);
  byId("sources-count").textContent = say("count", { n: count(codes.length), all: count(claims.names.source.keys.length) });
  byId("source-rows").replaceChildren(...paged(codes, byId("sources-pager"), draw_sources).map((code) => {
    const rows = rows_of("source", code);
    const days = rows.map((row) => value("day", row)).filter(Boolean);
    const tr = make("tr"), name = make("th", null, { scope: "row" });
    name.append(link(label("source", code), address("source", { id: key("source", code) }), { class: "open" }));
    tr.append(name, foreign("td", source_kind(rows)), make("td", count(rows.length), { class: "n" }),
      make("td", count(spread(rows, "report").size), { class: "n" }),
      make("td", count(spread(rows, "outlet").size), { class: "n" }),
      make("td", count([...spread(rows, "event").keys()].filter(is_event).length), { class: "n" }),
      make("td", days.length ? [...new Set([days[0], days.at(-1)])].join(" – ") : "", { class: "date", dir: "ltr" }));
    return tr;
  }));
}
function source_kind(rows) {
  if (rows.every((row) => store.own.has(row))) return say("outlet_itself");
  return named(rows.map((row) => value("source_class", row)).find(Boolean));
}

async function draw_source() {
  const { claims } = store;
  const source = number_of("source", asked("id"));
  const all = source < 0 ? [] : rows_of("source", source);
  byId("source-body").hidden = all.length === 0;
  byId("source-h").textContent = all.length ? label("source", source) : say("nothing");
  if (!all.length) return;
  byId("source-meta").textContent = source_kind(all);
  const effect = pick_effect(byId("source-effect"), all);
  const rows = all.filter((row) => claims.effect[row] === effect);
  const listed = rows.slice(0, MOST);
  await sentences.need(listed.map((row) => claims.sentence[row]));
  draw_bars(byId("source-tallies"), listed, null);
  show_more(byId("source-more"), rows.length, listed.length, { source: key("source", source), effect: key("effect", effect) });
  const listing = (kind, to) => [...spread(all, kind)].sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([code, n]) => {
    const item = make("li");
    item.append(to(code), make("span", ` (${count(n)})`));
    return item;
  });
  byId("source-outlets").replaceChildren(...listing("outlet", (code) =>
    link(label("outlet", code), address("tallies", { source: key("source", source), outlet: key("outlet", code) }))));
  byId("source-events").replaceChildren(...listing("event", event_link));
}
