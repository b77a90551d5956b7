/**
 * Who hears of something on the timeline: the sides with everybody who speaks for them, the mediator, the staff of the body,
 * the official or the speaker it is about; `respondentSpeakers` where the other side itself hears by its own invitation.
 */
export type Hearer = 'applicant' | 'respondent' | 'respondentSpeakers' | 'speaker' | 'mediator' | 'handlers' | 'judges' | 'official';

export interface Reaction {
  readonly to: readonly Hearer[];
  /** Also by short message, with the text of that name. */
  readonly sms?: SmsText;
}

export type SmsText =
  | 'filed' | 'answered' | 'accepted' | 'visit' | 'referred' | 'notAccepted' | 'mediatorAppointed' | 'otherSideWilling' | 'timesWanted'
  | 'sessionBooked' | 'sessionSoon' | 'readyToSign' | 'inEffect' | 'ruling' | 'dueSoon' | 'ended' | 'courtAsks' | 'talkAgain' | 'oralToConfirm' | 'oralHeard' | 'oralInEffect' | 'suspended' | 'resumed' | 'consentAsked' | 'minutesReady' | 'speakingFor' | 'sideInvited'
  | 'courtToChoose' | 'applicationToSign' | 'withdrawalAsked' | 'saidPaid' | 'notKept' | 'roomOpen';

/** What is told to whom. A kind that is not here is only on the timeline. Nobody is told of their own act. */
export const REACTIONS: Readonly<Record<string, Reaction>> = {
  filed: { to: ['handlers', 'applicant'], sms: 'filed' },
  'move.accept': { to: ['applicant', 'handlers'], sms: 'accepted' },
  'move.answer': { to: ['applicant'], sms: 'answered' },
  'move.bookVisit': { to: ['applicant'], sms: 'visit' },
  'move.refer': { to: ['applicant'], sms: 'referred' },
  'move.refuse': { to: ['applicant'], sms: 'notAccepted' },
  'move.askMediator': { to: ['mediator'] },
  'move.mediatorDeclines': { to: ['handlers'] },
  'move.mediatorAccepts': { to: ['applicant', 'handlers'], sms: 'mediatorAppointed' },
  'guardian.registered': { to: ['speaker'], sms: 'speakingFor' },
  'attorney.signed': { to: ['speaker'], sms: 'speakingFor' },
  'representative.chosen': { to: ['speaker'], sms: 'speakingFor' },
  'move.inviteOtherSide': { to: ['respondentSpeakers'], sms: 'sideInvited' },
  'move.otherSideAccepts': { to: ['applicant', 'mediator'], sms: 'otherSideWilling' },
  'move.otherSideAcceptsFirst': { to: ['applicant', 'handlers'] },
  'move.goOnWithBothWilling': { to: ['applicant', 'respondent', 'mediator'], sms: 'timesWanted' },
  'move.bookSession': { to: ['applicant', 'respondent', 'mediator'], sms: 'sessionBooked' },
  'move.openSession': { to: ['applicant', 'respondent'], sms: 'roomOpen' },
  'session.opened-again': { to: ['applicant', 'respondent'], sms: 'roomOpen' },
  'session.soon': { to: ['applicant', 'respondent', 'mediator'], sms: 'sessionSoon' },
  'message.refused': { to: ['mediator', 'handlers'] },
  'official.rung': { to: ['official'] },
  'mediator.relation-asked': { to: ['applicant', 'respondent'], sms: 'consentAsked' },
  'mediator.relation-agreed': { to: ['applicant', 'respondent', 'mediator'] },
  'mediator.relation-declined': { to: ['applicant', 'respondent', 'handlers'] },
  'mediator.relation-unanswered': { to: ['applicant', 'respondent', 'handlers'] },
  'time.more-asked': { to: ['applicant', 'respondent'], sms: 'consentAsked' },
  'time.more-agreed': { to: ['applicant', 'respondent', 'mediator'] },
  'time.more-declined': { to: ['applicant', 'respondent', 'mediator'] },
  'openness.asked': { to: ['applicant', 'respondent', 'mediator'], sms: 'consentAsked' },
  'openness.agreed': { to: ['applicant', 'respondent', 'mediator'] },
  'openness.declined': { to: ['applicant', 'respondent', 'mediator'] },
  'openness.closed': { to: ['applicant', 'respondent', 'mediator'] },
  'time.more-withdrawn': { to: ['applicant', 'respondent'] },
  'move.freezeAgreement': { to: ['applicant', 'respondent', 'mediator'], sms: 'readyToSign' },
  'move.takeEffect': { to: ['applicant', 'respondent', 'mediator', 'handlers'], sms: 'inEffect' },
  'oral.recorded': { to: ['applicant', 'respondent'], sms: 'oralToConfirm' },
  'oral.confirmed': { to: ['applicant', 'respondent', 'mediator'] },
  'oral.heard': { to: ['applicant', 'respondent'], sms: 'oralHeard' },
  'oral.writing-wanted': { to: ['applicant', 'respondent', 'mediator'] },
  'oral.differs': { to: ['applicant', 'respondent', 'mediator'] },
  'oral.withdrawn': { to: ['applicant', 'respondent'] },
  'move.recordOralAgreement': { to: ['applicant', 'respondent', 'mediator', 'handlers'], sms: 'oralInEffect' },
  'move.mediateAgain': { to: ['applicant', 'respondent', 'mediator', 'handlers'], sms: 'talkAgain' },
  'move.keepEarlierAgreement': { to: ['applicant', 'respondent', 'mediator', 'handlers'] },
  'agreement.replaced': { to: ['mediator', 'handlers'] },
  'teach-back.explain': { to: ['mediator'] },
  'move.applyForConfirmation': { to: ['applicant', 'respondent', 'judges'] },
  'confirmation.accepted': { to: ['applicant', 'respondent', 'mediator'] },
  'confirmation.extended': { to: ['applicant', 'respondent', 'mediator'] },
  'confirmation.court-chosen': { to: ['applicant', 'respondent'], sms: 'courtToChoose' },
  'confirmation.ready-to-sign': { to: ['applicant', 'respondent'], sms: 'applicationToSign' },
  'confirmation.signed': { to: ['applicant', 'respondent'] },
  'confirmation.abandoned': { to: ['applicant', 'respondent', 'mediator'] },
  'confirmation.withdrawal-asked': { to: ['applicant', 'respondent', 'judges'], sms: 'withdrawalAsked' },
  'confirmation.court-problem': { to: ['handlers'] },
  'confirmation.supplement': { to: ['applicant', 'respondent', 'mediator'], sms: 'courtAsks' },
  'confirmation.decided': { to: ['applicant', 'respondent', 'mediator', 'handlers'], sms: 'ruling' },
  'obligation.due-soon': { to: ['applicant', 'respondent'], sms: 'dueSoon' },
  'obligation.claimed': { to: ['applicant', 'respondent', 'mediator'], sms: 'saidPaid' },
  'obligation.late': { to: ['applicant', 'respondent', 'mediator', 'handlers'], sms: 'notKept' },
  'obligation.confirmed': { to: ['applicant', 'respondent', 'mediator'] },
  'move.terminate': { to: ['applicant', 'respondent', 'mediator', 'handlers'], sms: 'ended' },
  'move.close': { to: ['applicant', 'respondent'] },
  'exhibit.added': { to: ['applicant', 'respondent', 'mediator'] },
  'own-view.told': { to: ['applicant', 'respondent', 'mediator'] },
  'own-view.changed': { to: ['applicant', 'respondent', 'mediator'] },
  'sheet.started': { to: ['applicant', 'respondent', 'mediator'] },
  'sheet.recalculated': { to: ['applicant', 'respondent', 'mediator'] },
  'offer.made': { to: ['applicant', 'respondent', 'mediator'] },
  complaint: { to: ['handlers'] },
  'agreement.signed': { to: ['applicant', 'respondent', 'mediator'] },
  'minutes.ready': { to: ['applicant', 'respondent'], sms: 'minutesReady' },
  'minutes.objected': { to: ['mediator'] },
  'suspension.began': { to: ['applicant', 'respondent', 'mediator', 'handlers'], sms: 'suspended' },
  'suspension.ended': { to: ['applicant', 'respondent', 'mediator', 'handlers'], sms: 'resumed' },
  'deadline.overdue': { to: ['handlers', 'mediator'] },
  'deadline.noted': { to: ['handlers', 'mediator'] },
};
