// The list of all claims, by filters and words.
const KINDS = ["event", "effect", "group", "source", "outlet"];
const FIELDS = [...KINDS, "codebook", "hand", "from", "to", "sort"];
let reading = null;  // once: all sentences, folded for search
const folded = [];

function read_sentences() {
  reading ??= (async () => {
    for (const file of TOLD.chunks.sentences.keys()) {
      if (!sentences.lists[file]) await sentences.fetch(file);
      folded.push(...sentences.lists[file].map(plain));
      await new Promise((done) => setTimeout(done));  // let the reader type meanwhile
    }
    store.titles = store.reports.title.map(plain);
    store.plain = Object.fromEntries(KINDS.map((kind) => [kind, store.claims.names[kind].labels.map(plain)]));
    document.body.dataset.read = "all";
  })();
  return reading;
}

function word_test(word) {
  const { claims } = store;
  const has = (list) => Uint8Array.from(list, (text) => text.includes(word));
  const [said, titles] = [has(folded), has(store.titles)];
  const names = KINDS.map((kind) => [claims[kind], has(store.plain[kind])]);
  return (row) => said[claims.sentence[row]] || titles[claims.report[row]]
    || names.some(([column, hit]) => hit[column[row]]);
}

async function chosen() {
  const { claims } = store;
  const tests = [];
  for (const kind of KINDS) {
    if (!asked(kind)) continue;
    const number = number_of(kind, asked(kind)), column = claims[kind];
    tests.push(number < 0 ? () => false : (row) => column[row] === number);
  }
  if (asked("from") || asked("to")) {
    const until = asked("to") || "9999", since = asked("from");
    const fits = claims.day_keys.map((day) => day >= since && day.slice(0, until.length) <= until);
    tests.push((row) => claims.day[row] >= 0 && fits[claims.day[row]]);
  }
  if (asked("hand") === "changed") tests.push((row) => hand(row) !== "");
  else if (asked("hand") === "untouched") tests.push((row) => hand(row) === "");
  else if (asked("hand")) tests.push((row) => hand(row) === asked("hand"));
  if (asked("codebook")) {
    const counted = store.counted.get(asked("codebook")) || new Set();
    tests.push((row) => counted.has(row));
  }
  const words = terms(asked("q"));
  if (words.length) {
    if (!document.body.dataset.read) byId("count").textContent = say("searching");
    await read_sentences();
    tests.push(...words.map(word_test));
  }
  const rows = [];
  for (let row = 0; row < store.n; row += 1) if (tests.every((test) => test(row))) rows.push(row);
  return ordered(rows);
}

function ordered(rows) {
  const { claims, rank } = store;
  const last = (v) => (v === null ? -1 : v);
  const orders = {
    "-day": (a, b) => b - a,
    size: (a, b) => last(size(a)) - last(size(b)),
    "-size": (a, b) => last(size(b)) - last(size(a)),
    source: (a, b) => rank[claims.source[a]] - rank[claims.source[b]],
  };
  return orders[asked("sort")] ? rows.sort(orders[asked("sort")]) : rows;  // equals keep their order
}

let turn = 0;
async function draw_tallies() {
  const mine = (turn += 1);
  const rows = await chosen();
  if (mine !== turn) return;  // asked again meanwhile
  const page = paged(rows, byId("tallies-pager"), draw_tallies);
  await sentences.need(page.map((row) => store.claims.sentence[row]));
  if (mine !== turn) return;
  byId("rows").replaceChildren(...claim_rows(page));
  byId("count").textContent = say("count", { n: count(rows.length), all: count(store.n) });
  byId("nothing").hidden = rows.length > 0;
}

function show_filters() {
  for (const name of FIELDS) byId(`f-${name}`).value = asked(name);
  if (byId("f-q").value.trim() !== asked("q")) byId("f-q").value = asked("q");
}
function filter(values) {
  amend({ ...values, page: "" });
  settle();
  draw_tallies();
}
function start_tallies() {
  const { claims, comparison } = store;
  for (const kind of KINDS) {
    const used = new Map();
    for (const code of claims[kind]) if (code >= 0) used.set(code, (used.get(code) || 0) + 1);
    const codes = [...used.keys()].sort((a, b) => label(kind, a).localeCompare(label(kind, b)));
    choices(byId(`f-${kind}`), codes.map((code) => [key(kind, code),
      `${key(kind, code) === "other" ? say("other_events") : label(kind, code)} (${count(used.get(code))})`]));
  }
  choices(byId("f-codebook"), [...store.counted.keys()].map((book) => [book, book]));
  const kinds = new Set(Object.values(claims.hand).map(([kind]) => kind));
  choices(byId("f-hand"), kinds.size ? [...["untouched", "changed"], ...kinds].map((k) => [k, named(k)]) : []);
  byId("by-hand").hidden = kinds.size === 0;
  byId("by-event").hidden = claims.names.event.keys.length < 2;
  byId("by-codebook").hidden = comparison.codebooks.length === 0 && store.counted.size === 0;
  for (const name of FIELDS) {
    byId(`f-${name}`).addEventListener("change", (event) => filter({ [name]: event.target.value }));
  }
  let typing = 0;
  byId("f-q").addEventListener("input", (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => filter({ q: event.target.value.trim() }), 120);
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    go(address("tallies"));
    byId("f-q").focus();
  });
  byId("copy-filters").addEventListener("click", (event) => copy_link(event.currentTarget, location.hash));
}
