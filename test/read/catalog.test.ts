import { describe, expect, it } from 'vitest';
import { Catalogs } from '../../src/read/catalog/catalog.js';
import { CatalogError } from '../../src/read/catalog/entries.js';
import { parseCatalog } from '../../src/read/catalog/parse.js';

const NAMESPACE = 'urn:oasis:names:tc:entity:xmlns:xml:catalog';
const catalog = (entries: string): string => `<catalog xmlns="${NAMESPACE}">${entries}</catalog>`;

const FILES: Readonly<Record<string, string>> = {
  'file:///e/main/catalog.xml': `<?xml version="1.0"?>
<!DOCTYPE catalog PUBLIC "-//OASIS//DTD Entity Resolution XML Catalog V1.0//EN" "http://www.oasis-open.org/catalog.dtd">
<c:catalog xmlns:c="${NAMESPACE}" xmlns:x="urn:other" prefer="public">
  <x:uri name="urn:foreign" uri="wrong.rng"/>
  <c:public publicId="-//TEI  P5//DTD Main//EN" uri="tei.dtd"/>
  <c:system systemId="http://example.org/a b.dtd" uri="space.dtd"/>
  <c:system systemId="http://example.org/tei.dtd" uri="first.dtd"/>
  <c:system systemId="http://example.org/tei.dtd" uri="second.dtd"/>
  <c:rewriteSystem systemIdStartString="http://example.org/" rewritePrefix="short/"/>
  <c:rewriteSystem systemIdStartString="http://example.org/dtd/" rewritePrefix="long/"/>
  <c:systemSuffix systemIdSuffix="/x.mod" uri="suffix.mod"/>
  <c:systemSuffix systemIdSuffix="/mods/x.mod" uri="longer-suffix.mod"/>
  <c:uri name="http://example.org/schema.rng" uri="schema.rng"/>
  <c:uri name="urn:amp?a=1&amp;b=2" uri="amp.rng"/>
  <c:rewriteURI uriStartString="http://example.org/rng/" rewritePrefix="rng/"/>
  <c:uriSuffix uriSuffix="tei_all.rng" uri="all.rng"/>
  <c:group xml:base="grouped/" prefer="system">
    <c:public publicId="-//Only//Without System//EN" uri="only.dtd"/>
    <c:uri name="urn:grouped" uri="grouped.rng"/>
    <c:uri name="urn:own-base" uri="own.rng" xml:base="deeper/"/>
  </c:group>
  <c:delegatePublic publicIdStartString="-//D//" catalog="../more/public.xml"/>
  <c:delegateSystem systemIdStartString="http://delegated.example/" catalog="../more/short.xml"/>
  <c:delegateSystem systemIdStartString="http://delegated.example/long/" catalog="../more/long.xml"/>
  <c:delegateURI uriStartString="http://delegated.example/" catalog="../more/short.xml"/>
  <c:delegateURI uriStartString="http://delegated.example/long/" catalog="../more/long.xml"/>
  <c:nextCatalog catalog="../more/next.xml"/>
</c:catalog>`,
  'file:///e/more/public.xml': catalog('<public publicId="-//D//One//EN" uri="one.dtd"/>'),
  'file:///e/more/short.xml': catalog(
    '<system systemId="http://delegated.example/long/a" uri="short-a"/><system systemId="http://delegated.example/long/b" uri="short-b"/>' +
      '<uri name="http://delegated.example/long/a" uri="short-a"/><uri name="http://delegated.example/long/b" uri="short-b"/>',
  ),
  'file:///e/more/long.xml': catalog(
    '<system systemId="http://delegated.example/long/a" uri="long-a"/><uri name="http://delegated.example/long/a" uri="long-a"/>',
  ),
  // It leads back to the first: whoever follows that must come to an end.
  'file:///e/more/next.xml': catalog(
    '<uri name="urn:next" uri="next.rng"/><public publicId="-//D//Two//EN" uri="two.dtd"/>' +
      '<system systemId="http://delegated.example/c" uri="c"/><uri name="http://example.org/schema.rng" uri="late.rng"/>' +
      '<nextCatalog catalog="../main/catalog.xml"/>',
  ),
};

const catalogs = (start = 'file:///e/main/catalog.xml', files = FILES): Catalogs =>
  new Catalogs([start], (uri) => parseCatalog(files[uri] ?? '', uri));

/**
 * What Apache's xml-resolver 1.2 answers to the same questions on the same files, but where the standard is against it:
 * 6.3 has the entry's identifier normalised as well as the one asked for, and 7.1.2 and 7.2.2 have a delegated question
 * end with the delegates (there the catalog API of Java 17 answers as we do).
 */
const EXTERNAL: readonly [publicId: string | undefined, systemId: string | undefined, answer: string | undefined, why: string][] = [
  ['-//TEI P5//DTD Main//EN', undefined, 'main/tei.dtd', 'public, white space collapsed in the entry (6.2)'],
  ['  -//TEI P5//DTD   Main//EN ', 'http://nowhere.example/x.dtd', 'main/tei.dtd', 'public beside an unknown system identifier'],
  [undefined, 'http://example.org/a b.dtd', 'main/space.dtd', 'a space is %20 (6.3)'],
  [undefined, 'http://example.org/a%20b.dtd', 'main/space.dtd', 'and %20 a space'],
  [undefined, 'http://example.org/tei.dtd', 'main/first.dtd', 'the first of two, before the rewriting'],
  ['-//TEI P5//DTD Main//EN', 'http://example.org/tei.dtd', 'main/first.dtd', 'system before public, whatever is preferred'],
  [undefined, 'http://example.org/dtd/core.mod', 'main/long/core.mod', 'the longest start'],
  [undefined, 'http://example.org/other.mod', 'main/short/other.mod', 'another start'],
  [undefined, 'http://nowhere.example/x.mod', 'main/suffix.mod', 'an end'],
  [undefined, 'http://nowhere.example/mods/x.mod', 'main/longer-suffix.mod', 'the longest end'],
  [undefined, 'urn:publicid:-:TEI+P5:DTD+Main:EN', 'main/tei.dtd', 'a wrapped public identifier (6.4)'],
  ['-//Only//Without System//EN', undefined, 'main/grouped/only.dtd', 'in a group with a base of its own'],
  ['-//Only//Without System//EN', 'http://nowhere.example/y.dtd', undefined, 'the group prefers system identifiers'],
  ['-//D//One//EN', undefined, 'more/one.dtd', 'delegated'],
  ['-//D//Two//EN', undefined, undefined, 'delegated in vain: the next catalog is not asked'],
  [undefined, 'http://delegated.example/long/a', 'more/long-a', 'the delegate with the longest start comes first'],
  [undefined, 'http://delegated.example/long/b', 'more/short-b', 'then the other'],
  [undefined, 'http://delegated.example/c', undefined, 'delegated in vain'],
];
const URIS: readonly [uri: string, answer: string | undefined, why: string][] = [
  ['http://example.org/schema.rng', 'main/schema.rng', 'the first catalog before the next'],
  ['urn:amp?a=1&b=2', 'main/amp.rng', 'references are resolved'],
  ['http://example.org/rng/p5/tei.rng', 'main/rng/p5/tei.rng', 'rewritten'],
  ['http://tei-c.org/release/tei_all.rng', 'main/all.rng', 'by its end'],
  ['urn:grouped', 'main/grouped/grouped.rng', 'the base of the group'],
  ['urn:own-base', 'main/grouped/deeper/own.rng', 'a base in a base'],
  ['urn:next', 'more/next.rng', 'in the next catalog'],
  ['urn:foreign', undefined, 'an element of another namespace is no entry'],
  ['http://delegated.example/long/a', 'more/long-a', 'delegated'],
  ['http://delegated.example/long/b', 'more/short-b', 'to the second delegate'],
  ['urn:publicid:-:TEI+P5:DTD+Main:EN', 'main/tei.dtd', 'a wrapped public identifier is looked for as one'],
  ['http://nowhere.example/none', undefined, 'in no catalog, though they form a circle'],
];

describe('an XML catalog', () => {
  it.each(EXTERNAL)('resolves the external identifier %s %s to %s: %s', (publicId, systemId, answer) => {
    expect(catalogs().resolveExternal(publicId, systemId)).toBe(answer === undefined ? undefined : `file:///e/${answer}`);
  });

  it.each(URIS)('resolves the URI %s to %s: %s', (uri, answer) => {
    expect(catalogs().resolveUri(uri)).toBe(answer === undefined ? undefined : `file:///e/${answer}`);
  });

  it('that delegates to itself comes to an end', () => {
    const start = 'file:///e/self.xml';
    const own = catalog('<delegateURI uriStartString="urn:" catalog="self.xml"/>');
    expect(catalogs(start, { [start]: own }).resolveUri('urn:x')).toBeUndefined();
  });

  const broken: readonly [what: string, text: string, says: RegExp][] = [
    ['is not well-formed', '<catalog', /not well-formed XML \(line 1/],
    ['has another root', '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', /its root is not catalog/],
    ['has no namespace', '<catalog/>', /its root is not catalog/],
    ['has an entry without what it matches by', catalog('<uri uri="a.rng"/>'), /a uri entry lacks the attribute name/],
    ['has an entry that leads nowhere', catalog('<system systemId="a"/>'), /a system entry lacks the attribute uri/],
  ];
  it.each(broken)('is refused where it %s', (_, text, says) => {
    expect(() => parseCatalog(text, 'file:///e/catalog.xml')).toThrow(CatalogError);
    expect(() => parseCatalog(text, 'file:///e/catalog.xml')).toThrow(says);
  });
});
