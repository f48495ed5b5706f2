// A whole report, with all its claims marked and what was read of the one that was asked for.
const LONG = 200_000;  // code units of text that are laid out at once
const report_box = byId("report");
let shown = { report: -1, claims: [], at: 0 };

async function show_report() {
  const id = asked("claim"), row = id ? claim_row(id) : -1;
  const report = row >= 0 ? store.claims.report[row] : store.reports.id.indexOf(asked("report"));
  if (report < 0) {
    if (row >= 0) show_card(row);
    if (row < 0 && report_box.open) report_box.close();
    return;
  }
  await texts.need([report]);
  const own = rows_of("report", report).filter((r) => store.claims.start[r] !== null);
  const claims = own.sort((a, b) => store.claims.start[a] - store.claims.start[b] || a - b);
  shown = { report, claims, at: claims.indexOf(row) };
  head_of(report);
  fill_text(row, false);
  fill_claims(row);
  show_card(row);
}

function head_of(report) {
  const { reports } = store;
  byId("report-h").textContent = report_name(report);
  const meta = byId("report-meta");
  meta.replaceChildren(
    link(label("outlet", reports.outlet[report]), address("tallies", { outlet: key("outlet", reports.outlet[report]) })),
    make("span", report_day(report) || say("no_date")), foreign("span", reports.id[report], { class: "id" }));
  if (reports.url[report]) meta.append(out(say("cited"), reports.url[report]));
}

function fill_text(row, whole) {
  const text = texts.get(shown.report), node = byId("report-text");
  for (const name of ["dir", "lang"]) node.removeAttribute(name);
  for (const [name, to] of Object.entries(report_tongue(shown.report))) node.setAttribute(name, to);
  const order = row >= 0 ? [row, ...shown.claims.filter((r) => r !== row)] : shown.claims;
  const marks = order.map((r) => mark_of(r, "mark", { class: r === row ? "" : "also", "data-claim": claim_id(r) }));
  const source = row >= 0 ? source_mark(row) : null;
  if (source) marks.splice(1, 0, source);
  node.replaceChildren();
  if (text.length <= LONG || whole) {
    marked(node, text, marks);
    return;
  }
  const from = row >= 0 ? Math.max(0, store.claims.start[row] - LONG / 4) : 0, to = from + LONG / 2;
  const inside = marks.filter((m) => m.start >= from && m.end <= to)
    .map((m) => ({ ...m, start: m.start - from, end: m.end - from }));
  const more = make("button", say("whole_report"), { type: "button", class: "more" });
  more.addEventListener("click", () => { fill_text(row, true); to_mark(); });
  marked(node, cutter(text)(from, to), inside);
  node.prepend(from > 0 ? "… " : "");
  node.append(" … ", more);
}

function fill_claims(row) {
  byId("report-claims").replaceChildren(...shown.claims.map((r) => {
    const item = make("li", null, { class: hand(r) === "rejected" ? "struck" : "" });
    const go_there = link(toll_text(r), claim_link(r), { dir: toll_way(r), "aria-current": r === row ? "true" : "" });
    item.append(go_there, " ", make("span", label("effect", store.claims.effect[r])), " · ",
      foreign("span", label("group", store.claims.group[r])), " ", badge(r));
    return item;
  }));
  const n = shown.claims.length;
  byId("claim-where").textContent = shown.at >= 0 ? say("claim_n", { n: shown.at + 1, all: n }) : `${say("n_claims")}: ${n}`;
  byId("claim-previous").disabled = shown.at <= 0;
  byId("claim-next").disabled = shown.at >= n - 1;
}

function show_card(row) {
  const { claims, comparison } = store;
  const card = byId("claim-card");
  card.hidden = row < 0;
  byId("claim-link").hidden = row < 0;
  if (row >= 0) {
    const list = make("dl");
    const tell = (name, text) => {
      if (text) list.append(make("dt", name), foreign("dd", text));
    };
    tell(say("effect"), label("effect", claims.effect[row]));
    tell(say("qualifier"), named(value("qualifier", row)));
    for (const book of comparison.codebooks) {
      const text = claims.counts_as[book]?.[row];
      if (text) tell(`${say("counts_as")} (${book})`, text);
    }
    tell(say("class"), label_of_class(value("victim_class", row)));
    tell(say("actor"), value("actor", row) && label("group", number_of("group", value("actor", row))) || value("actor", row));
    tell(say("group"), label("group", claims.group[row]));
    tell(say("source"), store.own.has(row) ? say("outlet_itself") : label("source", claims.source[row]));
    tell(say("aspect"), named(value("aspect", row)));
    tell(say("event"), claims.event[row] >= 0 ? key("event", claims.event[row]) === "other" ? say("other_events") : label("event", claims.event[row]) : "");
    tell(say("place"), value("place", row));
    tell(say("happened"), value("date", row));
    tell(say("date"), value("day", row));
    tell(say("rule"), value("rule", row));
    tell(say("score"), claims.score[row] === null ? "" : claims.score[row].toFixed(2));
    tell(say("counted_under"), comparison.codebooks.filter((b) => store.counted.get(b)?.has(row)).join(", "));
    const [, why, who, before] = claims.hand[row] || [];
    tell(say("hand_why"), why);
    tell(say("hand_by"), who);
    tell(say("hand_before"), before);
    const title = make("p", null, { class: "big" });
    title.append(toll(toll_text(row), { dir: toll_way(row) }), badge(row));
    card.replaceChildren(title, list);
    byId("claim-link").dataset.link = permalink(row);
  }
  if (store.claims.report[row] === -1) {
    byId("report-h").textContent = report_id(row);
    byId("report-meta").replaceChildren();
    byId("report-text").replaceChildren(make("p", say("no_text")));
    shown = { report: -1, claims: [row], at: 0 };
    fill_claims(row);
  }
  if (!report_box.open) report_box.showModal();
  to_mark();
}
const label_of_class = (name) => (name ? WORDS.names[name] || label("group", number_of("group", name)) || named(name) : "");
const to_mark = () => byId("report-text").querySelector("mark:not(.also)")?.scrollIntoView({ block: "center" });

function step_claim(by) {
  const row = shown.claims[Math.max(0, shown.at + by)];
  if (row !== undefined && row !== shown.claims[shown.at]) amend_and_render({ claim: claim_id(row), report: "" });
}
byId("claim-previous").addEventListener("click", () => step_claim(-1));
byId("claim-next").addEventListener("click", () => step_claim(1));
byId("report-text").addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-claim]");
  if (mark) amend_and_render({ claim: mark.dataset.claim, report: "" });
});
byId("claim-link").addEventListener("click", (event) => copy_link(event.currentTarget, event.currentTarget.dataset.link));
report_box.addEventListener("close", () => {
  if (asked("claim") || asked("report")) amend({ claim: "", report: "" });
  settle();
});

async function copy_link(button, hash) {
  const text = new URL(hash, location.href).href;
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // pages from disk may have no clipboard: the old way
    const field = make("textarea", text, { class: "hidden" });
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = say("copied");
  setTimeout(() => { button.textContent = say("copy_link"); }, 1500);
}
