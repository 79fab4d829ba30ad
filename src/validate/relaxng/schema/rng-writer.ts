import type { NamespaceBindings } from '../grammar.js';
import { RngOutput } from './rng-output.js';
import { surveyOf } from './rng-survey.js';
import {
  type Annotations,
  COMPATIBILITY_NS,
  type ForeignElement,
  RELAXNG_NS,
  type SyntaxComponent,
  type SyntaxDocument,
  type SyntaxExcept,
  type SyntaxNameClass,
  type SyntaxPattern,
  type Written,
} from './syntax.js';

/** What a reference to another file becomes. */
export type RenameReference = (href: string) => string;

/**
 * Writes a schema in the XML syntax. References to .rnc files become references to .rng files, to be written likewise,
 * unless `rename` says otherwise.
 */
export function writeRng({ root, namespaces }: SyntaxDocument, rename: RenameReference = toRng): string {
  return new RngWriter(root, namespaces, rename).text();
}

type Attributes = Record<string, string | undefined>;

class RngWriter {
  readonly #output = new RngOutput();
  readonly #root: SyntaxPattern;
  readonly #rename: RenameReference;
  readonly #prefixes = new Map<string, string>();
  readonly #namespaces: NamespaceBindings;
  /** Written once, on the root, unless a namespace stays open: then nothing above may close it. */
  readonly #ns: string | undefined;
  readonly #library: string;

  constructor(root: SyntaxPattern, namespaces: NamespaceBindings, rename: RenameReference) {
    this.#root = root;
    this.#rename = rename;
    const survey = surveyOf(root);
    this.#ns = survey.ns;
    this.#library = survey.library;
    const declared: Record<string, string> = {};
    for (const [prefix, uri] of Object.entries(namespaces)) if (prefix !== 'xml' && uri !== '') declared[prefix] = uri;
    if (survey.documented) declared['a'] ??= COMPATIBILITY_NS;
    this.#namespaces = declared;
    for (const [prefix, uri] of Object.entries(declared)) this.#prefixes.set(uri, prefix);
    if (namespaces['xml'] !== undefined) this.#prefixes.set(namespaces['xml'], 'xml');
  }

  text(): string {
    const attributes: Attributes = { xmlns: RELAXNG_NS };
    for (const [prefix, uri] of Object.entries(this.#namespaces)) attributes[`xmlns:${prefix}`] = uri;
    attributes['ns'] = this.#ns === '' ? undefined : this.#ns;
    attributes['datatypeLibrary'] = this.#library === '' ? undefined : this.#library;
    // The ns of an attribute is not that of what is in it alone.
    const own = attributes['ns'] !== undefined && this.#root.kind === 'attribute';
    if (own) this.#output.element('group', attributes, () => this.#pattern(this.#root, {}));
    else this.#pattern(this.#root, attributes);
    return this.#output.text();
  }

  #pattern(pattern: SyntaxPattern, extra: Attributes = {}): void {
    this.#patternItself(pattern, extra);
    this.#foreign(pattern.after);
  }

  #patternItself(pattern: SyntaxPattern, extra: Attributes): void {
    const { kind } = pattern;
    switch (kind) {
      case 'empty':
      case 'text':
      case 'notAllowed':
        this.#write(kind, extra, pattern);
        break;
      case 'ref':
      case 'parentRef':
        this.#write(kind, { name: pattern.name, ...extra }, pattern);
        break;
      case 'group':
      case 'interleave':
      case 'choice':
      case 'optional':
      case 'zeroOrMore':
      case 'oneOrMore':
      case 'list':
      case 'mixed':
        this.#write(kind, extra, pattern, () => this.#patterns(pattern.of));
        break;
      case 'element': {
        const name = this.#nameAttribute(pattern.name, this.#ns);
        this.#write(kind, { name, ...extra }, pattern, () => {
          if (name === undefined) this.#names(pattern.name);
          this.#patterns(pattern.of);
        });
        break;
      }
      case 'attribute': {
        const name = this.#nameAttribute(pattern.name, '');
        const onlyText = pattern.of.length === 1 && pattern.of[0]!.kind === 'text' && pattern.of[0]!.annotations === undefined;
        this.#write(kind, { name, ...extra }, pattern, () => {
          if (name === undefined) this.#names(pattern.name);
          if (!onlyText || pattern.of[0]!.after !== undefined) this.#patterns(pattern.of);
        });
        break;
      }
      case 'data': {
        const datatypeLibrary = pattern.library === this.#library ? undefined : pattern.library;
        this.#write(kind, { type: pattern.type, ...extra, datatypeLibrary: datatypeLibrary ?? extra['datatypeLibrary'] }, pattern, () => {
          for (const param of pattern.params) {
            this.#output.inline('param', { name: param.name, ...this.#annotationAttributes(param.annotations) }, param.value);
            this.#foreign(param.after);
          }
          const { except } = pattern;
          if (except !== undefined) this.#except(except, () => this.#patterns(except.of));
        });
        break;
      }
      case 'value': {
        const untyped = pattern.library === '' && pattern.type === 'token';
        const datatypeLibrary = untyped || pattern.library === this.#library ? undefined : pattern.library;
        const attributes = {
          type: untyped ? undefined : pattern.type,
          ...extra,
          datatypeLibrary: datatypeLibrary ?? extra['datatypeLibrary'],
        };
        const ns = pattern.library === '' || pattern.ns === this.#ns ? extra['ns'] : pattern.ns;
        this.#output.inline('value', { ...attributes, ns, ...this.#annotationAttributes(pattern.annotations) }, pattern.value);
        break;
      }
      case 'externalRef':
        this.#write(kind, { href: this.#rename(pattern.href), ...extra, ns: this.#nsAttribute(pattern.ns) ?? extra['ns'] }, pattern);
        break;
      case 'grammar':
        this.#write(kind, extra, pattern, () => this.#components(pattern.of));
        break;
    }
  }

  #patterns(patterns: readonly SyntaxPattern[]): void {
    for (const pattern of patterns) this.#pattern(pattern);
  }

  #components(components: readonly SyntaxComponent[]): void {
    for (const component of components) {
      switch (component.kind) {
        case 'start':
        case 'define': {
          const name = component.kind === 'define' ? component.name : undefined;
          this.#write(component.kind, { name, combine: component.combine }, component, () => this.#patterns(component.of));
          break;
        }
        case 'div':
          this.#write('div', {}, component, () => this.#components(component.of));
          break;
        case 'include':
          this.#write('include', { href: this.#rename(component.href), ns: this.#nsAttribute(component.ns) }, component, () =>
            this.#components(component.of),
          );
          break;
        case 'annotation':
          this.#foreign([component.element]);
          break;
      }
    }
  }

  /** A name as attribute; undefined where only an element can say it. */
  #nameAttribute(names: SyntaxNameClass, inForce: string | undefined): string | undefined {
    if (names.kind !== 'name' || names.annotations !== undefined || names.after !== undefined) return undefined;
    return names.ns === inForce ? names.local : this.#prefixed(names.ns, names.local);
  }

  #prefixed(ns: string | undefined, local: string): string | undefined {
    const prefix = ns === undefined ? undefined : this.#prefixes.get(ns);
    return prefix === undefined ? undefined : `${prefix}:${local}`;
  }

  #nsAttribute(ns: string | undefined): string | undefined {
    return ns === this.#ns ? undefined : ns;
  }

  #names(names: SyntaxNameClass): void {
    switch (names.kind) {
      case 'name': {
        const prefixed = names.ns === this.#ns ? undefined : this.#prefixed(names.ns, names.local);
        const ns = prefixed === undefined ? this.#nsAttribute(names.ns) : undefined;
        this.#output.inline('name', { ns, ...this.#annotationAttributes(names.annotations) }, prefixed ?? names.local);
        break;
      }
      case 'anyName':
      case 'nsName': {
        const { except } = names;
        const ns = names.kind === 'nsName' ? this.#nsAttribute(names.ns) : undefined;
        this.#write(names.kind, { ns }, names, () => {
          if (except === undefined) return;
          this.#except(except, () => {
            for (const one of except.of) this.#names(one);
          });
        });
        break;
      }
      case 'choice':
        this.#write('choice', {}, names, () => {
          for (const one of names.of) this.#names(one);
        });
        break;
    }
    this.#foreign(names.after);
  }

  #except<T>(except: SyntaxExcept<T>, content: () => void): void {
    this.#write('except', {}, except, content);
    this.#foreign(except.after);
  }

  #write(element: string, attributes: Attributes, written: Written, content?: () => void): void {
    const { annotations } = written;
    this.#output.element(element, { ...attributes, ...this.#annotationAttributes(annotations) }, () => {
      this.#foreign(annotations?.elements);
      content?.();
    });
  }

  #annotationAttributes(annotations: Annotations | undefined): Attributes {
    const attributes: Attributes = {};
    for (const { prefix, local, value } of annotations?.attributes ?? []) attributes[prefix === '' ? local : `${prefix}:${local}`] = value;
    return attributes;
  }

  #foreign(elements: readonly ForeignElement[] | undefined): void {
    for (const element of elements ?? []) this.#output.foreign(element, { ...this.#namespaces, '': RELAXNG_NS });
  }
}

const toRng: RenameReference = (href) => href.replace(/\.rnc$/, '.rng');
