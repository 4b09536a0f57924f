import type { FieldLine } from '#model/catalogue';

/** What the applicant of the demonstration fills in once for all items. The identity number is made up, its check is right. */
export const COMPANY_FORM = {
  'enterprise-name': '青海高原锂能科技有限公司',
  'company-type': '有限责任公司（自然人投资或控股）',
  industry: '3841 锂离子电池制造',
  'business-scope': '锂离子电池制造、销售；新能源技术研发',
  'registered-address': '青海省西宁市城中区南川东路 1 号',
  'address-region': '630103',
  'registered-capital': 5000,
  'legal-representative': '张高原',
  'legal-representative-id': '630102198001010019',
  shareholders: '张高原（630102198001010019）60%，李湟水 40%',
  officers: '执行董事 张高原；监事 李湟水；经理 张高原',
  'finance-contact': '王会计',
} as const;

const ANYTHING: Readonly<Record<FieldLine['kind'], string | number | boolean>> = {
  text: '演示',
  choice: '其他',
  number: 1,
  date: '2026-01-05',
  flag: true,
  identity: '630102198001010019',
  region: '630102',
};

/** Every one of these fields with a value that fits it. */
export function filledForm(
  fields: readonly Pick<FieldLine, 'id' | 'kind'>[],
): Record<string, string | number | boolean> {
  const known: Readonly<Record<string, string | number>> = COMPANY_FORM;
  return Object.fromEntries(fields.map(({ id, kind }) => [id, known[id] ?? ANYTHING[kind]]));
}
