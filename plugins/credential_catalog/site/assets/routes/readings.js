// A requirement as each of the sources has it that disagree.

/**
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./excerpt.js").Readings} Readings
 * @typedef {import("./question.js").Question} Question
 * @typedef {{ node: Node, source: string, told: string }} Reading `source` is the title of the source that disagrees, ""
 *   for what stands in the file; `told` is a sentence on the dispute.
 */

/**
 * A requirement as each source has it that the question goes by, the file's own reading first.
 *
 * If the question supposes the best, only the file's own reading matters; if it follows one source, only what that one
 * says, or the file where it says nothing.
 *
 * @param {Readings} asked
 * @param {Question} question
 * @returns {Reading[]}
 */
export function readingsOf({ readings: [first, ...rest], sources, told }, { supposing, following = null }) {
  const own = { node: first, source: "", told: "" };
  if (supposing) return [own];
  const others = rest.map((node, at) => ({ node, source: sources[at], told: told[at] }));
  if (following === null) return [own, ...others];
  return [others.find((other) => other.source === following) ?? own];
}
