// Drawn graphs: a card beside the node that is pointed at, and arrow keys along the lines.

import { NodeCard } from "./graph-card.js";
import { letTravel, placesOf } from "./graph-travel.js";

/** @typedef {import("./graph-travel.js").Place} Place */

const MOST_NAMED = 3;

class CatalogGraph extends HTMLElement {
  connectedCallback() {
    if (this.shown) return;
    this.shown = new NodeCard(this);
    for (const details of this.querySelectorAll("details")) details.addEventListener("toggle", () => this.#ready());
    this.#ready();
  }

  /** Make the pictures that can be seen ready; a folded one has no places yet. */
  #ready() {
    const pictures = /** @type {NodeListOf<SVGSVGElement>} */ (this.querySelectorAll("svg.cc-svg:not([data-ready])"));
    for (const svg of pictures) {
      if (!svg.checkVisibility()) continue;
      svg.dataset.ready = "";
      const places = placesOf(svg);
      for (const { node, before, after } of places) {
        node.dataset.after = named(before);
        node.dataset.leads = named(after);
        node.setAttribute("aria-label", spoken(node));
      }
      letTravel(svg, places);
      // The cards in it can be reached now, so the box needs no stop of its own.
      svg.closest(".cc-graph__box")?.removeAttribute("tabindex");
    }
  }
}

/** @param {SVGGElement} node What a card is, and where its lines go. */
function spoken({ ariaLabel, dataset }) {
  const { after, leads } = dataset;
  return [ariaLabel, after && `after ${after}`, leads && `leads to ${leads}`].filter(Boolean).join("; ");
}

/** @param {Place[]} places */
function named(places) {
  const more = places.length - MOST_NAMED;
  const titles = places.slice(0, MOST_NAMED).map((place) => place.node.dataset.title);
  return `${titles.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

customElements.define("catalog-graph", CatalogGraph);
