/** The text editions of a TEI document, made with the stylesheet as it is compiled in `lib/xslt/`. */
import { layOut, type TextEdition } from '../../src/compose/layout.js';
import { attribute, type TeiDocument } from '../../src/model/document.js';
import { DEFAULT_LIMITS } from '../../src/model/limits.js';
import { SourceText } from '../../src/model/source.js';
import { tokenize } from '../../src/read/tokenize.js';
import { saxon } from '../../src/transform/saxon.js';
import { stylesheet } from '../../src/transform/stylesheets.js';

export interface Editions {
  readonly document: TeiDocument;
  readonly reading: TextEdition;
  readonly diplomatic: TextEdition;
}

/** A document around the content of a body; what stands in `header` goes into the encoding description. */
export function fragment(body: string, header = ''): TeiDocument {
  const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc/><encodingDesc>${header}</encodingDesc></teiHeader><text><body>${body}</body></text></TEI>`;
  const bytes = new TextEncoder().encode(xml);
  return tokenize(new SourceText('fragment.xml', xml), bytes, 'fragment', DEFAULT_LIMITS).document;
}

export async function editions(document: TeiDocument): Promise<Editions> {
  const parts: Record<string, string> = {};
  const { principalResult } = saxon().transform(
    {
      stylesheetInternal: stylesheet('text'),
      sourceNode: await saxon().getResource({ type: 'xml', text: document.xml }),
      destination: 'serialized',
      baseOutputURI: 'imprimatur:/',
      deliverResultDocument: () => ({
        destination: 'serialized',
        save: (uri, value) => {
          parts[String(uri)] = value;
        },
      }),
    },
    'sync',
  );
  return { document, reading: layOut(principalResult), diplomatic: layOut(parts['imprimatur:/diplomatic'] ?? '') };
}

/** The text of the element with an xml:id, cut out of an edition by its span. */
export function slice({ document }: Editions, edition: TextEdition, id: string): string | undefined {
  const element = document.elements.find((candidate) => attribute(candidate, 'xml:id') === id);
  const span = edition.spans.get(element?.ordinal ?? 0);
  return span && [...edition.text].slice(span.start, span.end).join('');
}
