// What is left of a requirement for one person: a formula over steps, in which all that is held is settled.
//
// It is never stricter than the evaluator: whatever steps make the goal met also satisfy the formula. Where the two
// differ (parts that may not share, things of which it is not known where they count) the formula is the more generous
// one, so that it may bound a search whose results the evaluator judges.

import { supplied } from "./steps.js";

/**
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supplied} Supplied
 * @typedef {import("./steps.js").Supplies} Supplies
 * @typedef {import("./steps.js").Supply} Supply
 * @typedef {import("./sums.js").SumLeft} SumLeft
 * @typedef {{ kind: "settled", name: string, met: boolean }} Settled A part that is met already, or out of reach
 *   whatever is done.
 * @typedef {{ kind: "one", name: string, steps: Step[] }} OneOf A part that any one of some steps satisfies.
 * @typedef {Settled | OneOf | Enough | SomeOf | SumLeft} Part Parts that ask the same have the same `name`.
 */

/** A part that asks for so much of a supply, in a unit or, if that is "", in any; some may be there. */
export class Enough {
  /** @param {Supply} supply @param {string} unit @param {number} atLeast @param {number} [there] */
  constructor(supply, unit, atLeast, there = 0) {
    this.kind = /** @type {const} */ ("enough");
    this.name = JSON.stringify([supply, unit, atLeast, there]);
    this.supply = supply;
    this.unit = unit;
    this.atLeast = atLeast;
    this.there = there;
    /** How much is still needed. */
    this.missing = atLeast - there;
    /** @type {Map<Supply, boolean>} */
    this._counting = new Map();
  }

  /**
   * Whether there is enough with these supplies.
   *
   * @param {Supplies} supplies
   * @returns {boolean}
   */
  reached(supplies) {
    let sum = 0;
    for (const [supply, much] of supplies) if (this.counts(supply)) sum += much;
    return sum >= this.missing - 1e-6;
  }

  /**
   * Whether a supply counts toward this.
   *
   * @param {Supply} supply
   * @returns {boolean}
   */
  counts(supply) {
    let counting = this._counting.get(supply);
    if (counting === undefined) {
      const [mine, other] = [supplied(this.supply), supplied(supply)];
      counting =
        other.kind === mine.kind &&
        other.id === mine.id &&
        ["", mine.area].includes(other.area) &&
        (other.measured || !mine.measured) &&
        ["", other.unit].includes(this.unit) &&
        ["", other.during].includes(mine.during);
      this._counting.set(supply, counting);
    }
    return counting;
  }
}

/**
 * A part that asks for so many of its parts. With `apart`, no step may serve two of them; with `ordered`, each is
 * finished before the next.
 */
export class SomeOf {
  /** @param {number} atLeast @param {Part[]} parts @param {boolean} [apart] @param {boolean} [ordered] */
  constructor(atLeast, parts, apart = false, ordered = false) {
    this.kind = /** @type {const} */ ("some");
    this.name = JSON.stringify([atLeast, apart, ordered, parts.map((part) => part.name)]);
    this.atLeast = atLeast;
    this.parts = parts;
    this.apart = apart;
    this.ordered = ordered;
    /** @type {Set<Step>} The steps that may help here. */
    this.sees = new Set(parts.flatMap((part) => [...stepsIn(part)]));
    /** @type {Set<Supply>} The supplies that may help here. */
    this.supplies = new Set(parts.flatMap((part) => [...suppliesIn(part)]));
  }
}

/** @type {Settled} */
export const MET = { kind: "settled", name: "met", met: true };
/** @type {Settled} */
export const OUT_OF_REACH = { kind: "settled", name: "out of reach", met: false };

/**
 * The part that any one of some steps satisfies.
 *
 * @param {Step[]} steps
 * @returns {Part}
 */
export function oneOf(steps) {
  return steps.length ? { kind: "one", name: JSON.stringify(steps), steps } : OUT_OF_REACH;
}

/**
 * The part that asks for every one of some parts.
 *
 * @param {Part[]} parts
 * @param {{ apart?: boolean, ordered?: boolean }} [how]
 * @returns {Part}
 */
export function allOf(parts, how) {
  const left = parts.filter((part) => part !== MET);
  if (left.includes(OUT_OF_REACH)) return OUT_OF_REACH;
  return someOf(left.length, left, how);
}

/**
 * The part that asks for one of some parts.
 *
 * @param {Part[]} parts
 * @returns {Part}
 */
export function anyOf(parts) {
  if (parts.includes(MET)) return MET;
  return someOf(
    1,
    parts.filter((part) => part !== OUT_OF_REACH),
  );
}

/**
 * The part that asks for so many of some parts; those that are settled fall away.
 *
 * @param {number} atLeast
 * @param {Part[]} parts
 * @param {{ apart?: boolean, ordered?: boolean }} [how]
 * @returns {Part}
 */
export function someOf(atLeast, parts, { apart = false, ordered = false } = {}) {
  const asked = atLeast - parts.filter((part) => part === MET).length;
  const left = parts.filter((part) => part.kind !== "settled");
  if (asked <= 0) return MET;
  if (left.length < asked) return OUT_OF_REACH;
  return left.length === 1 ? left[0] : new SomeOf(asked, left, apart, ordered);
}

/**
 * Each part once, of those that ask the same the first.
 *
 * @param {Part[]} parts
 * @returns {Part[]}
 */
export function onceEach(parts) {
  /** @type {Map<string, Part>} */
  const found = new Map();
  for (const part of parts) if (!found.has(part.name)) found.set(part.name, part);
  return [...found.values()];
}

/**
 * A part in which those that ask the same are one and the same, so that each is looked at once.
 *
 * @param {Part} part
 * @param {Map<string, Part>} known
 * @returns {Part}
 */
export function sharedParts(part, known) {
  let shared = known.get(part.name);
  if (!shared) {
    shared = part;
    if (part.kind === "some") {
      const below = part.parts.map((one) => sharedParts(one, known));
      shared = new SomeOf(part.atLeast, below, part.apart, part.ordered);
    }
    known.set(part.name, shared);
  }
  return shared;
}

/** @type {Set<Step>} */
const NO_STEPS = new Set();
/** @type {Set<Supply>} */
const NO_SUPPLIES = new Set();

/**
 * The steps that may help a part, not those that these steps themselves ask for.
 *
 * @param {Part} part
 * @returns {Iterable<Step>}
 */
export function stepsIn(part) {
  if (part.kind === "one") return part.steps;
  return part.kind === "some" || part.kind === "sum" ? part.sees : NO_STEPS;
}

/** What is left for one person toward one goal. */
export class Remainder {
  /**
   * @param {Part} root what is still asked
   * @param {Map<Step, Part>} asks what a step itself asks before it: prerequisites of a credential, the way to an award
   * @param {Map<Step, string>} places where in the requirement a step was seen, also where it is not needed any more
   * @param {Map<Supply, number[]>} levels each supply with the quantities of it that may matter, the least first
   * @param {Map<string, Set<string>>} disputed titles of the sources that disagree with a file on the way, each with what
   *   is said of it
   */
  constructor(root, asks, places, levels, disputed) {
    this.root = root;
    this.asks = asks;
    this.places = places;
    this.levels = levels;
    this.disputed = disputed;
    /** @type {Map<Part, Set<Step>>} */
    this._reach = new Map();
    /** @type {Step[]} All steps that may help, those that others ask for among them, in order. */
    this.steps = [...this.reach(root)].sort();
    /** @type {Map<Step, Set<Step>>} Steps that shut each other out. */
    this.conflicts = new Map();
  }

  /**
   * The steps that a part may lead to, those that its steps ask for among them.
   *
   * @param {Part} part
   * @returns {Set<Step>}
   */
  reach(part) {
    let found = this._reach.get(part);
    if (!found) {
      this._reach.set(part, (found = new Set()));
      const below = [part];
      for (let one = below.pop(); one; one = below.pop()) {
        for (const step of stepsIn(one)) {
          if (found.has(step)) continue;
          found.add(step);
          const asked = this.asks.get(step);
          if (asked) below.push(asked);
        }
      }
    }
    return found;
  }

  /**
   * Every part of the root and of what steps ask, each with its role.
   *
   * Two single steps of the same part, of which any so many will do, have the same role.
   *
   * @returns {Generator<[role: Part, part: Part]>}
   */
  *parts() {
    /** @type {[Part, Part][]} */
    const below = [this.root, ...this.steps.flatMap((step) => this.asks.get(step) ?? [])].map((part) => [part, part]);
    for (let pair = below.pop(); pair; pair = below.pop()) {
      yield pair;
      const [, part] = pair;
      if (part.kind !== "some") continue;
      for (const one of part.parts) below.push([one.kind === "one" && one.steps.length === 1 ? part : one, one]);
    }
  }

  /**
   * Whether no step leads to two of the parts below a part.
   *
   * @param {SomeOf} part
   * @returns {boolean}
   */
  sharesNothing(part) {
    const each = part.parts.reduce((sum, below) => sum + this.reach(below).size, 0);
    return each === this.reach(part).size;
  }

  /**
   * Whether a step shuts one of some steps out.
   *
   * @param {Step} step
   * @param {Set<Step>} steps
   * @returns {boolean}
   */
  shutsOut(step, steps) {
    return [...(this.conflicts.get(step) ?? NO_STEPS)].some((other) => steps.has(other));
  }
}

/**
 * Whether steps and supplies satisfy a part.
 *
 * @param {Part} part
 * @param {Set<Step>} steps
 * @param {Supplies} supplies
 * @returns {boolean}
 */
export function holds(part, steps, supplies) {
  switch (part.kind) {
    case "settled":
      return part.met;
    case "one":
      return part.steps.some((step) => steps.has(step));
    case "enough":
      return part.reached(supplies);
    case "sum":
      return part.reached(steps, supplies);
    default:
      if (part.apart && part.atLeast === part.parts.length && !enoughApart(part.parts, steps, supplies)) return false;
      return enoughHold(part, steps, supplies);
  }
}

/** @param {SomeOf} part @param {Set<Step>} steps @param {Supplies} supplies */
function enoughHold({ atLeast, parts }, steps, supplies) {
  let found = 0;
  for (const [position, below] of parts.entries()) {
    if (found + parts.length - position < atLeast) return false;
    found += Number(holds(below, steps, supplies));
    if (found >= atLeast) return true;
  }
  return false;
}

/**
 * Whether each supply is enough for all of some parts that may not share it. A part needs of a supply what it cannot do
 * without, with all steps and all there is of the others.
 *
 * @param {Part[]} parts
 * @param {Set<Step>} steps
 * @param {Supplies} supplies
 */
function enoughApart(parts, steps, supplies) {
  for (const [supply, much] of supplies) {
    let left = much;
    for (const part of parts) {
      left -= leastOf(supply, part, steps, supplies);
      if (left < -1e-6) return false;
    }
  }
  return true;
}

/**
 * How much of a supply a part cannot do without, in whole numbers.
 *
 * @param {Supply} supply
 * @param {Part} part
 * @param {Set<Step>} steps
 * @param {Supplies} supplies
 */
function leastOf(supply, part, steps, supplies) {
  /** @param {number} much */
  const holdsWith = (much) => holds(part, steps, new Map(supplies).set(supply, much));
  if (!suppliesIn(part).has(supply) || holdsWith(0)) return 0;
  let [low, high] = [0, Math.ceil(supplies.get(supply) ?? 0)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holdsWith(middle)) high = middle;
    else low = middle + 1;
  }
  return holdsWith(low - 0.5) ? low - 1 : low;
}

/**
 * The supplies that some part was made for.
 *
 * @param {Part} part
 * @returns {Set<Supply>}
 */
export function suppliesIn(part) {
  if (part.kind === "enough") return new Set([part.supply]);
  if (part.kind === "sum") return part.suppliesMeant;
  return part.kind === "some" ? part.supplies : NO_SUPPLIES;
}
