import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import elementPlus from 'unplugin-element-plus/vite';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.js';
import { featureRoutes } from './build/feature-routes.js';
import { leanVideoClient } from './build/lean-video-client.js';
import { offlineWorker } from './build/offline-worker.js';
import { twoEntries } from './build/two-entries.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * On a slow line a request costs more than the few kB it saves. One piece for what every page needs, one for what
 * the other pages share; the landing fetches only the first.
 */
const FIRST = /node_modules\/(?:@vue|vue)\/|portal\/src\/(?:router\/|features\/landing\/landing\.routes|shared\/[\w-]+\.ts|shared\/icons\/base|shared\/components\/Jf(?:Page|Button|Icon|Mark|Text|Notice|Offline)\.vue|api\/(?:client|problem)|i18n\/(?!en\.json|formats|sources))/;
const PIECES = [
  { name: 'first', test: FIRST },
  { name: 'pages', test: /virtual:resident-routes|portal\/src\/(?:i18n\/sources|features\/\w+\/[\w-]+\.routes)/ },
  { name: 'shared', test: /portal\/src\/(?:shared\/(?!pages|i18n|icons\/(?:room|staff))|api\/|i18n\/formats)/ },
];

/**
 * Two passes into one folder, `--mode resident` and `--mode staff`. In one pass the two entries would share
 * chunks, and a phone would carry whatever the workbench needs of Vue, of the texts and of the route table.
 */
export default defineConfig(({ command, mode, isSsrBuild }) => ({
  root: here('.'),
  plugins: [vue(), ...(mode === 'staff' || command === 'serve' ? [elementPlus({})] : []), featureRoutes(here('./src/features')), twoEntries(), leanVideoClient(), ...(mode === 'resident' && !isSsrBuild ? [offlineWorker()] : []), compressed()],
  resolve: {
    alias: [
      // Phones carry a small router with the same names; the workbench needs all of vue-router.
      ...(mode === 'resident' && command === 'build' ? [{ find: /^vue-router$/, replacement: here('./src/router/small/index.ts') }] : []),
      { find: /^@jiefen\/mediation$/, replacement: here('../../libs/mediation/src/index.ts') },
      { find: /^@jiefen\/mediation\/(wire|diagnosis)$/, replacement: here('../../libs/mediation/src/$1/index.ts') },
    ],
  },
  // Dropping Vue's options API saves bytes on phones; Element Plus may still use it.
  define: { __VUE_OPTIONS_API__: mode === 'staff' || command === 'serve', __VUE_PROD_DEVTOOLS__: false },
  build: {
    outDir: here('./dist'),
    emptyOutDir: mode === 'resident',
    target: ['chrome87', 'safari13'],
    manifest: `.vite/${mode}.json`,
    // Old browsers without modulepreload fetch the same files a little later; the polyfill costs every phone half a kB.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      ...(isSsrBuild ? {} : { input: here(mode === 'staff' ? './staff.html' : './resident.html') }),
      output: {
        ...(isSsrBuild ? {} : { codeSplitting: { groups: mode === 'resident' ? PIECES : [] } }),
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: 'http://localhost:3000', changeOrigin: false },
      '/livekit': { target: 'http://localhost:3000', ws: true },
    },
  },
}));
