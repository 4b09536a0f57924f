import type { EventType, Item } from '#model/casework';
import type { Chance } from './chance.js';

interface Saying {
  readonly item: Item;
  readonly chance: Chance;
}

const consented = ({ context: { facts } }: Item): boolean =>
  facts.consent !== undefined && facts.consent.revokedOn === undefined;

const PROOFS = {
  window: { receivedBy: '经办人', proof: '送达回证' },
  post: { tracking: 'EX123456789CN', proof: '邮件回执' },
  electronic: { proof: '系统到达记录' },
};

const methodOf = ({ item, chance }: Saying): keyof typeof PROOFS =>
  chance.pick(consented(item) ? ['window', 'post', 'electronic'] : ['window', 'post']) ?? 'window';

/** What is said of a delivery; part of `CONTENT`. */
export const SERVE_CONTENT = {
  SERVE: (saying: Saying) => {
    const method = methodOf(saying);
    return { method, ...PROOFS[method] };
  },
  SERVICE_FAILED: (saying: Saying) => ({ method: methodOf(saying), reason: '无人签收' }),
  ANNOUNCE_SERVICE: () => ({ place: '园区门户网站公告栏' }),
} satisfies { readonly [T in EventType]?: (saying: Saying) => object };
