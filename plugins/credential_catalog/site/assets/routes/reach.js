// What a requirement can see: the ids whose holding may change its answer.

import { equivalents, lookUp } from "./excerpt.js";
import { partsOf } from "./parts.js";

/**
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./excerpt.js").Node} Node
 */

/** @type {WeakMap<Node, Set<string>>} What is asked apart is asked again and again, and may see hundreds. */
const SEEN = new WeakMap();

/**
 * The ids of credentials, stacks, awards and outside things that a requirement can see, through the stacks that it asks
 * for; not through awards.
 *
 * @param {Node} node
 * @param {Excerpt} excerpt the one in which the node stands
 * @returns {Set<string>}
 */
export function reach(node, excerpt) {
  let seen = SEEN.get(node);
  if (!seen) SEEN.set(node, (seen = new Set(idsIn(node, excerpt, new Set()))));
  return seen;
}

/** @param {Node} node @param {Excerpt} excerpt @param {Set<string>} stacks those on the way @returns {Generator<string>} */
function* idsIn(node, excerpt, stacks) {
  if (node.credential !== undefined) yield* equivalents(excerpt, node.credential);
  if (node.award !== undefined) yield node.award;
  if (node.outside !== undefined) yield node.outside;
  if (node.stack !== undefined) {
    yield node.stack;
    const asked = lookUp(excerpt.stacks, node.stack)?.requires.readings[0];
    if (asked && !stacks.has(node.stack)) yield* idsIn(asked, excerpt, new Set([...stacks, node.stack]));
  }
  if (node.pool && node.choose?.open !== "unread") yield* node.pool.flat();
  for (const line of node.amount?.lines ?? []) {
    for (const name of line.credentials ?? []) yield* equivalents(excerpt, name);
    if (line.outside !== undefined) yield line.outside;
  }
  const threshold = node.amount?.at_least;
  if (typeof threshold === "object") yield* threshold.awards;
  for (const part of partsOf(node)) yield* idsIn(part, excerpt, stacks);
}
