// What may still be done toward a goal, and what a person has once it is done.

/**
 * @typedef {import("./holding.js").HeldOutside} HeldOutside
 * @typedef {import("./holding.js").Holding} Holding
 * @typedef {string} Step One thing that is done or not: earn a credential, complete an unlisted one, receive an award.
 *   Written so that steps, sorted, are in the order in which ways of equal measure are compared: credentials first,
 *   then by id.
 * @typedef {"credential" | "unlisted" | "award"} StepKind
 * @typedef {string} Supply Something from outside the catalog that is needed in some quantity, or an award whose ways
 *   are unknown. Written so that it can be sorted; `supplied` reads it.
 * @typedef {{
 *   kind: "award" | "outside" | "unlisted", id: string, measured: boolean, unit: string, during: string, each: number,
 *   area: string,
 * }} Supplied `measured` tells whether it has a quantity, else so many of it are counted; `unit` and `during`, the award
 *   under which it must be done, are "" where they are not said; `each` is the most that one item may have, where a rule
 *   caps each; `area` is the one area of an award.
 * @typedef {Map<Supply, number>} Supplies How much of each supply there will be.
 */

/** @type {StepKind[]} */
const KINDS = ["credential", "unlisted", "award"];
/** Sorts before every character that an id may have. */
const END = "\0";
/** Sorts after every number. */
const NO_CAP = "~";

/**
 * The step of earning a credential.
 *
 * @param {string} credential
 * @returns {Step}
 */
export function earn(credential) {
  return `0${credential}`;
}

/**
 * The step of completing one of the unlisted credentials that a node asks for.
 *
 * @param {string} key "owner#node id"
 * @param {number} number which of several
 * @returns {Step}
 */
export function complete(key, number) {
  return `1${key}${END}${String(number).padStart(6, "0")}`;
}

/**
 * The step of applying for an award, or for one area of it, and receiving it.
 *
 * @param {string} award
 * @param {string} [area]
 * @returns {Step}
 */
export function receive(award, area = "") {
  return `2${award}${END}${area}`;
}

/**
 * What is done in a step.
 *
 * @param {Step} step
 * @returns {StepKind}
 */
export function kindOf(step) {
  return KINDS[Number(step[0])];
}

/**
 * The credential, the "owner#node id" of an unlisted one, or the award of a step.
 *
 * @param {Step} step
 * @returns {string}
 */
export function idOf(step) {
  const end = step.indexOf(END);
  return end < 0 ? step.slice(1) : step.slice(1, end);
}

/**
 * The one area of an award that is received in a step; "" is the whole award.
 *
 * @param {Step} step
 * @returns {string}
 */
export function areaOf(step) {
  return step.slice(step.indexOf(END) + 1);
}

/**
 * A supply, by what is known of it.
 *
 * @param {Supplied["kind"]} kind
 * @param {string} id the award, the outside thing, or "owner#node id"
 * @param {Partial<Supplied>} [known]
 * @returns {Supply}
 */
export function supply(kind, id, { measured = false, unit = "", during = "", each = Infinity, area = "" } = {}) {
  const cap = each === Infinity ? NO_CAP : each.toFixed(6).padStart(20, "0");
  return [kind, id, Number(measured), unit, during, cap, area].join(END);
}

/**
 * What is known of a supply.
 *
 * @param {Supply} written
 * @returns {Supplied}
 */
export function supplied(written) {
  const [kind, id, measured, unit, during, cap, area] = written.split(END);
  const each = cap === NO_CAP ? Infinity : Number(cap);
  return { kind: /** @type {Supplied["kind"]} */ (kind), id, measured: measured === "1", unit, during, each, area };
}

/**
 * How many items a quantity of a supply is: equal ones, none of which is over the cap.
 *
 * @param {Supplied} of
 * @param {number} quantity
 * @returns {number}
 */
export function itemNumber(of, quantity) {
  if (!of.measured) return Math.ceil(quantity);
  return quantity ? Math.max(Math.ceil(quantity / of.each - 1e-9), 1) : 0;
}

/**
 * The outside things that make up a quantity of a supply.
 *
 * @param {Supplied} of
 * @param {number} quantity
 * @param {string} [date]
 * @returns {HeldOutside[]}
 */
export function itemsOf(of, quantity, date) {
  const number = itemNumber(of, quantity);
  /** @type {HeldOutside} */
  const item = { id: of.id };
  if (of.measured) item.quantity = quantity / Math.max(number, 1);
  if (of.measured && of.unit) item.unit = of.unit;
  if (date) item.date = date;
  if (of.during) item.during = of.during;
  return Array.from({ length: number }, () => ({ ...item }));
}

/**
 * What a person has after some steps, all done on a day.
 *
 * @param {Holding} holding
 * @param {Iterable<Step>} steps
 * @param {Supplies} supplies
 * @param {string} today
 * @returns {Holding}
 */
export function holdingAfter(holding, steps, supplies, today) {
  const attested = { ...holding.unlisted };
  const credentials = [...(holding.credentials ?? [])];
  const outside = [...(holding.outside ?? [])];
  const received = [];
  for (const step of [...steps].sort()) {
    const kind = kindOf(step);
    const id = idOf(step);
    if (kind === "credential") credentials.push({ id, date: today, as_asked: true });
    if (kind === "unlisted") attested[id] = (attested[id] ?? 0) + 1;
    if (kind === "award") received.push({ id, area: areaOf(step) });
  }
  for (const [one, quantity] of supplies) {
    if (!quantity) continue;
    const of = supplied(one);
    if (of.kind === "unlisted") attested[of.id] = (attested[of.id] ?? 0) + quantity;
    if (of.kind === "outside") outside.push(...itemsOf(of, quantity, today));
    if (of.kind === "award") received.push(of);
  }
  const awards = received.map(({ id, area }) => ({ id, area: area || null, date: today }));
  return { ...holding, credentials, outside, awards: [...(holding.awards ?? []), ...awards], unlisted: attested };
}
