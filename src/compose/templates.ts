import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Handlebars from 'handlebars';

const OWN = fileURLToPath(new URL('../../src/compose/templates/', import.meta.url));
export const COMPILED_TEMPLATES = fileURLToPath(new URL('../../lib/compose/templates.generated.cjs', import.meta.url));
const require = createRequire(import.meta.url);

export type PageName = 'coverage' | 'document' | 'front' | 'register' | 'search';
const NAMES = ['coverage', 'document', 'front', 'page', 'register', 'search'] as const;

type Template = Handlebars.TemplateDelegate;

const OPTIONS = { strict: false, knownHelpersOnly: true };

/** The source of a CommonJS module that exports our own templates compiled: run by `npm run compile`, so that no run of the program has to. */
export function compileTemplates(): string {
  const { precompile } = require('handlebars') as typeof Handlebars;
  const specs = NAMES.map((name) => `${name}: ${String(precompile(readFileSync(join(OWN, `${name}.hbs`), 'utf8'), OPTIONS))}`);
  return `module.exports = {\n${specs.join(',\n')}\n};\n`;
}

/** The page templates: the package's own, each replaced by a file of its name in the edition's `templates/`. */
export class Templates {
  readonly #pages: ReadonlyMap<string, Template>;

  constructor(overrides: string) {
    const own = existsSync(overrides) ? readdirSync(overrides).filter((file) => file.endsWith('.hbs')) : [];
    this.#pages = own.length > 0 ? withOverrides(overrides) : compiled();
  }

  render(name: PageName, context: object): string {
    const page = this.#pages.get(name);
    if (!page) throw new Error(`there is no template ${name}`);
    return page(context);
  }
}

/** Without templates of the edition's own only the runtime is needed, which loads in a fraction of the time. */
function compiled(): Map<string, Template> {
  const runtime = (require('handlebars/runtime') as typeof Handlebars).create();
  const specs = require(COMPILED_TEMPLATES) as Record<string, object>;
  const pages = new Map<string, Template>();
  for (const name of NAMES) pages.set(name, runtime.template(specs[name] as object));
  runtime.registerPartial('page', pages.get('page') as Template);
  return pages;
}

function withOverrides(overrides: string): Map<string, Template> {
  const handlebars = (require('handlebars') as typeof Handlebars).create();
  const sourceOf = (name: string): string => {
    const override = join(overrides, `${name}.hbs`);
    return readFileSync(existsSync(override) ? override : join(OWN, `${name}.hbs`), 'utf8');
  };
  handlebars.registerPartial('page', sourceOf('page'));
  return new Map(NAMES.map((name) => [name, handlebars.compile(sourceOf(name), OPTIONS)]));
}
