/** The addresses that a printed page can't be asked for: numbered where the links stand, spelled out at its end. */

export interface NumberedAddresses {
  readonly html: readonly string[];
  readonly addresses: readonly string[];
}

/** A link whose address is one of the web; its own text may be the address, and then needs no number. */
const WEB_LINK = /<a\b([^>]*?) href="(https?:\/\/[^"]*)"([^>]*)>([^<]*)/g;

/** Numbers the web links of fragments in reading order, each address once: `data-tei-address` holds the number. */
export function numberAddresses(fragments: readonly string[]): NumberedAddresses {
  const numbers = new Map<string, number>();
  const html = fragments.map((fragment) =>
    fragment.replace(WEB_LINK, (link, before: string, address: string, after: string, text: string) => {
      if (text.trim() === address) return link;
      const number = numbers.get(address) ?? numbers.size + 1;
      numbers.set(address, number);
      return `<a${before} href="${address}" data-tei-address="${number}"${after}>${text}`;
    }),
  );
  return { html, addresses: [...numbers.keys()].map((address) => address.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) };
}
