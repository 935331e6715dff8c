// The switch of the states' page: the use stands in the address, so that a map of one use can be linked to.

const switches = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".cc-switch input[name=use]"));
const asked = new URLSearchParams(location.search).get("use");
for (const one of switches) {
  if (one.value === asked) one.checked = true;
  one.addEventListener("change", () => history.replaceState(null, "", `?use=${one.value}${location.hash}`));
}
