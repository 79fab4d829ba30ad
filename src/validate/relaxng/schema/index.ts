import type { DatatypeLibrary } from '../datatypes/datatype.js';
import type { Grammar } from '../grammar.js';
import { Builder } from './build.js';
import { emit, reach } from './emit.js';
import { Faults } from './fault.js';
import { Compatibility } from './ids.js';
import { Library, type Load, type Syntax } from './library.js';
import { Restrictions } from './restrictions.js';
import { type RenameReference, writeRng } from './rng-writer.js';
import type { SyntaxDocument } from './syntax.js';

export { SchemaError, type SchemaFault } from './fault.js';
export type { Load, Syntax } from './library.js';

export interface SchemaText {
  readonly uri: string;
  readonly text: string;
  readonly syntax: Syntax;
}

export interface ReadOptions extends SchemaText {
  /** Fetches included files. Without it, a schema that refers to others is refused. */
  readonly load?: Load;
  readonly datatypes: (uri: string) => DatatypeLibrary | undefined;
  /** Whether ID types must be as RELAX NG DTD Compatibility wants them; they must unless this is false. */
  readonly ids?: boolean;
  /** The same for the default values of attributes: off, as Jing does not check them, and schemas in use would be refused. */
  readonly defaults?: boolean;
}

const refuse: Load = () => {
  throw new Error('a schema may not refer to other files here');
};

/** Reads a schema, simplifies it (section 4) and checks its restrictions (section 7). Throws a {@link SchemaError}. */
export function readSchema(options: ReadOptions): Grammar {
  const faults = new Faults();
  const library = new Library(options.load ?? refuse, faults);
  const { uri } = options;
  const { root } = library.parse(uri, options.text, options.syntax);
  const start = new Builder(library, options.datatypes, faults).build(root, {
    scope: undefined,
    ns: '',
    chain: { uri, parent: undefined },
  });
  faults.refuse();
  const reached = reach(start);
  const restrictions = new Restrictions(faults);
  restrictions.start(start);
  for (const element of reached.elements) restrictions.element(element);
  faults.refuse();
  const { ids = true, defaults = false, datatypes } = options;
  if (ids || defaults) new Compatibility({ ids, defaults, datatypes }, faults).check(start, reached.elements);
  faults.refuse();
  return emit(start, reached, faults.files);
}

/** Parses one file, without what it includes and without judging it beyond its syntax. */
export function parseSchema({ uri, text, syntax }: SchemaText): SyntaxDocument {
  return new Library(refuse, new Faults()).parse(uri, text, syntax);
}

/** The compact syntax written in the XML syntax; `rename` says what becomes of references, which lead to .rng files by default. */
export function compactToXml(schema: Omit<SchemaText, 'syntax'>, rename?: RenameReference): string {
  return writeRng(parseSchema({ ...schema, syntax: 'compact' }), rename);
}
