// From the address to the view.
const DRAW = {
  events: draw_events, event: draw_event, sources: draw_sources, source: draw_source, audit: draw_audit,
  tallies: () => { show_filters(); return draw_tallies(); },
};
let drawn = "";  // view and filters that stand on the screen, without the open report

const underlying = () => {
  const rest = new URLSearchParams(state.asked);
  for (const name of ["claim", "report"]) rest.delete(name);
  return `${state.view}?${rest}`;
};
const settle = () => { drawn = underlying(); };

async function render(first = false) {
  const old = drawn.split("?")[0];
  if (underlying() !== drawn) {
    settle();
    const nav = { event: store.several ? "events" : "event", source: "sources" }[state.view] || state.view;
    for (const section of document.querySelectorAll("main > section")) section.hidden = section.id !== `v-${state.view}`;
    for (const a of document.querySelectorAll("#views a")) {
      if (a.dataset.view === nav) a.setAttribute("aria-current", "page"); else a.removeAttribute("aria-current");
    }
    const search = document.querySelector(`#v-${state.view} input[data-search]`);
    if (search && search.value.trim() !== asked("q")) search.value = asked("q");
    await DRAW[state.view]?.();
    if (!first && old !== state.view) {
      scrollTo(0, 0);
      document.querySelector(`#v-${state.view} h2`).focus({ preventScroll: true });
    }
  }
  if (asked("claim") || asked("report")) await show_report();
  else if (report_box.open) report_box.close();
  document.body.dataset.ready = state.view;
}
function amend_and_render(values) {
  amend(values);
  return render();
}
function follow() {
  const old = location.hash.match(/^#claim-(.+)$/);  // as earlier pages wrote it
  if (old) history.replaceState(null, "", address("tallies", { claim: decodeURIComponent(old[1]) }));
  if (location.hash && !location.hash.startsWith("#/")) return;
  read_address();
  render().catch(tell_missing);
}

function start_theme() {
  const select = byId("theme");
  select.value = remembered("hasila-theme") || "auto";
  select.addEventListener("change", () => {
    if (select.value === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = select.value;
    remember("hasila-theme", select.value);
  });
}
function start_searches() {
  for (const field of document.querySelectorAll("input[data-search]")) {
    let typing = 0;
    field.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => {
        amend({ q: field.value.trim(), page: "" });
        settle();
        DRAW[state.view]();
      }, 120);
    });
  }
  for (const name of ["event", "source"]) {
    byId(`${name}-effect`).addEventListener("change", (event) => amend_and_render({ effect: event.target.value }));
  }
}
function tell_missing(error) {
  const box = byId("missing");
  box.textContent = say("missing", { folder: TOLD.folder });
  box.hidden = false;
  document.body.dataset.failed = error.message;
}

async function start() {
  start_theme();
  start_keys();
  read_address();
  document.documentElement.classList.add("live");
  for (const section of document.querySelectorAll("main > section")) section.hidden = section.id !== `v-${state.view}`;
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector("main > section:not([hidden]) h2").focus();
  });
  try {
    await open_store();
    store.several = event_codes().length > 1;
    start_tallies();
    start_audit();
    start_searches();
    addEventListener("hashchange", follow);
    if (/^#claim-/.test(location.hash)) follow(); else await render(true);
    (window.requestIdleCallback || setTimeout)(read_sentences);
  } catch (error) {
    tell_missing(error);
  }
}
start();
