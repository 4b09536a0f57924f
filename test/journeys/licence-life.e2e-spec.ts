import { beforeAll, expect, it } from '@jest/globals';
import { fresh, type Refusal, until } from '../support/acts.js';
import { registered } from '../support/licences.js';
import { journey } from '../support/product.js';
import { projectSeen, type ResultSeen } from '../support/projects.js';
import { replayProject } from '../support/replayed-register.js';

interface LicenceSeen {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly version: number;
  readonly name: string;
  readonly versions: readonly {
    readonly version: number;
    readonly kind: string;
    readonly name: string;
    readonly scope: string;
    readonly foundedOn: string;
    readonly reason: string | null;
  }[];
}

const HEAD = 'head.xining-market';
const OFFICER = 'officer.xining-market';

journey('the life of a licence', (product) => {
  let licence: LicenceSeen;

  beforeAll(async () => {
    const code = await registered(product());
    const { items } = await (await product().as(HEAD)).get<{ items: LicenceSeen[] }>(
      `/v1/licences?code=${code}`,
    );
    licence = items[0] as LicenceSeen;
    await registerWhere(([result]) => result?.fields['credit-code'] === code);
  }, 60_000);

  const projectOf = async () => {
    const sql = `select r.project_id as id from projects.result r where r.fields->>'credit-code' = $1 and r.case_id is not null`;
    return (await product().rows<{ id: string }>(sql, [licence.code]))[0]?.id ?? '';
  };
  /** The registrations of the project, once they are so. */
  const registerWhere = (is: (results: readonly ResultSeen[]) => boolean) =>
    until('the project follows', async () => {
      const id = await projectOf();
      const { results } = id ? await projectSeen(product(), id) : { results: [] };
      const mine = results.filter(({ code }) => code === 'E01');
      return mine.length > 0 && is(mine) && mine;
    });
  const amend = async (who: string, path: string, body: object, seen: number) =>
    (await product().as(who)).ask<LicenceSeen>('POST', `/v1/licences/${licence.id}/${path}`, {
      body,
      headers: { ...fresh(), 'if-match': `"${seen}"` },
    });
  const refusal = async (...args: Parameters<typeof amend>) => {
    const { status, body } = (await amend(...args)) as unknown as Refusal;
    return [status, body.code, body.pointer];
  };
  const lines = () =>
    product().rows<{ kind: string; person: string }>(
      `select j.kind, p.sign_in as person from record.journal j left join identity.person p on p.id = j.person_id
        where j.stream_id = $1 order by j.seq`,
      [licence.id],
    );

  it('a change of name is the next version; code and founding date stay; history shows both', async () => {
    const changes = { name: '青海高原储能科技有限公司', scope: '储能；经办人 630102198001010019' };
    expect(await refusal(OFFICER, 'changes', { changes, reason: '股东会决议' }, 1)).toEqual([
      403,
      'FORBIDDEN',
      undefined,
    ]);
    expect(await refusal('head.qaidam-market', 'changes', { changes, reason: 'x' }, 1)).toEqual([
      404,
      'ABSENT',
      undefined,
    ]);
    expect(await refusal(HEAD, 'changes', { changes: { name: licence.name }, reason: 'x' }, 1)).toEqual([
      422,
      'NOTHING_CHANGES',
      '/changes',
    ]);
    const { status, body, headers } = await amend(
      HEAD,
      'changes',
      { changes, reason: '2026-11-20 股东会决议' },
      1,
    );
    expect([status, headers.get('etag')]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ code: licence.code, version: 2, name: changes.name, status: 'in-force' });
    expect(body.versions.map(({ kind, name, reason }) => [kind, name, reason])).toEqual([
      ['change', changes.name, '2026-11-20 股东会决议'],
      ['issue', licence.name, null],
    ]);
    await registerWhere((results) =>
      results.some(({ counts, fields }) => counts && fields['enterprise-name'] === changes.name),
    );
    expect(body.versions[0]?.foundedOn).toBe(body.versions[1]?.foundedOn);
    expect(await refusal(HEAD, 'changes', { changes, reason: 'x' }, 1)).toEqual([412, 'STALE', undefined]);
    const shown = JSON.stringify(await product().anyone.get(`/public/v1/licences/${licence.code}`));
    expect(shown).not.toContain('630102198001010019');
    expect(shown).toContain('63**************19');
  });

  it('a lost paper is made again by the officer, and the same request is answered again', async () => {
    const headers = { ...fresh(), 'if-match': '"2"' };
    const body = { reason: '执照遗失，2026-11-25 公示作废' };
    const officer = await product().as(OFFICER);
    const path = `/v1/licences/${licence.id}/replacements`;
    const first = await officer.ask<LicenceSeen>('POST', path, { body, headers });
    expect([first.status, first.body.versions[0]?.kind, first.body.version]).toEqual([200, 'replacement', 3]);
    const again = await officer.ask<LicenceSeen>('POST', path, { body, headers });
    expect([again.headers.get('idempotent-replayed'), again.body]).toEqual(['true', first.body]);
  });

  it('two changes at once: one is done, the other must look again', async () => {
    const statuses = await Promise.all(
      [6000, 7000, 8000].map(
        async (capital) => (await amend(HEAD, 'changes', { changes: { capital }, reason: '增资' }, 3)).status,
      ),
    );
    expect(statuses.toSorted()).toEqual([200, 412, 412]);
  });

  it('what is cancelled stays so: no paper, no act; anybody reads it; each act is one line', async () => {
    const { status, body } = await amend(HEAD, 'cancellation', { reason: '解散，清算完毕' }, 4);
    expect([status, body.status, body.version]).toEqual([200, 'cancelled', 5]);
    expect(await refusal(HEAD, 'changes', { changes: { capital: 1 }, reason: 'x' }, 5)).toEqual([
      409,
      'LICENCE_CANCELLED',
      undefined,
    ]);
    expect(await product().anyone.get(`/public/v1/licences/${licence.code}`)).toMatchObject({
      status: 'cancelled',
    });
    expect((await product().anyone.ask('GET', `/public/v1/licences/${licence.code}.pdf`)).status).toBe(409);
    expect((await lines()).map(({ kind, person }) => [kind, person])).toEqual([
      ['ISSUE_LICENCE', null],
      ['CHANGE_LICENCE', HEAD],
      ['REPLACE_LICENCE', OFFICER],
      ['CHANGE_LICENCE', HEAD],
      ['CANCEL_LICENCE', HEAD],
    ]);
    await expect(product().rows('update registration.licence_version set reason = null')).rejects.toThrow(
      'append-only',
    );
  });

  it('and the register of its project says so by acts of its own: another name is a result beside the changed one, its end fells it', async () => {
    const fallen = await registerWhere((results) => results.every(({ counts }) => !counts));
    expect(fallen.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'changed']);
    const id = await projectOf();
    await replayProject(product(), id);
    const told = await product().rows<{ kind: string }>(
      'select kind from record.journal where stream_id = $1 order by seq',
      [id],
    );
    expect(told.map(({ kind }) => kind).filter((kind) => kind === 'FOLLOW_SOURCE')).toHaveLength(3);
  });
});
