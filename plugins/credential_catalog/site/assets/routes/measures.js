// What steps take: clock hours, money, and how ways are weighed by them.

import { lookUp } from "./excerpt.js";
import { idOf, kindOf } from "./steps.js";

/**
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./steps.js").Step} Step
 * @typedef {"hours" | "cost" | "count"} Measure What a route is short in: clock hours, money, or the number of
 *   credentials.
 * @typedef {{
 *   count: number, hours: { at_least: number, complete: boolean },
 *   cost: { at_least: number, complete: boolean, currency: string },
 * }} Totals The number of credentials still to earn, their clock hours, and what they cost a person who is no member;
 *   `complete` tells whether that is stated of every credential.
 * @typedef {{ of: Map<Step, number>, unit: number }} Prices What each step costs in a search, in whole numbers, and how
 *   much of it is one of the leading measure. That goes first (hundredths of an hour or of the currency, or the count
 *   itself), then the number of credentials, then of those among them that the catalog cannot list, then of awards to
 *   receive.
 */

/** The currency that costs are added up in; a price in another one is not stated in it. */
export const CURRENCY = "USD";

/**
 * The hours or the price of a credential, the least of a range; undefined where none is stated.
 *
 * @param {string} credential
 * @param {Measure} by
 * @param {Excerpt} excerpt
 * @returns {number | undefined}
 */
export function statedMeasure(credential, by, excerpt) {
  const record = lookUp(excerpt.credentials, credential);
  if (!record) return undefined;
  const stated = by === "hours" ? record.hours : record.currency === CURRENCY ? record.cost : undefined;
  return stated && !record.least_unknown?.includes(by) ? stated[0] : undefined;
}

/**
 * What steps cost by a measure; a step of which it is not stated has no price.
 *
 * @param {Step[]} steps
 * @param {Measure} by
 * @param {Excerpt} excerpt
 * @returns {Prices}
 */
export function prices(steps, by, excerpt) {
  /** @param {string} kind */
  const number = (kind) => steps.filter((step) => kindOf(step) === kind).length;
  const perUnlisted = number("award") + 1;
  const perCount = perUnlisted * (number("unlisted") + 1);
  const perMeasure = perCount * (number("credential") + number("unlisted") + 1);
  /** @type {Map<Step, number>} */
  const found = new Map();
  for (const step of steps) {
    const kind = kindOf(step);
    const measure = kind === "credential" && by !== "count" ? statedMeasure(idOf(step), by, excerpt) : undefined;
    if (kind === "award") found.set(step, 1);
    else if (by === "count") found.set(step, perCount + (kind === "unlisted" ? perUnlisted : 0));
    else if (measure !== undefined) found.set(step, halfEven(measure * 100) * perMeasure + perCount);
  }
  return { of: found, unit: by === "count" ? perCount : perMeasure };
}

/**
 * What some steps come to, as far as it is stated.
 *
 * @param {Step[]} steps
 * @param {Excerpt} excerpt
 * @returns {Totals}
 */
export function totals(steps, excerpt) {
  const credentials = steps.filter((step) => kindOf(step) === "credential").map(idOf);
  const listed = steps.every((step) => kindOf(step) !== "unlisted");
  /** @param {Measure} by */
  const total = (by) => {
    const stated = credentials.map((name) => statedMeasure(name, by, excerpt));
    const sum = stated.reduce((/** @type {number} */ all, one) => all + (one ?? 0), 0);
    return { at_least: halfEven(sum * 100) / 100, complete: listed && !stated.includes(undefined) };
  };
  return { count: credentials.length, hours: total("hours"), cost: { ...total("cost"), currency: CURRENCY } };
}

/**
 * The nearest whole number; of two that are as near, the even one.
 *
 * @param {number} value
 * @returns {number}
 */
export function halfEven(value) {
  const below = Math.floor(value);
  if (value - below === 0.5) return below + (below % 2);
  return Math.round(value);
}
