// What was found at the leaves: one credential, a pool of them, something outside, something unlisted.

import { compare, finding, greatest, ofTruth, unique } from "./answer.js";
import { equivalents, lookUp, present, title } from "./excerpt.js";
import { RESULTS } from "./lines.js";
import { allTrue, datedWithin } from "./person.js";
import { shortNumber } from "./prose.js";
import { attested } from "./question.js";

/**
 * @typedef {import("./answer.js").Finding} Finding
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./holding.js").HeldCredential} HeldCredential
 * @typedef {import("./holding.js").HeldOutside} HeldOutside
 * @typedef {import("./question.js").Question} Question
 */

/** Any quantity at all, where no quantity is asked. */
export const SOME = 1e-3;

/**
 * Whether a credential, or one equivalent to it, is held as asked.
 *
 * @param {Node & { credential: string }} node
 * @param {Question} question
 * @returns {Finding}
 */
export function credentialHeld(node, question) {
  const { excerpt, person } = question;
  /** @type {(boolean | null)[]} */
  const truths = [];
  /** @type {string[][]} */
  const [counted, unknown, lacking] = [[], [], []];
  for (const name of equivalents(excerpt, node.credential)) {
    for (const held of person.credentials.get(name) ?? []) {
      const [truth, why] = earned(node, held, question);
      truths.push(truth);
      if (truth) counted.push(name);
      (truth === null ? unknown : lacking).push(...why);
    }
    if (person.unsaid.has(name) && !person.credentials.has(name)) {
      truths.push(null);
      unknown.push(`Whether ${title(excerpt, name)} is held is not said.`);
    }
  }
  const answer = greatest(truths.map(ofTruth));
  return finding(node, answer, {
    counted,
    unknown: answer === "cannot_tell" ? unknown : [],
    lacking: answer === "not_met" ? lacking : [],
  });
}

/**
 * Whether a held credential was earned as a node asks, with the reasons why not or why unknown.
 *
 * @param {Node} node
 * @param {HeldCredential} held
 * @param {Question} question
 * @returns {[boolean | null, string[]]}
 */
export function earned(node, held, question) {
  const name = title(question.excerpt, held.id);
  /** @type {[boolean | null, string][]} */
  const truths = [];
  const reached = RESULTS.indexOf(held.result ?? "attained");
  truths.push([reached >= RESULTS.indexOf(node.result ?? "attained"), `${name} is ${held.result} only.`]);
  if (node.minimum_score !== undefined) {
    const asked = typeof node.minimum_score === "string" ? node.minimum_score : shortNumber(node.minimum_score);
    truths.push([scored(node.minimum_score, held, question), `${name}: ${asked} is asked.`]);
  }
  if (node.level !== undefined) {
    truths.push([atLevel(node.level, held, question), `${name}: level ${node.level} is asked.`]);
  }
  if (node.within !== undefined) {
    const recent = datedWithin(held.date, node.within, question.person.asOf);
    truths.push([recent, `${name}: it must be from the last ${node.within}.`]);
  }
  const all = allTrue(truths.map(([truth]) => truth));
  return [all, all ? [] : truths.filter(([truth]) => truth === all).map(([, why]) => why)];
}

/** @param {string} level @param {HeldCredential} held @param {Question} question */
function atLevel(level, held, question) {
  if (!held.as_asked) return held.level ? held.level === level : null;
  return (lookUp(question.excerpt.credentials, held.id)?.level ?? level) === level;
}

/** @param {string | number} minimum @param {HeldCredential} held @param {Question} question */
function scored(minimum, held, question) {
  if (held.as_asked) return true;
  const score = held.score ?? null;
  if (score !== null) return atLeast(score, minimum);
  const passing = lookUp(question.excerpt.credentials, held.id)?.passing_score;
  return passing !== undefined && atLeast(passing, minimum) ? true : null;
}

/**
 * Compare two scores; a percentage and a plain number cannot be compared.
 *
 * @param {string | number} score
 * @param {string | number} minimum
 * @returns {boolean | null}
 */
function atLeast(score, minimum) {
  if (typeof score !== typeof minimum) return null;
  return Number(String(score).replace(/%+$/, "")) >= Number(String(minimum).replace(/%+$/, ""));
}

/**
 * Whether enough is held of the credentials that a selector picks.
 *
 * @param {Node & { choose: { at_least: number }, pool: string[][] }} node
 * @param {Question} question
 * @returns {Finding}
 */
export function chosenFromPool(node, question) {
  const { excerpt, person } = question;
  const { at_least: wanted, open } = node.choose;
  /** @type {string[][]} */
  const [sure, unknown] = [[], []];
  let maybe = 0;
  for (const group of open === "unread" ? [] : node.pool) {
    const held = group.flatMap((name) => person.credentials.get(name) ?? []);
    const truths = held.map((one) => earned(node, one, question)[0]);
    if (truths.includes(true)) {
      sure.push(/** @type {string} */ (group.find((name) => person.credentials.has(name))));
    } else if (truths.includes(null) || group.some((name) => person.unsaid.has(name))) {
      maybe += 1;
      unknown.push(`Whether ${title(excerpt, group[0])} counts is not known.`);
    }
  }
  const [said, closed] = attested(node, question);
  const more = (open || node.partial) && !closed ? wanted : 0;
  if (more) unknown.push("The pool has members that the catalog does not list.");
  const held = sure.length + said;
  const answer = compare(held, held + maybe + more, wanted);
  return finding(node, answer, {
    counted: sure,
    unknown: answer === "cannot_tell" ? unknown : [],
    lacking: answer === "not_met" ? [`${shortNumber(held)} of ${wanted}.`] : [],
  });
}

/**
 * Whether the person attests as many unlisted things as are asked.
 *
 * @param {Node & { unlisted: { count: number | "unknown", note: string } }} node
 * @param {Question} question
 * @returns {Finding}
 */
export function unlistedAttested(node, question) {
  const { count, note } = node.unlisted;
  const [number, said] = attested(node, question);
  if (count === "unknown" && question.supposing && number >= 1) return finding(node, "met");
  if (!said || count === "unknown") return finding(node, "cannot_tell", { unknown: [note] });
  if (number >= count) return finding(node, "met");
  return finding(node, "not_met", { lacking: [`${shortNumber(number)} of ${count}.`] });
}

/**
 * Whether enough is held of something that is no credential.
 *
 * @param {Node & { outside: string }} node
 * @param {Question} question
 * @returns {Finding}
 */
export function outsideHeld(node, question) {
  const [low, high, unknown] = outsideThere(node, question);
  const answer = compare(low, high, node.at_least ?? SOME);
  const of = title(question.excerpt, node.outside);
  const short =
    node.at_least !== undefined && high ? [`${of}: ${shortNumber(high)} of ${shortNumber(node.at_least)}.`] : [];
  return finding(node, answer, {
    counted: low > 0 ? [node.outside] : [],
    unknown: answer === "cannot_tell" ? unknown : [],
    lacking: answer === "not_met" ? short : [],
  });
}

/**
 * The least and the most that is held of what a node counts, and what is not known of it.
 *
 * @param {Node & { outside: string }} node
 * @param {Question} question
 * @returns {[low: number, high: number, unknown: string[]]}
 */
export function outsideThere(node, question) {
  const { excerpt, person } = question;
  const of = title(excerpt, node.outside);
  let [low, high] = [0, 0];
  const unknown = [];
  for (const item of person.outside.get(node.outside) ?? []) {
    const truth = counts(node, item, question);
    const quantity = item.quantity ?? (node.at_least === undefined ? 1 : null);
    if (truth !== false && quantity !== 0) {
      low += truth ? (quantity ?? 0) : 0;
      high += quantity ?? Infinity;
    }
    if (truth === null || quantity === null) {
      unknown.push(`${of}: how much, when or under which award is not said.`);
    }
  }
  if (person.unsaid.has(node.outside) && !person.outside.has(node.outside)) {
    high = Infinity;
    unknown.push(`Whether there is ${of} is not said.`);
  }
  return [low, high, unique(unknown)];
}

/**
 * Whether an outside item is of the kind that a node counts.
 *
 * @param {Node} node
 * @param {HeldOutside} item
 * @param {Question} question
 * @returns {boolean | null}
 */
function counts(node, item, { excerpt, person }) {
  const truths = [datedWithin(item.date, node.within, person.asOf)];
  if (node.unit !== undefined && node.at_least !== undefined) {
    truths.push((item.unit || lookUp(excerpt.outside, item.id)?.unit) === node.unit ? true : null);
  }
  if (node.during !== undefined) {
    truths.push(item.during ? present(excerpt, item.during) === node.during : null);
  }
  return allTrue(truths);
}
