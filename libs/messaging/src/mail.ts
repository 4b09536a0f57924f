import { performance } from 'node:perf_hooks';
import { createTransport } from 'nodemailer';
import { mailText } from './model/mail-text.js';
import type { Message } from './model/message.js';
import type { Ending } from './store/delivery.store.js';

const PATIENCE_MS = 10_000;

/** The operator's mail server and the address that mails come from. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where it wants them. */
  readonly url: string;
  readonly from: string;
}

/** Sends messages as mails. One connection each, and a password only over TLS. */
export class Mail {
  private readonly transport;
  private readonly domain: string;

  constructor(private readonly settings: MailSettings) {
    const { username } = new URL(settings.url);
    this.domain = settings.from.slice(settings.from.lastIndexOf('@') + 1);
    this.transport = createTransport({
      url: settings.url,
      requireTLS: username !== '',
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      dnsTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** One attempt. The message id is the same at every try, so that a mailbox shows one mail. Never rejects. */
  async send(to: string, message: Message): Promise<Ending> {
    const since = performance.now();
    const ending = await this.transport
      .sendMail({
        // As objects: a text would be read as a list of addresses.
        from: { name: '', address: this.settings.from },
        to: { name: '', address: to },
        messageId: `<${message.eventId}@${this.domain}>`,
        headers: { 'auto-submitted': 'auto-generated', 'x-event-id': message.eventId },
        ...mailText(message),
      })
      .then(
        ({ response }) => ({ status: statusOf(response), excerpt: plain(response) }),
        (error: { code?: string; responseCode?: number; response?: string }) => ({
          error: error.code && /^[A-Z0-9_]{1,60}$/.test(error.code) ? error.code : 'BROKEN',
          ...(error.responseCode && { status: error.responseCode }),
          ...(error.response && { excerpt: plain(error.response) }),
        }),
      );
    return { tookMs: Math.round(performance.now() - since), ...ending };
  }
}

function statusOf(response: string): number {
  return Number(/^\d{3}/.exec(response)?.[0] ?? 250);
}

function plain(response: string): string {
  return response.slice(0, 500).replace(/\p{Cc}+/gu, ' ');
}
