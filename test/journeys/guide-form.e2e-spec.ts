import { expect, it } from '@jest/globals';
import { type GuideDefinition, type GuideForm, guideForm, type ItemDefinition } from '#model/catalogue';
import { journey } from '../support/product.js';

interface GuideAnswer {
  readonly content: GuideDefinition;
  readonly form: GuideForm;
}

journey('guide-form', (product) => {
  it('shows the applicant one form and one set of papers, however many items read them', async () => {
    const { body, headers } = await product().anyone.ask<GuideAnswer>(
      'GET',
      '/public/v1/catalogue/guides/company-setup',
    );
    expect(headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    expect(body.content).toMatchObject({ occasion: { zh: '在园区新设企业' }, lead: { demo: true } });
    const name = body.form.fields.filter(({ id }) => id === 'enterprise-name');
    expect(name).toEqual([
      expect.objectContaining({
        name: { zh: '企业名称', en: 'Name of the enterprise' },
        readBy: ['E01', 'E02', 'E03', 'E04'].map((item) => ({ item, lines: ['K1'] })),
      }),
    ]);
    const licence = body.form.papers.filter(({ document }) => document === 'business-licence');
    expect(licence).toEqual([expect.objectContaining({ asked: false, producedBy: ['E01'] })]);
    expect(licence[0]?.uses.map(({ item }) => item)).toEqual(['E02', 'E03', 'E04']);
    // 营业执照是本次申请的结果, 不向申请人要; 身份证明只要一次.
    const identity = body.form.papers.filter(({ document }) => document === 'identity-proof');
    expect(identity).toEqual([expect.objectContaining({ asked: true })]);
    expect(identity[0]?.uses).toHaveLength(2);
  });

  it('composes it of the items that the public reads', async () => {
    const { body } = await product().anyone.ask<GuideAnswer>(
      'GET',
      '/public/v1/catalogue/guides/works-permit',
    );
    const items = await Promise.all(
      body.content.items.map(({ code }) =>
        product().anyone.get<{ content: ItemDefinition }>(`/public/v1/catalogue/items/${code}`),
      ),
    );
    expect(body.form.fields.length).toBeGreaterThan(20);
    expect(body.form).toEqual(
      guideForm(
        body.content,
        items.map(({ content }) => content),
      ),
    );
  });

  it('answers 404 for a guide that is not there', async () => {
    expect((await product().anyone.ask('GET', '/public/v1/catalogue/guides/nowhere')).status).toBe(404);
  });
});
