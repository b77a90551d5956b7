import { all, any, is, not } from '../conditions.js';
import { date, defineTree, hard, help, line, option, right, single, step, threeYears, worth } from '../write.js';

const contract = is('what', 'contract', 'forest');
const homestead = is('what', 'homestead');
const expropriation = is('what', 'expropriation');

/** T-14: land and homesteads. */
export const tree = defineTree({
  code: 'land', ref: 'T-14', kind: 'land', version: '2026.1', valid: ['2026-01-01', '2027-06-30'],
  title: ['土地、宅基地', 'Land and homesteads'],
  questions: [
    single(
      { id: 'what', cautious: 'contract', zh: '是什么事？', en: 'What is it about?', findOut: ['看证上写的是承包地还是宅基地。', 'See on the certificate which land it is.'] },
      option('contract', '承包地（流转、被收、边界）', 'Contract land (lease, taken back, borders)'),
      option('homestead', '宅基地、建房', 'Homestead, building'),
      option('expropriation', '征地补偿', 'Compensation for taking land'),
      option('forest', '林、水', 'Forest, water'),
    ),
    single(
      { id: 'other', cautious: 'government', zh: '对方是谁？', en: 'Who is the other side?', findOut: ['看合同、公告上盖的是谁的章。', 'See whose seal is on contract or notice.'] },
      option('villager', '村民', 'A villager'),
      option('collective', '村集体', 'The village collective'),
      option('government', '政府、企业', 'Government, a company'),
    ),
    single(
      { id: 'papers', cautious: 'nothing', zh: '有证、合同或决定书吗？', en: 'Is there a certificate, contract or decision?', findOut: ['去乡镇农经站、不动产登记处查。', 'Ask the township office or the land register.'] },
      option('certificate', '有证', 'A certificate'),
      option('contract', '有合同', 'A contract'),
      option('decision', '收到决定书', 'A decision was delivered'),
      option('nothing', '都没有', 'None'),
    ),
    date({ id: 'knownOn', zh: '哪天知道或收到决定的？', en: 'When did you learn of it or get the decision?', findOut: ['看签收单、公告日期。', 'See the receipt or the date of the notice.'] }),
    single(
      { id: 'wish', cautious: 'border', zh: '您希望怎样？', en: 'What do you wish?', findOut: ['想想这块地以后谁来种。', 'Think who will use the land.'] },
      option('land', '还地', 'The land back'),
      option('money', '给钱', 'Money'),
      option('border', '定界', 'A border'),
      option('restore', '恢复原样', 'Put back as it was'),
    ),
  ],
  rights: [
    right('承包期内，不能收回承包地。', 'Contract land is not taken back in the term.', 'CBF 27', contract),
    right('要调整，三分之二村民同意，还要批准。', 'Reassigned only by two thirds and with approval.', 'CBF 28', contract),
    right('妇女嫁了、离了，地不能白丢。', 'Women keep their land on marriage or divorce.', 'CBF 31; FN 55, 56', contract),
    right('换地、转包、出租，自己说了算，要写下来。', 'Exchange, transfer and lease by own choice, in writing.', 'CBF 33, 34, 36, 40', contract),
    right('村里做错了，要停、还、赔。', 'A wrongful village act: stop, return, pay.', 'CBF 57', all(contract, is('other', 'collective'))),
    right('地归谁有争议，政府先定；定之前谁也别动。', 'Whose land it is: the government decides first; nobody changes it meanwhile.', 'TDGL 14'),
    right('登记错了，可以更正或提异议。', 'A wrong register: correction or objection.', 'CC 220'),
    right('一户一宅，建房要批。', 'One family one plot; building needs a permit.', 'TDGL 62, 78', homestead),
    right('不能逼人退宅基地。', 'Nobody may be forced to give up a homestead.', 'TDSS 36', homestead),
    right('征地补多少、算不算村里人，走行政的路。', 'The sum of a taking and membership go the administrative way.', 'CBZC 2; CBJS 1', expropriation),
  ],
  answering: [
    line('拿出会议记录、合同期限、付款。', 'Show minutes, term and payments.'),
    line('地上的庄稼和投入要补钱。', 'Crops and improvements are paid for.', 'CBF 27', contract),
  ],
  worth: [
    worth({ id: 'loss', calc: 'formula', zh: '损失', en: 'The loss', formula: ['少收的庄稼、少拿的租金、地上的投入', 'lost crops, rent not paid, improvements'], sources: 'CBF 57', inputs: {}, condition: ['按当地行情和票据谈', 'by local prices and receipts'], when: all(contract, is('wish', 'money')) }),
  ],
  proof: [
    line('承包合同、经营权证、确权图', 'Contract, certificate, survey map', '', contract),
    line('地块照片和四至', 'Photos of the plot and its borders'),
    line('流转款、会议记录、公告', 'Rent paid, minutes, notices'),
  ],
  clocks: [
    hard({ id: 'land-arbitration', rule: 'clock.land-contract-arbitration', zh: '承包地仲裁', en: 'Contract land arbitration', sources: 'CBZC 18', from: ['从知道那天算', 'from knowing'], start: { field: 'knownOn' }, length: { years: 2 }, act: ['去农业农村局的仲裁委。', 'At the arbitration body of the agriculture bureau.'], when: contract }),
    hard({ id: 'review', rule: 'clock.administrative-review', zh: '对政府决定申请复议', en: 'Review of a government decision', sources: 'XZFY 20, 23', from: ['从知道决定那天算', 'from knowing of the decision'], start: { field: 'knownOn' }, length: { days: 60 }, act: ['去上一级政府；有的要先复议再起诉。', 'At the higher government; some need review before suit.'], when: any(expropriation, is('papers', 'decision')) }),
    hard({ id: 'title-suit', rule: 'clock.land-decision-suit', zh: '对地归谁的决定起诉', en: 'Suit against a decision on whose land it is', sources: 'TDGL 14', from: ['从收到决定算', 'from receiving the decision'], start: { field: 'knownOn' }, length: { days: 30 }, act: ['去法院。', 'At court.'], when: is('papers', 'decision') }),
    threeYears(['要钱的，从知道损失算', 'for money, from knowing of the loss'], 'knownOn', not(expropriation)),
  ],
  exits: [],
  steps: [
    step('talk', '先请村里的老人一起到地头看一看。', 'Go and look at the plot together with village elders.'),
    step('complain', '找乡镇；承包地找农业农村局仲裁委。', 'The township; contract land: the arbitration body.'),
    step('complain', '宅基地、登记问12336。', 'Homestead and register: 12336.', '', homestead),
  ],
  can: [line('租金、日子、这一季庄稼、怎么用', 'Rent, days, this season’s crops, the use', '', not(expropriation)), line('签一张两边认的草图', 'A sketch signed by both', '', not(expropriation))],
  cannot: [line('地归谁，这里定不了', 'Whose land it is', 'TDGL 14'), line('征地补多少，这里定不了', 'The sum of a taking', 'CBJS 1')],
  help: [help('自然资源', 'Land office', '12336', 'check'), help('政务服务', 'Government service line', '12345')],
  clauses: [
    line('草图带界石，双方签字。', 'A sketch with marks, signed by both.', '', not(expropriation)),
    line('租金和日子，这一季庄稼归谁。', 'Rent and day, and whose this season’s crops are.', '', contract),
    line('只说怎么用，不改归属。', 'The way of use only, no change of title.'),
  ],
  traps: [
    line('几十年的“口头换地”要补一张纸。', 'An oral exchange of decades needs a paper.', '', contract),
    line('和批文、规划不合的协议不算数。', 'An agreement against permit or plan is void.', 'TDGL 78', homestead),
  ],
});
