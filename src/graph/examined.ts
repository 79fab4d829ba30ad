/**
 * What was found in documents in earlier runs. It is taken again as long as all that it depends on is the same: the
 * document's bytes, its schemas, the files that are parts of it, and what was asked of others. A result is kept when its
 * document has been examined, so that a run that is broken off is gone on with by the next.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Diagnostic } from '../model/diagnostic.js';
import { PRODUCT_BUILD } from '../model/product.js';
import { readCached, writeCached } from '../read/cache.js';
import type { InputFile } from '../read/read.js';
import type { Resources } from '../read/resources/resources.js';
import type { Asked, Remembered } from '../validate/examiner.js';

/** A document that was examined, and all that the result depends on beside its own bytes. */
export interface Examined extends Remembered {
  readonly found: readonly Diagnostic[];
  readonly asked: Asked;
  /** Absolute URIs of grammars and rules, and of what they bring in. */
  readonly schemas: readonly string[];
  /** Absolute paths of the files that are parts of the document, or would be if they were there. */
  readonly parts: readonly string[];
}

interface Entry extends Examined {
  readonly bytes: string;
  /** Checksums in the order of `schemas` and `parts`; empty for a part that is not there. */
  readonly checksums: readonly string[];
}

export interface ExaminedOptions {
  /** All else that a result depends on, in words that differ where it does. */
  readonly circumstances: string;
  readonly resources: Resources;
  /** Absolute paths of the files of this run. */
  readonly given: ReadonlySet<string>;
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export class ExaminedDocuments {
  readonly #options: ExaminedOptions;
  readonly #there = new Map<string, boolean>();
  readonly #parts = new Map<string, string>();

  constructor(options: ExaminedOptions) {
    this.#options = options;
  }

  /** What is known of a document; undefined where it is to be examined. */
  async find(input: InputFile, bytes: Uint8Array): Promise<Examined | undefined> {
    const entry = entryOf(readCached(this.#name(input)));
    return entry && entry.bytes === sha256(bytes) && (await this.#holds(entry)) ? entry : undefined;
  }

  async keep(input: InputFile, bytes: Uint8Array, examined: Examined): Promise<void> {
    const checksums = await this.#checksums(examined);
    if (checksums === undefined) return;
    const entry: Entry = { ...examined, bytes: sha256(bytes), checksums };
    const data = serialize(entry);
    writeCached(this.#name(input), Buffer.concat([createHash('sha256').update(data).digest(), data]));
  }

  /** One result is kept for each file and way of examining it. */
  #name({ file, path }: InputFile): string {
    const key = sha256([PRODUCT_BUILD, process.versions.v8, this.#options.circumstances, file, path].join('\0'));
    return `examined/${key.slice(0, 2)}/${key.slice(2)}`;
  }

  async #holds(entry: Entry): Promise<boolean> {
    const { given } = this.#options;
    for (const [file, answer] of entry.asked.given) if (given.has(file) !== answer) return false;
    for (const [file, answer] of entry.asked.there) if (this.#isThere(file) !== answer) return false;
    const checksums = await this.#checksums(entry);
    return checksums?.every((checksum, index) => checksum === entry.checksums[index]) ?? false;
  }

  /** Undefined where a schema cannot be had. */
  async #checksums({ schemas, parts }: Examined): Promise<readonly string[] | undefined> {
    const found: string[] = [];
    for (const uri of schemas) {
      const checksum = await this.#options.resources.checksum(uri);
      if (checksum === undefined) return undefined;
      found.push(checksum);
    }
    return [...found, ...parts.map((file) => this.#part(file))];
  }

  #part(file: string): string {
    const known = this.#parts.get(file) ?? checksumOf(file);
    this.#parts.set(file, known);
    return known;
  }

  #isThere(file: string): boolean {
    const known = this.#there.get(file) ?? existsSync(file);
    this.#there.set(file, known);
    return known;
  }
}

const CHECKSUM_BYTES = 32;

/** Undefined where nothing was kept, or not the whole of it. */
function entryOf(data: Buffer | undefined): Entry | undefined {
  if (data === undefined || data.length <= CHECKSUM_BYTES) return undefined;
  const body = data.subarray(CHECKSUM_BYTES);
  const whole = createHash('sha256').update(body).digest().equals(data.subarray(0, CHECKSUM_BYTES));
  return whole ? (deserialize(body) as Entry) : undefined;
}

function checksumOf(file: string): string {
  try {
    return sha256(readFileSync(file));
  } catch {
    // What is not there is a fact as well: a fallback was taken in its place.
    return '';
  }
}
