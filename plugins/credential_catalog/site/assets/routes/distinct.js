// Children that may not share: can what is held be dealt out so that each child is met by its own part?
//
// A search over ways of dealing, never greedy. A held credential, stack or award goes to one child; the quantity of an
// outside thing may be split. Only what more than one child could use is dealt; the rest stays with all.

import { compareAnswers } from "./answer.js";
import { combinations } from "./choices.js";
import { inFull } from "./person.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./holding.js").HeldOutside} HeldOutside
 * @typedef {import("./person.js").Person} Person
 * @typedef {{ key: string, of: string, portions: number }} Thing One thing to deal out: the id by which it is seen, and
 *   how many equal portions of it there are. What nothing is said of is dealt like a credential, so that it is one
 *   thing with an equivalent that is held.
 * @typedef {Thing[]} Pile Things that no child can tell apart: only how many of them it has matters.
 * @typedef {(index: number, part: number[]) => Answer} AnswerOfPart The answer of a child that has so many portions of
 *   each shared thing.
 */

/**
 * The best answer that any dealing gives when `needed` of the nodes must be met apart.
 *
 * Met where a dealing meets so many surely, cannot tell where one does only with what is not known.
 *
 * @param {Node[]} nodes
 * @param {number} needed
 * @param {Person} person
 * @param {(node: Node, person: Person) => Answer} ask the answer of one child for a person who holds only a part
 * @param {(node: Node) => Set<string>} sees the ids that a child can see at all
 * @param {(credential: string) => string} oneOf the id that stands for a class of equivalents: they count once
 * @param {(credential: string) => string} alike what is the same for such ids that no child can tell apart
 * @returns {Answer}
 */
export function answerApart(nodes, needed, person, ask, sees, oneOf, alike) {
  const things = thingsOf(person, oneOf);
  const seen = nodes.map((node) => sees(node));
  const isShared = (/** @type {Thing} */ thing) => seen.filter((ids) => ids.has(thing.of)).length > 1;
  const own = seen.map((ids) => things.filter((thing) => ids.has(thing.of) && !isShared(thing)));
  const piles = pilesOf(things.filter(isShared), alike);
  const sizes = piles.map((pile) => pile.reduce((sum, thing) => sum + thing.portions, 0));
  const useful = seen.map((ids) => piles.map(([thing], at) => (ids.has(thing.of) ? sizes[at] : 0)));
  /** @type {Map<string, Answer>} Dealings meet the same part again and again: each is asked once. */
  const known = new Map();
  /** @type {AnswerOfPart} */
  const answer = (index, part) => {
    const name = `${index}:${part}`;
    let found = known.get(name);
    if (found === undefined) {
      const kept = new Map(own[index].map((thing) => [thing.key, thing.portions]));
      for (const [at, pile] of piles.entries()) take(pile, part[at], kept);
      found = ask(nodes[index], only(person, kept, oneOf));
      known.set(name, found);
    }
    return found;
  };
  /** @type {Answer} */
  let best = "not_met";
  for (const chosen of combinations([...nodes.keys()], needed)) {
    for (const goal of /** @type {Answer[]} */ (["met", "cannot_tell"])) {
      if (compareAnswers(goal, best) > 0 && deal(chosen, sizes, useful, goal, answer)) best = goal;
    }
    if (best === "met") break;
  }
  return best;
}

/**
 * Shared things in piles: the portions of a quantity, or credentials that are alike.
 *
 * @param {Thing[]} shared
 * @param {(credential: string) => string} alike
 * @returns {Pile[]}
 */
function pilesOf(shared, alike) {
  /** @type {Map<string, Pile>} */
  const piles = new Map();
  for (const thing of shared) {
    const name = thing.key.startsWith("credential ") ? `alike ${alike(thing.of)}` : thing.key;
    piles.set(name, [...(piles.get(name) ?? []), thing]);
  }
  return [...piles.values()];
}

/** @param {Pile} pile @param {number} portions @param {Map<string, number>} kept where they are put */
function take(pile, portions, kept) {
  for (const thing of pile) {
    const taken = Math.min(portions, thing.portions);
    if (taken) kept.set(thing.key, taken);
    portions -= taken;
  }
}

/**
 * Whether what is left of the shared piles can be dealt so that every node comes to the goal.
 *
 * @param {number[]} nodes
 * @param {number[]} left
 * @param {number[][]} useful
 * @param {Answer} goal
 * @param {AnswerOfPart} answer
 * @returns {boolean}
 */
function deal(nodes, left, useful, goal, answer) {
  if (!nodes.length) return true;
  const [first, ...others] = nodes;
  const wanted = left.map((portions, at) => Math.min(portions, useful[first][at]));
  for (const part of leastParts(first, wanted, goal, answer)) {
    const rest = left.map((portions, at) => portions - part[at]);
    if (deal(others, rest, useful, goal, answer)) return true;
  }
  return false;
}

/**
 * The smallest parts of the shared piles with which a node comes to the goal; more never does less.
 *
 * First those found by taking away from each pile in turn as much as can be, then all others: of all piles but the
 * last every count is tried, with the fewest of the last that do.
 *
 * @param {number} node
 * @param {number[]} wanted
 * @param {Answer} goal
 * @param {AnswerOfPart} answer
 * @returns {Generator<number[]>}
 */
function* leastParts(node, wanted, goal, answer) {
  /** @param {number[]} part */
  const comes = (part) => compareAnswers(answer(node, part), goal) >= 0;
  if (!comes(wanted)) return;
  const last = wanted.length - 1;
  /** @type {number[][]} */
  const found = [];
  for (let first = 0; first <= Math.max(last, 0); first += 1) {
    const part = [...wanted];
    for (let turn = 0; turn <= last; turn += 1) {
      const at = (first + turn) % wanted.length;
      part[at] = fewest(part, at, comes);
    }
    if (!found.some((one) => one.every((portions, at) => portions === part[at]))) {
      found.push(part);
      yield part;
    }
  }
  if (last < 0) return;
  for (const begun of countsUpTo(wanted.slice(0, last))) {
    const smaller = found.filter((one) => begun.every((portions, at) => one[at] <= portions));
    const high = Math.min(wanted[last], ...smaller.map((one) => one[last] - 1));
    if (high < 0 || !comes([...begun, high])) continue;
    const least = [...begun, fewest([...begun, high], last, comes)];
    found.push(least);
    yield least;
  }
}

/**
 * The fewest of one pile that do, with what there is of the others, which does with all of it.
 *
 * @param {number[]} part
 * @param {number} at
 * @param {(part: number[]) => boolean} comes
 */
function fewest(part, at, comes) {
  let low = 0;
  let high = part[at];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (comes(part.map((portions, position) => (position === at ? middle : portions)))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Every way of taking from none up to all of each pile, the last pile's turning fastest.
 *
 * @param {number[]} sizes
 * @returns {Generator<number[]>}
 */
function* countsUpTo(sizes) {
  if (!sizes.length) {
    yield [];
    return;
  }
  for (let number = 0; number <= sizes[0]; number += 1) {
    for (const rest of countsUpTo(sizes.slice(1))) yield [number, ...rest];
  }
}

/** @param {Person} person @param {(credential: string) => string} oneOf @returns {Thing[]} */
function thingsOf(person, oneOf) {
  /** @type {Map<string, Thing>} */
  const found = new Map();
  /** @param {string} key @param {string} of @param {number} [portions] */
  const add = (key, of, portions = 1) => found.set(key, { key, of, portions });
  for (const name of [...person.credentials.keys(), ...person.unsaid]) add(keyOf.credential(oneOf(name)), oneOf(name));
  for (const name of person.stacks) add(keyOf.stack(name), name);
  for (const award of person.awards) add(keyOf.award(award), award.id);
  for (const [name, items] of person.outside) {
    for (const [position, item] of items.entries()) add(keyOf.outside(name, position), name, portionsOf(item)[0]);
  }
  return [...found.values()];
}

/** What a thing that is dealt out is called, by kind. */
const keyOf = {
  /** @param {string} name */
  credential: (name) => `credential ${name}`,
  /** @param {string} name */
  stack: (name) => `stack ${name}`,
  /** @param {import("./holding.js").HeldAward} award */
  award: (award) => `award ${award.id}#${award.area ?? ""}`,
  /** @param {string} name @param {number} position */
  outside: (name, position) => `outside ${name}#${position}`,
};

/**
 * How many equal portions a quantity has, and how many of them make one: the nearest fraction with at most a thousandth
 * part. What has no quantity is one portion.
 *
 * @param {HeldOutside} item
 * @returns {[portions: number, ofOne: number]}
 */
function portionsOf(item) {
  const quantity = item.quantity;
  if (!quantity) return [1, 1];
  let [parts, nearest] = [1, Infinity];
  for (let tried = 1; tried <= 1000 && nearest > 0; tried += 1) {
    const off = Math.abs(quantity - Math.round(quantity * tried) / tried);
    if (off < nearest) [parts, nearest] = [tried, off];
  }
  return [Math.max(Math.round(quantity * parts), 1), parts];
}

/**
 * The person with nothing but so many portions of the things given.
 *
 * @param {Person} person
 * @param {Map<string, number>} kept portions by key
 * @param {(credential: string) => string} oneOf
 * @returns {Person}
 */
function only(person, kept, oneOf) {
  /** @type {Map<string, HeldOutside[]>} */
  const outside = new Map();
  for (const [name, items] of person.outside) {
    const portions = items.flatMap((item, position) => {
      const number = kept.get(keyOf.outside(name, position));
      return number ? [portion(item, number)] : [];
    });
    if (portions.length) outside.set(name, portions);
  }
  /** @param {string} name */
  const isKept = (name) => kept.has(keyOf.credential(oneOf(name)));
  return {
    ...person,
    credentials: new Map([...person.credentials].filter(([name]) => isKept(name))),
    stacks: new Set([...person.stacks].filter((name) => kept.has(keyOf.stack(name)))),
    awards: person.awards.filter((award) => kept.has(keyOf.award(award))),
    unsaid: new Set([...person.unsaid].filter(isKept)),
    outside,
    whole: inFull(person),
  };
}

/** @param {HeldOutside} item @param {number} number @returns {HeldOutside} */
function portion(item, number) {
  const [portions, ofOne] = portionsOf(item);
  return !item.quantity || number === portions ? item : { ...item, quantity: number / ofOne };
}
