import { COMPATIBILITY_NS, type SyntaxComponent, type SyntaxNameClass, type SyntaxPattern, type Written } from './syntax.js';

/** What is best said once, on the root of the XML syntax. */
export interface Survey {
  /** The namespace of most elements; undefined if one is inherited, for then none may be said above it. */
  readonly ns: string | undefined;
  readonly library: string;
  readonly documented: boolean;
}

export function surveyOf(root: SyntaxPattern): Survey {
  const namespaces = new Map<string | undefined, number>();
  let library = '';
  let documented = false;

  const count = (ns: string | undefined): void => {
    namespaces.set(ns, (namespaces.get(ns) ?? 0) + 1);
  };
  const note = ({ annotations, after }: Written): void => {
    if (annotations === undefined && after === undefined) return;
    documented ||= [...(annotations?.elements ?? []), ...(after ?? [])].some((one) => one.ns === COMPATIBILITY_NS && one.prefix === 'a');
  };
  const names = (one: SyntaxNameClass, attribute: boolean): void => {
    note(one);
    switch (one.kind) {
      case 'name':
        if (!attribute || one.ns !== '') count(one.ns);
        break;
      case 'nsName':
      case 'anyName':
        if (one.kind === 'nsName') count(one.ns);
        for (const inner of one.except?.of ?? []) names(inner, attribute);
        break;
      case 'choice':
        for (const inner of one.of) names(inner, attribute);
        break;
    }
  };
  const components = (of: readonly SyntaxComponent[]): void => {
    for (const one of of) {
      note(one);
      switch (one.kind) {
        case 'start':
        case 'define':
          patterns(one.of);
          break;
        case 'include':
          count(one.ns);
          components(one.of);
          break;
        case 'div':
          components(one.of);
          break;
        case 'annotation':
          break;
      }
    }
  };
  const patterns = (of: readonly SyntaxPattern[]): void => {
    for (const one of of) {
      note(one);
      switch (one.kind) {
        case 'element':
        case 'attribute':
          names(one.name, one.kind === 'attribute');
          patterns(one.of);
          break;
        case 'data':
          library ||= one.library;
          for (const param of one.params) note(param);
          patterns(one.except?.of ?? []);
          break;
        case 'value':
          library ||= one.library;
          if (one.library !== '') count(one.ns);
          break;
        case 'externalRef':
          count(one.ns);
          break;
        case 'grammar':
          components(one.of);
          break;
        case 'empty':
        case 'text':
        case 'notAllowed':
        case 'ref':
        case 'parentRef':
          break;
        default:
          patterns(one.of);
      }
    }
  };
  patterns([root]);

  if (namespaces.has(undefined)) return { ns: undefined, library, documented };
  const [most] = [...namespaces].sort((a, b) => b[1] - a[1]);
  return { ns: most?.[0] ?? '', library, documented };
}
