import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FieldLine } from '#model/catalogue';
import { checkForm, maskForm } from './check-form.js';
import { isIdentityNumber, maskIdentity, maskWithin } from './identity-number.js';

const field = (id: string, kind: FieldLine['kind'] = 'text', asked = true) => ({ id, kind, asked });
/** From GB 11643-1999 itself, annex. */
const STANDARD = ['11010519491231002X', '440524188001010014'] as const;

describe('the one form', () => {
  it.each([
    ['text', '锂电池', ['', '  ', 'x'.repeat(2001), 5, null]],
    ['choice', '有限责任公司', ['', 'x'.repeat(101), true]],
    ['number', 5000.5, [-1, Number.NaN, Number.POSITIVE_INFINITY, '5000']],
    ['date', '2026-02-28', ['2026-02-29', '28.2.2026', 20260228]],
    ['flag', false, ['false', 0]],
    ['identity', STANDARD[0], ['110105194912310021', '11010519491231002', '', 12]],
    ['region', '630103', ['63010', '63010a', 630103]],
  ] as const)('a value of kind %s fits it or is refused by its field', (kind, right, wrong) => {
    const fields = [field('a/b', kind)];
    expect(checkForm({ 'a/b': right }, fields, { whole: true })).toBeNull();
    for (const value of wrong)
      expect(checkForm({ 'a/b': value }, fields, { whole: true })).toMatchObject({
        code: 'FORM_VALUE',
        pointer: '/form/a~1b',
        params: { rule: kind },
      });
  });

  it('takes no field that is not asked, and where it must be whole misses none', () => {
    const fields = [field('a'), field('b')];
    expect(checkForm({ c: 'x' }, fields, { whole: false })).toMatchObject({ code: 'FORM_UNKNOWN' });
    expect(checkForm({ a: 'x' }, fields, { whole: false })).toBeNull();
    expect(checkForm({ a: 'x' }, fields, { whole: true })).toMatchObject({
      code: 'FORM_MISSING',
      pointer: '/form/b',
    });
    // What the register supplies is not missed, nor refused where somebody fills it in.
    const shared = [field('a'), field('b', 'text', false)];
    expect(checkForm({ a: 'x' }, shared, { whole: true })).toBeNull();
    expect(checkForm({ a: 'x', b: 'y' }, shared, { whole: true })).toBeNull();
    expect(checkForm(JSON.parse('{"a":"x","__proto__":"y"}'), [field('a')], { whole: true })).toMatchObject({
      code: 'FORM_UNKNOWN',
    });
  });
});

describe('the number of an identity document', () => {
  it('is right as the standard has it, and one wrong digit is found', () => {
    for (const number of STANDARD) expect(isIdentityNumber(number)).toBe(true);
    fc.assert(
      fc.property(fc.constantFrom(...STANDARD), fc.nat(16), fc.nat(9), (number, at, digit) => {
        const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
        expect(isIdentityNumber(changed)).toBe(changed === number);
      }),
    );
    for (const passport of ['E12345678', 'H1234567(8)']) expect(isIdentityNumber(passport)).toBe(true);
  });

  it('is masked wherever it stands in a text; a credit code and other numbers are not', () => {
    expect(maskIdentity(STANDARD[0])).toBe('11**************2X');
    for (const number of STANDARD)
      expect(maskWithin(`张三（${number}）60%，李四`)).toBe(`张三（${maskIdentity(number)}）60%，李四`);
    for (const kept of ['91440300192203821X', '914403001922038216', '2026112600000001', '0971-1234567'])
      expect(maskWithin(kept)).toBe(kept);
  });

  it('is masked in a form by its kind, too, and within free text', () => {
    const form = { name: '张三', id: 'E12345678', shareholders: `张三 ${STANDARD[1]}`, capital: 5 };
    const fields = [
      field('name'),
      field('id', 'identity'),
      field('shareholders'),
      field('capital', 'number'),
    ];
    expect(maskForm(form, fields)).toEqual({
      name: '张三',
      id: 'E1*****78',
      shareholders: '张三 44**************14',
      capital: 5,
    });
  });
});
