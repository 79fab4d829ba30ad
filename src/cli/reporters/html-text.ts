import { visible } from './code-frame.js';

/** Text from a file as content or attribute value of HTML: nothing in it is markup, nothing in it turns the order of the rest. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
