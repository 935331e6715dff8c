// Dates as sources give them: a day, a month or a year; and lengths of time before a day. Days are "2026-11-22".

/**
 * The first day that a date may mean: "2024-07" is 2024-07-01.
 *
 * @param {string} date
 * @returns {string}
 */
export function firstDay(date) {
  const [year, month, day] = parts(date);
  return written(year, month ?? 1, day ?? 1);
}

/**
 * The last day that a date may mean: "2024-02" is 2024-02-29.
 *
 * @param {string} date
 * @returns {string}
 */
export function lastDay(date) {
  const [year, month = 12, day] = parts(date);
  return written(year, month, day ?? daysIn(year, month));
}

/**
 * The day that lies a length of time before another: "12 months" before 2026-11-22 is 2025-11-22.
 *
 * @param {string} day
 * @param {string} duration
 * @returns {string}
 * @throws {RangeError} The duration is not a whole number and a unit.
 */
export function before(day, duration) {
  const found = /^([0-9]+) (day|week|month|school year|year)s?$/.exec(duration);
  if (!found) throw new RangeError(`not a length of time: ${duration}`);
  const number = Number(found[1]);
  const [year, month, date] = parts(day);
  if (found[2] === "day" || found[2] === "week") {
    const earlier = date - number * (found[2] === "week" ? 7 : 1);
    return new Date(Date.UTC(year, month - 1, earlier)).toISOString().slice(0, 10);
  }
  const months = year * 12 + month - 1 - number * (found[2] === "month" ? 1 : 12);
  const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return written(inYear, inMonth, Math.min(date, daysIn(inYear, inMonth)));
}

/** @param {string} date @returns {number[]} year, and month and day where they are said */
function parts(date) {
  return date.split("-").map(Number);
}

/** @param {number} year @param {number} month @param {number} day */
function written(year, month, day) {
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
}

/** @param {number} year @param {number} month */
function daysIn(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
