import { bagit } from './codes/bagit.js';
import { config } from './codes/config.js';
import { packages } from './codes/package.js';
import { pointers } from './codes/pointers.js';
import { soundness } from './codes/soundness.js';
import { and, either, factory, megabytes } from './factory.js';

/** Every code that the project can report, sorted, with its severity and its sentence. */
export const report = {
  auditNoText: factory('audit/no-text', 'warning', () => 'The document has neither text nor sourceDoc; its page shows the header alone.'),
  auditTextAdded: factory(
    'audit/text-added',
    'error',
    (where: string, words: string, element: string) =>
      `The ${where} shows “${words}” at this place in element ${element}; it is not in the TEI here and is not marked as generated.`,
  ),
  auditMarkupLost: factory(
    'audit/markup-lost',
    'warning',
    (element: string, what: string) => `The HTML edition does not give element ${element} back as it is: ${what} is not as in the source.`,
  ),
  auditTextLost: factory(
    'audit/text-lost',
    'error',
    (where: string, element: string, words: string) => `The text “${words}” in element ${element} does not reach the ${where}.`,
  ),
  auditTextUnmarked: factory(
    'audit/text-unmarked',
    'error',
    () =>
      'The page has no visible element with data-audit="text", so that nothing proves that the text is in it. Give the attribute back to the template.',
  ),
  auditUnknownElement: factory(
    'audit/unknown-element',
    'warning',
    (element: string, count: number) =>
      `No template renders element ${element}${count > 1 ? ` (${count} times)` : ''}; its content is shown neutrally.`,
  ),
  auditWordsJoined: factory(
    'audit/words-joined',
    'error',
    (where: string, element: string, words: string) => `The ${where} changes the word division at “${words}” in element ${element}.`,
  ),
  ...bagit,
  ...config,
  ...packages,
  ...pointers,
  relaxngAttributeMissing: factory(
    'relaxng/attribute-missing',
    'error',
    (element: string, missing: readonly string[], oneOf: readonly string[] = []) =>
      missing.length > 0
        ? `Element ${element} lacks the attribute${missing.length > 1 ? 's' : ''} ${and(missing)}.`
        : `Element ${element} lacks an attribute that it must have${oneOf.length > 0 ? `: ${either(oneOf)}` : ''}.`,
  ),
  relaxngAttributeNotAllowed: factory(
    'relaxng/attribute-not-allowed',
    'error',
    (attribute: string, element: string) => `Attribute ${attribute} is not allowed on element ${element}.`,
  ),
  relaxngAttributeOrValue: factory(
    'relaxng/attribute-not-allowed',
    'error',
    (attribute: string, element: string) => `Attribute ${attribute} is not allowed on element ${element}, or its value is not.`,
  ),
  relaxngAttributeValue: factory(
    'relaxng/attribute-value',
    'error',
    (value: string, attribute: string, element: string, wanted: string) =>
      `The ${value === '' ? 'empty value' : `value “${value}”`} of attribute ${attribute} on element ${element} is not ${wanted || 'what the schema wants'}.`,
  ),
  relaxngAttributesInvalid: factory(
    'relaxng/attributes-invalid',
    'error',
    (element: string) => `The attributes of element ${element} are not as the schema wants them: one is missing, or a value is wrong.`,
  ),
  relaxngContentIncomplete: factory(
    'relaxng/content-incomplete',
    'error',
    (element: string, missing: readonly string[] = [], oneOf: readonly string[] = []) =>
      missing.length > 0
        ? `Element ${element} ends too early: it must also have ${and(missing)}.`
        : `Element ${element} ends too early: ${oneOf.length > 0 ? `it must also have ${either(oneOf)}` : 'something that it must have is missing'}.`,
  ),
  relaxngContentInvalid: factory(
    'relaxng/content-invalid',
    'error',
    (element: string) => `The content of element ${element} is not as the schema wants it.`,
  ),
  relaxngElementNotAllowed: factory(
    'relaxng/element-not-allowed',
    'error',
    (element: string, parent?: string) => `Element ${element} is not allowed here${parent ? `, in ${parent}` : ''}.`,
  ),
  relaxngElementTooEarly: factory(
    'relaxng/element-too-early',
    'error',
    (element: string, parent: string | undefined, missing: readonly string[]) =>
      `Element ${element} comes too early${parent ? ` in ${parent}` : ''}: ${
        missing.length > 0 ? `${and(missing)} must come first` : 'something else must come first'
      }.`,
  ),
  relaxngElementUnknown: factory(
    'relaxng/element-unknown',
    'error',
    (element: string, parent?: string) => `The schema has no element ${element}${parent ? `; it stands in ${parent}` : ''}.`,
  ),
  relaxngEngineFailed: factory(
    'relaxng/engine-failed',
    'error',
    (reason: string) => `The RELAX NG engine could not judge this file: ${reason}`,
  ),
  relaxngEnginesDiffer: factory(
    'relaxng/engines-differ',
    'error',
    (ours: string, said: string) => `The two RELAX NG engines differ: ours ${ours}, ${said}`,
  ),
  relaxngInvalid: factory('relaxng/invalid', 'error', (message: string) => message),
  relaxngSchemaBroken: factory('relaxng/schema-broken', 'error', (reason: string) => `The schema cannot be used: ${reason}`),
  relaxngSchemaLanguage: factory(
    'relaxng/schema-language',
    'warning',
    (href: string, language: string) =>
      `The schema ${href} is not used: it is in ${language}, and only RELAX NG and ISO Schematron are known.`,
  ),
  relaxngSchemaUnavailable: factory(
    'relaxng/schema-unavailable',
    'error',
    (href: string, reason: string) => `The document could not be judged by the schema ${href}: ${reason}.`,
  ),
  relaxngTextNotAllowed: factory(
    'relaxng/text-not-allowed',
    'error',
    (element: string, text = '') => `Text is not allowed here, in ${element}${text === '' ? '' : `: “${text}”`}.`,
  ),
  relaxngValueInvalid: factory(
    'relaxng/value-invalid',
    'error',
    (value: string, element: string, wanted = '') =>
      `The ${value === '' ? 'empty content' : `content “${value}”`} of element ${element} is not ${wanted || 'of the type that the schema wants'}.`,
  ),
  schematronAssert: factory('schematron/assert', 'error', (message: string) => message),
  schematronDocument: factory(
    'schematron/document-unavailable',
    'error',
    (uri: string, reason: string) => `Rules are about the document ${uri}, which could not be judged: ${reason}.`,
  ),
  schematronInfo: factory('schematron/info', 'info', (message: string) => message),
  schematronReport: factory('schematron/report', 'error', (message: string) => message),
  schematronRuleBroken: factory(
    'schematron/rule-broken',
    'error',
    (place: string, expression: string, reason: string) =>
      `The rule at ${place} cannot be compiled and is left out: ${reason}${expression === '' ? '' : `, in “${expression}”`}. The other rules were run.`,
  ),
  schematronRuleFailed: factory(
    'schematron/rule-failed',
    'error',
    (reason: string) => `The Schematron rules could not be run to their end on this file: ${reason}`,
  ),
  schematronSchemaBroken: factory(
    'schematron/schema-broken',
    'error',
    (reason: string) => `The Schematron schema cannot be used: ${reason}`,
  ),
  schematronSchemaUnavailable: factory(
    'schematron/schema-unavailable',
    'error',
    (href: string, reason: string) => `The document could not be judged by the rules ${href}: ${reason}.`,
  ),
  schematronWarning: factory('schematron/warning', 'warning', (message: string) => message),
  ...soundness,
  transformFailed: factory('transform/failed', 'error', (edition: string, reason: string) => `The ${edition} could not be made: ${reason}`),
  transformFormula: factory(
    'transform/formula',
    'warning',
    (reason: string) => `This formula in TeX cannot be set, and is shown as it is written: ${reason}.`,
  ),
  transformMessage: factory('transform/message', 'info', (message: string) => message),
  transformRenditionIgnored: factory(
    'transform/rendition-ignored',
    'warning',
    (words: string) => `“${words}” in this rendition is left out: it is not CSS that changes how words look, and nothing else.`,
  ),
  transformUnsafeUri: factory(
    'transform/unsafe-uri',
    'warning',
    (attribute: string, uri: string) => `@${attribute} holds “${uri}”, which could run script; it is shown as text, not as a link.`,
  ),
  transformStylesheet: factory('transform/stylesheet', 'error', (reason: string) => `The stylesheet cannot be compiled: ${reason}`),
  writeFailed: factory('write/failed', 'error', (what: string, reason: string) => `${what} cannot be written: ${reason}.`),
  writeForeignFolder: factory(
    'write/foreign-folder',
    'error',
    (folder: string, file: string) =>
      `${folder} holds files that no build of Imprimatur made, such as ${file}; publishing would delete them. Move them or choose another --out.`,
  ),
  writeLock: factory(
    'write/lock',
    'warning',
    (file: string, reason: string) => `What was fetched is not recorded: ${file} cannot be written (${reason}).`,
  ),
  writeOverSource: factory(
    'write/over-source',
    'error',
    (folder: string, source: string) =>
      `${folder} holds ${source}, which is to be published; publishing would delete it. Choose another --out.`,
  ),
  writeReportOverSource: factory(
    'write/over-source',
    'error',
    (file: string) => `${file} is a file that is examined here; the report would take its place. Choose another file for the report.`,
  ),
  writePathClash: factory(
    'write/path-clash',
    'error',
    (path: string, other: string) => `This document and ${other} would both be published at “${path}”. Rename one of them.`,
  ),
  xmlCatalogTarget: factory(
    'xml/external-entity',
    'error',
    (systemId: string, file: string, reason: string) => `An XML catalog gives ${file} for ${systemId}, but it cannot be read: ${reason}.`,
  ),
  xmlDepth: factory('xml/too-deep', 'error', (limit: number) => `Elements are nested more than ${limit} deep.`),
  xmlEmpty: factory('xml/empty', 'error', () => 'The file is empty.'),
  xmlEncoding: factory(
    'xml/encoding',
    'error',
    (declared: string, reason: string) => `The file does not hold ${declared} text as it declares: ${reason}.`,
  ),
  xmlEntityExternal: factory(
    'xml/external-entity',
    'error',
    (name: string, uri: string) =>
      `The entity ${name} would read ${uri}; files outside the document are read only where an XML catalog of the edition gives them.`,
  ),
  xmlEntityParameter: factory(
    'xml/parameter-entity',
    'error',
    (name: string) => `The parameter entity reference %${name}; is not followed. Write the declarations it stands for in its place.`,
  ),
  xmlEntityRecursive: factory(
    'xml/entity-too-large',
    'error',
    (name: string) => `The entity ${name} refers to itself, so that its expansion has no end.`,
  ),
  xmlEntityTooLarge: factory(
    'xml/entity-too-large',
    'error',
    (name: string, limit: number) => `The entity ${name} expands to more than ${limit} characters.`,
  ),
  xmlEntityUnreadable: factory(
    'xml/external-entity',
    'error',
    (name: string, uri: string, reason: string) => `The entity ${name} cannot be read from ${uri}: ${reason}.`,
  ),
  xmlExternalSubset: factory(
    'xml/external-dtd',
    'warning',
    (uri: string) => `The document type definition ${uri} is not read: no XML catalog of the edition gives it.`,
  ),
  xmlInclude: factory('xml/include', 'error', (href: string, reason: string) => `The inclusion of “${href}” fails: ${reason}.`),
  xmlIncludeInvalid: factory(
    'xml/include-invalid',
    'error',
    (reason: string) => `The xi:include is not as XInclude 1.0 wants it: ${reason}.`,
  ),
  xmlIncludeLoop: factory(
    'xml/include-loop',
    'error',
    (href: string) => `“${href}” is being included already: the inclusion would have no end.`,
  ),
  xmlNotTei: factory(
    'xml/not-tei',
    'error',
    (found: string) =>
      `This is not a TEI document: its root is ${found}, not TEI or teiCorpus in the namespace http://www.tei-c.org/ns/1.0.`,
  ),
  xmlNotXml: factory('xml/not-xml', 'error', () => 'This is not an XML document: it does not start with “<”.'),
  xmlTooLarge: factory(
    'xml/too-large',
    'error',
    (size: number, limit: number) =>
      `The file is ${megabytes(size)} large; the limit is ${megabytes(limit)} (configuration key limits.bytes).`,
  ),
  xmlUnreadable: factory('xml/unreadable', 'error', (reason: string) => `The file cannot be read: ${reason}.`),
  xmlVersion: factory(
    'xml/version',
    'error',
    (version: string) => `The file is declared as XML ${version}; only XML 1.0 is read. Change the declaration to version="1.0".`,
  ),
  xmlWellFormed: factory('xml/not-well-formed', 'error', (reason: string) => reason),
} as const;
