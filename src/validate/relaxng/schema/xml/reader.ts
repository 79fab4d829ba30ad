import type { SaxesAttributeNS } from 'saxes';
import type { TeiAttribute } from '../../../../model/document.js';
import type { DocumentEvents } from '../../../../read/events.js';
import { scan } from '../../../../read/scan.js';
import { xmlParser } from '../../../../read/xml-parser.js';
import type { NamespaceBindings, SchemaPlace } from '../../grammar.js';
import { type Faults, LIMITS } from '../fault.js';
import { hrefFault, isBlank, isNCName, libraryFault, resolveReference, trim } from '../lexical.js';
import { COMPATIBILITY_NS, RELAXNG_NS, type Source, type SyntaxDocument, type SyntaxPattern, XML_NS, XMLNS_NS } from '../syntax.js';
import { finish, type XmlFrame } from './nodes.js';
import { expectsFirst, mayHaveAttribute, mayHold, requiredAttribute } from './vocabulary.js';

/** Without a prototype, as a prefix may be called `constructor`. */
const ROOT_BINDINGS: NamespaceBindings = Object.assign(Object.create(null), { xml: XML_NS });
/** Internal entities of plain, short text, such as a namespace; more of the DTD a schema does not need. */
const ENTITY = /<!ENTITY\s+([^\s%"']+)\s+(?:"([^"<&]{0,300})"|'([^'<&]{0,300})')\s*>/g;

/**
 * The XML syntax in one pass over the document's events: no tree is built, and foreign elements are only counted.
 * Sections 4.1 to 4.4 (annotations, whitespace, datatypeLibrary, type), 4.8 to 4.10 (names) happen on the way; a
 * namespace that is not written in this file stays open, as it depends on the file that includes this one.
 */
export function readXmlSyntax(text: string, source: Source, faults: Faults): SyntaxDocument {
  let reader = syntaxReader(text, source, faults);
  if (!scan(text, reader)) {
    reader = syntaxReader(text, source, faults);
    readWithDoctype(text, source, faults, reader);
  }
  faults.refuse();
  const { root } = reader;
  if (root === undefined) faults.fail('3', 'the schema has no content', [source.file, 1, 1]);
  return { root, namespaces: {} };
}

/** Any schema, by saxes: also one with a document type declaration, and one that is not well-formed. */
function readWithDoctype(text: string, source: Source, faults: Faults, events: DocumentEvents): void {
  const parser = xmlParser();
  let given: SaxesAttributeNS[] = [];
  parser.on('error', (error) => {
    const at: SchemaPlace = [source.file, parser.line, parser.columnIndex + 1];
    faults.fail('XML', `not well-formed: ${error.message.replace(/^(\S+:)?\d+:\d+: /, '')}`, at);
  });
  parser.on('doctype', (doctype) => {
    for (const [, name = '', one, two] of doctype.matchAll(ENTITY)) parser.ENTITIES[name] ??= one ?? two ?? '';
  });
  parser.on('attribute', (attribute) => {
    given.push(attribute as SaxesAttributeNS);
  });
  parser.on('opentag', ({ name, uri: namespace, local }) => {
    const attributes = given.map((attribute) => ({ ...attribute, namespace: attribute.uri }));
    given = [];
    events.startElement({ name, namespace, local }, attributes, text.lastIndexOf('<', parser.position - 1), parser.position);
  });
  parser.on('closetag', () => events.endElement(parser.position, parser.position));
  // The event comes with the next `<`.
  parser.on('text', (found) => events.text(found, Math.max(0, parser.position - 1 - found.length), parser.position - 1));
  parser.on('cdata', (found) => events.text(found, Math.max(0, parser.position - 3 - found.length), parser.position));
  parser.write(text).close();
}

function syntaxReader(text: string, source: Source, faults: Faults): DocumentEvents & { readonly root: SyntaxPattern | undefined } {
  const place = placesIn(text, source.file);
  const libraries = new Set(['']);
  let frame: XmlFrame | undefined;
  let depth = 0;
  /** How many foreign elements are open. */
  let foreign = 0;
  /** The element whose `a:documentation` is being read. */
  let documented: XmlFrame | undefined;
  let root: SyntaxPattern | undefined;

  return {
    get root() {
      return root;
    },

    startElement(tag, attributes, start) {
      if (foreign > 0) {
        foreign++;
        return;
      }
      if (tag.namespace === RELAXNG_NS) {
        frame = open(tag.local, attributes, place(start), frame);
        return;
      }
      if (frame === undefined) faults.fail('3', `<${tag.name}> is not an element of RELAX NG`, place(start));
      if (frame.expects === 'text') faults.fail('3', `<${frame.element}> cannot hold elements, not even annotations`, place(start));
      foreign = 1;
      const wanted = frame.element === 'element' || frame.element === 'define' || frame.element === 'start';
      if (wanted && frame.documentation === '' && tag.local === 'documentation' && tag.namespace === COMPATIBILITY_NS) documented = frame;
    },

    endElement() {
      if (foreign > 0) {
        foreign--;
        if (foreign === 0) documented = undefined;
        return;
      }
      if (frame === undefined) return;
      depth--;
      const closed: XmlFrame = frame;
      frame = closed.parent;
      const pattern = finish(closed, faults);
      if (frame === undefined) root = pattern;
    },

    text(found, start) {
      if (foreign > 0) {
        if (documented !== undefined) documented.documentation += found;
      } else if (frame !== undefined) {
        if (frame.expects === 'text') frame.text += found;
        else if (!isBlank(found)) {
          const begin = start + found.length - found.trimStart().length;
          faults.fail('3', `text is not allowed in <${frame.element}>`, place(begin));
        }
      }
    },

    instruction() {
      // 4.1: these mean nothing.
    },
  };

  function open(element: string, attributes: readonly TeiAttribute[], at: SchemaPlace, parent: XmlFrame | undefined): XmlFrame {
    if (++depth > LIMITS.nesting) faults.fail('limit', `elements are nested more than ${LIMITS.nesting} deep`, at);
    const allowed = parent === undefined ? mayHold('patterns', element) : mayHold(parent.expects, element);
    if (!allowed) faults.fail('3', `<${element}> is not allowed ${parent === undefined ? 'here' : `in <${parent.element}> here`}`, at);
    const opened: XmlFrame = {
      element,
      place: at,
      parent,
      expects: 'patterns',
      inNames: parent?.expects.startsWith('name') === true,
      ns: parent?.ns,
      ownNs: false,
      library: parent?.library ?? '',
      base: parent?.base ?? source.uri,
      bindings: bindingsOf(attributes, parent?.bindings ?? ROOT_BINDINGS),
      name: undefined,
      type: undefined,
      combine: undefined,
      href: undefined,
      defaultValue: undefined,
      documentation: '',
      text: '',
      children: [],
      nameClass: undefined,
      except: undefined,
    };
    for (const attribute of attributes) readAttribute(opened, attribute);
    const required = requiredAttribute(element);
    if (required !== undefined && opened[required] === undefined) faults.fail('3', `<${element}> must have the attribute ${required}`, at);
    opened.expects = expectsFirst(element, opened.name !== undefined, opened.inNames, parent?.expects === 'overrides');
    if (parent !== undefined) {
      if (parent.expects === 'name class') parent.expects = 'patterns';
      else if (element === 'except') parent.expects = 'nothing';
    }
    return opened;
  }

  function readAttribute(opened: XmlFrame, attribute: TeiAttribute): void {
    const { namespace: uri, local, value } = attribute;
    if (uri === XMLNS_NS) return;
    if (uri === RELAXNG_NS) faults.fail('3', `the attribute ${attribute.name} must not have RELAX NG's own namespace`, opened.place);
    if (uri === XML_NS && local === 'base') opened.base = resolveReference(value, opened.base);
    if (uri === COMPATIBILITY_NS && local === 'defaultValue') opened.defaultValue = value;
    if (uri !== '') return;
    switch (local) {
      case 'ns':
        opened.ns = value;
        opened.ownNs = true;
        return;
      case 'datatypeLibrary': {
        const fault = libraries.has(value) ? undefined : libraryFault(value);
        if (fault !== undefined) faults.fail('3', `datatypeLibrary “${value}” ${fault}`, opened.place);
        libraries.add(value);
        opened.library = value;
        return;
      }
      case 'name':
      case 'type':
      case 'combine':
      case 'href':
        if (mayHaveAttribute(opened.element, local)) break;
        faults.fail('3', `<${opened.element}> cannot have the attribute ${local}`, opened.place);
        break;
      default:
        faults.fail('3', `<${opened.element}> cannot have the attribute ${local}`, opened.place);
    }
    // 4.2: whitespace around name, type and combine means nothing.
    const trimmed = trim(value);
    if (local === 'href') {
      const fault = hrefFault(value);
      if (fault !== undefined) faults.fail('4.5', `href “${value}” ${fault}`, opened.place);
      opened.href = value;
    } else if (local === 'combine') {
      if (trimmed !== 'choice' && trimmed !== 'interleave') faults.fail('3', 'combine must be “choice” or “interleave”', opened.place);
      opened.combine = trimmed;
    } else {
      const qualified = opened.element === 'element' || opened.element === 'attribute';
      if (!qualified && !isNCName(trimmed)) faults.fail('3', `${local} “${value}” is not a name without a prefix`, opened.place);
      if (local === 'name') opened.name = trimmed;
      else opened.type = trimmed;
    }
  }
}

function bindingsOf(attributes: readonly TeiAttribute[], inherited: NamespaceBindings): NamespaceBindings {
  let bindings: Record<string, string> | undefined;
  for (const { name, namespace, local, value } of attributes) {
    if (namespace !== XMLNS_NS) continue;
    bindings ??= Object.assign(Object.create(null), inherited) as Record<string, string>;
    bindings[name === 'xmlns' ? '' : local] = value.trim();
  }
  return bindings ?? inherited;
}

/** Places from offsets. They are asked for in order, so lines are counted once. */
function placesIn(text: string, file: number): (offset: number) => SchemaPlace {
  let line = 1;
  let start = 0;
  let end = text.indexOf('\n');
  return (offset) => {
    while (end !== -1 && end < offset) {
      line++;
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    return [file, line, offset - start + 1];
  };
}
