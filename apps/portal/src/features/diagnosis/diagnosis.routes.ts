import type { RouteRecordRaw } from 'vue-router';

/**
 * Advice before filing, without a name. The addresses say neither the subject nor the answers: they stay in the
 * browser's history, where somebody at home may look.
 */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/ask', name: 'ask', component: () => import('./pages/DiagnosisStart.vue') },
  { path: '/ask/:page(\\d+)', name: 'ask-question', component: () => import('./pages/DiagnosisQuestion.vue') },
  { path: '/ask/advice', name: 'ask-advice', component: () => import('./pages/DiagnosisAdvice.vue') },
];
