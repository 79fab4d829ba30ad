import { defineConfig } from 'vitest/config';

const slow = [
  'test/browser/**',
  'test/cli/package.test.ts',
  'test/cli/bad-input.test.ts',
  'test/cli/schemas.test.ts',
  'test/transform/html-any-nesting.test.ts',
  'test/transform/html-nothing-lost.test.ts',
  'test/transform/text-nothing-lost.test.ts',
  'test/cli/fix.test.ts',
  'test/cli/overrides.test.ts',
  'test/cli/languages.test.ts',
  'test/cli/bags.test.ts',
  'test/interchange/formats.test.ts',
  'test/cli/init.test.ts',
  'test/cli/schematron.test.ts',
  'test/cli/rules.test.ts',
  'test/schemas/equality.test.ts',
  'test/validate/schemas.test.ts',
  'test/validate/relaxng/limits.test.ts',
  'test/validate/relaxng/corpora.test.ts',
  'test/corpora/**',
  'test/compose/search/queries.test.ts',
  'test/schemas/subset.test.ts',
  'test/validate/schematron-conformance.test.ts',
  'test/validate/schematron-compile.test.ts',
  'test/validate/tei-rules.test.ts',
  'test/validate/schematron-language.test.ts',
  'test/validate/schematron-foreign.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'quick', include: ['test/**/*.test.ts'], exclude: slow } },
      { extends: true, test: { name: 'slow', include: slow.map((p) => (p.endsWith('.ts') ? p : `${p}/*.test.ts`)), testTimeout: 600_000 } },
    ],
  },
});
