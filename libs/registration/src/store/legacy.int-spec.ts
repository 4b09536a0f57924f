import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonical } from '#record';
import { bind, FIRM } from '../../../../test/support/bonds.js';
import { PARTICULARS } from '../../../../test/support/licences.js';
import {
  as,
  codeOf,
  type OpenedDatabase,
  openedDatabase,
  sound,
} from '../../../../test/support/opened-database.js';
import { segmentFaults } from '../../../../test/support/segments.js';
import { ExchangeCertificates } from '../exchange-certificates.js';
import { GiveSegment } from '../give-segment.js';
import { ImportCompanies } from '../import-companies.js';
import { registrationCheck } from '../model/check-characters.js';
import type { ExchangeWish } from '../model/legacy/exchange.js';
import { CompanyQueries } from './company.queries.js';
import { RegistrationStore } from './registration.store.js';

let opened: OpenedDatabase;
let importing: ImportCompanies;
let exchanging: ExchangeCertificates;
let giving: GiveSegment;
let companies: CompanyQueries;

const XINING = 'head.xining-market';
const QAIDAM = 'head.qaidam-market';
const HEAD = 'name,registrationNo,organisationCode,taxNo,creditCode';
/** As they were before 2015, and the codes they have now. */
const HUAWEI = '华为技术有限公司,440301103097413,19220382-1,,914403001922038216';
const BYD = '比亚迪股份有限公司,,19231745-8,,';

const rows = <T extends object>(sql: string, params: unknown[] = []) => opened.rows<T>(sql, params);

beforeAll(async () => {
  opened = await openedDatabase();
  const { database } = opened;
  const store = new RegistrationStore(database);
  importing = new ImportCompanies(store);
  exchanging = new ExchangeCertificates(store);
  giving = new GiveSegment(store);
  companies = new CompanyQueries(database);
}, 90_000);

afterAll(async () => {
  await opened?.close();
});

const list = async (who: string, ...lines: string[]) =>
  sound(await importing.execute(as(who), { csv: [HEAD, ...lines].join('\n'), source: '登记系统导出' })).rows;
const told = async (who: string, ...lines: string[]) =>
  (await list(who, ...lines)).map(({ result, findings }) =>
    [result, ...findings.map(({ rule }) => rule)].join(' '),
  );
const exchange = (who: string, id: string, wish: Partial<ExchangeWish> = {}) =>
  exchanging.execute(as(who), id, {
    ...{ prefix: '91', returned: [], lost: [], particulars: PARTICULARS, ifVersion: 1 },
    ...wish,
  });
const company = async (who: string, number: string) => {
  const asked = { after: null, limit: 10, state: null, number };
  const [found] = await companies.companies(`token:${who}`, asked);
  return found ?? Promise.reject(new Error(`no company ${number}`));
};

describe('the transition list', () => {
  it('is a registrar’s: officer and head import, nobody else', async () => {
    const csv = `${HEAD}\n甲,110108000000016,,,`;
    for (const who of ['supervisor', 'editor', 'reviewer.xining-market'])
      expect([who, codeOf(await importing.execute(as(who), { csv, source: 'x' }))]).toEqual([
        who,
        'FORBIDDEN',
      ]);
    expect(codeOf(await importing.execute(as('officer.xining-market'), { csv, source: 'x' }))).toBe('done');
  });

  it('a code that a list brings is in the register of codes at once: it is never given to anybody else', async () => {
    expect(await told(XINING, HUAWEI, HUAWEI)).toEqual(['added', 'unchanged']);
    expect(
      await rows(`select state, segment_id from registration.code where code = '914403001922038216'`),
    ).toEqual([{ state: 'issued', segment_id: null }]);
    expect((await company(XINING, '192203821')).state).toBe('coded');
    expect(await segmentFaults(rows)).toEqual([]);
  });

  it('of another registrar’s companies tells that they are listed, and shows none', async () => {
    expect(await told(QAIDAM, '偷看,440301103097413,,,')).toEqual(['refused LIST-ELSEWHERE']);
    // By the organisation code within the new code alone, too.
    expect(await told(QAIDAM, '偷看,110108002734659,,,914403001922038216')).toEqual([
      'refused LIST-ELSEWHERE',
    ]);
    await expect(company(QAIDAM, '440301103097413')).rejects.toThrow('no company');
  });

  it('is completed by a later list, and two lists at once take a company once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => told(XINING, BYD)));
    expect(results.flat().toSorted()).toEqual(['added', 'unchanged', 'unchanged']);
    const more = `比亚迪,440301103448669,19231745-8,,91440300192317458F`;
    expect((await Promise.all([told(XINING, more), told(XINING, more)])).flat().toSorted()).toEqual([
      'completed LIST-NAME',
      'unchanged LIST-NAME',
    ]);
    expect(await company(XINING, '192317458')).toMatchObject({
      registrationNo: '440301103448669',
      state: 'coded',
      version: 2,
    });
    expect(
      await rows('select from registration.legacy_company where organisation_code = $1', ['192317458']),
    ).toHaveLength(1);
    expect(await segmentFaults(rows)).toEqual([]);
  });
});

describe('an exchange', () => {
  it('keeps the organisation code, whatever its check; the record tells what was returned and what was lost', async () => {
    const [row] = await list(XINING, '老厂,110108002734659,63129500-0,,');
    const id = row?.companyId ?? '';
    const wish: Partial<ExchangeWish> = {
      returned: ['business-licence'],
      lost: ['organisation-certificate'],
      lossNote: '2026-11-01 青海日报"遗失声明"',
      region: '630100',
    };
    expect(codeOf(await exchange(XINING, id, wish))).toBe('done');
    const seen = await companies.company(`token:${XINING}`, id);
    expect(seen).toMatchObject({
      state: 'exchanged',
      creditCode: '91630100631295000W',
      exchange: {
        returned: ['business-licence'],
        lost: ['organisation-certificate'],
        lossNote: wish.lossNote,
      },
    });
    const [line] = await rows<{ line: string }>('select line from record.journal where stream_id = $1', [id]);
    expect(canonical(JSON.parse(line?.line ?? ''))).toBe(line?.line);
    expect(JSON.parse(line?.line ?? '')).toMatchObject({
      act: 'EXCHANGE',
      code: '91630100631295000W',
      lost: wish.lost,
    });
  });

  it('of one company at once is done once', async () => {
    const { id, version } = await company(XINING, '192203821');
    const wish: Partial<ExchangeWish> = {
      returned: ['business-licence', 'organisation-certificate'],
      ifVersion: version,
    };
    // The company has an account here by the code it has already, and the registrar is related to it.
    await rows('update identity.organ set credit_code = $2 where id = $1', [FIRM, '914403001922038216']);
    await bind({ rows }, XINING, FIRM);
    expect(codeOf(await exchange(XINING, id, wish))).toBe('RECUSED');
    await bind({ rows }, XINING);
    const answers = await Promise.all([1, 2, 3].map(() => exchange(XINING, id, wish)));
    expect(answers.map(codeOf).toSorted()).toEqual(['ALREADY_EXCHANGED', 'ALREADY_EXCHANGED', 'done']);
    expect(await rows('select from record.journal where stream_id = $1', [id])).toHaveLength(1);
  });

  it('is refused where the organisation code is somebody else’s, to whom it is not theirs, and without a segment', async () => {
    // The tax number alone tells the organisation code that another company's code holds.
    const bare = '11010800000002';
    const listed = await list(QAIDAM, '重号,,,44030171526726X,', `无号,${bare}${registrationCheck(bare)},,,`);
    const [same = '', none = ''] = listed.map(({ companyId }) => companyId ?? '');
    expect(await told(XINING, '腾讯,,71526726X,,')).toEqual(['refused LIST-ELSEWHERE']);
    await rows(
      `insert into registration.code (code, organisation, state, organ_id, holder, idx, reserved_at, closed_at)
        values ('9144030071526726XG', '71526726X', 'issued', 108, gen_random_uuid(), 0, now(), now())`,
    );
    const tax: Partial<ExchangeWish> = { returned: ['tax-certificate'] };
    expect(codeOf(await exchange(QAIDAM, same, tax))).toBe('CODE_TAKEN');
    expect(codeOf(await exchange(XINING, same, tax))).toBe('ABSENT');
    expect(codeOf(await exchange(QAIDAM, none, { returned: ['business-licence'] }))).toBe('NO_FREE_CODE');
    expect(await companies.company(`token:${QAIDAM}`, none)).toMatchObject({ state: 'open', version: 1 });
  });

  it('draws from the organ’s own segments of that category only', async () => {
    const segment = { organ: 'xining-market', region: '630102', lowWater: 1, document: '赋码〔2026〕2号' };
    const given = [
      { ...segment, prefix: '92', first: 'MACT0000', last: 'MACT0009' },
      { ...segment, organ: 'qaidam-market', prefix: '91', first: 'MACT0010', last: 'MACT0019' },
    ];
    for (const each of given) sound(await giving.execute(as('editor'), each));
    const { id } = await company(XINING, '110108000000016');
    const licence: Partial<ExchangeWish> = { returned: ['business-licence'] };
    expect(codeOf(await exchange(XINING, id, licence))).toBe('NO_FREE_CODE');
    expect(codeOf(await exchange(XINING, id, { ...licence, prefix: '92' }))).toBe('done');
    expect((await company(XINING, '110108000000016')).creditCode).toMatch(/^92630102MACT0000/);
  });
});
