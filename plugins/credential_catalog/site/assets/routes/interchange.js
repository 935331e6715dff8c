// Credentials that a requirement cannot tell apart: only how many of them are held matters.

import { equivalents, lookUp } from "./excerpt.js";
import { partsOf } from "./parts.js";

/**
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./person.js").Person} Person
 */

/**
 * What is the same for held credentials that no node of some requirements can tell apart.
 *
 * A credential is given by the id that stands for its class of equivalents. What an amount adds up is never alike, as
 * its hours may differ.
 *
 * @param {Node[]} requirements
 * @param {Person} person
 * @param {Excerpt} excerpt
 * @returns {(credential: string) => string}
 */
export function alikeIn(requirements, person, excerpt) {
  const looking = requirements.flatMap((node) => [...nodesIn(node, excerpt, new Set())]);
  const scored = looking.some((node) => node.minimum_score !== undefined);
  return (credential) => {
    const members = equivalents(excerpt, credential);
    const seen = looking.map((node) => role(node, members));
    if (seen.includes(null)) return credential;
    const held = members.flatMap((name) => person.credentials.get(name) ?? []);
    const told = held.map((one) => {
      const passing = scored ? lookUp(excerpt.credentials, one.id)?.passing_score : null;
      return [one.score, one.level, one.date, one.result, one.as_asked, passing].map((value) => value ?? null);
    });
    return JSON.stringify([seen, told, members.some((name) => person.unsaid.has(name))]);
  };
}

/** @param {Node} node @param {Excerpt} excerpt @param {Set<string>} stacks those on the way @returns {Generator<Node>} */
function* nodesIn(node, excerpt, stacks) {
  if (node.credential !== undefined || node.choose || node.amount) yield node;
  for (const part of partsOf(node)) yield* nodesIn(part, excerpt, stacks);
  if (node.stack === undefined || stacks.has(node.stack)) return;
  const asked = lookUp(excerpt.stacks, node.stack)?.requires.readings[0];
  if (asked) yield* nodesIn(asked, excerpt, new Set([...stacks, node.stack]));
}

/**
 * Whether a node sees the credentials of a class; null where it looks closer than that.
 *
 * @param {Node} node
 * @param {string[]} members
 * @returns {boolean | null}
 */
function role(node, members) {
  if (node.credential !== undefined) return members.includes(node.credential);
  if (node.amount) return null;
  return node.pool?.some((group) => group[0] === members[0]) ?? false;
}
