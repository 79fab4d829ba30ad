/** Guesses at what was meant, by edit distance: Damerau's, adjacent transpositions counted once. */

/** Nobody types longer names, and the time grows with the square of the length. */
const LONGEST = 200;

/** A file with more slips than this has another fault than slips; guesses would take minutes there. */
const MOST_GUESSES = 200;

/** The most that a slip may change: a third of the length. */
const bound = (wanted: string): number => Math.max(1, Math.floor(wanted.length / 3));

/**
 * The candidate that a typing slip would turn into `wanted`; undefined when none is near. The first of several.
 * @param most the most changes that count as one slip
 */
export function nearest(wanted: string, candidates: Iterable<string>, most = bound(wanted)): string | undefined {
  if (wanted.length > LONGEST) return undefined;
  let best: string | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate, most);
    if (distance > most) continue;
    best = candidate;
    most = distance - 1;
    if (most < 0) break;
  }
  return best;
}

/**
 * As {@link nearest}, for many questions about the identifiers of a file, of which there may be ten thousand. One with
 * another number is another thing, not a slip.
 */
export class Suggestions {
  readonly #byNumber = new Map<string, string[]>();
  readonly #answers = new Map<string, string | undefined>();

  constructor(candidates: Iterable<string>) {
    for (const candidate of candidates) {
      const number = numberIn(candidate);
      const others = this.#byNumber.get(number);
      if (others === undefined) this.#byNumber.set(number, [candidate]);
      else others.push(candidate);
    }
  }

  nearest(wanted: string): string | undefined {
    if (!this.#answers.has(wanted) && this.#answers.size < MOST_GUESSES) {
      this.#answers.set(wanted, nearest(wanted, this.#byNumber.get(numberIn(wanted)) ?? []));
    }
    return this.#answers.get(wanted);
  }
}

/** The digits of an identifier, without zeros, for these are often left out. */
const numberIn = (identifier: string): string => identifier.replace(/[^1-9]+/g, '');

/** The rows of the table that are at work: the one before the previous, the previous, the current. */
let rows: [number[], number[], number[]] = [[], [], []];

/** The distance, or some number above `most` as soon as it is certain to be above. */
function editDistance(a: string, b: string, most: number): number {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  if (Math.abs(endA - endB) > most) return most + 1;
  // What both begin and end with costs nothing.
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const width = endB - start;
  let [beforePrevious, previous, current] = rows;
  for (let j = 0; j <= width; j += 1) previous[j] = j;
  for (let i = 1; i <= endA - start; i += 1) {
    const left = a.charCodeAt(start + i - 1);
    let least = i;
    current[0] = i;
    for (let j = 1; j <= width; j += 1) {
      const right = b.charCodeAt(start + j - 1);
      let distance = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (left === right ? 0 : 1));
      if (i > 1 && j > 1 && left === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === right) {
        distance = Math.min(distance, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current[j] = distance;
      if (distance < least) least = distance;
    }
    // No later row has less than this one.
    if (least > most) return least;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  const distance = previous[width] ?? 0;
  rows = [beforePrevious, previous, current];
  return distance;
}
