import { factory } from '../factory.js';

/** What can be wrong with names and with what points to them, sorted. */
export const pointers = {
  idsDuplicate: factory(
    'ids/duplicate',
    'error',
    (id: string, line: number) => `The xml:id “${id}” is given a second time; it was first given on line ${line}.`,
  ),
  idsInvalid: factory(
    'ids/invalid',
    'error',
    (id: string) => `“${id}” is not an xml:id: it must be a name without spaces and colons that does not start with a digit.`,
  ),
  idsMissingTarget: factory(
    'ids/missing-target',
    'error',
    (attribute: string, id: string) => `@${attribute} refers to the ID “${id}”, but no element has it.`,
  ),
  pointersDangling: factory(
    'pointers/dangling',
    'error',
    (attribute: string, pointer: string) => `@${attribute} points to “${pointer}”, but no element of this file has that xml:id.`,
  ),
  pointersDanglingElsewhere: factory(
    'pointers/dangling-in-other-file',
    'error',
    (attribute: string, pointer: string, file: string) =>
      `@${attribute} points to “${pointer}”, but no element of ${file} has that xml:id.`,
  ),
  pointersFileMissing: factory(
    'pointers/file-missing',
    'error',
    (attribute: string, pointer: string) => `@${attribute} points to “${pointer}”, but there is no such file.`,
  ),
  pointersFileNotGiven: factory(
    'pointers/file-not-given',
    'warning',
    (attribute: string, pointer: string) =>
      `@${attribute} points to “${pointer}”; that file is not among those examined, so the pointer is not checked.`,
  ),
  pointersHashMissing: factory(
    'pointers/hash-missing',
    'error',
    (attribute: string, pointer: string) =>
      `@${attribute} is “${pointer}”, which is the name of a file; the element of that xml:id is pointed to by “#${pointer}”.`,
  ),
  pointersImageMissing: factory(
    'pointers/image-missing',
    'warning',
    (attribute: string, pointer: string) => `@${attribute} points to “${pointer}”, but there is no such file.`,
  ),
  pointersPrefixBroken: factory(
    'pointers/prefix-broken',
    'error',
    (prefix: string, reason: string) => `The prefixDef of “${prefix}” cannot be used: ${reason}.`,
  ),
  pointersPrefixNoMatch: factory(
    'pointers/prefix-no-match',
    'error',
    (attribute: string, pointer: string, pattern: string) =>
      `@${attribute} is “${pointer}”, but no prefixDef of that prefix matches it (${pattern}).`,
  ),
  pointersPrefixUndeclared: factory(
    'pointers/prefix-undeclared',
    'warning',
    (prefix: string, attribute: string, pointer: string) =>
      `@${attribute} is “${pointer}”, but no prefixDef declares “${prefix}”, and it is no scheme that is known.`,
  ),
} as const;
