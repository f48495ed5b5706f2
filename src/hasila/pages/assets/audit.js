// What the audit found, each finding with the claims that it is about.
function draw_audit() {
  const words = terms(asked("q"));
  const rows = store.comparison.audit.filter(([kind, severity, event, message]) =>
    (!asked("kind") || kind === asked("kind")) && (!asked("severity") || severity === asked("severity"))
    && words.every((word) => plain(`${message} ${label("event", event)}`).includes(word)));
  byId("a-kind").value = asked("kind");
  byId("a-severity").value = asked("severity");
  byId("audit-count").textContent = say("count", { n: count(rows.length), all: count(store.comparison.audit.length) });
  draw_findings(byId("audit-rows"), paged(rows, byId("audit-pager"), draw_audit));
}
function draw_findings(body, rows) {
  body.closest("section").querySelector(".no-findings").hidden = rows.length > 0;
  body.closest("table").hidden = rows.length === 0;
  body.replaceChildren(...rows.map(([kind, severity, event, message, expected, found, claims]) => {
    const tr = make("tr"), head = make("th", named(kind), { scope: "row" });
    if (severity) head.append(make("span", named(severity), { class: `grade ${severity}` }));
    const chips = make("p", null, { class: "links" });
    for (const claim of claims.slice(0, 24)) chips.append(claim_chip(claim));
    const told = make("td");
    told.append(foreign("p", message), chips);
    if (state.view === "audit" && event >= 0 && store.claims.names.event.keys.length > 1) chips.append(event_link(event));
    tr.append(head, told, foreign("td", expected), foreign("td", found || (expected && "–")));
    return tr;
  }));
}
function start_audit() {
  const kinds = (at) => [...new Set(store.comparison.audit.map((row) => row[at]))].filter(Boolean).sort();
  choices(byId("a-kind"), kinds(0).map((kind) => [kind, named(kind)]));
  choices(byId("a-severity"), kinds(1).map((kind) => [kind, named(kind)]));
  for (const name of ["kind", "severity"]) {
    byId(`a-${name}`).addEventListener("change", (event) => {
      amend({ [name]: event.target.value, page: "" });
      settle();
      draw_audit();
    });
  }
}
