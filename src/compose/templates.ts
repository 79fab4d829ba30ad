import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Handlebars from 'handlebars';
import type { Messages } from '../model/messages.js';
import { escaped } from './escaped.js';

const OWN = fileURLToPath(new URL('../../src/compose/templates/', import.meta.url));
export const COMPILED_TEMPLATES = fileURLToPath(new URL('../../lib/compose/templates.generated.cjs', import.meta.url));
const require = createRequire(import.meta.url);

export type PageName = 'beside' | 'coverage' | 'document' | 'front' | 'register' | 'search';
const NAMES = ['beside', 'coverage', 'document', 'front', 'page', 'register', 'search'] as const;

type Template = Handlebars.TemplateDelegate;

const OPTIONS = { strict: false, knownHelpersOnly: true, knownHelpers: { say: true, marked: true } };

/** The source of a CommonJS module that exports our own templates compiled: run by `npm run compile`, so that no run of the program has to. */
export function compileTemplates(): string {
  const { precompile } = require('handlebars') as typeof Handlebars;
  const specs = NAMES.map((name) => `${name}: ${String(precompile(readFileSync(join(OWN, `${name}.hbs`), 'utf8'), OPTIONS))}`);
  return `module.exports = {\n${specs.join(',\n')}\n};\n`;
}

/** The page templates: the package's own, each replaced by a file of its name in the edition's `templates/`. */
export class Templates {
  readonly #pages: ReadonlyMap<string, Template>;

  constructor(overrides: string, messages: Messages) {
    const own = existsSync(overrides) ? readdirSync(overrides).filter((file) => file.endsWith('.hbs')) : [];
    this.#pages = own.length > 0 ? withOverrides(overrides, messages) : compiled(messages);
  }

  render(name: PageName, context: object): string {
    const page = this.#pages.get(name);
    if (!page) throw new Error(`there is no template ${name}`);
    return page(context);
  }
}

/**
 * What templates can ask for beside their context: `{{say "key" value…}}` is a message, `{{{marked "key" url}}}` one whose tags `a`, `kbd`
 * and `code` are markup, the link leading to the address.
 */
function helpers(messages: Messages): Handlebars.HelperDeclareSpec {
  const said = (key: string, values: readonly unknown[]): string =>
    messages.say(key, ...values.map((value) => (typeof value === 'number' ? value : String(value))));
  return {
    // The last argument is Handlebars' own.
    say: (key: string, ...values: unknown[]) => said(key, values.slice(0, -1)),
    marked: (key: string, ...values: unknown[]) =>
      escaped(said(key, []))
        .replace(/&lt;(\/?)(kbd|code)>/g, '<$1$2>')
        .replace(/&lt;a>(.*?)&lt;\/a>/g, (_, label: string) => `<a href="${escaped(String(values[0]))}">${label}</a>`),
  };
}

/** Without templates of the edition's own only the runtime is needed, which loads in a fraction of the time. */
function compiled(messages: Messages): Map<string, Template> {
  const runtime = (require('handlebars/runtime') as typeof Handlebars).create();
  runtime.registerHelper(helpers(messages));
  const specs = require(COMPILED_TEMPLATES) as Record<string, object>;
  const pages = new Map<string, Template>();
  for (const name of NAMES) pages.set(name, runtime.template(specs[name] as object));
  runtime.registerPartial('page', pages.get('page') as Template);
  return pages;
}

function withOverrides(overrides: string, messages: Messages): Map<string, Template> {
  const handlebars = (require('handlebars') as typeof Handlebars).create();
  handlebars.registerHelper(helpers(messages));
  const sourceOf = (name: string): string => {
    const override = join(overrides, `${name}.hbs`);
    return readFileSync(existsSync(override) ? override : join(OWN, `${name}.hbs`), 'utf8');
  };
  handlebars.registerPartial('page', sourceOf('page'));
  return new Map(NAMES.map((name) => [name, handlebars.compile(sourceOf(name), OPTIONS)]));
}
