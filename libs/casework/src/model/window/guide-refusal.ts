import { type Actor, type Rejection, reject } from '#kernel';
import type { EventType } from '../events.js';
import type { ItemFacts } from '../facts.js';

const ACCEPTING: readonly EventType[] = ['ACCEPT', 'ACCEPT_WITH_GAPS'];

/**
 * What the guide leaves to somebody else, though the role may do it: who accepts, and that gaps are told for the whole case at
 * once. Asked beside the permission matrix, of the facts of the item alone.
 */
export function guideRefusal(
  { context: { facts } }: { readonly context: { readonly facts: ItemFacts } },
  type: EventType,
  { roles }: Actor,
): Rejection | null {
  const { acceptance, findings } = facts.window ?? {};
  if (type === 'NOTICE_GAPS' && findings) return reject('GAPS_TOLD_TOGETHER');
  if (!acceptance || !ACCEPTING.includes(type)) return null;
  const isWindow = roles.includes('clerk') || roles.includes('lead');
  if (acceptance === 'lead') return isWindow ? null : reject('LEAD_ACCEPTS');
  return roles.includes('officer') ? null : reject('DEPARTMENT_ACCEPTS');
}
