import { performance } from 'node:perf_hooks';
import { createTransport } from 'nodemailer';
import { mailText } from './model/mail-text.js';
import type { Message } from './model/message.js';
import type { Ending } from './store/delivery.store.js';

/** For each step of the conversation, and for all of it: far less than the lease of a delivery. */
const STEP_MS = 10_000;
const PATIENCE_MS = 20_000;

/** The operator's mail server and the address that mails come from. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where it wants them. */
  readonly url: string;
  readonly from: string;
  /** Where the public reaches the product. */
  readonly publicUrl: string;
}

/** Sends messages as mails. One connection each, and a password only over TLS. */
export class Mail {
  private readonly transport;
  private readonly domain: string;

  constructor(
    private readonly settings: MailSettings,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    const { username } = new URL(settings.url);
    this.domain = settings.from.slice(settings.from.lastIndexOf('@') + 1);
    this.transport = createTransport({
      url: settings.url,
      requireTLS: username !== '',
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
      dnsTimeout: STEP_MS,
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
        signal: AbortSignal.timeout(this.patienceMs),
        ...mailText(message, this.settings.publicUrl),
      })
      .then(
        ({ response }) => ({ status: statusOf(response), excerpt: plain(response) }),
        (error: { code?: string; responseCode?: number; response?: string }) => ({
          error: codeOf(error.code),
          ...(error.responseCode && { status: error.responseCode }),
          ...(error.response && { excerpt: plain(error.response) }),
        }),
      );
    return { tookMs: Math.round(performance.now() - since), ...ending };
  }
}

function codeOf(code = ''): string {
  if (code === 'EABORT') return 'TIMEOUT';
  return /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'BROKEN';
}

function statusOf(response: string): number {
  return Number(/^\d{3}/.exec(response)?.[0] ?? 250);
}

function plain(response: string): string {
  return response.slice(0, 500).replace(/\p{Cc}+/gu, ' ');
}
