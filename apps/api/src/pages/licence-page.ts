import type { PublicLicence, PublicVersion } from '#registration';
import { LICENCE_KIND_WORDS, LICENCE_STATUS_WORDS } from '../words/licence-words.js';
import type { Reader } from '../words/reader.js';
import { grid } from './grid.js';
import { type Html, html, type Part } from './html.js';
import { factList } from './item-facts.js';
import type { Page } from './layout.js';
import { published } from './parts.js';

/** What the QR code on a licence opens: how the licence stands today, what it says, and every version before (核验). */
export function licencePage(reader: Reader, licence: PublicLicence): Page {
  const { code, status, registrar, versions } = licence;
  const [newest] = versions;
  return {
    title: `${newest.name} · ${reader.said('营业执照', 'Business licence')}`,
    path: `/licences/${code}`,
    body: html`<h1>${published(reader, newest.name)}</h1>
<p class="lead">${reader.said('营业执照', 'Business licence')} <span class="code">${code}</span></p>
<ul class="tags"><li>${reader.word(LICENCE_STATUS_WORDS, status)}</li></ul>
${status === 'cancelled' && html`<div class="notice"><p>${reader.said('该营业执照已注销，不再有效。', 'This licence is cancelled and no longer valid.')}</p></div>`}
${particularsOf(reader, newest, reader.say(registrar))}
${status === 'in-force' && filesOf(reader, code)}
${historyOf(reader, versions)}`,
  };
}

function particularsOf(reader: Reader, newest: PublicVersion, registrar: string): Html {
  return factList([
    [reader.said('类型', 'Type'), published(reader, newest.type)],
    [reader.said('法定代表人', 'Legal representative'), published(reader, newest.legalRepresentative)],
    [
      reader.said('注册资本', 'Registered capital'),
      reader.said(`${newest.capital} 万元`, `CNY ${newest.capital} × 10,000`),
    ],
    [reader.said('成立日期', 'Founded on'), newest.foundedOn],
    [reader.said('住所', 'Address'), html`${published(reader, newest.address)} (${newest.region})`],
    [reader.said('经营范围', 'Scope of business'), published(reader, newest.scope)],
    [reader.said('登记机关', 'Registrar'), registrar],
    [reader.said('签发日期', 'Issued on'), newest.issuedOn],
  ]);
}

function filesOf(reader: Reader, code: string): Html {
  const data = `/public/v1/licences/${code}`;
  return html`<p class="screen">${reader.said('电子营业执照', 'Electronic licence')}: <a href="${data}.pdf">PDF</a> · <a href="${data}/signed">${reader.said('签名 JSON', 'signed JSON')}</a> · <a href="/public/v1/licence-key">${reader.said('公钥', 'public key')}</a></p>`;
}

function historyOf(reader: Reader, versions: PublicLicence['versions']): Html {
  const columns = [
    { title: reader.said('版本', 'Version'), cell: ({ version }: PublicVersion) => version, short: true },
    { title: reader.said('日期', 'Day'), cell: ({ issuedOn }: PublicVersion) => issuedOn, short: true },
    {
      title: reader.said('缘由', 'Why'),
      cell: ({ kind }: PublicVersion) => reader.word(LICENCE_KIND_WORDS, kind),
    },
    { title: reader.said('名称', 'Name'), cell: ({ name }: PublicVersion): Part => published(reader, name) },
  ];
  const title = reader.said('历次版本', 'Versions');
  return html`<h2>${title}</h2>
${grid(title, columns, versions)}`;
}
