// All that one goal needs of the catalog, as routes/excerpt.py writes it, and what is looked up in it.

/**
 * @typedef {{
 *   employed?: boolean, role?: string | string[], grade_band?: string | string[], subject?: string | string[],
 * }} Situation A condition on the person: every key given must hold, a list means any one of its values.
 * @typedef {Situation & { licences?: string[] }} Condition Whom a rule concerns.
 * @typedef {{ at_least?: number, at_most?: number }} Bounds
 * @typedef {{
 *   per?: string | number, is?: number | "unknown", each?: Bounds, times?: { by_level: Record<string, number> },
 *   by_result?: Record<string, number>,
 * }} Value What one held thing adds; a number as `per` is whole groups of so many.
 * @typedef {{
 *   credentials?: string[], outside?: string, value?: Value, area?: string, tags?: string[], when?: Situation,
 *   within?: string, group: number, generality?: number, decides?: string, concerns?: Condition,
 * }} Line One kind of thing that adds to an amount; the rates of rules have a generality.
 * @typedef {{
 *   of: { area?: string, tag?: string }, at_most?: number | string, at_least?: number | string, when?: Situation,
 * }} Limit A cap or floor on a part of an amount; a percentage is of the amount asked.
 * @typedef {{
 *   unit: string, at_least: number | { first: number, further: number, awards: string[] }, lines: Line[],
 *   open?: boolean | "unread", limits?: Limit[], areas?: { at_least: number, when?: Situation },
 * }} Sum
 * @typedef {{
 *   key?: string, unread?: boolean, when?: Situation, label?: string,
 *   minimum_score?: number | string, level?: string, result?: "enrolled" | "submitted" | "attained", within?: string,
 *   credential?: string,
 *   stack?: string,
 *   award?: string, area?: string,
 *   outside?: string, at_least?: number, unit?: string, during?: string, must_stay_valid?: boolean,
 *   unlisted?: { count: number | "unknown", note: string, of?: string },
 *   all?: Node[], any?: Node[], in_order?: Node[], distinct?: boolean,
 *   choose?: { at_least: number, from?: Node[], open?: boolean | "unread" }, pool?: string[][], partial?: boolean,
 *   amount?: Sum,
 * }} Node A requirement: exactly one of the ten kinds is there; what the others have is not.
 * @typedef {{ readings: Node[], sources: string[], told: string[] }} Readings A whole requirement: as the file has it, and
 *   as each source that disagrees, with its title and a sentence on the dispute.
 * @typedef {{ goal: string, area?: string }} AwardGoal An award, or one area of it, by any of its ways.
 * @typedef {{
 *   rule: string, title: string, requires: Readings, concerns?: Condition, decides?: string,
 * }} Way
 * @typedef {{ ways: Way[], own?: (Readings | AwardGoal)[], incomplete?: boolean }} Ways
 * @typedef {{
 *   title: string, offered: boolean, equivalents?: string[], hours?: [number, number | null],
 *   cost?: [number, number | null], currency?: string, passing_score?: number | string, level?: string,
 *   excludes?: string[], prerequisites?: Readings, least_unknown?: string[],
 * }} Credential Of hours and cost in `least_unknown`, only the most is stated.
 * @typedef {{
 *   goal: string, kind: "award" | "rule" | "stack", title: string, as_of: string,
 *   requires: Readings | AwardGoal | Node,
 *   credentials: Record<string, Credential>,
 *   stacks: Record<string, { title: string, requires: Readings }>,
 *   awards: Record<string, { title: string, goals: Record<string, Ways> }>,
 *   outside: Record<string, { title: string, unit?: string }>,
 *   aliases: Record<string, string>,
 * }} Excerpt
 */

/**
 * What stands under a key that comes from a file or a person, never what every object inherits.
 *
 * @template T
 * @param {Record<string, T>} table
 * @param {string} key
 * @returns {T | undefined}
 */
export function lookUp(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/**
 * The present id of a thing that may be given by an earlier one.
 *
 * @param {Excerpt} excerpt
 * @param {string} name
 * @returns {string}
 */
export function present(excerpt, name) {
  return lookUp(excerpt.aliases, name) ?? name;
}

/**
 * The title of a thing; an id that the excerpt does not have is its own title.
 *
 * @param {Excerpt} excerpt
 * @param {string} name
 * @returns {string}
 */
export function title(excerpt, name) {
  for (const kind of [excerpt.outside, excerpt.awards, excerpt.stacks, excerpt.credentials]) {
    const record = lookUp(/** @type {Record<string, { title: string }>} */ (kind), present(excerpt, name));
    if (record) return record.title;
  }
  return name;
}

/**
 * All credentials that count as the same one, this one among them, in the order of ids.
 *
 * @param {Excerpt} excerpt
 * @param {string} credential
 * @returns {string[]}
 */
export function equivalents(excerpt, credential) {
  return lookUp(excerpt.credentials, credential)?.equivalents ?? [credential];
}

/**
 * Values of a key that takes one or many; an absent key has none.
 *
 * @param {string | string[] | null | undefined} value
 * @returns {string[]}
 */
export function eachOf(value) {
  if (value === undefined || value === null) return [];
  return typeof value === "string" ? [value] : value;
}

/** @type {WeakMap<Line, Set<string>>} Some lines name hundreds of credentials, and are asked thousands of times. */
const MEMBERS = new WeakMap();

/**
 * Whether a line is for a credential.
 *
 * @param {Line} line
 * @param {string} credential
 * @returns {boolean}
 */
export function isFor(line, credential) {
  let members = MEMBERS.get(line);
  if (!members) MEMBERS.set(line, (members = new Set(line.credentials)));
  return members.has(credential);
}
