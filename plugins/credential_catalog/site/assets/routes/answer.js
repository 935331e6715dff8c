// The three answers, and what an evaluation found at each node.

/**
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {"not_met" | "cannot_tell" | "met"} Answer
 * @typedef {{ unit: string, low: number, high: number, needLow: number, needHigh: number }} Reckoning How an amount
 *   came out: between `low` and `high` of `unit`; `needLow` to `needHigh` are asked.
 * @typedef {{
 *   node: Node, answer: Answer, applies: boolean | null, counted: string[], unknown: string[], lacking: string[],
 *   children: Finding[], reckoning?: Reckoning,
 * }} Finding What was found at one node. `applies` is false where the node's `when` does not hold, null where that is
 *   not known. `counted` are the ids that counted, `lacking` sentences on what did not and why, `unknown` sentences
 *   on what is not known.
 */

/** @type {Answer[]} Worst to best. */
const ANSWERS = ["not_met", "cannot_tell", "met"];

/**
 * Less than nothing where an answer is worse than another, more where it is better.
 *
 * @param {Answer} one
 * @param {Answer} other
 * @returns {number}
 */
export function compareAnswers(one, other) {
  return ANSWERS.indexOf(one) - ANSWERS.indexOf(other);
}

/**
 * The least of the answers; of none, met.
 *
 * @param {Answer[]} answers
 * @returns {Answer}
 */
export function least(answers) {
  return ANSWERS.find((answer) => answers.includes(answer)) ?? "met";
}

/**
 * The greatest of the answers; of none, not met.
 *
 * @param {Answer[]} answers
 * @returns {Answer}
 */
export function greatest(answers) {
  return ANSWERS.findLast((answer) => answers.includes(answer)) ?? "not_met";
}

/**
 * The answer to a yes-or-no question whose answer may be unknown.
 *
 * @param {boolean | null} truth
 * @returns {Answer}
 */
export function ofTruth(truth) {
  if (truth === null) return "cannot_tell";
  return truth ? "met" : "not_met";
}

/**
 * Compare what there is, known only between two numbers, with what is needed. A millionth is forgiven, so that three
 * times a third makes one.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} need
 * @returns {Answer}
 */
export function compare(low, high, need) {
  if (low >= need - 1e-6) return "met";
  return high < need - 1e-6 ? "not_met" : "cannot_tell";
}

/**
 * A finding at a node, with nothing said but what is given.
 *
 * @param {Node} node
 * @param {Answer} answer
 * @param {Partial<Finding>} [told]
 * @returns {Finding}
 */
export function finding(node, answer, told) {
  return { node, answer, applies: true, counted: [], unknown: [], lacking: [], children: [], ...told };
}

/**
 * What is not known at a node and below it, each once, where it bears on the answer.
 *
 * @param {Finding} found
 * @returns {string[]}
 */
export function everythingUnknown(found) {
  if (found.answer !== "cannot_tell") return [];
  return unique([...found.unknown, ...found.children.flatMap(everythingUnknown)]);
}

/**
 * Each value once, in the order of its first.
 *
 * @param {string[]} values
 * @returns {string[]}
 */
export function unique(values) {
  return [...new Set(values)];
}
