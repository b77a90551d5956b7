import { entrustedAfterRegistration, forceOfAgreement, REGIME_IS, REGIME_RIGHTS_NORM, type Entrustment, type Regime } from '@jiefen/mediation';
import { clauseList, heading, note, paragraph, prose, title } from '../layout/blocks.js';
import type { RenderedDocument } from '../layout/paper.js';
import { bodyName, longDate, openPaper, TRANSLATION, type BodyName, type Both, type PaperData, type PartyEntry, worded } from './common.js';
import { KEEP, partySlots, places } from './places.js';

/** 人民调解当事人权利义务告知书 (forms 3.4). Signed before the first session. */
export interface RightsNoticeDocument extends PaperData {
  number?: string;
  committee: BodyName;
  parties: readonly PartyEntry[];
  /** Adds what holds for a session by video. */
  online: boolean;
  /** How a court handed the matter over: decides what an agreement is worth. */
  entrustment?: Entrustment;
  signedOn?: string;
}

interface Section {
  head: Both;
  /** Plain paragraphs, or a numbered list. */
  text?: Both;
  list?: readonly Both[];
  /** A paragraph after the list. */
  after?: Both;
}

/** Each party is told before the start what made-up mediation leads to (ZXTJ 17, 23; CPL 115, 116). */
const FALSE_MEDIATION: Both = {
  zh: '不得恶意串通，或者捏造事实，借调解侵害国家利益、社会公共利益、他人合法权益，或者逃避履行法律文书确定的义务。这样的虚假调解，人民法院会驳回请求、不予确认，并根据情节轻重予以罚款、拘留；构成犯罪的，依法追究刑事责任（《民事诉讼法》第一百一十五条、第一百一十六条）。',
  en: 'Do not collude or invent facts to harm the state, the public or others through mediation, or to escape what a judgment or another binding paper asks of you. For such false mediation a court rejects the request and confirms nothing, and may fine or detain; where it is a crime, it is prosecuted (Civil Procedure Law, art. 115 and 116).',
};

const sectionsOf = (regime: Regime, entrustment: Entrustment | undefined): readonly Section[] => [
  {
    head: regime === 'people' ? { zh: '人民调解委员会是什么', en: 'What the committee is' } : { zh: '谁来主持调解', en: 'Who leads the mediation' },
    text: REGIME_IS[regime],
  },
  {
    head: { zh: '调解的原则', en: 'Principles' },
    list: [
      { zh: '在当事人自愿、平等的基础上进行调解；', en: 'Mediation rests on free will and equality of the parties.' },
      { zh: '不违背法律、法规和国家政策；', en: 'It does not go against laws, regulations or state policy.' },
      {
        zh: '尊重当事人的权利，不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。',
        en: 'It respects the rights of the parties and keeps nobody from arbitration, authorities or courts.',
      },
    ],
  },
  {
    head: { zh: `您的权利${REGIME_RIGHTS_NORM[regime].zh}`, en: `Your rights${REGIME_RIGHTS_NORM[regime].en}` },
    list: [
      { zh: '选择或者接受人民调解员；', en: 'to choose or accept a mediator;' },
      { zh: '接受调解、拒绝调解或者要求终止调解；', en: 'to accept or refuse mediation, or ask to end it;' },
      { zh: '要求调解公开进行或者不公开进行；', en: 'to ask for mediation in public or in private;' },
      { zh: '自主表达意愿、自愿达成调解协议。', en: 'to say what you want and to agree only of your own free will.' },
    ],
  },
  {
    head: regime === 'people' ? { zh: '您的义务（第二十四条）', en: 'Your duties (art. 24)' } : { zh: '您的义务', en: 'Your duties' },
    list: [
      { zh: '如实陈述纠纷事实；', en: 'to state the facts truthfully;' },
      { zh: '遵守调解现场秩序，尊重人民调解员；', en: 'to keep order and respect the mediator;' },
      { zh: '尊重对方当事人行使权利。', en: "to respect the other side's rights." },
    ],
    after: FALSE_MEDIATION,
  },
  {
    head: entrustedAfterRegistration(entrustment) ? { zh: '协议的效力', en: 'Effect of an agreement' } : { zh: '协议的效力和司法确认', en: 'Effect of an agreement, and confirmation by a court' },
    text: forceOfAgreement(regime, entrustment),
  },
  {
    head: { zh: '谈不成怎么办', en: 'If there is no agreement' },
    text: {
      zh: `调解不成的，依法终止调解；您可以依法通过仲裁、行政、司法等途径维护自己的权利${regime === 'people' ? '（第二十六条）' : ''}。请留意诉讼时效、仲裁时效，不要因为调解耽误。`,
      en: `Mediation then ends, and you may go to arbitration, authorities or a court${regime === 'people' ? ' (art. 26)' : ''}. Mind limitation periods; do not let mediation cost you your time.`,
    },
  },
  {
    head: { zh: '保密和记录', en: 'Privacy and records' },
    text: {
      zh: '调解员对当事人的个人隐私、商业秘密予以保密。谈的过程中作出的让步，不作为今后对您不利的证据。是否录音录像由您决定，不同意也不影响调解。',
      en: 'The mediator keeps private matters and business secrets. What you offer in the talks is not used against you later. You decide whether anything is recorded; saying no changes nothing.',
    },
  },
];

const ONLINE: Section = {
  head: { zh: '网上调解', en: 'Mediation on line' },
  list: [
    { zh: '进入视频前要核实身份；未经同意，不得让别人在旁边听，也不得录音录像。', en: 'Your identity is checked before you enter. Without consent nobody listens in and nothing is recorded.' },
    { zh: '可以用电子签名，也可以改用纸笔；婚姻、收养、继承等人身关系的文书只用纸笔。', en: 'You may sign electronically or with a pen. Papers on marriage, adoption or succession are signed with a pen.' },
    { zh: '文书可以发到您确认的电子地址；您随时可以改用邮寄或者自取。', en: 'Papers may be sent to the electronic address you confirm; you may change to post or collecting them at any time.' },
    { zh: '您的资料只用于办理这件事，依法保存，您可以查阅、复制。', en: 'Your data are used for this case only, kept as the law asks, and you may see and copy them.' },
    { zh: '没有手机或者不会用，可以当面谈、打电话谈。', en: 'If you have no phone or do not want to use it, talk in person or by telephone.' },
  ],
};

export function renderRightsNotice(data: RightsNoticeDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const name = zh ? worded(data, '人民调解当事人权利义务告知书') : 'Rights and duties of the parties';
  const paper = openPaper(data, {
    title: zh ? name : `${name} (translation)`,
    ...(data.number ? { footerLeft: data.number } : {}),
    ...(zh ? {} : { watermark: 'TRANSLATION' }),
  });
  title(paper, name, bodyName(data.committee, data.language));
  if (!zh) note(paper, TRANSLATION, { after: 6 });
  const sections = sectionsOf(data.regime ?? 'people', data.entrustment);
  for (const section of data.online ? [...sections, ONLINE] : sections) {
    heading(paper, section.head[data.language]);
    if (section.text) prose(paper, section.text[data.language]);
    if (section.list) clauseList(paper, section.list.map((entry, index) => ({ label: `${index + 1}. `, text: worded(data, entry[data.language]) })));
    if (section.after) prose(paper, section.after[data.language]);
  }
  if (zh) {
    prose(paper, '以上内容已经向我说明，我听懂了。', { before: 10, keepWith: KEEP });
    places(paper, partySlots(data.parties, '签名'));
    paragraph(paper, longDate(data.signedOn, 'zh'), { align: 'right' });
  }
  return paper.finish();
}
