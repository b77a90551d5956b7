import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import elementPlus from 'unplugin-element-plus/vite';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.js';
import { featureRoutes } from './build/feature-routes.js';
import { twoEntries } from './build/two-entries.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Two passes into one folder, `--mode resident` and `--mode staff`. In one pass the two entries would share
 * chunks, and a phone would carry whatever the workbench needs of Vue, of the texts and of the route table.
 */
export default defineConfig(({ command, mode }) => ({
  root: here('.'),
  plugins: [vue(), ...(mode === 'staff' || command === 'serve' ? [elementPlus({})] : []), featureRoutes(here('./src/features')), twoEntries(), compressed()],
  resolve: {
    alias: [
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
    reportCompressedSize: false,
    rolldownOptions: {
      input: here(mode === 'staff' ? './staff.html' : './resident.html'),
      output: {
        // On a slow line a request costs more than the few kB it saves: what most pages use comes in one piece.
        codeSplitting: { groups: [{ name: 'vue', test: /node_modules\/(?:@vue|vue|vue-router)\// }, ...(mode === 'resident' ? [{ name: 'shared', test: /portal\/src\/(?:shared|api|i18n)\/(?!pages\/|icons\/(?:room|staff)|i18n\/en)/ }] : [])] },
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
