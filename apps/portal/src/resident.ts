import './styles/tokens.css';
import './styles/base.css';
import { createApp } from 'vue';
import { chosenLanguage, switchLanguage } from './i18n/load.js';
import ResidentApp from './ResidentApp.vue';
import { residentRouter } from './router/resident.js';
import { elder, restoreElder } from './shared/elder.js';
import { restoreHelpPhone } from './shared/help.js';

restoreElder();
restoreHelpPhone();

// The landing drawn at build time is Chinese in normal type: who chose otherwise sees an empty page for a moment,
// not a screen that jumps and mixes languages.
if (elder.value || chosenLanguage() !== 'zh') document.getElementById('app')?.replaceChildren();

async function start(): Promise<void> {
  const router = residentRouter();
  // Without a connection the other language cannot be fetched: Chinese is here already, and better than nothing.
  await switchLanguage(chosenLanguage()).catch(() => undefined);
  const app = createApp(ResidentApp).use(router);
  await router.isReady().catch(() => undefined);
  app.mount('#app');
}

void start();

// After the page is there: what makes it work without a network must not make it slower.
if (import.meta.env.PROD && 'serviceWorker' in navigator) addEventListener('load', () => setTimeout(() => void navigator.serviceWorker.register('/sw.js').catch(() => undefined), 4000));
