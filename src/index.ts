/** The public interface: what the command line uses, any program can use. */
export { audit } from './audit/audit.js';
export { teiFromHtml } from './audit/tei-from-html.js';
export { type BuildOptions, type BuildReport, build, EDITION_FORMATS, type EditionFormat, type FileReport } from './graph/build.js';
export { type Examination, type ExamineOptions, examine } from './graph/examine.js';
export type { Artifact } from './model/artifact.js';
export type { EditionConfig } from './model/config.js';
export {
  byPosition,
  type Diagnostic,
  type DiagnosticSource,
  hasErrors,
  type Position,
  type Range,
  Refusal,
  type Severity,
} from './model/diagnostic.js';
export type { TeiAttribute, TeiDocument, TeiElement, TeiText } from './model/document.js';
export { DEFAULT_LIMITS, type Limits } from './model/limits.js';
export type { DocumentRecord, EntityRecord, MentionRecord } from './model/record.js';
export { SourceText } from './model/source.js';
export { readConfig } from './read/config.js';
export { findInputs } from './read/find.js';
export { type InputFile, readDocument, requireTei } from './read/read.js';
export { verdict } from './validate/validate.js';
