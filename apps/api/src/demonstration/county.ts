import type { DisputeKind, Level, OrganizationKind, Specialty } from '@jiefen/mediation';

/** A body of the invented county. The path is its place in the tree; its parent is the longest path above it. */
export interface DemonstrationBody {
  readonly path: string;
  readonly kind: OrganizationKind;
  readonly level: Level;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly specialty?: Specialty;
  readonly phone: string;
  readonly address: string;
  readonly addressEn: string;
  readonly sealName?: string;
}

// 010-0000-… is given to nobody: a visitor who calls it reaches no stranger.
const phone = (last: number): string => `010-0000-${String(last).padStart(4, '0')}`;

const township = (key: string, zh: string, en: string, short: string, last: number): DemonstrationBody => ({
  path: `qh.gucheng.${key}.`,
  kind: 'committee',
  level: 'township',
  name: `${zh}人民调解委员会`,
  nameEn: `${en} Town People’s Mediation Committee`,
  shortName: short,
  phone: phone(last),
  address: `古城县${zh}前街 1 号`,
  addressEn: `1 Front Street, ${en} Town, Gucheng County`,
  sealName: `${zh}人民调解委员会`,
});

const village = (town: string, key: string, zh: string, en: string, short: string, last: number): DemonstrationBody => ({
  path: `qh.gucheng.${town}.${key}.`,
  kind: 'committee',
  level: 'village',
  name: `${zh}人民调解委员会`,
  nameEn: `${en} People’s Mediation Committee`,
  shortName: short,
  phone: phone(last),
  address: `古城县${zh}村务服务站`,
  addressEn: `Service point of ${en}, Gucheng County`,
  sealName: `${zh}人民调解委员会`,
});

const professional = (key: string, specialty: Specialty, zh: string, en: string, short: string, last: number): DemonstrationBody => ({
  path: `qh.gucheng.x-${key}.`,
  kind: 'committee',
  level: 'county',
  name: `古城县${zh}纠纷人民调解委员会`,
  nameEn: `Gucheng County People’s Mediation Committee for ${en}`,
  shortName: short,
  specialty,
  phone: phone(last),
  address: '古城县中街 20 号调解中心二楼',
  addressEn: 'Second floor, Mediation Centre, 20 Middle Street, Gucheng County',
  sealName: `古城县${zh}纠纷人民调解委员会`,
});

const department = (key: string, zh: string, en: string, short: string, last: number): DemonstrationBody => ({
  path: `qh.gucheng.d-${key}.`,
  kind: 'department',
  level: 'county',
  name: `古城县${zh}`,
  nameEn: `Gucheng County ${en}`,
  shortName: short,
  phone: phone(last),
  address: '古城县政务路 8 号',
  addressEn: '8 Government Road, Gucheng County',
});

/** One invented county with its city, three townships, twelve villages, three professional committees, five departments and two courts. */
export const BODIES: readonly DemonstrationBody[] = [
  { path: 'qh.', kind: 'centre', level: 'city', name: '清禾市社会治安综合治理中心', nameEn: 'Qinghe City Mediation Centre', shortName: '清', phone: phone(1), address: '清禾市大桥路 2 号', addressEn: '2 Bridge Road, Qinghe City' },
  {
    path: 'qh.gucheng.',
    kind: 'centre',
    level: 'county',
    name: '古城县调解中心',
    nameEn: 'Gucheng County Mediation Centre',
    shortName: '古',
    phone: phone(100),
    address: '古城县中街 20 号',
    addressEn: '20 Middle Street, Gucheng County',
    sealName: '古城县联合人民调解委员会',
  },
  township('liutang', '柳塘镇', 'Liutang', '古柳', 110),
  township('dongdu', '东渡镇', 'Dongdu', '古东', 120),
  township('shiwan', '石湾镇', 'Shiwan', '古石', 130),
  village('liutang', 'laojie', '柳塘镇老街社区', 'Laojie Community, Liutang', '柳老', 111),
  village('liutang', 'shangyang', '柳塘镇上杨村', 'Shangyang Village, Liutang', '柳上', 112),
  village('liutang', 'shiqiao', '柳塘镇石桥村', 'Shiqiao Village, Liutang', '柳桥', 113),
  village('liutang', 'hetou', '柳塘镇河头村', 'Hetou Village, Liutang', '柳河', 114),
  village('dongdu', 'dukou', '东渡镇渡口社区', 'Dukou Community, Dongdu', '东渡', 121),
  village('dongdu', 'nanbao', '东渡镇南堡村', 'Nanbao Village, Dongdu', '东南', 122),
  village('dongdu', 'taoyuan', '东渡镇桃园村', 'Taoyuan Village, Dongdu', '东桃', 123),
  village('dongdu', 'xiaoling', '东渡镇小岭村', 'Xiaoling Village, Dongdu', '东岭', 124),
  village('shiwan', 'jishi', '石湾镇集市社区', 'Jishi Community, Shiwan', '石集', 131),
  village('shiwan', 'baita', '石湾镇白塔村', 'Baita Village, Shiwan', '石白', 132),
  village('shiwan', 'qingshan', '石湾镇青山村', 'Qingshan Village, Shiwan', '石青', 133),
  village('shiwan', 'xinwan', '石湾镇新湾村', 'Xinwan Village, Shiwan', '石新', 134),
  professional('finance', 'finance', '金融', 'Finance', '古金', 141),
  professional('traffic', 'traffic', '道路交通事故', 'Road Traffic', '古交', 142),
  professional('labour', 'labour', '劳动', 'Labour', '古劳', 143),
  department('labour', '劳动监察大队', 'Labour Inspection', '劳监', 151),
  department('traffic', '交通警察大队', 'Traffic Police', '交警', 152),
  department('market', '市场监督管理局', 'Market Supervision Bureau', '市监', 153),
  department('housing', '住房和城乡建设局', 'Housing and Construction Bureau', '住建', 154),
  department('health', '卫生健康局', 'Health Bureau', '卫健', 155),
  { path: 'qh.gucheng.c-gucheng.', kind: 'court', level: 'county', name: '古城县人民法院', nameEn: 'People’s Court of Gucheng County', shortName: '古城法', phone: phone(161), address: '古城县法治路 1 号', addressEn: '1 Rule of Law Road, Gucheng County' },
  { path: 'qh.c-linjiang.', kind: 'court', level: 'county', name: '清禾市临江区人民法院', nameEn: 'People’s Court of Linjiang District, Qinghe City', shortName: '临江法', phone: phone(162), address: '清禾市临江区江边路 9 号', addressEn: '9 Riverside Road, Linjiang District, Qinghe City' },
];

/** A printed code of the demonstration. The first one is shown for scanning when the demonstration starts. */
export interface DemonstrationCode {
  readonly code: string;
  readonly path: string;
  readonly place: string;
  readonly placeEn: string;
  readonly kind?: DisputeKind;
  readonly withdrawn?: string;
}

/** Twenty codes: most for every kind of dispute, some for one, and one that was withdrawn. */
export const CODES: readonly DemonstrationCode[] = [
  { code: 'LT7K-2M9Q', path: 'qh.gucheng.liutang.', place: '柳塘镇政府一楼大厅', placeEn: 'Ground floor of Liutang town hall' },
  { code: 'DD3P-8WNX', path: 'qh.gucheng.x-traffic.', place: '交警大队事故处理窗口', placeEn: 'Accident desk of the traffic police', kind: 'traffic' },
  { code: 'QS6M-7YKD', path: 'qh.gucheng.x-labour.', place: '新城工地二号门', placeEn: 'Gate 2 of the Xincheng building site', kind: 'wages' },
  { code: 'QH9B-4TRC', path: 'qh.gucheng.x-finance.', place: '中街银行网点大厅', placeEn: 'Hall of the bank in Middle Street', kind: 'bankInsurance' },
  { code: 'FN5T-3HWK', path: 'qh.gucheng.x-finance.', place: '农贸市场小额贷款点', placeEn: 'Small-loan counter at the market', kind: 'privateLoan' },
  { code: 'GC2N-6VXE', path: 'qh.gucheng.', place: '古城县调解中心门口', placeEn: 'Entrance of the county mediation centre' },
  { code: 'LJ4H-9QTR', path: 'qh.gucheng.liutang.laojie.', place: '老街社区服务站', placeEn: 'Service point of Laojie community' },
  { code: 'SY8D-5QH2', path: 'qh.gucheng.liutang.shangyang.', place: '上杨村村委会门口', placeEn: 'Door of the Shangyang village office' },
  { code: 'SQ3W-7MBK', path: 'qh.gucheng.liutang.shiqiao.', place: '石桥村口', placeEn: 'Entrance of Shiqiao village' },
  { code: 'HT6C-2XPN', path: 'qh.gucheng.liutang.hetou.', place: '河头村文化站', placeEn: 'Culture house of Hetou village' },
  { code: 'DU9F-4KJW', path: 'qh.gucheng.dongdu.', place: '东渡镇便民中心', placeEn: 'Citizens’ centre of Dongdu' },
  { code: 'DK5R-8HYM', path: 'qh.gucheng.dongdu.dukou.', place: '渡口社区菜场', placeEn: 'Market hall of Dukou community', kind: 'consumer' },
  { code: 'NB7X-3VQD', path: 'qh.gucheng.dongdu.nanbao.', place: '南堡村卫生室', placeEn: 'Health post of Nanbao village' },
  { code: 'TY2K-6WGE', path: 'qh.gucheng.dongdu.taoyuan.', place: '桃园村村委会', placeEn: 'Village office of Taoyuan' },
  { code: 'SW4T-9NCB', path: 'qh.gucheng.shiwan.', place: '石湾镇菜市场东门', placeEn: 'East gate of Shiwan market' },
  { code: 'JS8M-5RDX', path: 'qh.gucheng.shiwan.jishi.', place: '集市管理室', placeEn: 'Office of the Jishi market', kind: 'consumer' },
  { code: 'BT3Q-7KHY', path: 'qh.gucheng.shiwan.baita.', place: '白塔村村委会', placeEn: 'Village office of Baita' },
  { code: 'QS9V-2FWP', path: 'qh.gucheng.shiwan.qingshan.', place: '青山村小学旁', placeEn: 'Beside the school of Qingshan' },
  { code: 'XW6D-4TJN', path: 'qh.gucheng.shiwan.xinwan.', place: '新湾花园物业服务中心', placeEn: 'Property office of Xinwan Garden', kind: 'property' },
  { code: 'HK8N-6CPJ', path: 'qh.gucheng.shiwan.', place: '水产市场北门', placeEn: 'North gate of the fish market', withdrawn: '市场搬走了' },
];

/** Residents who may log in with these phones; the message with the code is in the outbox of the demonstration. */
export const RESIDENTS: readonly { readonly name: string; readonly phone: string }[] = [
  { name: '王芸', phone: '13800000001' },
  { name: '陈海生', phone: '13800000002' },
  { name: '李秀兰', phone: '13800000003' },
  { name: '赵志强', phone: '13800000004' },
  { name: '孙丽华', phone: '13800000005' },
  { name: '吴建国', phone: '13800000006' },
  { name: '郑小琴', phone: '13800000007' },
  { name: '钱大力', phone: '13800000008' },
  { name: '吴大勇', phone: '13800000009' },
  { name: '安居劳务', phone: '13800000010' },
];
