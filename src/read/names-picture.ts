/**
 * Whether `@facs` names a picture by itself: an address that ends as files of pictures do, or the `info.json` of an image service. Many
 * projects give page beginnings the number of a scan instead.
 */
export function namesPicture(facs: string): boolean {
  return /^[^#\s]\S*(\.(avif|gif|jpe?g|png|svg|tiff?|webp|jp2)|\/info\.json)$/i.test(facs);
}
