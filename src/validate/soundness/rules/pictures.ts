/** `@url` of graphic, media and binaryObject (TEI P5, 3.10), and a picture that a page beginning names: a file of this edition must be there. */
import { report } from '../../../model/codes.js';
import { localFile } from '../../../read/local-file.js';
import { namesPicture } from '../../../read/names-picture.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';

export function pictures(document: RuledDocument): Visitor {
  return {
    elements: ['graphic', 'media', 'binaryObject', 'pb'],
    start(element) {
      const name = element.local === 'pb' ? 'facs' : 'url';
      const url = given(element, name);
      if (url === undefined || (name === 'facs' && !namesPicture(url.trim())) || url.trim() === '' || url.startsWith('#')) return;
      const file = localFile(url, basesOf(element), document.facts.file);
      if (file !== undefined && !document.exists(file)) document.say(report.pointersImageMissing(document.at(element, name), name, url));
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
