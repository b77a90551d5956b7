import { createHash } from 'node:crypto';
import { compileScript, compileTemplate, parse } from '@vue/compiler-sfc';
import { transformSync } from '@swc/core';
import { swc } from '../../jest.swc.mjs';

/** Compiles one .vue file for Jest: script (setup) with its template inlined, then SWC. Styles are left out. */
export default {
  process(source, filename) {
    const { descriptor, errors } = parse(source, { filename });
    if (errors.length > 0) throw errors[0];
    const id = createHash('sha256').update(filename).digest('hex').slice(0, 8);
    let code;
    if (descriptor.scriptSetup || descriptor.script) {
      code = compileScript(descriptor, { id, inlineTemplate: true, genDefaultAs: '__component' }).content;
      code += '\nexport default __component;';
    } else {
      const template = compileTemplate({ id, filename, source: descriptor.template?.content ?? '' });
      code = `${template.code}\nexport default { render };`;
    }
    return transformSync(code, { ...swc[1], filename: `${filename}.ts` });
  },
};
