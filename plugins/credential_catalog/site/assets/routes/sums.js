// What is left of an amount: what each further step and supply would add to what is there.

import { belongs, boundOf, tally } from "./amount.js";
import { itemNumber, supplied } from "./steps.js";

/**
 * @typedef {import("./amount.js").Pile} Pile
 * @typedef {import("./excerpt.js").Limit} Limit
 * @typedef {import("./excerpt.js").Sum} Sum
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supplied} Supplied
 * @typedef {import("./steps.js").Supplies} Supplies
 * @typedef {import("./steps.js").Supply} Supply
 * @typedef {{ pile: number, size: number, value: number, held: number }} Group A line that counts by whole groups: each
 *   of `size` adds `value` to a pile; `held` are there.
 * @typedef {{ pile: number, value: number, group: number | null }} Gain What one step adds: `value` to a pile; as one of
 *   a group, its share of the whole.
 * @typedef {{ supply: Supply, pile: number, value: number, floor: number, cap: number, group: number | null }} Rate What
 *   a line adds for a supply: `value` for each of the unit, or for each item where the supply is not measured; an item
 *   must have `floor` to count, and `cap` of it counts. `group` is the group that items belong to, where the line counts
 *   by whole groups.
 * @typedef {{ of: Supplied, rates: { rate: Rate, measured: boolean }[] }} Counted A supply, and where it counts.
 */

/** An amount, what is there of it, and what steps and supplies would add. */
export class SumLeft {
  /**
   * @param {Sum} asked the amount, with only the limits and areas that bind the person
   * @param {number} need how much is asked
   * @param {Pile[]} piles what is there, by area and tags
   * @param {Map<Step, Gain[]>} gains what each step adds; several where it is not known to which line it goes
   * @param {Group[]} groups the lines that count by whole groups
   * @param {Rate[]} rates what lines add for supplies
   * @param {Map<Step, Step>} classes for steps with equivalents the first of those that add the same: only one of
   *   these counts
   */
  constructor(asked, need, piles, gains, groups, rates, classes) {
    this.kind = /** @type {const} */ ("sum");
    this.asked = asked;
    this.need = need;
    this.piles = piles;
    this.gains = gains;
    this.groups = groups;
    this.rates = rates;
    this.classes = classes;
    this.name = JSON.stringify([asked, need, piles, [...gains], groups, rates, [...classes]]);
    /** @type {Set<Step>} The steps that add something. */
    this.sees = new Set(gains.keys());
    /** The supplies that are meant for a line. */
    this.suppliesMeant = new Set(rates.map((rate) => rate.supply));
    /** Whether more is asked of those who hold more awards. */
    this.grows = typeof asked.at_least !== "number";
    /** @type {Map<Supply, Counted>} */
    this._counted = new Map();
  }

  /**
   * The steps that add something: of those of one class, one.
   *
   * @param {Iterable<Step>} steps
   * @returns {Step[]}
   */
  counting(steps) {
    /** @type {Map<Step, Step>} */
    const oneOf = new Map();
    for (const step of steps) {
      const name = this.classes.get(step) ?? step;
      if (this.gains.has(step) && !oneOf.has(name)) oneOf.set(name, step);
    }
    return [...oneOf.values()];
  }

  /**
   * The piles with these steps and supplies, before any cap.
   *
   * @param {Iterable<Step>} steps those that are taken
   * @param {Supplies} supplies how much there will be of each supply
   * @param {boolean} [inPart] whether a group that is not whole counts for its part
   * @returns {Pile[]}
   */
  lying(steps, supplies, inPart = false) {
    const piles = this.piles.map((pile) => ({ ...pile }));
    const groups = this.groups.map(() => 0);
    for (const step of this.counting(steps)) {
      for (const gain of this.gains.get(step) ?? []) {
        if (gain.group === null) piles[gain.pile].value += gain.value;
        else groups[gain.group] += 1;
      }
    }
    for (const [supply, quantity] of supplies) {
      const { of, rates } = this._countedAs(supply);
      const number = rates.length ? itemNumber(of, quantity) : 0;
      for (const { rate, measured } of rates) {
        if (rate.group === null) piles[rate.pile].value += added(rate, measured, number, quantity);
        else groups[rate.group] += number;
      }
    }
    for (const [at, group] of this.groups.entries()) piles[group.pile].value += groupAdds(group, groups[at], inPart);
    return piles;
  }

  /** @param {Supply} supply @returns {Counted} */
  _countedAs(supply) {
    let counted = this._counted.get(supply);
    if (!counted) {
      const of = supplied(supply);
      const rates = this.rates.map((rate) => ({ rate, mine: supplied(rate.supply) }));
      const counting = rates.filter(({ mine }) => counts(mine, of));
      counted = { of, rates: counting.map(({ rate, mine }) => ({ rate, measured: mine.measured })) };
      this._counted.set(supply, counted);
    }
    return counted;
  }

  /**
   * Whether the amount is reached with these steps and supplies.
   *
   * @param {Iterable<Step>} steps
   * @param {Supplies} supplies
   * @returns {boolean}
   */
  reached(steps, supplies) {
    return !tally(this.lying(steps, supplies), this.need, this.asked).lacking.length;
  }

  /**
   * The first cap that a pile lies under, as its position among the limits; -1 where there is none.
   *
   * @param {number} pile
   * @returns {number}
   */
  capOf(pile) {
    const limits = this.asked.limits ?? [];
    return limits.findIndex((limit) => limit.at_most !== undefined && belongs(this.piles[pile], limit));
  }

  /**
   * How much a cap still lets through.
   *
   * @param {Limit} limit
   * @param {Pile[]} lying
   * @returns {number}
   */
  room(limit, lying) {
    const inside = lying.reduce((sum, pile) => sum + (belongs(pile, limit) ? pile.value : 0), 0);
    return Math.max(boundOf(limit.at_most ?? Infinity, this.need) - inside, 0);
  }
}

/**
 * What a line adds with so many more, beyond the whole groups that are there.
 *
 * @param {Group} group
 * @param {number} more
 * @param {boolean} inPart
 */
function groupAdds({ size, value, held }, more, inPart) {
  const groups = inPart ? (held + more) / size : Math.floor((held + more + 1e-9) / size);
  return (groups - Math.floor(held / size)) * value;
}

/** @param {Supplied} mine @param {Supplied} other whether it is the same thing, in the same unit or only counted */
function counts(mine, other) {
  const same = mine.kind === other.kind && mine.id === other.id;
  return same && (!mine.measured || (other.measured && ["", mine.unit].includes(other.unit)));
}

/** @param {Rate} rate @param {boolean} measured @param {number} number of items @param {number} quantity of all */
function added({ value, floor, cap }, measured, number, quantity) {
  if (!measured || !number) return number * value;
  const each = quantity / number;
  return each >= floor ? number * Math.min(each, cap) * value : 0;
}
