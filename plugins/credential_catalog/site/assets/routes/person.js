// A holding as it stands on a day: what has lapsed is gone, earlier ids are present ones.

import { combinations, productInTurn } from "./choices.js";
import { before, firstDay, lastDay } from "./dates.js";
import { eachOf, present } from "./excerpt.js";
import { covers } from "./grade_bands.js";
import { asObjects } from "./holding.js";

/**
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./excerpt.js").Situation} Situation
 * @typedef {import("./holding.js").Holding} Holding
 * @typedef {import("./holding.js").HeldCredential} HeldCredential
 * @typedef {import("./holding.js").HeldOutside} HeldOutside
 * @typedef {import("./holding.js").HeldAward} HeldAward
 * @typedef {{
 *   asOf: string,
 *   credentials: Map<string, HeldCredential[]>,
 *   stacks: Set<string>,
 *   outside: Map<string, HeldOutside[]>,
 *   awards: HeldAward[],
 *   situation: Situation,
 *   attested: Map<string, number>,
 *   unsaid: Set<string>,
 *   asked: Map<string, Set<string>>,
 *   undecided: Set<Situation>,
 *   whole: Person | null,
 * }} Person What is held on a day, by id. `attested` is what the person says of things the catalog cannot list.
 *   `asked` collects which unknown parts of the situation a condition looked at, `undecided` the conditions that hang
 *   on them. `whole` is the person with all that is held, where this is only the part that was dealt to one child.
 */

/** Stands for a role, grade band or subject that no condition names. */
const SOMETHING_ELSE = "\0something else";

/**
 * What a holding amounts to on the excerpt's day.
 *
 * @param {Holding} holding
 * @param {Excerpt} excerpt
 * @returns {Person}
 */
export function personOf(holding, excerpt) {
  /** @template {{ id: string, expires?: string | null }} T @param {(string | T)[] | undefined} held @returns {T[]} */
  const lasting = (held) =>
    asObjects(held)
      .filter((one) => !one.expires || lastDay(one.expires) >= excerpt.as_of)
      .map((one) => ({ ...one, id: present(excerpt, one.id) }));
  const attested = Object.entries(holding.unlisted ?? {}).map(([name, count]) => {
    const [owner, ...node] = name.split("#");
    return /** @type {[string, number]} */ ([`${present(excerpt, owner)}#${node.join("#")}`, count]);
  });
  return {
    asOf: excerpt.as_of,
    credentials: byId(lasting(holding.credentials)),
    stacks: new Set(lasting(holding.stacks).map((stack) => stack.id)),
    outside: byId(lasting(holding.outside)),
    awards: lasting(holding.awards),
    situation: holding.situation ?? {},
    attested: new Map(attested),
    unsaid: new Set((holding.unsaid ?? []).map((name) => present(excerpt, name))),
    asked: new Map(),
    undecided: new Set(),
    whole: null,
  };
}

/** @template {{ id: string }} T @param {T[]} held @returns {Map<string, T[]>} */
function byId(held) {
  const found = new Map();
  for (const one of held) found.set(one.id, [...(found.get(one.id) ?? []), one]);
  return found;
}

/**
 * The person with all that is held: what a threshold grows with and whom a rule concerns is asked of the whole.
 *
 * @param {Person} person
 * @returns {Person}
 */
export function inFull(person) {
  return person.whole ?? person;
}

/**
 * Whether an award, or one area of it, is held; holding the whole award holds each area. Null is not known.
 *
 * @param {Person} person
 * @param {string} award
 * @param {string} [area]
 * @returns {boolean | null}
 */
export function holdsAward(person, award, area) {
  if (person.awards.some((held) => held.id === award && (!held.area || held.area === area))) return true;
  return person.unsaid.has(award) ? null : false;
}

/**
 * Whether a condition holds of the person; null where it hangs on what is not said.
 *
 * @param {Person} person
 * @param {Situation} [situation]
 * @returns {boolean | null}
 */
export function isIn(person, situation) {
  if (!situation) return true;
  /** @type {(boolean | null)[]} */
  const truths = [];
  if (typeof situation.employed === "boolean") {
    const said = person.situation.employed ?? null;
    if (said === null && !person.asked.has("employed")) person.asked.set("employed", new Set());
    truths.push(said === null ? null : said === situation.employed);
  }
  for (const field of /** @type {const} */ (["role", "grade_band", "subject"])) {
    const wanted = eachOf(situation[field]);
    if (wanted.length) truths.push(among(person, field, wanted));
  }
  const truth = allTrue(truths);
  if (truth === null) person.undecided.add(situation);
  return truth;
}

/**
 * Whether all of these are so: no where one is not, null where one is not known.
 *
 * @param {(boolean | null)[]} truths
 * @returns {boolean | null}
 */
export function allTrue(truths) {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

/** @param {Person} person @param {"role" | "grade_band" | "subject"} field @param {string[]} wanted */
function among(person, field, wanted) {
  const said = eachOf(person.situation[field]);
  if (!said.length) {
    const asked = person.asked.get(field) ?? new Set();
    person.asked.set(field, asked);
    for (const one of wanted) asked.add(one);
    return null;
  }
  if (field === "grade_band") return wanted.some((band) => said.some((one) => covers(band, one)));
  return wanted.some((one) => said.includes(one));
}

/**
 * The person in every situation that the conditions asked so far can tell apart, once each.
 *
 * @param {Person} person
 * @returns {Generator<Person>}
 */
export function* possibleSituations(person) {
  const choices = [...person.asked.keys()].sort().map((field) => {
    const values = field === "employed" ? [true, false] : [...someOf([...(person.asked.get(field) ?? [])].sort())];
    return values.map((value) => /** @type {[string, boolean | string[]]} */ ([field, value]));
  });
  const toldApart = new Set();
  for (const chosen of productInTurn(choices)) {
    const situation = { ...person.situation, ...Object.fromEntries(chosen) };
    const one = { ...person, situation, asked: new Map(), undecided: new Set() };
    const truths = [...person.undecided].map((condition) => isIn(one, condition)).join();
    if (!toldApart.has(truths)) yield one;
    toldApart.add(truths);
  }
}

/**
 * Every set of values that a person may have at once: none of them, one, several roles or grades. Beyond four values
 * only none, one, two and all.
 *
 * @param {string[]} values
 * @returns {Generator<string[]>}
 */
function* someOf(values) {
  yield [SOMETHING_ELSE];
  for (let size = 1; size <= values.length; size += 1) {
    if (size <= 2 || size === values.length || values.length <= 4) yield* combinations(values, size);
  }
}

/**
 * Whether a date lies within a length of time before a day; null where it may or may not.
 *
 * @param {string | null | undefined} date
 * @param {string | undefined} within
 * @param {string} asOf
 * @returns {boolean | null}
 */
export function datedWithin(date, within, asOf) {
  if (!within) return true;
  if (!date) return null;
  const earliest = before(asOf, within);
  if (firstDay(date) >= earliest) return true;
  return lastDay(date) >= earliest ? null : false;
}
