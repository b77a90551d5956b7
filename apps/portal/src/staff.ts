import './styles/tokens.css';
import './styles/base.css';
import './styles/staff.css';
import { createApp } from 'vue';
import { addFrameTexts, startLanguage } from './i18n/load.js';
import { staffRouter } from './router/staff.js';
import { restoreElder } from './shared/elder.js';
import StaffApp from './StaffApp.vue';

restoreElder();
addFrameTexts({ zh: () => import('./workbench/i18n/zh.json').then((texts) => texts.default), en: () => import('./workbench/i18n/en.json').then((texts) => texts.default) });

async function start(): Promise<void> {
  await startLanguage().catch(() => undefined);
  const router = staffRouter();
  const app = createApp(StaffApp).use(router);
  await router.isReady().catch(() => undefined);
  app.mount('#app');
}

void start();
