// The page by keyboard. Single keys can be switched off, as speech input needs.
const help_box = byId("help");
const remembered = (name) => {
  try { return localStorage.getItem(name); } catch { return null; }
};
const remember = (name, text) => {
  try { localStorage.setItem(name, text); } catch { /* then it lasts as long as the page */ }
};
let keys_on = remembered("hasila-keys") !== "off";

const visible = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.offsetParent !== null);
function move(by) {
  const rows = visible("main > section:not([hidden]) a.open");
  const at = rows.indexOf(document.activeElement);
  const to = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  if (!to) return;
  to.focus();
  to.closest("tr").scrollIntoView({ block: "nearest" });
}
function pressed(event) {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && typing?.type === "search" && !typing.value) typing.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing || !keys_on) return;
  const act = report_box.open
    ? { n: () => step_claim(1), p: () => step_claim(-1) }
    : { "/": () => visible("main > section:not([hidden]) input[type=search]")[0]?.focus() ?? to_search(),
      j: () => move(1), k: () => move(-1), "?": () => help_box.showModal() };
  if (!report_box.open && document.activeElement.matches("a.open")) {
    Object.assign(act, { ArrowDown: () => move(1), ArrowUp: () => move(-1) });
  }
  if (help_box.open || !act[event.key]) return;
  event.preventDefault();
  act[event.key]();
}
function to_search() {
  if (visible("main > section:not([hidden]) input[type=search]").length) return;
  go(address("tallies"));
  setTimeout(() => byId("f-q").focus(), 50);
}
function start_keys() {
  addEventListener("keydown", pressed);
  byId("keys-on").checked = keys_on;
  byId("keys-on").addEventListener("change", (event) => {
    keys_on = event.target.checked;
    remember("hasila-keys", keys_on ? "on" : "off");
  });
  byId("show-help").addEventListener("click", () => help_box.showModal());
}
