// The shortest route from what a person holds to a stack, an award or what a rule asks.

import { everythingUnknown, unique } from "./answer.js";
import { Clock } from "./clock.js";
import { evaluate } from "./evaluate.js";
import { title } from "./excerpt.js";
import { totals } from "./measures.js";
import { Planner } from "./planner.js";
import { areaOf, holdingAfter, idOf, itemsOf, kindOf, supplied } from "./steps.js";
import { weight } from "./supplies.js";
import { reasons } from "./unmet.js";
import { bySteps } from "./ways.js";

/**
 * @typedef {import("./answer.js").Finding} Finding
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 * @typedef {import("./holding.js").Holding} Holding
 * @typedef {import("./measures.js").Measure} Measure
 * @typedef {import("./planner.js").Plan} Plan
 * @typedef {{
 *   credentials: string[], outside: (string | import("./holding.js").HeldOutside)[], unlisted: Record<string, number>,
 *   awards: (string | { id: string, area: string })[], totals: import("./measures.js").Totals,
 * }} Way What is still to be done, shaped like a holding: added to what is held, it makes the goal met. Credentials are
 *   in an order that respects what comes before what.
 * @typedef {Way & {
 *   goal: string, by: Measure, as_of: string, answer: import("./answer.js").Answer, feasible: boolean,
 *   optimal: boolean, alternatives: Way[], more_alternatives: boolean, possible: Way | null, unmet: string[],
 *   unknown: string[], cut_short?: true,
 * }} Route The best way, other ways, and all that could not be told.
 *   `answer` tells whether the goal is met with what is held; `feasible` whether there is a way of which it is known that
 *   it makes the goal met, else none is given; `optimal` whether that way is proven to be the best. `alternatives` are
 *   other ways, all where there are 20 or fewer, else `more_alternatives`. Where none is feasible, or none by
 *   credentials, `possible` is the best way if all that is open comes out well; where nothing can do, `unmet` says why. `cut_short` is there where the time
 *   was not enough: nothing is proven then, and there may be a way where none is given.
 */

/** How often a search may ask for a bound, if nothing else is said. */
export const EFFORT = 5000;
/** How many milliseconds all searches together may take, if nothing else is said. */
export const WITHIN = 1000;

/** @type {Plan} */
const NOTHING_TO_DO = { steps: [], disputed: [], supplies: new Map(), price: 0, optimal: true };

/**
 * Find the shortest way from what a person holds to the goal of an excerpt.
 *
 * Ways are compared in this order: awards to which no way can be followed; the number of things from outside the catalog;
 * the measure; the number of credentials, then of those that the catalog cannot list, then of awards to receive; the ids.
 * Of each thing from outside as little is taken as does where every credential is earned. What is not stated is never
 * zero: by hours or cost, the best way is looked for among credentials that all state them. Where that needs more from
 * outside, or there is none, it is the way with the fewest credentials.
 *
 * @param {Excerpt} excerpt
 * @param {Holding} holding
 * @param {{ by?: Measure, effort?: number, within?: number }} [how] `by`: what the way is to be short in; `effort`: how
 *   often a bound may be asked for in one search; `within`: milliseconds after which the search stops; what it found is
 *   tidied up for as long again at most
 * @returns {Route}
 */
export function shortestRoute(excerpt, holding, { by = "hours", ...limits } = {}) {
  return shortestRoutes(excerpt, holding, [by], limits)[0];
}

/**
 * Find the shortest way by each of several measures; see `shortestRoute`.
 *
 * @param {Excerpt} excerpt
 * @param {Holding} holding
 * @param {Measure[]} measures what the ways are to be short in
 * @param {{ effort?: number, within?: number }} [limits] `within` is for all of them together
 * @returns {Route[]}
 */
export function shortestRoutes(excerpt, holding, measures, { effort = EFFORT, within = WITHIN } = {}) {
  const clock = new Clock(within);
  const routes = routesWithin(excerpt, holding, measures, { effort, clock });
  return clock.stopped ? routes.map((route) => ({ ...route, optimal: false, cut_short: true })) : routes;
}

/** @param {Excerpt} excerpt @param {Holding} holding @param {Measure[]} measures @param {{ effort: number, clock: Clock }} limits @returns {Route[]} */
function routesWithin(excerpt, holding, measures, { effort, clock }) {
  const found = evaluate(excerpt, holding);
  const answers = measures.map((by) => new Answer(excerpt, by, found));
  if (found.answer === "met") return answers.map((answer) => answer.byPlan(NOTHING_TO_DO, [], false));
  const planner = new Planner(excerpt, holding, { effort, clock });
  const fewest = planner.best("count");
  const supposing = () => new Planner(excerpt, holding, { effort, clock, supposing: true });
  if (fewest) {
    const best = measures.map((by) => bestOf(planner, by, fewest));
    const ways = planner.allWays();
    const others = [fewest, ...(ways ?? []).sort(inOrder)];
    const routes = answers.map((answer, at) => answer.byPlan(best[at], others, ways === null));
    if (clock.isUp() || fewest.steps.some((step) => kindOf(step) !== "award")) return routes;
    const better = supposing().best("count");
    if (!better || byWeight(better, fewest) >= 0) return routes;
    return answers.map((answer, at) => answer.withPossible(routes[at], better, holding));
  }
  const open = supposing();
  const possible = open.best("count");
  /** @type {Route[]} */
  let routes;
  if (possible) {
    routes = answers.map((answer) => answer.bySupposing(bestOf(open, answer.by, possible), holding));
  } else {
    const done = evaluate(excerpt, open.everything(), { supposing: true });
    const missing = clock.stopped ? [] : reasons(done, holding, excerpt);
    routes = answers.map((answer) => answer.withoutWay(missing, everythingUnknown(done)));
  }
  return planner.proven && open.proven ? routes : routes.map((route) => ({ ...route, optimal: false }));
}

/** @param {Planner} planner @param {Measure} by @param {Plan} fewest @returns {Plan} the best that states the measure, if it needs no more from outside than the other */
function bestOf(planner, by, fewest) {
  if (by === "count" || planner.clock.isUp()) return fewest;
  const stated = planner.best(by);
  return stated && byWeight(stated, fewest) === 0 ? stated : fewest;
}

/** @param {Plan} one @param {Plan} other */
function byWeight(one, other) {
  const [weights, others] = [weight(one.supplies), weight(other.supplies)];
  const at = weights.findIndex((number, position) => number !== others[position]);
  return at < 0 ? 0 : weights[at] - others[at];
}

/** @param {Plan} one @param {Plan} other */
function isSame(one, other) {
  const [steps, otherSteps] = [one, other].map((plan) => [...plan.steps].sort());
  if (bySteps(steps, otherSteps) !== 0 || one.supplies.size !== other.supplies.size) return false;
  return [...one.supplies].every(([supply, much]) => other.supplies.get(supply) === much);
}

/** @param {Plan} one @param {Plan} other */
function inOrder(one, other) {
  const [steps, otherSteps] = [one, other].map((plan) => [...plan.steps].sort());
  return byWeight(one, other) || steps.length - otherSteps.length || bySteps(steps, otherSteps);
}

/** Puts a route together: the plan in the shape of a holding, and all that is said beside it. */
class Answer {
  /** @param {Excerpt} excerpt @param {Measure} by @param {Finding} found */
  constructor(excerpt, by, found) {
    this.excerpt = excerpt;
    this.by = by;
    this.found = found;
  }

  /** @param {Plan} plan that makes the goal met @param {Plan[]} others @param {boolean} more @returns {Route} */
  byPlan(plan, others, more) {
    /** @type {Plan[]} */
    const distinct = [];
    for (const other of others) if (![plan, ...distinct].some((one) => isSame(other, one))) distinct.push(other);
    return {
      ...this._route(plan),
      feasible: true,
      optimal: plan.optimal,
      alternatives: distinct.map((other) => this._way(other)),
      more_alternatives: more,
      unknown: [...everythingUnknown(this.found), ...this._openIn(plan)],
    };
  }

  /** @param {Plan} plan that makes the goal met only by supposing @param {Holding} holding @returns {Route} */
  bySupposing(plan, holding) {
    return this.withPossible({ ...this._route(NOTHING_TO_DO), optimal: plan.optimal }, plan, holding);
  }

  /** @param {Route} route @param {Plan} plan the way that there is if all that is open comes out well @param {Holding} holding @returns {Route} */
  withPossible(route, plan, holding) {
    const after = holdingAfter(holding, plan.steps, plan.supplies, this.excerpt.as_of);
    const still = everythingUnknown(evaluate(this.excerpt, after));
    const said = [...everythingUnknown(this.found), ...route.unknown, ...still, ...this._openIn(plan)];
    return { ...route, possible: this._way(plan), unknown: unique(said) };
  }

  /** @param {string[]} unmet why nothing that can be done is known to make the goal met @param {string[]} unknown @returns {Route} */
  withoutWay(unmet, unknown) {
    const said = unique([...everythingUnknown(this.found), ...unknown]);
    return { ...this._route(NOTHING_TO_DO), unmet, unknown: said };
  }

  /** @param {Plan} plan @returns {Route} */
  _route(plan) {
    return {
      ...this._way(plan),
      goal: this.excerpt.goal,
      by: this.by,
      as_of: this.excerpt.as_of,
      answer: this.found.answer,
      feasible: false,
      optimal: true,
      alternatives: [],
      more_alternatives: false,
      possible: null,
      unmet: [],
      unknown: [],
    };
  }

  /** @param {Plan} plan @returns {string[]} what a plan leaves open: how an award is received, and which of two orders is right */
  _openIn(plan) {
    const awards = [...plan.supplies.keys()].map(supplied).filter((of) => of.kind === "award");
    return [
      ...awards.map((of) => `How ${title(this.excerpt, of.id)} is received is not known here, or only in part.`),
      ...plan.disputed,
    ];
  }

  /** @param {Plan} plan @returns {Way} */
  _way({ steps, supplies }) {
    /** @type {Way} */
    const way = { credentials: [], outside: [], unlisted: {}, awards: [], totals: totals(steps, this.excerpt) };
    /** @type {Map<string, number>} */
    const unlisted = new Map();
    for (const step of steps) {
      const id = idOf(step);
      if (kindOf(step) === "credential") way.credentials.push(id);
      if (kindOf(step) === "unlisted") unlisted.set(id, (unlisted.get(id) ?? 0) + 1);
      if (kindOf(step) === "award") way.awards.push(award(id, areaOf(step)));
    }
    for (const [supply, much] of supplies) {
      const of = supplied(supply);
      if (of.kind === "unlisted") unlisted.set(of.id, (unlisted.get(of.id) ?? 0) + much);
      if (of.kind === "outside") way.outside.push(...itemsOf(of, much).map(bare));
      if (of.kind === "award") way.awards.push(award(of.id, of.area));
    }
    way.unlisted = Object.fromEntries([...unlisted].sort(([one], [other]) => (one < other ? -1 : 1)));
    return way;
  }
}

/** @param {import("./holding.js").HeldOutside} item its id, where nothing else is said of it */
function bare(item) {
  return Object.keys(item).length === 1 ? item.id : item;
}

/** @param {string} id @param {string} area */
function award(id, area) {
  return area ? { id, area } : id;
}
