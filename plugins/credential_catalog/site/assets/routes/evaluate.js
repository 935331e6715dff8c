// Does a person meet a requirement? Met, not met or cannot tell, and for every branch why.
//
// The rules are those of the algebra: `all` is the least of its children and `any` the greatest; a node whose `when`
// does not hold of the person is left out; what is not known never becomes yes or no by itself. Each file here answers
// like the Python module of its name in the package's `routes`.

import { reckon } from "./amount.js";
import { compare, compareAnswers, finding, greatest, least, ofTruth, unique } from "./answer.js";
import { answerApart } from "./distinct.js";
import { equivalents, lookUp, title } from "./excerpt.js";
import { alikeIn } from "./interchange.js";
import { chosenFromPool, credentialHeld, outsideHeld, unlistedAttested } from "./leaves.js";
import { outOfOrder } from "./order.js";
import { partsOf } from "./parts.js";
import { holdsAward, isIn, personOf, possibleSituations } from "./person.js";
import { shortNumber, words } from "./prose.js";
import { attested, ledThrough, within } from "./question.js";
import { concerns, isLicensed } from "./rates.js";
import { readingsOf } from "./readings.js";
import { reach } from "./reach.js";

export { everythingUnknown } from "./answer.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("./answer.js").Finding} Finding
 * @typedef {import("./excerpt.js").AwardGoal} AwardGoal
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./excerpt.js").Readings} Readings
 * @typedef {import("./excerpt.js").Way} Way
 * @typedef {import("./holding.js").Holding} Holding
 * @typedef {import("./person.js").Person} Person
 * @typedef {import("./question.js").Question} Question
 */

/**
 * Find out whether a holding reaches the goal of an excerpt on its day.
 *
 * An award is reached by any rule in force that grants it whole, or by what it asks itself together with all its areas;
 * where somebody else decides, or not all is known, the answer is at best "cannot_tell".
 *
 * @param {Excerpt} excerpt
 * @param {Holding} holding
 * @param {{ supposing?: boolean, following?: string | null, goal?: Readings | AwardGoal }} [how] `supposing`: whatever
 *   others decide, or nobody could read or said, comes out well; `following`: the title of the one source to go by where
 *   sources disagree, "" for the files themselves; `goal`: something else that stands in the excerpt, as an area of an
 *   award or what a credential asks before
 * @returns {Finding}
 */
export function evaluate(excerpt, holding, { supposing = false, following = null, goal = excerpt.requires } = {}) {
  return inEverySituation(
    (person) => reached(goal, { excerpt, person, through: new Set(), supposing, following }),
    personOf(holding, excerpt),
    supposing,
  );
}

/**
 * Evaluate; where a condition looked at an unsaid situation, try each: if all agree, that is it.
 *
 * @param {(person: Person) => Finding} ask
 * @param {Person} person
 * @param {boolean} supposing that the person is in the best of them
 * @returns {Finding}
 */
function inEverySituation(ask, person, supposing) {
  const found = ask(person);
  if (!person.asked.size) return found;
  /** @type {Set<Answer>} */
  const answers = new Set();
  for (const one of possibleSituations(person)) {
    answers.add(ask(one).answer);
    if (supposing ? answers.has("met") : answers.size > 1) break;
  }
  if (supposing || answers.size === 1) return { ...found, answer: greatest([...answers]) };
  const said = [...person.asked.keys()].sort().map(words).join(" and ");
  return { ...found, ...unsettled(found, `It depends on what is not said: ${said}.`) };
}

/**
 * A finding that cannot be told, for one more reason.
 *
 * @param {Finding} found
 * @param {...string} why
 * @returns {Finding}
 */
function unsettled(found, ...why) {
  return { ...found, answer: "cannot_tell", unknown: [...found.unknown, ...why] };
}

/** @param {Readings | AwardGoal | Node} goal @param {Question} question */
function reached(goal, question) {
  if ("goal" in goal) return awardGoal(goal.goal, goal.area, question);
  return withDisputes("readings" in goal ? goal : { readings: [goal], sources: [], told: [] }, question);
}

/**
 * Evaluate as each side of a dispute has it; where the answers differ, it cannot be told.
 *
 * A whole requirement whose `when` does not hold of the person is no way for that person.
 *
 * @param {Readings} asked
 * @param {Question} question
 * @returns {Finding}
 */
function withDisputes(asked, question) {
  /** @param {Node} node */
  const whole = (node) => {
    const found = find(node, question);
    return { ...found, answer: offered(found) };
  };
  const [first, ...others] = readingsOf(asked, question);
  let found = whole(first.node);
  for (const { node, told } of others) {
    if (whole(node).answer !== found.answer) found = unsettled(found, told);
  }
  return found;
}

/**
 * Find out about one node and all below it.
 *
 * @param {Node} node
 * @param {Question} question
 * @returns {Finding}
 */
export function find(node, question) {
  let found = ofKind(node, question);
  if (node.unread && !question.supposing) found = unsettled(found, "No source was read for this.");
  return { ...found, applies: isIn(question.person, node.when) };
}

/** @param {any} node one of the ten kinds @param {Question} question @returns {Finding} */
function ofKind(node, question) {
  if (node.credential !== undefined) return credentialHeld(node, question);
  if (node.stack !== undefined) return stackHeld(node, question);
  if (node.award !== undefined) return awardHeld(node, question);
  if (node.outside !== undefined) return outsideHeld(node, question);
  if (node.unlisted) return unlistedAttested(node, question);
  if (node.amount) return reckon(node, question);
  return node.pool ? chosenFromPool(node, question) : joint(node, question);
}

/** @param {Node} node @param {Question} question @returns {Finding} */
function joint(node, question) {
  const children = partsOf(node).map((part) => find(part, question));
  const unknown = [];
  /** @type {string[]} */
  const lacking = [];
  let answer = node.any
    ? greatest(children.map(offered))
    : node.choose
      ? chosen(node, children, question, lacking)
      : least(children.map(asked));
  if (node.distinct && answer !== "not_met") {
    answer = least([answer, apart(node, question)]);
    if (answer === "not_met") {
      lacking.push("One credential would have to serve two of these, which is not allowed.");
    }
  }
  const contradiction = node.in_order && answer === "met" ? outOfOrder(children, question) : null;
  if (contradiction) {
    answer = "cannot_tell";
    unknown.push(contradiction);
  }
  const counted = unique(children.flatMap((child) => (child.applies === false ? [] : child.counted)));
  return finding(node, answer, { counted, children, unknown, lacking });
}

/**
 * Whether enough parts of a choice are met; parts that ask for equivalent credentials count once.
 *
 * @param {Node} node
 * @param {Finding[]} children
 * @param {Question} question
 * @param {string[]} lacking where a sentence is put if not
 * @returns {Answer}
 */
function chosen(node, children, question, lacking) {
  const { at_least: wanted, open } = /** @type {NonNullable<Node["choose"]>} */ (node.choose);
  const [said, closed] = attested(node, question);
  const more = open && !closed ? children.length + wanted : 0;
  const answers = onceEach(children, question.excerpt);
  const sure = answers.filter((answer) => answer === "met").length + said;
  const possible = sure + answers.filter((answer) => answer === "cannot_tell").length + more;
  const answer = compare(sure, possible, wanted);
  if (answer === "not_met") lacking.push(`${shortNumber(possible)} of ${wanted}.`);
  return answer;
}

/** @param {Finding[]} children @param {Excerpt} excerpt @returns {Answer[]} */
function onceEach(children, excerpt) {
  /** @type {Map<string | number, Answer>} */
  const best = new Map();
  for (const [position, child] of children.entries()) {
    const { credential } = child.node;
    const key = credential === undefined ? position : equivalents(excerpt, credential)[0];
    best.set(key, greatest([best.get(key) ?? "not_met", offered(child)]));
  }
  return [...best.values()];
}

/**
 * A child's part in `all`: one that does not apply is left out, so it is met.
 *
 * @param {Finding} child
 * @returns {Answer}
 */
export function asked(child) {
  if (child.applies === false) return "met";
  return child.applies || child.answer === "met" ? child.answer : "cannot_tell";
}

/**
 * A child's part in `any` or `choose`: one that does not apply is no way, so it is not met.
 *
 * @param {Finding} child
 * @returns {Answer}
 */
export function offered(child) {
  if (child.applies === false) return "not_met";
  return child.applies || child.answer === "not_met" ? child.answer : "cannot_tell";
}

/** @param {Node} node @param {Question} question @returns {Answer} */
function apart(node, question) {
  const { excerpt } = question;
  const nodes = partsOf(node);
  const part = node.choose ? offered : asked;
  const alike = alikeIn(nodes, question.person, excerpt);
  /** @param {number} needed */
  const answer = (needed) =>
    answerApart(
      nodes,
      needed,
      question.person,
      (child, person) => part(find(child, { ...question, person })),
      (child) => reach(child, excerpt),
      (credential) => equivalents(excerpt, credential)[0],
      alike,
    );
  if (!node.choose) return answer(nodes.length);
  const [said, closed] = attested(node, question);
  const found = answer(Math.max(node.choose.at_least - Math.trunc(said), 0));
  return node.choose.open && !closed ? greatest([found, "cannot_tell"]) : found;
}

/** @param {Node & { stack: string }} node @param {Question} question @returns {Finding} */
function stackHeld(node, question) {
  const { excerpt, person } = question;
  if (person.stacks.has(node.stack)) return finding(node, "met", { counted: [node.stack] });
  if (ledThrough(question, node.stack)) {
    return finding(node, "cannot_tell", { unknown: ["It leads back to itself."] });
  }
  const below = withDisputes(excerpt.stacks[node.stack].requires, within(question, node.stack));
  const found = finding(node, below.answer, { counted: below.counted, children: [below] });
  if (!person.unsaid.has(node.stack) || below.answer === "met") return found;
  return unsettled(found, `Whether ${title(excerpt, node.stack)} is held is not said.`);
}

/** @param {Node & { award: string }} node @param {Question} question @returns {Finding} */
function awardHeld(node, question) {
  const held = holdsAward(question.person, node.award, node.area);
  const name = title(question.excerpt, node.award);
  if (held !== false) {
    const unknown = held ? [] : [`Whether ${name} is held is not said.`];
    return finding(node, ofTruth(held), { counted: held ? [node.award] : [], unknown });
  }
  const had =
    !ledThrough(question, node.award, node.area) && awardGoal(node.award, node.area, question).answer === "met";
  return finding(node, "not_met", { lacking: [`${name} is not held${had ? ": apply for it" : ""}.`] });
}

/**
 * Why no rule is a way to an award for a person: it is for holders of a licence, or none was read.
 *
 * @param {Way[]} ways
 * @param {Question} question
 * @returns {string}
 */
function noWay(ways, { excerpt, person }) {
  const barred = ways.filter((way) => isLicensed(way.concerns, person) === false);
  const licences = unique(barred.flatMap((way) => way.concerns?.licences ?? []).map((licence) => title(excerpt, licence)));
  if (!licences.length) return "No way to it was read; other ways may exist.";
  return `The way that was read is for those who hold this first: ${licences.join(" or ")}.`;
}

/**
 * Find out whether an award, or one area of it, is held or can be had with what is held.
 *
 * @param {string} award
 * @param {string | undefined} area
 * @param {Question} question
 * @returns {Finding}
 */
export function awardGoal(award, area, question) {
  const { excerpt, person } = question;
  const leaf = area === undefined ? { award } : { award, area };
  const held = holdsAward(person, award, area);
  if (held) return finding(leaf, "met", { counted: [award] });
  const inside = within(question, award, area);
  const goal = lookUp(excerpt.awards[award].goals, area ?? "") ?? { ways: [] };
  const ways = goal.ways.flatMap((way) => wayFound(way, inside) ?? []);
  if (goal.own) ways.push(ownWay(leaf, goal.own, goal.incomplete ?? false, inside));
  const answers = ways.map((way) => way.answer);
  const unknown = [];
  if (!ways.length) {
    answers.push("cannot_tell");
    unknown.push(noWay(goal.ways, question));
  }
  if (held === null) {
    answers.push("cannot_tell");
    unknown.push(`Whether ${title(excerpt, award)} is held is not said.`);
  }
  const answer = greatest(answers);
  const counted = unique(ways.filter((way) => way.answer === answer).flatMap((way) => way.counted));
  return finding(leaf, answer, { counted, unknown, children: ways });
}

/**
 * Find out about one rule as a way to its award; null where it is no way for this person.
 *
 * @param {Way} way
 * @param {Question} question
 * @returns {Finding | null}
 */
function wayFound(way, question) {
  const concerned = concerns(way.concerns, question.person);
  if (concerned === false) return null;
  const found = { ...withDisputes(way.requires, within(question, way.rule)), applies: true };
  const unknown = [];
  if (way.decides && !question.supposing) unknown.push(`${way.decides} decides.`);
  if (concerned === null) unknown.push("Whether the rule concerns the person is not said.");
  if (!unknown.length) return found;
  return { ...found, answer: least([found.answer, "cannot_tell"]), unknown: [...found.unknown, ...unknown] };
}

/**
 * Find out about what an award asks itself, together with all its areas.
 *
 * @param {Node} leaf
 * @param {(Readings | AwardGoal)[]} own
 * @param {boolean} incomplete whether not all areas of it are known
 * @param {Question} question
 * @returns {Finding}
 */
function ownWay(leaf, own, incomplete, question) {
  const parts = own.map((part) => reached(part, question));
  const answer = least(parts.map((part) => part.answer));
  const counted = unique(parts.flatMap((part) => part.counted));
  if (!incomplete || question.supposing) return finding(leaf, answer, { counted, children: parts });
  return finding(leaf, least([answer, "cannot_tell"]), {
    counted,
    unknown: ["Not all areas of it are known."],
    children: parts,
  });
}
