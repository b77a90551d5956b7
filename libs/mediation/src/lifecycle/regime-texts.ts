import { entrustedAfterRegistration, type Entrustment } from '../deadlines/clocks.js';
import type { BothLanguages } from '../policy/policy.js';
import type { Regime } from '../vocabulary/dispute-kinds.js';

/** How papers and screens name the mediation, the body and the mediator of a regime. */
export interface RegimeWords {
  /** As it stands in the names of papers: 人民调解协议书, 商事调解协议书. */
  readonly mediation: BothLanguages;
  readonly body: BothLanguages;
  readonly mediator: BothLanguages;
}

export const REGIME_WORDS = {
  people: { mediation: { zh: '人民调解', en: 'people’s mediation' }, body: { zh: '人民调解委员会', en: 'people’s mediation committee' }, mediator: { zh: '人民调解员', en: 'people’s mediator' } },
  commercial: { mediation: { zh: '商事调解', en: 'commercial mediation' }, body: { zh: '商事调解组织', en: 'commercial mediation body' }, mediator: { zh: '商事调解员', en: 'commercial mediator' } },
  administrative: { mediation: { zh: '行政调解', en: 'administrative mediation' }, body: { zh: '行政调解机关', en: 'authority that mediates' }, mediator: { zh: '行政调解人员', en: 'officer who mediates' } },
  // TYTJ 1 calls the body and the person whom a court invites 特邀调解组织 and 特邀调解员; their papers are plain 调解协议, 调解笔录.
  courtEntrusted: { mediation: { zh: '调解', en: 'mediation' }, body: { zh: '特邀调解组织', en: 'invited mediation body' }, mediator: { zh: '特邀调解员', en: 'invited mediator' } },
} as const satisfies Record<Regime, RegimeWords>;

/** A text written in the words of people's mediation, in the words of this regime. Names of laws are not touched. */
export function inRegime(regime: Regime, text: string): string {
  if (regime === 'people') return text;
  const { mediation, body, mediator } = REGIME_WORDS[regime];
  return text
    .replaceAll('人民调解委员会', body.zh)
    .replaceAll('人民调解员', mediator.zh)
    .replaceAll(/人民调解(?!法)/g, mediation.zh)
    .replaceAll(/people['’]s mediation committee/g, body.en)
    .replaceAll(/people['’]s mediation(?! law)/g, mediation.en);
}

/** Who leads the talks, and what they cost. */
export const REGIME_IS: Record<Regime, BothLanguages> = {
  people: {
    zh: '人民调解委员会是依法设立的调解民间纠纷的群众性组织，不是法院，也不是行政机关。调解不收取任何费用。',
    en: 'A people’s mediation committee is a body of the community set up by law to mediate disputes. It is neither a court nor a public authority. Mediation is free of charge.',
  },
  commercial: {
    zh: '商事调解组织依法设立，不是法院，也不是行政机关。商事调解可以按事先公布的标准收费；在这里办理的，不收费。',
    en: 'A commercial mediation body is set up by law. It is neither a court nor a public authority. Commercial mediation may charge what was published before; here nothing is charged.',
  },
  administrative: {
    zh: '行政调解由依法有权的行政机关主持。调解的时候它只居中协调，不作行政决定；谈不成，它依法处理的职责不变。调解不收取任何费用。',
    en: 'A public authority leads the talks. It stands in the middle and makes no administrative decision; without agreement its duties by law remain as they are. Mediation is free of charge.',
  },
  courtEntrusted: {
    zh: '这件事是法院委派或者委托调解的。主持调解的不是法官；谈不成，由法院依法处理。是否收费看法院公布的名册；在这里办理的，不收费。',
    en: 'A court has handed this matter over for mediation. Whoever leads the talks is not the judge; without agreement the court deals with it by law. The court’s roll says whether a body charges; here nothing is charged.',
  },
};

/** The norm beside "your rights"; empty where no single norm of the country says it. */
export const REGIME_RIGHTS_NORM: Record<Regime, BothLanguages> = {
  people: { zh: '（《人民调解法》第二十三条）', en: ' (People’s Mediation Law, art. 23)' },
  commercial: { zh: '（《商事调解条例》）', en: ' (Commercial Mediation Regulation)' },
  administrative: { zh: '', en: '' },
  courtEntrusted: { zh: '（《人民法院在线调解规则》第四条）', en: ' (Online Mediation Rules of the Courts, art. 4)' },
};

/** What an agreement is worth, and how it becomes enforceable. */
export function forceOfAgreement(regime: Regime, entrustment?: Entrustment): BothLanguages {
  if (regime === 'people') {
    return {
      zh: '经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行（第三十一条）。双方认为有必要的，可以自调解协议生效之日起 30 日内共同向人民法院申请司法确认；确认有效后，一方不履行的，对方可以申请强制执行（第三十三条）。',
      en: 'An agreement reached in mediation binds the parties (art. 31). Within 30 days after it takes effect both may jointly ask a court to confirm it; a confirmed agreement can be enforced (art. 33).',
    };
  }
  if (entrustedAfterRegistration(entrustment)) {
    return {
      zh: '达成调解协议后，调解组织把协议交给委托的法院，由法院审查并制作调解书；申请撤诉的，由法院裁定（《人民法院特邀调解规定》第二十条）。法院的调解书可以申请强制执行，不用再申请司法确认。',
      en: 'The body hands the agreement to the court that entrusted the matter. The court examines it and makes a mediation document, or decides on a withdrawal of the suit (Provisions on Invited Mediation, art. 20). The court’s document can be enforced; no confirmation is needed.',
    };
  }
  const court: BothLanguages = regime === 'courtEntrusted' ? { zh: '委派的法院', en: 'the court that delegated the matter' } : { zh: '人民法院', en: 'a court' };
  return {
    zh: `达成的调解协议对各方具有合同的约束力，当事人应当按照约定履行（《民法典》第四百六十五条）。双方认为有必要的，可以自调解协议生效之日起 30 日内共同向${court.zh}申请司法确认（《民事诉讼法》第二百零五条）；确认有效后，一方不履行的，对方可以申请强制执行（第二百零六条）。`,
    en: `The agreement binds the parties as a contract (Civil Code, art. 465). Within 30 days after it takes effect both may jointly ask ${court.en} to confirm it (Civil Procedure Law, art. 205); a confirmed agreement can be enforced (art. 206).`,
  };
}

/** By what law the body stands, for the proof that goes to a court. */
export const ESTABLISHED_BY: Record<Regime, BothLanguages> = {
  people: { zh: '依照《中华人民共和国人民调解法》设立', en: 'set up under the People’s Mediation Law' },
  commercial: { zh: '依照《商事调解条例》设立', en: 'set up under the Commercial Mediation Regulation' },
  administrative: { zh: '依法承担行政调解职责的行政机关', en: 'a public authority with the duty to mediate' },
  courtEntrusted: { zh: '列入人民法院特邀调解组织名册', en: 'on the court’s roll of invited mediation bodies' },
};
