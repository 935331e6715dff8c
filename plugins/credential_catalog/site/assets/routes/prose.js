// Numbers and names as the sentences of a finding write them.

/**
 * A number in six digits, without needless zeros: 15, 2.5, 1e+06.
 *
 * @param {number} number
 * @returns {string}
 */
export function shortNumber(number) {
  if (Number.isInteger(number) && Math.abs(number) < 1e6) return String(number);
  const [digits, exponent] = number.toExponential(5).split("e");
  if (number !== 0 && (Number(exponent) < -4 || Number(exponent) > 5)) {
    return `${Number(digits)}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
  }
  return String(Number(number.toPrecision(6)));
}

/**
 * A key or tag in words: "renewal_hour" is "renewal hour".
 *
 * @param {string} name
 * @returns {string}
 */
export function words(name) {
  return name.replaceAll(/[_-]/g, " ");
}
