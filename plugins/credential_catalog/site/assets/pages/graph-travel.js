// Travel along the lines of a drawn graph: one stop for Tab, and arrow keys from card to card.

/** @typedef {{ node: SVGGElement, x: number, y: number, before: Place[], after: Place[] }} Place */

/**
 * Read a graph's cards and lines out of its picture; everywhere what stands higher comes first.
 *
 * @param {SVGSVGElement} svg
 * @returns {Place[]}
 */
export function placesOf(svg) {
  const nodes = /** @type {NodeListOf<SVGGElement>} */ (svg.querySelectorAll(".cc-svg__node"));
  /** @type {Map<string | undefined, Place>} */
  const places = new Map();
  for (const node of nodes) {
    const { x, y, width, height } = node.getBBox();
    places.set(node.dataset.key, { node, x: x + width / 2, y: y + height / 2, before: [], after: [] });
  }
  const lines = /** @type {NodeListOf<SVGPathElement>} */ (svg.querySelectorAll(".cc-svg__link"));
  for (const { dataset } of lines) {
    const tail = places.get(dataset.tail);
    const head = places.get(dataset.head);
    if (!tail || !head) continue;
    tail.after.push(head);
    head.before.push(tail);
  }
  const all = [...places.values()];
  for (const list of [all, ...all.flatMap((place) => [place.before, place.after])]) list.sort(downward);
  return all;
}

/**
 * Let the arrow keys travel. Right goes to what a card leads to, left to what comes before it, up and down among
 * those beside it; Home and End to the first and the last.
 *
 * @param {SVGSVGElement} svg
 * @param {Place[]} places
 */
export function letTravel(svg, places) {
  const byNode = new Map(places.map((place) => [/** @type {EventTarget | null} */ (place.node), place]));
  const onward = [...places].sort((one, other) => one.x - other.x || downward(one, other));
  /** @type {Place | undefined} */
  let from;
  const stopAt = (/** @type {Place} */ stop) => {
    for (const place of places) place.node.setAttribute("tabindex", place === stop ? "0" : "-1");
  };
  stopAt(onward[0]);
  svg.addEventListener("focusin", (event) => {
    const at = byNode.get(event.target);
    if (at) stopAt(at);
  });
  svg.addEventListener("keydown", (event) => {
    const at = byNode.get(event.target);
    if (!at || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const steps = {
      ArrowRight: () => oneOf(at.after, from),
      ArrowLeft: () => oneOf(at.before, from),
      ArrowDown: () => beside(at, places, 1),
      ArrowUp: () => beside(at, places, -1),
      Home: () => onward[0],
      End: () => onward[onward.length - 1],
    };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (!step) return;
    event.preventDefault();
    const to = step();
    if (!to) return;
    from = at;
    to.node.focus();
  });
}

/** There and back again is the same way. @param {Place[]} places @param {Place | undefined} from */
function oneOf(places, from) {
  return from && places.includes(from) ? from : places[0];
}

/**
 * The nearest card above (-1) or below (1): among those that share the other end of a line, else in the column.
 *
 * @param {Place} at
 * @param {Place[]} places
 * @param {1 | -1} way
 */
function beside(at, places, way) {
  const sharing = [...at.after.flatMap((head) => head.before), ...at.before.flatMap((tail) => tail.after)];
  const column = places.filter((place) => Math.abs(place.x - at.x) < 1);
  for (const others of [sharing, column]) {
    const further = others.filter((other) => downward(other, at) * way > 0);
    further.sort((one, other) => downward(one, other) * way);
    if (further.length) return further[0];
  }
  return undefined;
}

/** @param {Place} one @param {Place} other */
function downward(one, other) {
  return one.y - other.y || one.x - other.x;
}
