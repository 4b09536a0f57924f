import type { EventOf } from '../events.js';
import type { ItemFacts } from '../facts.js';
import type { ItemContext } from '../item-context.js';

type Change = { [K in keyof ItemFacts]?: ItemFacts[K] | undefined };

/** The paper by which a receipt tells that a promise has changed with the channel. */
const paperOf = ({ channel, admission }: EventOf<'SET_CHANNEL'>): string =>
  `${channel === 'green' ? '绿色通道准入' : '退出绿色通道'} ${admission}`;

/** The promise alone changes; conditions, statutory limits, stops and the order of what is limited by number stay as they are. */
function setChannel({ facts, definition }: ItemContext, event: EventOf<'SET_CHANNEL'>): Change {
  const { on, channel, admission, promise, keeps, itemVersion, limits } = event;
  const { source: basis } = promise ?? facts.greenPromise ?? definition.promise;
  const changed = { on, itemVersion, paper: paperOf(event), basis, limits };
  const versions = limits.length > 0 && { versions: [...(facts.versions ?? []), changed] };
  if (channel === 'ordinary')
    return {
      ...{ channel: undefined, inOrder: undefined, admission, ...versions },
      ...(keeps ? {} : { greenPromise: undefined }),
    };
  return {
    ...{ channel, admission, ...versions },
    ...(promise && { greenPromise: promise }),
    ...(definition.quotaLimited && { inOrder: true as const }),
  };
}

export const CHANNEL_EVOLUTIONS = {
  SET_CHANNEL: setChannel,
  PRE_REVIEW: (
    { facts: { preReviews = [] } }: ItemContext,
    { on, findings, note }: EventOf<'PRE_REVIEW'>,
  ): Change => ({ preReviews: [...preReviews, { on, findings, ...(note && { note }) }] }),
};
