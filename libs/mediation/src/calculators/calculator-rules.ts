import type { BothLanguages, Source } from '../policy/policy.js';

/** A rule of arithmetic: listed in docs/rules.md like every policy, but it yields a sheet instead of a verdict. */
export interface CalculatorRule {
  readonly id: string;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  readonly appliedIn: string;
}

const law = (name: string, ...articles: string[]): Source[] => articles.map((article) => ({ law: name, article }));
const second = (name: string, article: string): Source => ({ law: name, article, secondHand: true });

function rule(id: string, zh: string, en: string, sources: readonly Source[]): CalculatorRule {
  return { id: `calculator.${id}`, summary: { zh, en }, sources, appliedIn: 'calculators: sheet for the talks, reference only' };
}

/** Every rule the calculators follow, in the order of the reference C-1 to C-6. */
export const CALCULATOR_RULES: readonly CalculatorRule[] = [
  rule('age-multiplier', '不满60周岁按20年；60周岁以上每增加一岁减少一年；75周岁以上按5年', 'Twenty years below 60; one less for each year from 60; five from 75', law('RSSH', '12', '15', '17')),
  rule('injury.disability', '残疾赔偿金 = 城镇居民人均可支配收入 × 年数 × 伤残系数', 'Disability = disposable income × years × share of the grade', [...law('RSSH', '12', '22'), second('残疾赔偿系数（各地实践）', '')]),
  rule('injury.death', '死亡赔偿金 = 城镇居民人均可支配收入 × 年数；丧葬费 = 职工月平均工资 × 6', 'Death = disposable income × years; funeral = six average wages', law('RSSH', '14', '15', '22')),
  rule('injury.dependants', '被扶养人生活费逐年计算，每年合计不超过人均消费支出', 'Support of dependants year by year, each year’s sum at most the consumption per head', law('RSSH', '16', '17')),
  rule('injury.expenses', '医疗、误工、护理、交通、伙食、营养、辅助器具按票据、天数和标准；误工到定残前一天，护理最长20年', 'Expenses by receipts, days and rates; lost income until the day before assessment, care at most 20 years', law('RSSH', '6', '7', '8', '9', '10', '11', '13')),
  rule('injury.home-standard', '受害人住所地或经常居住地标准较高的，可以采用', 'The standard of the victim’s home may be used when it is higher', law('RSSH', '18')),
  rule('injury.mental-distress', '精神损害抚慰金按因素酌定，不由软件给数', 'Mental distress depends on factors; the software gives no number', law('精神损害赔偿解释', '5')),
  rule('injury.own-share', '受害一方有过错或只部分由对方造成的，按比例自己承担', 'The injured side bears the share of its own fault or of other causes', [...law('CC', '1173'), ...law('医疗损害解释', '12')]),
  rule('traffic.order', '先交强险，再商业三者险按合同，后由侵权人', 'Compulsory insurance first, then commercial insurance by contract, then who caused it', [...law('CC', '1213'), ...law('JTSG', '13')]),
  rule('traffic.limits', '交强险按事故当天的分项限额；无责按无责限额', 'Limits of the compulsory insurance on the day of the accident, the small ones without fault', [second('关于实施车险综合改革的指导意见', '2020')]),
  rule('traffic.share', '机动车之间按过错；对行人、非机动车按法律和地方规定的比例，无责不超过10%', 'Between motor vehicles by fault; against others by statute and by-law, at most 10 % without fault', [...law('RTSL', '76'), ...law('SD66', '66')]),
  rule('traffic.several', '多名受害人按损失比例分限额；多车先合并限额', 'Several victims share the limit by their losses; several vehicles add their limits', law('JTSG', '18', '19')),
  rule('traffic.uninsured', '未投保的，投保义务人在限额内赔偿', 'Without insurance, who had to insure pays within the limit', [...law('JTSG', '16'), ...law('QQ1', '21')]),
  rule('traffic.property', '停运损失只赔依法营运车辆，其他车辆赔合理的替代交通费', 'Lost business only for lawful commercial vehicles, reasonable substitute transport for others', law('JTSG', '12')),
  rule('traffic.free-ride', '非营运车免费搭乘的，减轻赔偿，故意或重大过失除外', 'A free ride in a non-commercial car lowers the claim, not with intent or gross negligence', law('CC', '1217')),
  rule('loan.private-only', '利率上限只适用于民间借贷，不适用于金融机构和地方金融组织', 'The cap is for private loans only, not for financial institutions and local financial bodies', [...law('MJJD', '1(2)'), { law: '最高法批复（2021-01-01起）', article: '' }]),
  rule('loan.cap', '利率不超过合同成立时一年期LPR的四倍', 'Interest at most four times the one-year LPR of the contract day', law('MJJD', '25')),
  rule('loan.principal', '本金按实际收到的钱，预扣利息不算', 'Principal is the money really received', [...law('MJJD', '26'), ...law('CC', '670')]),
  rule('loan.no-interest', '没有约定利息视为没有；自然人之间约定不明视为没有', 'No interest agreed: none; unclear between natural persons: none', law('MJJD', '24')),
  rule('loan.overdue', '逾期利息按约定、借期利率或逾期当天LPR', 'Late interest as agreed, at the rate of the term, or at the LPR of the day lateness began', law('MJJD', '28')),
  rule('loan.overdue-sum', '逾期利息、违约金、其他费用合计不超过上限', 'Late interest, penalty and fees together within the cap', law('MJJD', '29')),
  rule('loan.early', '提前还款按实际天数计息', 'Early repayment costs interest for the real days', law('MJJD', '30')),
  rule('loan.roll-over', '超过上限的利息不能滚入本金，本息合计不超过最初本金与四倍LPR利息之和', 'Interest above the cap never becomes principal; the whole stays under the ceiling', law('MJJD', '27')),
  rule('loan.before-2020-08-20', '2020年8月20日前的合同，两种算法都列出', 'Contracts before 2020-08-20: both ways of counting are shown', [...law('MJJD', '31'), second('MJJD', '31（起诉时利率的读法）')]),
  rule('loan.payment-order', '还款先抵费用，再抵利息，后抵本金', 'A payment goes to costs, then interest, then principal', law('CC', '561')),
  rule('late-interest', '迟延履行加倍部分 = 未还债务 × 日万分之一点七五；还款先抵债务', 'Double part of late interest = unpaid × 0.0175 % a day; payments go to the debt first', [...law('CPL', '264'), ...law('迟延履行利息解释', '1', '4')]),
  rule('labour.severance', '每满一年一个月工资；六个月以上按一年，不满六个月半个月', 'One month per full year; from six months one, below half', law('LCL', '46', '47')),
  rule('labour.severance-cap', '工资高于当地平均三倍的，按三倍、最多12年；不低于最低工资', 'Above three times the local average: three times, at most 12 years; never below the minimum wage', [...law('LCL', '47'), ...law('LCLR', '27')]),
  rule('labour.unlawful-ending', '违法解除按两倍，不再另付经济补偿', 'Unlawful ending: twice, and no severance besides', [...law('LCL', '87'), ...law('LCLR', '25')]),
  rule('labour.notice', '未提前三十日通知的，另付上一个月工资', 'Without 30 days’ notice: the wage of the last month besides', [...law('LCL', '40'), ...law('LCLR', '20')]),
  rule('labour.before-2008', '2008年前的年限分开计算', 'Years before 2008 are counted apart', law('LCL', '97(3)')),
  rule('labour.double-wage', '满一个月次日起至签订前一日，最多11个月；不满一个月按实际工作日', 'From the day after a month to the day before signing, at most 11 months; part months by working days', [...law('LCL', '82'), ...law('LCLR', '6', '7'), second('LDJS2', '6'), second('LDJS2', '7')]),
  rule('labour.overtime', '工作日150%，休息日200%，法定节假日300%；月计薪天数21.75', 'Weekdays 150 %, rest days 200 %, holidays 300 %; 21.75 paid days a month', [...law('LL', '41', '44'), ...law('LDJS1', '42'), { law: '人社部发〔2025〕2号', article: '' }]),
  rule('labour.annual-leave', '年休假5、10、15天；未休按300%（含正常工资）；不足一天不算', 'Leave of 5, 10 or 15 days; not taken: 300 % with the normal wage; part days are dropped', [...law('ANL', '3', '4', '5'), ...law('ANLM', '10', '11', '12')]),
  rule('labour.arrears', '逐月计算欠薪；加付赔偿金须先有限期支付决定', 'Unpaid wages month by month; the extra only after a missed order', law('LCL', '30', '85')),
  rule('labour.final-award', '每项不超过当地月最低工资12个月的，裁决为终局', 'An award of at most twelve minimum wages per item is final', [...law('LDTZ', '47'), ...law('LDJS1', '19')]),
  rule('labour.work-injury', '一次性伤残补助金按级别月数 × 本人工资（60%–300%之间）', 'Lump sum by grade × own wage, between 60 % and 300 % of the average', law('WI', '35', '36', '37', '64')),
  rule('labour.work-death', '工亡补助金 = 全国城镇居民人均可支配收入 × 20；丧葬补助金 = 月平均工资 × 6', 'Death at work = 20 national incomes; funeral grant = six average wages', law('WI', '39')),
  rule('consumer.fraud', '欺诈：价款三倍，不低于500元', 'Fraud: three times the price, at least 500 yuan', law('CPL-W', '55(1)')),
  rule('consumer.known-defect', '明知缺陷致死亡或健康严重损害：损失两倍以下', 'A known defect with death or serious harm: up to twice the loss', law('CPL-W', '55(2)')),
  rule('consumer.food', '食品：价款十倍或损失三倍，不低于1000元；经营者须明知；标签瑕疵除外', 'Food: ten times the price or three times the loss, at least 1,000; the seller only if he knew; harmless label flaws excepted', law('食品安全法', '148')),
];
