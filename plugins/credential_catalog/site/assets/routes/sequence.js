// In what order the steps of a way can be taken.

import { holds, stepsIn } from "./remainder.js";

/**
 * @typedef {import("./remainder.js").Part} Part
 * @typedef {import("./remainder.js").Remainder} Remainder
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supplies} Supplies
 * @typedef {(step: Step, done: Set<Step>) => boolean} MayTake Whether a step may be taken after some others: whether
 *   what it asks is met by then.
 */

/** Sets of steps taken first that are tried. */
const MOST_TRIED = 2000;

/**
 * Steps in an order in which each can be taken, or null where there is no such order.
 *
 * What a step asks comes before it. Of parts that stand in an order, none is finished while one before it is not. Of
 * several steps that could be next, those of earlier parts go first, then the first in order of ids.
 *
 * @param {Remainder} left
 * @param {Set<Step>} steps
 * @param {Supplies} supplies
 * @param {MayTake} mayTake
 * @returns {Step[] | null}
 */
export function sequence(left, steps, supplies, mayTake) {
  /** @type {Part[][]} */
  const ordered = [];
  for (const [, part] of left.parts()) {
    if (part.kind === "some" && part.ordered && holds(part, steps, supplies)) ordered.push(timed(part.parts, steps));
  }
  const candidates = inPlace([...steps].sort(), ordered);
  /** @type {Set<string>} */
  const dead = new Set();
  /** @param {Set<Step>} done @returns {Step[] | null} */
  const after = (done) => {
    if (done.size === steps.size) return [...done];
    for (const step of candidates) {
      if (done.has(step) || dead.size > MOST_TRIED) continue;
      const withIt = new Set(done).add(step);
      const name = () => [...withIt].sort().join();
      if (dead.size && dead.has(name())) continue;
      if (isInOrder(ordered, withIt, supplies) && mayTake(step, done)) {
        const found = after(withIt);
        if (found) return found;
      }
      dead.add(name());
    }
    return null;
  };
  return after(new Set());
}

/**
 * The parts of an order that are finished by a step of their own; others fit in anywhere.
 *
 * @param {Part[]} parts
 * @param {Set<Step>} steps
 */
function timed(parts, steps) {
  const earlier = new Set();
  return parts.filter((part) => {
    const here = [...stepsIn(part)].filter((step) => steps.has(step));
    const own = here.some((step) => !earlier.has(step));
    for (const step of here) earlier.add(step);
    return own;
  });
}

/**
 * Steps by the first part of each order that they help.
 *
 * @param {Step[]} steps
 * @param {Part[][]} ordered
 * @returns {Step[]}
 */
function inPlace(steps, ordered) {
  const helped = ordered.map((parts) => parts.map((part) => new Set(stepsIn(part))));
  const placed = steps.map((step) => ({
    step,
    places: helped.map((parts) => Math.max(parts.findIndex((seen) => seen.has(step)), 0)),
  }));
  placed.sort((one, other) => {
    const at = one.places.findIndex((place, number) => place !== other.places[number]);
    return at < 0 ? 0 : one.places[at] - other.places[at];
  });
  return placed.map(({ step }) => step);
}

/**
 * Whether no part is finished while one that stands before it is not.
 *
 * @param {Part[][]} ordered
 * @param {Set<Step>} done
 * @param {Supplies} supplies
 */
function isInOrder(ordered, done, supplies) {
  return ordered.every((parts) => {
    const finished = parts.map((part) => holds(part, done, supplies));
    return finished.every((one, at) => !one || at === 0 || finished[at - 1]);
  });
}
