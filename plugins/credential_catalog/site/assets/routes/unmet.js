// Why a goal is not met, in sentences.

import { unique } from "./answer.js";
import { lookUp, present, title } from "./excerpt.js";
import { asObjects } from "./holding.js";

/**
 * @typedef {import("./answer.js").Finding} Finding
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./holding.js").Holding} Holding
 */

/**
 * What is missing where a goal is not met, branch by branch, each reason once; of others nothing.
 *
 * @param {Finding} found for the holding together with all that could still be done
 * @param {Holding} holding what the person has
 * @param {Excerpt} excerpt
 * @returns {string[]}
 */
export function reasons(found, holding, excerpt) {
  return unique(reasonsBelow(found, holding, excerpt));
}

/** @param {Finding} found @param {Holding} holding @param {Excerpt} excerpt @returns {string[]} */
function reasonsBelow(found, holding, excerpt) {
  if (found.answer !== "not_met") return [];
  const below = found.children.filter((child) => child.answer === "not_met" && child.applies !== false);
  const said = below.flatMap((child) => reasonsBelow(child, holding, excerpt));
  if (found.lacking.length) return [...said, ...found.lacking];
  return below.length ? said : [missing(found, holding, excerpt)];
}

/** @param {Finding} found @param {Holding} holding @param {Excerpt} excerpt */
function missing({ node }, holding, excerpt) {
  if (node.credential !== undefined) return credentialMissing(node.credential, holding, excerpt);
  const name = node.stack ?? node.award ?? node.outside;
  if (name !== undefined) return `${title(excerpt, name)} is missing.`;
  return node.label ? `${node.label} is missing.` : "A part is missing of which nothing more is known.";
}

/** @param {string} name @param {Holding} holding @param {Excerpt} excerpt */
function credentialMissing(name, holding, excerpt) {
  const record = lookUp(excerpt.credentials, name);
  if (record && !record.offered) return `${title(excerpt, name)} is no longer offered.`;
  const held = asObjects(holding.credentials).map((one) => present(excerpt, one.id));
  const other = held.sort().find((one) => record?.excludes?.includes(one));
  if (other === undefined) return `${title(excerpt, name)} is missing.`;
  return `${title(excerpt, name)} cannot be earned by somebody who has ${title(excerpt, other)}.`;
}
