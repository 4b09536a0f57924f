declare const brand: unique symbol;

/** A legal day in Asia/Shanghai, written `YYYY-MM-DD`. Never mixed with an {@link Instant}. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

/** A moment in UTC, written `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type Instant = string & { readonly [brand]: 'Instant' };
