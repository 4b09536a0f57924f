import type { ExchangeWish } from '#model/registration';

/** What the licence of a company from before says, besides its name. */
export const PARTICULARS: ExchangeWish['particulars'] = {
  type: '有限责任公司',
  capital: 800,
  legalRepresentative: '李湟水',
  scope: '机械制造',
  address: '青海省西宁市城东区互助路 8 号',
  region: '630102',
  foundedOn: '2008-05-12' as ExchangeWish['particulars']['foundedOn'],
};
