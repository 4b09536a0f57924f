import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#kernel';
import { signText, trustedKey } from '#record';
import {
  LICENCE_FORMAT,
  type LicenceDocument,
  type SignedLicence,
  signedText,
  verifyLicence,
} from './signed-licence.js';

const pair = () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { pem, key: trustedKey(pem) };
};
const OURS = pair();
const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const documents: fc.Arbitrary<LicenceDocument> = fc.record({
  format: fc.constant(LICENCE_FORMAT),
  licence: fc.record({
    code: words,
    version: fc.nat(),
    kind: fc.constantFrom('issue' as const, 'change' as const),
    status: fc.constantFrom('in-force' as const, 'cancelled' as const),
    name: words,
    type: words,
    capital: fc.double({ min: 0, max: 1e9, noNaN: true }),
    legalRepresentative: words,
    scope: words,
    address: words,
    region: words,
    foundedOn: fc.constant('2026-11-26' as LocalDate),
    issuedOn: fc.constant('2026-12-01' as LocalDate),
    registrar: fc.record({ zh: words, en: words }),
  }),
  verifyAt: words,
  key: fc.constant(OURS.key.fingerprint),
});
const signed = (document: LicenceDocument): SignedLicence => ({
  ...document,
  signature: signText(OURS.pem, signedText(document)),
});
/** Through a file and back. */
const sent = (document: object): unknown => JSON.parse(JSON.stringify(document));

describe('a signed licence', () => {
  it('is right after any journey through a file; the same key signs it with the same bytes', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(verifyLicence(sent(signed(document)), OURS.key)).toMatchObject({ verdict: 'right' });
        expect(signed(document).signature).toBe(signed(document).signature);
      }),
      { numRuns: 50 },
    );
  });

  it('any other value of any particular breaks it', () => {
    const names = [
      'code',
      'version',
      'name',
      'type',
      'capital',
      'legalRepresentative',
      'scope',
      'address',
      'region',
    ] as const;
    fc.assert(
      fc.property(documents, fc.constantFrom(...names), (document, name) => {
        const { licence, ...rest } = signed(document);
        const was = licence[name];
        const other = typeof was === 'number' ? was + 1 : `${was}x`;
        expect(verifyLicence(sent({ ...rest, licence: { ...licence, [name]: other } }), OURS.key)).toEqual({
          verdict: 'wrong',
          why: 'signature',
        });
      }),
      { numRuns: 50 },
    );
  });

  it('anything added breaks it, also what nobody reads', () => {
    const [document] = fc.sample(documents, { numRuns: 1, seed: 3 });
    const { licence, ...rest } = signed(document!);
    for (const file of [
      { ...rest, licence, note: 'x' },
      { ...rest, licence: { ...licence, note: 'x' } },
    ])
      expect(verifyLicence(sent(file), OURS.key)).toEqual({ verdict: 'wrong', why: 'signature' });
  });

  it('is wrong by another key, also where the file names that key as its own', () => {
    const [document] = fc.sample(documents, { numRuns: 1, seed: 1 });
    const theirs = pair();
    const file = signed(document!);
    expect(verifyLicence(file, theirs.key)).toEqual({ verdict: 'wrong', why: 'key' });
    expect(verifyLicence({ ...file, key: theirs.key.fingerprint }, theirs.key)).toEqual({
      verdict: 'wrong',
      why: 'signature',
    });
  });

  it('never throws, whatever is handed in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        expect(verifyLicence(anything, OURS.key).verdict).toBe('unreadable');
      }),
    );
    const [document] = fc.sample(documents, { numRuns: 1, seed: 2 });
    for (const signature of [undefined, 5, '', 'not base64 §'])
      expect(['unreadable', 'wrong']).toContain(verifyLicence({ ...document!, signature }, OURS.key).verdict);
  });
});
