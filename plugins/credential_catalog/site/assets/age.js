// A page that is read long after it was made says so by itself: rules change, and a copy does not.

const OLD_AFTER_DAYS = 183;
const DAY = 86_400_000;

/**
 * How long ago a day was, in words.
 *
 * @param {number} days
 * @returns {string}
 */
function ago(days) {
  const months = Math.floor(days / 30.44);
  return months < 24 ? `${months} months ago` : `${Math.floor(days / 365.25)} years ago`;
}

const time = /** @type {HTMLTimeElement | null} */ (document.querySelector(".md-copyright time"));
const article = document.querySelector("article.md-content__inner h1");
const days = time ? (Date.now() - Date.parse(time.dateTime)) / DAY : 0;
if (time && article && days > OLD_AFTER_DAYS) {
  const banner = document.createElement("p");
  banner.className = "cc-banner";
  banner.setAttribute("role", "note");
  banner.textContent = `This page shows the rules as they were read on ${time.textContent}, ${ago(days)}. They may have changed since: look at the sources before you decide.`;
  article.after(banner);
}
