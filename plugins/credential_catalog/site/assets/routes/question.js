// Who asks about what, while a requirement is evaluated.

/**
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./person.js").Person} Person
 * @typedef {{
 *   excerpt: Excerpt, person: Person, through: Set<string>, supposing: boolean, following?: string | null,
 * }} Question `through` are the stacks and awards on the way here. With `supposing`, whatever others decide or nobody could read or said is
 *   supposed to come out well: what may count counts, what is read stands, all areas are known, the person is in the
 *   best situation. `following` is the title of the one source that is followed where sources disagree; "" is the file
 *   itself, null stands for all of them: what they do not agree on cannot be told.
 */

/**
 * The question about what stands behind a stack or an award, or one area of it.
 *
 * @param {Question} question
 * @param {string} owner
 * @param {string} [area]
 * @returns {Question}
 */
export function within(question, owner, area) {
  return { ...question, through: new Set([...question.through, `${owner}#${area ?? ""}`]) };
}

/**
 * Whether the way here led through a stack, or through an award or one area of it.
 *
 * @param {Question} question
 * @param {string} owner
 * @param {string} [area]
 * @returns {boolean}
 */
export function ledThrough(question, owner, area) {
  return question.through.has(`${owner}#${area ?? ""}`);
}

/**
 * How much the person attests for a node, and whether anything was attested.
 *
 * @param {Node} node
 * @param {Question} question
 * @returns {[number, boolean]}
 */
export function attested(node, question) {
  const said = node.key === undefined ? undefined : question.person.attested.get(node.key);
  return [said ?? 0, said !== undefined];
}
