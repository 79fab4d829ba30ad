/**
 * One element as the page has it: its name, a fragment of a TEI body, the HTML element (with classes that it must have), the words in
 * it as they are read, those of the edition included, and attributes; `undefined` for one that must not be there.
 */
export type Case = readonly [
  element: string,
  tei: string,
  html: string,
  text: string,
  attributes?: Readonly<Record<string, string | undefined>>,
];
