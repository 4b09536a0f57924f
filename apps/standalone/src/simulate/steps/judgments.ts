import type { Item } from '#model/casework';
import { may } from '#model/identity';
import { attemptOf, inPlay, subjectOf } from '../attempt.js';
import { handles } from '../people.js';
import type { Step } from '../play.js';
import { done } from './acts.js';

const isTurnedAway = ({ standing }: Item): boolean => standing === 'notAccepted' || standing === 'returned';

/** 重作: a court has annulled some decision, whatever it was, or that something was turned away; of what was granted the register may not have heard yet. */
export const judgment: Step = {
  name: 'judgment',
  weight: 2.5,
  take: async (play) => {
    const { chance } = play;
    const ended = inPlay(play).flatMap((file) =>
      file.items
        .filter((item) => item.context.facts.decidedOn || isTurnedAway(item))
        .map((item) => ({ file, item })),
    );
    const isSure = (each: Item) => each.context.facts.outcome === 'refused' || isTurnedAway(each);
    const found = chance.weighted(ended, ({ item }) => (isSure(item) ? 9 : 1));
    if (!found) return null;
    const { file, item } = found;
    const able = play.people.filter(
      (each) => handles(each, file) && may(each, 'REDECIDE', subjectOf(file, item)),
    );
    const person = chance.pick(able);
    const attempt = person && attemptOf(play, { file, item, person, type: 'REDECIDE' });
    return attempt ? done(play, { ...attempt, sure: isSure(item) }) : null;
  },
};
