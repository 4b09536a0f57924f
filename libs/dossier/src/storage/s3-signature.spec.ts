import { describe, expect, it } from '@jest/globals';
import { readS3Address } from './s3-address.js';
import { EMPTY_HASH, s3Authorization } from './s3-signature.js';

const example = {
  region: 'us-east-1',
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const host = 'examplebucket.s3.amazonaws.com';
const signatureOf = (authorization: string) => /Signature=(\w+)$/.exec(authorization)?.[1];

/** Requests and signatures of the published examples of AWS Signature Version 4. */
describe('a signed request', () => {
  it('to read', () => {
    const headers = {
      host,
      range: 'bytes=0-9',
      'x-amz-content-sha256': EMPTY_HASH,
      'x-amz-date': '20130524T000000Z',
    };
    const signed = s3Authorization(
      { method: 'GET', path: '/test.txt', headers, bodyHash: EMPTY_HASH },
      example,
    );
    expect(signatureOf(signed)).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
  });

  it('to write', () => {
    const bodyHash = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072';
    const headers = {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      host,
      'x-amz-content-sha256': bodyHash,
      'x-amz-date': '20130524T000000Z',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    };
    const signed = s3Authorization({ method: 'PUT', path: '/test$file.text', headers, bodyHash }, example);
    expect(signatureOf(signed)).toBe('98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd');
  });
});

describe('the address of a storage', () => {
  it('names keys, host, bucket and region', () => {
    expect(readS3Address('https://ak:s%2Fk@s3.local:9000/papers?region=cn-1')).toMatchObject({
      ...{ bucket: 'papers', region: 'cn-1', accessKey: 'ak', secretKey: 's/k' },
      endpoint: new URL('https://s3.local:9000'),
    });
    expect(() => readS3Address('https://ak:sk@s3.local/')).toThrow(RangeError);
  });
});
