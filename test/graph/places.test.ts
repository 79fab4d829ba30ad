import { describe, expect, it } from 'vitest';
import { placed } from '../../src/graph/places.js';

const inputs = (...files: [id: string, path: string][]) => files.map(([id, path]) => ({ id, path, file: `/edition/${path}` }));
const ids = (...files: [string, string][]): string[] => placed(inputs(...files)).map(({ id }) => id);

describe('the place of a document', () => {
  it('is its id', () => {
    expect(ids(['a', 'a.xml'], ['a/b', 'a/b.xml'], ['persons/x', 'persons/x.xml'])).toEqual(['a', 'a/b', 'persons/x']);
  });

  it('is never that of a register or of a file of the edition', () => {
    expect(ids(['persons', 'persons.xml'], ['Places', 'Places.tei'], ['manifest.json', 'manifest.json.xml'])).toEqual([
      'persons-xml',
      'Places-tei',
      'manifest.json-xml',
    ]);
  });

  it('is given once: the second document is refused and names the first', () => {
    const [first, second] = placed(inputs(['a', 'x/a.xml'], ['A', 'y/A.xml']));
    expect(first?.clash).toBeUndefined();
    expect(second?.clash).toMatchObject({ code: 'write/path-clash', path: 'y/A.xml', message: expect.stringContaining('x/a.xml') });
  });

  it('is not within a file of another document, in either order', () => {
    const clashes = (...files: [string, string][]) => placed(inputs(...files)).map(({ clash }) => clash !== undefined);
    expect(clashes(['a', 'a.xml'], ['a/text.txt', 'a/text.txt.xml'])).toEqual([false, true]);
    expect(clashes(['a/text.txt/b', 'a/text.txt/b.xml'], ['a', 'a.xml'])).toEqual([false, true]);
  });
});
