// My state, once for the whole site: chosen in the header, kept in this browser, told to every page.
//
// What is marked with `data-state` is marked as mine where it is of the state that was chosen. In a list with
// `data-states` mine goes first.

const KEY = "credential-catalog:state";
const CHANGED = "credential-catalog:state-changed";

/** @returns {string} the id of the state that was chosen, or "" */
export function myState() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** @returns {string} the name of the state that was chosen, or "" */
export function myStateName() {
  const chosen = /** @type {HTMLOptionElement | null} */ (document.querySelector(`.catalog-state option[value="${CSS.escape(myState())}"]`));
  return chosen?.value ? chosen.text : "";
}

/**
 * Call a function now, and whenever another state is chosen.
 *
 * @param {(state: string) => void} tell
 */
export function onState(tell) {
  document.addEventListener(CHANGED, () => tell(myState()));
  tell(myState());
}

/** @param {string} state */
function choose(state) {
  try {
    if (state) localStorage.setItem(KEY, state);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is shut off: the choice holds for no page.
  }
  document.dispatchEvent(new Event(CHANGED));
}

/** The chip in the header: a list of states under a short label. */
class CatalogState extends HTMLElement {
  connectedCallback() {
    const list = /** @type {HTMLSelectElement} */ (this.querySelector("select"));
    const label = /** @type {HTMLElement} */ (this.querySelector(".catalog-state__name"));
    onState((state) => {
      list.value = state;
      // A state that the site no longer has is none.
      if (list.selectedIndex < 0) list.value = "";
      label.textContent = list.value ? list.selectedOptions[0].text : "My state";
      this.toggleAttribute("data-chosen", list.value !== "");
    });
    list.addEventListener("change", () => choose(list.value));
    this.hidden = false;
  }
}

/** @type {Map<Element, Element[]>} */
const orders = new Map();

/**
 * The entries of a list as they were built: one may have been put first already, before the page was painted.
 *
 * @param {HTMLElement} list
 * @returns {Element[]}
 */
function asBuilt(list) {
  const entries = [...list.children];
  if (list.dataset.states) entries.splice(Number(list.dataset.states), 0, ...entries.splice(0, 1));
  return entries;
}

/** @param {string} state */
function mark(state) {
  for (const one of document.querySelectorAll("[data-state]")) {
    const mine = state !== "" && one.getAttribute("data-state") === state;
    one.classList.toggle("cc-mine", mine);
  }
  for (const list of document.querySelectorAll("[data-states]")) {
    const order = orders.get(list) ?? asBuilt(/** @type {HTMLElement} */ (list));
    orders.set(list, order);
    list.append(...order.filter((one) => one.matches(".cc-mine")), ...order.filter((one) => !one.matches(".cc-mine")));
  }
  for (const way of document.querySelectorAll("[data-find]")) askFor(way, state);
  for (const line of document.querySelectorAll("[data-elsewhere]")) tellElsewhere(/** @type {HTMLElement} */ (line), state);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-to-state]"))) {
    const name = myStateName();
    link.hidden = name === "";
    link.href = new URL(`${link.dataset.toState}${state}/`, document.baseURI).href;
    link.textContent = name;
  }
}

/**
 * Let a way to the finder ask for my state.
 *
 * @param {Element} way a link, or a field of a form
 * @param {string} state
 */
function askFor(way, state) {
  if (way instanceof HTMLInputElement) {
    way.value = state;
    way.disabled = state === "";
  } else if (way instanceof HTMLAnchorElement) {
    const link = new URL(way.href);
    if (state) link.searchParams.set("state", state);
    else link.searchParams.delete("state");
    way.href = link.href;
  }
}

/**
 * Say what my state says of a thing that none of its rules names: one line for every word, with the states it holds for.
 *
 * @param {HTMLElement} list
 * @param {string} state
 */
function tellElsewhere(list, state) {
  let said = false;
  for (const line of /** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)) {
    line.hidden = !(line.dataset.of ?? "").split(" ").includes(state);
    if (line.hidden) continue;
    said = true;
    const link = /** @type {HTMLAnchorElement} */ (line.querySelector("a"));
    link.textContent = myStateName();
    link.href = new URL(`${list.dataset.elsewhere}${state}/`, document.baseURI).href;
  }
  list.hidden = !said;
}

customElements.define("catalog-state", CatalogState);
onState(mark);
// Another page of this browser chose another one.
window.addEventListener("storage", (event) => {
  if (event.key === KEY) document.dispatchEvent(new Event(CHANGED));
});
