// The menu of a small screen. The theme opens it by a label, which no key reaches.

const drawer = document.querySelector("#__drawer");
const opener = /** @type {HTMLElement | null} */ (document.querySelector(".catalog-menu"));

if (drawer instanceof HTMLInputElement && opener) {
  opener.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", String(drawer.checked));
    if (drawer.checked) /** @type {HTMLElement | null} */ (document.querySelector(".md-nav--primary a[href]"))?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });
}
