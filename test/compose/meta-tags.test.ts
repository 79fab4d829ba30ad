import { expect, test } from 'vitest';
import { contextObject, metaTags } from '../../src/compose/meta-tags.js';
import type { EditionConfig } from '../../src/model/config.js';
import type { DocumentRecord } from '../../src/model/record.js';

const record = {
  title: 'Of “wells” & <ropes>',
  agents: [
    { name: 'Ana Nimeni', role: 'author', kind: 'person' },
    { name: 'John Nobody', role: 'translator', kind: 'person' },
  ],
  publisher: 'Institute',
  published: '2026-05-04',
  created: { text: '1901', when: '1901-02-03' },
  language: 'ro',
  availability: [{ text: 'CC BY', target: 'https://creativecommons.org/licenses/by/4.0/' }],
} as unknown as DocumentRecord;
const config = { base: 'https://wells.example/' } as EditionConfig;

test('a page tells machines what to cite: each fact once, nothing that the header does not say', () => {
  const tags = metaTags(record, 'a/letter', 'Wells', config).split('\n');
  expect(tags).toEqual([
    '<meta name="DC.title" content="Of “wells” &amp; &lt;ropes>">',
    '<meta name="DC.creator" content="Ana Nimeni">',
    '<meta name="DC.contributor" content="John Nobody">',
    '<meta name="DC.publisher" content="Institute">',
    '<meta name="DC.date" content="2026-05-04">',
    '<meta name="DC.language" content="ro">',
    '<meta name="DC.identifier" content="https://wells.example/a/letter/">',
    '<meta name="DC.rights" content="https://creativecommons.org/licenses/by/4.0/">',
    '<meta name="citation_title" content="Of “wells” &amp; &lt;ropes>">',
    '<meta name="citation_author" content="Ana Nimeni">',
    '<meta name="citation_publication_date" content="2026/05/04">',
    '<meta name="citation_publisher" content="Institute">',
    '<meta name="citation_language" content="ro">',
    '<meta name="citation_inbook_title" content="Wells">',
    '<meta name="citation_fulltext_html_url" content="https://wells.example/a/letter/">',
  ]);
  const bare = { title: 'T', agents: [], availability: [] } as unknown as DocumentRecord;
  expect(metaTags(bare, 'a', 'T', {} as EditionConfig).split('\n')).toHaveLength(2);
});

test('the context object says the same in key and encoded value', () => {
  const object = new URLSearchParams(contextObject(record, 'a/letter', config));
  expect(object.get('ctx_ver')).toBe('Z39.88-2004');
  expect(object.get('rft_val_fmt')).toBe('info:ofi/fmt:kev:mtx:dc');
  expect(object.get('rft.title')).toBe('Of “wells” & <ropes>');
  expect(object.get('rft.creator')).toBe('Ana Nimeni');
  expect(object.get('rft.date')).toBe('1901-02-03');
});
