// The switch of the states' page: the use stands in the address, so that a map of one use can be linked to.

const switches = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".cc-switch input[name=use]"));
const asked = new URLSearchParams(location.search).get("use");
for (const one of switches) {
  if (one.value === asked) one.checked = true;
  one.addEventListener("change", () => history.replaceState(null, "", `?use=${one.value}${location.hash}`));
}

// The map is one stop of the Tab key; arrow keys go from tile to tile.

/** @typedef {{ tile: HTMLAnchorElement, row: number, column: number }} Place */

/** How a step of each key is measured: how far a place lies in its direction, and how far beside it. */
const STEPS = /** @type {Record<string, (from: Place, to: Place) => [ahead: number, aside: number]>} */ ({
  ArrowRight: (from, to) => [to.column - from.column, Math.abs(to.row - from.row)],
  ArrowLeft: (from, to) => [from.column - to.column, Math.abs(to.row - from.row)],
  ArrowDown: (from, to) => [to.row - from.row, Math.abs(to.column - from.column)],
  ArrowUp: (from, to) => [from.row - to.row, Math.abs(to.column - from.column)],
});

/**
 * Where a key leads from a tile: to the nearest one that lies more ahead than aside.
 *
 * @param {string} key
 * @param {Place} from
 * @param {Place[]} places
 * @returns {Place | undefined}
 */
function next(key, from, places) {
  const ahead = places
    .map((place) => ({ place, way: STEPS[key](from, place) }))
    .filter(({ way: [far, aside] }) => far > 0 && aside <= far);
  ahead.sort((one, other) => one.way[0] + 2 * one.way[1] - (other.way[0] + 2 * other.way[1]));
  return ahead[0]?.place;
}

for (const map of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".cc-map"))) {
  /** @type {Place[]} */
  const places = [...map.querySelectorAll("li")].map((entry) => ({
    tile: /** @type {HTMLAnchorElement} */ (entry.querySelector("a")),
    row: parseInt(entry.style.gridRowStart, 10),
    column: parseInt(entry.style.gridColumnStart, 10),
  }));
  const stop = (/** @type {Place | undefined} */ at) => {
    for (const place of places) place.tile.tabIndex = place === at ? 0 : -1;
  };
  stop(places.find(({ tile }) => tile.matches(".cc-mine")) ?? places[0]);
  map.addEventListener("focusin", (event) => stop(places.find(({ tile }) => tile === event.target)));
  map.addEventListener("keydown", (event) => {
    const from = places.find(({ tile }) => tile === event.target);
    const to = from && event.key in STEPS ? next(event.key, from, places) : undefined;
    if (!to) return;
    event.preventDefault();
    to.tile.focus();
  });
}
