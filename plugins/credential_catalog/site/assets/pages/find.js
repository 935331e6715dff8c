// The page that finds: the form's fields are the question, the address keeps it, the list is the answer.
//
// Titles answer at every keystroke; what only the texts say is added as soon as nobody types.

import { myState } from "../state.js";
import { ask, ranked, relief, sorted, titled } from "./facets.js";
import { asCsv, shown } from "./found.js";

/** @typedef {import("./facets.js").Finder} Finder */
/** @typedef {import("./facets.js").Query} Query */
/** @typedef {{ field: HTMLInputElement, label: HTMLElement, count: HTMLElement }} Choice */

const AT_ONCE = 40;
const PAUSE_MS = 120;

class CatalogFinder extends HTMLElement {
  #shown = AT_ONCE;
  #typing = false;
  /** @type {Promise<any> | null} */
  #pagefind = null;
  #turn = 0;
  /** @type {{ fits: number[], query: Query } | null} */
  #found = null;
  /** @type {Map<string, Choice>} */
  #choices = new Map();

  async connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.list = /** @type {HTMLElement} */ (this.querySelector(".cc-found__items"));
    this.status = /** @type {HTMLElement} */ (this.querySelector(".cc-found__status"));
    this.help = /** @type {HTMLElement} */ (this.querySelector(".cc-found__help"));
    this.told = /** @type {HTMLElement} */ (this.querySelector(".cc-found__told"));
    this.more = /** @type {HTMLButtonElement} */ (this.querySelector(".cc-found__more"));
    // On a wide screen the questions stand open beside the answer.
    if (matchMedia("(min-width: 60em)").matches) this.form.querySelector(".cc-facets")?.setAttribute("open", "");
    try {
      const answer = await fetch(new URL(this.dataset.finder ?? "", document.baseURI));
      /** @type {Finder} */
      this.finder = await answer.json();
    } catch {
      this.status.textContent = "The list could not be loaded. The pages of all things are linked below.";
      this.more.hidden = true;
      return;
    }
    for (const field of this.form.querySelectorAll("input[type=checkbox]")) {
      const [label, count] = [field.closest("label"), field.closest("label")?.querySelector(".cc-facet__count")];
      if (field instanceof HTMLInputElement && label && count instanceof HTMLElement) {
        this.#choices.set(`${field.name}=${field.value}`, { field, label, count });
      }
    }
    const asked = new URLSearchParams(location.search);
    if (asked.size === 0 && myState()) asked.set("state", myState());
    this.#read(asked);
    this.#listen();
    await this.#show({ typing: false });
    this.dataset.ready = "";
  }

  #listen() {
    this.form.addEventListener("input", (event) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
      // What is typed in one go is one step back.
      this.#changed(typing && this.#typing);
      this.#typing = typing;
    });
    this.form.addEventListener("focusout", () => (this.#typing = false));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#changed();
    });
    this.form.addEventListener("reset", () => setTimeout(() => this.#changed()));
    this.form.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button[data-quick]");
      if (button instanceof HTMLButtonElement) this.#choose(button);
    });
    this.help.addEventListener("click", (event) => {
      const name = event.target instanceof HTMLButtonElement && event.target.dataset.drop;
      if (name) this.#drop(name);
    });
    this.more.addEventListener("click", () => {
      const next = this.list.querySelectorAll("a").length;
      this.#shown += AT_ONCE;
      this.#list();
      this.list.querySelectorAll("a")[next]?.focus();
    });
    this.querySelector(".cc-found__copy")?.addEventListener("click", () => void this.#copyLink());
    this.querySelector(".cc-found__csv")?.addEventListener("click", () => this.#save());
    window.addEventListener("popstate", () => {
      this.#shown = AT_ONCE;
      this.#read(new URLSearchParams(location.search));
      void this.#show();
    });
  }

  /**
   * The fields were changed: the address follows, and the list begins anew.
   *
   * @param {boolean} [still] whether this goes on with the last change, and is no step of its own
   */
  #changed(still = false) {
    const query = this.#asked().toString();
    const address = query ? `?${query}` : location.pathname;
    if (still || query === location.search.slice(1)) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#shown = AT_ONCE;
    void this.#show();
  }

  /** What is asked, as it stands in the address. */
  #asked() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value !== "") asked.append(name, String(value));
    return asked;
  }

  /** @param {HTMLButtonElement} button one of the quick choices: it ticks its boxes, or clears them again */
  #choose(button) {
    const pressed = button.ariaPressed === "true";
    const own = this.#quick(button);
    for (const { field } of this.#choices.values()) {
      if (own.some((one) => one.field.name === field.name)) field.checked = false;
    }
    for (const { field } of own) field.checked = !pressed;
    this.#changed();
  }

  /** @param {HTMLButtonElement} button */
  #quick(button) {
    return (button.dataset.quick ?? "").split("&").flatMap((one) => this.#choices.get(one) ?? []);
  }

  /** The question with all its answers stands in the address; whoever opens it asks the same. */
  async #copyLink() {
    const asked = this.#asked();
    // A link without a question would ask for the reader's own state.
    if (asked.size === 0) asked.set("state", "");
    const link = new URL(`?${asked}`, location.href.replace(/[?#].*/, "")).href;
    try {
      await navigator.clipboard.writeText(link);
      this.told.textContent = "The link is copied.";
    } catch {
      this.told.textContent = link;
    }
  }

  #save() {
    const found = this.#found;
    if (!found) return;
    const finder = /** @type {Finder} */ (this.finder);
    const top = new URL(this.dataset.top ?? "", document.baseURI).href;
    const file = new Blob(["\ufeff", asCsv(found.fits, finder, found.query, top)], { type: "text/csv;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `micro-credentials-${finder.as_of}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  /** @param {URLSearchParams} asked */
  #read(asked) {
    for (const field of this.form.elements) {
      if (field instanceof HTMLInputElement && field.type === "checkbox") {
        field.checked = asked.getAll(field.name).includes(field.value);
        if (field.checked) field.closest(".cc-facet")?.setAttribute("open", "");
      } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        field.value = asked.get(field.name) ?? "";
      }
    }
  }

  /** @param {string} name */
  #drop(name) {
    for (const field of this.form.elements) {
      if (field instanceof HTMLInputElement && field.name === name && field.type === "checkbox") field.checked = false;
      else if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.name === name) field.value = "";
    }
    this.#changed();
    this.status.focus();
  }

  /** @param {Map<number, number> | null} found what a search for the words has found @returns {Query} */
  #query(found) {
    const asked = new FormData(this.form);
    const finder = /** @type {Finder} */ (this.finder);
    const place = (/** @type {[string, ...string[]][]} */ list, /** @type {unknown} */ value) =>
      list.findIndex(([one]) => one === value);
    const places = (/** @type {[string, ...string[]][]} */ list, /** @type {string} */ name) =>
      new Set(asked.getAll(name).map((value) => place(list, value)));
    return {
      found,
      chosen: finder.facets.map(([name, , options]) => places(options, name)),
      state: place(finder.states, asked.get("state")),
      use: place(finder.uses, asked.get("use")),
      words: places(finder.words, "word"),
    };
  }

  /**
   * Search the texts of all pages; where the index can't be loaded, nothing is found.
   *
   * @param {string} term
   * @returns {Promise<number[]>} places of items, the best first
   */
  async #texts(term) {
    try {
      this.#pagefind ??= this.#load();
      const { pagefind, places } = await this.#pagefind;
      const { results } = await pagefind.search(term);
      return results.flatMap((/** @type {{ id: string }} */ result) => places.get(result.id) ?? []);
    } catch {
      this.#pagefind = null;
      return [];
    }
  }

  async #load() {
    const at = (/** @type {string} */ name) => new URL(`../../pagefind/${name}`, import.meta.url);
    const [pagefind, addresses] = await Promise.all([
      import(at("pagefind.js").href),
      fetch(at("addresses.json")).then((answer) => answer.json()),
    ]);
    await pagefind.init();
    const items = new Map(/** @type {Finder} */ (this.finder).items.map((item, at) => [item.address, at]));
    /** @type {Map<string, number>} */
    const places = new Map();
    for (const [id, address] of Object.entries(addresses)) {
      const at = items.get(String(address));
      if (at !== undefined) places.set(id, at);
    }
    return { pagefind, places };
  }

  /**
   * Answer from the titles at once, and from the texts as soon as nobody types.
   *
   * @param {{ typing: boolean }} [how] nobody types where an address is opened: there is one answer, and nothing moves
   */
  async #show({ typing } = { typing: true }) {
    const turn = (this.#turn += 1);
    const finder = /** @type {Finder} */ (this.finder);
    const term = String(new FormData(this.form).get("q") ?? "").trim();
    if (!term) {
      this.#answer(null);
      return;
    }
    const titles = titled(finder, term);
    if (typing) {
      this.#answer(ranked(finder, term, titles));
      await new Promise((go) => setTimeout(go, PAUSE_MS));
    }
    if (turn !== this.#turn) return;
    const texts = await this.#texts(term);
    // A later change has asked again.
    if (turn === this.#turn) this.#answer(ranked(finder, term, [...titles, ...texts]));
  }

  /** @param {Map<number, number> | null} found */
  #answer(found) {
    const finder = /** @type {Finder} */ (this.finder);
    const query = this.#query(found);
    const answer = ask(finder, query);
    const order = String(new FormData(this.form).get("sort") || (found ? "best" : "title"));
    this.#found = { fits: sorted(answer.fits, order, finder, query), query };
    this.#list();
    this.status.textContent = `${answer.fits.length} of ${finder.items.length}`;
    this.#count("word", finder.words, answer.words);
    for (const [facet, [name, , options]] of finder.facets.entries()) this.#count(name, options, answer.options[facet]);
    this.help.replaceChildren(...(answer.fits.length ? [] : this.#advice(query)));
    for (const count of this.form.querySelectorAll(".cc-facets__count")) count.textContent = `${answer.fits.length}`;
    for (const button of this.form.querySelectorAll("button[data-quick]")) this.#press(button);
  }

  #list() {
    const { fits, query } = /** @type {{ fits: number[], query: Query }} */ (this.#found);
    const view = String(new FormData(this.form).get("view") ?? "");
    const { parts, whole } = shown(view, fits, this.#shown, /** @type {Finder} */ (this.finder), query, this.dataset.top ?? "");
    this.list.replaceChildren(...parts);
    this.more.hidden = whole;
  }

  /** @param {Element} button a quick choice is pressed where its boxes, and no others of their kind, are ticked */
  #press(button) {
    if (!(button instanceof HTMLButtonElement)) return;
    const own = this.#quick(button);
    const ticked = [...this.#choices.values()].filter((one) => one.field.checked && one.field.name === own[0]?.field.name);
    button.ariaPressed = String(ticked.length === own.length && own.every((one) => one.field.checked));
  }

  /**
   * @param {string} name
   * @param {[value: string, ...string[]][]} options
   * @param {number[]} counts
   */
  #count(name, options, counts) {
    for (const [at, [value]] of options.entries()) {
      const choice = this.#choices.get(`${name}=${value}`);
      if (!choice) continue;
      choice.count.textContent = String(counts[at]);
      choice.label.classList.toggle("cc-facet--none", counts[at] === 0 && !choice.field.checked);
    }
  }

  /** @param {Query} query @returns {Node[]} */
  #advice(query) {
    const drops = relief(/** @type {Finder} */ (this.finder), query);
    const sentence = document.createElement("p");
    sentence.textContent = drops.length
      ? "Nothing fits all of this. Leave one out:"
      : "Nothing fits, even with one of these left out. Start again with “Clear”.";
    const buttons = drops.map((drop) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cc-button";
      button.dataset.drop = drop.name;
      button.textContent = `without ${this.#named(drop.name)}: ${drop.fits}`;
      return button;
    });
    return [sentence, ...buttons];
  }

  /** @param {string} name */
  #named(name) {
    if (name === "q") return "the words";
    const label = this.form.querySelector(`[data-facet="${name}"]`)?.textContent?.trim() ?? name;
    return label.toLowerCase();
  }
}

if (!customElements.get("catalog-finder")) customElements.define("catalog-finder", CatalogFinder);
