/** Arbitrary schemas: mostly such as keep the restrictions of section 7, some that are put together with no regard to them. */
import fc from 'fast-check';
import type { Facet, TypeName } from '../reference/datatypes.js';
import { type FuzzSchema, LOCALS, type Macro, NAMESPACES, type Names, type Tree } from './schema.js';

const namespace = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(...NAMESPACES));
const name: fc.Arbitrary<Names> = fc.record({ kind: fc.constant('name'), ns: namespace, local: fc.constantFrom(...LOCALS) });
const exceptOfNs = fc.array(name, { maxLength: 2 });
const nsName: fc.Arbitrary<Names> = fc.record({ kind: fc.constant('nsName'), ns: fc.constantFrom(...NAMESPACES), except: exceptOfNs });
const exceptOfAny = fc.array(fc.oneof({ weight: 3, arbitrary: name }, nsName), { maxLength: 3 });
const anyName: fc.Arbitrary<Names> = fc.record({ kind: fc.constant('anyName'), except: exceptOfAny });
const someNames = (inside: fc.Arbitrary<Names>): fc.Arbitrary<Names> =>
  fc.record({ kind: fc.constant('choice'), of: fc.array(inside, { minLength: 1, maxLength: 3 }) });
const openNames = fc.oneof(anyName, nsName, someNames(fc.oneof(name, nsName)));
const elementNames = fc.oneof(
  { weight: 8, arbitrary: name },
  { weight: 1, arbitrary: someNames(name) },
  { weight: 2, arbitrary: openNames },
);

const LEXICAL = [
  '',
  ' ',
  'a',
  'b',
  ' a ',
  'a b',
  'a  b',
  'ab',
  '1',
  '01',
  '+1',
  '1.0',
  ' 7\n',
  '-5',
  '12',
  '120',
  'true',
  '0',
  'x:a',
  'n',
  'é',
];
export const lexical = fc.constantFrom(...LEXICAL);

const facet = (facetName: Facet['name'], values: readonly string[]): fc.Arbitrary<Facet> =>
  fc.record({ name: fc.constant(facetName), value: fc.constantFrom(...values) });
const lengths = (['length', 'minLength', 'maxLength'] as const).map((each) => facet(each, ['0', '1', '2', '3']));
const pattern = facet('pattern', ['[ab]+', '\\d{1,2}', 'a|b c?', '(a|ab)(b|)', '[^a]*', '\\S+', '-?\\d+', '.{2}']);
const bounds = [facet('minInclusive', ['0', '5']), facet('maxInclusive', ['1', '12']), facet('minExclusive', ['-5', '1'])];
const facets = (...of: readonly fc.Arbitrary<Facet>[]): fc.Arbitrary<readonly Facet[]> =>
  fc.oneof(fc.constant([]), fc.uniqueArray(fc.oneof(...of), { maxLength: 2, selector: (each) => each.name }));

const typed: fc.Arbitrary<{ readonly type: TypeName; readonly facets: readonly Facet[] }> = fc.oneof(
  fc.record({ type: fc.constantFrom<TypeName>('string', 'token', 'xsd:boolean', 'xsd:QName'), facets: fc.constant([]) }),
  fc.record({
    type: fc.constantFrom<TypeName>('xsd:string', 'xsd:token', 'xsd:normalizedString', 'xsd:NMTOKEN'),
    facets: facets(...lengths, pattern),
  }),
  fc.record({ type: fc.constant<TypeName>('xsd:integer'), facets: facets(...bounds, facet('totalDigits', ['1', '2']), pattern) }),
  fc.record({ type: fc.constant<TypeName>('xsd:decimal'), facets: facets(...bounds, pattern) }),
);

/** Values that their types have; what a type does not have makes the schema one that is refused. */
const VALUES: readonly (readonly [TypeName, readonly string[]])[] = [
  ['string', LEXICAL],
  ['token', LEXICAL],
  ['xsd:string', LEXICAL],
  ['xsd:token', LEXICAL],
  ['xsd:integer', ['1', '01', '-5', '+7', ' 12 ']],
  ['xsd:decimal', ['1', '1.0', '.5', '-0.50']],
  ['xsd:boolean', ['true', '0', '1']],
  ['xsd:NMTOKEN', ['a', ' b', '12']],
  ['xsd:QName', ['x:a', 'a', 'y:b']],
];
const value: fc.Arbitrary<Tree> = fc
  .constantFrom(...VALUES)
  .chain(([type, values]) => fc.record({ kind: fc.constant('value'), type: fc.constant(type), value: fc.constantFrom(...values) }));

const data: fc.Arbitrary<Tree> = fc
  .tuple(
    typed,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(
          fc.oneof(value, fc.record({ kind: fc.constant('choice'), of: fc.array(value, { minLength: 1, maxLength: 2 }) })),
          { minLength: 1, maxLength: 2 },
        ),
      },
    ),
  )
  .map(([{ type, facets: of }, except]) => ({ kind: 'data', type, facets: of, except }));

const some = (inside: fc.Arbitrary<Tree>, maxLength = 3): fc.Arbitrary<Tree[]> => fc.array(inside, { minLength: 1, maxLength });
const leaf = (kind: 'empty' | 'text' | 'notAllowed'): fc.Arbitrary<Tree> => fc.constant({ kind });

interface Parts {
  item: Tree;
  simple: Tree;
  attribute: Tree;
  particle: Tree;
  content: Tree;
  wild: Tree;
}

const { content, wild, particle } = fc.letrec<Parts>((tie: fc.LetrecTypedTie<Parts>) => {
  const node = <Kind extends Tree['kind']>(kinds: readonly Kind[], of: fc.Arbitrary<readonly Tree[]>): fc.Arbitrary<Tree> =>
    fc.record({ kind: fc.constantFrom(...kinds), of }) as unknown as fc.Arbitrary<Tree>;
  const elementRef: fc.Arbitrary<Tree> = fc.record({ kind: fc.constant('element-ref'), to: fc.nat(9) });
  const macroRef: fc.Arbitrary<Tree> = fc.record({ kind: fc.constant('macro-ref'), to: fc.nat(9) });
  const depth = { maxDepth: 3, depthSize: 'small' as const };
  const single = fc.record({
    kind: fc.constant('attribute' as const),
    name: fc.oneof({ weight: 6, arbitrary: name }, someNames(name)),
    of: fc.oneof(leaf('text'), leaf('empty'), tie('simple')),
  });
  const openAttribute: fc.Arbitrary<Tree> = fc.record({
    kind: fc.constant('attribute'),
    name: openNames,
    of: fc.oneof(leaf('text'), tie('simple')),
  });
  return {
    item: fc.oneof(
      { ...depth, depthIdentifier: 'item' },
      value,
      data,
      leaf('empty'),
      node(['choice', 'group'], some(tie('item'))),
      node(['oneOrMore', 'zeroOrMore', 'optional'], some(tie('item'), 2)),
    ),
    simple: fc.oneof(
      { ...depth, depthIdentifier: 'simple' },
      data,
      value,
      node(['list'], some(tie('item'), 2)),
      node(['choice', 'optional'], some(tie('simple'), 1)),
      node(['choice'], some(tie('simple'))),
    ),
    attribute: fc.oneof(
      { ...depth, depthIdentifier: 'attribute' },
      single,
      node(['optional'], some(tie('attribute'), 1)),
      node(['choice', 'group', 'interleave'], some(tie('attribute'), 2)),
      node(['oneOrMore', 'zeroOrMore'], fc.tuple(openAttribute)),
    ),
    particle: fc.oneof(
      { ...depth, depthIdentifier: 'particle' },
      { weight: 4, arbitrary: elementRef },
      { weight: 2, arbitrary: leaf('text') },
      { weight: 1, arbitrary: macroRef },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('element'), name: elementNames, of: tie('content') }) as fc.Arbitrary<Tree> },
      { weight: 6, arbitrary: node(['choice', 'group'], some(tie('particle'))) },
      { weight: 3, arbitrary: node(['interleave'], some(tie('particle'))) },
      { weight: 5, arbitrary: node(['oneOrMore', 'zeroOrMore', 'optional'], some(tie('particle'), 2)) },
      { weight: 2, arbitrary: node(['mixed'], some(fc.oneof(elementRef, node(['choice', 'zeroOrMore'], some(elementRef))), 2)) },
    ),
    content: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'content' },
      tie('simple'),
      leaf('text'),
      leaf('empty'),
      { weight: 3, arbitrary: tie('particle') },
      { weight: 4, arbitrary: node(['group', 'interleave'], fc.tuple(tie('attribute'), tie('particle'))) },
      { weight: 2, arbitrary: node(['group', 'interleave'], fc.tuple(tie('simple'), tie('attribute'))) },
      { weight: 2, arbitrary: node(['group'], fc.tuple(tie('attribute'), tie('attribute'), tie('particle'))) },
      { weight: 2, arbitrary: node(['choice'], fc.tuple(tie('content'), tie('content'))) },
    ),
    wild: fc.oneof(
      { ...depth, depthIdentifier: 'wild' },
      data,
      value,
      single,
      openAttribute,
      elementRef,
      macroRef,
      leaf('text'),
      leaf('empty'),
      leaf('notAllowed'),
      node(['choice', 'group', 'interleave', 'oneOrMore', 'zeroOrMore', 'optional', 'mixed', 'list'], some(tie('wild'))),
    ),
  };
});

const anyContent = fc.oneof({ weight: 9, arbitrary: content }, { weight: 1, arbitrary: wild });
const macro: fc.Arbitrary<Macro> = fc.record({
  bodies: fc.array(fc.oneof({ weight: 9, arbitrary: particle }, { weight: 1, arbitrary: wild }), { minLength: 1, maxLength: 2 }),
  combine: fc.constantFrom('choice', 'interleave'),
});

export const arbitrarySchema: fc.Arbitrary<FuzzSchema> = fc.record({
  start: fc.array(
    fc.oneof(
      { weight: 40, arbitrary: fc.record({ kind: fc.constant('element-ref' as const), to: fc.nat(9) }) as fc.Arbitrary<Tree> },
      wild,
    ),
    { minLength: 1, maxLength: 2 },
  ),
  elements: fc.array(fc.record({ name: elementNames, of: anyContent }), { minLength: 2, maxLength: 5 }),
  macros: fc.array(macro, { maxLength: 2 }),
});
