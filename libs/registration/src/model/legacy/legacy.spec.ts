import { describe, expect, it } from '@jest/globals';
import type { Actor, LocalDate } from '#kernel';
import { PARTICULARS } from '../../../../../test/support/licences.js';
import type { ListedCompany } from './columns.js';
import { type Certificate, type ExchangeWish, exchangeCode } from './exchange.js';
import { readCompanies } from './read-list.js';
import { type KnownCompany, takeList } from './take-list.js';

/** Huawei and Tencent as they were before 2015, and the codes they have now. */
const HUAWEI = '华为技术有限公司,440301103097413,19220382-1,440301192203821,914403001922038216';
const TENCENT = '腾讯科技（深圳）有限公司,440301103448669,71526726X,,9144030071526726XG';
const HEAD = '企业名称,注册号,组织机构代码,税务登记号,统一社会信用代码';

const rowsOf = (...lines: string[]) => {
  const rows = readCompanies([HEAD, ...lines].join('\n'));
  if (!Array.isArray(rows)) throw new Error(JSON.stringify(rows));
  return rows;
};
const take = (lines: string[], known: readonly KnownCompany[] = [], taken: readonly string[] = []) => {
  let n = 0;
  const newId = () => {
    n += 1;
    return `new-${n}`;
  };
  return takeList(rowsOf(...lines), { known, taken, newId });
};
const told = (lines: string[], known: readonly KnownCompany[] = [], taken: readonly string[] = []) =>
  take(lines, known, taken).rows.map(
    ({ line, result, findings }) =>
      `${line} ${result}${findings.map(({ rule, column }) => ` ${rule}/${column ?? ''}`).join('')}`,
  );

describe('a list of companies', () => {
  it.each([
    ['', 'CSV_EMPTY'],
    [HEAD, 'CSV_EMPTY'],
    ['企业名称,住所\n甲,乙', 'CSV_COLUMN'],
    ['name,企业名称\n甲,乙', 'CSV_COLUMN'],
    ['注册号\n1', 'CSV_NO_COLUMN'],
    ['name\n"甲', 'CSV_QUOTE'],
    [`name\n${'甲\n'.repeat(1001)}`, 'CSV_TOO_LONG'],
  ])('%j: %s', (csv, code) => {
    expect(readCompanies(csv)).toMatchObject({ code, pointer: '/csv' });
  });

  it('of nothing but quotes is refused like any other', () => {
    expect(readCompanies('a",'.repeat(166_000))).toMatchObject({ code: 'CSV_QUOTE', params: { line: 1 } });
  });

  it('is read in the words of either language, each number in one spelling', () => {
    const rows = readCompanies(
      'name,organisationCode,registrationNo\n 华为 ,１９２２０３８２－1,440301103097413 ',
    );
    expect(rows).toEqual([
      {
        line: 2,
        company: {
          name: '华为',
          registrationNo: '440301103097413',
          organisationCode: '192203821',
          taxNo: null,
          creditCode: null,
        },
        findings: [],
      },
    ]);
  });

  it.each([
    ['甲', 'ROW-CELLS/'],
    [',110108000000016,,,', 'ROW-NAME/name'],
    ['甲,,,,', 'ROW-NO-NUMBER/'],
    ['甲,,,,914403001922038216', 'ROW-NO-NUMBER/'],
    ['甲,11010800000001,,,', 'OLD-REGISTRATION/registrationNo'],
    ['甲,110108000000017,,,', 'OLD-REGISTRATION-CHECK/registrationNo'],
    ['甲,,19220382,,', 'OLD-ORGANISATION/organisationCode'],
    ['甲,,19220I821,,', 'OLD-ORGANISATION/organisationCode'],
    ['甲,,,630102198001010018,', 'OLD-TAX/taxNo'],
    ['甲,,19220382-1,44030171526726X,', 'OLD-TAX-ORGANISATION/taxNo'],
    ['甲,,19220382-1,,9144030071526726XG', 'NEW-ORGANISATION/creditCode'],
    ['甲,,,440301192203821,9144030071526726XG', 'NEW-ORGANISATION/creditCode'],
    ['甲,,19220382-1,,914403001922038217', 'CODE-CHECK/creditCode'],
    ['=HYPERLINK(1),110108000000016,,,', 'ROW-FORMULA/name'],
    ['甲,@SUM(1),,,', 'ROW-FORMULA/registrationNo'],
    ['＋甲,110108000000016,,,', 'ROW-FORMULA/name'],
    ['"甲\n乙",110108000000016,,,', 'ROW-CONTROL/name'],
  ])('%j is refused: %s', (line, finding) => {
    const [row] = take([line]).rows;
    expect([row?.result, row?.findings.map(({ rule, column }) => `${rule}/${column ?? ''}`)]).toEqual([
      'refused',
      [finding],
    ]);
  });

  it('every finding names its column in both languages', () => {
    const [row] = take(['甲,110108000000017,,,']).rows;
    expect(row?.findings[0]?.words).toEqual({
      zh: '注册号：第 15 位校验码应为 6（GS 15-2006）',
      en: 'registrationNo: Its 15th digit, the check, should be 6 (GS 15-2006)',
    });
  });

  it('an old organisation code that fails its check is taken, with a word on it', () => {
    expect(told(['甲,,63129500-0,,91630100631295000W'])).toEqual([
      '2 added OLD-ORGANISATION-CHECK/organisationCode CODE-ORGANISATION/creditCode',
    ]);
  });

  it('takes each row for itself: the right ones, and of the others says why not', () => {
    const { rows, added } = take([HUAWEI, '甲,1,,,', TENCENT, HUAWEI]);
    expect(rows.map(({ line, result, companyId }) => [line, result, companyId])).toEqual([
      [2, 'added', 'new-1'],
      [3, 'refused', null],
      [4, 'added', 'new-2'],
      [5, 'unchanged', 'new-1'],
    ]);
    expect(added.map(({ id, creditCode }) => [id, creditCode])).toEqual([
      ['new-1', '914403001922038216'],
      ['new-2', '9144030071526726XG'],
    ]);
  });

  it('one old number with two new ones, and two old with one new, are conflicts', () => {
    expect(told([HUAWEI, '华为,440301103097413,,,9144030071526726XG'])).toEqual([
      '2 added',
      '3 refused ONE-OLD-TWO-NEW/creditCode',
    ]);
    expect(told([HUAWEI, '另一家,110108000000016,,,914403001922038216'])).toEqual([
      '2 added',
      '3 refused TWO-OLD-ONE-NEW/registrationNo',
    ]);
  });

  it('numbers of two companies in one row, and what the list has otherwise, are conflicts', () => {
    expect(told([HUAWEI, TENCENT, '丙,440301103097413,71526726X,,'])[2]).toBe('4 refused LIST-SEVERAL/');
    expect(told(['甲,110108000000016,19220382-1,,', '甲,440301103097413,19220382-1,,'])[1]).toBe(
      '3 refused LIST-DIFFERS/registrationNo',
    );
    // By the company's organisation code alone: the code holds another.
    expect(told(['甲,110108000000016,19220382-1,,', '甲,110108000000016,,,9144030071526726XG'])[1]).toBe(
      '3 refused NEW-ORGANISATION/creditCode',
    );
  });

  it('a code whose organisation code another company has is found, though the codes differ', () => {
    const other = `甲,110108000000016,,,92440300192203821${checkOf('92440300192203821')}`;
    expect(told([HUAWEI, other])[1]).toBe('3 refused LIST-DIFFERS/registrationNo ONE-OLD-TWO-NEW/creditCode');
  });

  it('another name for a listed company is told, and the name is not taken', () => {
    const { rows, added } = take([HUAWEI, '华为技术,440301103097413,,,', HUAWEI]);
    expect(rows.map(({ result, findings }) => [result, ...findings.map(({ words }) => words.en)])).toEqual([
      ['added'],
      ['unchanged', 'name: The list has this company as 华为技术有限公司, and keeps that name'],
      ['unchanged'],
    ]);
    expect(rows[1]?.findings).toMatchObject([{ rule: 'LIST-NAME', weight: 'warning', column: 'name' }]);
    expect(added.map(({ name }) => name)).toEqual(['华为技术有限公司']);
  });

  it('what is listed already is completed by what a row brings, once', () => {
    const known: KnownCompany = {
      ...{ id: 'k', mine: true, name: '华为', version: 3 },
      ...{ registrationNo: '440301103097413', organisationCode: null, taxNo: null, creditCode: null },
    };
    const { rows, added, completed } = take([HUAWEI, HUAWEI], [known]);
    expect(rows.map(({ result, companyId }) => [result, companyId])).toEqual([
      ['completed', 'k'],
      ['unchanged', 'k'],
    ]);
    expect(added).toEqual([]);
    expect(completed).toEqual([
      {
        ...{ id: 'k', version: 3, registrationNo: '440301103097413', organisationCode: '192203821' },
        ...{ taxNo: '440301192203821', creditCode: '914403001922038216' },
      },
    ]);
  });

  it('of another organ’s company it says no more than that it is listed; a code of somebody else is taken', () => {
    const theirs = {
      id: 'x',
      mine: false,
      registrationNo: '440301103097413',
      organisationCode: null,
      taxNo: null,
      creditCode: null,
    };
    expect(told([HUAWEI], [theirs])).toEqual(['2 refused LIST-ELSEWHERE/']);
    expect(told([HUAWEI], [], ['192203821'])).toEqual(['2 refused NEW-TAKEN/creditCode']);
  });
});

describe('an exchange of certificates', () => {
  const [HUAWEI_ROW] = rowsOf(HUAWEI);
  const numbers = (more: Partial<ListedCompany> = {}) => ({ ...HUAWEI_ROW!.company, ...more });
  const exchange = (wish: Partial<ExchangeWish> = {}, company: object = {}) =>
    exchangeCode(
      {
        prefix: '91',
        returned: ['business-licence', 'organisation-certificate', 'tax-certificate'],
        lost: [],
        particulars: PARTICULARS,
        ifVersion: 1,
        ...wish,
      },
      {
        actor: {} as Actor,
        today: '2026-11-26' as LocalDate,
        company: {
          ...numbers(),
          id: 'c',
          name: '甲',
          version: 1,
          exchanged: false,
          applicantOrgan: null,
          ...company,
        },
      },
    );
  const licence: Partial<ExchangeWish> = { returned: ['business-licence'] };
  const bare = { organisationCode: null, taxNo: null, creditCode: null };

  it('keeps the code it has; else the organisation code it has, within a new code; else draws the next', () => {
    expect(exchange()).toEqual({ code: '914403001922038216' });
    expect(exchange({}, { creditCode: null })).toEqual({
      code: `91440301192203821${checkOf('91440301192203821')}`,
    });
    expect(exchange({ region: '440300' }, { creditCode: null })).toEqual({ code: '914403001922038216' });
    expect(exchange(licence, bare)).toEqual({ code: null });
  });

  it.each([
    [{}, { exchanged: true }, 'ALREADY_EXCHANGED'],
    [{ ifVersion: 2 }, {}, 'STALE'],
    [licence, {}, 'CERTIFICATE_OPEN'],
    [{ lost: ['tax-certificate'] as Certificate[], lossNote: '青海日报' }, {}, 'CERTIFICATE_TWICE'],
    [{}, { taxNo: null }, 'CERTIFICATE_UNKNOWN'],
    [{ returned: [], lost: ['business-licence'] as Certificate[] }, bare, 'LOSS_UNEXPLAINED'],
    [
      { returned: ['organisation-certificate'] as Certificate[] },
      { registrationNo: null, taxNo: null, creditCode: null },
      'REGION_UNKNOWN',
    ],
  ])('%j of %j: %s', (wish, company, code) => {
    expect(exchange(wish, company)).toMatchObject({ code, rejected: true });
  });
});

function checkOf(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const right = [...alphabet].find((last) => {
    // Independent of the code under test: the whole of 18 weighs a multiple of 31 (GB 32100).
    const sum = [...`${first17}${last}`].reduce(
      (all, each, at) => all + alphabet.indexOf(each) * (at < 17 ? 3 ** at % 31 : 1),
      0,
    );
    return sum % 31 === 0;
  });
  return right ?? '?';
}
