/* Search in place of Material's worker, which makes an index of all words first: with thousands of entries that takes
   longer than a reader waits, and to look through the entries as they are takes milliseconds.
   Material's page sends the entries once and then what is typed, as it would to its own worker. */
"use strict";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const NAME = 10; // what a word in a title or a tag weighs against one in the text; tags are kinds and other names
const ENOUGH = 1 / 3; // of what was typed, rare words counting more, must be in an entry for it to be shown
const MARKED = 100; // entries, the best; Material shows ten, and more to whoever scrolls
const ALL = 1000; // entries with all that was typed come first
const SHORT = 2; // letters
const PLURAL = /^[a-z]{3,}[^s\W]s$/; // also finds the one: "strikes" finds a strike
const EXCERPT = 320; // characters
const BEFORE = 80; // of them before the word that was found
const MARKUP = /<[^>]*>|&#?\w+;/g;
const PARTS = /["“”]([^"“”]+)["“”]|(?<!\S)-(\S+)|[\p{L}\p{N}\p{M}]+/gu;
const IN_LINE = /<\/?(?:code|su[bp])>/g;
const PLAIN = /^[\x00-\x7f]*$/;
const RUNNING = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

// While cards are edited, what is served tells of new entries (briefing/plugin/follow.js); a published site never does.
const CHANGES = "BroadcastChannel" in self && new BroadcastChannel("briefing");
const INDEX = "../../../search/search_index.json"; // from this script

let isOutdated = false;
let done = Promise.resolve(); // when all that was sent so far is answered
let entries = [];
let pages = new Map(); // entries by their address: those of a page's sections are shown below it
let suggests = false;

/* Letters as they are compared: no capitals, no marks on them. */
function foldLetters(text) {
  return PLAIN.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/* The words of HTML, folded, each with a space before and behind it. */
function foldWords(html) {
  const text = foldLetters(html.replace(MARKUP, " "));
  return ` ${text.replace(PLAIN.test(text) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

function setUp({ docs, options }) {
  suggests = Boolean(options?.suggest);
  entries = docs.map((doc) => {
    const title = foldWords(doc.title);
    const names = title + foldWords((doc.tags ?? []).join(" "));
    return { doc, title, names, words: names + foldWords(doc.text) };
  });
  pages = new Map();
  for (const { doc } of entries) {
    const [page] = doc.location.split("#");
    if (!pages.has(page)) pages.set(page, doc);
  }
}

/* What is asked for: `words` as they are compared, "words that stand together", -words that must not be there. Any word
   may be the beginning of one, but for short ones with others behind them: "a" is not meant for all that begins so. */
function readQuery(typed) {
  const asked = { words: [], together: [], without: [] };
  const seen = new Map();
  for (const [part, quoted, unwanted] of typed.matchAll(PARTS)) {
    const words = foldWords(unwanted ?? part);
    if (!words.trim()) continue;
    if (unwanted) asked.without.push(words);
    else for (const word of words.trim().split(" ")) seen.set(word, quoted ? word : part);
    if (quoted) asked.together.push(words);
  }
  const last = [...seen.keys()].pop();
  for (const [word, part] of seen) {
    const isRunning = RUNNING.test(word);
    const isWhole = !isRunning && word.length <= SHORT && word !== last;
    const start = PLURAL.test(word) ? word.slice(0, -1) : word;
    const sought = isRunning ? word : isWhole ? ` ${word} ` : ` ${start}`;
    asked.words.push({ word, part, start, sought, isRunning, isWhole });
  }
  return asked;
}

/* How well an entry answers to a word: by a name or by its text, by the whole word or its beginning, or not at all. */
function weighWord({ names, words }, { word, sought }) {
  if (!words.includes(sought)) return 0;
  const [field, weight] = names.includes(sought) ? [names, NAME] : [words, 1];
  return field.includes(` ${word} `) ? 2 * weight : weight;
}

/* The entries that have what was typed, or most of it, the best first, as [entry, score, words that are missing]. */
function find({ words, together, without }) {
  const columns = words.map((word) => {
    const column = entries.map((entry) => weighWord(entry, word));
    const count = column.reduce((sum, weight) => sum + (weight > 0), 0);
    return { word, column, rarity: Math.log(1 + entries.length / Math.max(count, 1)) };
  });
  const whole = columns.reduce((sum, { rarity }) => sum + rarity, 0);
  const phrase = ` ${words.map(({ word }) => word).join(" ")}`;
  const found = [];
  entries.forEach((entry, at) => {
    let [score, part] = [0, 0];
    const missing = new Set();
    for (const { word, column, rarity } of columns) {
      if (!column[at]) missing.add(word);
      else part += rarity;
      score += column[at] * rarity;
    }
    if (!part || part < whole * ENOUGH) return;
    const has = (text) => entry.words.includes(text);
    if (without.some(has) || !together.every(has)) return;
    score *= (entry.doc.boost ?? 1) * (part / whole) * (missing.size ? 1 : ALL);
    if (words.length > 1 && has(phrase)) score *= 2;
    found.push([entry, score, missing]);
  });
  return found.sort(([one, first], [other, second]) => second - first || one.title.length - other.title.length);
}

/* Gives an entry's HTML with the words that were found marked in it, and of a long text where the longest stands. */
function makeMarker(words) {
  const describe = ({ start, isRunning, isWhole }) =>
    isRunning ? start : `(?<![\\p{L}\\p{N}])${start}${isWhole ? "(?![\\p{L}\\p{N}])" : "[\\p{L}\\p{N}\\p{M}]*"}`;
  const parts = [...words].sort((one, other) => other.word.length - one.word.length).map(describe);
  const patterns = parts.map((part) => new RegExp(part, "u"));
  const pattern = new RegExp(parts.join("|"), "gu");
  /* Folded, each letter where it was; what is markup and no text is blank. */
  const align = (html) => {
    const text = html.replace(MARKUP, (code) => " ".repeat(code.length));
    if (PLAIN.test(text)) return text.toLowerCase();
    const fold = (letter) => [foldLetters(letter), letter].find((one) => one.length === letter.length);
    return [...text].map(fold).join("");
  };
  const mark = (html) => {
    let [marked, at] = ["", 0];
    for (const { 0: word, index } of align(html).matchAll(pattern)) {
      marked += `${html.slice(at, index)}<mark>${html.slice(index, index + word.length)}</mark>`;
      at = index + word.length;
    }
    return marked + html.slice(at);
  };
  const cut = (html) => {
    const text = html.replace(IN_LINE, "").replace(/<[^>]*>/g, " ");
    if (text.length <= EXCERPT) return text;
    const folded = align(text);
    const first = patterns.map((one) => folded.search(one)).find((at) => at >= 0) ?? 0;
    const start = first > BEFORE ? text.lastIndexOf(" ", first - BEFORE) + 1 : 0;
    const end = text.indexOf(" ", start + EXCERPT);
    return `${start ? "… " : ""}${text.slice(start, end < 0 ? undefined : end)}${end < 0 ? "" : " …"}`;
  };
  return ({ title, tags, text }) => ({ title: mark(title), tags: tags?.map(mark), text: mark(cut(text)) });
}

function search(typed) {
  const asked = readQuery(typed);
  const found = find(asked);
  const show = makeMarker(asked.words);
  const groups = new Map();
  found.forEach(([{ doc }, score, missing], at) => {
    const [page] = doc.location.split("#");
    const terms = Object.fromEntries(asked.words.map((word) => [word.part, !missing.has(word)]));
    const item = { ...doc, ...(at < MARKED && show(doc)), score, terms };
    if (groups.has(page)) groups.get(page).push(item);
    else groups.set(page, [item]);
  });
  for (const [page, items] of groups) {
    const top = pages.get(page);
    if (!items.some((item) => item.location === top.location)) items.push({ ...top, score: 0, terms: {} });
  }
  return { items: [...groups.values()], ...(suggests && { suggest: suggest(asked, found) }) };
}

/* The words that were typed, the last as the best title has it. */
function suggest({ words }, found) {
  const each = words.map(({ word }) => word);
  const last = each.pop();
  const word = found[0]?.[0].title.split(" ").find((one) => one.startsWith(last));
  return word ? [...each, word] : [];
}

async function answer(type, data) {
  if (type === SETUP) {
    setUp(data);
    postMessage({ type: READY });
  } else if (type === QUERY) {
    if (isOutdated) {
      isOutdated = false;
      const index = await fetch(new URL(INDEX, location.href)).catch(() => null);
      if (index?.ok) setUp(await index.json());
    }
    postMessage({ type: RESULT, data: search(data) });
  }
}

if (CHANGES) CHANGES.onmessage = () => (isOutdated = true);
addEventListener("message", ({ data: { type, data } }) => (done = done.then(() => answer(type, data))));
