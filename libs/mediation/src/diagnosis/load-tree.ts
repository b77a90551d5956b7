import type { BothLanguages } from '../policy/policy.js';
import type { Tree, TreeCode } from './tree.js';
import { both } from './write.js';

/** Titles for the first page, so that no tree is loaded before it is chosen. */
export const TREE_TITLES: Readonly<Record<TreeCode, BothLanguages>> = {
  wages: both('工资没拿到', 'Wages not paid'),
  dismissal: both('被辞退、离职', 'Dismissed or leaving'),
  traffic: both('交通事故', 'Traffic accident'),
  'private-loan': both('民间借贷', 'Private loan'),
  'bank-insurance': both('银行、保险', 'Bank or insurance'),
  consumer: both('买东西、网购、预付卡', 'Goods, online shopping, prepaid cards'),
  neighbours: both('邻里', 'Neighbours'),
  property: both('物业', 'Property management'),
  building: both('装修、建房、工程款', 'Decoration, building, contract pay'),
  rent: both('租房、押金', 'Rent and deposit'),
  family: both('赡养、抚养费、继承', 'Maintenance and inheritance'),
  injury: both('学校伤害、动物伤人、其他受伤', 'School, animal and other injuries'),
  medical: both('看病出了问题', 'Medical treatment'),
  land: both('土地、宅基地', 'Land and homesteads'),
};

const LOADERS: Readonly<Record<TreeCode, () => Promise<{ tree: Tree }>>> = {
  wages: () => import('./trees/wages.js'),
  dismissal: () => import('./trees/dismissal.js'),
  traffic: () => import('./trees/traffic.js'),
  'private-loan': () => import('./trees/private-loan.js'),
  'bank-insurance': () => import('./trees/bank-insurance.js'),
  consumer: () => import('./trees/consumer.js'),
  neighbours: () => import('./trees/neighbours.js'),
  property: () => import('./trees/property.js'),
  building: () => import('./trees/building.js'),
  rent: () => import('./trees/rent.js'),
  family: () => import('./trees/family.js'),
  injury: () => import('./trees/injury.js'),
  medical: () => import('./trees/medical.js'),
  land: () => import('./trees/land.js'),
};

/** Loads one tree; each is a chunk of its own, so a phone fetches only the subject it needs. */
export async function loadTree(code: TreeCode): Promise<Tree> {
  const { tree } = await LOADERS[code]();
  return tree;
}
