// The least that what is left can cost: never more than the best way, so that a search may stop early.
//
// For an amount the bound is that of the fractional covering problem, filled up by the best ratio of price to value;
// parts that share no step add up; parts that share some count each step once, for the first of them.
//
// A search asks for thousands of bounds, so what does not change between them is looked up once: steps are numbered in
// their order, and sets of steps that are paid for are kept and known by their number.

import { tally } from "./amount.js";
import { NOTHING, areas, coversOf, filledUp } from "./covers.js";
import { stepsIn } from "./remainder.js";

/**
 * @typedef {import("./covers.js").Bound} Bound
 * @typedef {import("./covers.js").Cover} Cover
 * @typedef {import("./remainder.js").Part} Part
 * @typedef {import("./remainder.js").Remainder} Remainder
 * @typedef {import("./remainder.js").SomeOf} SomeOf
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supplies} Supplies
 * @typedef {import("./sums.js").SumLeft} SumLeft
 * @typedef {{ number: number, marks: Uint8Array, joins: Map<Seen, Join> }} Paid Steps that are paid for elsewhere.
 * @typedef {{ paid: Paid, shared: boolean, within: boolean }} Join What comes of adding a part's steps to those paid for,
 *   and whether some or all of them were paid for already.
 * @typedef {{
 *   number: number, marks: Uint8Array, part: Part, steps: number[], parts: Seen[], alone: boolean, covers: Cover[],
 * }} Seen A part with the steps that it may lead to, the numbers of its own steps, the parts below, and of a sum what must
 *   be covered; `alone` tells whether no two parts below share a step.
 */

/** Bounds on what is left once some steps are taken and others are ruled out. */
export class Bounds {
  /**
   * @param {Remainder} left
   * @param {Map<Step, number>} prices what each step costs, in whole numbers; a step without a price is not taken
   * @param {number} unit how much of a price is one of the leading measure; the rest breaks ties
   * @param {Supplies} supplies how much there will be of each supply
   */
  constructor(left, prices, unit, supplies) {
    this.left = left;
    this.unit = unit;
    this.supplies = supplies;
    this.numbers = new Map(left.steps.map((step, number) => [step, number]));
    this.prices = left.steps.map((step) => prices.get(step) ?? -1);
    /** @type {Map<Part, Seen>} */
    this._seen = new Map();
    this.root = this._see(left.root);
    this.asks = left.steps.map((step) => {
      const asked = left.asks.get(step);
      return asked ? this._see(asked) : null;
    });
    /** @type {Map<string, Paid>} */
    this._sets = new Map();
    this._free = this._paidFor(new Uint8Array(left.steps.length));
    /** @type {number[]} */
    this._taken = [];
    this._marks = new Uint8Array(left.steps.length);
    this._asking = new Uint8Array(left.steps.length);
    this._withoutAsks = false;
    /** @type {Map<number, Bound | null>} */
    this._known = new Map();
  }

  /**
   * A bound on what is left beyond the steps taken; null where it is out of reach.
   *
   * @param {number[]} taken in order
   * @param {Uint8Array} marks for each step whether it is taken (1) or ruled out (2)
   * @returns {Bound | null}
   */
  of(taken, marks) {
    [this._taken, this._marks] = [taken, marks];
    this._known.clear();
    const asked = taken.flatMap((step) => this.asks[step] ?? []);
    return this._all([this.root, ...asked], this._free);
  }

  /** @param {Part} part @returns {Seen} */
  _see(part) {
    const known = this._seen.get(part);
    if (known) return known;
    const reach = [...this.left.reach(part)].map((step) => this._number(step));
    const own = part.kind === "one" || part.kind === "sum" ? [...stepsIn(part)] : [];
    const parts = part.kind === "some" ? part.parts.map((below) => this._see(below)) : [];
    const seen = {
      number: this._seen.size,
      marks: marked(reach, this.left.steps.length),
      part,
      steps: own.map((step) => this._number(step)),
      parts,
      alone: part.kind === "some" && this.left.sharesNothing(part),
      covers: part.kind === "sum" ? coversOf(part, this.numbers, this.prices) : [],
    };
    this._seen.set(part, seen);
    return seen;
  }

  /** @param {Step} step */
  _number(step) {
    return /** @type {number} */ (this.numbers.get(step));
  }

  /** @param {Uint8Array} marks @returns {Paid} the one for these steps */
  _paidFor(marks) {
    const name = marks.join("");
    let paid = this._sets.get(name);
    if (!paid) this._sets.set(name, (paid = { number: this._sets.size, marks, joins: new Map() }));
    return paid;
  }

  /** @param {Paid} paid @param {Seen} seen @returns {Join} */
  _joined(paid, seen) {
    let join = paid.joins.get(seen);
    if (!join) {
      const marks = paid.marks.map((mark, step) => mark | seen.marks[step]);
      const shared = paid.marks.some((mark, step) => mark && seen.marks[step]);
      const within = seen.marks.every((mark, step) => !mark || paid.marks[step]);
      paid.joins.set(seen, (join = { paid: this._paidFor(marks), shared, within }));
    }
    return join;
  }

  /** @param {Seen} seen @param {Paid} paid @returns {Bound | null} of a part */
  _of(seen, paid) {
    const { part } = seen;
    if (part.kind === "settled") return part.met ? NOTHING : null;
    if (part.kind === "enough") return part.reached(this.supplies) ? NOTHING : null;
    if (part.kind === "one") return this._oneOf(seen.steps, paid);
    if (part.kind === "sum") return this._sum(seen, part, paid);
    const key = (paid.number * this._seen.size + seen.number) * 2 + Number(this._withoutAsks);
    let bound = this._known.get(key);
    if (bound === undefined) this._known.set(key, (bound = this._some(seen, part, paid)));
    return bound;
  }

  /** @param {number} step @param {Paid} paid @returns {Bound | null} what it takes to take a step: its price, and what it asks itself */
  _price(step, paid) {
    if (this._isTaken(step)) return NOTHING;
    if (this._marks[step] === 2 || this.prices[step] < 0 || this._asking[step]) return null;
    const own = paid.marks[step] ? 0 : this.prices[step];
    const asked = this.asks[step];
    if (!asked || this._withoutAsks) return { cost: own, steps: [step] };
    this._asking[step] = 1;
    const before = this._of(asked, paid);
    this._asking[step] = 0;
    return before && { cost: own + before.cost, steps: [step, ...before.steps] };
  }

  /** @param {number} step */
  _isTaken(step) {
    return this._marks[step] === 1 && !this._withoutAsks;
  }

  /** @param {number[]} steps @param {Paid} paid @returns {Bound | null} */
  _oneOf(steps, paid) {
    let cheapest = null;
    for (const step of steps) {
      const bound = this._price(step, paid);
      if (bound && (!cheapest || bound.cost < cheapest.cost)) cheapest = bound;
    }
    return cheapest;
  }

  /**
   * Add up the parts, a step at its price only in the first that sees it; or take the dearest part.
   *
   * @param {Seen[]} parts
   * @param {Paid} paid
   * @returns {Bound | null}
   */
  _all(parts, paid) {
    let [cost, dearest, before] = [0, 0, paid];
    /** @type {number[]} */
    const steps = [];
    for (const [position, part] of parts.entries()) {
      const join = this._joined(before, part);
      const shared = position > 0 && join.shared;
      const alone = shared ? this._of(part, paid) : null;
      const bound = shared && join.within ? alone : this._of(part, before);
      if (!bound) return null;
      if (alone) dearest = Math.max(dearest, alone.cost);
      if (bound !== alone) cost += bound.cost;
      for (const step of bound.steps) steps.push(step);
      before = join.paid;
    }
    return { cost: Math.max(cost, dearest), steps };
  }

  /**
   * Take the cheapest parts: their sum where they share nothing, else the dearest of them.
   *
   * @param {Seen} seen
   * @param {SomeOf} part
   * @param {Paid} paid
   * @returns {Bound | null}
   */
  _some(seen, part, paid) {
    const number = part.atLeast;
    if (number === seen.parts.length && !part.apart) return this._all(seen.parts, paid);
    const bounds = [];
    for (const below of seen.parts) {
      const bound = this._of(below, paid);
      if (bound) bounds.push(bound);
    }
    if (bounds.length < number) return null;
    bounds.sort((one, other) => one.cost - other.cost);
    let sum = 0;
    const steps = [];
    for (let at = 0; at < number; at += 1) {
      sum += bounds[at].cost;
      for (const step of bounds[at].steps) steps.push(step);
    }
    const cost = Math.max(bounds[number - 1].cost, seen.alone ? sum : 0);
    return { cost: part.apart ? Math.max(cost, this._apart(seen, part, paid)) : cost, steps };
  }

  /**
   * What parts cost of which no two may use the same step, less what is taken already.
   *
   * @param {Seen} seen
   * @param {SomeOf} part
   * @param {Paid} paid
   */
  _apart(seen, part, paid) {
    const before = this._withoutAsks;
    this._withoutAsks = true;
    const costs = [];
    for (const below of seen.parts) {
      const bound = this._of(below, paid);
      if (bound) costs.push(bound.cost);
    }
    this._withoutAsks = before;
    costs.sort((one, other) => one - other);
    let cost = 0;
    for (const one of costs.slice(0, part.atLeast)) cost += one;
    for (const step of before ? [] : this._taken) {
      if (part.sees.has(this.left.steps[step])) cost -= Math.max(this.prices[step], 0);
    }
    return cost;
  }

  /** @param {Seen} seen @param {SumLeft} part @param {Paid} paid @returns {Bound | null} */
  _sum(seen, part, paid) {
    const taken = seen.steps.filter((step) => this._isTaken(step)).map((step) => this.left.steps[step]);
    if (part.reached(taken, this.supplies)) return NOTHING;
    const lying = part.lying(taken, this.supplies, true);
    const there = tally(lying, part.need, part.asked);
    const options = this._options(seen, part, taken);
    let cost = 0;
    const steps = [];
    for (const cover of [...seen.covers, null]) {
      const bound = cover
        ? filledUp(part, cover, lying, there.total, options, paid.marks, this.unit)
        : areas(part, seen.covers[0].byStep, lying, options, paid.marks);
      if (!bound) return null;
      cost = Math.max(cost, bound.cost);
      for (const step of bound.steps) steps.push(step);
    }
    return { cost, steps };
  }

  /**
   * The steps of a sum that may still be taken and add something: where one of a class is taken, no other of it does.
   *
   * @param {Seen} seen
   * @param {SumLeft} part
   * @param {Step[]} taken
   * @returns {Uint8Array} a mark for each
   */
  _options(seen, part, taken) {
    const options = new Uint8Array(this.prices.length);
    for (const step of seen.steps) {
      options[step] = Number(!this._isTaken(step) && this._marks[step] !== 2 && this.prices[step] >= 0);
    }
    if (!part.classes.size) return options;
    const classes = new Set(taken.map((step) => part.classes.get(step)));
    classes.delete(undefined);
    for (const [step, name] of part.classes) if (classes.has(name)) options[this._number(step)] = 0;
    return options;
  }

}

/** @param {number[]} numbers @param {number} length @returns {Uint8Array} */
function marked(numbers, length) {
  const marks = new Uint8Array(length);
  for (const number of numbers) marks[number] = 1;
  return marks;
}
