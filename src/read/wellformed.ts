/** What the tokenizer says of a document that is not well-formed, in an encoder's words. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [
    /^undefined entity/,
    'An entity is used that is not declared. XML itself knows only &lt; &gt; &amp; &apos; &quot;: write the character itself.',
  ],
  [/^disallowed character in entity name|^empty entity name/, 'A “&” stands alone. Write it as &amp;.'],
  [/^malformed character entity/, 'A numeric character reference names no character that XML allows.'],
  [
    /^disallowed character in (?:opening )?tag name|^disallowed character in tag name/,
    'A “<” is followed by something that is not an element name. Write it as &lt; if it is text.',
  ],
  [/^disallowed character in attribute name/, 'There is a character here that no attribute name can have.'],
  [/^disallowed character in closing tag/, 'The end tag holds more than the name of its element.'],
  [
    /^disallowed character/,
    'There is a character here that XML does not allow at this place (a control character, or a “<” in an attribute value).',
  ],
  [/^attribute without value|^unquoted attribute value/, 'An attribute value must stand in quotation marks.'],
  [/^no whitespace between attributes/, 'A space is missing between two attributes.'],
  [/^duplicate attribute: (?:\{[^}]*\})?(.*)\./, 'The attribute $1 is given twice in one tag.'],
  [/^unbound namespace prefix: (.*)\./, 'The prefix $1 is not bound to a namespace. Declare it with xmlns:… on this element or above it.'],
  [/^text data outside of root/, 'There is text outside the root element.'],
  [/^documents may contain only one root/, 'There is a second root element; a document has one.'],
  [/^document must contain a root/, 'There is no element in this file.'],
  [/^unexpected end/, 'The file ends in the middle of a tag, comment or other markup. Is it truncated?'],
  [/^malformed comment/, 'A comment holds “--”.'],
  [/^the string "\]\]>"/, 'The characters “]]>” stand in the text. Write them as ]]&gt;.'],
  [
    /^an XML declaration must be at the start|^the XML declaration must appear/,
    'The XML declaration must be the very first thing in the file; something stands before it.',
  ],
  [/^inappropriately located doctype/, 'The document type declaration must stand before the root element, once.'],
  [/^forward-slash in opening tag/, 'A “/” in a start tag must be followed by “>”.'],
];

/** One sentence for a tokenizer message such as `4:12: undefined entity.` */
export function wellFormednessSentence(message: string): string {
  const bare = message.replace(/^.*?\d+:\d+: /, '');
  for (const [pattern, sentence] of SENTENCES) {
    const match = pattern.exec(bare);
    if (match) return sentence.replace('$1', match[1] ?? '');
  }
  return `The file is not well-formed XML: ${bare.replace(/\.$/, '')}.`;
}
