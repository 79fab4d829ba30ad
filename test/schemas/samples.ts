/** Values that the datatypes of the grammar allow: for each, the plain ones and the ones at its edges. */
import type { Grammar, Pattern } from './grammar.js';

const WORDS = ['word', 'zwei-3', 'Größe', 'α.β', 'a:b', '#x', '%5'];
const POINTERS = ['#here', 'https://example.org/a/b?c=d#e', 'urn:isbn:0131872508', 'note.xml', 'gnd:118607626', '../up/'];
const DATES = [
  '1964-07-06',
  '1964',
  '-0043',
  '--07',
  '---06',
  '1964-07',
  '--07-06',
  '12:30:00',
  '1964-07-06T12:30:00Z',
  '1964-07-06T12:30:00.5+02:00',
];

/** Samples by define; a datatype without samples makes {@link samplesOf} throw. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'teidata.truthValue': ['true', 'false', '1', '0'],
  'teidata.probability': ['0', '1', '0.25', '1e-3'],
  'teidata.count': ['0', '7', '1000000'],
  'teidata.numeric': ['3', '-2.5', '1e3', '1/2', '-3/4'],
  'teidata.interval': ['1.5', '-1', 'regular', 'irregular', 'unknown'],
  'teidata.text': ['any text', '', 'with "quotes" & <signs>'],
  'teidata.word': WORDS,
  'teidata.words': [...WORDS, 'two words', '  spaced   out  '],
  'teidata.name': ['name', 'tei:name', '_x-1.y'],
  'teidata.xmlName': ['name', '_x-1.y', 'Übung'],
  'teidata.xpath': ['//tei:div[@n = "$1"]', ''],
  'teidata.version': ['4', '4.12', '4.12.0'],
  'teidata.versionNumber': ['1', '1.2.3.4', '2beta1', '3a.1b2'],
  'teidata.language': ['en', 'de-AT', 'grc-Latn-x-scan', ''],
  'teidata.pointer': POINTERS,
  'teidata.pointers': [...POINTERS, '#one #two', ' #a  https://example.org/ '],
  'teidata.prefix': ['gnd', 'x-1.y+z'],
  'teidata.temporal.w3c': DATES,
  'teidata.temporal.iso': [...DATES, '1964-07-06/1964-07-09', 'P1Y', '19640706'],
  'teidata.temporal.working': ['1970-01-01', '2026-11-23', '2026-11-23T10:00:00Z'],
  'teidata.duration.w3c': ['P1Y2M3DT4H5M6S', 'PT0.5S', '-P1D'],
  'teidata.duration.iso': ['P1Y', 'PT1H30M', 'P0,5D'],
  'teidata.outputMeasurement': ['10px', '-1.5em', '+20%', '3vmax'],
  'teidata.point': ['1,2', '-1.5,2.25', '1,2,3'],
};

const TYPES: Readonly<Record<string, readonly string[]>> = {
  token: ['token', 'two tokens', ''],
  string: ['any string', ''],
  boolean: ['true', '0'],
  integer: ['-1', '0', '42'],
  float: ['1.5', 'INF'],
  decimal: ['1.50'],
  anyURI: POINTERS,
};

let ids = 0;

/** Lexical forms that `pattern`, the content of an attribute or of an element of simple type, allows. */
export function samplesOf(pattern: Pattern, grammar: Grammar): readonly string[] {
  switch (pattern.kind) {
    case 'ref':
      return SAMPLES[pattern.name] ?? samplesOf(grammar.defines.get(pattern.name)!, grammar);
    case 'data': {
      if (pattern.type === 'ID') return ['ID'];
      const samples = SAMPLES_BY_PARAM[Object.values(pattern.params).join()] ?? TYPES[pattern.type];
      if (!samples || (Object.keys(pattern.params).length > 0 && samples === TYPES[pattern.type]))
        throw new Error(`no samples of ${pattern.type} ${JSON.stringify(pattern.params)}`);
      return samples;
    }
    case 'value':
      return [pattern.text];
    case 'text':
      return ['text', ''];
    case 'empty':
      return [''];
    case 'optional':
      return ['', ...samplesOf(pattern.of, grammar)];
    case 'choice':
      return [...new Set(pattern.of.flatMap((p) => samplesOf(p, grammar)))];
    case 'list':
      return sequences(pattern.of, grammar).map((tokens) => tokens.join(' '));
    default:
      throw new Error(`no samples of ${pattern.kind}`);
  }
}

const SAMPLES_BY_PARAM: Readonly<Record<string, readonly string[]>> = { '.+': ['.', ': '] };

/** Token sequences of the inside of a list: the least, each sample, and all of them where they may repeat. */
function sequences(pattern: Pattern, grammar: Grammar): string[][] {
  switch (pattern.kind) {
    case 'zeroOrMore':
    case 'oneOrMore': {
      const each = sequences(pattern.of, grammar);
      return pattern.kind === 'zeroOrMore' ? [[], ...each, each.flat()] : [...each, each.flat()];
    }
    case 'optional':
      return [[], ...sequences(pattern.of, grammar)];
    case 'group': {
      const parts = pattern.of.map((p) => sequences(p, grammar));
      return parts.flatMap((part, i) => part.map((own) => parts.flatMap((other, j) => (i === j ? own : other[0]!))));
    }
    default:
      return samplesOf(pattern, grammar)
        .filter((sample) => /^\S+$/.test(sample))
        .map((sample) => [sample]);
  }
}

/** The sample itself, or a fresh identifier where the sample stands for an ID. */
export const lexical = (sample: string): string => (sample === 'ID' ? `id${++ids}` : sample);
