import type { Annotations, Combine, SyntaxComponent } from '../syntax.js';
import { documentationIn } from './annotations.js';
import { type CompactParser, childrenOf } from './parser.js';

/** The members of a grammar, up to its closing brace or the end. `overrides`: of an include, which holds no other include. */
export function readMembers(parser: CompactParser, overrides: boolean): readonly SyntaxComponent[] {
  const { tokens, annotations } = parser;
  const members: SyntaxComponent[] = [];
  while (tokens.current.kind !== 'end' && !tokens.isSymbol('}')) {
    const { place } = tokens;
    if (annotations.isElement() && (tokens.isIdentifier() || tokens.current.kind === 'cname'))
      members.push({ kind: 'annotation', place, element: annotations.element(true) });
    else members.push(readComponent(parser, annotations.read(), overrides));
  }
  return members;
}

function readComponent(parser: CompactParser, annotations: Annotations | undefined, overrides: boolean): SyntaxComponent {
  const component = readPlain(parser, annotations, overrides);
  if (annotations !== undefined) component.annotations = annotations;
  return component;
}

function readPlain(parser: CompactParser, annotations: Annotations | undefined, overrides: boolean): SyntaxComponent {
  const { tokens } = parser;
  const { place } = tokens;
  const documentation = documentationIn(annotations);
  if (tokens.isKeyword('start')) {
    tokens.next();
    return { kind: 'start', place, name: '', combine: readAssignment(parser), of: [parser.pattern()], documentation };
  }
  if (tokens.isKeyword('div')) {
    tokens.next();
    return { kind: 'div', place, of: readBody(parser, overrides) };
  }
  if (tokens.isKeyword('include')) {
    if (overrides) tokens.refuse('an include cannot hold another include');
    tokens.next();
    const href = tokens.literal();
    const ns = parser.names.inherit();
    return { kind: 'include', place, href, base: parser.base, ns, of: tokens.isSymbol('{') ? readBody(parser, true) : [] };
  }
  const name = tokens.identifier('a definition');
  return { kind: 'define', place, name, combine: readAssignment(parser), of: childrenOf(parser.pattern()), documentation };
}

function readBody(parser: CompactParser, overrides: boolean): readonly SyntaxComponent[] {
  const { tokens } = parser;
  tokens.symbol('{');
  const members = tokens.nested(() => readMembers(parser, overrides));
  tokens.symbol('}');
  return members;
}

function readAssignment({ tokens }: CompactParser): Combine | undefined {
  if (tokens.take('|=')) return 'choice';
  if (tokens.take('&=')) return 'interleave';
  tokens.symbol('=');
  return undefined;
}
