import type { LocalDate } from '#kernel';

export const SERVICE_METHODS = ['window', 'post', 'electronic'] as const;
/** How a decision is handed over; public notice stands apart, since nobody receives it. */
export type OtherMethod = (typeof SERVICE_METHODS)[number];
export type ServiceMethod = OtherMethod | 'public-notice';

/** A delivery with its proof: at the window who received it, by post under which number. */
export interface Receipt {
  readonly method: OtherMethod;
  readonly proof: string;
  readonly receivedBy?: string;
  readonly tracking?: string;
}

/** How the decision was served, on the day `servedOn`. */
export interface Service extends Omit<Receipt, 'method'> {
  readonly method: ServiceMethod;
}

/** Consent to electronic service; one that was revoked still covers what was served before. */
export interface ServiceConsent {
  readonly on: LocalDate;
  readonly revokedOn?: LocalDate;
}

export interface FailedService {
  readonly on: LocalDate;
  readonly method: OtherMethod;
  readonly reason: string;
}

/** What an item knows of the delivery of its decision, besides the day of it. */
export interface ServeFacts {
  readonly service?: Service;
  readonly consent?: ServiceConsent;
  readonly failures?: readonly FailedService[];
  readonly announced?: { readonly on: LocalDate; readonly place: string };
}

/** Does a consent cover that day? */
export function consents({ consent }: ServeFacts, on: LocalDate): boolean {
  return consent !== undefined && consent.on <= on && !(consent.revokedOn && consent.revokedOn <= on);
}

/** Methods that are open to the organ and have not failed yet: while one is left, nothing is served by public notice. */
export function untried(facts: ServeFacts, on: LocalDate): readonly OtherMethod[] {
  const open = SERVICE_METHODS.filter((method) => method !== 'electronic' || consents(facts, on));
  return open.filter((method) => !facts.failures?.some((failed) => failed.method === method));
}
