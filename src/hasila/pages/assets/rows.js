// What several views show of claims: rows, badges, bars and pages.

function badge(row) {
  const kind = hand(row);
  return kind ? make("span", named(kind), { class: `badge ${kind}` }) : "";
}
function source_cell(row) {
  const { source, outlet } = store.claims;
  const cell = make("td", null, { class: "source" });
  if (store.own.has(row)) {
    cell.append(foreign("span", label("outlet", outlet[row]) || say("no_source")),
      make("span", say("outlet_itself"), { class: "sub" }));
  } else {
    cell.append(link(label("source", source[row]), address("source", { id: key("source", source[row]) })),
      foreign("span", label("outlet", outlet[row]), { class: "sub" }));
  }
  return cell;
}
function group_cell(row) {
  const { claims } = store;
  const cell = make("td", null, { class: "group" });
  cell.append(make("span", label("effect", claims.effect[row]), { class: "effect" }),
    foreign("span", label("group", claims.group[row]), { class: "sub" }));
  const whole = claims.part_of[row], aspect = value("aspect", row);
  if (aspect === "part") {
    const text = whole >= 0 ? say("part_of", { toll: "" }) : named("part");
    const part = make("span", text, { class: "sub" });
    if (whole >= 0) part.append(link(toll_text(whole), claim_link(whole), { dir: toll_way(whole) }));
    cell.append(part);
  } else if (aspect === "previous") {
    cell.append(make("span", say("previous_toll"), { class: "sub" }));
  } else if (store.stale.has(row)) {
    cell.append(make("span", say("repeats"), { class: "sub" }));
  }
  return cell;
}
function toll_cell(row) {
  const cell = make("td", null, { class: "toll" });
  const open = link(toll_text(row), claim_link(row), { dir: toll_way(row), class: "open", "data-open": claim_id(row) });
  open.setAttribute("aria-label", `${toll_text(row)} ${label("effect", store.claims.effect[row])}: ${say("whole_report")}`);
  cell.append(open, badge(row));
  return cell;
}
function quote(row) {
  const { claims } = store;
  const report = claims.report[row], sentence = claims.sentence[row];
  if (sentence < 0) return make("p", say("no_text"), { class: "sub" });
  const begins = claims.begins[sentence];
  const marks = [mark_of(row, "mark", {}, begins)];
  const source = source_mark(row, begins);
  const text = sentences.get(sentence) ?? "";
  if (source && source.start >= 0 && source.end <= cutter_length(text)) marks.push(source);
  return marked(make("blockquote", null, report_tongue(report)), text, marks);
}
const cutter_length = (text) => (ASTRAL.test(text) ? Array.from(text).length : text.length);
const mark_of = (row, tag, more, begins = 0) =>
  ({ start: store.claims.start[row] - begins, end: store.claims.end[row] - begins, tag, more });
function source_mark(row, begins = 0) {
  const { source_start, source_end } = store.claims;
  if (source_start[row] === null || source_end[row] === null) return null;
  return { start: source_start[row] - begins, end: source_end[row] - begins, tag: "span", more: { class: "speaker" } };
}
function words_cell(row) {
  const { claims, reports } = store;
  const cell = make("td", null, { class: "words" });
  const under = make("p", null, { class: "links" });
  const event = claims.event[row], report = claims.report[row];
  if (event >= 0 && claims.names.event.keys.length > 1 && state.view !== "event") under.append(event_link(event));
  if (report >= 0) {
    if (reports.url[report]) under.append(out(say("cited"), reports.url[report]));
    under.append(link(say("permalink"), permalink(row), { dir: WORDS.dir }));
  }
  cell.append(quote(row), under);
  return cell;
}
function event_link(event) {
  const id = key("event", event);
  return id === "other" ? make("span", say("other_events"))
    : link(label("event", event), address("event", { id }));
}
const date_cell = (row) => make("td", value("day", row) || say("no_date"), { class: "date" });
function claim_rows(rows) {
  return rows.map((row) => {
    const tr = make("tr", null, { class: hand(row) === "rejected" ? "struck" : "" });
    tr.append(date_cell(row), source_cell(row), group_cell(row), toll_cell(row), words_cell(row));
    return tr;
  });
}

// A bar from the lower to the upper bound on one scale for all rows; a dot is the number said.
class Bars {
  constructor(rows, band = null) {
    const numbers = rows.flatMap((row) => this.bounds(row)).concat(band || []).filter((v) => v !== null);
    this.high = numbers.reduce((a, b) => Math.max(a, b), 1);
    const least = numbers.reduce((a, b) => (b > 0 ? Math.min(a, b) : a), this.high);
    this.log = this.high / least > 60;
    this.low = this.log ? least : 0;
    this.band = band;
  }
  bounds(row) {
    const { low, best, high } = store.claims;
    return [low[row], best[row], high[row]];
  }
  place(v) {
    if (!this.log) return 100 * v / this.high;
    return v <= 0 ? 0 : 4 + 96 * Math.log(v / this.low) / Math.log(this.high / this.low || 1);
  }
  cell(row) {
    const cell = make("td", null, { class: "bar" });
    cell.append(this.draw(...this.bounds(row)));
    return cell;
  }
  draw(low, best, high) {
    const svg = this.node("svg", { "aria-hidden": "true", focusable: "false" });
    if (this.band) this.rect(svg, "band", this.band[0], this.band[1], 0, 24);
    const said = best ?? low ?? high;
    if (said === null) return svg;
    this.rect(svg, "span", low ?? said, high ?? said, 9, 6);
    if (high === null || low === null) this.rect(svg, "open", low === null ? this.low : said, high === null ? this.high : said, 11.25, 1.5);
    if (best !== null || low === null || high === null) {
      svg.append(this.node("circle", { class: "dot", cx: `${this.place(said)}%`, cy: 12, r: 5 }));
    }
    return svg;
  }
  rect(svg, name, from, to, y, height) {
    const x = this.place(from), wide = Math.max(0.6, this.place(to) - x);
    svg.append(this.node("rect", { class: name, x: `${x}%`, width: `${wide}%`, y, height }));
  }
  node(tag, more) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, text] of Object.entries(more)) node.setAttribute(name, text);
    return node;
  }
  legend() {
    return say(this.log ? "bars_log" : "bars_scale", { low: count(this.low), high: count(this.high) });
  }
}

// One screenful of a long list, and the buttons to the others.
function paged(list, pager, noun) {
  const pages = Math.max(1, Math.ceil(list.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(asked("page"), 10) || 1));
  pager.hidden = pages === 1;
  pager.querySelector(".where").textContent = say("page_of", { page: count(page), pages: count(pages) });
  for (const [name, to] of [["previous", page - 1], ["next", page + 1]]) {
    const button = pager.querySelector(`.${name}`);
    button.disabled = to < 1 || to > pages;
    button.onclick = () => {
      amend({ page: to > 1 ? to : "" });
      noun();
      document.querySelector("main > section:not([hidden])").scrollIntoView();
    };
  }
  return list.slice((page - 1) * PAGE, page * PAGE);
}
function choices(select, options) {
  const nodes = options.map(([name, text]) => new Option(text, name));
  select.replaceChildren(new Option(say("any"), ""), ...nodes);
}
