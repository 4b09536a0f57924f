import { expect, it } from '@jest/globals';
import {
  application,
  attempt,
  type CaseSeen,
  fresh,
  grant,
  item,
  itemOf,
  type ProblemSeen,
  review,
  submit,
} from '../support/acts.js';
import { journey, type TestProduct } from '../support/product.js';
import { NEW_CODE, openProject, type ProjectSeen, projectSeen } from '../support/projects.js';

const giveCode = async (product: TestProduct, project: ProjectSeen, code: string, who = 'applicant') =>
  (await product.as(who)).ask<ProjectSeen & ProblemSeen>('POST', `/v1/projects/${project.id}/code`, {
    body: { code },
    headers: { 'if-match': `"${project.seq}"`, ...fresh() },
  });

journey('a project', (product) => {
  it('is opened before any case, with its facts, and its code comes later, once', async () => {
    const project = await openProject(product(), { facts: { 'land-mu': 40, industry: 'C2613' } });
    expect(project).toMatchObject({ code: null, codeParts: null, factsVersion: 1, seq: 1, results: [] });
    const named = await giveCode(product(), project, NEW_CODE);
    expect(named).toMatchObject({
      status: 200,
      body: { code: NEW_CODE, seq: 2, codeParts: { form: 'new', year: 2026, month: 7, branch: '04' } },
    });
    expect(named.body).toMatchObject({ codeParts: { region: { name: { zh: '湟中区' } } } });
    expect(await giveCode(product(), project, NEW_CODE)).toMatchObject({ status: 412 });
    expect(await giveCode(product(), named.body, '2016-630122-32-03-001234')).toMatchObject({
      ...{ status: 409, body: { code: 'PROJECT_CODE_GIVEN' } },
    });
    const other = await openProject(product());
    expect(await giveCode(product(), other, NEW_CODE)).toMatchObject({
      ...{ status: 409, body: { code: 'PROJECT_CODE_TAKEN' } },
    });
    expect(await giveCode(product(), other, '2016-630122-32-03-001234')).toMatchObject({
      body: { codeParts: { form: 'old', year: 2016, month: null, region: { name: { zh: '湟中县' } } } },
    });
    const lines = await product().rows<{ kind: string; line: string }>(
      'select kind, line from record.journal where stream_id = $1 order by seq',
      [project.id],
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['OPEN_PROJECT', 'GIVE_CODE']);
    expect(JSON.parse(lines[0]?.line ?? '')).toMatchObject({ opened: { facts: { 'land-mu': 40 } } });
  });

  it('says what is wrong with its facts, its base, its code, and who may open one', async () => {
    const applicant = await product().as('applicant');
    const ask = (body: object, client = applicant) =>
      client.ask<ProblemSeen>('POST', '/v1/projects', { body, headers: fresh() });
    const body = { name: '试验线', base: 'nanchuan', facts: {} };
    expect((await ask({ ...body, facts: { 'no-such': 1 } })).body).toMatchObject({
      ...{ code: 'FACT_UNKNOWN', pointer: '/facts/no-such' },
    });
    expect((await ask({ ...body, base: 'nowhere' })).body).toMatchObject({ code: 'NO_SUCH_BASE' });
    expect((await ask({ ...body, code: '2600-630106-04-01-000001' })).body).toMatchObject({
      ...{ code: 'PROJECT_CODE_FORM', pointer: '/code' },
    });
    expect((await ask(body, await product().as('clerk'))).body).toMatchObject({ code: 'FORBIDDEN' });
    const key = fresh();
    const twice = await Promise.all(
      [1, 2].map(() => applicant.ask<ProjectSeen>('POST', '/v1/projects', { body, headers: key })),
    );
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(twice.map(({ body: { id } }) => id)).size).toBe(1);
  });

  it('is seen by its applicant, its park, and the organs that come to serve it', async () => {
    const project = await openProject(product());
    const sees = async (who: string) =>
      (await (await product().as(who)).ask('GET', `/v1/projects/${project.id}`)).status;
    expect(await Promise.all(['lead', 'applicant2', 'lead.qaidam'].map(sees))).toEqual([200, 404, 404]);
    const body = await application(product(), 'plant-parallel', ['A04', 'C09'], project.id);
    const file = await submit(product(), body);
    expect(file.projectId).toBe(project.id);
    const officer = `officer.${file.items[0]?.organ.handle}`;
    expect(await sees(officer)).toBe(200);
    const unserved = await openProject(product());
    expect((await (await product().as(officer)).ask('GET', `/v1/projects/${unserved.id}`)).status).toBe(404);
    expect((await projectSeen(product(), project.id)).seq).toBe(1);
  });

  it('takes an item more into an open case: received on its own day, pushed to by what was there, named by the board', async () => {
    const project = await openProject(product());
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C03'], project.id));
    const applicant = await product().as('applicant');
    const places = async () => {
      const { items } = await applicant.get<{ items: { code: string; addTo: { caseId: string }[] }[] }>(
        `/v1/projects/${project.id}/board`,
      );
      return items
        .filter(({ addTo }) => addTo.some(({ caseId }) => caseId === file.id))
        .map(({ code }) => code);
    };
    expect(await places()).toEqual(expect.arrayContaining(['C07', 'C09']));
    expect(await places()).not.toContain('C03');
    const body = (await application(product(), 'plant-parallel', ['C07', 'C09'])) as {
      items: { code: string; handedIn: string[] }[];
    };
    const add = (seq: number, items: object[], who = applicant) =>
      who.ask<CaseSeen & ProblemSeen>('POST', `/v1/cases/${file.id}/items`, {
        body: { declared: true, items },
        headers: { 'if-match': `"${seq}"`, ...fresh() },
      });
    const [permit, frost] = body.items;
    expect(await add(file.seq, [permit!], await product().as('applicant2'))).toMatchObject({ status: 404 });
    const added = await add(file.seq, [permit!, { ...frost, handedIn: [] }]);
    expect(added).toMatchObject({
      status: 200,
      body: { seq: 2, open: 3, items: [{ n: 1, version: 1 }, { n: 2, version: 1 }, { standing: 'planned' }] },
    });
    expect(itemOf(added.body, 'C07')).toMatchObject({ standing: 'filed' });
    expect(await places()).not.toContain('C07');
    expect(await add(2, [permit!])).toMatchObject({ status: 422, body: { code: 'ITEM_TWICE' } });
    expect(await add(file.seq, [permit!])).toMatchObject({ status: 412 });
    const officer = await product().as(`officer.${itemOf(added.body, 'C07').organ.handle}`);
    expect((await officer.ask('GET', `/v1/cases/${file.id}`)).status).toBe(200);
    // DROP_ITEM: what is only planned is withdrawn.
    expect(await attempt(applicant, itemOf(added.body, 'C09'), 'withdrawal')).toMatchObject({ status: 200 });
    await grant(product(), await review(product(), itemOf(added.body, 'C03')));
    const { ties } = await item(product(), file.id, 'C07');
    expect(ties.filter(({ state }) => state === 'in-force')).toMatchObject([{ to: ['C03'] }]);
  });
});
