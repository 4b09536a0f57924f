import { type Rejection, reject } from '#kernel';

/**
 * A channel hears all of its organ, its secret signs in the organ's name, and both outlast whoever made them: nobody makes, ends or renews one with
 * rights that are lent, for a time or for some projects. Rejection: FORBIDDEN.
 */
export function lentRefusal({ lent }: { readonly lent: boolean }): Rejection | null {
  return lent ? reject('FORBIDDEN', { params: { event: 'subscription.write' } }) : null;
}
