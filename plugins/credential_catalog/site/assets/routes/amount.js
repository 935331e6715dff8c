// Amounts: so much of a unit, added up from lines, with floors, caps, groups and areas.
//
// What is held may be dealt to the lines in several ways where it is not known whether a thing matches, and what it
// adds may be known only between two numbers. An amount is met where even the least comes up to it, not met where even
// the most does not. The order is that of the algebra: floor and cap of each item, whole groups, sums by area, then
// the caps of parts.

import { finding, unique } from "./answer.js";
import { product } from "./choices.js";
import { title } from "./excerpt.js";
import { lineValue, waysIn } from "./lines.js";
import { inFull, isIn } from "./person.js";
import { shortNumber, words } from "./prose.js";
import { attested } from "./question.js";
import { linesInForce } from "./rates.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("./answer.js").Finding} Finding
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./excerpt.js").Limit} Limit
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./excerpt.js").Sum} Sum
 * @typedef {import("./lines.js").Way} Way
 * @typedef {import("./person.js").Person} Person
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("./rates.js").SureLine} SureLine
 * @typedef {[way: Way, line: number][]} Dealing Which thing goes to which line.
 * @typedef {{ area?: string, tags: string[], value: number }} Pile What lies in one area with the same tags.
 * @typedef {{ total: number, lacking: string[] }} Tally How one dealing comes out: the capped total, and sentences on
 *   what is short of each need.
 */

/** Ways of dealing things to lines that are tried; beyond it, what is loose counts for nothing or for all. */
export const MOST_DEALINGS = 500;

/** Forgiven, so that three times a third makes one. */
const HAIR = 1e-6;

/**
 * Whether a person's things come up to an amount.
 *
 * @param {Node & { amount: Sum }} node
 * @param {Question} question
 * @returns {Finding}
 */
export function reckon(node, question) {
  const { excerpt, person, supposing } = question;
  const asked = node.amount;
  const lines = linesInForce(asked, person, supposing);
  const things = waysIn(lines, person, excerpt);
  const [said, closed] = attested(node, question);
  /** @type {Pile[]} */
  const own = closed ? [{ tags: [], value: said }] : [];
  const more = asked.open && !closed ? Infinity : 0;
  const needs = needsOf(asked, person);
  const piles = {
    sure: sureDealings(things, lines, excerpt).map((dealings) =>
      dealings.map((dealing) => [...own, ...pilesOf(dealing, lines, excerpt, false)]),
    ),
    possible: possibleDealings(things, lines, excerpt).map((dealing) => [
      ...own,
      ...pilesOf(dealing, lines, excerpt, true),
    ]),
  };
  const applied = judge(piles, more, inSituation(asked, person, true), needs);
  const spared = judge(piles, more, inSituation(asked, person, false), needs);
  const answer = applied.answer === spared.answer ? applied.answer : "cannot_tell";
  return finding(node, answer, {
    counted: countedIn(things, lines, excerpt),
    lacking: answer === "not_met" ? applied.most.lacking : [],
    unknown: answer === "cannot_tell" ? unknownIn(things, lines, asked.unit, more, excerpt) : [],
    reckoning: {
      unit: asked.unit,
      low: applied.least.total,
      high: applied.most.total,
      needLow: needs[0],
      needHigh: needs[needs.length - 1],
    },
  });
}

/**
 * The amount with only the limits and areas that bind the person.
 *
 * @param {Sum} asked
 * @param {Person} person
 * @param {boolean} unknownHolds whether a condition counts as true of which it is not known whether it holds
 * @returns {Sum}
 */
export function inSituation(asked, person, unknownHolds) {
  /** @param {{ when?: import("./excerpt.js").Situation }} bound */
  const binds = ({ when }) => isIn(person, when) ?? unknownHolds;
  return {
    ...asked,
    limits: asked.limits?.filter(binds) ?? [],
    areas: asked.areas && binds(asked.areas) ? asked.areas : undefined,
  };
}

/**
 * Every amount that may be asked, the least first: it may grow with what is not said.
 *
 * @param {Sum} asked
 * @param {Person} person
 * @returns {number[]}
 */
export function needsOf(asked, person) {
  const threshold = asked.at_least;
  if (typeof threshold === "number") return [threshold];
  const { awards, unsaid } = inFull(person);
  const held = new Set(awards.filter((award) => !award.area).map((award) => award.id));
  const sure = threshold.awards.filter((award) => held.has(award)).length;
  const maybe = threshold.awards.filter((award) => unsaid.has(award) && !held.has(award)).length;
  return Array.from(
    { length: maybe + 1 },
    (_, further) => threshold.first + threshold.further * Math.max(sure + further - 1, 0),
  );
}

/**
 * The answer, the least that is surely there and the most that may be.
 *
 * @param {{ sure: Pile[][][], possible: Pile[][] }} piles what lies where, for each dealing
 * @param {number} more
 * @param {Sum} asked
 * @param {number[]} needs
 * @returns {{ answer: Answer, least: Tally, most: Tally }}
 */
function judge({ sure, possible }, more, asked, needs) {
  /** @param {Tally} one @param {Tally} other */
  const better = (one, other) => (isBelow(one, other) ? other : one);
  /** @param {Tally} one @param {Tally} other */
  const worse = (one, other) => (isBelow(other, one) ? other : one);
  const least = sure
    .map((dealings) => dealings.flatMap((piles) => needs.map((need) => tally(piles, need, asked))).reduce(worse))
    .reduce(better);
  const most = possible.flatMap((piles) => needs.map((need) => tally(piles, need, asked, more))).reduce(better);
  if (!least.lacking.length) return { answer: "met", least, most };
  return { answer: most.lacking.length ? "not_met" : "cannot_tell", least, most };
}

/** @param {Tally} one @param {Tally} other */
function isBelow(one, other) {
  const [short, otherShort] = [one.lacking.length, other.lacking.length];
  return short === otherShort ? one.total < other.total : short > otherShort;
}

/**
 * For each choice among equivalents, every dealing of what surely goes somewhere.
 *
 * @param {Way[][]} things
 * @param {SureLine[]} lines
 * @param {Excerpt} excerpt
 * @returns {Dealing[][]}
 */
function sureDealings(things, lines, excerpt) {
  const sure = things.map((group) => group.filter((way) => !way.loose));
  let choices = sure.map((group) => bestOf(group, lines, excerpt, false));
  const number = choices.flat().reduce((ways, options) => ways * options.length, 1);
  if (number > MOST_DEALINGS) {
    choices = choices.map((group) => group.filter((options) => options.length === 1).slice(0, 1));
  }
  return product(choices.filter((group) => group.length)).map(product);
}

/**
 * Every dealing that may be the best one: each thing goes somewhere, if it can.
 *
 * @param {Way[][]} things
 * @param {SureLine[]} lines
 * @param {Excerpt} excerpt
 * @returns {Dealing[]}
 */
function possibleDealings(things, lines, excerpt) {
  const choices = things
    .map((group) => bestOf(group, lines, excerpt, true).flat())
    .filter((options) => options.length);
  const number = choices.reduce((ways, options) => ways * options.length, 1);
  return number > MOST_DEALINGS ? [choices.flat()] : product(choices);
}

/**
 * The ways of one thing, each as the lines it may go to, without those that cannot matter.
 *
 * Lines that lie in the same area with the same tags differ only in what they add. With `best`, the larger matters;
 * without it, the smaller.
 *
 * @param {Way[]} group
 * @param {SureLine[]} lines
 * @param {Excerpt} excerpt
 * @param {boolean} best
 * @returns {Dealing[]}
 */
function bestOf(group, lines, excerpt, best) {
  const found = group.map((way) => {
    /** @type {Map<string | number, [value: number, line: number]>} */
    const byPile = new Map();
    for (const position of way.lines) {
      const [line] = lines[position];
      const pile = typeof line.value?.per === "number" ? position : pileName(line);
      const value = lineValue(line, [way.item], excerpt)[Number(best)];
      const other = byPile.get(pile);
      if (!other || value > other[0] === best) byPile.set(pile, [value, position]);
    }
    return [...byPile.values()].map(([, position]) => /** @type {[Way, number]} */ ([way, position]));
  });
  return found.filter((options) => options.length);
}

/** @param {import("./excerpt.js").Line} line */
function pileName(line) {
  return JSON.stringify([line.area ?? null, unique(line.tags ?? []).sort()]);
}

/** @param {Dealing} dealing @param {SureLine[]} lines @param {Excerpt} excerpt @param {boolean} best @returns {Pile[]} */
function pilesOf(dealing, lines, excerpt, best) {
  return lines.flatMap(([line], position) => {
    const items = dealing.filter(([, at]) => at === position).map(([way]) => way.item);
    if (!items.length) return [];
    return [{ area: line.area, tags: line.tags ?? [], value: lineValue(line, items, excerpt)[Number(best)] }];
  });
}

/**
 * Cap the piles and compare the whole, the floors of parts and the areas with what is needed.
 *
 * @param {Pile[]} piles
 * @param {number} need
 * @param {Sum} asked with only the limits and areas that bind the person
 * @param {number} [more] what the catalog does not list
 * @returns {Tally}
 */
export function tally(piles, need, asked, more = 0) {
  const limits = asked.limits ?? [];
  const values = capped(piles, limits, need);
  const total = values.reduce((sum, value) => sum + value, 0) + more;
  const lacking = [];
  if (total < need - HAIR) lacking.push(short(asked.unit, total, need));
  for (const limit of limits) {
    if (limit.at_least === undefined) continue;
    const part = piles.reduce((sum, pile, at) => sum + (belongs(pile, limit) ? values[at] : 0), 0) + more;
    const floor = boundOf(limit.at_least, need);
    if (part < floor - HAIR) {
      const name = words(limit.of.tag || limit.of.area || "this part");
      lacking.push(`On ${name}: ${short(asked.unit, part, floor)}`);
    }
  }
  if (asked.areas) {
    const something = piles.filter((pile) => pile.area && pile.value > 0 && mayCount(pile, limits));
    const number = new Set(something.map((pile) => pile.area)).size;
    if (number + more < asked.areas.at_least) {
      lacking.push(`${number} of ${asked.areas.at_least} areas have something.`);
    }
  }
  return { total, lacking };
}

/**
 * Whether a limit's part takes in a pile.
 *
 * @param {Pile} pile
 * @param {Limit} limit
 * @returns {boolean}
 */
export function belongs(pile, { of }) {
  return (of.area === undefined || of.area === pile.area) && (of.tag === undefined || pile.tags.includes(of.tag));
}

/**
 * Whether no cap shuts a pile out: a cap lowers what an area has, it seldom takes the last of it.
 *
 * @param {Pile} pile
 * @param {Limit[]} limits
 */
function mayCount(pile, limits) {
  return !limits.some((limit) => (limit.at_most === 0 || limit.at_most === "0%") && belongs(pile, limit));
}

/**
 * Apply the caps in order; what is left of each pile.
 *
 * What a later cap limits too is taken off first, then what no floor asks for, so that most is left.
 *
 * @param {Pile[]} piles
 * @param {Limit[]} limits
 * @param {number} need
 * @returns {number[]}
 */
function capped(piles, limits, need) {
  const values = piles.map((pile) => pile.value);
  const caps = limits.filter((limit) => limit.at_most !== undefined);
  const floors = limits.filter((limit) => limit.at_least !== undefined);
  for (const [position, cap] of caps.entries()) {
    const later = caps.slice(position + 1);
    const inside = piles
      .map((pile, index) => ({
        index,
        inside: belongs(pile, cap),
        caps: later.filter((limit) => belongs(pile, limit)).length,
        floors: floors.filter((limit) => belongs(pile, limit)).length,
      }))
      .filter((pile) => pile.inside)
      .sort((one, other) => one.caps - other.caps || other.floors - one.floors);
    let room = boundOf(cap.at_most ?? Infinity, need);
    for (const { index } of inside) {
      values[index] = Math.min(values[index], room);
      room -= values[index];
    }
  }
  return values;
}

/**
 * The ids that go to a line to which its things add something.
 *
 * @param {Way[][]} things
 * @param {SureLine[]} lines
 * @param {Excerpt} excerpt
 * @returns {string[]}
 */
function countedIn(things, lines, excerpt) {
  /** @type {Way[][]} */
  const going = lines.map(() => []);
  for (const group of things) {
    const worths = group.map((way) => worth(way, lines, excerpt));
    const best = worths.reduce((one, other, at) => {
      const [low, high] = worths[one];
      return other[0] > low || (other[0] === low && other[1] > high) ? at : one;
    }, 0);
    for (const position of group[best].lines) going[position].push(group[best]);
  }
  const adding = going.filter((ways, at) => {
    const items = ways.map((way) => way.item);
    return lineValue(lines[at][0], items, excerpt)[1] > 0;
  });
  return unique(adding.flat().map((way) => way.item.id));
}

/**
 * What an item would add alone, to name one among equivalents of which only one counts.
 *
 * @param {Way} way
 * @param {SureLine[]} lines
 * @param {Excerpt} excerpt
 * @returns {[number, number]}
 */
function worth(way, lines, excerpt) {
  const values = way.lines.map((position) => lineValue(lines[position][0], [way.item], excerpt));
  const low = way.loose || !values.length ? 0 : Math.min(...values.map(([least]) => least));
  return [low, Math.max(0, ...values.map(([, most]) => most))];
}

/**
 * Sentences on what is not known of the things, and of those that the catalog does not list.
 *
 * @param {Way[][]} things
 * @param {SureLine[]} lines
 * @param {string} unit
 * @param {number} more
 * @param {Excerpt} excerpt
 * @returns {string[]}
 */
function unknownIn(things, lines, unit, more, excerpt) {
  const said = [];
  for (const way of things.flat()) {
    if (!way.lines.length) continue;
    const name = title(excerpt, way.item.id);
    const values = way.lines.map((position) => lineValue(lines[position][0], [way.item], excerpt));
    if (way.loose || way.lines.length > 1) said.push(`Whether ${name} counts here is not known.`);
    if (way.item.sure && values.some(([low, high]) => low !== high)) {
      said.push(`How much ${name} adds is not known.`);
    }
  }
  if (more) said.push(`Things that the catalog does not list may add ${words(unit)} too.`);
  return unique(said);
}

/**
 * A cap or floor in the unit of the amount; a percentage is of the amount asked.
 *
 * @param {number | string} bound
 * @param {number} asked
 * @returns {number}
 */
export function boundOf(bound, asked) {
  return typeof bound === "string" ? (asked * Number(bound.replace(/%+$/, ""))) / 100 : bound;
}

/** @param {string} unit @param {number} have @param {number} need */
function short(unit, have, need) {
  return `${shortNumber(have)} of ${shortNumber(need)} ${words(unit)}s.`;
}
