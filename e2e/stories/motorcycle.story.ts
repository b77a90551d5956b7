import { test } from '@playwright/test';
import { freshPhone } from '../support/demonstration.js';
import { files } from '../support/filing.js';
import { Person } from '../support/person.js';

test('the motorcycle and the pedestrian: from the scanned code to a confirmed agreement in instalments', async () => {
  const applicant = await Person.arrives('李桂芳');
  try {
    await files(applicant, {
      code: 'DD3P-8WNX',
      story: '早上我在国道边走路，一辆摩托车从后面撞到我，左脚踝骨折，住了六天院。骑车的人垫付了两千，后来就说没有钱。',
      place: '国道老街路口',
      day: '2026-11-02',
      other: { name: '郭铁柱', phone: freshPhone() },
      wish: '赔医药费和误工费，可以分几次付。',
      amount: '18,600',
      name: '李桂芳',
      phone: freshPhone(),
    });
  } finally {
    await applicant.leaves();
  }
});
