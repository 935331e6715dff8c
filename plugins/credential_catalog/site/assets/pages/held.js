// What a person holds, kept in this browser for the whole site, in the shape of the catalog's holding.json schema.

const KEY = "credential-catalog:holding";

/**
 * @typedef {{ id: string, quantity?: number, unit?: string, during?: string }} Thing
 * @typedef {{ credentials: string[], outside: Thing[], awards: (string | { id: string, area: string })[], unlisted: Record<string, number> }} Held
 */

/** @returns {Held} Nothing. */
export function nothing() {
  return { credentials: [], outside: [], awards: [], unlisted: {} };
}

/**
 * Read what is kept. What cannot be read is left out, and said.
 *
 * @returns {{ held: Held, dropped: string[] }}
 */
export function stored() {
  /** @type {string[]} */
  const dropped = [];
  const held = nothing();
  let text = null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    return { held, dropped };
  }
  if (text === null) return { held, dropped };
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { held, dropped: ["what was kept cannot be read"] };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { held, dropped: ["what was kept is no list of what is held"] };
  }
  held.credentials = list(value, "credentials", dropped).flatMap((one) => idOf(one, dropped));
  held.outside = list(value, "outside", dropped).flatMap((one) => thingOf(one, dropped));
  held.awards = list(value, "awards", dropped).flatMap((one) => awardOf(one, dropped));
  for (const [key, number] of Object.entries(value.unlisted ?? {})) {
    if (typeof number === "number" && Number.isFinite(number) && number >= 0) held.unlisted[key] = number;
    else dropped.push(`the number of ${key}`);
  }
  return { held, dropped };
}

/** @param {Held} held Keep what is held; a browser that keeps nothing is no error. */
export function keep(held) {
  try {
    localStorage.setItem(KEY, JSON.stringify(held));
  } catch {
    // Private windows may refuse: the page still answers.
  }
}

/** Forget everything. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** @param {any} value @param {string} key @param {string[]} dropped @returns {any[]} */
function list(value, key, dropped) {
  if (value[key] === undefined) return [];
  if (Array.isArray(value[key])) return value[key];
  dropped.push(key);
  return [];
}

/** @param {any} one @param {string[]} dropped @returns {string[]} */
function idOf(one, dropped) {
  const id = typeof one === "string" ? one : one?.id;
  if (typeof id === "string") return [id];
  dropped.push(String(JSON.stringify(one)));
  return [];
}

/** @param {any} one @param {string[]} dropped @returns {Thing[]} */
function thingOf(one, dropped) {
  return idOf(one, dropped).map((id) => (typeof one === "string" ? { id } : { ...one, id }));
}

/** @param {any} one @param {string[]} dropped @returns {(string | { id: string, area: string })[]} */
function awardOf(one, dropped) {
  return idOf(one, dropped).map((id) => (typeof one?.area === "string" ? { id, area: one.area } : id));
}
