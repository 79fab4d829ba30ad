import { createRequire } from 'node:module';
import type { SaxesParser } from 'saxes';

/** The tokenizer with namespaces and positions. */
export type XmlParser = SaxesParser<{ xmlns: true; position: true }>;

export interface XmlParserOptions {
  readonly xmlns: true;
  readonly position: true;
  readonly forceXMLVersion?: true;
  readonly defaultXMLVersion?: '1.0';
}

/**
 * saxes keeps each handler in a property that it adds under a computed name. After the sixth of them V8 gives up on the
 * shape of the parser, and every character costs four times as much. Fields that are there from the start keep it.
 */
function shaped(): new (options: XmlParserOptions) => object {
  // Most documents are read without it, and all are read sooner where it need not be loaded.
  const { SaxesParser: Parser } = createRequire(import.meta.url)('saxes') as typeof import('saxes');
  return class ShapedParser extends (Parser as unknown as new (options: XmlParserOptions) => object) {
    xmldeclHandler = undefined;
    textHandler = undefined;
    piHandler = undefined;
    doctypeHandler = undefined;
    commentHandler = undefined;
    openTagStartHandler = undefined;
    attributeHandler = undefined;
    openTagHandler = undefined;
    closeTagHandler = undefined;
    cdataHandler = undefined;
    errorHandler = undefined;
    endHandler = undefined;
    readyHandler = undefined;
  };
}

let Parser: ReturnType<typeof shaped> | undefined;

export function xmlParser(options: XmlParserOptions = { xmlns: true, position: true }): XmlParser {
  Parser ??= shaped();
  return new Parser(options) as unknown as XmlParser;
}
