import type { SchemaPlace } from '../grammar.js';
import type { Faults } from './fault.js';
import type { Library } from './library.js';
import type { Context, Definition, Scope } from './simple.js';
import type { Combine, SyntaxComponent, SyntaxDefinition, SyntaxGrammar } from './syntax.js';

interface Found {
  readonly syntax: SyntaxDefinition;
  readonly context: Context;
}

/** The definitions of a grammar: 4.7 (include), 4.11 (div), 4.17 (combine), 4.18 (grammar). */
export function scopeOf(grammar: SyntaxGrammar, context: Context, library: Library, faults: Faults): Scope {
  const definitions = new Map<string, Definition>();
  const scope: Scope = { parent: context.scope, definitions, place: grammar.place };
  const found: Found[] = [];
  collect(grammar.of, { ...context, scope }, found, library, faults);
  const bodies = new Map<string, Found[]>();
  for (const one of found) {
    const same = bodies.get(one.syntax.name);
    if (same === undefined) bodies.set(one.syntax.name, [one]);
    else same.push(one);
  }
  for (const [name, same] of bodies) {
    const combine = same.length > 1 ? combineOf(same, faults) : undefined;
    definitions.set(name, {
      name,
      combine,
      bodies: same,
      state: 'untouched',
      part: undefined,
      use: undefined,
      summary: undefined,
      elementNames: undefined,
    });
  }
  if (!definitions.has('')) faults.fail('4.18', 'the grammar has no start', grammar.place);
  return scope;
}

function collect(components: readonly SyntaxComponent[], context: Context, found: Found[], library: Library, faults: Faults): void {
  for (const component of components) {
    switch (component.kind) {
      case 'start':
      case 'define':
        found.push({ syntax: component, context });
        break;
      case 'div':
        collect(component.of, context, found, library, faults);
        break;
      case 'include': {
        const included = library.bring(component, context.chain, '4.7');
        const { root } = included;
        if (root.kind !== 'grammar') faults.fail('4.7', `“${component.href}” is included, but is not a grammar`, component.place);
        const inside: Found[] = [];
        collect(root.of, { ...context, ns: component.ns ?? context.ns, chain: included.chain }, inside, library, faults);
        const overrides: Found[] = [];
        // Overrides are written in the including file, with its namespace.
        collect(component.of, context, overrides, library, faults);
        override(inside, overrides, component.href, component.place, found, faults);
        break;
      }
      case 'annotation':
        break;
    }
  }
}

/** 4.7: what is overridden must be there, and goes. */
function override(inside: Found[], overrides: Found[], href: string, place: SchemaPlace, found: Found[], faults: Faults): void {
  if (overrides.length === 0) {
    for (const one of inside) found.push(one);
    return;
  }
  const names = new Set(overrides.map((one) => one.syntax.name));
  const there = new Set(inside.map((one) => one.syntax.name));
  for (const name of names) {
    if (there.has(name)) continue;
    const own = overrides.find((one) => one.syntax.name === name)!.syntax.place;
    faults.add('4.7', `“${href}” has no ${name === '' ? 'start' : `definition of ${name}`} to override`, own ?? place);
  }
  for (const one of inside) if (!names.has(one.syntax.name)) found.push(one);
  for (const one of overrides) found.push(one);
}

/** 4.17: all say the same combine, and at most one says nothing. */
function combineOf(same: readonly Found[], faults: Faults): Combine | undefined {
  let combine: Combine | undefined;
  let silent = 0;
  for (const { syntax } of same) {
    const what = syntax.kind === 'start' ? 'start' : `definition of ${syntax.name}`;
    if (syntax.combine === undefined) {
      if (++silent > 1) faults.add('4.17', `a second ${what} without combine`, syntax.place);
    } else if (combine !== undefined && combine !== syntax.combine) {
      faults.add('4.17', `this ${what} combines by ${syntax.combine}, another by ${combine}`, syntax.place);
    } else combine = syntax.combine;
  }
  return combine;
}
