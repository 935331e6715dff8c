// How long a search may take.

/** Tells when the time for an answer is up, and remembers whether anybody had to be told so. */
export class Clock {
  /** @param {number} within milliseconds from now */
  constructor(within) {
    this.within = within;
    this.end = performance.now() + within;
    this.stopped = false;
  }

  /**
   * Whether the time is up.
   *
   * @returns {boolean}
   */
  isUp() {
    if (!this.stopped) this.stopped = performance.now() >= this.end;
    return this.stopped;
  }
}
