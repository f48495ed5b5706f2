// The tables, once they are there, and the questions that views ask of them.
const store = { claims: null, reports: null, comparison: null, n: 0 };

async function open_store() {
  const [claims, reports, comparison] =
    await Promise.all([load("claims"), load("reports"), load("comparison")]);
  Object.assign(store, { claims, reports, comparison, n: claims.report.length });
  store.own = new Set(claims.own);
  store.stale = new Set(claims.stale);
  store.counted = new Map();  // codebook -> claims that its ranges rest on
  for (const row of comparison.consensus) {
    if (!store.counted.has(row[3])) store.counted.set(row[3], new Set());
    for (const claim of row[12]) store.counted.get(row[3]).add(claim);
  }
  store.rank = ranks(claims.names.source.labels);
}

const ranks = (labels) => {  // place of each label in alphabetical order
  const order = labels.map((_, i) => i).sort((a, b) => labels[a].localeCompare(labels[b]));
  const rank = new Int32Array(labels.length);
  order.forEach((label, place) => { rank[label] = place; });
  return rank;
};

const label = (kind, number) => (number < 0 ? "" : store.claims.names[kind].labels[number]);
const key = (kind, number) => (number < 0 ? "" : store.claims.names[kind].keys[number]);
const number_of = (kind, text) => store.claims.names[kind].keys.indexOf(text);
// Values that have no display name of their own: `day`, `rule`, `aspect` …
const value = (column, row) => {
  const at = store.claims[column][row];
  return at < 0 ? "" : store.claims[`${column}_keys`][at];
};

const report_id = (row) =>
  store.claims.report[row] < 0 ? store.claims.missing[row] : store.reports.id[store.claims.report[row]];
function claim_id(row) {
  const { claims } = store;
  return claims.ids[row]
    || `${report_id(row)}:${key("effect", claims.effect[row])}:${claims.start[row]}-${claims.end[row]}`;
}
let by_id = null;
function claim_row(id) {
  if (!by_id) by_id = new Map(Array.from({ length: store.n }, (_, row) => [claim_id(row), row]));
  return by_id.has(id) ? by_id.get(id) : -1;
}

function toll_text(row) {
  const text = store.claims.toll_keys[store.claims.toll[row]];
  return text === "?" ? named("vague") : text;
}
const toll_way = (row) => (toll_text(row) === named("vague") ? WORDS.dir : "ltr");
function size(row) {
  const { best, low, high } = store.claims;
  return best[row] ?? low[row] ?? high[row];
}
const hand = (row) => store.claims.hand[row]?.[0] || "";

const grouped = {};
function rows_of(column, number) {  // the claims of an event, a source or a report
  if (!grouped[column]) {
    grouped[column] = new Map();
    store.claims[column].forEach((code, row) => {
      if (code < 0) return;
      if (!grouped[column].has(code)) grouped[column].set(code, []);
      grouped[column].get(code).push(row);
    });
  }
  return grouped[column].get(number) || [];
}

const report_day = (report) => store.reports.date[report];
function report_tongue(report) {
  const at = store.reports.language[report];
  return at < 0 ? { dir: "auto" } : { lang: store.reports.languages[at], dir: store.reports.directions[at] };
}
const report_name = (report) => store.reports.title[report] || store.reports.id[report];
