import { heading, note, prose } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { verificationBlock, type Verification } from '../layout/qr.js';
import { bodyName, longDate, longMoment, openForm, type BodyName, type PaperData } from './common.js';

/** What a resident takes home after handing something in. */
export interface ReceiptDocument extends PaperData {
  number: string;
  body: BodyName;
  /** Local moment at the body: `2026-03-02T09:14`. */
  receivedAt: string;
  filer: string;
  filedFor?: string;
  otherSide?: string;
  subject: string;
  exhibits: readonly { name: string; pages?: number }[];
  /** Day by which the body answers. */
  answerBy?: string;
  phone: string;
  verification?: Verification;
}

/** 收件回执: proves what was handed in and when, and says what comes next and by when. */
export function renderReceipt(data: ReceiptDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const body = bodyName(data.body, data.language);
  const { paper } = openForm(data, { name: { zh: '收件回执', en: 'Receipt' }, over: data.body, number: data.number, numbered: { zh: `收件编号：${data.number}`, en: `No. ${data.number}` } });
  const exhibits = data.exhibits.map(({ name, pages }, index) => {
    const count = pages === undefined ? '' : zh ? `，${pages} 页` : `, ${pages} p.`;
    return `${index + 1}. ${name}${count}`;
  });
  factTable(paper, [
    { label: zh ? '收到时间' : 'Received', value: longMoment(data.receivedAt, data.language) },
    { label: zh ? '交件人' : 'Handed in by', value: data.filer, second: { label: zh ? '代谁交' : 'For', value: data.filedFor } },
    { label: zh ? '对方' : 'Other side', value: data.otherSide },
    { label: zh ? '什么事' : 'Subject', value: data.subject },
    {
      label: zh ? `材料（${exhibits.length} 份）` : `Papers (${exhibits.length})`,
      value: exhibits.join('\n'),
    },
    { label: zh ? '收件单位' : 'Received by', value: body, second: { label: zh ? '电话' : 'Telephone', value: data.phone } },
  ]);
  heading(paper, zh ? '接下来' : 'What comes next');
  const by = data.answerBy === undefined ? undefined : longDate(data.answerBy, data.language);
  if (zh) {
    prose(paper, `收件单位先看一看这件事归谁办、能不能调解，${by ? `最迟 ${by}答复您` : '再答复您'}。受理以后，还要对方也愿意，才开始调解。`);
    prose(paper, '调解不收费。不必须，全凭自愿；来了也随时可以停，您照样可以去仲裁、去法院。');
  } else {
    prose(paper, `${body} first looks at who can deal with this and whether it can be mediated${by ? `, and answers you by ${by}` : ', and then answers you'}. Mediation starts only when the other side agrees as well.`);
    prose(paper, 'Mediation is free and voluntary. You can stop at any time, and you may still go to arbitration or to court.');
  }
  note(
    paper,
    zh
      ? '这张回执只证明收到了哪些材料，不是受理决定。请注意：交件本身不一定使诉讼时效、仲裁时效中断。'
      : 'This receipt only proves what was handed in; it is not a decision to accept the case. Handing in does not always stop limitation periods.',
    { before: 6, after: 4 },
  );
  if (data.verification) verificationBlock(paper, data.verification);
  return paper.finish();
}
