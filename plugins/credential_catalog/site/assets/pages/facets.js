// What the finder finds: which items fit, with which word, and how many fit under each option. No page here.

/**
 * @typedef {{
 *   address: string, title: string, beside: string, options: number[][], answers: [number, number, number][],
 *   others: [number, number, number][], hours: number | null, cost: number | null, home: number | null,
 *   stacks?: number[],
 * }} Item
 * @typedef {{
 *   as_of: string,
 *   facets: [name: string, words: string, options: [value: string, words: string][]][],
 *   states: [id: string, name: string][],
 *   uses: [id: string, words: string][],
 *   words: [value: string, words: string, shape: string][],
 *   surveyed: number[][],
 *   items: Item[],
 * }} Finder
 * @typedef {{
 *   found: Map<number, number> | null,
 *   chosen: Set<number>[],
 *   state: number,
 *   use: number,
 *   words: Set<number>,
 * }} Query `found`: place in the order of a text search, by item; -1 as state or use is any.
 * @typedef {{ fits: number[], options: number[][], words: number[] }} Answer
 */

/** What is said where no state is asked for and no rule speaks of a thing. */
const NOT_NAMED = "no-rule-we-read-names-it";
const OF_ANOTHER_STATE = 255;

/** Words on all items for a state and a use, worked out when they are first asked for. */
const known = new WeakMap();

/**
 * The word on every item in a state for a use.
 *
 * @param {Finder} finder
 * @param {number} state
 * @param {number} use
 * @returns {Uint8Array} places among the words
 */
function wordsOn(finder, state, use) {
  /** @type {Map<string, Uint8Array>} */
  const columns = known.get(finder) ?? new Map();
  known.set(finder, columns);
  const key = `${state} ${use}`;
  let column = columns.get(key);
  if (column === undefined) {
    column = Uint8Array.from(finder.items, (item) => strongest(item, finder, state, use));
    columns.set(key, column);
  }
  return column;
}

/** @param {Item} item @param {Finder} finder @param {number} state @param {number} use */
function strongest(item, finder, state, use) {
  if (state >= 0 && item.home !== null && item.home !== state) return OF_ANOTHER_STATE;
  const said = item.answers.filter(([where, what]) => (state < 0 || where === state) && (use < 0 || what === use));
  let found = Math.min(...said.map(([, , word]) => word), Infinity);
  if (state >= 0) {
    for (const [what, word] of finder.surveyed[state].entries()) {
      const spoken = said.some(([, other]) => other === what);
      if (!spoken && (use < 0 || use === what)) found = Math.min(found, word);
    }
  }
  return found === Infinity ? finder.words.findIndex(([value]) => value === NOT_NAMED) : found;
}

/**
 * The word on an item in a state for a use: the strongest, where several are asked for at once.
 *
 * @param {Finder} finder
 * @param {number} at the item's place
 * @param {number} state
 * @param {number} use
 * @returns {number | null} its place among the words; null where the item belongs to another state
 */
export function wordOn(finder, at, state, use) {
  const word = wordsOn(finder, state, use)[at];
  return word === OF_ANOTHER_STATE ? null : word;
}

/**
 * States in which an item counts or may count.
 *
 * @param {Item} item
 * @returns {number}
 */
export function statesOf(item) {
  return new Set(item.answers.filter(([, , word]) => word < 2).map(([state]) => state)).size;
}

/**
 * Items with every one of the words in the title or in the line beneath it, by their places.
 *
 * @param {Finder} finder
 * @param {string} term
 * @returns {number[]}
 */
export function titled(finder, term) {
  const words = wordsOf(term);
  return finder.items.flatMap((item, at) => (words.every((word) => lettersOf(item).includes(word)) ? [at] : []));
}

/**
 * Rank what was found: what has the words in its title before what has them in its text.
 *
 * @param {Finder} finder
 * @param {string} term
 * @param {Iterable<number>} found in the order of a text search
 * @returns {Map<number, number>} the place in the order, by item
 */
export function ranked(finder, term, found) {
  const words = wordsOf(term);
  const all = [...new Set(found)];
  const missed = new Map(all.map((at) => [at, words.filter((word) => !lettersOf(finder.items[at]).includes(word)).length]));
  // Sorting keeps the order of what is equal.
  all.sort((a, b) => (missed.get(a) ?? 0) - (missed.get(b) ?? 0));
  return new Map(all.map((at, place) => [at, place]));
}

/** @param {string} term */
function wordsOf(term) {
  return term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** @type {WeakMap<Item, string>} */
const letters = new WeakMap();

/** @param {Item} item */
function lettersOf(item) {
  let found = letters.get(item);
  if (found === undefined) {
    found = `${item.title} ${item.beside}`.toLowerCase();
    letters.set(item, found);
  }
  return found;
}

/**
 * Find what fits, and count each option of a facet among what fits all the other facets.
 *
 * @param {Finder} finder
 * @param {Query} query
 * @returns {Answer}
 */
export function ask(finder, query) {
  const options = finder.facets.map(([, , list]) => list.map(() => 0));
  const words = finder.words.map(() => 0);
  const column = wordsOn(finder, query.state, query.use);
  const asked = [...query.chosen.entries()].filter(([, chosen]) => chosen.size > 0);
  const fits = [];
  for (const [at, item] of finder.items.entries()) {
    const word = column[at];
    if (word === OF_ANOTHER_STATE || (query.found && !query.found.has(at))) continue;
    const wordFails = query.words.size > 0 && !query.words.has(word);
    let failures = 0;
    let failed = -1;
    for (const [facet, chosen] of asked) {
      if (item.options[facet].some((option) => chosen.has(option))) continue;
      failures += 1;
      failed = facet;
      if (failures > 1) break;
    }
    if (!failures) words[word] += 1;
    if (failures + Number(wordFails) > 1) continue;
    if (wordFails) continue;
    if (failures) {
      for (const option of item.options[failed]) options[failed][option] += 1;
      continue;
    }
    for (const [facet, counts] of options.entries()) for (const option of item.options[facet]) counts[option] += 1;
    fits.push(at);
  }
  return { fits, options, words };
}

/**
 * What to drop where nothing fits: each thing asked for, with how many fit without it, the most first.
 *
 * @param {Finder} finder
 * @param {Query} query
 * @returns {{ name: string, fits: number }[]}
 */
export function relief(finder, query) {
  /** @type {{ name: string, without: Query }[]} */
  const drops = query.chosen.flatMap((chosen, facet) =>
    chosen.size
      ? [{ name: finder.facets[facet][0], without: { ...query, chosen: query.chosen.with(facet, new Set()) } }]
      : [],
  );
  if (query.found) drops.push({ name: "q", without: { ...query, found: null } });
  if (query.words.size) drops.push({ name: "word", without: { ...query, words: new Set() } });
  if (query.state >= 0) drops.push({ name: "state", without: { ...query, state: -1 } });
  if (query.use >= 0) drops.push({ name: "use", without: { ...query, use: -1 } });
  return drops
    .map(({ name, without }) => ({ name, fits: ask(finder, without).fits.length }))
    .filter((drop) => drop.fits > 0)
    .sort((a, b) => b.fits - a.fits);
}

/** @type {Record<string, (finder: Finder, query: Query) => (a: number, b: number) => number>} */
const ORDERS = {
  best: (_, { found }) => (a, b) => (found?.get(a) ?? a) - (found?.get(b) ?? b),
  title: () => (a, b) => a - b,
  hours: ({ items }) => (a, b) => least(items[a].hours, items[b].hours) || a - b,
  cost: ({ items }) => (a, b) => least(items[a].cost, items[b].cost) || a - b,
  states: ({ items }) => {
    const states = items.map(statesOf);
    return (a, b) => states[b] - states[a] || a - b;
  },
  answer: (finder, { state, use }) => {
    const words = wordsOn(finder, state, use);
    return (a, b) => words[a] - words[b] || a - b;
  },
};

/**
 * Put what fits in an order; items are by title as they come. What is not stated is last.
 *
 * @param {number[]} fits
 * @param {string} order
 * @param {Finder} finder
 * @param {Query} query
 * @returns {number[]}
 */
export function sorted(fits, order, finder, query) {
  return [...fits].sort((ORDERS[order] ?? ORDERS.title)(finder, query));
}

/** @param {number | null} a @param {number | null} b */
function least(a, b) {
  if (a === b) return 0;
  return (a ?? Infinity) - (b ?? Infinity);
}
