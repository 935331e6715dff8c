// What the finder found, in each of its views, and as a file to take away.

import { statesOf, wordOn } from "./facets.js";

/** @typedef {import("./facets.js").Finder} Finder */
/** @typedef {import("./facets.js").Query} Query */

const COLUMNS = ["Title", "Kind", "From", "Hours, at most", "Price, at most", "Answer"];
/** Named as in the tables under data/; the answer to the question stands beside them. */
const CSV_COLUMNS = [
  "id", "type", "title", "issuer_name", "jurisdiction_name", "hours_at_most", "cost_at_most", "state", "use", "answer", "page", "as_of",
];

/**
 * Items as a list, a table, or under the stacks that they belong to.
 *
 * @param {string} view "", "table" or "stacks"
 * @param {number[]} items their places, in order
 * @param {number} most how many are shown; of stacks, these are shown whole
 * @param {Finder} finder
 * @param {Query} query
 * @param {string} top the way to the top of the site
 * @returns {{ parts: HTMLElement[], whole: boolean }} whether that is all
 */
export function shown(view, items, most, finder, query, top) {
  if (view === "stacks") return byStack(items, most, finder, query, top);
  const first = items.slice(0, most);
  const part = view === "table" ? table(first, finder, query, top) : list(first, finder, query, top);
  return { parts: [part], whole: items.length <= most };
}

/** @param {number[]} items @param {Finder} finder @param {Query} query @param {string} top */
function list(items, finder, query, top) {
  const found = element("ul", "cc-list cc-found__list");
  found.append(
    ...items.map((at) => {
      const item = finder.items[at];
      const entry = element("li", "cc-list__item");
      entry.append(link(item, top), " ", element("span", "cc-tag", kindOf(finder, at)), " ", element("span", "cc-note", item.beside), " ", answer(finder, query, at));
      return entry;
    }),
  );
  return found;
}

/** @param {number[]} items @param {Finder} finder @param {Query} query @param {string} top */
function table(items, finder, query, top) {
  const found = element("table", "cc-table cc-found__table");
  const head = element("tr", "");
  head.append(...COLUMNS.map((words) => Object.assign(element("th", "", words), { scope: "col" })));
  const body = document.createElement("tbody");
  for (const at of items) {
    const item = finder.items[at];
    const title = Object.assign(element("th", ""), { scope: "row" });
    title.append(link(item, top));
    const said = element("td", "");
    said.append(answer(finder, query, at));
    const cells = [kindOf(finder, at), item.beside.split(" · ")[0], figure(item.hours, "h"), figure(item.cost, "$")];
    const row = element("tr", "");
    row.append(title, ...cells.map((words) => element("td", "", words)), said);
    for (const [place, cell] of [...row.children].entries()) if (place) cell.setAttribute("data-head", COLUMNS[place]);
    body.append(row);
  }
  const header = document.createElement("thead");
  header.append(head);
  found.append(header, body);
  return found;
}

/** @param {number[]} items @param {number} most @param {Finder} finder @param {Query} query @param {string} top */
function byStack(items, most, finder, query, top) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  /** @type {number[]} */
  const alone = [];
  for (const at of items) {
    const stacks = finder.items[at].stacks ?? [];
    if (!stacks.length) alone.push(at);
    for (const stack of stacks) {
      const members = groups.get(stack);
      if (members) members.push(at);
      else groups.set(stack, [at]);
    }
  }
  /** @type {HTMLElement[]} */
  const parts = [];
  let left = most;
  for (const [stack, members] of [...groups].sort(([one], [other]) => one - other)) {
    if (left <= 0) return { parts, whole: false };
    const heading = element("h2", "cc-found__stack");
    heading.append(link(finder.items[stack], top), " ", element("span", "cc-beside", finder.items[stack].beside));
    parts.push(heading, list(members, finder, query, top));
    left -= members.length;
  }
  if (alone.length && left > 0) {
    parts.push(element("h2", "cc-found__stack", "In no stack"), list(alone.slice(0, left), finder, query, top));
  }
  return { parts, whole: left >= alone.length };
}

/**
 * What was found as CSV (RFC 4180), with the question beside it.
 *
 * @param {number[]} items
 * @param {Finder} finder
 * @param {Query} query
 * @param {string} top address of the top of the site
 * @returns {string}
 */
export function asCsv(items, finder, query, top) {
  const state = query.state < 0 ? "" : finder.states[query.state][1];
  const use = query.use < 0 ? "" : finder.uses[query.use][1];
  const rows = items.map((at) => {
    const item = finder.items[at];
    const place = wordOn(finder, at, query.state, query.use);
    const word = place === null || (query.state < 0 && query.use < 0) ? null : finder.words[place][1];
    // An address is the kind of thing and its id.
    const id = item.address.split("/").slice(1, -1).join("/");
    const of = item.home === null ? null : finder.states[item.home][1];
    const page = new URL(item.address, top).href;
    return [id, kindOf(finder, at), item.title, issuerOf(finder, at), of, item.hours, item.cost, state, use, word, page, finder.as_of];
  });
  return [CSV_COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/**
 * A cell: nothing for what is not stated, and text that no spreadsheet runs (an apostrophe before what would be a formula).
 *
 * @param {string | number | null} value
 * @returns {string}
 */
function cell(value) {
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {Finder} finder @param {number} at */
function kindOf(finder, at) {
  return optionOf(finder, at, "kind") ?? "";
}

/** @param {Finder} finder @param {number} at */
function issuerOf(finder, at) {
  return optionOf(finder, at, "issuer");
}

/** @param {Finder} finder @param {number} at @param {string} facet */
function optionOf(finder, at, facet) {
  const place = finder.facets.findIndex(([name]) => name === facet);
  const option = finder.items[at].options[place][0];
  return option === undefined ? null : finder.facets[place][2][option][1];
}

/** @param {number | null} value @param {string} unit */
function figure(value, unit) {
  if (value === null) return "not stated";
  return unit === "$" ? `$${value}` : `${value} ${unit}`;
}

/** @param {import("./facets.js").Item} item @param {string} top */
function link(item, top) {
  return Object.assign(document.createElement("a"), { href: top + item.address, textContent: item.title });
}

/**
 * @param {Finder} finder
 * @param {Query} query
 * @param {number} at
 * @returns {HTMLElement}
 */
function answer(finder, query, at) {
  const item = finder.items[at];
  const said = element("span", "cc-found__answer");
  const place = wordOn(finder, at, query.state, query.use);
  if (query.state < 0 && query.use < 0) {
    const states = statesOf(item);
    if (item.home === null && states) said.append(element("span", "cc-beside", `counts or may count in ${states} state${states === 1 ? "" : "s"}`));
    return said;
  }
  if (place === null) return said;
  const asked = (/** @type {[number, number, number]} */ [state, use]) =>
    (query.state < 0 || state === query.state) && (query.use < 0 || use === query.use);
  const [, words, shape] = finder.words[place];
  const where = query.state < 0 ? "in some state" : `in ${finder.states[query.state][1]}`;
  const uses = item.answers.filter((one) => asked(one) && one[2] === place).map(([, use]) => finder.uses[use][1].toLowerCase());
  said.append(element("span", `cc-word cc-word--${shape}`, words), " ", element("span", "cc-beside", [where, [...new Set(uses)].join(", ")].filter(Boolean).join(": ")));
  const others = item.others.filter(asked).map(([, , word]) => word);
  if (others.length) {
    said.append(" ", element("span", "cc-beside", `by a district's, union's or issuer's own rule: ${finder.words[Math.min(...others)][1]}`));
  }
  return said;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}
