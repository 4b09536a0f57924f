import { expect, it } from '@jest/globals';
import { act, application, fresh, itemOf, submit, until } from '../support/acts.js';
import { codeOf, giveSegment } from '../support/licences.js';
import { journey, type TestProduct } from '../support/product.js';
import { segmentFaults } from '../support/segments.js';

interface VersionSeen {
  readonly version: number;
  readonly kind: string;
  readonly name: string;
  readonly issuedOn: string;
  readonly foundedOn: string;
  readonly legalRepresentative: string;
}
interface LicenceSeen {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly version: number;
  readonly versions: readonly VersionSeen[];
}

const licenceOf = async (product: TestProduct, code: string) => {
  const applicant = await product.as('applicant');
  return (await applicant.get<{ items: LicenceSeen[] }>(`/v1/licences?code=${code}`)).items[0];
};

journey('licence', (product) => {
  it('waits for a code where the registrar has none, and is issued when a segment is given', async () => {
    const file = await submit(product(), await application(product(), 'company-setup', ['E01']));
    await act(product(), itemOf(file, 'E01'), ['officer', 'immediate-decision'], { outcome: 'granted' });
    await until('the registration waits', async () => {
      const rows = await product().rows('select from registration.waiting where case_id = $1', [file.id]);
      return rows.length > 0 ? true : undefined;
    });
    await giveSegment(product());
    const code = await until('a code is issued', async () => {
      const found = await codeOf(product(), file.id);
      return found?.state === 'issued' ? found.code : undefined;
    });
    expect(await licenceOf(product(), code)).toMatchObject({ status: 'in-force', version: 1 });
    expect(await segmentFaults(product().rows)).toEqual([]);
  });

  it('a code is reserved on filing and seen by nobody; on the grant it stands on the licence, which anybody may verify', async () => {
    const file = await submit(product(), await application(product(), 'company-setup', ['E01']));
    const reserved = await until('a code is reserved', () => codeOf(product(), file.id));
    expect(reserved.state).toBe('reserved');
    const path = `/public/v1/licences/${reserved.code}`;
    expect((await product().anyone.ask('GET', path)).status).toBe(404);

    const item = itemOf(file, 'E01');
    await act(product(), item, ['officer', 'immediate-decision'], { outcome: 'granted' });
    const seen = await until('the licence is issued', async () => {
      const { status, body } = await product().anyone.ask<LicenceSeen>('GET', path);
      return status === 200 ? body : undefined;
    });
    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    expect(seen).toMatchObject({
      code: reserved.code,
      status: 'in-force',
      registrar: { zh: expect.any(String), en: expect.any(String) },
      versions: [
        { version: 1, kind: 'issue', issuedOn: today, foundedOn: today, legalRepresentative: '张高原' },
      ],
    });
    expect(JSON.stringify(seen)).not.toContain('630102198001010019');
    expect(await segmentFaults(product().rows)).toEqual([]);
  });

  it('an item that is filed after the submission gets its code then', async () => {
    const body = (await application(product(), 'company-setup', ['E01'])) as {
      items: { handedIn: string[] }[];
    };
    const handedIn = body.items[0]?.handedIn ?? [];
    const file = await submit(product(), { ...body, items: [{ code: 'E01', handedIn: handedIn.slice(1) }] });
    expect(itemOf(file, 'E01').standing).toBe('planned');
    expect(await codeOf(product(), file.id)).toBeUndefined();
    await act(product(), itemOf(file, 'E01'), ['applicant', 'filing'], { handedIn });
    expect((await until('a code is reserved', () => codeOf(product(), file.id))).state).toBe('reserved');
  });

  it.each(['withdrawal', 'refusal'])('on %s the code is voided and never shown', async (how) => {
    const file = await submit(product(), await application(product(), 'company-setup', ['E01']));
    const { code } = await until('a code is reserved', () => codeOf(product(), file.id));
    const item = itemOf(file, 'E01');
    if (how === 'withdrawal') await act(product(), item, ['applicant', 'withdrawal']);
    else await act(product(), item, ['head', 'immediate-decision'], { outcome: 'refused', reasons: ['K1'] });
    await until('the code is voided', async () =>
      (await codeOf(product(), file.id))?.state === 'voided' ? true : undefined,
    );
    expect((await product().anyone.ask('GET', `/public/v1/licences/${code}`)).status).toBe(404);
    expect(await segmentFaults(product().rows)).toEqual([]);
  });

  it('the form is whole, right, and asked once', async () => {
    const right = (await application(product(), 'company-setup', ['E01'])) as {
      form: Record<string, unknown>;
    };
    const applicant = await product().as('applicant');
    const submitted = (form: object) =>
      applicant.ask<{ code: string; pointer: string }>('POST', '/v1/cases', {
        body: { ...right, form },
        headers: fresh(),
      });
    const { 'business-scope': _, ...less } = right.form;
    for (const [form, code, pointer] of [
      [less, 'FORM_MISSING', '/form/business-scope'],
      [{ ...right.form, colour: 'red' }, 'FORM_UNKNOWN', '/form/colour'],
      [
        { ...right.form, 'legal-representative-id': '630102198001010018' },
        'FORM_VALUE',
        '/form/legal-representative-id',
      ],
    ] as const) {
      const { status, body } = await submitted(form);
      expect([status, body.code, body.pointer]).toEqual([422, code, pointer]);
    }
  });

  it('who applies for the seal alone has a licence, and fills in no form', async () => {
    const right = await application(product(), 'company-setup', ['E02']);
    expect(itemOf(await submit(product(), { ...right, form: {} }), 'E02').standing).toBe('filed');
  });

  it('is read whole by who applied, with masks by whoever else sees it; an organ of the case says why it needs the numbers', async () => {
    const file = await submit(product(), await application(product(), 'company-setup', ['E01']));
    const number = '630102198001010019';
    const read = async (who: string, query = '') => {
      const path = `/v1/cases/${file.id}/form${query}`;
      const { status, body } = await (await product().as(who)).ask<{ values: object }>('GET', path);
      return [who, status, JSON.stringify(body).split(number).length - 1];
    };
    expect(await read('applicant')).toEqual(['applicant', 200, 2]);
    const why = `?reason=${encodeURIComponent('核对法定代表人身份')}`;
    for (const who of ['officer.xining-market', 'officer.xining-tax', 'supervisor']) {
      expect(await read(who)).toEqual([who, 200, 0]);
      expect(await read(who, why)).toEqual([who, 200, who === 'supervisor' ? 0 : 2]);
    }
    const { items } = await (await product().as('supervisor')).get<{ items: { reason: string | null }[] }>(
      `/v1/cases/${file.id}/accesses`,
    );
    expect(items.map(({ reason }) => reason)).toEqual(Array(3).fill(['核对法定代表人身份', null]).flat());
    expect(await read('head.qaidam-market')).toEqual(['head.qaidam-market', 404, 0]);
    const [line] = await product().rows<{ line: string }>(
      'select line from record.journal where stream_id = $1 and seq = 1',
      [file.id],
    );
    expect(line?.line).toMatch(/"form":"[0-9a-f]{64}"/);
    expect(line?.line).not.toContain(number);
  });
});
