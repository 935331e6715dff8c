// What a person has, as the planner gives it and holding.schema.json describes it.

/**
 * @typedef {{
 *   id: string, date?: string | null, score?: string | number | null, level?: string | null,
 *   result?: "enrolled" | "submitted" | "attained" | null, expires?: string | null, as_asked?: boolean,
 * }} HeldCredential What is not said is not known, except the result: not said is earned. `as_asked` is one that is
 *   still to earn: it will be earned as well as is asked, and at the level asked.
 * @typedef {{ id: string, date?: string | null, expires?: string | null }} HeldStack
 * @typedef {{
 *   id: string, quantity?: number | null, unit?: string | null, date?: string | null, expires?: string | null,
 *   during?: string | null,
 * }} HeldOutside One item that is no credential; `quantity` is in `unit`.
 * @typedef {{ id: string, area?: string | null, date?: string | null, expires?: string | null }} HeldAward
 * @typedef {{
 *   credentials?: (string | HeldCredential)[], stacks?: (string | HeldStack)[], outside?: (string | HeldOutside)[],
 *   awards?: (string | HeldAward)[], situation?: import("./excerpt.js").Situation,
 *   unlisted?: Record<string, number>, unsaid?: string[],
 * }} Holding Ids are closed: what is not listed is not held, unless it stands under `unsaid`.
 */

/**
 * Things held as objects, in the order given.
 *
 * @template {{ id: string }} T
 * @param {(string | T)[] | undefined} held
 * @returns {T[]}
 */
export function asObjects(held) {
  return (held ?? []).map((one) => (typeof one === "string" ? /** @type {T} */ ({ id: one }) : one));
}
