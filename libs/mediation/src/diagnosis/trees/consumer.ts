import { all, filled, is, not, withinDays } from '../conditions.js';
import { amount, defineTree, field, fields, hard, help, line, option, right, single, step, threeYears, worth, yesNo } from '../write.js';

const card = is('what', 'card');

/** T-06: goods, online shopping, prepaid cards. */
export const tree = defineTree({
  code: 'consumer', ref: 'T-06', kind: 'consumer', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['买东西、网购、预付卡', 'Goods, online shopping, prepaid cards'],
  questions: [
    single(
      { id: 'what', cautious: 'shop', zh: '买的是什么？', en: 'What did you buy?', findOut: ['看付款记录和订单。', 'See the payment and the order.'] },
      option('online', '网上的商品', 'Goods online'),
      option('shop', '店里的商品', 'Goods in a shop'),
      option('service', '服务', 'A service'),
      option('card', '充值卡、会员、课程', 'A prepaid card, membership or course'),
    ),
    fields(
      { id: 'bought', askWhen: not(card), zh: '哪天付的钱，哪天收到？', en: 'When did you pay and receive it?', findOut: ['看订单和快递签收。', 'See the order and the delivery record.'] },
      [field('date', 'paidOn', '付款日', 'Day of payment'), field('date', 'receivedOn', '收到日', 'Day received')],
    ),
    fields(
      { id: 'cardDays', askWhen: card, zh: '哪天付的钱？卡能用到哪天？', en: 'When did you pay, and how long is the card good?', findOut: ['看付款记录、合同；不限期的可不填。', 'See payment and contract; leave empty what does not apply.'] },
      [field('date', 'cardPaidOn', '付款日', 'Day of payment'), field('date', 'from', '按时间的卡：从哪天', 'Time card: from'), field('date', 'to', '按时间的卡：到哪天', 'Time card: to'), field('date', 'stopped', '哪天用不了的', 'Day it stopped')],
    ),
    single(
      { id: 'problem', cautious: 'quality', zh: '问题是什么？', en: 'What is wrong?', findOut: ['把页面、承诺和实物放一起拍照。', 'Photograph the promise and the thing together.'] },
      option('changed-mind', '不想要了', 'I do not want it any more'),
      option('quality', '质量差、与说的不一样', 'Bad, or not as described'),
      option('fake', '假货、过期、食品', 'Fake, expired, food'),
      option('closed', '店关了、搬了、换老板', 'The shop closed, moved or changed hands'),
      option('refused', '不给退', 'No refund is given'),
    ),
    amount({ id: 'price', askWhen: not(card), zh: '花了多少钱？', en: 'What did it cost?', findOut: ['看付款记录。', 'See the payment.'] }),
    fields(
      { id: 'cardSums', askWhen: card, zh: '充了多少，送了多少，用了多少？', en: 'Paid in, bonus, used?', findOut: ['请店家给使用记录；他不给，按您记的算。', 'Ask the shop for its records; if it hides them, yours count.'] },
      [field('amount', 'paid', '充的钱', 'Paid in'), field('amount', 'bonus', '送的钱', 'Bonus'), field('amount', 'used', '已用（按标价）', 'Used (list price)')],
    ),
    single(
      { id: 'cause', cautious: 'self', askWhen: card, zh: '是谁造成要退的？', en: 'Who caused the refund?', findOut: ['店家变了就是商家；自己不去了就是自己。', 'If the shop changed, the shop; if you stopped going, you.'] },
      option('shop', '商家', 'The shop'),
      option('self', '我自己', 'I did'),
    ),
    yesNo({ id: 'papers', cautious: 'no', zh: '有小票、订单或合同吗？', en: 'Is there a receipt, order or contract?', findOut: ['付款记录、聊天也能用。', 'Payment records and chats help too.'] }),
  ],
  rights: [
    right('网上买的，收到7天内可退，不用说理由。', 'Bought online: return in 7 days, no reason needed.', 'CPL-W 25', is('what', 'online')),
    right('东西要完好，运费您出，退到后7天内还钱。', 'Goods intact, you pay freight, money back within 7 days of the return.', 'CPL-W 25', is('what', 'online')),
    right('定做的、鲜活的、拆了封的数字品除外。', 'Not for custom-made, perishable or opened digital goods.', 'CPL-W 25', is('what', 'online')),
    right('“默认不退”的勾选不算您同意。', 'A ready-made “no return” tick is not consent.', 'XBT 19', is('what', 'online')),
    right('质量不行，7天内可退；之后可修、换或退。', 'Bad quality: return in 7 days; later repair, exchange or return.', 'CPL-W 24', all(not(card), is('problem', 'quality', 'fake'))),
    right('家电、装修六个月内坏了，由商家证明不是他的错。', 'Durables and decoration: for 6 months the seller must disprove the defect.', 'CPL-W 23', all(is('what', 'online', 'shop', 'service'), is('problem', 'quality', 'refused'))),
    right('找不到卖家，平台要说出来，不说就平台赔。', 'Seller unknown: the platform names it or pays.', 'CPL-W 44; ECL 38, 58', is('what', 'online')),
    right('商家骗人的，退一赔三，最少500元。', 'Fraud: three times the price besides, at least 500.', 'CPL-W 55', is('problem', 'fake')),
    right('说好的服务没做到，可以要求补做、少付、退钱。', 'Service not as agreed: made good, cheaper or paid back.', 'CC 577, 582', is('what', 'service', 'shop')),
    right('食品不安全，退一赔十，最少1000元。', 'Unsafe food: ten times the price, at least 1,000.', 'FSL 148', is('problem', 'fake')),
    right('付款7天内、以前没用过的，可全退。', 'Within 7 days of paying, and new to it: everything back.', 'YFS 14', card),
    right('涨价、降质不行，按当初说好的来。', 'No higher price or lower quality: as promised.', 'YFS 12', card),
    right('搬远、换老板、约不上、生病，可以解除。', 'Moved far, handed over, never free, ill: you may end it.', 'YFS 13', card),
    right('退的是没用完的钱。', 'The balance is refunded.', 'YFS 15', card),
    right('商家造成的：已用的按打折后算。', 'The shop’s cause: what was used counts at the discount.', 'YFS 18', all(card, not(is('cause', 'self')))),
    right('自己的原因：已用的按标价算，最少退0。', 'Own cause: what was used counts at list price, never below 0.', 'YFS 19, 20', all(card, is('cause', 'self'))),
    right('不限次的卡按天退，从用不了那天算。', 'Unlimited cards: by days, from the stop of service.', 'YFS 22', all(card, filled('from'))),
    right('从解除起还有利息。', 'Interest runs from the end.', 'YFS 16, 17', card),
    right('“概不退款”不算数。', '“No refunds” has no effect.', 'YFS 9', card),
    right('商家不拿出记录，按您说的余额算。', 'If the shop hides its records, your account is believed.', 'YFS 25', card),
    right('关门跑路的，还可以要惩罚性赔偿。', 'Closed and hiding: punitive damages too.', 'YFS 23; CPL-W 55 (check)', all(card, is('problem', 'closed'))),
    right('商场让没证的店进来，也要担一份。', 'A mall that let an unlicensed shop in answers too.', 'YFS 6', all(card, is('problem', 'closed'))),
    right('孩子自己办的卡，家长可以要求退。', 'A card a child bought alone can be undone.', 'YFS 10', card),
    right('办卡要有书面合同，写明怎么用、怎么退。', 'A card needs a written contract on its use and refund.', 'XBT 22 (check)', card),
  ],
  answering: [
    line('拿出条款和使用记录，按比例退或帮着转卡。', 'Show terms and records; offer a pro-rata refund or a transfer.', 'YFS 11', card),
    line('员工提成不能从退款里扣。', 'Staff commission is no deduction.', 'YFS 15', card),
    line('东西完好退回来，7天内还钱。', 'When goods come back intact, pay within 7 days.', 'CPL-W 25', not(card)),
  ],
  worth: [
    worth({ id: 'price', calc: 'sum.amount', zh: '货款', en: 'The price', formula: ['付了多少退多少', 'what you paid'], sources: 'CPL-W 24, 25', inputs: { amount: 'price' }, when: not(card) }),
    worth({ id: 'fraud', calc: 'C-6.fraud', zh: '被骗：退一赔三', en: 'Fraud: three times', formula: ['价钱 × 3，最少500元', 'price × 3, at least 500'], sources: 'CPL-W 55', inputs: { price: 'price' }, condition: ['要证明商家故意骗人', 'intent to deceive must be shown'], when: all(not(card), is('problem', 'fake')) }),
    worth({ id: 'food', calc: 'C-6.food', zh: '食品：退一赔十', en: 'Food: ten times', formula: ['价钱 × 10，最少1000元', 'price × 10, at least 1,000'], sources: 'FSL 148', inputs: { price: 'price' }, condition: ['只限不安全的食品；卖家要明知', 'unsafe food only; the seller must have known'], when: all(not(card), is('problem', 'fake')) }),
    worth({ id: 'all-back', calc: 'sum.amount', zh: '付款7天内：全退', en: 'Within 7 days: everything', formula: ['充的钱', 'what you paid in'], sources: 'YFS 14', inputs: { amount: 'paid' }, condition: ['以前没用过同样的服务', 'you had not had the same before'], when: all(card, withinDays('cardPaidOn', 7)) }),
    worth({ id: 'card', calc: 'sum.prepaid-card', zh: '卡里该退的', en: 'Refund of the card', formula: ['商家原因：充的 − 已用 × 充的 ÷（充的＋送的）；自己原因：充的 − 已用', 'shop: paid − used × paid ÷ (paid + bonus); own: paid − used'], sources: 'YFS 15, 18, 19, 20', inputs: { paid: 'paid', bonus: 'bonus?', used: 'used', cause: { choice: 'cause' } }, when: all(card, not(filled('from'))) }),
    worth({ id: 'term', calc: 'sum.prepaid-term', zh: '按天该退的', en: 'Refund by days', formula: ['充的钱 × 剩下天数 ÷ 总天数', 'paid × days left ÷ all days'], sources: 'YFS 22', inputs: { paid: 'paid', from: 'from', to: 'to', stopped: 'stopped' }, condition: ['另加利息，从解除那天算', 'plus interest from the end'], when: all(card, filled('from')) }),
  ],
  proof: [
    line('订单页、快递签收、直播录屏', 'Order, delivery record, recording of the live sale', '', not(card)),
    line('检测报告、实物照片', 'Test report, photos', '', is('problem', 'quality', 'fake')),
    line('充值记录、会员群、门店照片', 'Payments, member group, photos of the shop', '', card),
  ],
  clocks: [
    hard({ id: 'return', rule: 'clock.online-return', zh: '网购7天退货，要告诉卖家', en: 'Online return: tell the seller', sources: 'CPL-W 25', from: ['从收到第二天算', 'from the day after receipt'], start: { field: 'receivedOn' }, length: { days: 7 }, act: ['在订单里点退货，或发消息。', 'Use the return button or write.'], when: is('what', 'online') }),
    hard({ id: 'card-seven', rule: 'clock.prepaid-card-return', zh: '新卡7天全退', en: 'New card: all back in 7 days', sources: 'YFS 14', from: ['从付款算', 'from payment'], start: { field: 'cardPaidOn' }, length: { days: 7 }, act: ['书面告诉店家。', 'Tell the shop in writing.'], when: card }),
    hard({ id: 'defect', rule: 'clock.defect-notice', zh: '告诉卖家有毛病，最长', en: 'Tell the seller of a defect: longest time', sources: 'CC 621', from: ['从收到算', 'from receipt'], start: { field: 'receivedOn' }, length: { years: 2 }, when: all(not(card), is('problem', 'quality', 'fake', 'refused')) }),
    threeYears(['从知道吃亏那天算', 'from the day you knew']),
  ],
  exits: [],
  steps: [
    step('talk', '先找卖家，发一条写明要退多少、哪天前退。', 'Ask the seller first: how much, by when.'),
    step('complain', '找平台；再打12315，7个工作日内说受不受理。', 'Then the platform; then 12315, which answers in 7 working days.', 'TS12315 14 (check)'),
    step('complain', '卷钱跑路的，报警。', 'A swindle: tell the police.', '', is('problem', 'closed')),
  ],
  can: [line('退多少、哪天退、怎么退', 'How much, when and how'), line('转卡、换货、修', 'Transfer, exchange, repair')],
  cannot: [line('罚款、关店归市场监管', 'Fines and closing are for the authority')],
  help: [help('消费投诉', 'Consumer complaints', '12315')],
  clauses: [
    line('退多少、哪天、转到哪；卡作废，不再扣款。', 'Sum, day, account; the card is closed, nothing charged again.'),
    line('东西谁来取、运费谁出。', 'Who fetches the goods and pays freight.', '', not(card)),
  ],
  traps: [
    line('别拿券抵现金。', 'No coupons instead of money.'),
    line('“概不退款”吓不住您。', '“No refunds” does not bind you.', 'YFS 9', card),
    line('别为退旧的再签新合同。', 'Do not sign a new contract to get the old money.', '', card),
  ],
});
