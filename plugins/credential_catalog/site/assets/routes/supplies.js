// How much must come from outside the catalog: as little as any way can do with.
//
// First as few awards as possible to which no way can be followed, then as few outside things; of those as little as is
// needed when every credential is earned. What comes from outside is never taken in place of a credential: nobody states
// its hours.

import { combinations } from "./choices.js";
import { halfEven } from "./measures.js";
import { holds } from "./remainder.js";
import { TooLarge } from "./search.js";
import { supplied } from "./steps.js";

/**
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {import("./remainder.js").Remainder} Remainder
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supplies} Supplies
 * @typedef {import("./steps.js").Supply} Supply
 * @typedef {[awards: number, things: number, much: number]} Weight Awards to which no way can be followed, outside
 *   things, and how much of them.
 */

/** How often it is tried whether some supplies do. */
export const MOST_TRIALS = 4000;

/**
 * How much of what comes from outside some supplies are.
 *
 * @param {Supplies} supplies
 * @returns {Weight}
 */
export function weight(supplies) {
  const things = [...supplies].filter(([one]) => !isAward(one));
  const much = things.reduce((sum, [, quantity]) => sum + quantity, 0);
  return [supplies.size - things.length, things.length, halfEven(much * 1e6) / 1e6];
}

/** @param {Supply} one */
function isAward(one) {
  return supplied(one).kind === "award";
}

/**
 * Those of some steps that can be taken one after the other, as far as what each asks is met.
 *
 * @param {Remainder} left
 * @param {Set<Step>} steps
 * @param {Supplies} supplies
 * @returns {Set<Step>}
 */
export function canBeTaken(left, steps, supplies) {
  const taken = new Set([...steps].filter((step) => !left.asks.has(step)));
  const waiting = new Set([...steps].filter((step) => left.asks.has(step)));
  for (;;) {
    const ready = [...left.asks].filter(([step, asked]) => waiting.has(step) && holds(asked, taken, supplies));
    if (!ready.length) return taken;
    for (const [step] of ready) {
      taken.add(step);
      waiting.delete(step);
    }
  }
}

/** Looks for the least supplies with which a goal is possible. */
export class SupplySearch {
  /**
   * @param {Remainder} left
   * @param {Set<Step>} steps those that may be taken
   * @param {((supplies: Supplies) => boolean) | null} judge has the last word on whether supplies do, with all steps
   *   taken; null where taking all of them proves nothing
   * @param {Clock} clock
   */
  constructor(left, steps, judge, clock) {
    this.left = left;
    this.steps = steps;
    this.judge = judge;
    this.clock = clock;
    this.most = mostOf(left);
    this.trials = 0;
  }

  /**
   * Supplies with which the goal is possible, the fewest first; as few of others come together.
   *
   * @returns {Generator<Supplies[]>}
   * @throws {TooLarge} there are more ways to put them together than can be tried
   */
  *inOrder() {
    if (!this._possible(this.most)) return;
    const all = [...this.most.keys()];
    const needed = new Set(all.filter((one) => !this._possible(without(this.most, one))));
    const rest = all.filter((one) => !needed.has(one));
    const awards = rest.filter(isAward);
    const things = rest.filter((one) => !isAward(one));
    for (let number = 0; number <= awards.length; number += 1) {
      for (let more = 0; more <= things.length; more += 1) {
        const found = [];
        for (const some of combinations(awards, number)) {
          for (const others of combinations(things, more)) {
            const chosen = new Set([...needed, ...some, ...others]);
            const supplies = this._least(all.filter((one) => chosen.has(one)));
            if (supplies) found.push(supplies);
          }
        }
        if (found.length) yield found;
      }
    }
  }

  /** @param {Supply[]} some @returns {Supplies | null} the least of each, one after the other; null where they do not do */
  _least(some) {
    const found = this._leastBy(some, (supplies) => this._possible(supplies));
    if (!found || !this.judge || this.judge(found)) return found;
    return this._leastBy(some, this.judge);
  }

  /** @param {Supply[]} some @param {(supplies: Supplies) => boolean} isEnough @returns {Supplies | null} */
  _leastBy(some, isEnough) {
    /** @type {Supplies} */
    const supplies = new Map(some.map((one) => [one, this.most.get(one) ?? 0]));
    if (!isEnough(supplies)) return null;
    for (const one of some) {
      const levels = this.left.levels.get(one) ?? [];
      let [low, high] = [0, levels.length - 1];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (isEnough(new Map(supplies).set(one, levels[middle]))) high = middle;
        else low = middle + 1;
      }
      supplies.set(one, levels[low]);
    }
    return supplies;
  }

  /** @param {Supplies} supplies */
  _possible(supplies) {
    this.trials += 1;
    if (this.trials > MOST_TRIALS || this.clock.isUp()) throw new TooLarge();
    return holds(this.left.root, canBeTaken(this.left, this.steps, supplies), supplies);
  }
}

/**
 * The most of every supply that may matter.
 *
 * @param {Remainder} left
 * @returns {Supplies}
 */
export function mostOf(left) {
  return new Map([...left.levels].map(([one, levels]) => [one, levels[levels.length - 1]]));
}

/** @param {Supplies} supplies @param {Supply} one @returns {Supplies} */
function without(supplies, one) {
  return new Map([...supplies].filter(([other]) => other !== one));
}
