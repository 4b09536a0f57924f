import type { LocalDate } from '#kernel';
import type { ItemFacts } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import type { ServeEvent, ServeEventType } from './events.js';

type Of<T extends ServeEventType> = Extract<ServeEvent, { type: T }> & { readonly on: LocalDate };

/** What each step of a delivery leaves known. */
export const SERVE_EVOLUTIONS: {
  readonly [T in ServeEventType]: (context: ItemContext, event: Of<T>) => Partial<ItemFacts>;
} = {
  SERVE: (_, { on, method, proof, receivedBy, tracking }) => ({
    servedOn: on,
    service: { method, proof, ...(receivedBy && { receivedBy }), ...(tracking && { tracking }) },
  }),
  SERVICE_FAILED: ({ facts }, { on, method, reason }) => ({
    failures: [...(facts.failures ?? []), { on, method, reason }],
  }),
  ANNOUNCE_SERVICE: (_, { on, place }) => ({ announced: { on, place } }),
  DEEM_SERVED: ({ facts }, { on }) => ({
    servedOn: on,
    service: { method: 'public-notice', proof: facts.announced?.place ?? '' },
  }),
  CONSENT_SERVICE: (_, { on }) => ({ consent: { on } }),
  REVOKE_CONSENT: ({ facts }, { on }) =>
    facts.consent ? { consent: { ...facts.consent, revokedOn: on } } : {},
};
