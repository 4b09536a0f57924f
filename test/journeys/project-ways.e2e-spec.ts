import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from '../../apps/standalone/src/client.js';
import { application, fresh, itemOf, type ProblemSeen, submit } from '../support/acts.js';
import { entered, PASSWORD } from '../support/people.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { NEW_CODE, openProposal, type ProjectSeen, projectSeen, resultOf } from '../support/projects.js';

let product: TestProduct;
let project: string;
let organ: string;
let period: { readonly from: string; readonly through: string };

beforeAll(async () => {
  product = await startTestProduct();
  const file = await submit(product, await application(product, 'plant-parallel', ['C09']));
  [project, organ] = [file.projectId, itemOf(file, 'C09').organ.handle];
  const [from = '', through = ''] = [0, 1].map((days) =>
    new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10),
  );
  period = { from, through };
}, 90_000);
afterAll(() => product?.stop(), 30_000);

const made = async <T = { id: string }>(who: Client, path: string, body: object = {}) =>
  who.must<T>('POST', path, { body, headers: fresh() });
const staff = (role: string) => product.as(`${role}.${organ}`);

/** An act on the project at its version as it is now: `done`, or the code of the refusal. */
async function act(who: Client, path: string, body: object = {}): Promise<string> {
  const { seq } = await projectSeen(product, project);
  const headers = { 'if-match': `"${seq}"`, ...fresh() };
  const asked = await who.ask<Partial<ProblemSeen>>('POST', `/v1/projects/${project}/${path}`, {
    body,
    headers,
  });
  return asked.status < 300 ? 'done' : (asked.body.code ?? String(asked.status));
}
const confirm = async (who: Client) =>
  act(who, `proposals/${await openProposal(product, 'lead', project)}/confirmation`);
const drop = async (who: Client) =>
  act(who, `proposals/${await openProposal(product, 'lead', project)}/withdrawal`, { reason: '复核' });

let mu = 40;
/** Other facts each time. */
const facts = () => {
  mu += 1;
  return { facts: { 'land-mu': mu }, reason: '用地核定', evidence: '勘测定界报告' };
};
let papers = 0;
const paper = (code: string, of: string) => {
  papers += 1;
  return { code, organ: of, number: `外 ${papers}`, inForceOn: '2026-05-22', evidence: '省平台' };
};
const CHANNEL = { basis: 'criteria', official: { name: '高敬之', post: '管委会副主任(演示)' } };
const renewed = (kind: string) => (kind === 'renewal' ? { validUntil: '2030-01-01' } : {});
const basis = { article: '行政许可法 69', reason: '测试', evidence: '复查记录' };

/** Who the last line of the stream says did it. */
const signedBy = async (stream = project) => {
  const [row] = await product.rows<{ by: Record<string, unknown> }>(
    `select line::jsonb->'by' as by from record.journal where stream_id = $1 order by seq desc limit 1`,
    [stream],
  );
  return row?.by ?? {};
};
const personId = async (who: string) => {
  const [row] = await product.rows<{ id: string }>('select id from identity.person where sign_in = $1', [
    who,
  ]);
  return row?.id;
};
const projects = async () =>
  (await product.rows<{ n: number }>('select count(*)::int as n from projects.project'))[0]?.n;

/** Whoever stands in for that colleague, signed in so. */
async function inPlace(of: string, substitute: string, arranges: Client): Promise<Client> {
  const wish = { ...period, absent: of, substitute, reason: '年休假' };
  const { id } = await made(arranges, '/v1/substitutions', wish);
  const session = `/v1/substitutions/${id}/session`;
  const { token } = await (await product.as(substitute)).must<{ token: string }>('POST', session);
  return new Client(product.url, token);
}

/** An agent of the applicant, by a power for these projects or for all. */
async function agent(signIn: string, only?: readonly string[]): Promise<{ as: Client; power: string }> {
  await entered(product, { organ: 'yanhu-xincai', signIn, roles: [] });
  const wish = { agent: signIn, ...period, document: '授权书', ...(only && { projects: only }) };
  const { id } = await made(await product.as('applicant'), '/v1/powers', wish);
  const body = { signIn, password: PASSWORD, organ: 'qinglan' };
  const { token } = await product.anyone.must<{ token: string }>('POST', '/v1/sessions', { body });
  return { as: new Client(product.url, token), power: id };
}

it('a key does to a project and its register what it is for, and nothing else that its role might', async () => {
  const wish = { name: '业务系统', roles: ['head'], scopes: ['result.enter'], through: period.through };
  const { key } = await made<{ key: string }>(await staff('head'), '/v1/clients', wish);
  const machine = new Client(product.url, key);
  expect(await act(machine, 'results', paper('C09', organ))).toBe('done');
  const { id } = resultOf(await projectSeen(product, project), 'C09');
  expect(await act(machine, 'facts', facts())).toBe('FORBIDDEN');
  for (const kind of ['use', 'renewal', 'stay', 'revocation'])
    expect([kind, await act(machine, `results/${id}/${kind}`, { ...basis, ...renewed(kind) })]).toEqual([
      kind,
      'FORBIDDEN',
    ]);
  const change = { ...basis, fields: { 'result-no': 'x' }, number: '改 1' };
  expect(await act(machine, `results/${id}/change`, change)).toBe('FORBIDDEN');
  expect(await act(await staff('head'), `results/${id}/change`, change)).toBe('done');

  const theirs = { ...wish, roles: ['applicant'], scopes: ['case.read'] };
  const other = await made<{ key: string }>(await product.as('applicant'), '/v1/clients', theirs);
  const enterprise = new Client(product.url, other.key);
  expect(await act(enterprise, 'code', { code: NEW_CODE })).toBe('FORBIDDEN');
  expect(await act(enterprise, 'facts', facts())).toBe('FORBIDDEN');
  const opening = { name: '试验线', base: 'nanchuan', facts: {} };
  const opened = await enterprise.ask('POST', '/v1/projects', { body: opening, headers: fresh() });
  expect(opened).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
});

it('no key proposes what takes two persons, nor says yes to it', async () => {
  const head = await staff('head');
  const wish = { name: '业务系统', roles: ['head'], scopes: ['result.enter'], through: period.through };
  for (const scope of ['result.propose', 'facts.correct', 'HOLD_HEARING'])
    expect(
      await head.ask('POST', '/v1/clients', { body: { ...wish, scopes: [scope] }, headers: fresh() }),
    ).toMatchObject({ status: 422, body: { code: 'SCOPE_NOT_GIVEN' } });
  const { key } = await made<{ key: string }>(head, '/v1/clients', wish);
  const machine = new Client(product.url, key);
  const theirs = paper('P08', 'xining-city-natural-resources');
  expect(await act(machine, 'results', theirs)).toBe('FORBIDDEN');
  expect(await act(head, 'results', theirs)).toBe('done');
  expect([await confirm(machine), await drop(head)]).toEqual(['OWN_PROPOSAL', 'done']);
});

it('whoever takes a place is no second person to the one whose place it is, nor the other way round', async () => {
  const head = await staff('head');
  const [officer, reviewer] = [await staff('officer'), await staff('reviewer')];
  const asOfficer = await inPlace(`officer.${organ}`, `reviewer.${organ}`, head);
  expect(await act(officer, 'facts', facts())).toBe('done');
  expect(await confirm(asOfficer)).toBe('OWN_PROPOSAL');
  expect(await drop(asOfficer)).toBe('done');

  expect(await act(asOfficer, 'facts', facts())).toBe('done');
  expect(await signedBy()).toMatchObject({
    personId: await personId(`reviewer.${organ}`),
    inPlaceOf: await personId(`officer.${organ}`),
  });
  expect(await confirm(officer)).toBe('OWN_PROPOSAL');
  expect(await confirm(reviewer)).toBe('OWN_PROPOSAL');
  expect(await confirm(head)).toBe('done');
  expect(Object.keys(await signedBy())).toEqual(['organId', 'personId']);

  const asHead = await inPlace(`head.${organ}`, `reviewer.${organ}`, head);
  const { id } = resultOf(await projectSeen(product, project), 'C09');
  expect(await act(asHead, `results/${id}/revocation`, basis)).toBe('done');
  expect(await confirm(head)).toBe('OWN_PROPOSAL');
  expect(await drop(head)).toBe('done');

  expect(await act(officer, 'results', paper('P08', 'xining-city-natural-resources'))).toBe('done');
  expect(await confirm(asOfficer)).toBe('OWN_PROPOSAL');
  expect(await confirm(await product.as('lead'))).toBe('done');
});

it('an agent acts by a power that the line names; confined to some projects, opens no other', async () => {
  const opening = { name: '试验线', base: 'nanchuan', facts: {} };
  const open = (who: Client) =>
    who.ask<ProjectSeen>('POST', '/v1/projects', { body: opening, headers: fresh() });
  const free = await agent('agent.free');
  expect(await act(free.as, 'facts', facts())).toBe('done');
  expect(await signedBy()).toMatchObject({ power: free.power });
  const opened = await open(free.as);
  expect(opened.status).toBe(201);
  expect(await signedBy(opened.body.id)).toMatchObject({ power: free.power });

  const confined = await agent('agent.confined', [project]);
  expect(await act(confined.as, 'facts', facts())).toBe('done');
  const before = await projects();
  expect(await open(confined.as)).toMatchObject({ status: 404, body: { code: 'ABSENT' } });
  expect(await projects()).toBe(before);
});

it('whoever is related to the applicant does nothing to its project; its own people do', async () => {
  const own = await entered(product, { organ: 'qinglan', signIn: 'own.people', roles: ['applicant'] });
  expect(await act(await own.signIn(), 'facts', facts())).toBe('done');
  const [bond] = await product.rows('select bonds from identity.person where id = $1', [own.id]);
  expect(bond).toMatchObject({ bonds: [expect.any(Number)] });

  const officer = await staff('officer');
  expect(await act(officer, 'facts', facts())).toBe('done');
  const relate = async (who: string, by: Client) =>
    made(by, '/v1/relations', { person: who, enterprise: 'qinglan', ground: '配偶任职' });
  for (const role of ['officer', 'head']) await relate(`${role}.${organ}`, await staff('head'));
  expect(await act(officer, 'facts', facts())).toBe('RECUSED');
  expect(await act(officer, 'results', paper('C09', organ))).toBe('RECUSED');
  const head = await staff('head');
  const { id } = resultOf(await projectSeen(product, project), 'C09');
  expect(await act(head, `results/${id}/use`, basis)).toBe('RECUSED');
  expect(await act(head, `results/${id}/revocation`, basis)).toBe('RECUSED');
  expect([await confirm(head), await drop(head), await drop(officer)]).toEqual(Array(3).fill('RECUSED'));
  expect(await confirm(await staff('reviewer'))).toBe('done');

  await relate('lead', await product.as('lead'));
  expect(await act(await product.as('lead'), 'channel', CHANNEL)).toBe('RECUSED');
  expect(await act(await product.as('lead'), 'code', { code: NEW_CODE })).toBe('RECUSED');
  expect(await act(await product.as('lead.xining'), 'channel', CHANNEL)).toBe('CHANNEL_UNANSWERED');
});
