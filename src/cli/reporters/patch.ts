/** Repairs as a unified diff: for `patch -p0`, or for a person at a terminal. */
import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff';
import type { Mending } from '../../graph/mend.js';
import { visible } from './code-frame.js';
import type { coloursFor } from './pretty.js';

/** Lines around a change. */
const CONTEXT = 2;

/** Line for line: no repair adds or takes one, so that nothing need be compared. */
export function patchOf({ path, before, after, bytes }: Mending): string {
  const mark = bytes.before[0] === 0xef ? '\uFEFF' : '';
  const [old, now] = [`${mark}${before}`.split('\n'), `${mark}${after}`.split('\n')];
  const last = old.length - 1;
  const isWhole = old[last] === '';
  const end = isWhole ? last : last + 1;
  const hunks: StructuredPatchHunk[] = [];
  for (let index = 0; index < end; index += 1) {
    if (old[index] === now[index]) continue;
    const start = Math.max(0, index - CONTEXT);
    let lastChange = index;
    for (let next = index + 1; next < end && next <= lastChange + 2 * CONTEXT; next += 1) if (old[next] !== now[next]) lastChange = next;
    const stop = Math.min(end, lastChange + CONTEXT + 1);
    hunks.push({
      ...{ oldStart: start + 1, newStart: start + 1, oldLines: stop - start, newLines: stop - start },
      lines: hunkLines(old, now, start, stop, isWhole ? -1 : last),
    });
    index = stop - 1;
  }
  return formatPatch({ oldFileName: path, newFileName: path, oldHeader: undefined, newHeader: undefined, hunks }, FILE_HEADERS_ONLY);
}

/** @param open the last line, where no line end follows it */
function hunkLines(old: readonly string[], now: readonly string[], start: number, stop: number, open: number): string[] {
  const lines: string[] = [];
  const say = (sign: string, index: number, text = ''): void => {
    lines.push(`${sign}${text}`, ...(index === open ? ['\\ No newline at end of file'] : []));
  };
  for (let index = start; index < stop; ) {
    if (old[index] === now[index]) {
      say(' ', index, old[index]);
      index += 1;
      continue;
    }
    const from = index;
    while (index < stop && old[index] !== now[index]) index += 1;
    for (let each = from; each < index; each += 1) say('-', each, old[each]);
    for (let each = from; each < index; each += 1) say('+', each, now[each]);
  }
  return lines;
}

/** The widest a line is shown, in code units: longer ones are cut around what is replaced. */
const WIDTH = 240;

/** For a terminal: nothing that it would obey, and no line of a whole book. */
export function shownPatch(mending: Mending, colours: ReturnType<typeof coloursFor>): string {
  const lines = patchOf(mending).split('\n');
  return lines
    .map((line, index) => {
      const text = visible(cut(line, differenceIn(lines, index)));
      if (line.startsWith('+')) return colours.green(text);
      return line.startsWith('-') ? colours.red(text) : line.startsWith('@@') ? colours.cyan(text) : text;
    })
    .join('\n');
}

/** Where a line that is replaced differs from the one that replaces it, or that it replaces, as far as they follow each other. */
function differenceIn(lines: readonly string[], index: number): number {
  const line = lines[index] ?? '';
  if (line.length <= WIDTH) return 0;
  const other = line.startsWith('-') ? lines[index + 1] : line.startsWith('+') ? lines[index - 1] : undefined;
  let at = 1;
  while (other !== undefined && at < line.length && line[at] === other[at]) at += 1;
  return other === undefined ? 0 : at;
}

function cut(line: string, at: number): string {
  if (line.length <= WIDTH) return line;
  const from = Math.max(1, at - WIDTH / 2);
  const to = from + WIDTH;
  return `${line.charAt(0)}${from > 1 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
