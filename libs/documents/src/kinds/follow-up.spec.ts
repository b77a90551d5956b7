import { describe, expect, it } from '@jest/globals';
import { POPPLER, textOf } from '../../test/reading.js';
import { followUp } from '../../test/samples.js';
import { renderFollowUp } from './follow-up.js';

const satisfied = { value: 'satisfied', way: 'phone', givenAt: '2026-05-20T10:30' } as const;

describe('a follow-up record is never pre-filled', () => {
  it.each([
    ['nobody', ''],
    ['somebody who is not a party', '周敏和'],
  ])('satisfaction said by %s is refused', (_, givenBy) => {
    expect(() => renderFollowUp({ ...followUp, satisfaction: [{ ...satisfied, givenBy }] })).toThrow(expect.objectContaining({ code: 'follow-up.answer-without-person' }));
  });

  it('an answer from a day after the record was made is refused', () => {
    expect(() => renderFollowUp({ ...followUp, satisfaction: [{ ...satisfied, givenBy: '王芸', givenAt: '2026-05-23T10:00' }] })).toThrow(
      expect.objectContaining({ code: 'follow-up.answer-without-person' }),
    );
  });

  it('an answer after midnight at the body is not taken for one from tomorrow', async () => {
    const createdAt = new Date('2026-05-20T17:00:00Z');
    const answer = { ...satisfied, givenBy: '王芸', givenAt: '2026-05-21T00:50' };
    await expect(renderFollowUp({ ...followUp, createdAt, satisfaction: [answer] })).resolves.toMatchObject({ pages: 1 });
  });

  it('the mediator of the case does not ask about own work', () => {
    expect(() => renderFollowUp({ ...followUp, visitor: '周敏和' })).toThrow(expect.objectContaining({ code: 'follow-up.by-mediator' }));
  });

  (POPPLER ? it : it.skip)('what was not asked is printed as not answered; what was said, with who and when', async () => {
    const text = textOf((await renderFollowUp(followUp)).bytes);
    expect(text).toContain('满意程度未作答');
    expect(text).toContain('王芸：前两期收到了，各150元（电话，2026年5月20日10:30）');
  });
});
