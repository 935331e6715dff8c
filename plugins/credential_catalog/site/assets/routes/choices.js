// Every way of choosing: one from each of several lists, or so many from one.

/**
 * Every way of taking one from each list, the last list's turning fastest; of no lists, the one way of taking nothing.
 *
 * @template T
 * @param {T[][]} lists
 * @returns {T[][]}
 */
export function product(lists) {
  return lists.reduce(
    (ways, list) => ways.flatMap((way) => list.map((one) => [...way, one])),
    /** @type {T[][]} */ ([[]]),
  );
}

/**
 * The same ways one after the other, where there may be too many to keep.
 *
 * @template T
 * @param {T[][]} lists
 * @returns {Generator<T[]>}
 */
export function* productInTurn(lists) {
  if (!lists.length) {
    yield [];
    return;
  }
  const [last] = lists.slice(-1);
  for (const way of productInTurn(lists.slice(0, -1))) for (const one of last) yield [...way, one];
}

/**
 * Every set of so many of the values, in their order.
 *
 * @template T
 * @param {T[]} values
 * @param {number} number
 * @returns {Generator<T[]>}
 */
export function* combinations(values, number) {
  if (number === 0) {
    yield [];
    return;
  }
  for (let at = 0; at <= values.length - number; at += 1) {
    for (const rest of combinations(values.slice(at + 1), number - 1)) yield [values[at], ...rest];
  }
}
