import { describe, expect, it } from '@jest/globals';
import { blotted } from './blot.js';

describe('what must not be read in a log', () => {
  it.each([
    ['a query code', '/public/v1/cases/QH2026?code=k3Jx-9aa&lang=en', 'k3Jx-9aa'],
    ['a bearer token', 'authorization: Bearer AbCdEf0123456789_-xyzAbCdEf0123', 'AbCdEf0123456789'],
    ['a password in an address', 'connect postgres://runtime:p8Zk1vQx@db:5432/x', 'p8Zk1vQx'],
    ['a signing secret', 'bad secret whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'MfKQ9r8G'],
    ['an invitation in a query', '/v1/oidc/start?invitation=0123456789abcdef', '0123456789abcdef'],
    ['an invitation by itself', 'not accepted: osi_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'MfKQ9r8G'],
    ['a password in JSON', '{"signIn":"a","password":"hunter2hunter2"}', 'hunter2'],
    ['an identity number', 'invalid input "630102198001010019"', '630102198001010019'],
    ['an identity number that ends in X', '63010219800101001X，', '63010219800101001X'],
    ['a phone', '联系人13897654321未接', '13897654321'],
  ])('%s is blotted out', (_, text, secret) => {
    expect(blotted(text)).not.toContain(secret);
    expect(blotted(text)).toContain('[blotted]');
  });

  it.each([
    '/public/v1/licences/91630103MACT00005X',
    'case 01a21a24-ab34-711d-b199-685483dd2c8e, receipt QH20261126000001',
    'error at 2026-11-26T23:30:33.123Z, line 1732663833123',
    '/public/v1/catalogue/items?q=施工许可&park=xining',
  ])('%s stays', (text) => {
    expect(blotted(text)).toBe(text);
  });
});
