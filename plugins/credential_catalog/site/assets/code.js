// The theme puts the buttons beside each piece of code into a landmark of its own. A page with twenty pieces would
// have twenty landmarks without a name.

const article = document.querySelector("article.md-content__inner");
if (article?.querySelector("pre > code")) {
  new MutationObserver(() => {
    for (const buttons of article.querySelectorAll("nav.md-code__nav:not([role])")) buttons.setAttribute("role", "none");
  }).observe(article, { childList: true, subtree: true });
}
