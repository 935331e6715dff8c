// The page that finds: the form's fields are the question, the address keeps it, the list is the answer.

import { myState } from "../state.js";
import { ask, relief, sorted } from "./facets.js";
import { asCsv, shown } from "./found.js";

/** @typedef {import("./facets.js").Finder} Finder */
/** @typedef {import("./facets.js").Query} Query */

const AT_ONCE = 40;
const WAIT_MS = 120;

class CatalogFinder extends HTMLElement {
  #shown = AT_ONCE;
  /** @type {Promise<any> | null} */
  #pagefind = null;
  #turn = 0;
  /** @type {{ fits: number[], query: Query } | null} */
  #found = null;

  async connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.list = /** @type {HTMLElement} */ (this.querySelector(".cc-found__items"));
    this.status = /** @type {HTMLElement} */ (this.querySelector(".cc-found__status"));
    this.help = /** @type {HTMLElement} */ (this.querySelector(".cc-found__help"));
    this.told = /** @type {HTMLElement} */ (this.querySelector(".cc-found__told"));
    this.more = /** @type {HTMLButtonElement} */ (this.querySelector(".cc-found__more"));
    try {
      const answer = await fetch(new URL(this.dataset.finder ?? "", document.baseURI));
      /** @type {Finder} */
      this.finder = await answer.json();
    } catch {
      // The whole list stands on the page; without the data it is not narrowed down.
      return;
    }
    const asked = new URLSearchParams(location.search);
    if (asked.size === 0 && myState()) asked.set("state", myState());
    this.#read(asked);
    // On a phone the answer comes first; the questions open on demand.
    if (matchMedia("(max-width: 59.99em)").matches) this.form.querySelector(".cc-facets")?.removeAttribute("open");
    this.form.hidden = false;
    this.querySelector(".cc-found__take")?.removeAttribute("hidden");
    this.dataset.ready = "";
    let waiting = 0;
    this.form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.#changed(), WAIT_MS);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#changed();
    });
    this.form.addEventListener("reset", () => setTimeout(() => this.#changed()));
    this.help.addEventListener("click", (event) => {
      const name = event.target instanceof HTMLButtonElement && event.target.dataset.drop;
      if (name) this.#drop(name);
    });
    this.more.addEventListener("click", () => {
      const next = this.#shown;
      this.#shown += AT_ONCE;
      void this.#show().then(() => this.list.querySelectorAll("a")[next]?.focus());
    });
    this.querySelector(".cc-found__copy")?.addEventListener("click", () => void this.#copyLink());
    this.querySelector(".cc-found__csv")?.addEventListener("click", () => this.#save());
    window.addEventListener("popstate", () => {
      this.#read(new URLSearchParams(location.search));
      void this.#show();
    });
    await this.#show();
  }

  /** The fields were changed: the address follows, and the list begins anew. */
  #changed() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value !== "") asked.append(name, String(value));
    const query = asked.toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    this.#shown = AT_ONCE;
    void this.#show();
  }

  /** The question with all its answers stands in the address; whoever opens it asks the same. */
  async #copyLink() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value !== "") asked.append(name, String(value));
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

  /** @returns {Promise<Query>} */
  async #query() {
    const asked = new FormData(this.form);
    const finder = /** @type {Finder} */ (this.finder);
    const place = (/** @type {[string, ...string[]][]} */ list, /** @type {unknown} */ value) =>
      list.findIndex(([one]) => one === value);
    const places = (/** @type {[string, ...string[]][]} */ list, /** @type {string} */ name) =>
      new Set(asked.getAll(name).map((value) => place(list, value)));
    return {
      found: await this.#find(String(asked.get("q") ?? "").trim()),
      chosen: finder.facets.map(([name, , options]) => places(options, name)),
      state: place(finder.states, asked.get("state")),
      use: place(finder.uses, asked.get("use")),
      words: places(finder.words, "word"),
    };
  }

  /**
   * Search all text; where the index can't be loaded, the titles.
   *
   * @param {string} term
   * @returns {Promise<Map<number, number> | null>}
   */
  async #find(term) {
    if (!term) return null;
    const items = /** @type {Finder} */ (this.finder).items;
    try {
      this.#pagefind ??= this.#load();
      const { pagefind, addresses } = await this.#pagefind;
      const { results } = await pagefind.search(term);
      const places = new Map(items.map((item, at) => [item.address, at]));
      /** @type {Map<number, number>} */
      const found = new Map();
      for (const result of results) {
        const at = places.get(addresses[result.id]);
        if (at !== undefined) found.set(at, found.size);
      }
      return titlesFirst(found, items, term);
    } catch {
      this.#pagefind = null;
      const words = term.toLowerCase().split(/\s+/);
      const held = items.flatMap((item, at) =>
        words.every((word) => `${item.title} ${item.beside}`.toLowerCase().includes(word)) ? [at] : [],
      );
      return new Map(held.map((at, place) => [at, place]));
    }
  }

  async #load() {
    const at = (/** @type {string} */ name) => new URL(`../../pagefind/${name}`, import.meta.url);
    const [pagefind, addresses] = await Promise.all([
      import(at("pagefind.js").href),
      fetch(at("addresses.json")).then((answer) => answer.json()),
    ]);
    await pagefind.init();
    return { pagefind, addresses };
  }

  async #show() {
    const turn = (this.#turn += 1);
    const finder = /** @type {Finder} */ (this.finder);
    const query = await this.#query();
    // A later change has asked again.
    if (turn !== this.#turn) return;
    const answer = ask(finder, query);
    const chosen = new FormData(this.form).get("sort");
    const order = String(chosen || (query.found ? "best" : "title"));
    this.#found = { fits: sorted(answer.fits, order, finder, query), query };
    const listed = this.#found.fits.slice(0, this.#shown);
    const view = String(new FormData(this.form).get("view") ?? "");
    this.list.replaceChildren(...shown(view, listed, finder, query, this.dataset.top ?? ""));
    this.status.textContent = `${answer.fits.length} of ${finder.items.length}`;
    this.more.hidden = answer.fits.length <= listed.length;
    this.#count("word", finder.words.map(([value]) => value), answer.words);
    for (const [facet, [name, , options]] of finder.facets.entries()) {
      this.#count(name, options.map(([value]) => value), answer.options[facet]);
    }
    this.help.replaceChildren(...(answer.fits.length ? [] : this.#advice(query)));
    const button = this.form.querySelector(".cc-facets__count");
    if (button) button.textContent = `${answer.fits.length}`;
  }

  /**
   * @param {string} name
   * @param {string[]} values
   * @param {number[]} counts
   */
  #count(name, values, counts) {
    for (const [at, value] of values.entries()) {
      const field = this.form.querySelector(`input[name="${name}"][value="${value}"]`);
      const label = field?.closest("label");
      const shown = label?.querySelector(".cc-facet__count");
      if (!(field instanceof HTMLInputElement) || !label || !shown) continue;
      shown.textContent = String(counts[at]);
      label.classList.toggle("cc-facet--none", counts[at] === 0 && !field.checked);
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

/**
 * Put what has the words in its title before what has them in its text.
 *
 * @param {Map<number, number>} found
 * @param {import("./facets.js").Item[]} items
 * @param {string} term
 * @returns {Map<number, number>}
 */
function titlesFirst(found, items, term) {
  const words = term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const missed = (/** @type {number} */ at) =>
    words.filter((word) => !items[at].title.toLowerCase().includes(word)).length;
  const order = [...found.keys()].sort((a, b) => missed(a) - missed(b) || (found.get(a) ?? 0) - (found.get(b) ?? 0));
  return new Map(order.map((at, place) => [at, place]));
}

if (!customElements.get("catalog-finder")) customElements.define("catalog-finder", CatalogFinder);
