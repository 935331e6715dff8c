// The cheapest way: branch and bound over the steps that are left.
//
// Ways are compared by their price, and among those of the same price by their steps, in order: the way with the smaller
// first step goes first. So there is one best way, whatever machine looks for it. Steps are numbered here in their order.

import { Bounds } from "./bounds.js";
import { holds } from "./remainder.js";

/**
 * @typedef {import("./bounds.js").Bound} Bound
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {import("./remainder.js").Remainder} Remainder
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supplies} Supplies
 * @typedef {(steps: Set<Step>) => boolean} Judge Whether some steps are really a way: the evaluator's word, in an order
 *   that can be followed.
 * @typedef {{ taken: number[], marks: Uint8Array }} Place Where the search is: the steps taken, in order, and a mark for
 *   each step.
 */

/** What is marked at a step that is taken, or ruled out. */
export const TAKEN = 1;
export const OUT = 2;

/** The search takes longer than it may. */
export class TooLarge extends Error {}

/** Looks for the cheapest way to satisfy what is left, with given supplies. */
export class Search {
  /**
   * @param {Remainder} left
   * @param {Map<Step, number>} prices what each step costs, at least 1; a step without a price is not taken
   * @param {number} unit how much of a price is one of the leading measure
   * @param {Supplies} supplies how much there will be of each supply
   * @param {Judge} judge has the last word on every way that the formula lets through
   * @param {{ effort: number, clock: Clock }} limits how often a bound may be asked for, and for how long
   */
  constructor(left, prices, unit, supplies, judge, { effort, clock }) {
    this.left = left;
    this.prices = left.steps.map((step) => prices.get(step));
    this.judge = judge;
    this.bounds = new Bounds(left, prices, unit, supplies);
    this.supplies = supplies;
    this.effort = effort;
    this.clock = clock;
    this.classes = classesOf(left, prices);
    const numbers = new Map(left.steps.map((step, number) => [step, number]));
    this.shutOut = left.steps.map((step) =>
      [...(left.conflicts.get(step) ?? [])].map((other) => /** @type {number} */ (numbers.get(other))),
    );
    /** @type {number[] | null} */
    this.best = null;
    this.limit = Infinity;
  }

  /**
   * The best way, or null where there is none.
   *
   * @returns {number[] | null} the numbers of its steps
   * @throws {TooLarge} the effort or the time was not enough; `best` holds the best way so far
   */
  cheapest() {
    this._try(this._start());
    if (!this.best) return null;
    this.limit = this.price(this.best);
    const first = this._first(this._start());
    if (first) this.best = first;
    return this.best;
  }

  /**
   * The price of some steps together.
   *
   * @param {number[]} steps
   * @returns {number}
   */
  price(steps) {
    return steps.reduce((sum, step) => sum + (this.prices[step] ?? 0), 0);
  }

  /**
   * The steps of some numbers.
   *
   * @param {number[]} numbers
   * @returns {Set<Step>}
   */
  steps(numbers) {
    return new Set(numbers.map((number) => this.left.steps[number]));
  }

  /** @returns {Place} */
  _start() {
    return { taken: [], marks: new Uint8Array(this.left.steps.length) };
  }

  /** @param {Place} place */
  _bound({ taken, marks }) {
    this.effort -= 1;
    if (this.effort < 0 || this.clock.isUp()) throw new TooLarge();
    return this.bounds.of(taken, marks);
  }

  /**
   * Look for cheaper ways among those with the steps taken and without those that are out.
   *
   * @param {Place} place changed on the way
   */
  _try(place) {
    for (;;) {
      const bound = this._bound(place);
      const spent = this.price(place.taken);
      if (!bound || spent + bound.cost >= this.limit) return;
      const way = together(place, bound.steps);
      const cost = this.price(way);
      if (cost < this.limit && this._isWay(way)) {
        [this.best, this.limit] = [way, cost];
        if (cost === spent + bound.cost) return;
      }
      const step = this._toBranchOn(place, bound);
      if (step === undefined) return;
      if (this._mayTake(step, place)) this._try(this._taking(step, place));
      this._ruleOut(step, place);
    }
  }

  /**
   * The way of the best price whose steps come first in order.
   *
   * @param {Place} place changed on the way
   * @returns {number[] | null}
   */
  _first(place) {
    for (;;) {
      const bound = this._bound(place);
      const spent = this.price(place.taken);
      if (!bound || spent + bound.cost > this.limit) return null;
      if (spent === this.limit) return this._isWay(place.taken) ? place.taken : null;
      const step = this._nextFree(place);
      if (step === undefined) return null;
      if (this._mayTake(step, place)) {
        const found = this._first(this._taking(step, place));
        if (found) return found;
      }
      this._ruleOut(step, place);
    }
  }

  /** @param {number} step @param {Place} place */
  _isFree(step, { marks }) {
    return !marks[step] && this.prices[step] !== undefined;
  }

  /** @param {Place} place @returns {number | undefined} */
  _nextFree(place) {
    for (let step = 0; step < place.marks.length; step += 1) if (this._isFree(step, place)) return step;
    return undefined;
  }

  /** @param {number} step @param {Place} place whether it shuts out none of the steps taken */
  _mayTake(step, { marks }) {
    return this.shutOut[step].every((other) => marks[other] !== TAKEN);
  }

  /** @param {number} step @param {Place} place @returns {Place} */
  _taking(step, { taken, marks }) {
    const further = marks.slice();
    for (const other of this.shutOut[step]) further[other] = OUT;
    further[step] = TAKEN;
    return { taken: [...taken, step].sort((one, other) => one - other), marks: further };
  }

  /**
   * Rule out a step, with those that do just the same: a way without it is no better with one of them.
   *
   * @param {number} step
   * @param {Place} place
   */
  _ruleOut(step, { marks }) {
    for (const one of this.classes[step]) if (one >= step && marks[one] !== TAKEN) marks[one] = OUT;
  }

  /**
   * The dearest step of the bound's way; where all are taken, the next that is free.
   *
   * @param {Place} place
   * @param {Bound} bound
   * @returns {number | undefined}
   */
  _toBranchOn(place, bound) {
    /** @type {number | undefined} */
    let dearest;
    for (const step of bound.steps) {
      if (!this._isFree(step, place)) continue;
      const more = dearest === undefined ? 1 : (this.prices[step] ?? 0) - (this.prices[dearest] ?? 0);
      if (dearest === undefined || more > 0 || (more === 0 && step < dearest)) dearest = step;
    }
    if (dearest === undefined) return this._nextFree(place);
    return this.classes[dearest].find((one) => this._isFree(one, place));
  }

  /** @param {number[]} way */
  _isWay(way) {
    const steps = this.steps(way);
    for (const step of steps) {
      if (this.left.shutsOut(step, steps)) return false;
    }
    const { root, asks } = this.left;
    if (!holds(root, steps, this.supplies)) return false;
    for (const step of steps) {
      const asked = asks.get(step);
      if (asked && !holds(asked, steps, this.supplies)) return false;
    }
    return this.judge(steps);
  }
}

/** @param {Place} place @param {number[]} more @returns {number[]} the steps taken and some more, in order */
function together({ taken, marks }, more) {
  const found = marks.slice();
  const way = [...taken];
  for (const step of more) {
    if (found[step] !== TAKEN) way.push(step);
    found[step] = TAKEN;
  }
  return way.sort((one, other) => one - other);
}

/**
 * For each step those that do just the same at the same price, itself among them, in order.
 *
 * @param {Remainder} left
 * @param {Map<Step, number>} prices
 * @returns {number[][]}
 */
function classesOf(left, prices) {
  const roles = new Map(
    left.steps.map((step) => [step, /** @type {unknown[]} */ ([step[0], prices.get(step), left.places.get(step)])]),
  );
  for (const step of left.steps) if (left.asks.has(step) || left.conflicts.has(step)) roles.get(step)?.push(step);
  /** @type {Map<object, number>} */
  const numbers = new Map();
  for (const [role, part] of left.parts()) {
    const number = numbers.get(role) ?? numbers.size;
    numbers.set(role, number);
    if (part.kind === "one") for (const step of part.steps) roles.get(step)?.push(number);
    if (part.kind !== "sum") continue;
    for (const [step, gain] of part.gains) roles.get(step)?.push([number, gain, part.classes.get(step)]);
  }
  /** @type {Map<string, number[]>} */
  const found = new Map();
  const names = left.steps.map((step) => JSON.stringify(roles.get(step)));
  for (const [number, name] of names.entries()) found.set(name, [...(found.get(name) ?? []), number]);
  return names.map((name) => found.get(name) ?? []);
}
