// Rules on a day: whom they concern, and which rates they add to an award's amount.

import { allTrue, holdsAward, inFull, isIn } from "./person.js";

/**
 * @typedef {import("./excerpt.js").Condition} Condition
 * @typedef {import("./excerpt.js").Line} Line
 * @typedef {import("./excerpt.js").Sum} Sum
 * @typedef {import("./person.js").Person} Person
 * @typedef {[line: Line, sure: boolean]} SureLine A line and whether its rate is sure.
 */

/**
 * Whether a rule concerns a person; null where that is not known.
 *
 * @param {Condition | undefined} to
 * @param {Person} person
 * @returns {boolean | null}
 */
export function concerns(to, person) {
  return allTrue([isIn(person, to), isLicensed(to, person)]);
}

/**
 * Whether a person holds one of the licences that a rule is for, if it names any.
 *
 * @param {Condition | undefined} to
 * @param {Person} person
 * @returns {boolean | null}
 */
export function isLicensed(to, person) {
  if (!to?.licences) return true;
  const held = to.licences.map((licence) => holdsAward(inFull(person), licence));
  return held.includes(true) ? true : held.includes(null) ? null : false;
}

/**
 * An amount's lines that are there for a person, each with whether its rate is sure.
 *
 * Among the rates of rules, sure ones come before those that only may count, and among them one credential's before a
 * stack's before any other selection's, so that a thing goes to the rate that is meant for it. With `supposing`, what
 * may count counts.
 *
 * @param {Sum} asked
 * @param {Person} person
 * @param {boolean} [supposing]
 * @returns {SureLine[]}
 */
export function linesInForce(asked, person, supposing = false) {
  /** @type {SureLine[]} */
  const found = [];
  for (const line of asked.lines) {
    const concerned = concerns(line.concerns, person);
    if (concerned !== false) found.push([line, (supposing || !line.decides) && concerned === true]);
  }
  return found.sort(([one, oneSure], [other, otherSure]) => {
    if (one.group !== other.group) return one.group - other.group;
    return Number(otherSure) - Number(oneSure) || (one.generality ?? 0) - (other.generality ?? 0);
  });
}
