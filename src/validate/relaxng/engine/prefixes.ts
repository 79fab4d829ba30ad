import type { Pattern } from './patterns.js';

/** Whether the verdict on a value depends on the namespaces in scope. Each pattern is looked at once, as they are shared. */
export function needsPrefixes(pattern: Pattern, seen = new Set<Pattern>()): boolean {
  if (seen.has(pattern)) return false;
  seen.add(pattern);
  switch (pattern.kind) {
    case 'choice':
      return pattern.of.some((each) => needsPrefixes(each, seen));
    case 'after':
      return needsPrefixes(pattern.left, seen);
    case 'group':
    case 'interleave':
      return needsPrefixes(pattern.left, seen) || needsPrefixes(pattern.right, seen);
    case 'oneOrMore':
    case 'list':
      return needsPrefixes(pattern.of, seen);
    case 'data':
      return pattern.datatype.needsPrefixes || (pattern.except !== undefined && needsPrefixes(pattern.except, seen));
    case 'value':
      return pattern.datatype.needsPrefixes;
    default:
      return false;
  }
}
