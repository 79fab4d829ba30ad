import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';

const OWN = fileURLToPath(new URL('../../src/compose/templates/', import.meta.url));

export type PageName = 'document' | 'front' | 'register';

/** The page templates: the package's own, each replaced by a file of its name in the edition's `templates/`. */
export class Templates {
  readonly #handlebars = Handlebars.create();
  readonly #pages = new Map<string, Handlebars.TemplateDelegate>();
  readonly #overrides: string;

  constructor(overrides: string) {
    this.#overrides = overrides;
    this.#handlebars.registerPartial('page', this.#read('page'));
  }

  render(name: PageName, context: object): string {
    let page = this.#pages.get(name);
    if (!page) {
      page = this.#handlebars.compile(this.#read(name), { strict: false, knownHelpersOnly: true });
      this.#pages.set(name, page);
    }
    return page(context);
  }

  #read(name: string): string {
    const override = join(this.#overrides, `${name}.hbs`);
    return readFileSync(existsSync(override) ? override : join(OWN, `${name}.hbs`), 'utf8');
  }
}
