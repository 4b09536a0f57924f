import { HandOut, SayConsent } from '#casework';
import { isRejection } from '#kernel';
import { may } from '#model/identity';
import { answerOf, inPlay } from '../attempt.js';
import type { CaseSeen } from '../book.js';
import { applicantsOf } from '../people.js';
import { askedBy, deed, type Offence, type Play, type Step } from '../play.js';

const DECIDED = ['granted', 'refused', 'recorded'];
const unserved = ({ items }: CaseSeen) => items.filter(({ standing }) => DECIDED.includes(standing));

function counter(play: Play, { row }: CaseSeen) {
  const here = play.people.filter((each) => may(each, 'handout.read', { parkId: row.park_id }));
  return play.chance.pick(here);
}

/** Some results of a case are handed over at once; now and then one that is not decided is named among them. */
export const handOut: Step = {
  name: 'hand-out',
  weight: 3,
  take: async (play) => {
    const { chance } = play;
    const file = chance.pick(inPlay(play).filter((each) => unserved(each).length > 0));
    const person = file && counter(play, file);
    if (!file || !person) return null;
    const open = file.items.filter(({ standing }) => standing === 'accepted').map(({ idx }) => idx);
    const wrong = chance.happens(0.1) ? chance.pick(open) : undefined;
    const items = [...chance.some(unserved(file), 0.7).map(({ idx }) => idx), ...(wrong ? [wrong] : [])];
    const on = { caseId: file.id, ifSeq: file.seq };
    const handed = { items, receivedBy: '法定代表人', proof: '送达回证' };
    const answer = await play.house.get(HandOut).execute(askedBy(play, person), on, handed);
    play.count(`HAND_OUT ${answerOf(answer)}`);
    const early: Offence = { invariant: 'nothing is served before it is decided', said: 'it was handed out' };
    const did = `${person.name}: hands out ${items.join(', ')} of case ${file.no} → ${answerOf(answer)}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, wrong && !isRejection(answer) ? [early] : []);
  },
};

/** The applicant agrees to electronic service, or takes that back. */
export const sayConsent: Step = {
  name: 'electronic consent',
  weight: 1.5,
  take: async (play) => {
    const { chance } = play;
    const file = chance.pick(inPlay(play));
    const person = file && play.chance.pick(applicantsOf(play.people, file));
    if (!file || !person) return null;
    const on = { caseId: file.id, ifSeq: file.seq };
    const given = chance.happens(0.7);
    const answer = await play.house.get(SayConsent).execute(askedBy(play, person), on, given);
    play.count(`SAY_CONSENT ${answerOf(answer)}`);
    const did = `${person.name}: ${given ? 'agrees to' : 'refuses'} electronic service in case ${file.no} → ${answerOf(answer)}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, []);
  },
};
