import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import type { Standing } from '#model/casework';
import { COMPANY_FORM } from '../../../../../test/support/licences.js';
import { type FollowedItem, followCase } from './follow-case.js';
import { prefixOf } from './particulars-of.js';

const GUIDE = { items: [{ code: 'E01', optional: false }] };
const item = (standing: Standing, more: Partial<FollowedItem> = {}): FollowedItem => ({
  idx: 1,
  version: 1,
  standing,
  decidedOn: standing === 'granted' || standing === 'served' ? ('2026-11-26' as LocalDate) : null,
  guide: GUIDE,
  form: COMPANY_FORM,
  code: null,
  waits: false,
  applicantOrgan: 7,
  ...more,
});
const owed = (standing: Standing, more: Partial<FollowedItem> = {}) =>
  followCase(item(standing, more))?.do ?? null;

describe('what registration owes a case', () => {
  it.each([
    ['planned', [null, null, null]],
    ['filed', ['reserve', null, null]],
    ['correcting', ['reserve', null, null]],
    ['accepted', ['reserve', null, null]],
    ['granted', ['license', 'license', null]],
    ['served', ['license', 'license', null]],
    ['refused', [null, 'void', null]],
    ['withdrawn', [null, 'void', null]],
    ['terminated', [null, 'void', null]],
    ['notAccepted', [null, 'void', null]],
    ['notNeeded', [null, 'void', null]],
  ] as const)('%s: without a code, with one reserved, with one issued', (standing, due) => {
    expect(
      [null, 'reserved', 'issued'].map((code) => owed(standing, { code } as Partial<FollowedItem>)),
    ).toEqual(due);
  });

  it('of who waited for a code in vain is to wait no more', () => {
    expect(owed('withdrawn', { waits: true })).toBe('void');
    expect(owed('filed', { waits: true })).toBe('reserve');
  });

  it('is nothing where the guide keeps the three numbers, or registers nobody', () => {
    const three = { ...GUIDE, mode: 'three-numbers' };
    expect(owed('granted', { guide: three })).toBeNull();
    expect(owed('granted', { guide: { items: [] } })).toBeNull();
  });

  it('takes the licence from the form; the day of the decision is the founding date; no identity number gets onto it', () => {
    const form = { ...COMPANY_FORM, 'business-scope': '维修；联系人 11010519491231002X' };
    const following = followCase(item('granted', { form }));
    expect(following).toMatchObject({
      do: 'license',
      prefix: '91',
      particulars: {
        name: '青海高原锂能科技有限公司',
        capital: 5000,
        region: '630103',
        foundedOn: '2026-11-26',
        scope: '维修；联系人 11**************2X',
      },
    });
    expect(JSON.stringify(following)).not.toContain(COMPANY_FORM['legal-representative-id']);
  });

  it('of a form that lacks a particular names it: an incident, since the guide should have asked', () => {
    const { 'business-scope': _, ...form } = COMPANY_FORM;
    expect(() => followCase(item('granted', { form }))).toThrow('business-scope');
    expect(() => followCase(item('granted', { form: null }))).toThrow('without a form');
  });

  it('the category of the code is told by the type', () => {
    expect(['有限责任公司', '个体工商户', '农民专业合作社'].map(prefixOf)).toEqual(['91', '92', '93']);
  });
});
