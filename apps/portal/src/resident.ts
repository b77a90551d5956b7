import './styles/tokens.css';
import './styles/base.css';
import { createApp } from 'vue';
import { chosenLanguage, switchLanguage } from './i18n/load.js';
import ResidentApp from './ResidentApp.vue';
import { residentRouter } from './router/resident.js';
import { restoreElder } from './shared/elder.js';
import { restoreHelpPhone } from './shared/help.js';

restoreElder();
restoreHelpPhone();

async function start(): Promise<void> {
  const router = residentRouter();
  // Without a connection the other language cannot be fetched: Chinese is here already, and better than nothing.
  await switchLanguage(chosenLanguage()).catch(() => undefined);
  const app = createApp(ResidentApp).use(router);
  await router.isReady().catch(() => undefined);
  app.mount('#app');
}

void start();
