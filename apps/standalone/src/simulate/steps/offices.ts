import { AnswerAsRemote, EraseDetail, OrderHandOver } from '#casework';
import { isRejection } from '#kernel';
import { isOpenFor } from '#model/casework';
import { may } from '#model/identity';
import { answerOf, inPlay } from '../attempt.js';
import { handles, is, themselves } from '../people.js';
import { askedBy, deed, type Step, unlessExpected } from '../play.js';

/** A head orders what a leaver has in hand to a colleague or back into the queue; it is carried out row by row when it is heard of. */
export const orderHandOver: Step = {
  name: 'hand-over of a leaver',
  weight: 1,
  take: async (play) => {
    const { chance, house, people } = play;
    const busy = inPlay(play).flatMap(({ items }) => items.map(({ context }) => context.facts.claimedBy));
    const staff = themselves(people);
    const from = chance.pick(staff.filter(({ personId }) => busy.includes(personId)));
    const mates = staff.filter(({ organId }) => organId === from?.organId);
    const near = people.filter(({ organId }) => organId === from?.organId);
    const head = chance.pick(near.filter((each) => may(each, 'hand-over.order', { organId: each.organId })));
    if (!from || !head) return null;
    const able = mates.filter((each) => is(each, 'officer', 'reviewer') && each.personId !== from.personId);
    const to = chance.happens(0.6) ? chance.pick(able)?.name : undefined;
    const wish = { from: from.name, ...(to !== undefined && { to }) };
    const answer = await house.get(OrderHandOver).execute(askedBy(play, head), wish);
    const said = answerOf(answer);
    play.count(`ORDER_HAND_OVER ${said}`);
    const did = `${head.name}: ORDER_HAND_OVER ${from.name} to ${to ?? 'the queue'} → ${said}`;
    return { did, lines: new Map(), offences: unlessExpected('an order', said, ['done']) };
  },
};

/** The system of an organ that is asked answers, now and then the same message twice at once. */
export const answerAsRemote: Step = {
  name: 'remote answer',
  weight: 2,
  take: async (play) => {
    const { chance, house } = play;
    const open = inPlay(play).flatMap((file) =>
      file.items.flatMap((item) =>
        (item.context.facts.confirmations ?? [])
          .filter((each) => isOpenFor('CONFIRM', each))
          .map(({ id }) => ({ file, item, id })),
      ),
    );
    const asked = chance.pick(open);
    if (!asked) return null;
    const { file, item, id: confirmation } = asked;
    const wish = chance.happens(0.7)
      ? { type: 'CONFIRM' as const, confirmation, reference: '登记-2' }
      : { type: 'OBJECT' as const, confirmation, reason: '信息与登记簿不一致' };
    const message = { caseId: file.id, idx: item.idx, message: play.key(), hash: 'said', wish };
    const twice = chance.happens(0.3);
    const verb = house.get(AnswerAsRemote);
    const answers = await Promise.all((twice ? [1, 2] : [1]).map(() => verb.execute(message)));
    const [said = ''] = answers.map(answerOf).toSorted();
    play.count(`REMOTE ${wish.type} ${said}`);
    const lines = answers.some((each) => !isRejection(each)) ? 1 : 0;
    const did = `the system of an organ: ${wish.type} ${confirmation} of case ${file.no} item ${item.idx}${twice ? ', twice at once' : ''} → ${said}`;
    return deed(did, file.id, lines);
  },
};

const HELD: readonly string[] = ['done', 'HELD_OPEN', 'HELD_UNTIL', 'NO_SUCH_DETAIL'];

/** What is no longer needed of persons is taken out of a line; the fold of what is left must still come out. */
export const eraseDetail: Step = {
  name: 'erasure',
  weight: 2,
  take: async (play) => {
    const { chance, house, people } = play;
    const file = chance.weighted(inPlay(play), ({ row }) => (row.status === 'concluded' ? 8 : 1));
    const line = file && chance.pick(file.heard.lines);
    const person = chance.pick(
      people.filter(
        (each) => file && handles(each, file) && may(each, 'detail.erase', { parkId: file.row.park_id }),
      ),
    );
    if (!file || !line || !person) return null;
    const wish = { seq: line.seq, ground: 'purpose-served' as const };
    const answer = await house.get(EraseDetail).execute(askedBy(play, person), file.id, wish);
    const said = answerOf(answer);
    play.count(`ERASE_DETAIL ${said}`);
    const did = `${person.name}: ERASE_DETAIL of line ${line.seq} of case ${file.no} → ${said}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, unlessExpected('an erasure', said, HELD));
  },
};
