/** The file by which a folder is known to be a published edition. */
export const MANIFEST = 'manifest.json';

/** What the manifest's `generator` begins with. */
export const GENERATOR = 'Imprimatur ';

/** The paths that a manifest lists; undefined where it is not one of ours. */
export function manifestPaths(text: string): ReadonlySet<string> | undefined {
  let manifest: { readonly generator?: unknown; readonly files?: unknown } | null;
  try {
    manifest = JSON.parse(text) as typeof manifest;
  } catch {
    return undefined;
  }
  if (typeof manifest?.generator !== 'string' || !manifest.generator.startsWith(GENERATOR)) return undefined;
  const files = Array.isArray(manifest.files) ? (manifest.files as { readonly path?: unknown }[]) : [];
  return new Set(files.flatMap(({ path }) => (typeof path === 'string' ? [path] : [])));
}
