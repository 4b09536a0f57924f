import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { type Answered, askAll, operations } from './asking.js';
import { setStage } from './stage.js';
import { type Row, readTable } from './table.js';

const rows = readTable(readFileSync(new URL('./routes.yaml', import.meta.url), 'utf8'));
const asked = operations();

const isOpen = (does: string) => asked.some((each) => each.does === does && each.open);

let product: TestProduct;
let answers: readonly Answered[];

beforeAll(async () => {
  product = await startTestProduct({ settings: { WEBHOOK_ALLOW: '127.0.0.1:9' } });
  const known = new Set(rows.map(({ does }) => does));
  answers = await askAll(
    product,
    await setStage(product),
    asked.filter(({ does }) => known.has(does)),
  );
}, 120_000);
afterAll(() => product?.stop(), 30_000);

describe('the table of rights', () => {
  it('has one row for each operation of the API, and none for what there is not', () => {
    expect(rows.map(({ does }) => does).toSorted()).toEqual(asked.map(({ does }) => does).toSorted());
  });

  it('opens what the document opens, and nothing else but what is signed in another way or not configured here', () => {
    const opened = asked.filter(({ open }) => open).map(({ does }) => does);
    const written = rows.filter(({ open }) => open).map(({ does }) => does);
    expect(opened.filter((does) => !written.includes(does))).toEqual([
      'POST /public/v1/cases/{id}/items/{n}/answers',
      'GET /v1/oidc/callback',
      'GET /v1/oidc/start',
    ]);
    expect(written.filter((does) => !opened.includes(does))).toEqual([]);
  });

  it.each(rows.map((row): [string, Row] => [row.does, row]))('%s', (does, { open, expected }) => {
    const own = answers.filter((each) => each.does === does);
    const stranger = expected.get('other-applicant');
    // Where nobody is asked for, a stranger and nobody hear the same.
    const nobody = open || isOpen(does) ? stranger : 'unknown';
    expect(own.map(({ who, was }) => `${who}: ${was}`)).toEqual(
      own.map(({ who }) => `${who}: ${who === 'nobody' ? nobody : expected.get(who)}`),
    );
    expect(own.length).toBeGreaterThan(1);
  });
});
