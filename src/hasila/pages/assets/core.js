// Nodes, words, and the parts of the data, each loaded when it is first needed.
const byId = (id) => document.getElementById(id);
const TOLD = JSON.parse(byId("told").textContent);
const WORDS = TOLD.words;
const PAGE = TOLD.page;

const say = (key, values = {}) => WORDS[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
const named = (key) => (key ? WORDS.names[key] || key.replaceAll("_", " ") : "");
const count = (n) => n.toLocaleString("en");

// Text only ever becomes text: no markup of a report can act.
function make(tag, text, more = {}) {
  const node = document.createElement(tag);
  if (text !== undefined && text !== null) node.textContent = text;
  for (const [key, value] of Object.entries(more)) if (value || value === 0) node.setAttribute(key, value);
  return node;
}
const foreign = (tag, text, more = {}) => make(tag, text, { dir: "auto", ...more });
// Ranges keep their order inside right-to-left text.
const toll = (text, more = {}) => make("bdi", text, { dir: "ltr", ...more });
const out = (text, url, more = {}) =>
  make("a", text, { href: url, rel: "noopener noreferrer", target: "_blank", ...more });

const parts = new Map();  // name -> promise of its value
const arrived = new Map();  // name -> JSON that a file has handed over
window.hasila = (name, json) => arrived.set(name, json);

function load(name) {
  if (!parts.has(name)) {
    parts.set(name, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${TOLD.address}/${name}.js`;
      script.onload = () => {
        const json = arrived.get(name);
        arrived.delete(name);
        script.remove();
        if (json === undefined) failed(new Error(name)); else done(JSON.parse(json));
      };
      script.onerror = () => failed(new Error(name));
      document.head.append(script);
    }));
  }
  return parts.get(name);
}

// The pieces of a long list: which file holds a number, and the value itself once it is there.
class Pieces {
  constructor(name) {
    this.name = name;
    this.firsts = TOLD.chunks[name];
    this.lists = [];
  }
  file(number) {
    let low = 0, high = this.firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firsts[middle] <= number) low = middle; else high = middle - 1;
    }
    return low;
  }
  get(number) {  // undefined until its file is there
    const file = this.file(number);
    return this.lists[file]?.[number - this.firsts[file]];
  }
  async fetch(file) {
    this.lists[file] = await load(`${this.name}-${file}`);
  }
  async need(numbers) {
    const files = new Set(numbers.filter((n) => n >= 0).map((n) => this.file(n)));
    await Promise.all([...files].filter((file) => !this.lists[file]).map((file) => this.fetch(file)));
  }
}
const sentences = new Pieces("sentences");
const texts = new Pieces("texts");
