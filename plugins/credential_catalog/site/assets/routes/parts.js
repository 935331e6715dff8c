// The parts of a joint, as they are asked in it.

/** What may be asked of a credential, and by a choice of each of the credentials that are chosen. */
export const HOW_EARNED = /** @type {const} */ (["minimum_score", "level", "result", "within"]);

/**
 * The nodes directly under a node; the excerpt has handed down to them how a choice wants credentials earned.
 *
 * @param {import("./excerpt.js").Node} node
 * @returns {import("./excerpt.js").Node[]}
 */
export function partsOf(node) {
  return node.all ?? node.any ?? node.in_order ?? node.choose?.from ?? [];
}
