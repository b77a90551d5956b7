import { describe, expect, it } from '@jest/globals';
import { readRepresentatives } from './read-representatives.js';

describe('representatives, one line each', () => {
  it.each<[string, { name: string; phone: string | undefined }]>([
    ['李大山', { name: '李大山', phone: '' }],
    ['李大山 13800000001', { name: '李大山', phone: '13800000001' }],
    ['李大山，138 0000 0001', { name: '李大山', phone: '13800000001' }],
    ['Anna Li: 138-0000-0001', { name: 'Anna Li', phone: '13800000001' }],
    ['李大山 12345', { name: '李大山', phone: undefined }],
  ])('%s', (line, read) => expect(readRepresentatives(line)).toEqual([read]));

  it('empty lines name nobody', () => expect(readRepresentatives('\n 李 \n\n王\n')).toHaveLength(2));
});
