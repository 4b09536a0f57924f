import { Inject, Injectable } from '@nestjs/common';
import type { SignedHead } from '#model/record';
import { Config, LOG, type Logger } from '#platform';
import { SealKey, Seals, signText } from '#record';
import { PublicOnly } from './public-only.js';
import { Webhook } from './webhook.js';

const READER = 'seal-webhook';
/** In one minute; more heads than these wait for the next. */
const BATCH = 60;

/**
 * Tells whoever keeps the heads of the journal outside, in order, one message a head, signed with the key of the heads. A head that does
 * not arrive is told again with the next minute; the same head has the same id.
 */
@Injectable()
export class TellSeals {
  private readonly webhook: Webhook;

  constructor(
    private readonly seals: Seals,
    private readonly key: SealKey,
    private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.webhook = new Webhook(new PublicOnly(config.webhookAllow));
  }

  /** How many heads arrived; 0 without a receiver in the settings. */
  async execute(): Promise<number> {
    const url = this.config.seal.webhook;
    const pem = this.key.pem();
    if (url === undefined || pem === null) return 0;
    const heads = await this.seals.untold(READER, BATCH);
    for (const [told, head] of heads.entries()) {
      const post = { url, ...messageOf(head), sign: async (text: string) => [signText(pem, text)] };
      const { error } = await this.webhook.send({ ...post, scheme: 'v1a' });
      if (error !== undefined) {
        this.log.warn({ head: head.pos, error }, 'a head of the journal did not arrive outside');
        return told;
      }
      await this.seals.told(READER, head);
    }
    return heads.length;
  }
}

function messageOf(head: SignedHead) {
  const eventId = `head_${head.pos}_${head.link.slice(0, 16)}`;
  const event = {
    specversion: '1.0',
    id: eventId,
    source: '/journal',
    type: 'journal.sealed',
    time: head.at,
  };
  return { eventId, body: JSON.stringify({ ...event, datacontenttype: 'application/json', data: head }) };
}
