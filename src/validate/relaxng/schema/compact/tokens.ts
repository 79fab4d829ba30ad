import type { SchemaPlace } from '../../grammar.js';
import type { Faults } from '../fault.js';
import { isNCName, NCNAME } from '../lexical.js';

export type TokenKind =
  /** A name that may be a keyword. */
  | 'name'
  /** A name behind a backslash, which is never a keyword. */
  | 'quoted'
  /** `prefix:name` */
  | 'cname'
  /** `prefix:*`; its text is the prefix. */
  | 'nsname'
  | 'literal'
  | 'documentation'
  | 'symbol'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly place: SchemaPlace;
}

/** A line end as written, apart from one that an escape makes: only the first ends a line (compact syntax, 2). */
const LINE_END = '\u0000';

/** Line ends, escapes, and what is no character of XML. */
const SPECIAL = '\\r\\n?|\\n|\\\\x+\\{([^}]*)(\\})?|[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]';

interface Unescaped {
  readonly text: string;
  /** From offsets in the text to offsets as written: where they drift apart. */
  readonly drift: readonly (readonly [offset: number, written: number])[];
}

/** Step 1: `\x{..}` anywhere is that character, and line ends are all alike. */
function resolveEscapes(written: string, faults: Faults, place: (offset: number) => SchemaPlace): Unescaped {
  const drift: [number, number][] = [];
  let text = '';
  let from = written.charCodeAt(0) === 0xfeff ? 1 : 0;
  drift.push([0, from]);
  const special = new RegExp(SPECIAL, 'g');
  special.lastIndex = from;
  for (let match = special.exec(written); match !== null; match = special.exec(written)) {
    text += written.slice(from, match.index);
    from = special.lastIndex;
    const first = match[0].charCodeAt(0);
    if (first === 92)
      text += escaped(match[1] ?? '', match[2] !== undefined, () =>
        faults.fail('compact syntax', `“${match[0]}” is not a character`, place(match.index)),
      );
    else if (first === 10 || first === 13) text += LINE_END;
    else faults.fail('compact syntax', 'a control character is not allowed', place(match.index));
    drift.push([text.length, from]);
  }
  return { text: text + written.slice(from), drift };
}

function escaped(digits: string, closed: boolean, fail: () => never): string {
  if (!closed || !/^[0-9a-fA-F]{1,12}$/.test(digits)) return fail();
  const code = Number.parseInt(digits, 16);
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code < 0xd800) ||
    (code > 0xdfff && code < 0xfffe) ||
    (code > 0xffff && code < 0x110000);
  return allowed ? String.fromCodePoint(code) : fail();
}

const NAME = `(?:${NCNAME})`;
/** In the order in which they are tried; each alternative is one group of {@link GROUPS}. */
const TOKEN = new RegExp(
  [
    '([ \\t\\0]+|#(?!#)[^\\0]*)',
    '(##[^\\0]*(?:\\0[ \\t]*##[^\\0]*)*)',
    `(${NAME}:\\*)`,
    `(${NAME}:${NAME})`,
    `\\\\(${NAME})`,
    `(${NAME})`,
    '"""((?:"{0,2}[^"])*)"""',
    "'''((?:'{0,2}[^'])*)'''",
    '"([^"\\0]*)"',
    "'([^'\\0]*)'",
    '(\\|=|&=|>>|[=|&{}()\\[\\],*+?~-])',
  ].join('|'),
  'uy',
);
const GROUPS: readonly (TokenKind | 'nothing')[] = [
  ...(['nothing', 'documentation', 'nsname', 'cname', 'quoted', 'name'] as const),
  ...(['literal', 'literal', 'literal', 'literal', 'symbol'] as const),
];

/** Step 2: the tokens, with an `end` at the end. */
export function tokenize(written: string, file: number, faults: Faults): readonly Token[] {
  const lines = [0];
  for (let i = 0; i < written.length; i++) {
    const c = written.charCodeAt(i);
    if (c === 10 || (c === 13 && written.charCodeAt(i + 1) !== 10)) lines.push(i + 1);
  }
  let line = 0;
  const placeOf = (offset: number): SchemaPlace => {
    if (offset < lines[line]!) line = 0;
    while (line + 1 < lines.length && lines[line + 1]! <= offset) line++;
    return [file, line + 1, offset - lines[line]! + 1];
  };
  const { text, drift } = resolveEscapes(written, faults, placeOf);
  let drifted = 0;
  const place = (offset: number): SchemaPlace => {
    while (drifted + 1 < drift.length && drift[drifted + 1]![0] <= offset) drifted++;
    return placeOf(drift[drifted]![1] + offset - drift[drifted]![0]);
  };
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) faults.fail('compact syntax', describe(text, at), place(at));
    const group = match.findIndex((found, index) => index > 0 && found !== undefined);
    const kind = GROUPS[group - 1]!;
    if (kind !== 'nothing') tokens.push({ kind, text: content(kind, match[group]!), place: place(at) });
    const last = tokens.at(-1);
    if (last !== undefined && (kind === 'name' || kind === 'quoted' || kind === 'cname') && !last.text.split(':').every(isNCName))
      faults.fail('compact syntax', `“${last.text}” is not a name`, last.place);
    at = TOKEN.lastIndex;
  }
  tokens.push({ kind: 'end', text: 'the end of the schema', place: place(text.length) });
  return tokens;
}

function content(kind: TokenKind, text: string): string {
  switch (kind) {
    case 'nsname':
      return text.slice(0, -2);
    case 'literal':
      return text.replaceAll(LINE_END, '\n');
    case 'documentation':
      return text
        .split(LINE_END)
        .map((one) => one.replace(/^[ \t]*#+[ \t]?/, ''))
        .join('\n');
    default:
      return text;
  }
}

function describe(text: string, at: number): string {
  const first = String.fromCodePoint(text.codePointAt(at)!);
  if (first === '"' || first === "'") return 'a literal is not closed on its line';
  return `“${first}” is not expected here`;
}
