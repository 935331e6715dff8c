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

/** Place of "no rule we read names it" among the words: what is said where no state is asked for. */
const NOT_NAMED = "no-rule-we-read-names-it";

/**
 * The word on an item in a state for a use: the strongest, where several are asked for at once.
 *
 * @param {Item} item
 * @param {Finder} finder
 * @param {number} state
 * @param {number} use
 * @returns {number | null} its place among the words; null where the item belongs to another state
 */
export function wordOn(item, finder, state, use) {
  if (state >= 0 && item.home !== null && item.home !== state) return null;
  const said = item.answers.filter(([where, what]) => (state < 0 || where === state) && (use < 0 || what === use));
  let strongest = Math.min(...said.map(([, , word]) => word), Infinity);
  if (state >= 0) {
    for (const [what, word] of finder.surveyed[state].entries()) {
      const spoken = said.some(([, other]) => other === what);
      if (!spoken && (use < 0 || use === what)) strongest = Math.min(strongest, word);
    }
  }
  return strongest === Infinity ? finder.words.findIndex(([value]) => value === NOT_NAMED) : strongest;
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
 * Find what fits, and count each option of a facet among what fits all the other facets.
 *
 * @param {Finder} finder
 * @param {Query} query
 * @returns {Answer}
 */
export function ask(finder, query) {
  const options = finder.facets.map(([, , list]) => list.map(() => 0));
  const words = finder.words.map(() => 0);
  const fits = [];
  for (const [at, item] of finder.items.entries()) {
    if (query.found && !query.found.has(at)) continue;
    const word = wordOn(item, finder, query.state, query.use);
    if (word === null) continue;
    const failed = query.chosen.flatMap((chosen, facet) =>
      chosen.size && !item.options[facet].some((option) => chosen.has(option)) ? [facet] : [],
    );
    const wordFails = query.words.size > 0 && !query.words.has(word);
    if (!failed.length) words[word] += 1;
    if (failed.length + Number(wordFails) > 1) continue;
    for (const [facet, counts] of options.entries()) {
      if (wordFails || (failed.length && failed[0] !== facet)) continue;
      for (const option of item.options[facet]) counts[option] += 1;
    }
    if (!failed.length && !wordFails) fits.push(at);
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
  states: ({ items }) => (a, b) => statesOf(items[b]) - statesOf(items[a]) || a - b,
  answer: (finder, { state, use }) => (a, b) =>
    (wordOn(finder.items[a], finder, state, use) ?? 99) - (wordOn(finder.items[b], finder, state, use) ?? 99) || a - b,
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
