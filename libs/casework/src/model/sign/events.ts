import type { Draft } from './facts.js';

/** The digest of the draft that is signed (SHA-256, hexadecimal), written beside the act: rules have no hash of their own. */
export interface Signed {
  readonly over?: string;
}

/** An inner signature between the officer's and the last one (审核、签批). */
export type SignEvent = { readonly type: 'SIGN' } & Signed;

/** A review is concluded with the text of the decision it proposes. */
export interface Drafted extends Signed {
  readonly draft?: Draft;
}
