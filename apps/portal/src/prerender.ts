import { h, createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import LandingPage from './features/landing/pages/LandingPage.vue';
import landingEn from './features/landing/i18n/en.json' with { type: 'json' };
import landing from './features/landing/i18n/zh.json' with { type: 'json' };
import { residentRoutes } from './features/landing/landing.routes.js';
import en from './i18n/en.json' with { type: 'json' };
import { addTexts, setLanguage, type Language } from './i18n/texts.js';
import { createRouter, createWebHistory } from './router/small/index.js';

/** The landing as it looks before anything is known of code, language and person. Run at build time, in no browser. */
export async function renderLanding(language: Language): Promise<string> {
  Object.assign(globalThis, { addEventListener: () => undefined, document: { title: '' }, location: { host: '', pathname: '/', search: '', hash: '' } });
  addTexts('zh', landing);
  addTexts('en', { ...en, ...landingEn });
  setLanguage(language);
  const router = createRouter({ history: createWebHistory(), routes: residentRoutes });
  const app = createSSRApp({ render: () => [h('div', { class: 'jf-offline', role: 'status' }), h(LandingPage)] });
  app.use(router as never);
  return renderToString(app);
}
