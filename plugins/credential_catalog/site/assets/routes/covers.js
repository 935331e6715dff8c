// The least that an amount can cost: the fractional covering problem, filled up by the best ratio of price to value.

import { belongs, boundOf } from "./amount.js";

/**
 * @typedef {import("./amount.js").Pile} Pile
 * @typedef {import("./excerpt.js").Limit} Limit
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./sums.js").Gain} Gain
 * @typedef {import("./sums.js").SumLeft} SumLeft
 * @typedef {{ cost: number, steps: number[] }} Bound No way costs less than `cost`; `steps` are those of a way that may
 *   come near to it. A step may stand among them twice.
 * @typedef {{ price: number, step: number, gain: Gain, cap: number }} Offer What a step adds to a pile, and the first cap
 *   that this lies under, as its position among the limits; -1 is none.
 * @typedef {{ limit: Limit | null, byRatio: Offer[], byStep: Offer[] }} Cover A whole amount or a floor of it, with the
 *   offers that help: the best ratio first, and in the order of steps.
 */

/** Forgiven, so that three times a third makes one. */
const HAIR = 1e-6;

/** @type {Bound} */
export const NOTHING = { cost: 0, steps: [] };

/**
 * What must be covered of an amount: the whole, and each floor of a part.
 *
 * @param {SumLeft} part
 * @param {Map<Step, number>} numbers of steps, in their order
 * @param {number[]} prices by number; less than nothing where there is none
 * @returns {Cover[]}
 */
export function coversOf(part, numbers, prices) {
  const offers = [...part.gains].flatMap(([name, gains]) => {
    const step = /** @type {number} */ (numbers.get(name));
    const price = prices[step];
    return price < 0 ? [] : gains.map((gain) => ({ price, step, gain, cap: part.capOf(gain.pile) }));
  });
  const floors = (part.asked.limits ?? []).filter((limit) => limit.at_least !== undefined);
  return [null, ...floors].map((limit) => {
    const inside = limit ? offers.filter(({ gain }) => belongs(part.piles[gain.pile], limit)) : offers;
    /** @param {Offer} one */
    const ratio = ({ price, gain }) => price / gain.value;
    return {
      limit,
      byRatio: [...inside].sort((one, other) => ratio(one) - ratio(other) || one.step - other.step),
      byStep: [...inside].sort((one, other) => one.step - other.step),
    };
  });
}

/**
 * Fill up what is missing by the best ratio of price to value, the last step in part; null where there is not enough.
 *
 * @param {SumLeft} part
 * @param {Cover} cover
 * @param {Pile[]} lying what is there
 * @param {number} total what is there after the caps
 * @param {Uint8Array} options a mark for each step that may still be taken
 * @param {Uint8Array} paid a mark for each step that costs nothing here; these go first
 * @param {number} unit how much of a price is one of the leading measure
 * @returns {Bound | null}
 */
export function filledUp(part, { limit, byRatio, byStep }, lying, total, options, paid, unit) {
  let missing = limit ? floorOf(part, limit) - insideOf(limit, lying) : part.need - total;
  if (missing <= HAIR) return NOTHING;
  const limits = part.asked.limits ?? [];
  const room = limits.map((cap) => (cap.at_most === undefined ? 0 : part.room(cap, lying)));
  let cost = 0;
  /** @type {number[]} */
  const steps = [];
  for (const free of [1, 0]) {
    for (const { price, step, gain, cap } of free ? byStep : byRatio) {
      if (paid[step] !== free || !options[step]) continue;
      const value = cap < 0 ? gain.value : Math.min(gain.value, room[cap]);
      if (value <= HAIR) continue;
      if (cap >= 0) room[cap] -= value;
      steps.push(step);
      if (!free) cost += price * (Math.min(value, missing) / gain.value);
      missing -= value;
      if (missing <= HAIR) return { cost: rounded(cost, byRatio, options, paid, unit), steps };
    }
  }
  return null;
}

/** @param {SumLeft} part @param {Limit} limit */
function floorOf(part, limit) {
  return boundOf(limit.at_least ?? 0, part.need);
}

/** @param {Limit} limit @param {Pile[]} lying */
function insideOf(limit, lying) {
  return lying.reduce((sum, pile) => sum + (belongs(pile, limit) ? pile.value : 0), 0);
}

/**
 * Round up to what whole steps can cost: a multiple of what divides all their measures.
 *
 * @param {number} cost
 * @param {Offer[]} offers
 * @param {Uint8Array} options
 * @param {Uint8Array} paid
 * @param {number} unit
 */
function rounded(cost, offers, options, paid, unit) {
  const whole = Math.ceil(cost - 1e-6);
  let common = 0;
  for (const { price, step } of offers) {
    if (common === 1) break;
    if (!paid[step] && options[step]) common = divisor(common, Math.floor(price / unit));
  }
  const measure = Math.floor(whole / unit);
  return common && measure % common ? (measure + common - (measure % common)) * unit : whole;
}

/** @param {number} one @param {number} other @returns {number} the greatest that divides both */
function divisor(one, other) {
  return other ? divisor(other, one % other) : one;
}

/**
 * Bound what it costs to have something in as many areas as are asked.
 *
 * @param {SumLeft} part
 * @param {Offer[]} offers
 * @param {Pile[]} lying
 * @param {Uint8Array} options
 * @param {Uint8Array} paid
 * @returns {Bound | null}
 */
export function areas(part, offers, lying, options, paid) {
  if (!part.asked.areas) return NOTHING;
  const there = new Set(lying.filter((pile) => pile.area && pile.value > 0).map((pile) => pile.area));
  /** @type {Map<string, [price: number, step: number]>} */
  const cheapest = new Map();
  for (const { price, step, gain } of offers) {
    const { area } = part.piles[gain.pile];
    if (!area || there.has(area) || !options[step]) continue;
    const one = /** @type {[number, number]} */ ([paid[step] ? 0 : price, step]);
    const other = cheapest.get(area);
    if (!other || byPrice(one, other) < 0) cheapest.set(area, one);
  }
  const missing = Math.max(part.asked.areas.at_least - there.size, 0);
  if (missing > cheapest.size) return null;
  const best = [...cheapest.values()].sort(byPrice).slice(0, missing);
  const steps = best.map(([, step]) => step);
  const apart = new Set(steps).size === best.length;
  return { cost: apart ? best.reduce((sum, [price]) => sum + price, 0) : 0, steps };
}

/** @param {[price: number, step: number]} one @param {[price: number, step: number]} other */
function byPrice(one, other) {
  return one[0] - other[0] || one[1] - other[1];
}
