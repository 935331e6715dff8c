// What the things that a person has add to an amount, line by line.
//
// What a thing adds is known only between two numbers where its hours or level are not known.

import { equivalents, isFor, lookUp } from "./excerpt.js";
import { datedWithin, isIn } from "./person.js";

/**
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./excerpt.js").Line} Line
 * @typedef {import("./excerpt.js").Value} Value
 * @typedef {import("./holding.js").HeldCredential} HeldCredential
 * @typedef {import("./holding.js").HeldOutside} HeldOutside
 * @typedef {import("./person.js").Person} Person
 * @typedef {import("./rates.js").SureLine} SureLine
 * @typedef {[low: number, high: number]} Interval
 * @typedef {{ id: string, sure: boolean } & ({ credential: HeldCredential } | { outside: HeldOutside })} Item One held
 *   thing as an amount sees it; `sure` is false for an id of which nothing is said.
 * @typedef {{ item: Item, lines: number[], loose: boolean }} Way An item and the lines that it may go to, in order.
 *   `loose` tells whether it may go to none of them: where it is not sure to be held, or to match.
 */

/** @type {Interval} */
const NOTHING = [0, 0];
/** @type {Interval} */
const ANYTHING = [0, Infinity];
/** What comes of a credential, from least to most. */
export const RESULTS = /** @type {const} */ (["enrolled", "submitted", "attained"]);

/**
 * The things held, each as the ways in which it may be taken: equivalents count once.
 *
 * @param {SureLine[]} lines
 * @param {Person} person
 * @param {Excerpt} excerpt
 * @returns {Way[][]}
 */
export function waysIn(lines, person, excerpt) {
  return itemsOf(person, lines, excerpt).map((group) => group.map((item) => wayOf(item, lines, person, excerpt)));
}

/**
 * The lines that an item may go to: up to the first that it surely goes to.
 *
 * @param {Item} item
 * @param {SureLine[]} lines
 * @param {Person} person
 * @param {Excerpt} excerpt
 * @returns {Way}
 */
export function wayOf(item, lines, person, excerpt) {
  const possible = [];
  for (const [position, [line, sureRate]] of lines.entries()) {
    const match = matches(line, item, person, excerpt);
    if (match !== false) possible.push(position);
    if (match && sureRate) return { item, lines: possible, loose: !item.sure };
  }
  return { item, lines: possible, loose: true };
}

/** @param {Person} person @param {SureLine[]} lines @param {Excerpt} excerpt @returns {Item[][]} */
function itemsOf(person, lines, excerpt) {
  /** @type {Map<string, Item[]>} */
  const classes = new Map();
  /** @param {string} name @param {Item} item */
  const add = (name, item) => {
    const group = equivalents(excerpt, name)[0];
    classes.set(group, [...(classes.get(group) ?? []), item]);
  };
  for (const name of [...person.credentials.keys()].sort()) {
    for (const held of person.credentials.get(name) ?? []) add(name, { id: name, credential: held, sure: true });
  }
  const unsaid = [...person.unsaid].sort();
  for (const name of unsaid) {
    if (lookUp(excerpt.credentials, name) && !person.credentials.has(name)) {
      add(name, { id: name, credential: { id: name }, sure: false });
    }
  }
  const items = [...classes.values()];
  for (const name of [...person.outside.keys()].sort()) {
    for (const held of person.outside.get(name) ?? []) items.push([{ id: name, outside: held, sure: true }]);
  }
  for (const name of unsaid) {
    if (!person.outside.has(name) && lines.some(([line]) => line.outside === name)) {
      items.push([{ id: name, outside: { id: name }, sure: false }]);
    }
  }
  return items;
}

/**
 * Whether an item belongs to a line; null where that is not known.
 *
 * @param {Line} line
 * @param {Item} item
 * @param {Person} person
 * @param {Excerpt} excerpt
 * @returns {boolean | null}
 */
function matches(line, item, person, excerpt) {
  const concerned = isIn(person, line.when);
  if (concerned === false || !line.value) return false;
  const held = "credential" in item ? item.credential : item.outside;
  const right =
    "credential" in item
      ? isFor(line, item.id) && resultCounts(line.value, item.credential)
      : line.outside === item.id && unitFits(line.value, item.outside, excerpt);
  if (!right) return false;
  const recent = datedWithin(held.date, line.within, person.asOf);
  return concerned === null && recent ? null : recent;
}

/** @param {Value} value @param {HeldCredential} held */
function resultCounts(value, held) {
  if (!value.by_result) return (held.result ?? "attained") === "attained";
  return byResult(value.by_result, held) !== null;
}

/**
 * What a result adds; one that is not listed adds what the next lower one does.
 *
 * @param {Record<string, number>} added
 * @param {HeldCredential} held
 * @returns {number | null}
 */
function byResult(added, held) {
  const reached = RESULTS.indexOf(held.result ?? "attained");
  const listed = RESULTS.slice(0, reached + 1).findLast((result) => result in added);
  return listed ? added[listed] : null;
}

/** @param {Value} value @param {HeldOutside} held @param {Excerpt} excerpt */
function unitFits(value, held, excerpt) {
  if (typeof value.per !== "string" || value.per === "credential") return true;
  return (held.unit || lookUp(excerpt.outside, held.id)?.unit || value.per) === value.per;
}

/**
 * What the things that go to one line add together.
 *
 * @param {Line} line
 * @param {Item[]} items
 * @param {Excerpt} excerpt
 * @returns {Interval}
 */
export function lineValue(line, items, excerpt) {
  const value = line.value;
  if (!value) return NOTHING;
  if (typeof value.per === "number") {
    const groups = Math.floor(items.length / value.per);
    if (typeof value.is !== "number") return groups ? ANYTHING : NOTHING;
    return [groups * value.is, groups * value.is];
  }
  let [low, high] = NOTHING;
  for (const item of items) {
    const [itemLow, itemHigh] = itemValue(value, item, excerpt);
    [low, high] = [low + itemLow, high + itemHigh];
  }
  return [low, high];
}

/** @param {Value} value @param {Item} item @param {Excerpt} excerpt @returns {Interval} */
function itemValue(value, item, excerpt) {
  if (value.by_result) {
    const added = ("credential" in item && byResult(value.by_result, item.credential)) || 0;
    return [added, added];
  }
  if (typeof value.is !== "number") return ANYTHING;
  const [low, high] = bounded(value.per === "credential" ? [1, 1] : quantity(value, item, excerpt), value.each);
  const [factorLow, factorHigh] = factorOf(value, "credential" in item ? item.credential : undefined);
  return [times(low, value.is * factorLow), times(high, value.is * factorHigh)];
}

/** @param {number} quantity @param {number} rate nothing of anything is nothing, even of what has no end */
function times(quantity, rate) {
  return rate === 0 ? 0 : quantity * rate;
}

/** @param {Value} value @param {Item} item @param {Excerpt} excerpt @returns {Interval} */
function quantity(value, item, excerpt) {
  if ("outside" in item) {
    const said = item.outside.quantity ?? null;
    return said === null ? ANYTHING : [said, said];
  }
  const hours = value.per === "clock_hour" ? lookUp(excerpt.credentials, item.id)?.hours : undefined;
  return hours ? [hours[0], hours[1] ?? Infinity] : ANYTHING;
}

/** @param {Interval} interval @param {import("./excerpt.js").Bounds} [each] @returns {Interval} */
function bounded([low, high], each) {
  const floor = each?.at_least ?? 0;
  const cap = each?.at_most ?? Infinity;
  return [Math.min(low >= floor ? low : 0, cap), Math.min(high >= floor ? high : 0, cap)];
}

/**
 * The least and the most that a rate is multiplied by for a thing, or for any thing.
 *
 * @param {Value} value
 * @param {HeldCredential} [held]
 * @returns {Interval}
 */
export function factorOf(value, held) {
  if (!value.times) return [1, 1];
  const byLevel = value.times.by_level;
  if (!held?.level) return [Math.min(...Object.values(byLevel)), Math.max(...Object.values(byLevel))];
  const factor = lookUp(byLevel, held.level) ?? 0;
  return [factor, factor];
}
