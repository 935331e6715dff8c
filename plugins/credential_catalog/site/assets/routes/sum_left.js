// Amount and person → what is left of it: what is there, and what each step and supply would add.

import { inSituation, needsOf } from "./amount.js";
import { unique } from "./answer.js";
import { equivalents } from "./excerpt.js";
import { factorOf, lineValue, wayOf, waysIn } from "./lines.js";
import { isIn } from "./person.js";
import { attested } from "./question.js";
import { linesInForce } from "./rates.js";
import { MET } from "./remainder.js";
import { earn, idOf, supply } from "./steps.js";
import { SumLeft } from "./sums.js";

/**
 * @typedef {import("./excerpt.js").Line} Line
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./excerpt.js").Sum} Sum
 * @typedef {import("./lines.js").Way} Way
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("./rates.js").SureLine} SureLine
 * @typedef {import("./remainder.js").Part} Part
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supply} Supply
 * @typedef {import("./sums.js").Gain} Gain
 * @typedef {import("./sums.js").Group} Group
 * @typedef {import("./sums.js").Rate} Rate
 * @typedef {Map<Supply, Set<number>>} Levels
 */

/** Quantities of a supply that are tried. */
export const MOST_LEVELS = 1000;

/**
 * What is left of an amount, and the quantities of supplies that may matter.
 *
 * @param {Node & { amount: Sum }} node
 * @param {Question} question who asks, in one situation
 * @param {(credential: string) => boolean} isOpen whether a credential can still be earned
 * @returns {[Part, Levels]}
 */
export function sumLeft(node, question, isOpen) {
  const { excerpt, person } = question;
  const asked = node.amount;
  const lines = linesInForce(asked, person, question.supposing);
  const needs = needsOf(asked, person);
  const need = needs[needs.length - 1];
  const table = new Table(lines, question);
  table.lay(table.pile(undefined, []), attested(node, question)[0]);
  for (const group of waysIn(lines, person, excerpt)) table.layHeld(group.filter((way) => !way.loose));
  for (const name of unique(lines.flatMap(([line]) => line.credentials ?? [])).sort()) {
    const held = person.credentials.get(name) ?? [];
    if (isOpen(name) && held.every((one) => (one.result ?? "attained") !== "attained")) table.addStep(name);
  }
  for (const [position, [line, sure]] of lines.entries()) {
    if (line.outside !== undefined && sure && isIn(person, line.when)) table.addSupply(position, need);
  }
  if (asked.open && node.key !== undefined) {
    const attest = supply("unlisted", node.key, { measured: true });
    const pile = table.pile(undefined, []);
    table.rates.push({ supply: attest, pile, value: 1, floor: 0, cap: Infinity, group: null });
    table.levels.set(attest, new Set(wholeNumbers(1, need)));
  }
  const bound = inSituation(asked, person, true);
  const { piles, gains, groups, rates } = table;
  const left = new SumLeft(bound, need, piles, gains, [...groups.values()], rates, table.classes());
  return [left.reached([], new Map()) ? MET : left, table.levels];
}

/** Where things are laid out in piles: one for each area with its tags. */
class Table {
  /** @param {SureLine[]} lines @param {Question} question */
  constructor(lines, question) {
    this.lines = lines.map(([line]) => line);
    this.sureLines = lines;
    this.question = question;
    /** @type {import("./amount.js").Pile[]} */
    this.piles = [];
    /** @type {Map<string, number>} */
    this.positions = new Map();
    /** @type {Map<Step, Gain[]>} */
    this.gains = new Map();
    /** @type {Rate[]} */
    this.rates = [];
    /** @type {Levels} */
    this.levels = new Map();
    /** @type {Map<number, Group>} By the position of the line. */
    this.groups = new Map();
    /** @type {Map<string, Gain[]>} What is held, by the first of its equivalents. */
    this.laid = new Map();
    for (const [position, { area, tags, value }] of this.lines.entries()) {
      const pile = this.pile(area, tags ?? []);
      if (typeof value?.per === "number" && typeof value.is === "number") {
        this.groups.set(position, { pile, size: value.per, value: value.is, held: 0 });
      }
    }
  }

  /** @param {string | undefined} area @param {string[]} tags @returns {number} */
  pile(area, tags) {
    const each = unique(tags).sort();
    const name = JSON.stringify([area ?? null, each]);
    let position = this.positions.get(name);
    if (position === undefined) {
      position = this.piles.push({ area, tags: each, value: 0 }) - 1;
      this.positions.set(name, position);
    }
    return position;
  }

  /** @param {number} position of a line */
  pileOf(position) {
    const { area, tags } = this.lines[position];
    return this.pile(area, tags ?? []);
  }

  /** @param {number} position of a line; which of the groups it is, or null */
  groupOf(position) {
    return this.groups.has(position) ? [...this.groups.keys()].indexOf(position) : null;
  }

  /** @param {number} pile @param {number} value */
  lay(pile, value) {
    this.piles[pile].value += value;
  }

  /** @param {Way[]} ways of one held thing; where it may go to several piles, on each: nothing is left out so */
  layHeld(ways) {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const way of ways) {
      const laid = this._laidOf(way.item.id);
      for (const position of way.lines) {
        const group = this.groups.get(position);
        if (group) {
          laid.push(this.share(position, group));
          group.held += 1;
          if (group.held % group.size === 0) this.lay(group.pile, group.value);
          continue;
        }
        const [low] = lineValue(this.lines[position], [way.item], this.question.excerpt);
        const pile = this.pileOf(position);
        best.set(pile, Math.max(best.get(pile) ?? 0, low));
        laid.push({ pile, value: low, group: null });
      }
    }
    for (const [pile, value] of best) this.lay(pile, value);
  }

  /** @param {string} name */
  addStep(name) {
    const { excerpt, person } = this.question;
    const credential = { id: name, date: person.asOf, as_asked: true };
    const way = wayOf({ id: name, credential, sure: true }, this.sureLines, person, excerpt);
    if (way.loose) return;
    /** @type {Gain[]} */
    let found = [];
    for (const position of way.lines) {
      const pile = this.pileOf(position);
      const group = this.groups.get(position);
      if (group) {
        found.push(this.share(position, group));
        continue;
      }
      const [low] = lineValue(this.lines[position], [way.item], excerpt);
      if (low > 0 && found.every((gain) => gain.pile !== pile || gain.value < low)) {
        found = found.filter((gain) => gain.pile !== pile || gain.group !== null);
        found.push({ pile, value: low, group: null });
      }
    }
    found = found.filter((gain) => !this.isLaid(name, gain));
    if (found.length) this.gains.set(earn(name), found);
  }

  /** @param {number} position @param {Group} group @returns {Gain} what one thing adds to a line that counts by whole groups */
  share(position, { pile, value, size }) {
    return { pile, value: value / size, group: this.groupOf(position) };
  }

  /** @param {string} name @param {Gain} gain whether an equivalent that is held adds as much in the same place: one counts */
  isLaid(name, gain) {
    return this._laidOf(name).some(
      (laid) => laid.pile === gain.pile && laid.group === gain.group && laid.value >= gain.value,
    );
  }

  /** @param {string} name @returns {Gain[]} */
  _laidOf(name) {
    const first = equivalents(this.question.excerpt, name)[0];
    const laid = this.laid.get(first) ?? [];
    this.laid.set(first, laid);
    return laid;
  }

  /** @returns {Map<Step, Step>} for each step that has equivalents the first of those that add the same, itself perhaps */
  classes() {
    /** @type {Map<string, Step>} */
    const first = new Map();
    const found = new Map();
    for (const [step, gains] of this.gains) {
      const group = equivalents(this.question.excerpt, idOf(step));
      if (group.length < 2) continue;
      const name = JSON.stringify([group[0], gains]);
      if (!first.has(name)) first.set(name, step);
      found.set(step, first.get(name));
    }
    return found;
  }

  /** @param {number} position of a line @param {number} need */
  addSupply(position, need) {
    const { outside, value } = this.lines[position];
    if (outside === undefined || typeof value?.is !== "number" || value.is <= 0) return;
    const rate = value.is * factorOf(value)[0];
    if (rate <= 0) return;
    const measured = typeof value.per === "string" && value.per !== "credential";
    const each = (measured && value.each) || {};
    const [cap, floor] = [each.at_most ?? Infinity, each.at_least ?? 0];
    const size = this.groups.get(position)?.size ?? 1;
    const one = supply("outside", outside, { measured, unit: measured ? String(value.per) : "", each: cap });
    const group = this.groupOf(position);
    this.rates.push({ supply: one, pile: this.pileOf(position), value: rate / size, floor, cap, group });
    const levels = this.levels.get(one) ?? new Set();
    this.levels.set(one, levels);
    const most = Math.max((need / rate) * size, floor);
    for (const level of wholeNumbers(Math.max(Math.ceil(floor), 1), most)) levels.add(level);
  }
}

/** @param {number} first @param {number} last whole numbers up to one that is enough, not more than can be tried */
function wholeNumbers(first, last) {
  const end = Math.min(Math.ceil(last - 1e-9), first + MOST_LEVELS);
  return Array.from({ length: Math.max(end - first + 1, 0) }, (_, at) => first + at);
}
