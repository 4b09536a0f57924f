import type { EventOf, EventType } from '../events.js';

/**
 * `personal`: people type it, of themselves or others, so it can be erased. `kept`: ids, numbers, articles, and what the law
 * wants published with a name.
 */
export type Decision = 'personal' | 'kept';

/** A decision for every free text of `V`, however deep; `never` where it holds none. Branded days and fixed words are no free text. */
export type Decisions<V> = V extends string
  ? string extends V
    ? Decision
    : never
  : V extends readonly (infer E)[]
    ? Decisions<NonNullable<E>>
    : V extends object
      ? string extends keyof V
        ? Decision
        : Each<V>
      : never;

type Spoken<V> = { [K in keyof V]-?: [Decisions<NonNullable<V[K]>>] extends [never] ? never : K }[keyof V];
type Each<V> = [Spoken<V>] extends [never]
  ? never
  : { readonly [K in Spoken<V>]-?: Decisions<NonNullable<V[K]>> };

/** What every event carries besides is who, when and what: never free. Of the evidence of a late entry, `EVERY` decides. */
type Free<T extends EventType> = Decisions<Omit<EventOf<T>, 'on' | 'by' | 'inPlaceOf' | 'type' | 'evidence'>>;

/** A new event, or a new text in an old one, does not compile before somebody has decided about it. */
export type EventDecisions = {
  readonly [T in EventType as [Free<T>] extends [never] ? never : T]: Free<T>;
};
