import type { Item } from '#model/casework';
import { may } from '#model/identity';
import { attemptOf, inPlay, subjectOf } from '../attempt.js';
import { handles } from '../people.js';
import type { Step } from '../play.js';
import { done } from './acts.js';

/** 重作: a court has annulled some decision, whatever it was; of what was granted the register may not have heard yet. */
export const judgment: Step = {
  name: 'judgment',
  weight: 2.5,
  take: async (play) => {
    const { chance } = play;
    const decided = inPlay(play).flatMap((file) =>
      file.items.filter(({ context }) => context.facts.decidedOn).map((item) => ({ file, item })),
    );
    const isRefused = (each: Item) => each.context.facts.outcome === 'refused';
    const found = chance.weighted(decided, ({ item }) => (isRefused(item) ? 9 : 1));
    if (!found) return null;
    const { file, item } = found;
    const able = play.people.filter(
      (each) => handles(each, file) && may(each, 'REDECIDE', subjectOf(file, item)),
    );
    const person = chance.pick(able);
    const attempt = person && attemptOf(play, { file, item, person, type: 'REDECIDE' });
    return attempt ? done(play, { ...attempt, sure: isRefused(item) }) : null;
  },
};
