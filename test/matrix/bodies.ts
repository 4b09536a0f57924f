import { PARTICULARS } from '../support/licences.js';
import { NOTICE_2027 } from '../support/notices.js';
import { DEMO_PASSWORD } from '../support/product.js';

/**
 * Bodies that the schemas alone do not tell: what the door would refuse before it asks who may. None of them does anything: what is
 * right in form is wrong in the matter, or names a version that nobody has seen.
 */
export const BODIES: Readonly<Record<string, unknown>> = {
  'POST /public/v1/advice': { base: 'nanchuan', facts: {} },
  'POST /v1/advice': { base: 'nanchuan', facts: {} },
  'POST /v1/sessions': { signIn: 'editor2', password: DEMO_PASSWORD },
  'POST /public/v1/enterprises': {
    ...{ creditCode: '91630103MACT00004X', name: 'x', signIn: 'xx', personName: 'x', password: 'x' },
  },
  'POST /v1/hand-overs': { from: '{reviewer}' },
  'POST /v1/powers': {
    ...{ agent: 'nobody', from: '2026-01-01', through: '2026-01-02', document: 'x' },
  },
  'POST /v1/organs': { handle: 'xx', name: { zh: 'x', en: 'x' }, kind: 'window', level: 'city' },
  'POST /v1/organs/{code}/people': { signIn: 'xx', name: 'x' },
  'POST /v1/cases': {
    guide: 'plant-parallel',
    declared: true,
    items: [{ code: 'Z99', handedIn: [] }],
    project: { name: 'x', base: 'nanchuan', facts: {} },
  },
  'POST /v1/cases/{id}/items': { declared: true, items: [{ code: 'Z99', handedIn: [] }] },
  'POST /v1/cases/{id}/items/{n}/hand-over': { to: '{reviewer}' },
  'POST /v1/cases/{id}/items/{n}/confirmation': { confirmation: 'tax' },
  'POST /v1/cases/{id}/items/{n}/objection': { confirmation: 'tax', reason: 'x' },
  'POST /v1/calendar/drafts': { notice: NOTICE_2027, effectiveFrom: '2026-01-01', source: 'x' },
  'POST /v1/catalogue/drafts': {
    kind: 'item',
    code: 'C09',
    effectiveFrom: '2026-01-01',
    source: 'x',
    operation: { kind: 'cancel', document: 'x' },
  },
  'POST /v1/code-segments': {
    ...{ organ: 'xining-market', prefix: '91', region: '630103', first: 'MACT0000', last: 'MACT0YYY' },
    ...{ lowWater: 3, document: 'x' },
  },
  'POST /v1/legacy-companies/{id}/exchange': {
    prefix: '91',
    particulars: PARTICULARS,
    returned: [],
    lost: [],
  },
  'POST /v1/cases/{id}/erasures': { seq: 9999, ground: 'purpose-served' },
  'POST /v1/cases/{id}/meetings': { kind: 'survey', day: '2030-01-02', place: 'x', items: ['{n}'] },
  'POST /v1/cases/{id}/handout': { items: ['{n}'], receivedBy: 'x', proof: 'x' },
  'POST /v1/projects/{id}/results': {
    ...{ code: 'A04', organ: '{organ}', number: 'x', inForceOn: '2026-06-01', evidence: 'x' },
  },
  'POST /v1/bars': { enterprise: 'nobody', ground: 'bad-credit', from: '2026-01-01', document: 'x' },
  'POST /v1/projects/{id}/channel': { basis: 'criteria', official: { name: 'x', post: 'x' } },
  'POST /v1/projects/{id}/channel/end': { cause: 'false-data', reason: 'x', evidence: 'x' },
  'POST /v1/projects': { name: 'x', base: 'nowhere', facts: {} },
  'POST /v1/projects/{id}/code': { code: '2603-630106-04-01-204817' },
  'POST /v1/demo/clock': { to: '2020-01-02' },
};

const named = { 'upload-metadata': `filename ${Buffer.from('x.pdf').toString('base64')}` };
const tus = { 'tus-resumable': '1.0.0' };
const bytes = { 'content-type': 'application/octet-stream', ...named };

/** Headers and bytes of files: what is sent is no PDF, and not the next byte. */
export const FILES: Readonly<
  Record<string, { readonly headers: Record<string, string>; readonly body?: string }>
> = {
  'POST /v1/projects/{id}/files': { headers: bytes, body: 'x' },
  'POST /v1/projects/{id}/files/{file}/versions': { headers: bytes, body: 'x' },
  'POST /v1/projects/{id}/uploads': { headers: { ...tus, ...named, 'upload-length': '10' } },
  'HEAD /v1/uploads/{id}': { headers: tus },
  'DELETE /v1/uploads/{id}': { headers: tus },
  'PATCH /v1/uploads/{id}': {
    headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '5' },
    body: 'x',
  },
};

/** Where the item is a registration: its organ is the registrar, and its sibling the tax office that is asked to confirm. */
export const OF_REGISTRATION =
  /\/items\/\{n\}\/(?:confirmation|objection|provisional-record|confirmations\/.*)$|^\S+ \/v1\/(?:licences|legacy-companies|code-segments)/;

/** Done last, for it ends what the others ask with. */
export const LAST = ['DELETE /v1/uploads/{id}', 'DELETE /v1/me/sessions', 'DELETE /v1/sessions/current'];

/** What is refused because of who asks, before the thing itself is looked at: it tells nobody whether the thing is there. */
export const NOT_THEIRS = ['NO_SUCH_COLLEAGUE'];
