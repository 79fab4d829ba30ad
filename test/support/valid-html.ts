/** What html-validate finds wrong with a page, without its matters of taste. */
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-inline-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
    'doctype-style': 'off',
    'no-raw-characters': 'off',
    'prefer-native-element': 'off',
    'no-implicit-button-type': 'off',
    'valid-id': ['error', { relaxed: true }],
  },
});

/** @param file path of the page */
export async function htmlFaults(file: string): Promise<string[]> {
  const { results } = await validator.validateFile(file);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${file}:${line}:${column} ${message} (${ruleId})`),
  );
}
