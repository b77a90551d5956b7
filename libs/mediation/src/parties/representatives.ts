import { met, open, unmet, type Policy } from '../policy/policy.js';

/** Several people on one side who let some of them speak. */
export interface GroupFacts {
  readonly members: number;
  readonly representatives: number;
  /** The written choice, signed by those who chose, is on file. Absent = not yet asked. */
  readonly choiceOnFile?: boolean | undefined;
  /** How many members chose these representatives in writing. Absent = not yet asked. */
  readonly membersWhoChose?: number | undefined;
  /** The representatives are about to waive, change or admit a claim, or to settle. */
  readonly disposes?: boolean | undefined;
  readonly membersWhoAgreedToDisposal?: number | undefined;
  /** Region's own cap, where it has one; 5 by NB 20. */
  readonly mostRepresentatives?: number | undefined;
}

const APPLIED_IN = 'parties: representatives of a group';

const upToFive: Policy<GroupFacts> = {
  id: 'group.up-to-five',
  summary: { zh: '一方人多的，推选1至5名代表', en: 'Many people on one side choose one to five representatives' },
  sources: [{ law: 'NB', article: '20' }, { law: 'CPL', article: '56' }],
  appliedIn: APPLIED_IN,
  judge: ({ members, representatives, mostRepresentatives = 5 }) => {
    if (members < 2) return met;
    if (representatives < 1) return open('group.no-representative');
    return representatives > mostRepresentatives || representatives > members ? unmet('group.too-many-representatives', { most: Math.min(mostRepresentatives, members) }) : met;
  },
};

const chosenByAll: Policy<GroupFacts> = {
  id: 'group.chosen-by-members',
  summary: { zh: '代表要由大家推选；没推选的人自己来，或另行申请', en: 'Representatives are chosen by those they speak for; whoever did not choose comes in person' },
  sources: [{ law: 'CPL', article: '56' }, { law: 'CPLI', article: '76' }],
  appliedIn: APPLIED_IN,
  judge: ({ members, membersWhoChose }) => {
    if (members < 2) return met;
    if (membersWhoChose === undefined) return open('group.choice-not-recorded');
    return membersWhoChose < members ? open('group.not-chosen-by-all', { missing: members - membersWhoChose }) : met;
  },
};

const choiceInWriting: Policy<GroupFacts> = {
  id: 'group.choice-on-file',
  summary: { zh: '推选代表的文书要存下来，大家签过字的', en: 'The paper on which the members chose, with their signatures, is on file' },
  sources: [{ law: 'NB', article: '20' }, { law: 'CPLI', article: '76' }],
  appliedIn: APPLIED_IN,
  judge: ({ members, choiceOnFile }) => (members < 2 || choiceOnFile === true ? met : open('group.choice-paper-missing')),
};

const disposalNeedsAll: Policy<GroupFacts> = {
  id: 'group.disposal-needs-each',
  summary: { zh: '代表放弃、变更请求或者和解，要经被代表的人同意', en: 'To waive, change or settle, representatives need the consent of those they represent' },
  sources: [{ law: 'CPL', article: '56' }],
  appliedIn: APPLIED_IN,
  judge: ({ members, disposes, membersWhoAgreedToDisposal }) => {
    if (disposes !== true || members < 2) return met;
    if (membersWhoAgreedToDisposal === undefined) return open('group.disposal-consent-not-recorded');
    return membersWhoAgreedToDisposal < members ? unmet('group.disposal-without-consent', { missing: members - membersWhoAgreedToDisposal }) : met;
  },
};

/** Representatives of a group (L-22). */
export const GROUP_POLICIES: readonly Policy<GroupFacts>[] = [upToFive, chosenByAll, choiceInWriting, disposalNeedsAll];
