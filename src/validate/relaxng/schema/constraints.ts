import type { NameClass } from '../grammar.js';
import type { Faults } from './fault.js';
import { simpleName } from './simple.js';
import { type SyntaxNameClass, XMLNS_NS } from './syntax.js';

/** As RELAX NG writes the namespace of namespace declarations; XML's own has a slash at the end. */
const XMLNS = XMLNS_NS.slice(0, -1);

/** A name class with its namespaces, after the constraints of 4.16. `within`: the class whose except this is. */
export function constrain(
  syntax: SyntaxNameClass,
  inherited: string,
  attribute: boolean,
  within: 'anyName' | 'nsName' | undefined,
  faults: Faults,
): NameClass {
  const { place } = syntax;
  switch (syntax.kind) {
    case 'name': {
      const ns = syntax.ns ?? inherited;
      if (attribute && ns === '' && syntax.local === 'xmlns') faults.add('4.16', 'an attribute cannot be called xmlns', place);
      if (attribute) refuseXmlns(ns, syntax, faults);
      return simpleName(ns, syntax.local);
    }
    case 'anyName':
      if (within !== undefined) faults.add('4.16', `anyName is not allowed in the except of ${within}`, place);
      return syntax.except === undefined ? { kind: 'anyName' } : { kind: 'anyName', except: except(syntax.except.of, 'anyName') };
    case 'nsName': {
      const ns = syntax.ns ?? inherited;
      if (within === 'nsName') faults.add('4.16', 'nsName is not allowed in the except of nsName', place);
      if (attribute) refuseXmlns(ns, syntax, faults);
      return syntax.except === undefined ? { kind: 'nsName', ns } : { kind: 'nsName', ns, except: except(syntax.except.of, 'nsName') };
    }
    case 'choice':
      return several(syntax.of, within);
  }

  function except(of: readonly SyntaxNameClass[], kind: 'anyName' | 'nsName'): NameClass {
    return several(of, within === 'nsName' ? within : kind);
  }

  /** 4.12: several children are a choice. */
  function several(of: readonly SyntaxNameClass[], inside: 'anyName' | 'nsName' | undefined): NameClass {
    const classes = of.map((one) => constrain(one, inherited, attribute, inside, faults));
    return classes.length === 1 ? classes[0]! : { kind: 'choice', of: classes.flatMap((one) => (one.kind === 'choice' ? one.of : [one])) };
  }
}

function refuseXmlns(ns: string, { place }: SyntaxNameClass, faults: Faults): void {
  if (ns === XMLNS) faults.add('4.16', `an attribute cannot be in the namespace ${XMLNS}`, place);
}
