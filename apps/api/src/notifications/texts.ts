import type { SmsText } from './reactions.js';

type Text = (facts: { number: string; link: string; at: string; phone: string }) => string;

/** Short messages in both languages. No name and no amount of anybody: a message is read on strangers' screens. */
export const SMS_TEXTS: Record<'zh' | 'en', Record<SmsText, Text>> = {
  zh: {
    filed: ({ number, link }) => `【解纷】您交的事收到了，编号 ${number}。一个工作日内有人看。查看：${link}`,
    answered: ({ number, link }) => `【解纷】${number} 已答复，请看：${link}`,
    accepted: ({ number, link }) => `【解纷】${number} 已受理，正在请调解员：${link}`,
    visit: ({ number, link, at }) => `【解纷】${number} 约您当面谈，时间 ${at}。地点见：${link}`,
    referred: ({ number, link }) => `【解纷】${number} 由别的部门办更合适，去哪里、找谁见：${link}`,
    notAccepted: ({ number, link, phone }) => `【解纷】${number} 不能在这里调解，原因和别的办法见：${link}。可打 ${phone}`,
    mediatorAppointed: ({ number, link }) => `【解纷】${number} 有调解员了，正在请对方：${link}`,
    otherSideWilling: ({ number, link }) => `【解纷】${number} 对方愿意谈。请标出您不方便的时间：${link}`,
    otherSideRefused: ({ number, link }) => `【解纷】${number} 对方不愿意谈。别的办法见：${link}`,
    timesWanted: ({ number, link }) => `【解纷】${number} 请标出您不方便的时间：${link}`,
    sessionBooked: ({ number, link, at }) => `【解纷】${number} 定在 ${at} 视频谈。到时点这里进：${link}`,
    sessionSoon: ({ number, link, at }) => `【解纷】${number} ${at} 开始。先试试摄像头和话筒：${link}`,
    readyToSign: ({ number, link }) => `【解纷】${number} 协议定稿了。每页看完再签：${link}`,
    inEffect: ({ number, link }) => `【解纷】${number} 协议生效了。30 天内双方可以一起请法院确认：${link}`,
    confirmationPossible: ({ number, link }) => `【解纷】${number} 可以请法院确认：${link}`,
    ruling: ({ number, link }) => `【解纷】${number} 法院有结果了：${link}`,
    dueSoon: ({ number, link }) => `【解纷】${number} 有一件约定的事快到日子了：${link}`,
    ended: ({ number, link }) => `【解纷】${number} 调解结束了。别的办法和日期见：${link}`,
    courtAsks: ({ number, link }) => `【解纷】${number} 法院请您补材料：${link}`,
  },
  en: {
    filed: ({ number, link }) => `[Jiefen] We have your filing ${number}. Somebody reads it within one working day: ${link}`,
    answered: ({ number, link }) => `[Jiefen] ${number} was answered: ${link}`,
    accepted: ({ number, link }) => `[Jiefen] ${number} was accepted. A mediator is being asked: ${link}`,
    visit: ({ number, link, at }) => `[Jiefen] ${number}: please come to talk on ${at}. Place: ${link}`,
    referred: ({ number, link }) => `[Jiefen] ${number} is better handled by another body. Where to go: ${link}`,
    notAccepted: ({ number, link, phone }) => `[Jiefen] ${number} cannot be mediated here. Why, and other ways: ${link}. Call ${phone}`,
    mediatorAppointed: ({ number, link }) => `[Jiefen] ${number} has a mediator. The other side is being invited: ${link}`,
    otherSideWilling: ({ number, link }) => `[Jiefen] ${number}: the other side will talk. Mark the times that do not suit you: ${link}`,
    otherSideRefused: ({ number, link }) => `[Jiefen] ${number}: the other side does not want to talk. Other ways: ${link}`,
    timesWanted: ({ number, link }) => `[Jiefen] ${number}: mark the times that do not suit you: ${link}`,
    sessionBooked: ({ number, link, at }) => `[Jiefen] ${number}: video talk on ${at}. Come in here: ${link}`,
    sessionSoon: ({ number, link, at }) => `[Jiefen] ${number} starts at ${at}. Try camera and microphone first: ${link}`,
    readyToSign: ({ number, link }) => `[Jiefen] ${number}: the agreement is final. Read every page, then sign: ${link}`,
    inEffect: ({ number, link }) => `[Jiefen] ${number}: the agreement is in effect. Within 30 days both may ask a court to confirm it: ${link}`,
    confirmationPossible: ({ number, link }) => `[Jiefen] ${number}: a court can confirm it: ${link}`,
    ruling: ({ number, link }) => `[Jiefen] ${number}: the court has decided: ${link}`,
    dueSoon: ({ number, link }) => `[Jiefen] ${number}: something you agreed on is due soon: ${link}`,
    ended: ({ number, link }) => `[Jiefen] ${number}: the mediation has ended. Other ways and dates: ${link}`,
    courtAsks: ({ number, link }) => `[Jiefen] ${number}: the court asks for more papers: ${link}`,
  },
};
