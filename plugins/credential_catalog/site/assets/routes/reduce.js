// Requirement and person → what is left, part by part: the evaluator's twin that looks ahead.

import { equivalents, lookUp } from "./excerpt.js";
import { SOME, earned, outsideThere } from "./leaves.js";
import { partsOf } from "./parts.js";
import { holdsAward, isIn, possibleSituations } from "./person.js";
import { attested, ledThrough, within } from "./question.js";
import { isLicensed } from "./rates.js";
import { readingsOf } from "./readings.js";
import {
  Enough,
  MET,
  OUT_OF_REACH,
  Remainder,
  allOf,
  anyOf,
  onceEach,
  oneOf,
  sharedParts,
  someOf,
  stepsIn,
  suppliesIn,
} from "./remainder.js";
import { areaOf, complete, earn, idOf, kindOf, receive, supplied, supply } from "./steps.js";
import { MOST_LEVELS, sumLeft } from "./sum_left.js";

/**
 * @typedef {import("./excerpt.js").AwardGoal} AwardGoal
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./excerpt.js").Node} Node
 * @typedef {import("./excerpt.js").Readings} Readings
 * @typedef {import("./excerpt.js").Way} Way
 * @typedef {import("./person.js").Person} Person
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("./remainder.js").Part} Part
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Supply} Supply
 */

/** Situations of a person that are told apart; where there are more, conditions not said bind nobody here. */
const MOST_SITUATIONS = 64;

/**
 * What is left for a person toward the goal of an excerpt.
 *
 * @param {Person} person who wants it; where a condition hangs on what is not said, every situation must do
 * @param {Excerpt} excerpt
 * @param {{ supposing?: boolean, following?: string | null }} [how] `supposing`: whether what others decide, or nobody
 *   could read or said, is supposed to come out well; `following`: the title of the one source to go by where sources
 *   disagree, "" for the files themselves
 * @returns {Remainder}
 */
export function remainder(person, excerpt, { supposing = false, following = null } = {}) {
  /** @param {Person} one */
  const reduced = (one) => new Reduction({ excerpt, person: one, through: new Set(), supposing, following });
  let found = [reduced(person)];
  const situations = person.asked.size ? firstOf(possibleSituations(person), MOST_SITUATIONS + 1) : [];
  if (situations.length && situations.length <= MOST_SITUATIONS) found = situations.map(reduced);
  /** @type {Map<Step, Part[]>} */
  const asks = new Map();
  /** @type {Map<Supply, Set<number>>} */
  const levels = new Map();
  /** @type {Map<Step, string>} */
  const places = new Map();
  /** @type {Map<string, Set<string>>} */
  const disputed = new Map();
  for (const one of found) {
    for (const [step, seen] of one.places) places.set(step, `${places.get(step) ?? ""};${[...seen]}`);
    for (const [step, part] of one.asks) asks.set(step, [...(asks.get(step) ?? []), part]);
    addLevels(levels, one.levels);
    for (const [source, told] of one.disputed) disputed.set(source, new Set([...(disputed.get(source) ?? []), ...told]));
  }
  /** @type {Map<string, Part>} */
  const known = new Map();
  /** @param {Part[]} parts what one thing comes to in each situation */
  const together = (parts) => sharedParts((supposing ? anyOf : allOf)(onceEach(parts)), known);
  const left = new Remainder(
    together(found.map((one) => one.root)),
    new Map([...asks].map(([step, parts]) => [step, together(parts)])),
    places,
    new Map([...levels].map(([one, quantities]) => [one, [...quantities].sort((a, b) => a - b)])),
    disputed,
  );
  const steps = new Set(left.steps);
  for (const step of left.steps) {
    const shut = excluded(excerpt, idOf(step)).map(earn).filter((other) => steps.has(other));
    if (shut.length) left.conflicts.set(step, new Set(shut));
  }
  return left;
}

/** @template T @param {Iterable<T>} values @param {number} number @returns {T[]} */
function firstOf(values, number) {
  const found = [];
  for (const value of values) if (found.push(value) >= number) break;
  return found;
}

/** @param {Map<Supply, Set<number>>} levels @param {Map<Supply, Set<number>>} more */
function addLevels(levels, more) {
  for (const [one, quantities] of more) levels.set(one, new Set([...(levels.get(one) ?? []), ...quantities]));
}

/** @param {Excerpt} excerpt @param {string} credential @returns {string[]} those that nobody may earn beside this one */
function excluded(excerpt, credential) {
  return lookUp(excerpt.credentials, credential)?.excludes ?? [];
}

/** Reduces for one person in one situation; collects what steps ask, and how much may be needed. */
class Reduction {
  /** @param {Question} question */
  constructor(question) {
    this.question = question;
    this.excerpt = question.excerpt;
    /** @type {Map<Step, Part>} */
    this.asks = new Map();
    /** @type {Map<Supply, Set<number>>} */
    this.levels = new Map();
    /** @type {Map<Step, Set<number>>} */
    this.places = new Map();
    /** @type {Map<string, Set<string>>} */
    this.disputed = new Map();
    /** @type {Set<Step>} */
    this._begun = new Set();
    this._place = 0;
    /** @type {Part} */
    this.root = this._reached(this.excerpt.requires, question);
  }

  /** @param {Readings | AwardGoal | Node} goal @param {Question} question @returns {Part} */
  _reached(goal, question) {
    if ("goal" in goal) return this._awardGoal(goal.goal, goal.area, question);
    return "readings" in goal ? this._read(goal, question) : this._part(goal, question, OUT_OF_REACH);
  }

  /** @param {Readings} asked where sources disagree, as each of them has it @param {Question} question @returns {Part} */
  _read(asked, question) {
    return allOf(this._readings(asked, question, OUT_OF_REACH));
  }

  /** @param {Readings} asked @param {Question} question @param {Part} dropped @returns {Part[]} what each reading comes to */
  _readings(asked, question, dropped) {
    const found = readingsOf(asked, question);
    for (const { source, told } of found) {
      if (source) this.disputed.set(source, new Set(this.disputed.get(source)).add(told));
    }
    return onceEach(found.map(({ node }) => this._part(node, question, dropped)));
  }

  /** @param {Node} node @param {Question} question @param {Part} dropped what it comes to where it does not apply @returns {Part} */
  _part(node, question, dropped) {
    const applies = isIn(question.person, node.when);
    if (applies === false) return dropped;
    if (node.unread && !question.supposing) return OUT_OF_REACH;
    return applies === null && dropped === MET ? MET : this._node(node, question);
  }

  /** @param {any} node one of the ten kinds @param {Question} question @returns {Part} */
  _node(node, question) {
    this._place += 1;
    if (node.credential !== undefined) {
      return this._credential(equivalents(this.excerpt, node.credential), node, question);
    }
    if (node.stack !== undefined) return this._stack(node.stack, question);
    if (node.award !== undefined) return this._award(node.award, node.area, question);
    if (node.outside !== undefined) return this._outside(node, question);
    if (node.unlisted) return this._unlisted(node, question);
    if (node.amount) return this._amount(node, question);
    if (node.pool) return this._pool(node, question);
    if (node.choose) return this._choose(node, question);
    if (node.any) return anyOf(partsOf(node).map((part) => this._part(part, question, OUT_OF_REACH)));
    const parts = partsOf(node).map((part) => this._part(part, question, MET));
    return this._apart(allOf(parts, { apart: node.distinct, ordered: node.in_order !== undefined }));
  }

  /** @param {string[]} group @param {Node} node @param {Question} question @returns {Part} */
  _credential(group, node, question) {
    for (const name of group) this._note(earn(name));
    const held = group.flatMap((name) => question.person.credentials.get(name) ?? []);
    if (held.some((one) => earned(node, one, question)[0])) return MET;
    return this._oneOf(group.filter((name) => this._mayEarn(name, node, question)).map(earn));
  }

  /** @param {Step} step that is seen at this place of the requirement */
  _note(step) {
    const places = this.places.get(step) ?? new Set();
    this.places.set(step, places.add(this._place));
  }

  /** @param {string} name @param {Node} node @param {Question} question whether a person may earn it as a node asks */
  _mayEarn(name, node, question) {
    const level = lookUp(this.excerpt.credentials, name)?.level;
    return (
      this._isOpen(name) &&
      (node.level === undefined || level === undefined || level === node.level) &&
      (question.person.credentials.get(name) ?? []).every((one) => earned(node, one, question)[0] === false)
    );
  }

  /** @param {string} name whether it is still offered, and nothing that is held shuts it out */
  _isOpen(name) {
    const held = this.question.person.credentials;
    const record = lookUp(this.excerpt.credentials, name);
    return record !== undefined && record.offered && !excluded(this.excerpt, name).some((other) => held.has(other));
  }

  /** @param {Step[]} steps @returns {Part} */
  _oneOf(steps) {
    return oneOf(steps.filter((step) => this._asks(step) !== OUT_OF_REACH));
  }

  /**
   * What a step itself asks; while that is being found, nothing. A way to an award is followed only where it is known:
   * what is open there is no part of this goal. Where sources disagree on prerequisites, any of them may be right: the
   * planner asks for an order by each.
   *
   * @param {Step} step
   * @returns {Part}
   */
  _asks(step) {
    if (!this._begun.has(step)) {
      this._begun.add(step);
      if (kindOf(step) === "award") {
        const known = { ...this.question, supposing: false };
        this.asks.set(step, this._awardGoal(idOf(step), areaOf(step) || undefined, known));
      } else if (kindOf(step) === "credential") {
        const asked = this.excerpt.credentials[idOf(step)].prerequisites;
        if (asked) this.asks.set(step, anyOf(this._readings(asked, this.question, MET)));
      }
    }
    return this.asks.get(step) ?? MET;
  }

  /** @param {string} stack @param {Question} question @returns {Part} */
  _stack(stack, question) {
    if (question.person.stacks.has(stack)) return MET;
    if (ledThrough(question, stack)) return OUT_OF_REACH;
    return this._read(this.excerpt.stacks[stack].requires, within(question, stack));
  }

  /** @param {string} award @param {string | undefined} area @param {Question} question @returns {Part} receiving it, by a way to it or one not known */
  _award(award, area, question) {
    if (holdsAward(question.person, award, area)) return MET;
    const ways = this._oneOf([...new Set([receive(award, area), receive(award)])]);
    if (ways !== OUT_OF_REACH) return ways;
    return this._level(new Enough(supply("award", award, { area: area ?? "" }), "", 1));
  }

  /** @param {string} award @param {string | undefined} area @param {Question} question @returns {Part} */
  _awardGoal(award, area, question) {
    if (holdsAward(question.person, award, area)) return MET;
    const goal = lookUp(this.excerpt.awards[award].goals, area ?? "") ?? { ways: [] };
    const inside = within(question, award, area);
    const ways = [];
    for (const way of goal.ways) {
      const sure = !way.decides || question.supposing;
      if (sure && isIn(question.person, way.concerns)) {
        const asked = this._read(way.requires, within(inside, way.rule));
        ways.push(allOf(onceEach([this._licensed(way.concerns, inside), asked])));
      }
    }
    if (goal.own && (!goal.incomplete || question.supposing)) {
      const areas = goal.own.filter((own) => "goal" in own);
      const itself = goal.own.filter((own) => !("goal" in own));
      ways.push(allOf([...areas, ...itself].map((own) => this._reached(own, inside))));
    }
    return anyOf(ways);
  }

  /** @param {Way["concerns"]} to @param {Question} question @returns {Part} one of the licences that a rule is for: whoever has none yet receives one first */
  _licensed(to, question) {
    if (isLicensed(to, question.person)) return MET;
    return anyOf((to?.licences ?? []).map((licence) => this._award(licence, undefined, question)));
  }

  /** @param {Node & { outside: string }} node @param {Question} question @returns {Part} */
  _outside(node, question) {
    const [low] = outsideThere(node, question);
    const need = node.at_least ?? SOME;
    if (low >= need - 1e-6) return MET;
    const measured = node.at_least !== undefined;
    const unit = node.unit ?? lookUp(this.excerpt.outside, node.outside)?.unit ?? "";
    const one = supply("outside", node.outside, {
      measured,
      unit: measured ? unit : "",
      during: node.during ?? "",
    });
    return this._level(new Enough(one, (measured && node.unit) || "", need, low));
  }

  /** @param {Enough} need @returns {Enough} the same, once it is noted how much of a supply may be needed */
  _level(need) {
    const much = supplied(need.supply).measured ? need.missing : Math.ceil(need.missing);
    addLevels(this.levels, new Map([[need.supply, new Set([much])]]));
    return need;
  }

  /** @param {Part} part @returns {Part} the same, once it is noted what parts that may not share need of a supply together */
  _apart(part) {
    if (part.kind !== "some") return part;
    for (const one of part.supplies) {
      const number = part.parts.filter((below) => suppliesIn(below).has(one)).length;
      if (number < 2) continue;
      const most = Math.max(...(this.levels.get(one) ?? [])) * number;
      const each = Array.from({ length: Math.min(Math.ceil(most), MOST_LEVELS) }, (_, at) => at + 1);
      addLevels(this.levels, new Map([[one, new Set([most, ...each])]]));
    }
    return part;
  }

  /** @param {Node & { unlisted: { count: number | "unknown", of?: string } }} node @param {Question} question @returns {Part} */
  _unlisted(node, question) {
    const [said] = attested(node, question);
    const asked = node.unlisted.count;
    if (asked === "unknown" && !question.supposing) return OUT_OF_REACH;
    const count = asked === "unknown" ? 1 : asked;
    if (said >= count) return MET;
    if (node.unlisted.of !== "other") {
      const extra = this._extra(node, count - said);
      return someOf(extra.length, extra);
    }
    if (node.key === undefined) return OUT_OF_REACH;
    return this._level(new Enough(supply("unlisted", node.key, { measured: true }), "", count - said));
  }

  /** @param {Node} node @param {number} needed @returns {Part[]} unlisted credentials that may do, as many as may be needed */
  _extra(node, needed) {
    const { key } = node;
    if (key === undefined) return [];
    const number = Math.max(Math.ceil(needed), 0);
    return Array.from({ length: number }, (_, which) => oneOf([complete(key, which)]));
  }

  /** @param {Node & { choose: { at_least: number, open?: boolean | "unread" }, pool: string[][] }} node @param {Question} question @returns {Part} */
  _pool(node, question) {
    const { at_least: wanted, open } = node.choose;
    const needed = Math.ceil(wanted - attested(node, question)[0]);
    const parts = open === "unread" ? [] : node.pool.map((group) => this._credential(group, node, question));
    if (open || node.partial) parts.push(...this._extra(node, needed));
    return someOf(needed, parts);
  }

  /** @param {Node & { choose: { at_least: number, open?: boolean | "unread" } }} node @param {Question} question @returns {Part} */
  _choose(node, question) {
    const { at_least: wanted, open } = node.choose;
    const needed = Math.ceil(wanted - attested(node, question)[0]);
    /** @type {Map<string | number, Part[]>} */
    const groups = new Map();
    for (const [position, part] of partsOf(node).entries()) {
      const key = part.credential === undefined ? position : equivalents(this.excerpt, part.credential)[0];
      groups.set(key, [...(groups.get(key) ?? []), this._part(part, question, OUT_OF_REACH)]);
    }
    const parts = [...groups.values()].map(anyOf);
    if (open) parts.push(...this._extra(node, needed));
    return this._apart(someOf(needed, parts, { apart: node.distinct }));
  }

  /** @param {Node & { amount: import("./excerpt.js").Sum }} node @param {Question} question @returns {Part} */
  _amount(node, question) {
    const [left, levels] = sumLeft(node, question, (name) => this._isOpen(name));
    for (const step of stepsIn(left)) this._note(step);
    addLevels(this.levels, levels);
    for (const step of stepsIn(left)) this._asks(step);
    return left;
  }
}
