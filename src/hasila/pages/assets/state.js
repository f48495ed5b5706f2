// A view and all its filters stand in the address, so that any state is a link.
const VIEWS = ["overview", "events", "event", "sources", "source", "tallies", "audit", "plots", "codebooks", "files"];
const state = { view: "overview", asked: new URLSearchParams() };

function read_address() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  state.view = VIEWS.includes(path) ? path : "overview";
  state.asked = new URLSearchParams(query);
}
function address(view, asked = {}) {
  const kept = Object.entries(asked).filter(([, v]) => v !== "" && v !== null && v !== undefined);
  const query = new URLSearchParams(kept).toString();
  return `#/${view}${query ? `?${query}` : ""}`;
}
const asked = (name) => state.asked.get(name) || "";
// The same view with other values; an empty one takes the filter away.
function changed(values) {
  return address(state.view, { ...Object.fromEntries(state.asked), ...values });
}
// Filters replace the address; going somewhere is a step that "back" undoes.
function amend(values) {
  history.replaceState(null, "", changed(values));
  read_address();
}
const go = (hash) => { location.hash = hash; };
const link = (text, hash, more = {}) => foreign("a", text, { href: hash, ...more });
const claim_link = (row) => changed({ claim: claim_id(row), report: "" });
const report_link = (report) => changed({ report: store.reports.id[report], claim: "" });
// A link that makes sense by itself, whatever view it was taken from.
const permalink = (row) => address("tallies", { claim: claim_id(row) });
