// All ways to satisfy what is left of which nothing can be left out, where they are few.

/**
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {import("./remainder.js").Part} Part
 * @typedef {import("./remainder.js").Remainder} Remainder
 * @typedef {import("./remainder.js").SomeOf} SomeOf
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supplies} Supplies
 * @typedef {import("./sums.js").SumLeft} SumLeft
 * @typedef {{ steps: Set<Step>, supplies: Supplies }} Taken Steps and supplies that together satisfy a part.
 */

/** Ways of one part that are kept while they are put together. */
export const MOST_KEPT = 100;

/** There are more ways than are kept. */
export class TooManyWays extends Error {}

/**
 * The ways to satisfy what is left from which nothing can be left out.
 *
 * @param {Remainder} left
 * @param {Clock} clock
 * @returns {Taken[]}
 * @throws {TooManyWays} there are more than are worth naming, or than can be found in the time
 */
export function minimalWays(left, clock) {
  return new Ways(left, clock).minimal();
}

/** Puts ways together. */
class Ways {
  /** @param {Remainder} left @param {Clock} clock */
  constructor(left, clock) {
    this.left = left;
    this.clock = clock;
  }

  /** @returns {Taken[]} */
  minimal() {
    const found = this._of(this.left.root).flatMap((way) => this._withWhatTheyAsk(way, new Set()));
    return minimalOf(found.filter((way) => [...way.steps].every((step) => !this.left.shutsOut(step, way.steps))));
  }

  /** @param {Taken} way @param {Set<Step>} asked @returns {Taken[]} with each way to do what its steps ask themselves */
  _withWhatTheyAsk(way, asked) {
    const step = [...way.steps].sort().find((one) => this.left.asks.has(one) && !asked.has(one));
    const before = step === undefined ? undefined : this.left.asks.get(step);
    if (step === undefined || !before) return [way];
    const found = this._of(before)
      .filter((one) => !one.steps.has(step))
      .flatMap((one) => this._withWhatTheyAsk(together(way, one, false), new Set([...asked, step])));
    return kept(found);
  }

  /** @param {Part} part @returns {Taken[]} */
  _of(part) {
    if (this.clock.isUp()) throw new TooManyWays();
    switch (part.kind) {
      case "settled":
        return part.met ? [taken([])] : [];
      case "one":
        return part.steps.map((step) => taken([step]));
      case "enough": {
        const levels = this.left.levels.get(part.supply) ?? [];
        const level = levels.find((one) => one >= part.missing - 1e-6) ?? part.missing;
        return [taken([], new Map([[part.supply, level]]))];
      }
      case "sum":
        return this._ofSum(part);
      default:
        return this._ofSome(part);
    }
  }

  /** @param {SomeOf} part @returns {Taken[]} so many of the parts put together */
  _ofSome(part) {
    /** @type {Taken[][]} The ways to satisfy so many of those looked at. */
    const found = [[taken([])], ...Array.from({ length: part.atLeast }, () => [])];
    for (const [position, below] of part.parts.entries()) {
      const ways = this._of(below);
      const still = part.parts.length - position - 1;
      for (let number = part.atLeast; number > 0; number -= 1) {
        const more = found[number - 1].flatMap((one) =>
          ways
            .filter((way) => !part.apart || isDisjoint(one.steps, way.steps))
            .map((way) => together(one, way, part.apart)),
        );
        found[number] = kept([...found[number], ...more]);
      }
      for (let number = 0; number < part.atLeast - still; number += 1) found[number] = [];
    }
    return found[part.atLeast];
  }

  /** @param {SumLeft} part @returns {Taken[]} every set of steps tried; what they leave missing may come from one supply */
  _ofSum(part) {
    const steps = [...part.gains.keys()].sort();
    const supplies = [...part.suppliesMeant].sort();
    /** @type {Taken[]} */
    const found = [];
    /** @param {Step[]} chosen @param {number} position */
    const look = (chosen, position) => {
      if (part.reached(chosen, new Map())) {
        found.push(taken(chosen));
      } else {
        for (const supply of supplies) {
          const levels = this.left.levels.get(supply) ?? [];
          const much = levels.find((level) => part.reached(chosen, new Map([[supply, level]])));
          if (much !== undefined) found.push(taken(chosen, new Map([[supply, much]])));
        }
        for (let following = position; following < steps.length; following += 1) {
          if (supplies.length || part.reached([...chosen, ...steps.slice(following)], new Map())) {
            look([...chosen, steps[following]], following + 1);
          }
        }
      }
      if (found.length > 4 * MOST_KEPT || this.clock.isUp()) throw new TooManyWays();
    };
    look([], 0);
    return kept(found);
  }
}

/** @param {Iterable<Step>} steps @param {Supplies} [supplies] @returns {Taken} */
function taken(steps, supplies = new Map()) {
  return { steps: new Set(steps), supplies };
}

/** @param {Set<Step>} one @param {Set<Step>} other */
function isDisjoint(one, other) {
  return [...one].every((step) => !other.has(step));
}

/** @param {Taken} one @param {Taken} other @param {boolean} add whether quantities of a supply are added, not shared */
function together(one, other, add) {
  const supplies = new Map(one.supplies);
  for (const [supply, much] of other.supplies) {
    const before = supplies.get(supply) ?? 0;
    supplies.set(supply, add ? before + much : Math.max(before, much));
  }
  return taken([...one.steps, ...other.steps], supplies);
}

/** @param {Taken[]} ways */
function kept(ways) {
  const minimal = minimalOf(ways);
  if (minimal.length > MOST_KEPT) throw new TooManyWays();
  return minimal;
}

/** @param {Taken[]} ways @returns {Taken[]} those that have none of the others within them, each once */
function minimalOf(ways) {
  const keyed = ways.map((way) => {
    const much = [...way.supplies.values()].reduce((sum, quantity) => sum + quantity, 0);
    return { way, steps: [...way.steps].sort(), much };
  });
  keyed.sort(
    (one, other) =>
      one.steps.length - other.steps.length || bySteps(one.steps, other.steps) || one.much - other.much,
  );
  /** @type {Taken[]} */
  let found = [];
  for (const { way } of keyed) {
    if (found.some((one) => isWithin(one, way))) continue;
    // Only a way with as many steps and less from outside can take the place of one that was found before.
    found = [...found.filter((one) => one.steps.size < way.steps.size || !isWithin(way, one)), way];
  }
  return found;
}

/** @param {Taken} one @param {Taken} other whether it has all of the first */
function isWithin(one, other) {
  if (one.steps.size > other.steps.size) return false;
  for (const step of one.steps) if (!other.steps.has(step)) return false;
  return [...one.supplies].every(([supply, much]) => much <= (other.supplies.get(supply) ?? 0));
}

/**
 * Compare lists of steps: by the first in which they differ, and the shorter first.
 *
 * @param {Step[]} one
 * @param {Step[]} other
 * @returns {number}
 */
export function bySteps(one, other) {
  const at = one.findIndex((step, position) => step !== other[position]);
  if (at < 0) return one.length - other.length;
  return at >= other.length || one[at] > other[at] ? 1 : -1;
}
