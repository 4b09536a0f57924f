import { randomUUID } from 'node:crypto';
import { type ItemDefinition, writeItem } from '#model/catalogue';
import { act, application, fresh, itemOf, submit, until } from '../support/acts.js';
import { codeOf, giveSegment } from '../support/licences.js';
import { NOTICE_2027 } from '../support/notices.js';
import { DEMO_PASSWORD, type TestProduct } from '../support/product.js';
import { pdf } from '../support/sample-files.js';
import { send } from '../support/wire.js';

/** The organs that a path is about: whose item, whose sibling's, and one that has nothing to do with it. */
export interface Organs {
  readonly own: string;
  readonly sibling: string;
  readonly outside: string;
}

/** Things that stand in paths, by the beginning of the path; the longest that fits counts. */
export interface Stage {
  readonly places: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly plant: Organs;
  readonly registration: Organs;
}

/** A result of the project by the organ of the item, with an obligation, and what its officer proposes of it. */
async function resultOf(product: TestProduct, projectId: string, organ: string) {
  const [result, proposal] = [randomUUID(), randomUUID()];
  await product.rows(
    `insert into projects.result (id, project_id, item_code, subject, number, organ_id, in_force_on, fields, state, state_on, version,
       source, evidence, obligations)
     select $1, $2, 'Z01', '', 'x', o.id, current_date - 100, '{}', 'in-force', current_date - 100, 1, 'outside', 'x', '[]'
       from identity.organ o where o.handle = $3`,
    [result, projectId, organ],
  );
  await product.rows(
    `insert into projects.proposal select $1, $2, 'amendment', jsonb_build_object('kind', 'revocation', 'result', $3::text), p.id, o.id,
       current_date from identity.organ o, identity.person p where o.handle = $4 and p.sign_in = 'officer.' || $4`,
    [proposal, projectId, result, organ],
  );
  return { result, proposal, n: '1' };
}

/** One case of each kind with everything around it that a route can name. Signs in whom it needs. */
export async function setStage(product: TestProduct): Promise<Stage> {
  const applicant = await product.as('applicant');
  const channel = await applicant.must<{ id: string }>('POST', '/v1/subscriptions', {
    body: { channel: 'webhook', url: 'http://127.0.0.1:9/', topics: ['case.submitted'] },
  });
  const [plant, company] = [await openPlant(product), await openCompany(product)];
  const delivery = await until('a delivery', async () => {
    const { items } = await applicant.get<{ items: { id: string }[] }>('/v1/deliveries');
    return items[0]?.id;
  });
  const incident = randomUUID();
  await product.rows(
    `insert into record.incident (id, kind, stream_id, idx, seq, subject, park_id, reason, attempts, opened_at)
     select $1, 'topic', $2, 0, 1, 'case.submitted', park_id, 'by hand', 5, now() from casework.case_file where id = $2`,
    [incident, plant.caseId],
  );
  const drafts = await draft(product);
  const document = await receiptOf(product, plant.caseId);
  return {
    plant: plant.organs,
    registration: { own: 'xining-market', sibling: 'xining-tax', outside: 'qaidam-market' },
    places: {
      '/v1/cases': { id: plant.caseId, n: plant.n, code: 'tax', document: document.id },
      '/public/v1/documents': { check: document.checkAt.split('/').at(-1) ?? '' },
      '/public/v1/cases': { id: plant.caseId, n: plant.n },
      '/public/v1/cases/{code}': { code: plant.receiptNo, query: `?code=${plant.queryCode}` },
      ...(await peopleOf(product)),
      ...(await projectOf(product, plant.projectId, plant.organs.own)),
      '/v1/alerts': { alert: await alertOf(product, plant.caseId) },
      '/v1/incidents': { id: incident },
      '/v1/subscriptions': { id: channel.id },
      '/v1/deliveries': { id: delivery },
      ...company,
      ...drafts,
      '/public/v1/catalogue/items': { code: 'C09', version: '1' },
      '/public/v1/catalogue/guides': { code: 'plant-parallel', version: '1' },
      '/public/v1/calendars': { code: 'CN' },
    },
  };
}

/** A file of the project and an upload under way, both the applicant's; and what its organ has decided. */
async function projectOf(product: TestProduct, projectId: string, organ: string) {
  const { token } = await product.anyone.must<{ token: string }>('POST', '/v1/sessions', {
    body: { signIn: 'applicant', password: DEMO_PASSWORD },
  });
  const headers = (more: object) => ({ authorization: `Bearer ${token}`, ...more });
  const metadata = `filename ${Buffer.from('说明.pdf').toString('base64')}`;
  const file = await send(product.url, `/v1/projects/${projectId}/files`, {
    method: 'POST',
    headers: headers({ 'content-type': 'application/octet-stream', 'upload-metadata': metadata }),
    body: pdf('matrix'),
  });
  const upload = await send(product.url, `/v1/projects/${projectId}/uploads`, {
    method: 'POST',
    headers: headers({ 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': metadata }),
  });
  const [files, uploads] = [file, upload].map(({ text }): string => JSON.parse(text).id);
  return {
    '/v1/projects': {
      id: projectId,
      file: files ?? '',
      version: '1',
      ...(await resultOf(product, projectId, organ)),
    },
    '/v1/uploads': { id: uploads ?? '' },
  };
}

/** An officer of the organ, and a session that is nobody's of the cast. */
async function peopleOf(product: TestProduct) {
  const [officer] = await product.rows<{ id: string }>(
    `select id from identity.person where sign_in = 'officer.xining-market'`,
  );
  const place = { code: 'xining-market', id: officer?.id ?? '' };
  return {
    ...{ '/v1/organs': place, '/v1/people': place, '/v1/people-record': place },
    // Nothing of the cast's: what is made there, people.e2e-spec.ts and ways.e2e-spec.ts make.
    ...Object.fromEntries(
      [
        'me/sessions',
        'powers',
        'substitutions',
        'relations',
        'clients',
        'hand-overs',
        'transfers',
        'bars',
      ].map((path) => [`/v1/${path}`, { id: randomUUID() }]),
    ),
    '/v1/enterprises': { code: '91630103MACT00004A' },
  };
}

async function openPlant(product: TestProduct) {
  const file = await submit(product, await application(product, 'plant-parallel', ['C09', 'A04']));
  const item = itemOf(file, 'C09');
  await act(product, item, ['officer', 'acceptance']);
  await product.anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 12 } });
  const organs = {
    own: item.organ.handle,
    sibling: itemOf(file, 'A04').organ.handle,
    outside: 'haidong-market',
  };
  return {
    caseId: file.id,
    n: String(item.n),
    projectId: file.projectId,
    receiptNo: file.receiptNo,
    queryCode: file.queryCode ?? '',
    organs,
  };
}

/** The receipt, which the applicant sees, too; it has its number just after the act. */
async function receiptOf(product: TestProduct, caseId: string) {
  const applicant = await product.as('applicant');
  return until('the receipt has its number', async () => {
    const { items } = await applicant.get<{ items: { id: string; kind: string; checkAt: string }[] }>(
      `/v1/cases/${caseId}/documents`,
    );
    return items.find(({ kind }) => kind === 'receipt');
  });
}

async function alertOf(product: TestProduct, caseId: string): Promise<string> {
  const [alert] = await product.rows<{ id: string }>(
    `select id::text from record.alert where stream_id = $1 order by id limit 1`,
    [caseId],
  );
  return alert?.id ?? '';
}

/** A company that was registered, one whose registration is under way, one from before, and the codes for them. */
async function openCompany(product: TestProduct) {
  const segment = (await giveSegment(product)) as { id: string };
  const done = await submit(product, await application(product, 'company-setup', ['E01']));
  await act(product, itemOf(done, 'E01'), ['officer', 'immediate-decision'], { outcome: 'granted' });
  const creditCode = await until('the licence', async () => {
    const found = await codeOf(product, done.id);
    return found?.state === 'issued' ? found.code : undefined;
  });
  const [licence] = await product.rows<{ id: string }>('select id from registration.licence limit 1');
  const open = await submit(product, await application(product, 'company-setup', ['E01']));
  const place = { id: open.id, n: String(itemOf(open, 'E01').n), code: 'tax' };
  return {
    '/v1/code-segments': { id: segment.id },
    '/v1/licences': { id: licence?.id ?? '' },
    '/public/v1/licences': { creditCode },
    '/public/v1/credit-codes': { creditCode },
    '/v1/legacy-companies': { id: await oldCompany(product) },
    registration: place,
  };
}

async function oldCompany(product: TestProduct): Promise<string> {
  const csv =
    '企业名称,注册号,组织机构代码,税务登记号\r\n青海盐湖,630000100000009,22659374-2,630102226593742\r\n';
  const head = await product.as('head.xining-market');
  const list = await head.must<{ rows: { companyId: string }[] }>('POST', '/v1/legacy-companies/imports', {
    body: { csv, source: 'x' },
    headers: fresh(),
  });
  return list.rows[0]?.companyId ?? '';
}

async function draft(product: TestProduct) {
  const editor = await product.as('editor');
  const { today } = await product.anyone.get<{ today: string }>('/v1/demo/clock');
  const calendar = await editor.must<{ id: string }>('POST', '/v1/calendar/drafts', {
    body: { notice: NOTICE_2027, effectiveFrom: today, source: 'x' },
    headers: fresh(),
  });
  const { content } = await product.anyone.get<{ content: ItemDefinition }>('/public/v1/catalogue/items/C09');
  const form = writeItem({ ...content, promise: { ...content.promise, value: content.promise.value - 1 } });
  const pending = { rule: 'keep', basis: 'x' };
  const item = await editor.must<{ id: string }>('POST', '/v1/catalogue/drafts', {
    body: { kind: 'item', form, effectiveFrom: today, source: 'x', pending },
    headers: fresh(),
  });
  return { '/v1/calendar/drafts': { id: calendar.id }, '/v1/catalogue/drafts': { id: item.id } };
}
