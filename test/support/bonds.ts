interface Rows {
  rows(sql: string, params: unknown[]): Promise<unknown>;
}

/** Whoever is signed in under that name is related (回避) to those organs from now on, and to no others. */
export const bind = ({ rows }: Rows, signIn: string, ...organs: readonly number[]): Promise<unknown> =>
  rows('update identity.person set bonds = $2 where sign_in = $1', [signIn, organs]);

/** The firm of the demonstration's `applicant`. */
export const FIRM = 240;
