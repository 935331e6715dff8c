// Plans toward one goal: what could be done, and whether it really makes the goal met.

import { evaluate } from "./evaluate.js";
import { prices } from "./measures.js";
import { personOf } from "./person.js";
import { remainder } from "./reduce.js";
import { Search, TooLarge } from "./search.js";
import { sequence } from "./sequence.js";
import { areaOf, holdingAfter, idOf, kindOf } from "./steps.js";
import { SupplySearch, canBeTaken, mostOf } from "./supplies.js";
import { TooManyWays, bySteps, minimalWays } from "./ways.js";

/**
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./holding.js").Holding} Holding
 * @typedef {import("./measures.js").Measure} Measure
 * @typedef {import("./measures.js").Prices} Prices
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supplies} Supplies
 * @typedef {import("./remainder.js").Remainder} Remainder
 * @typedef {{ steps: Step[], disputed: string[], supplies: Supplies, price: number, optimal: boolean }} Plan Steps in an
 *   order in which they can be taken, and what comes from outside. `disputed` is what is said where sources disagree on
 *   the order; it is then the order that the files have.
 */

/** Ways of sharing out what comes from outside that are searched, where the first do not work out. */
const MOST_SHARES = 25;
const MOST_ALTERNATIVES = 20;

/** Makes plans for one person toward the goal of an excerpt. */
export class Planner {
  /**
   * @param {Excerpt} excerpt
   * @param {Holding} holding
   * @param {{ effort: number, clock: Clock, supposing?: boolean }} how `effort`: how often a bound may be asked for in
   *   one search; `supposing`: whether what is open is supposed to come out well
   */
  constructor(excerpt, holding, { effort, clock, supposing = false }) {
    this.excerpt = excerpt;
    this.holding = holding;
    this.effort = effort;
    this.clock = clock;
    this.supposing = supposing;
    this.left = this._left(null);
    /** @type {Map<string | null, Remainder>} */
    this._followed = new Map([[null, this.left]]);
    // False where a search was cut short: there may be a plan although none was found.
    this.proven = true;
    /** @type {Map<string, Plan | null>} */
    this._judged = new Map();
  }

  /**
   * The best plan by a measure, among credentials that state it; null where there is none.
   *
   * @param {Measure} by
   * @returns {Plan | null}
   */
  best(by) {
    const priced = prices(this.left.steps, by, this.excerpt);
    const able = new Set(priced.of.keys());
    const judge = this._judgeOfAll(able);
    if (judge && !judge(mostOf(this.left))) return null;
    const search = new SupplySearch(this.left, able, judge, this.clock);
    let cutShort = true;
    try {
      let number = 0;
      for (const shares of search.inOrder()) {
        if (number >= MOST_SHARES) throw new TooLarge();
        number += 1;
        const plans = shares.flatMap((share) => this._cheapest(priced, share) ?? []);
        if (plans.length) {
          const best = plans.reduce((one, other) => (inOrder(other, one) < 0 ? other : one));
          return { ...best, optimal: plans.every((plan) => plan.optimal) };
        }
      }
      cutShort = false;
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
    }
    this.proven &&= !cutShort;
    return this._greedy(priced);
  }

  /**
   * What the person would have who did all that can be done.
   *
   * @returns {Holding}
   */
  everything() {
    return holdingAfter(this.holding, this.left.steps, mostOf(this.left), this.excerpt.as_of);
  }

  /**
   * Every plan from which nothing can be left out; null where there are too many.
   *
   * @returns {Plan[] | null}
   */
  allWays() {
    try {
      const ways = minimalWays(this.left, this.clock);
      if (ways.length > MOST_ALTERNATIVES + 1) return null;
      const plans = ways.map((way) => this.plan(way.steps, way.supplies));
      return plans.includes(null) ? null : /** @type {Plan[]} */ (plans);
    } catch (error) {
      if (!(error instanceof TooManyWays)) throw error;
      return null;
    }
  }

  /**
   * Steps and supplies as a plan, or null where they do not make the goal met.
   *
   * @param {Set<Step>} steps
   * @param {Supplies} supplies
   * @returns {Plan | null}
   */
  plan(steps, supplies) {
    const key = JSON.stringify([[...steps].sort(), [...supplies].sort(bySupply)]);
    let plan = this._judged.get(key);
    if (plan === undefined) this._judged.set(key, (plan = this._judge(steps, supplies)));
    return plan;
  }

  /** @param {Set<Step>} steps @param {Supplies} supplies @returns {Plan | null} */
  _judge(steps, supplies) {
    if (!this._isMetAfter(steps, supplies)) return null;
    const forAll = this._sequence(steps, supplies, null);
    const found = forAll ? { steps: forAll, disputed: [] } : this._sequenceByAny(steps, supplies);
    return found && { ...found, supplies: new Map([...supplies].sort(bySupply)), price: 0, optimal: true };
  }

  /** @param {string | null} following @returns {Remainder} */
  _left(following) {
    const how = { supposing: this.supposing, following };
    return remainder(personOf(this.holding, this.excerpt), this.excerpt, how);
  }

  /**
   * Steps in an order by which they can be taken as one source has it, or for null as all have it.
   *
   * @param {Set<Step>} steps
   * @param {Supplies} supplies
   * @param {string | null} following
   * @returns {Step[] | null}
   */
  _sequence(steps, supplies, following) {
    const left = this._followed.get(following) ?? this._left(following);
    this._followed.set(following, left);
    return sequence(left, steps, supplies, (step, done) => this._mayTake(step, done, supplies, following));
  }

  /**
   * Steps in order, and what is said of disputes, where there is an order whoever is right. Where sources disagree on an
   * order, none does for all of them. Each is followed in turn.
   *
   * @param {Set<Step>} steps
   * @param {Supplies} supplies
   * @returns {{ steps: Step[], disputed: string[] } | null}
   */
  _sequenceByAny(steps, supplies) {
    const own = this.left.disputed.size ? this._sequence(steps, supplies, "") : null;
    if (!own) return null;
    /** @type {Set<string>} */
    const disputed = new Set();
    for (const [source, told] of this.left.disputed) {
      const bySource = this._sequence(steps, supplies, source);
      if (!bySource) return null;
      if (bySource.join() !== own.join()) for (const one of told) disputed.add(one);
    }
    return { steps: own, disputed: [...disputed] };
  }

  /** @param {Set<Step>} steps @param {Supplies} supplies */
  _isMetAfter(steps, supplies) {
    const after = holdingAfter(this.holding, steps, supplies, this.excerpt.as_of);
    return evaluate(this.excerpt, after, { supposing: this.supposing }).answer === "met";
  }

  /** @param {Step} step @param {Set<Step>} done @param {Supplies} supplies @param {string | null} following */
  _mayTake(step, done, supplies, following) {
    if (!this.left.asks.has(step)) return true;
    const held = holdingAfter(this.holding, done, supplies, this.excerpt.as_of);
    const id = idOf(step);
    if (kindOf(step) === "award") {
      const goal = { goal: id, area: areaOf(step) || undefined };
      return evaluate(this.excerpt, held, { goal, following }).answer === "met";
    }
    const goal = this.excerpt.credentials[id].prerequisites;
    return evaluate(this.excerpt, held, { goal, supposing: this.supposing, following }).answer === "met";
  }

  /**
   * What tells whether everything does, with some supplies. Where a threshold grows with the awards that are received,
   * taking everything proves nothing.
   *
   * @param {Set<Step>} able
   * @returns {((supplies: Supplies) => boolean) | null}
   */
  _judgeOfAll(able) {
    for (const [, part] of this.left.parts()) if (part.kind === "sum" && part.grows) return null;
    return (supplies) => this._isMetAfter(canBeTaken(this.left, able, supplies), supplies);
  }

  /** @param {Prices} priced @param {Supplies} supplies @returns {Plan | null} */
  _cheapest(priced, supplies) {
    const judge = (/** @type {Set<Step>} */ steps) => this.plan(steps, supplies) !== null;
    const search = new Search(this.left, priced.of, priced.unit, supplies, judge, this);
    let optimal = true;
    try {
      search.cheapest();
    } catch (error) {
      if (!(error instanceof TooLarge) || !search.best) throw error;
      optimal = false;
    }
    if (!search.best) return null;
    const plan = this.plan(search.steps(search.best), supplies);
    return plan && { ...plan, price: search.price(search.best), optimal };
  }

  /** @param {Prices} priced @returns {Plan | null} all that can be done, less what can be left out, the dearest first */
  _greedy(priced) {
    let supplies = mostOf(this.left);
    const steps = this._allTogether(new Set(priced.of.keys()), supplies);
    if (!this.plan(steps, supplies)) return null;
    const end = performance.now() + this.clock.within;
    for (const [supply, levels] of [...this.left.levels].sort(bySupply)) {
      for (const level of [0, ...levels]) {
        const fewer = new Map(supplies).set(supply, level);
        if (this.plan(steps, someOf(fewer))) {
          supplies = fewer;
          break;
        }
      }
    }
    supplies = someOf(supplies);
    const price = (/** @type {Step} */ step) => priced.of.get(step) ?? 0;
    for (const step of [...steps].sort((one, other) => price(other) - price(one) || (one < other ? -1 : 1))) {
      if (performance.now() > end) break;
      steps.delete(step);
      if (!this.plan(steps, supplies)) steps.add(step);
    }
    const plan = this.plan(steps, supplies);
    const sum = [...steps].reduce((all, step) => all + price(step), 0);
    return plan && { ...plan, price: sum, optimal: false };
  }

  /**
   * All steps that can be taken; of those that shut each other out, the first in order.
   *
   * @param {Set<Step>} able
   * @param {Supplies} supplies
   * @returns {Set<Step>}
   */
  _allTogether(able, supplies) {
    /** @type {Set<Step>} */
    const taken = new Set();
    for (const step of [...canBeTaken(this.left, able, supplies)].sort()) {
      if (!this.left.shutsOut(step, taken)) taken.add(step);
    }
    return canBeTaken(this.left, taken, supplies);
  }
}

/** @param {Supplies} supplies @returns {Supplies} those of which there are some */
function someOf(supplies) {
  return new Map([...supplies].filter(([, much]) => much));
}

/** @param {[string, unknown]} one @param {[string, unknown]} other */
function bySupply([one], [other]) {
  return one < other ? -1 : Number(one > other);
}

/** @param {Plan} one @param {Plan} other by price, then by steps, then by supplies and how much of them */
function inOrder(one, other) {
  const [steps, otherSteps] = [one, other].map((plan) => [...plan.steps].sort());
  return one.price - other.price || bySteps(steps, otherSteps) || byAll([...one.supplies], [...other.supplies]);
}

/** @param {[string, number][]} one @param {[string, number][]} other */
function byAll(one, other) {
  for (const [at, [supply, much]] of one.entries()) {
    if (at >= other.length) return 1;
    const [otherSupply, otherMuch] = other[at];
    if (supply !== otherSupply) return supply < otherSupply ? -1 : 1;
    if (much !== otherMuch) return much - otherMuch;
  }
  return one.length - other.length;
}
