// How text is searched, cut and shown.

// Read alike: letters of either case, Arabic with and without vowel signs and tatweel, all forms
// of alef and hamza, of ya, and ta marbuta as ha.
function plain(text) {
  return text.normalize("NFKC").toLowerCase()
    .replace(/[\u0640\u064B-\u065F\u0670\u200C-\u200F\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0624/g, "\u0648")
    .replace(/[\u0626\u0649\u06CC]/g, "\u064A").replace(/\u0629/g, "\u0647")
    .replace(/\u06A9/g, "\u0643")
    .replace(/[\u0660-\u0669]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x630));
}
const terms = (asked) => plain(asked).split(/\s+/).filter(Boolean);

// Offsets are code points; most text has one unit for each and is cut as it is.
const ASTRAL = /[\uD800-\uDFFF]/;
const cutter = (text) => {
  if (!ASTRAL.test(text)) return (from, to) => text.slice(from, to);
  const points = Array.from(text);
  return (from, to) => points.slice(from, to).join("");
};

// An override would show digits in the wrong order: it stays in the text, but alone in a box.
const OVERRIDE = /([\u202D\u202E])/;
function pour(node, text) {
  for (const piece of text.split(OVERRIDE)) {
    if (piece === "\u202D" || piece === "\u202E") node.append(make("bdi", piece, { class: "override" }));
    else if (piece) node.append(piece);
  }
  return node;
}

// Marks over a text: [{start, end, tag, more}], the earlier in the list wins where two overlap.
function marked(node, text, marks) {
  const cut = cutter(text);
  const taken = [];
  for (const mark of marks) {
    if (taken.every((m) => mark.end <= m.start || mark.start >= m.end)) taken.push(mark);
  }
  taken.sort((a, b) => a.start - b.start);
  let at = 0;
  for (const { start, end, tag, more } of taken) {
    pour(node, cut(at, start));
    node.append(pour(make(tag, null, more), cut(start, end)));
    at = end;
  }
  pour(node, cut(at, undefined));
  return node;
}
