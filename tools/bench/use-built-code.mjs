import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/*
 * The samples of the tests import the sources; measured is what runs in production. Imported once, this turns their
 * imports to the built code. Node strips the types of the samples by itself.
 */
registerHooks({
  resolve(name, context, next) {
    if (!name.startsWith('.') || !context.parentURL?.endsWith('.ts')) return next(name, context);
    const sample = new URL(name.replace(/\.js$/, '.ts'), context.parentURL);
    if (/\/test(ing)?\//.test(sample.pathname) && existsSync(fileURLToPath(sample))) return next(sample.href, context);
    return next(new URL(name, context.parentURL).href.replace('/src/', '/dist/'), context);
  },
});
