import { resolve } from 'node:path';
import { isSigningKey, keyWords } from './config-fields.js';
import type { ConfigSource } from './config-source.js';
import { isConnectionUrl } from './connection-url.js';

/** How the journal is vouched for outside. */
export interface SealSettings {
  /** The Ed25519 private key that signs heads of the journal, PEM. Undefined: none are signed, but by the demonstration's own key. */
  readonly key: string | undefined;
  /** Absolute path: signed heads are appended to it, and nothing is ever written over. */
  readonly file: string | undefined;
  /** Whoever outside keeps the signed heads, too. */
  readonly webhook: string | undefined;
}

/** Reads SEAL_KEY, SEAL_FILE and SEAL_WEBHOOK; what is wrong with them goes to the source's problems. */
export function readSeal(source: ConfigSource): SealSettings {
  const file = source.text('SEAL_FILE');
  return {
    key: keyIn(source),
    file: file === undefined ? undefined : resolve(file),
    webhook: webhookIn(source),
  };
}

function keyIn(source: ConfigSource): string | undefined {
  const key = source.secret('SEAL_KEY');
  const { zh, en } = keyWords('SEAL_KEY');
  if (key !== undefined && !isSigningKey(key)) source.refuse('SEAL_KEY', zh, en);
  return key;
}

function webhookIn(source: ConfigSource): string | undefined {
  const webhook = source.text('SEAL_WEBHOOK');
  if (webhook !== undefined && !isConnectionUrl(webhook, ['http:', 'https:']))
    source.refuse(
      'SEAL_WEBHOOK',
      '不是接收方网址：请写成 https://主机/路径',
      'is no address of a receiver: write https://host/path',
    );
  return webhook;
}
