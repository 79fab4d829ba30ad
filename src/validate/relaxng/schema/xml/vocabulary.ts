/** What each element of the XML syntax may have: its attributes and children (specification, section 3). */

/** What may come next in an element. */
export type Expects =
  /** The name class of an element or attribute without a `name`. */
  | 'name class'
  | 'patterns'
  /** The choices of a name class. */
  | 'name classes'
  | 'name except'
  | 'components'
  /** What an include overrides: components without another include. */
  | 'overrides'
  | 'params'
  | 'text'
  | 'nothing';

const PATTERNS: readonly string[] = [
  ...['element', 'attribute', 'group', 'interleave', 'choice', 'optional', 'zeroOrMore', 'oneOrMore', 'list', 'mixed'],
  ...['ref', 'parentRef', 'empty', 'value', 'data', 'text', 'notAllowed', 'externalRef', 'grammar'],
];
const NAME_CLASSES = ['name', 'anyName', 'nsName', 'choice'];

const CHILDREN: Readonly<Record<Expects, ReadonlySet<string>>> = {
  'name class': new Set(NAME_CLASSES),
  patterns: new Set(PATTERNS),
  'name classes': new Set(NAME_CLASSES),
  'name except': new Set(['except']),
  components: new Set(['start', 'define', 'div', 'include']),
  overrides: new Set(['start', 'define', 'div']),
  params: new Set(['param', 'except']),
  text: new Set(),
  nothing: new Set(),
};

export const mayHold = (expects: Expects, child: string): boolean => CHILDREN[expects].has(child);

/** The attributes without a namespace, next to `ns` and `datatypeLibrary`, which are allowed everywhere. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['element', 'name'],
  ['attribute', 'name'],
  ['define', 'name combine'],
  ['start', 'combine'],
  ['ref', 'name'],
  ['parentRef', 'name'],
  ['param', 'name'],
  ['data', 'type'],
  ['value', 'type'],
  ['externalRef', 'href'],
  ['include', 'href'],
]);

export const mayHaveAttribute = (element: string, attribute: 'name' | 'type' | 'combine' | 'href'): boolean =>
  ATTRIBUTES.get(element)?.includes(attribute) ?? false;

/** The attribute without which the element means nothing. */
export function requiredAttribute(element: string): 'name' | 'type' | 'href' | undefined {
  switch (element) {
    case 'define':
    case 'ref':
    case 'parentRef':
    case 'param':
      return 'name';
    case 'data':
      return 'type';
    case 'externalRef':
    case 'include':
      return 'href';
    default:
      return undefined;
  }
}

/** What an element expects first. `inNames`: `choice` and `except` have the same name in patterns and in name classes. */
export function expectsFirst(element: string, named: boolean, inNames: boolean, inOverrides: boolean): Expects {
  switch (element) {
    case 'element':
    case 'attribute':
      return named ? 'patterns' : 'name class';
    case 'choice':
    case 'except':
      return inNames ? 'name classes' : 'patterns';
    case 'anyName':
    case 'nsName':
      return 'name except';
    case 'grammar':
      return 'components';
    case 'include':
      return 'overrides';
    case 'div':
      return inOverrides ? 'overrides' : 'components';
    case 'data':
      return 'params';
    case 'name':
    case 'value':
    case 'param':
      return 'text';
    case 'ref':
    case 'parentRef':
    case 'empty':
    case 'text':
    case 'notAllowed':
    case 'externalRef':
      return 'nothing';
    default:
      return 'patterns';
  }
}
