import './styles/tokens.css';
import './styles/base.css';
import { createApp } from 'vue';
import { firstLanguage, startLanguage } from './i18n/load.js';
import ResidentApp from './ResidentApp.vue';
import { allRoutes, residentRouter } from './router/resident.js';
import { elder, restoreElder } from './shared/elder.js';
import { restoreHelpPhone } from './shared/help.js';

restoreElder();
restoreHelpPhone();
const { language } = firstLanguage();
// Already asked for here: what the address wishes is taken out of it below.
const translated = startLanguage().catch(() => undefined);

// The wish is taken up; left in the address it would win again over whatever is chosen later.
const address = new URL(location.href);
for (const wish of ['lang', 'type']) address.searchParams.delete(wish);
if (address.href !== location.href) history.replaceState(history.state, '', address.href);

// The landing drawn at build time is in normal type and in the language the server found best: who chose otherwise sees
// an empty page for a moment, not a screen that jumps and mixes languages.
if (elder.value || !document.documentElement.lang.startsWith(language)) document.getElementById('app')?.replaceChildren();

async function start(): Promise<void> {
  // Without a connection the other language cannot be fetched: Chinese is here already, and better than nothing.
  const [router] = await Promise.all([residentRouter(), translated]);
  let failure: unknown;
  // Installing starts the first navigation; a page that cannot be fetched must not end as a white screen.
  const prepared = createApp(ResidentApp, { failed: () => failure !== undefined }).use(router);
  await router.isReady().catch((error: unknown) => (failure = error));
  prepared.mount('#app');
}

void start();

// After the page is there: what makes the next page quick, and the whole work without a network, must not make this
// one slower.
addEventListener('load', () =>
  setTimeout(() => {
    void allRoutes().catch(() => undefined);
    if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }, 4000),
);
