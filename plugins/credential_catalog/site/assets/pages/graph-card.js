// The card of a drawn graph: what a node stands for, beside the node, until Escape or the way on.

import { element } from "./graph-element.js";
import { wordsInMyState } from "./graph-words.js";

const AFTER_MS = 80;
const UNTIL_MS = 300;
const GAP = 8;
const MARKS = ["done", "next", "open"];

/** Shows one card at a time, on hover, focus or tap; it can be hovered itself, and its link is the next Tab. */
export class NodeCard {
  /** @param {HTMLElement} graph Holds the pictures; the card is put into it. */
  constructor(graph) {
    this.graph = graph;
    this.card = element("div", { className: "cc-peek", hidden: true });
    this.card.setAttribute("role", "group");
    graph.append(this.card);
    graph.addEventListener("focusin", (event) => this.#entered(event.target));
    graph.addEventListener("focusout", (event) => this.#left(event.relatedTarget));
    graph.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.#entered(event.target, AFTER_MS));
    graph.addEventListener("pointerout", (event) => event.pointerType !== "touch" && this.#left(event.relatedTarget, UNTIL_MS));
    graph.addEventListener("pointerdown", (event) => this.#pressed(event));
    graph.addEventListener("click", (event) => this.#clicked(event));
    graph.addEventListener("scroll", () => this.#place(), { capture: true, passive: true });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape());
    document.addEventListener("pointerdown", (event) => this.node && !graph.contains(/** @type {Node} */ (event.target)) && this.close());
  }

  /** Take the card away. */
  close() {
    clearTimeout(this.waiting);
    this.card.hidden = true;
    this.node = undefined;
  }

  /** @param {EventTarget | null} target @returns {SVGGElement | undefined} */
  #nodeAt(target) {
    const found = target instanceof Element ? target.closest(".cc-svg__node") : null;
    return found && this.graph.contains(found) ? /** @type {SVGGElement} */ (found) : undefined;
  }

  /** @param {EventTarget | null} target @param {number} [after] */
  #entered(target, after = 0) {
    const node = this.#nodeAt(target);
    const inCard = target instanceof Node && this.card.contains(target);
    if (!node && !inCard) return;
    clearTimeout(this.waiting);
    if (!node || node === this.node) return;
    if (after) this.waiting = setTimeout(() => this.#show(node), after);
    else this.#show(node);
  }

  /** @param {EventTarget | null} to @param {number} [after] */
  #left(to, after = 0) {
    if (to instanceof Node && (this.card.contains(to) || (this.node && this.#nodeAt(to) === this.node))) return;
    clearTimeout(this.waiting);
    const focused = this.#nodeAt(document.activeElement);
    const back = () => {
      if (this.card.contains(document.activeElement)) return;
      if (after && focused && focused === this.#nodeAt(document.activeElement) && focused.matches(":focus-visible")) this.#show(focused);
      else this.close();
    };
    if (after) this.waiting = setTimeout(back, after);
    else this.close();
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    const node = this.#nodeAt(event.target);
    this.tapped = event.pointerType === "touch" && node !== this.node ? node : undefined;
  }

  /** A first tap shows the card; its link, or a second tap, goes there. @param {MouseEvent} event */
  #clicked(event) {
    const node = this.#nodeAt(event.target);
    if (!node) return;
    if (node === this.tapped) {
      event.preventDefault();
      this.#show(node);
    } else if (node.dataset.opens) {
      event.preventDefault();
      this.#open(node.dataset.opens);
    }
    this.tapped = undefined;
  }

  /** @param {string} group Open what is inside a card, and go there. */
  #open(group) {
    const inside = document.getElementById(group);
    const details = inside?.closest("details");
    if (!details) return;
    details.open = true;
    this.close();
    details.querySelector("summary")?.focus();
  }

  #escape() {
    if (!this.node) return;
    const node = this.node;
    const within = this.card.contains(document.activeElement);
    this.close();
    if (within) {
      node.focus();
      this.close();
    }
  }

  /** @param {SVGGElement} node */
  #show(node) {
    this.node = node;
    const { title = "", kind = "", detail, hours, cost, after, leads } = node.dataset;
    const mark = MARKS.find((name) => node.querySelector(`.cc-svg__card--${name}`));
    const facts = hours ? [...fact("Hours", hours), ...fact("Price", cost)] : fact("From", after);
    const list = element("dl", { className: "cc-facts" }, [...facts, ...fact("Leads to", leads)]);
    const said = [kind, hours ? undefined : detail, mark].filter(Boolean).join(" · ");
    this.card.setAttribute("aria-label", `About ${title}`);
    this.card.replaceChildren(
      element("p", { className: "cc-peek__title" }, [title]),
      element("p", { className: "cc-peek__kind" }, [said]),
      ...(list.childNodes.length ? [list] : []),
      ...this.#ways(node),
    );
    // After its picture, so that the next Tab from the node reaches the card's link.
    node.closest("figure")?.after(this.card);
    this.card.hidden = false;
    this.#place();
    if (hours) void this.#say(node, node.querySelector("[data-id]")?.getAttribute("data-id") ?? "", list);
  }

  /** @param {SVGGElement} node Its page, and what is inside. */
  #ways(node) {
    const { page, opens } = node.dataset;
    const target = page ?? (opens ? null : node.getAttribute("href"));
    const ways = element("p", { className: "cc-peek__ways" });
    if (target) ways.append(element("a", { href: target }, ["Open its page"]));
    if (opens) {
      const button = element("button", { type: "button" }, ["Show what is inside"]);
      button.addEventListener("click", () => this.#open(opens));
      ways.append(button);
    }
    return ways.childNodes.length ? [ways] : [];
  }

  /** @param {SVGGElement} node @param {string} id @param {HTMLElement} facts */
  async #say(node, id, facts) {
    const said = await wordsInMyState(this.graph.dataset.words ?? "", id);
    if (!said || this.node !== node || facts.dataset.said) return;
    facts.dataset.said = id;
    facts.append(...fact(`In ${said.state}`, said.words));
    this.#place();
  }

  /** Below its node, or above where the window ends; never over the edge of the page's column. */
  #place() {
    if (!this.node || this.card.hidden) return;
    const around = this.graph.getBoundingClientRect();
    const box = (this.node.closest(".cc-graph__box") ?? this.graph).getBoundingClientRect();
    const at = this.node.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const bottom = Math.min(at.bottom, box.bottom);
    const above = bottom + GAP + height > innerHeight && at.top - GAP - height > 0;
    const left = Math.min(Math.max(at.left - around.left, 0), Math.max(around.width - width, 0));
    this.card.style.left = `${left}px`;
    this.card.style.top = `${(above ? Math.max(at.top, box.top) - GAP - height : bottom + GAP) - around.top}px`;
  }
}

/** @param {string} name @param {string | undefined} value */
function fact(name, value) {
  return value ? [element("dt", {}, [name]), element("dd", {}, [value])] : [];
}
