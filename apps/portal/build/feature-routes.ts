import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const KINDS = { 'virtual:resident-routes': 'residentRoutes', 'virtual:staff-routes': 'staffRoutes' } as const;

/**
 * Collects what `features/<feature>/*.routes.ts` export as `residentRoutes` or `staffRoutes`. Named imports, not a
 * glob of whole modules: only so the bundler can drop the other door's table and everything it leads to.
 */
export function featureRoutes(folder: string): Plugin {
  return {
    name: 'jiefen:feature-routes',
    resolveId: (id) => (id in KINDS ? `\0${id}` : undefined),
    load(id) {
      const exported = Object.entries(KINDS).find(([name]) => id === `\0${name}`)?.[1];
      if (exported === undefined) return undefined;
      const found = routeFiles(folder).filter(({ path }) => readFileSync(path, 'utf8').includes(`export const ${exported}`));
      const imports = found.map(({ path }, at) => `import { ${exported} as r${at} } from ${JSON.stringify(path)};`);
      const list = found.map(({ feature }, at) => `{ feature: ${JSON.stringify(feature)}, routes: r${at} }`);
      return `${imports.join('\n')}\nexport const collected = [${list.join(', ')}];\n`;
    },
    configureServer(server) {
      server.watcher.on('all', (event, path) => {
        if (!path.endsWith('.routes.ts') || event === 'change') return;
        for (const name of Object.keys(KINDS)) {
          const module = server.moduleGraph.getModuleById(`\0${name}`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
      });
    },
  };
}

function routeFiles(folder: string): { feature: string; path: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.routes.ts'))
    .sort()
    .map((name) => ({ feature: name.split(/[\\/]/)[0] ?? basename(name), path: join(folder, name).replaceAll('\\', '/') }));
}
