/** Puts the published pictures into a page, and words where there is none to show. */

import type { Messages } from '../model/messages.js';
import { escaped } from './escaped.js';

/** As the HTML stylesheets write it. */
const PICTURE = /<img src="([^"]*)"( alt="([^"]*)")?[^>]*>/g;

/** @param addressOf the address on the page of what the TEI calls by `url`; undefined where nothing was published */
export function withPictures(html: string, addressOf: (url: string) => string | undefined, messages: Messages): string {
  return html.replace(PICTURE, (image: string, source: string, _: string | undefined, description = '') => {
    const url = source.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const address = addressOf(url) ?? addressOf(url.replaceAll('%20', ' '));
    if (address?.endsWith('/info.json'))
      return `<a class="pointer" data-generated="" href="${escaped(address)}">${description || source}</a>`;
    if (address !== undefined) return image.replace(`src="${source}"`, `src="${escaped(address)}"`);
    return `<span class="picture-missing" data-generated="">[${messages.say('text.picture-missing', description || source)}]</span>`;
  });
}
