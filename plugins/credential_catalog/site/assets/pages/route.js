// "I hold…": what somebody ticks changes at once what is left; the page's own list is the way from nothing.

import { forget, keep, nothing, stored } from "./held.js";

/** @typedef {import("./held.js").Held} Held */

const MANY = 15;
const MOST_SAID = 6;
const NUMBER = /^(1|an unknown number of) /;
const WITHIN_MS = 1000;
const ANSWERS = { met: "What you hold is enough.", not_met: "Not enough yet.", cannot_tell: "It cannot be told." };
const MARKS = { done: "done", next: "next", open: "open" };

class CatalogRoute extends HTMLElement {
  connectedCallback() {
    this.held = stored();
    this.details = element("details", { className: "cc-hold" }, [element("summary", {}, ["I hold…"])]);
    this.append(this.details);
    this.details.addEventListener("toggle", () => void this.#open());
    for (const link of document.querySelectorAll("a.cc-to-left")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.details?.setAttribute("open", "");
        this.details?.querySelector("summary")?.focus({ preventScroll: true });
        this.details?.scrollIntoView();
      });
    }
    if (Object.values(this.held.held).some((one) => (Array.isArray(one) ? one.length : Object.keys(one).length))) {
      void this.#load().then((goal) => {
        if (goal && this.#concerns(goal)) this.details?.setAttribute("open", "");
      });
    }
  }

  /** Load the goal and the engine once; a page without them keeps its list. */
  async #load() {
    this.loading ??= (async () => {
      try {
        const [answer, engine] = await Promise.all([
          fetch(new URL(this.dataset.goal ?? "", document.baseURI)),
          import(new URL(this.dataset.engine ?? "", document.baseURI).href),
        ]);
        this.engine = engine;
        this.goal = await answer.json();
        return this.goal;
      } catch {
        return null;
      }
    })();
    return this.loading;
  }

  /** @param {any} goal Whether anything kept bears on this goal. */
  #concerns(goal) {
    const { held } = this.held ?? { held: nothing() };
    const { credentials, outside, awards, aliases } = goal.excerpt;
    const seen = (/** @type {string} */ id, /** @type {any} */ table) => (aliases[id] ?? id) in table;
    return (
      held.credentials.some((id) => seen(id, credentials)) ||
      held.outside.some((one) => seen(one.id, outside)) ||
      held.awards.some((one) => seen(typeof one === "string" ? one : one.id, awards)) ||
      Object.keys(held.unlisted).some((key) => key in goal.unlisted)
    );
  }

  async #open() {
    if (this.form) return;
    const goal = await this.#load();
    if (this.form) return;
    if (!goal) {
      this.details?.append(element("p", {}, ["This could not be loaded. The list above is the way from nothing."]));
      return;
    }
    const { excerpt } = goal;
    this.form = element("form", {}, [
      ...this.#gone(),
      this.#group("Micro-credentials", Object.keys(excerpt.credentials), (id) => this.#tick("credentials", id)),
      this.#group("From outside", Object.keys(excerpt.outside), (id) => this.#thing(id)),
      this.#group(
        "Licences and other awards",
        Object.keys(excerpt.awards).filter((id) => id !== excerpt.goal),
        (id) => this.#tick("awards", id),
      ),
      this.#group("What the catalog cannot list", Object.keys(goal.unlisted), (key) => this.#number(key)),
    ]);
    const again = element("button", { type: "button" }, ["Forget all that I hold"]);
    again.addEventListener("click", () => this.#forget());
    this.left = element("div", { className: "cc-hold__left", ariaLive: "polite" });
    this.left.setAttribute("role", "status");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.#changed(event));
    this.form.append(again);
    this.details?.append(this.form, this.left);
    this.#show();
  }

  /** Say what was kept and cannot be used any more. */
  #gone() {
    const dropped = this.held?.dropped ?? [];
    return dropped.length
      ? [element("p", { className: "cc-note" }, [`Left out of what you had ticked before: ${dropped.join("; ")}.`])]
      : [];
  }

  /**
   * @param {string} words
   * @param {string[]} ids
   * @param {(id: string) => HTMLElement} field
   */
  #group(words, ids, field) {
    if (!ids.length) return "";
    const things = element("div", { className: "cc-hold__things" }, ids.map(field));
    const parts = [element("legend", {}, [words]), things];
    if (ids.length > MANY) {
      const search = element("input", { type: "search", placeholder: `Among these ${ids.length}`, ariaLabel: `Filter: ${words}` });
      search.addEventListener("input", (event) => {
        event.stopPropagation();
        for (const thing of things.children) {
          thing.toggleAttribute("hidden", !thing.textContent?.toLowerCase().includes(search.value.trim().toLowerCase()));
        }
      });
      parts.splice(1, 0, search);
    }
    return element("fieldset", {}, parts);
  }

  /** @param {"credentials" | "awards"} kind @param {string} id */
  #tick(kind, id) {
    const box = element("input", { type: "checkbox", name: kind, value: id });
    const held = this.held?.held[kind] ?? [];
    box.checked = held.some((one) => this.#present(typeof one === "string" ? one : one.id) === id && typeof one === "string");
    return element("label", { className: "cc-hold__thing" }, [box, this.goal.excerpt[kind][id].title]);
  }

  /** @param {string} id */
  #thing(id) {
    const { title, unit } = this.goal.excerpt.outside[id];
    const held = this.held?.held.outside.find((one) => this.#present(one.id) === id);
    if (!unit) {
      const box = element("input", { type: "checkbox", name: "outside", value: id, checked: Boolean(held) });
      return element("label", { className: "cc-hold__thing" }, [box, title]);
    }
    const field = element("input", { type: "number", min: "0", step: "any", name: "outside", value: held?.quantity ?? "" });
    field.dataset.id = id;
    return element("label", { className: "cc-hold__thing" }, [field, `${title} (${words(unit)}s)`]);
  }

  /** @param {string} key */
  #number(key) {
    const field = element("input", { type: "number", min: "0", step: "any", name: "unlisted", value: this.held?.held.unlisted[key] ?? "" });
    field.dataset.id = key;
    return element("label", { className: "cc-hold__thing" }, [field, this.goal.unlisted[key].replace(NUMBER, "").replace(/: .*/s, "")]);
  }

  /** @param {string} id */
  #present(id) {
    return this.goal.excerpt.aliases[id] ?? id;
  }

  /** @param {Event} event */
  #changed(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    // Another page may have changed it meanwhile: only this one thing is set.
    const { held } = stored();
    const id = input.dataset.id ?? input.value;
    const without = (/** @type {any[]} */ list) =>
      list.filter((one) => this.#present(typeof one === "string" ? one : one.id) !== id);
    const number = Number(input.value);
    if (input.name === "credentials") held.credentials = [...without(held.credentials), ...(input.checked ? [id] : [])];
    if (input.name === "awards") held.awards = [...without(held.awards), ...(input.checked ? [id] : [])];
    if (input.name === "outside" && input.type === "checkbox") {
      held.outside = [...without(held.outside), ...(input.checked ? [{ id }] : [])];
    } else if (input.name === "outside") {
      const unit = this.goal.excerpt.outside[id].unit;
      held.outside = [...without(held.outside), ...(number > 0 ? [{ id, quantity: number, unit }] : [])];
    }
    if (input.name === "unlisted") {
      delete held.unlisted[id];
      if (input.value !== "" && number >= 0) held.unlisted[id] = number;
    }
    keep(held);
    this.held = { held, dropped: [] };
    this.#show();
  }

  #forget() {
    forget();
    this.held = { held: nothing(), dropped: [] };
    for (const input of this.form?.querySelectorAll("input") ?? []) {
      if (input.type === "checkbox") input.checked = false;
      else input.value = "";
    }
    this.#show();
  }

  /** Answer, and say what is left. */
  #show() {
    const { excerpt } = this.goal;
    const held = this.held?.held ?? nothing();
    const route = this.engine.shortestRoute(excerpt, held, { within: WITHIN_MS });
    /** @type {keyof typeof ANSWERS} */
    const answer = route.answer;
    const parts = [element("p", { className: "cc-hold__answer" }, [ANSWERS[answer]])];
    if (route.cut_short) {
      parts.push(element("p", {}, ["This is too much to search through here. The list above is the way from nothing."]));
    } else if (answer !== "met") {
      const head = (/** @type {string} */ said) => element("p", { className: "cc-route__head" }, [said]);
      if (route.feasible) parts.push(head("Still to do:"), ...this.#way(route));
      if (route.possible) {
        const sure = route.feasible ? "By micro-credentials, if" : "No way is certain. If";
        parts.push(head(`${sure} all that is open comes out well:`), ...this.#way(route.possible));
      }
      parts.push(...saidOf("Why nothing is enough:", route.unmet));
    }
    parts.push(...saidOf("What could not be told:", answer === "met" ? [] : route.unknown));
    this.left?.replaceChildren(...parts);
    this.#mark(held, route.feasible ? route : (route.possible ?? route));
  }

  /** @param {any} way */
  #way(way) {
    const { excerpt, links, unlisted } = this.goal;
    const linked = (/** @type {string} */ id) => {
      const title = excerpt.credentials[id]?.title ?? id;
      return links[id] ? element("a", { href: links[id] }, [title]) : title;
    };
    const parts = [];
    if (way.credentials.length) {
      const items = way.credentials.map((/** @type {string} */ id) => element("li", {}, [linked(id), " ", element("span", { className: "cc-beside" }, [hoursOf(excerpt.credentials[id])])]));
      parts.push(element("ol", { className: "cc-route__steps" }, items));
    }
    const more = Object.entries(way.unlisted).map(([key, number]) => {
      const named = unlisted[key] ?? key;
      return named.startsWith("1 ") && number !== 1 ? `${number} × ${named.replace(NUMBER, "")}` : named;
    });
    const outside = way.outside.map((/** @type {any} */ one) => outsideWords(one, excerpt));
    const awards = way.awards.map((/** @type {any} */ one) => excerpt.awards[one.id ?? one]?.title ?? one.id ?? one);
    for (const [head, list] of [["What the catalog cannot list:", more], ["From outside:", outside], ["To hold or receive on the way:", awards]]) {
      if (list.length) parts.push(element("p", { className: "cc-route__also" }, [element("strong", {}, [head]), ` ${[...new Set(list)].join("; ")}.`]));
    }
    if (way.credentials.length) parts.push(element("p", { className: "cc-route__totals" }, [element("strong", {}, ["In all:"]), ` ${totalWords(way.totals)}`]));
    return parts;
  }

  /**
   * Mark in the drawn graphs what is done, what is next and what is still open; in words, not by colour alone.
   *
   * @param {Held} held
   * @param {any} way
   */
  #mark(held, way) {
    const done = new Set([...held.credentials, ...held.outside.map((one) => one.id), ...held.awards.map((one) => (typeof one === "string" ? one : one.id))].map((id) => this.#present(id)));
    const next = way.credentials[0];
    const todo = new Set([...way.credentials, ...way.outside.map((/** @type {any} */ one) => one.id ?? one)]);
    for (const card of document.querySelectorAll(".cc-svg__card[data-id]")) {
      const id = card.getAttribute("data-id") ?? "";
      /** @type {keyof typeof MARKS | null} */
      const mark = done.has(id) ? "done" : id === next ? "next" : todo.has(id) ? "open" : null;
      for (const name of Object.keys(MARKS)) card.classList.toggle(`cc-svg__card--${name}`, name === mark);
      card.querySelector(".cc-svg__mark")?.remove();
      const shape = card.querySelector("rect:not(.cc-svg__behind)");
      if (!mark || !shape) continue;
      const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      text.setAttribute("class", "cc-svg__mark");
      text.setAttribute("x", String(Number(shape.getAttribute("x")) + 6));
      text.setAttribute("y", String(Number(shape.getAttribute("y")) - 3));
      text.textContent = MARKS[mark];
      card.append(text);
    }
  }
}

/** @param {string} head @param {string[]} list */
function saidOf(head, list) {
  if (!list.length) return [];
  const strong = element("strong", {}, [head]);
  const said = list.slice(0, MOST_SAID);
  if (list.length > MOST_SAID) said.push(`And ${list.length - MOST_SAID} more of the kind.`);
  return [element("p", { className: "cc-route__also" }, [strong]), element("ul", {}, said.map((one) => element("li", {}, [one])))];
}

/** @param {any} credential */
function hoursOf(credential) {
  if (!credential?.hours) return "hours not stated";
  const [low, high] = credential.hours;
  if (high === null) return `at least ${low} h`;
  return low === high ? `${low} h` : `${low} to ${high} h`;
}

/** @param {any} totals */
function totalWords(totals) {
  const hours = totals.hours.at_least || totals.hours.complete ? `${totals.hours.at_least} h` : "";
  const cost = totals.cost.at_least || totals.cost.complete ? `$${totals.cost.at_least}` : "";
  const least = (/** @type {string} */ said, /** @type {boolean} */ all) => (said ? (all ? said : `at least ${said}, not all is stated`) : "not stated");
  const number = `${totals.count} micro-credential${totals.count === 1 ? "" : "s"}`;
  return `${number}. Hours: ${least(hours, totals.hours.complete)}. Price: ${least(cost, totals.cost.complete)}.`;
}

/** @param {any} one @param {any} excerpt */
function outsideWords(one, excerpt) {
  const id = one.id ?? one;
  const title = excerpt.outside[id]?.title ?? id;
  if (one.quantity === undefined || one.quantity === null) return title;
  const unit = one.unit ? ` ${words(one.unit)}${one.quantity === 1 ? "" : "s"}` : "";
  const during = one.during ? `, while holding ${excerpt.awards[one.during]?.title ?? one.during}` : "";
  return `${title} (${one.quantity}${unit}${during})`;
}

/** @param {string} name */
function words(name) {
  return name.replaceAll("_", " ");
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== ""));
  return made;
}

customElements.define("catalog-route", CatalogRoute);
