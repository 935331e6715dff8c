// Whether the dates of what counted contradict the order that is asked.

import { firstDay, lastDay } from "./dates.js";
import { title } from "./excerpt.js";
import { HOW_EARNED } from "./parts.js";

/**
 * @typedef {import("./answer.js").Finding} Finding
 * @typedef {import("./person.js").Person} Person
 * @typedef {import("./question.js").Question} Question
 * @typedef {{ first: string, last: string, of: string }} Span The first and the last day on which a thing may have been
 *   earned, and which thing.
 */

/**
 * A sentence where the dates of what counted contradict the order, else null.
 *
 * Of several things that would do, the one that fits is taken: a later second one contradicts nothing.
 *
 * @param {Finding[]} found
 * @param {Question} question
 * @returns {string | null}
 */
export function outOfOrder(found, { excerpt, person }) {
  /** @type {Span | null} */
  let reached = null;
  for (const child of found) {
    const spans = child.applies === false ? null : spansOf(child, person);
    if (!spans?.length) continue;
    const after = reached?.first ?? "";
    const fitting = spans.filter((span) => span.last >= after);
    if (reached && !fitting.length) {
      const [first, second] = [title(excerpt, reached.of), title(excerpt, spans[spans.length - 1].of)];
      return `The dates contradict the order: ${second} is earlier than ${first}.`;
    }
    const earliest = fitting.reduce((one, other) => (other.first < one.first ? other : one));
    if (earliest.first >= after) reached = earliest;
  }
  return null;
}

/**
 * When a part may have been finished, each way of it; null where that is not known.
 *
 * @param {Finding} child
 * @param {Person} person
 * @returns {Span[] | null}
 */
function spansOf(child, person) {
  const { node, counted } = child;
  if (node.credential !== undefined || (node.outside !== undefined && node.at_least === undefined)) {
    return dated(
      counted.flatMap((name) => [...(person.credentials.get(name) ?? []), ...(person.outside.get(name) ?? [])]),
    );
  }
  if (node.award !== undefined) {
    return dated(person.awards.filter((one) => one.id === node.award && (!one.area || one.area === node.area)));
  }
  if (node.pool && node.choose && HOW_EARNED.every((key) => node[key] === undefined)) {
    const chosen = counted.flatMap((name) => person.credentials.get(name) ?? []);
    const alone = chosen.length === counted.length && counted.length >= node.choose.at_least;
    const spans = alone ? dated(chosen) : null;
    return spans?.length ? finishedBy(spans, node.choose.at_least) : null;
  }
  if (node.all || node.in_order) {
    const parts = child.children.filter((one) => one.applies !== false).map((one) => spansOf(one, person));
    const known = parts.flatMap((spans) => (spans?.length ? [latest(spans)] : []));
    return known.length && known.length === parts.length ? [greatestOf(known)] : null;
  }
  if (node.any) {
    const ways = child.children.filter((one) => one.answer === "met").map((one) => spansOf(one, person));
    return ways.includes(null) ? null : ways.flatMap((spans) => spans ?? []);
  }
  return null;
}

/**
 * When each of these was earned; null where a date is not said.
 *
 * @param {{ id: string, date?: string | null }[]} held
 * @returns {Span[] | null}
 */
function dated(held) {
  const spans = held.flatMap(({ id, date }) => (date ? [{ first: firstDay(date), last: lastDay(date), of: id }] : []));
  return spans.length === held.length ? spans : null;
}

/**
 * When so many of these may all have been earned: for each, with the earliest of the others.
 *
 * @param {Span[]} spans
 * @param {number} number
 * @returns {Span[]}
 */
function finishedBy(spans, number) {
  return spans.map((one) => {
    const others = spans.filter((other) => other !== one).sort((a, b) => byText(a.first, b.first));
    const together = [one, ...others.slice(0, number - 1)];
    const { last, of } = latest(together);
    return { first: together.map((span) => span.first).reduce((a, b) => (b > a ? b : a)), last, of };
  });
}

/** @param {Span[]} spans @returns {Span} */
function latest(spans) {
  return spans.reduce((one, other) => (other.last > one.last ? other : one));
}

/** @param {Span[]} spans @returns {Span} the greatest by first day, then by last day, then by id */
function greatestOf(spans) {
  return spans.reduce((one, other) =>
    (byText(other.first, one.first) || byText(other.last, one.last) || byText(other.of, one.of)) > 0 ? other : one,
  );
}

/** @param {string} one @param {string} other */
function byText(one, other) {
  return one < other ? -1 : Number(one > other);
}
