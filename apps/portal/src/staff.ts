import './styles/tokens.css';
import './styles/base.css';
import './styles/staff.css';
import { createApp } from 'vue';
import { chosenLanguage, switchLanguage } from './i18n/load.js';
import { staffRouter } from './router/staff.js';
import { restoreElder } from './shared/elder.js';
import StaffApp from './StaffApp.vue';

restoreElder();

async function start(): Promise<void> {
  await switchLanguage(chosenLanguage()).catch(() => undefined);
  const router = staffRouter();
  const app = createApp(StaffApp).use(router);
  await router.isReady().catch(() => undefined);
  app.mount('#app');
}

void start();
