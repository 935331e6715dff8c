// The search box in the header: Pagefind finds, this shows. Nothing is loaded before the box is used.

/**
 * @typedef {{ url: string, excerpt: string, meta: { title?: string, kind?: string } }} Found
 * @typedef {{ data: () => Promise<Found> }} Result
 * @typedef {{
 *   options: (options: { excerptLength: number }) => Promise<void>,
 *   init: () => Promise<void>,
 *   debouncedSearch: (term: string, options: object, wait: number) => Promise<{ results: Result[] } | null>,
 * }} Pagefind
 */

const SHOWN = 8;
/** Results whose titles are weighed: a long page that is about the words ranks low by their density. */
const WEIGHED = 24;
const WAIT_MS = 150;
const EXCERPT_WORDS = 18;

/** A combobox over the pages of the site. Its markup is the shell's `partials/search.html`. */
class CatalogSearch extends HTMLElement {
  /** @type {Promise<Pagefind> | null} */
  #pagefind = null;
  /** The option that arrow keys have reached; -1 is the box itself. */
  #active = -1;

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "";
    this.button = part(this, ".catalog-search__open", HTMLButtonElement);
    this.input = part(this, ".catalog-search__input", HTMLInputElement);
    this.panel = part(this, ".catalog-search__panel", HTMLElement);
    this.status = part(this, ".catalog-search__status", HTMLElement);
    this.list = part(this, ".catalog-search__results", HTMLElement);

    this.button.addEventListener("click", () => this.open());
    part(this, ".catalog-search__close", HTMLButtonElement).addEventListener("click", () => this.leave());
    part(this, "form", HTMLFormElement).addEventListener("submit", (event) => this.#go(event));
    this.input.addEventListener("focus", () => void this.#load());
    this.input.addEventListener("input", () => void this.search());
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) this.close();
    });
    // A click on a result must not first take the focus away, which would close the list under it.
    this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => this.#onSlash(event));
  }

  /** Show the box where it is folded away behind its button, and put the cursor into it. */
  open() {
    this.dataset.open = "";
    this.button.setAttribute("aria-expanded", "true");
    this.input.focus();
    this.input.select();
    if (this.list.childElementCount) this.#show(true);
  }

  /** Fold everything away, and leave the words as they are. */
  close() {
    delete this.dataset.open;
    this.button.setAttribute("aria-expanded", "false");
    this.#show(false);
  }

  /** Close, and give the focus back to where it came from: the button, or on a wide screen nothing. */
  leave() {
    this.close();
    if (this.button.checkVisibility()) this.button.focus();
    else this.input.blur();
  }

  /** Find what is in the box and list it. */
  async search() {
    const term = this.input.value.trim();
    if (!term) {
      this.#list([]);
      this.#say("");
      this.#show(false);
      return;
    }
    try {
      const pagefind = await this.#load();
      const answer = await pagefind.debouncedSearch(term, {}, WAIT_MS);
      // null: a later key has started another search.
      if (answer === null) return;
      const best = await Promise.all(answer.results.slice(0, WEIGHED).map((result) => result.data()));
      if (term !== this.input.value.trim()) return;
      const found = titleFirst(best, term).slice(0, SHOWN);
      this.#list(found);
      this.#say(counted(answer.results.length, found.length, term));
    } catch {
      this.#pagefind = null;
      this.#list([]);
      this.#say("The search could not be loaded. The lists in the menu show everything.");
    }
    this.#show(true);
  }

  /** @returns {Promise<Pagefind>} */
  #load() {
    this.#pagefind ??= import(new URL("../pagefind/pagefind.js", import.meta.url).href).then(async (pagefind) => {
      await pagefind.options({ excerptLength: EXCERPT_WORDS });
      await pagefind.init();
      return pagefind;
    });
    // Whoever searches says so when it fails; a focus alone should not.
    this.#pagefind.catch(() => (this.#pagefind = null));
    return this.#pagefind;
  }

  /** @param {Found[]} found */
  #list(found) {
    this.list.replaceChildren(...found.map(option));
    this.#mark(-1);
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.status.textContent = sentence;
  }

  /** @param {boolean} shown */
  #show(shown) {
    this.panel.hidden = !shown;
    this.input.setAttribute("aria-expanded", String(shown && this.list.childElementCount > 0));
    if (!shown) this.#mark(-1);
  }

  /** @param {number} index */
  #mark(index) {
    this.#active = index;
    for (const [at, result] of [...this.list.children].entries()) {
      result.setAttribute("aria-selected", String(at === index));
      if (at === index) result.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.list.children[index].id);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const last = this.list.childElementCount - 1;
    if (event.key === "Escape") {
      event.stopPropagation();
      if (this.panel.hidden) this.leave();
      else if (this.dataset.open === undefined) this.#show(false);
      else this.leave();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
      event.preventDefault();
      const next = this.#active + (event.key === "ArrowDown" ? 1 : -1);
      this.#show(true);
      // One more step beyond either end leads back to the box.
      this.#mark(next > last ? -1 : next < -1 ? last : next);
    }
  }

  /** @param {SubmitEvent} event */
  #go(event) {
    event.preventDefault();
    const result = this.list.children[Math.max(this.#active, 0)];
    if (result instanceof HTMLAnchorElement && !this.panel.hidden) result.click();
    else void this.search();
  }

  /** @param {KeyboardEvent} event */
  #onSlash(event) {
    const at = event.target;
    const writing = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    event.preventDefault();
    this.open();
  }
}

/**
 * @param {Found} found
 * @param {number} index
 * @returns {HTMLAnchorElement}
 */
function option(found, index) {
  const link = document.createElement("a");
  link.className = "catalog-search__result";
  link.id = `catalog-search-result-${index}`;
  link.href = found.url;
  link.tabIndex = -1;
  link.role = "option";
  const title = span("catalog-search__title", found.meta.title ?? found.url);
  const kind = span("catalog-search__kind", found.meta.kind ?? "");
  const excerpt = span("catalog-search__excerpt", "");
  excerpt.append(...marked(found.excerpt));
  link.append(title, " ", kind, " ", excerpt);
  return link;
}

/**
 * The words of an excerpt, with only its marks kept as elements.
 *
 * @param {string} html
 * @returns {Node[]}
 */
function marked(html) {
  const inert = new DOMParser().parseFromString(html, "text/html");
  return [...inert.body.childNodes].map((node) => {
    const text = node.textContent ?? "";
    if (node.nodeName !== "MARK") return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {HTMLSpanElement}
 */
function span(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

/**
 * @param {number} all
 * @param {number} shown
 * @param {string} term
 * @returns {string}
 */
function counted(all, shown, term) {
  if (!all) return `Nothing found for “${term}”.`;
  if (all > shown) return `The best ${shown} of ${all} pages.`;
  return all === 1 ? "1 page." : `${all} pages.`;
}

/**
 * @template {HTMLElement} Kind
 * @param {HTMLElement} root
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function part(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`<catalog-search> has no ${selector}`);
  return found;
}

if (!customElements.get("catalog-search")) customElements.define("catalog-search", CatalogSearch);

/**
 * Put results first whose title holds more of the words, and is made of little else.
 * @param {Found[]} found in the order of the index
 * @param {string} term
 * @returns {Found[]}
 */
function titleFirst(found, term) {
  const words = wordsOf(term);
  /** @param {Found} result */
  const weight = (result) => {
    const title = wordsOf(result.meta.title ?? "");
    const held = words.filter((word) => title.some((one) => one.startsWith(word))).length;
    return held + held / (title.length + 1);
  };
  return found.map((result) => ({ result, weight: weight(result) })).sort((a, b) => b.weight - a.weight).map((one) => one.result);
}

/** @param {string} text @returns {string[]} */
function wordsOf(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
