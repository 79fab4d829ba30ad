/** Puts the published pictures into a page, and words where there is none to show. */

/** As the HTML stylesheets write it. */
const PICTURE = /<img src="([^"]*)"( alt="([^"]*)")?[^>]*>/g;

/** @param addressOf the address on the page of what the TEI calls by `url`; undefined where nothing was published */
export function withPictures(html: string, addressOf: (url: string) => string | undefined): string {
  return html.replace(PICTURE, (image: string, source: string, _: string | undefined, description = '') => {
    const url = source.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const address = addressOf(url) ?? addressOf(url.replaceAll('%20', ' '));
    if (address !== undefined)
      return image.replace(`src="${source}"`, `src="${address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
    return `<span class="picture-missing" data-generated="">[picture not available: ${description || source}]</span>`;
  });
}
