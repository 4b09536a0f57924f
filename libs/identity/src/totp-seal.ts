import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What stands in for the key where none is configured, which production refuses: it hides nothing from whoever reads this. */
const DEVELOPMENT_KEY = createHash('sha256').update('one-stop development').digest('base64');
const MARK = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Secrets of second factors as they lie in the database: AES-256-GCM, bound to the person, so that a row copied to somebody else opens
 * nothing. A dump of the database alone gives nobody a code.
 */
export class TotpSeal {
  private readonly key: Buffer;

  /** `key`: 32 bytes in Base64. */
  constructor(key: string = DEVELOPMENT_KEY) {
    this.key = Buffer.from(key, 'base64');
  }

  seal(personId: string, secret: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(personId));
    const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${MARK}:${sealed.toString('base64')}`;
  }

  /** Throws where it was sealed under another key, for somebody else, or changed since. */
  open(personId: string, sealed: string): string {
    const bytes = Buffer.from(sealed.slice(MARK.length + 1), 'base64');
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key, iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(personId))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  }
}
