// What a credential counts for in the reader's own state, which this browser may know.

import { myState, myStateName } from "../state.js";

/** Words of an answer by a rule; the others say why there is none, the best known first. */
const ANSWERS = ["counts", "may count", "not yet", "we could not verify that this is law", "does not count", "no longer", "a pilot, ended"];
const SILENCES = ["no rule we read names it", "a policy exists; we could not read it", "a policy is reported; we have not read it", "we looked and found no published policy", "we have not looked yet"];

/** @typedef {Record<string, Record<string, string[]>>} Words Use to word to states. */

/** @type {Map<string, Promise<Words>>} */
const asked = new Map();

/**
 * @param {string} folder Address of the credentials' data.
 * @param {string} id
 * @returns {Promise<{ state: string, words: string } | null>} Null where no state is chosen, or nothing could be loaded.
 */
export async function wordsInMyState(folder, id) {
  const state = myState();
  if (!state || !id) return null;
  try {
    const loading = asked.get(id) ?? load(`${folder}${id}.json`);
    asked.set(id, loading);
    const words = said(await loading, state);
    return words ? { state: myStateName() || state.toUpperCase(), words } : null;
  } catch {
    asked.delete(id);
    return null;
  }
}

/** @param {string} address @returns {Promise<Words>} */
async function load(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  return (await answer.json()).data.words;
}

/** @param {Words} uses @param {string} state */
function said(uses, state) {
  const pairs = Object.entries(uses).flatMap(([use, words]) =>
    Object.keys(words)
      .filter((word) => words[word].includes(state))
      .map((word) => [use.replaceAll("_", " "), word]),
  );
  const answers = pairs.filter(([, word]) => ANSWERS.includes(word)).map(([use, word]) => `${word} (${use})`);
  return answers.join("; ") || SILENCES.find((silence) => pairs.some(([, word]) => word === silence));
}
