// Grade bands in issuers' words, and which band lies within which.

/**
 * First and last grade: birth to 3 is -2, pre-kindergarten -1, kindergarten 0, grade 1 is 1, higher education 13.
 * Bands without fixed limits (early-childhood, upper-grades) are not here.
 *
 * @type {Map<string, [number, number]>}
 */
export const SPANS = new Map([
  ["birth-prek", [-2, -1]],
  ["prek", [-1, -1]],
  ["k-2", [0, 2]],
  ["3-5", [3, 5]],
  ["prek-5", [-1, 5]],
  ["elementary", [0, 5]],
  ["middle", [6, 8]],
  ["6-12", [6, 12]],
  ["secondary", [6, 12]],
  ["high", [9, 12]],
  ["k-12", [0, 12]],
  ["prek-12", [-1, 12]],
  ["higher-ed", [13, 13]],
]);

/**
 * Whether all grades of `other` lie in `band`: k-12 covers middle; open bands only themselves.
 *
 * @param {string} band
 * @param {string} other
 * @returns {boolean}
 */
export function covers(band, other) {
  if (band === other) return true;
  const [wide, narrow] = [SPANS.get(band), SPANS.get(other)];
  return wide !== undefined && narrow !== undefined && wide[0] <= narrow[0] && narrow[1] <= wide[1];
}
