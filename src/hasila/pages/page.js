"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = Object.fromEntries(data.columns.map((name, i) => [name, i]));
  const get = (row, name) => row[at[name]];
  const byId = (id) => document.getElementById(id);
  const body = byId("rows");
  const selects = [...document.querySelectorAll("select[data-field]")];
  const letters = new Map();  // report id -> its code points, for offsets are code points
  const state = { page: 0, sort: "as_of", down: false, rows: data.rows, target: "" };

  const make = (tag, text, more = {}) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    for (const [key, value] of Object.entries(more)) if (value) node.setAttribute(key, value);
    return node;
  };
  const chars = (id) => {
    if (!letters.has(id)) letters.set(id, Array.from(data.reports[id].text));
    return letters.get(id);
  };
  const piece = (row, from, to) =>
    chars(get(row, "report")).slice(get(row, from), get(row, to)).join("");
  const has = (row) => get(row, "start") !== null && get(row, "report") in data.reports;
  const sentence = (row) => (has(row) ? piece(row, "from", "to") : "");
  // Arabic is searched as it is read: without vowel signs, all forms of alef and ya alike.
  const plain = (text) => text.toLowerCase().normalize("NFKC").replace(/[\u064B-\u065F\u0670\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");

  function drawRow(row) {
    const id = get(row, "claim");
    const tr = make("tr", undefined, { id: "claim-" + id });
    if (id === state.target) tr.className = "target";
    tr.append(make("td", get(row, "as_of").slice(0, 10) || "–", { class: "date" }));
    const source = make("td");
    source.append(make("span", get(row, "source") || "no source named", { dir: "auto" }),
      make("span", get(row, "outlet"), { class: "sub", dir: "auto" }));
    const group = make("td", get(row, "group"));
    group.append(aspect(row));
    if (several) group.append(make("span", get(row, "event"), { class: "sub" }));
    tr.append(source, make("td", get(row, "effect")), group,
      make("td", get(row, "toll"), { class: "toll" }), words(row, id));
    return tr;
  }
  function aspect(row) {
    const span = make("span", get(row, "aspect"), { class: "sub" });
    const whole = get(row, "part_of");
    if (whole && index.has(whole)) {
      span.textContent += " of ";
      span.append(make("a", get(index.get(whole), "toll"), { href: link(whole) }));
    }
    return span;
  }
  function words(row, id) {
    const td = make("td");
    if (!has(row)) {
      td.append(make("span", "The report is not among the tables of this run.", { class: "sub" }));
      return td;
    }
    const card = data.reports[get(row, "report")];
    const quote = make("blockquote", undefined, { dir: card.dir, lang: card.lang });
    quote.append(piece(row, "from", "start"), make("mark", piece(row, "start", "end")),
      piece(row, "end", "to"));
    const links = make("p", undefined, { class: "links" });
    const open = make("button", "Whole report", { type: "button", class: "plain", "data-open": id });
    links.append(open);
    if (card.url) {
      links.append(make("a", "Cited page",
        { href: card.url, rel: "noopener noreferrer", target: "_blank" }));
    }
    links.append(make("a", "Link to this row", { href: link(id) }));
    td.append(quote, links);
    return td;
  }
  const link = (id) => "#claim-" + encodeURIComponent(id);
  const several = new Set(data.rows.map((row) => get(row, "event"))).size > 1;
  byId("by-event").hidden = !several;
  const index = new Map(data.rows.map((row) => [get(row, "claim"), row]));

  function matches(row) {
    for (const select of selects) {
      if (select.value && get(row, select.dataset.field) !== select.value) return false;
    }
    const asked = plain(byId("f-words").value.trim());
    return !asked || plain(sentence(row)).includes(asked);
  }
  function compare(a, b) {
    const x = get(a, state.sort), y = get(b, state.sort);
    if (x === null || y === null) return (x === null) - (y === null);  // unknown stands last
    const order = typeof x === "number" ? x - y : x < y ? -1 : x > y ? 1 : 0;
    return state.down ? -order : order;
  }
  function update() {
    state.rows = data.rows.filter(matches).sort(compare);  // sort() keeps the order of equals
    state.page = 0;
    draw();
  }
  function draw() {
    const pages = Math.max(1, Math.ceil(state.rows.length / data.page));
    const first = state.page * data.page;
    body.replaceChildren(...state.rows.slice(first, first + data.page).map(drawRow));
    const n = state.rows.length, all = data.rows.length;
    const noun = all === 1 ? "tally" : "tallies";
    byId("count").textContent = n === all ? `${all} ${noun}.` : `${n} of ${all} ${noun}.`;
    byId("where").textContent = `Page ${state.page + 1} of ${pages}`;
    byId("pager").hidden = pages === 1;
    byId("previous").disabled = state.page === 0;
    byId("next").disabled = state.page === pages - 1;
  }
  function clear() {
    for (const select of selects) select.value = "";
    byId("f-words").value = "";
  }
  function remember() {
    const asked = selects.filter((s) => s.value).map((s) => [s.dataset.field, s.value]);
    const typed = byId("f-words").value.trim();
    if (typed) asked.push(["words", typed]);
    const hash = asked.length ? "#show?" + new URLSearchParams(asked) : "#tallies";
    history.replaceState(null, "", hash);
  }
  function follow() {
    const hash = location.hash;
    if (hash.startsWith("#show?")) {
      const asked = new URLSearchParams(hash.slice(6));
      for (const select of selects) select.value = asked.get(select.dataset.field) || "";
      byId("f-words").value = asked.get("words") || "";
      update();
      byId("tallies").scrollIntoView();
    } else if (hash.startsWith("#claim-")) {
      let id = "";
      try { id = decodeURIComponent(hash.slice(7)); } catch { return; }
      if (!index.has(id)) return;
      if (!state.rows.includes(index.get(id))) {
        clear();
        update();
      }
      state.target = id;
      state.page = Math.floor(state.rows.indexOf(index.get(id)) / data.page);
      draw();
      const tr = byId("claim-" + id);
      tr.tabIndex = -1;
      tr.scrollIntoView({ block: "center" });
      tr.focus({ preventScroll: true });
    }
  }
  function showReport(id) {
    const row = index.get(id), report = get(row, "report"), card = data.reports[report];
    // The text begins with the report's own title, so the heading says where it is from.
    byId("report-h").textContent =
      [card.outlet, card.date.slice(0, 10)].filter(Boolean).join(", ") || "Report";
    byId("report-meta").replaceChildren(card.url ? make("a", "Cited page",
      { href: card.url, rel: "noopener noreferrer", target: "_blank" }) : "");
    const text = byId("report-text");
    text.setAttribute("dir", card.dir);
    text.setAttribute("lang", card.lang || "und");
    const all = data.rows.filter((r) => get(r, "report") === report && has(r))
      .sort((a, b) => get(a, "start") - get(b, "start") || get(b, "end") - get(a, "end"));
    const nodes = [];
    let done = 0;
    // The claim asked for wins where two overlap.
    const own = [get(row, "start"), get(row, "end")];
    for (const r of all) {
      const start = get(r, "start"), end = get(r, "end");
      const me = start === own[0] && end === own[1];
      if (start < done || (!me && start < own[1] && end > own[0])) continue;
      nodes.push(chars(report).slice(done, start).join(""));
      nodes.push(make("mark", chars(report).slice(start, end).join(""), { class: me ? "" : "also" }));
      done = end;
    }
    nodes.push(chars(report).slice(done).join(""));
    text.replaceChildren(...nodes);
    byId("report").showModal();
    const mark = text.querySelector("mark:not(.also)");
    if (mark) mark.scrollIntoView({ block: "center" });
  }

  for (const select of selects) {
    const values = [...new Set(data.rows.map((row) => get(row, select.dataset.field)))].sort();
    select.append(new Option("all", ""));
    for (const value of values) if (value) select.append(new Option(value, value));
    select.addEventListener("change", () => { update(); remember(); });
  }
  for (const th of document.querySelectorAll("th[data-sort]")) {
    const button = make("button", th.textContent, { type: "button" });
    th.replaceChildren(button);
    button.addEventListener("click", () => {
      state.down = state.sort === th.dataset.sort && !state.down;
      state.sort = th.dataset.sort;
      for (const other of document.querySelectorAll("th[data-sort]")) other.removeAttribute("aria-sort");
      th.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      update();
    });
  }
  let typing = 0;
  byId("f-words").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => { update(); remember(); }, 120);
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => { clear(); update(); remember(); });
  byId("previous").addEventListener("click", () => { state.page -= 1; draw(); });
  byId("next").addEventListener("click", () => {
    state.page += 1;
    draw();
    byId("tallies").scrollIntoView();
  });
  body.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-open]");
    if (button) showReport(button.dataset.open);
  });
  byId("filters").hidden = false;
  addEventListener("hashchange", follow);
  update();
  follow();
})();
