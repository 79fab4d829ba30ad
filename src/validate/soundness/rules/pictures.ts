/** `@url` of graphic, media and binaryObject (TEI P5, 3.10): a file of this edition must be there. */
import { report } from '../../../model/codes.js';
import { localFile } from '../../../read/local-file.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';

export function pictures(document: RuledDocument): Visitor {
  return {
    elements: ['graphic', 'media', 'binaryObject'],
    start(element) {
      const url = given(element, 'url');
      if (url === undefined || url.trim() === '' || url.startsWith('#')) return;
      const file = localFile(url, basesOf(element), document.facts.file);
      if (file !== undefined && !document.exists(file)) document.say(report.pointersImageMissing(document.at(element, 'url'), 'url', url));
    },
  };
}

function basesOf(element: OpenElement): string[] {
  const bases: string[] = [];
  for (let each: OpenElement | undefined = element; each !== undefined; each = each.parent) {
    const base = given(each, 'xml:base');
    if (base !== undefined) bases.unshift(base);
  }
  return bases;
}
