/** The proof that nothing is lost: all text of the source reaches a published text, once, in order. */
import { report } from '../model/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import { sourceStream } from './source-stream.js';
import { APART, JOINED, originOf, type TextStream } from './stream.js';

/** More would not help anybody. */
const MOST = 20;

/**
 * Compares the source with a text that was made from it.
 * @param where how messages name the text, such as “HTML edition”
 */
export function audit(document: TeiDocument, published: TextStream, where: string): Diagnostic[] {
  const source = sourceStream(document);
  const diagnostics: Diagnostic[] = [];
  let i = 0;
  let j = 0;
  while ((i < source.characters.length || j < published.characters.length) && diagnostics.length < MOST) {
    if (i < source.characters.length && source.characters[i] === published.characters[j]) {
      const before = source.gaps[i];
      const after = published.gaps[j];
      if (i > 0 && j > 0 && ((before === APART && after !== APART) || (before === JOINED && after === APART))) {
        diagnostics.push(joined(document, source, i, where));
      }
      i += 1;
      j += 1;
      continue;
    }
    const next = resynchronise(source.characters, i, published.characters, j);
    if (next.i > i) diagnostics.push(lost(document, source, i, next.i, where));
    if (next.j > j) diagnostics.push(added(document, source, i, published, j, next.j, where));
    i = next.i;
    j = next.j;
  }
  return diagnostics;
}

/** The nearest places at which both sides agree again for a while. */
function resynchronise(a: string, i: number, b: string, j: number): { i: number; j: number } {
  for (const length of [24, 8]) {
    const lostUntil = nextPlace(a, i, b.slice(j, j + length), length);
    const addedUntil = nextPlace(b, j, a.slice(i, i + length), length);
    if (lostUntil >= 0 && (addedUntil < 0 || lostUntil - i <= addedUntil - j)) return { i: lostUntil, j };
    if (addedUntil >= 0) return { i, j: addedUntil };
  }
  // A place where one is put for the other.
  for (let step = 1; step <= 200; step += 1) {
    const tail = a.slice(i + step, i + step + 8);
    if (tail !== '' && b.startsWith(tail, j)) return { i: i + step, j };
    if (tail !== '' && b.startsWith(tail, j + step)) return { i: i + step, j: j + step };
  }
  return { i: a.length, j: b.length };
}

/** Where the words go on; what is shorter than `length` is the end of its side, and has to be that of the other, too. */
function nextPlace(text: string, from: number, words: string, length: number): number {
  if (words.length === length) return text.indexOf(words, from);
  const end = text.length - words.length;
  return words !== '' && end >= from && text.endsWith(words) ? end : -1;
}

/**
 * A stretch that was left out or put in may begin anywhere where the same characters follow it as stand in it: it is
 * taken to begin with a word.
 */
function fromWord({ characters, gaps }: TextStream, from: number, to: number): { from: number; to: number } {
  for (let shift = 0; shift < 200 && from - shift >= 0; shift += 1) {
    if (gaps[from - shift] !== JOINED) return { from: from - shift, to: to - shift };
    if (characters[from - shift - 1] !== characters[to - shift - 1]) break;
  }
  return { from, to };
}

function lost(document: TeiDocument, source: TextStream, i: number, end: number, where: string): Diagnostic {
  const { from, to } = fromWord(source, i, end);
  const { place, element } = placeOf(document, source, from);
  return report.auditTextLost(place, where, element, excerpt(source, from, to));
}

function added(
  document: TeiDocument,
  source: TextStream,
  i: number,
  published: TextStream,
  j: number,
  end: number,
  where: string,
): Diagnostic {
  const { from, to } = fromWord(published, j, end);
  const { place, element } = placeOf(document, source, Math.max(0, Math.min(i - (j - from), source.characters.length - 1)));
  return report.auditTextAdded(place, where, excerpt(published, from, to), element);
}

function joined(document: TeiDocument, source: TextStream, at: number, where: string): Diagnostic {
  const { place, element } = placeOf(document, source, at);
  return report.auditWordsJoined(place, where, element, excerpt(source, Math.max(0, at - 12), at + 12));
}

function placeOf(document: TeiDocument, source: TextStream, at: number) {
  const text = document.texts[originOf(source, at) ?? 0];
  const element = text ? document.elements[text.parent - 1] : undefined;
  const place = {
    path: document.source.path,
    ...(text ? { range: document.source.range(text.start + (/^\s*/.exec(text.value)?.[0].length ?? 0), text.end) } : {}),
  };
  return { place, element: element?.name ?? 'text' };
}

function excerpt(stream: TextStream, from: number, to: number): string {
  let words = '';
  const end = Math.min(to, from + 60);
  for (let index = from; index < end; index += 1) {
    if (index > from && stream.gaps[index] === APART) words += ' ';
    words += stream.characters[index] ?? '';
  }
  return end < to ? `${words} …` : words;
}
