import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import {
  type ItemDefinition,
  type SealedCertificate,
  verifyCertificate,
  writeSheets,
} from '#model/catalogue';
import { digest } from '#record';
import { application, fresh, type ProblemSeen, submit } from '../support/acts.js';
import { journey, type TestProduct } from '../support/product.js';

interface FindingSeen {
  readonly code: string;
  readonly severity: string;
  readonly place: string;
  readonly line?: number;
  readonly cure?: readonly string[];
  readonly words: { readonly zh: string; readonly en: string };
}

interface DraftSeen {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly findings: readonly FindingSeen[];
  readonly diff:
    | readonly { readonly at: string; readonly before?: unknown; readonly after?: unknown }[]
    | null;
  readonly along: readonly (Pick<DraftSeen, 'diff'> & { readonly code: string })[];
  readonly allowedActions: readonly string[];
  readonly publishable?: boolean;
}

interface ItemSeenPublicly {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly content: { readonly promise: { readonly value: number } };
}

interface EffectsSeen {
  readonly asOf: string;
  readonly periods: readonly {
    readonly period: string;
    readonly inForce: number;
    readonly operations: readonly {
      readonly kind: string;
      readonly items: number;
      readonly workingDays: number;
    }[];
  }[];
}

const DRAFTS = '/v1/catalogue/drafts';
const CHECKS = '/v1/catalogue/checks';
const PENDING = { rule: 'keep', basis: '法释〔2009〕20号 9' };

/** An item of the seeds, as its clerk wrote it. */
const yamlOf = (code: string) =>
  readFileSync(new URL(`../../seeds/items/${code}.yaml`, import.meta.url), 'utf8');
/** A guide of the seeds, as its clerk wrote it. */
const guideForm = (code: string) =>
  parse(readFileSync(new URL(`../../seeds/guides/${code}.yaml`, import.meta.url), 'utf8')) as object;
const today = async (product: TestProduct) =>
  (await product.anyone.get<{ today: string }>('/v1/demo/clock')).today;
const plus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

async function post(product: TestProduct, who: string, at: string, body: object) {
  const client = await product.as(who);
  return client.ask<DraftSeen & ProblemSeen & { errors?: readonly (ProblemSeen & { line?: number })[] }>(
    'POST',
    at,
    {
      body: { effectiveFrom: await today(product), ...body },
      headers: { 'accept-language': 'en', ...fresh() },
    },
  );
}

const draft = (product: TestProduct, who: string, body: object) =>
  post(product, who, DRAFTS, { kind: 'item', source: '事项调整通知（测试）', pending: PENDING, ...body });

async function end(product: TestProduct, who: string, id: string, verb: 'publication' | 'withdrawal') {
  return endAt(product, who, { id, version: 1 }, verb);
}

async function endAt(product: TestProduct, who: string, at: { id: string; version: number }, verb: string) {
  const client = await product.as(who);
  return client.ask<DraftSeen & ProblemSeen>('POST', `${DRAFTS}/${at.id}/${verb}`, {
    body: verb === 'publication' ? {} : undefined,
    headers: { 'if-match': `"${at.version}"`, ...fresh() },
  });
}

journey('a definition', (product) => {
  it('with a precondition that nothing cures is kept with its path, mended, and published from a later day', async () => {
    const before = await product().anyone.get<ItemSeenPublicly>('/public/v1/catalogue/items/A09');
    const file = await submit(product(), await application(product(), 'assessment', ['A13', 'A09']));

    const habit =
      '\nties:\n  - { to: [ A13 ], binds: practice, article: 惯例, phrase: 先办结职业病危害预评价, fields: [ result-no ] }\n';
    const bad = await draft(product(), 'editor', {
      yaml: yamlOf('A09').replace(/\nties:[\s\S]*?(?=\n\w)/, '') + habit,
    });
    expect([bad.status, bad.headers.get('etag')]).toEqual([201, '"1"']);
    const found = bad.body.findings.find(({ code }) => code === 'CAT-PRE');
    expect(found).toMatchObject({ severity: 'error', place: expect.stringMatching(/^items\/A09/) });
    // The shortest path, both ends named, in both languages.
    for (const words of [found!.words.zh, found!.words.en]) expect(words).toMatch(/A13.*A09|A09.*A13/);
    expect(bad.body.allowedActions).toEqual(['withdraw']);
    const kept = await (await product().as('editor2')).get<DraftSeen>(`${DRAFTS}/${bad.body.id}`);
    expect([kept.findings, kept.allowedActions]).toEqual([bad.body.findings, ['withdraw']]);
    expect(await end(product(), 'editor2', bad.body.id, 'publication')).toMatchObject({
      status: 409,
      body: { code: 'DRAFT_HAS_FINDINGS' },
    });
    expect(await end(product(), 'editor', bad.body.id, 'withdrawal')).toMatchObject({
      body: { status: 'withdrawn', findings: bad.body.findings },
    });

    const from = plus(await today(product()), 3);
    const promised = before.content.promise.value - 1;
    const mended = yamlOf('A09').replace('within: 9 calendar days', `within: ${promised} calendar days`);
    const operation = { kind: 'shorten', document: '西园管〔2026〕7号（测试）' };
    const good = await draft(product(), 'editor', { yaml: mended, operation, effectiveFrom: from });
    expect(good.body).toMatchObject({
      status: 'draft',
      diff: [{ at: '/promise/value', before: promised + 1, after: promised }],
    });
    expect(good.body.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await end(product(), 'editor', good.body.id, 'publication')).toMatchObject({
      body: { code: 'OWN_DRAFT' },
    });
    const done = await end(product(), 'editor2', good.body.id, 'publication');
    expect(done).toMatchObject({
      status: 200,
      body: { status: 'published', publishedVersion: 2, allowedActions: [] },
    });

    expect(await product().anyone.get('/public/v1/catalogue/items/A09')).toMatchObject({
      version: before.version,
      content: before.content,
    });
    await product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 4 } });
    expect(await product().anyone.get('/public/v1/catalogue/items/A09')).toMatchObject({
      version: 2,
      effectiveFrom: from,
      content: { promise: { value: promised } },
    });
    const runs = await product().rows<{ version: number }>(
      `select p.version from casework.case_item i join catalogue.publication p on p.id = i.item_version
        where i.case_id = $1 and i.code = 'A09'`,
      [file.id],
    );
    expect(runs).toEqual([{ version: 1 }]);

    const certificate = await product().anyone.get<SealedCertificate>(
      '/public/v1/catalogue/guides/assessment/certificate',
    );
    expect(certificate.items.find(({ content }) => content.code === 'A09')?.version).toBe(2);
    expect(verifyCertificate(certificate, digest)).toMatchObject({ verdict: 'right' });

    const { periods } = await product().anyone.get<EffectsSeen>('/public/v1/catalogue/effects?by=year');
    const effects = periods.flatMap(({ operations }) => operations);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'introduce', items: 50 }));
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'shorten', items: 0, calendarDays: -1 }));
  });

  it('is edited from the text of the version in force, whoever published it', async () => {
    const text = async (kind: string, code: string) => {
      const answer = await fetch(`${product().url}/public/v1/catalogue/${kind}/${code}?format=yaml`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        'application/yaml; charset=utf-8',
      ]);
      return answer.text();
    };
    const shortened = async (from: number, to: number) => {
      const yaml = await text('items', 'C11');
      expect(yaml).toContain(`within: ${from} working days`);
      const changed = yaml.replace(/(promise:[\s\S]*?within: )\d+/, `$1${to}`);
      const { body } = await draft(product(), 'editor', { yaml: changed });
      expect(body.diff).toEqual([{ at: '/promise/value', before: from, after: to }]);
      expect((await end(product(), 'editor2', body.id, 'publication')).status).toBe(200);
    };
    await shortened(10, 9);
    await shortened(9, 8);
    // A guide that nobody changed is the one in force.
    const guide = { kind: 'guide', yaml: await text('guides', 'works-permit'), pending: undefined };
    const same = await post(product(), 'editor', CHECKS, guide);
    expect(same.body.code).toBe('DRAFT_CHANGES_NOTHING');
  });

  it('is cancelled by a document, with the guide that held it', async () => {
    const operation = { kind: 'cancel', document: '国发〔2026〕1号（测试）' };
    const alone = await draft(product(), 'editor', { code: 'E04', operation });
    expect(alone.body.findings).toContainEqual(
      expect.objectContaining({ code: 'CAT-084', place: 'guides/company-setup/items/E04' }),
    );
    const guide = await product().anyone.get<{ content: { items: { code: string }[] } }>(
      '/public/v1/catalogue/guides/company-setup',
    );
    const items = guide.content.items.filter(({ code }) => code !== 'E04');
    const along = [{ kind: 'guide', form: { ...guideForm('company-setup'), items } }];
    const drafted = await draft(product(), 'editor', { code: 'E04', operation, along });
    expect(await end(product(), 'editor2', drafted.body.id, 'publication')).toMatchObject({ status: 200 });
    expect(await product().anyone.ask('GET', '/public/v1/catalogue/items/E04')).toMatchObject({
      status: 404,
    });
    const after = await product().anyone.get<{ content: { items: { code: string }[] } }>(
      '/public/v1/catalogue/guides/company-setup',
    );
    expect(after.content.items).toEqual(items);
    const { periods } = await product().anyone.get<EffectsSeen>('/public/v1/catalogue/effects');
    expect(periods.at(-1)).toMatchObject({ inForce: 49 });
    expect(periods.at(-1)?.operations).toContainEqual(expect.objectContaining({ kind: 'cancel', items: -1 }));
  });

  it('is checked without being kept, as often as one likes', async () => {
    const editor = await product().as('editor');
    const list = () => editor.get<{ items: object[] }>(DRAFTS);
    const before = await list();
    const checked = await post(product(), 'editor', CHECKS, {
      kind: 'item',
      yaml: yamlOf('A10').replace('signing: 3', 'signing: 2'),
    });
    expect(checked.status).toBe(200);
    expect(checked.body).toMatchObject({ publishable: false, findings: [{ code: 'CAT-080' }] });
    expect(await list()).toEqual(before);
  });

  it('comes out of the CSV files that hold it; what else changed in them comes along', async () => {
    const { content: a10 } = await product().anyone.get<{ content: ItemDefinition }>(
      '/public/v1/catalogue/items/A10',
    );
    const { content: a11 } = await product().anyone.get<{ content: ItemDefinition }>(
      '/public/v1/catalogue/items/A11',
    );
    const { content: a12 } = await product().anyone.get<{ content: ItemDefinition }>(
      '/public/v1/catalogue/items/A12',
    );
    const csv = writeSheets([{ ...a10, signing: 2 }, { ...a11, notes: '改' }, a12], []);
    const checked = await post(product(), 'editor', CHECKS, {
      kind: 'item',
      code: 'A10',
      csv,
      pending: PENDING,
    });
    expect(checked).toMatchObject({ status: 200, body: { publishable: true, diff: [{ at: '/signing' }] } });
    const drafted = await draft(product(), 'editor', { code: 'A10', csv });
    expect(drafted.body.along.map(({ code, diff }) => [code, diff?.map(({ at }) => at)])).toEqual([
      ['A11', ['/notes']],
    ]);
    const items = csv['items.csv']!.replace('licence', 'permit');
    const wrong = await draft(product(), 'editor', { code: 'A10', csv: { ...csv, 'items.csv': items } });
    expect(wrong.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/csv/items.csv', code: 'SEED-VALUE', line: expect.any(Number) }),
    );
    expect(await draft(product(), 'editor', { code: 'X1', csv })).toMatchObject({
      body: { code: 'CSV-OWNER' },
    });
  });

  it('that is no definition names field, line and rule', async () => {
    const refused = await draft(product(), 'editor', { yaml: 'code: A13\nnature: permit\ncolour: red\n' });
    expect([refused.status, refused.body.code]).toEqual([422, 'SEED-UNKNOWN-KEY']);
    expect(refused.body.errors).toContainEqual(
      expect.objectContaining({
        pointer: '/yaml/nature',
        code: 'SEED-VALUE',
        line: 2,
        detail: expect.stringContaining('Line 2: of the wrong value; it may be licence'),
      }),
    );
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ pointer: '/yaml/colour', line: 3 }));
    const broken = await draft(product(), 'editor', { yaml: 'code: [A13\nname: x: y\n' });
    expect(broken).toMatchObject({ status: 422, body: { code: 'YAML-BROKEN', pointer: '/yaml' } });
    expect(broken.body.errors?.[0]).toMatchObject({
      line: 2,
      column: 1,
      detail: expect.stringMatching(/^Line 2, column 1: no valid YAML: .+\(.+\)/),
    });
  });

  it.each([
    ['NUL_BYTE', 400, { yaml: 'code: "A\\0"' }],
    ['YAML-BROKEN', 422, { yaml: `a: &a [1,1,1,1,1,1,1,1,1]\nb: [${Array(99).fill('*a').join()}]` }],
    ['YAML-DEEP', 422, { yaml: `a:\n  ${'- '.repeat(50_000)}x` }],
    ['ONE_CONTENT', 422, {}],
    ['ONE_CONTENT', 422, { yaml: 'code: A13', form: {} }],
    ['ONE_CONTENT', 422, { code: 'A13' }],
    ['NO_SUCH_ITEM', 422, { code: 'X99', operation: { kind: 'cancel', document: 'x' } }],
    ['SEED-VALUE', 422, { code: 'A13', operation: { kind: 'sell' } }],
    ['DATE_INVALID', 400, { yaml: 'code: A13', effectiveFrom: '2027-02-30' }],
    [
      'EFFECTIVE_IN_PAST',
      422,
      { yaml: yamlOf('A10').replace('signing: 3', 'signing: 2'), effectiveFrom: '2026-01-01' },
    ],
    ['DRAFT_CHANGES_NOTHING', 422, { yaml: yamlOf('A10') }],
    ['INVALID_FIELD', 400, { kind: 'person', yaml: 'x' }],
  ])('is refused as a draft with %s', async (code, status, body) => {
    expect(await draft(product(), 'editor', body)).toMatchObject({ status, body: { code } });
  });

  it('is no business of other roles; a key is answered once', async () => {
    const body = {
      kind: 'item',
      yaml: yamlOf('A10').replace('signing: 3', 'signing: 2'),
      pending: PENDING,
      source: 'x',
    };
    for (const who of ['applicant', 'clerk', 'supervisor', 'head.xining-construction']) {
      expect(await draft(product(), who, body)).toMatchObject({ status: 403 });
      expect(await (await product().as(who)).ask('GET', DRAFTS)).toMatchObject({ status: 403 });
      expect(await post(product(), who, CHECKS, { kind: 'item', yaml: yamlOf('A10') })).toMatchObject({
        status: 403,
      });
    }
    expect(await product().anyone.ask('GET', DRAFTS)).toMatchObject({ status: 401 });
    const editor = await product().as('editor');
    const headers = fresh();
    const whole = { ...body, effectiveFrom: await today(product()) };
    const [one, two] = [
      await editor.ask<DraftSeen>('POST', DRAFTS, { body: whole, headers }),
      await editor.ask<DraftSeen>('POST', DRAFTS, { body: whole, headers }),
    ];
    expect([one.status, two.status, two.body.id, two.headers.get('idempotent-replayed')]).toEqual([
      201,
      201,
      one.body.id,
      'true',
    ]);
    expect(await editor.ask('POST', DRAFTS, { body: { ...whole, source: 'y' }, headers })).toMatchObject({
      status: 422,
      body: { code: 'KEY_REUSED' },
    });
    const stale = await endAt(product(), 'editor2', { id: one.body.id, version: 7 }, 'publication');
    expect(stale).toMatchObject({ status: 412, body: { code: 'STALE' } });
    const page = await editor.get<{ items: DraftSeen[]; next: string }>(`${DRAFTS}?limit=1`);
    expect(page.items.map(({ id }) => id)).toEqual([one.body.id]);
    const rest = await editor.get<{ items: DraftSeen[] }>(`${DRAFTS}?limit=50&cursor=${page.next}`);
    expect(rest.items.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['published', 'withdrawn']),
    );
  });
});
