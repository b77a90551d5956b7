import type { BothLanguages } from '../policy/policy.js';
import type { FindingCode, MendCode } from './finding-texts.js';
import type { GroundCode } from './grounds.js';

/*
 * Words that tell of a fault, as they stand in drafts. All patterns read NFKC text: full-width commas, brackets and
 * digits are plain ones there. A pattern only points at words; people decide what to write instead.
 */

/** A day or a period that can be counted: 2026年4月30日, 4月30日, 签字当天, 收货后7日内, within 7 days. */
export const COUNTABLE_TIME =
  /\d{4}\s*[年\-/.]\s*\d{1,2}\s*[月\-/.]\s*\d{1,2}|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|当场|当日|签(?:字|订|署)(?:当天|之日)|[\d一二三四五六七八九十]+\s*个?(?:工作)?(?:日|天|小时|周|月)(?:之?内|前)|within \d+ (?:working )?(?:days|hours|weeks|months)|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}/i;

/** A last day beside a soft word: 尽快，最迟 …. */
export const LATEST = /最迟|至迟|最晚|不晚于|at the latest|no later than/i;

export const VAGUE_TIME =
  /尽快|尽早|尽速|早日|近期|近日(?!点)|不日|适时|择[日期]|改日|日后(?:再)?(?=付|还|给|办|支付|归还|补)|合理的?(?:时间|期限|期间|时限)|适当的?(?:时间|时候|时机|期限)|(?:有|凑够|凑齐|凑到|借到|挣到|赚到)了?钱了?(?:再|就|时|之?后|的时候)|(?:手头|经济(?:条件|状况)?|生活)(?:宽裕|方便|好转|允许|改善)|条件(?:允许|成熟|具备)|(?:资金|回款|货款|工程款|拨款)(?:到位|到账)|回款之?后|视[^,。;]{0,6}情况|到时候?再|以后(?:再(?!也|不)|慢慢|陆续)|过(?:一段时间|一阵|些日子|段时间|几天)|陆续|逐步|抽空|有空(?:再|时|的时候)|月底(?:前后|左右)|待[^,。;]{0,10}(?:宽裕|好转|有钱|到位)|短期内|一定(?:时间|期限)内|[若几][干]?(?:天|日|个月|年)(?:之?内|后)|(?<![\d今明一二三四五六七八九十两半每春]年?)(?:年底(?!奖|分红|考核)|年前|年后|节后|节前|秋收|麦收|开春|入冬)(?:之?[前后])?|(?<!\d{4}年)(?:春节|过年|中秋|国庆|元旦)(?:之?[前后]|左右)|发了?工资(?:后|再|时|就)|as soon as (?:possible|practicable)|\basap\b|in due course|(?:within )?a? ?reasonable (?:time|period)|in the near future|\bsoon\b|\bpromptly\b|\bshortly\b|\beventually\b|(?:when|once) (?:he|she|they|it|there|the (?:payer|company|parties|employer)) (?:has|have|gets?|is|can)(?: \w+){0,2} (?:money|funds|able|afford)|when (?:possible|convenient|able|funds allow)|at a (?:convenient|suitable) time|bit by bit|some time later/i;

export const VAGUE_AMOUNT =
  /适当的?(?:补偿|赔偿|补助|费用|减免|降低|照顾)|酌情(?:补偿|赔偿|支付|减免|给)?|若干(?:元|费用|钱)?|部分(?:费用|款项|货款|工资|损失|租金)|一定(?:数额|金额|比例|的?(?:补偿|赔偿|费用))|(?:大约|大概|(?<![违合签预公])约)\s*\d[\d,.]*\s*万?\s*元|\d\s*万?\s*元(?:左右|上下)|差不多|(?:合理|相应)的?(?:补偿|赔偿|费用)|(?:appropriate|reasonable|fair|adequate|some) (?:compensation|damages|amount|sum|money)|a certain (?:amount|sum)|(?:about|around|approximately|roughly) (?:RMB |CNY |¥)?\d[\d,.]*(?: yuan)?/i;

export const LEFT_TO_LATER = /另行(?:协商|商[议定量])|(?:双方)?再(?:行)?(?:协商|商[议定量])|以后(?:协商|商量)|to be (?:agreed|negotiated|discussed|determined)(?: later)?|(?:will|shall) (?:negotiate|discuss|agree) (?:later|separately|further)/i;

/** Something somebody must do, written as prose. */
export const DUTY = /支付|付清|付给|偿还|归还|退还|赔偿|补缴|交付|交还|腾退|搬离|拆除|修复|修理|清理|迁走|过户|\b(?:pays?|repays?|returns?|delivers?|removes?|repairs?|vacates?)\b/i;

export const STATUS_RELATION =
  /(?:自愿|同意|协议|准予|决定|办理)离婚(?!后|时|证)|解除(?:婚姻|夫妻|收养|亲子|同居)关系|婚姻关系(?:无效|终止|解除)|(?:抚养权|监护权|直接抚养权?)(?:归|由|变更)|(?:孩子|子女|女儿|儿子|婚生子|婚生女)[^,。;]{0,8}(?:归|由|随|跟)[^,。;]{0,8}(?:抚养|生活)|(?:确认|承认|认定)[^,。;]{0,12}(?:父子|父女|母子|母女|亲子|收养|婚姻|夫妻)关系|\b(?:agree to |get a |to )?divorce(?!d)\b|custody of|(?:parental|adoption|adoptive) (?:rights|relation(?:ship)?)|dissol(?:ve|ution of) (?:the|their) marriage/i;

/** A judgment, an award or their number in the words: somebody must ask whether the matter is already decided. Leading to a court later is none. */
export const DECISION_NAMED =
  /(?:民事|刑事|行政)(?:判决|裁定|调解)书|仲裁(?:裁决|调解)书|(?:法院|仲裁委(?:员会)?)[^，。；]{0,12}(?:已经?|曾)?(?:判决|裁决)(?!确认)|[（(]\d{4}[）)][^，。；\s]{1,16}(?:民初|民终|劳人仲|仲裁?字?)第?\d+号|\b(?:judgment|arbitral award|award of)\b/iu;

export const TITLE_OR_IP =
  /(?<![款金费钱额利息资])归[^,。;]{0,10}(?:所有|享有)|(?:所有权|产权|使用权|承包经营权|著作权|版权|专利权|商标权|股权)(?:均|都)?(?:归|属于?|由[^,。;]{0,8}(?:享有|取得))|(?:确认|认定)[^,。;]{0,14}(?:所有权|产权|使用权|承包经营权|著作权|版权|专利权|商标权|属于?[^,。;]{0,6}所有)|(?:宅基地|房屋|土地|车辆|摩托车|林地)属于?[^,。;]{1,8}(?:所有)?(?=[,。;]|$)|(?:shall|will) belong to|(?<!that |which )belongs to|(?:ownership|title|copyright|patent|trade ?mark)[^,.;]{0,24}(?:vests?|belongs?|is confirmed|passes|goes) (?:in|to)|is (?:confirmed as )?the owner of/i;

export const OUTSIDER_PERFORMS = /(?:由|让|叫)(?:第三[人方]|保险公司|[^,。;]{0,4}(?:亲属|父母|儿子|女儿|朋友|担保人|公司股东))[^,。;]{0,24}(?:支付|付给|赔偿|赔付|偿还|承担|归还)|(?:the )?(?:insurer|insurance company|third party|guarantor|relatives?) (?:shall|will|must|is to) (?:pay|compensate|repay)/i;

/** A promise nobody may ask for. `lawfulWhenForbidden`: 不得换锁 is a good clause, 有权换锁 is not. */
export interface UnlawfulWords {
  readonly code: FindingCode;
  readonly summary: BothLanguages;
  readonly pattern: RegExp;
  readonly ground: GroundCode;
  readonly law: string;
  readonly article: string;
  readonly mend: MendCode;
  readonly lawfulWhenForbidden?: true;
}

const NEVER = '(?:不得|不再|不能|不可|不会|不许|不准|不予|不去|不要|不向|放弃|无权|禁止|不(?=起诉|诉讼|仲裁|上诉|打官司|报警|报案|举报|控告|投诉|信访|追究))';
/** A few words between, but not into a sentence that allows the thing: 不能协商的可以起诉. */
const FEW = '(?:(?!可|有权|仍|影响|妨碍|限制|按|履行|成的?|服|同意|恶意|虚假|捏造|诬)[^,。;]){0,12}?';

export const UNLAWFUL: readonly UnlawfulWords[] = [
  {
    code: 'agreement.gives-up-court',
    summary: { zh: '不得约定放弃起诉、仲裁', en: 'Nobody gives up court or arbitration' },
    pattern: new RegExp(`${NEVER}${FEW}(?:起诉|诉讼|仲裁|上诉|打官司|告到法院|诉至法院|诉权|申请(?:强制)?执行)|(?:shall|will|may|must|can) not (?:\\w+ ){0,4}(?:sue|litigate|arbitrate|go to court|court|arbitration)\\b|(?:agrees?|promises?) not to (?:sue|litigate|go to court|start)|(?:waives?|gives? up) (?:\\w+ ){0,3}(?:rights? to (?:sue|litigate|go to court|arbitrat\\w+)|right of action)`, 'i'),
    ground: 'mandatoryLaw',
    law: 'RMTJ',
    article: '3(3)',
    mend: 'agreement.mend.leave-out',
  },
  {
    code: 'agreement.gives-up-reporting',
    summary: { zh: '不得约定不报警、不举报', en: 'Nobody promises not to report' },
    pattern: new RegExp(`${NEVER}${FEW}(?:报警|报案|举报|检举|控告|投诉|信访|上访|追究[^,。;]{0,10}刑事责任)|(?:shall|will|may|must|can) not (?:\\w+ ){0,4}(?:report|complain|call the police)|(?:agrees?|promises?) not to (?:report|complain|call the police)`, 'i'),
    ground: 'publicMorals',
    law: 'RMTJ',
    article: '25',
    mend: 'agreement.mend.leave-out',
  },
  {
    code: 'agreement.personal-freedom',
    summary: { zh: '不得限制人身自由', en: 'No restriction of personal freedom' },
    pattern: /限制[^,。;]{0,8}(?:人身|行动|出行)自由|(?:扣押|扣留|抵押|收走)[^,。;]{0,8}(?:身份证|护照|户口本|证件|人员|本人)|不(?:得|许|准)(?:外出|离开|离厂|回家|辞职)|以(?:劳|工|人)抵债|看管起来|(?:shall|must|may) not leave (?:the )?(?:house|village|factory|county|country|premises)|(?:keeps?|holds?|retains?) (?:the|his|her|their) (?:passport|identity card|ID card)/i,
    ground: 'mandatoryLaw',
    law: 'CC',
    article: '1011',
    mend: 'agreement.mend.lawful-remedy',
  },
  {
    code: 'agreement.self-help',
    summary: { zh: '不得约定自行扣押、断水断电、换锁', en: 'No seizure or cutting off by oneself' },
    pattern: /(?:有权|可以?|自行|直接|强行|擅自)[^,。;]{0,6}(?:扣押|扣留|扣下|拖走|开走|搬走|拉走|变卖|换锁|断水|断电|停水|停电|清场|强拆|进入[^,。;]{0,6}(?:房|家|店)取)|换锁|断水断电|(?:may|can|is entitled to) (?:seize|tow|take away|sell off|change the locks?|cut off (?:the )?(?:water|power|electricity))/i,
    ground: 'mandatoryLaw',
    law: 'CC',
    article: '1177, 416',
    mend: 'agreement.mend.lawful-remedy',
    lawfulWhenForbidden: true,
  },
  {
    code: 'agreement.social-insurance',
    summary: { zh: '不得约定不缴社会保险', en: 'Social insurance is not agreed away' },
    pattern: /(?:放弃|免除)[^,。;]{0,10}(?:社保|社会保险|五险|养老保险|工伤保险)|(?:不|无需|无须|不用)[^,。;得]{0,6}(?:缴纳?|补缴|购买|办理|参加|交)[^,。;]{0,4}(?:社保|社会保险|五险|养老保险|工伤保险)|(?:waives?|gives? up|without|not (?:pay|be enrolled in)) (?:\w+ ){0,3}social (?:insurance|security)/i,
    ground: 'mandatoryLaw',
    law: '法释〔2025〕12号',
    article: '19',
    mend: 'agreement.mend.pay-insurance',
  },
  {
    code: 'agreement.personal-choice',
    summary: { zh: '不得限制婚姻、生育自由', en: 'Marriage and children are not restricted' },
    pattern: /(?:不得|不许|不准|不能|禁止)[^,。;]{0,6}(?:结婚|再婚|改嫁|离婚|怀孕|生育|恋爱)|必须(?:结婚|离婚|打胎|堕胎|生育)|(?:shall|must|may) not (?:marry|remarry|divorce|become pregnant|have children)/i,
    ground: 'publicMorals',
    law: 'CC',
    article: '1042, 153',
    mend: 'agreement.mend.leave-out',
  },
  {
    code: 'agreement.kinship-duty',
    summary: { zh: '不得免除赡养、抚养义务', en: 'Duties of support are not agreed away' },
    pattern: /断绝[^,。;]{0,6}关系|(?:不再|不承担|无需|无须|不用|免除|放弃)(?:(?!拖欠|拒绝|逃避|推)[^,。;]){0,8}(?:赡养|抚养义务|扶养义务|抚养费)|(?:shall|need) (?:not|no longer) (?:\w+ ){0,2}support (?:his|her|their|the) (?:parents?|father|mother|child(?:ren)?)/i,
    ground: 'mandatoryLaw',
    law: 'CC',
    article: '26, 1067',
    mend: 'agreement.mend.leave-out',
  },
  {
    code: 'agreement.illegal-debt',
    summary: { zh: '不得确认赌债等非法债务', en: 'No debt from gambling or crime' },
    pattern: /赌债|赌资|赌博[^,。;]{0,6}(?:欠|借|输)|毒资|嫖资|(?:保护|买路)费|gambling debts?/i,
    ground: 'publicMorals',
    law: 'CC',
    article: '8, 153',
    mend: 'agreement.mend.leave-out',
  },
  {
    code: 'agreement.injury-disclaimer',
    summary: { zh: '不得免除人身伤害的责任', en: 'Liability for injury is not excluded' },
    pattern: /(?:伤亡|生死|死伤|工伤|伤残|人身伤害)[^,。;]{0,8}(?:概不负责|自负|自理|与[^,。;]{0,8}无关|不承担)|概不承担[^,。;]{0,8}(?:伤亡|人身)|not (?:be )?(?:liable|responsible) for (?:any )?(?:injur(?:y|ies)|death)/i,
    ground: 'mandatoryLaw',
    law: 'CC',
    article: '506(1)',
    mend: 'agreement.mend.leave-out',
  },
  {
    code: 'agreement.tax-evasion',
    summary: { zh: '不得约定逃税、不开发票', en: 'No evasion of tax or invoices' },
    pattern: /(?:不|无需|免)开(?:具)?发票|逃税|避税|(?:阴阳|两份)合同|做低(?:价格|房价|成交价)|without (?:an )?invoice|evade tax(?:es)?|to avoid tax(?:es)?/i,
    ground: 'rightsOfOthers',
    law: '发票管理办法',
    article: '18, 19',
    mend: 'agreement.mend.leave-out',
  },
];

const FORBIDS = /(?:不得|不再|不能|不会|不许|不准|不可|禁止|停止|勿|shall not|must not|may not|will not|stops?)[^。;]{0,24}$/i;

/** Whether the words before `index`, in the same sentence, forbid what follows. */
export function isForbidden(words: string, index: number): boolean {
  return FORBIDS.test(words.slice(Math.max(0, index - 40), index));
}

const RATE_IN_WORDS =
  /(年|月|日)(?:利率|利息|息|化)?(?:按|为|是|:)?\s*(?:(\d+(?:\.\d+)?)\s*(%|‰)|(\d+(?:\.\d+)?|[一二两三四五])\s*(分)(?!之)|(百|千|万)分之\s*(\d+(?:\.\d+)?|[一二两三四五六七八九]))|(\d+(?:\.\d+)?)\s*%\s*(?:interest )?(?:a|per|each)\s*(year|month|day)/gi;
const PER_YEAR: Readonly<Record<string, number>> = { 年: 1, 月: 12, 日: 365, year: 1, month: 12, day: 365 };
const IN_BP: Readonly<Record<string, number>> = { '%': 100, '‰': 10, 百: 100, 千: 10, 万: 1 };
const ONE_DIGIT = '零一二三四五六七八九';

/** Interest rates named in words, as hundredths of a percent a year: 月息2分 → 2400, 年息一分 → 1000, 日万分之五 → 1825. */
export function yearlyRatesIn(words: string): readonly number[] {
  const found: number[] = [];
  for (const match of words.matchAll(RATE_IN_WORDS)) {
    const [, zhPeriod, percent, percentSign, fenNumber, fenSign, fraction, fractionNumber, enNumber, enPeriod] = match;
    const period = PER_YEAR[zhPeriod ?? enPeriod?.toLowerCase() ?? ''];
    const number = numberOf(percent ?? fenNumber ?? fractionNumber ?? enNumber ?? '');
    // 分 is a tenth of the principal in a year, a hundredth in a month (年息一分 = 10 %, 月息一分 = 1 %).
    const bp = fenSign === undefined ? IN_BP[percentSign ?? fraction ?? '%'] : zhPeriod === '年' ? 1000 : 100;
    if (period !== undefined && bp !== undefined && Number.isFinite(number)) found.push(Math.round(number * bp * period * 100) / 100);
  }
  return found;
}

function numberOf(text: string): number {
  if (text === '两') return 2;
  const digit = text.length === 1 ? ONE_DIGIT.indexOf(text) : -1;
  return digit >= 0 ? digit : Number(text === '' ? Number.NaN : text);
}
