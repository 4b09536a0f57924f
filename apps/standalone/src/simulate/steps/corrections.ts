import { addDays } from '#calendar';
import { CorrectRecord, ExtendJoint } from '#casework';
import { isRejection } from '#kernel';
import type { EventType } from '#model/casework';
import { may } from '#model/identity';
import { answerOf, inPlay, subjectOf, todayOf } from '../attempt.js';
import type { CaseSeen } from '../book.js';
import { handles } from '../people.js';
import { askedBy, deed, type Offence, type Step } from '../play.js';

/** Whose day moves a clock; of the others the day is hardly ever worth a correction. */
const DATED: readonly EventType[] = [
  'FILE',
  'NOTICE_GAPS',
  'SUPPLY',
  'ACCEPT',
  'START_SPECIAL',
  'END_SPECIAL',
  'SERVE',
];

/**
 * 更正: somebody puts the day of an entry right, by a few days to either side. Whether it may be, the rules say: what must not be is
 * an entry of one's own.
 */
export const correct: Step = {
  name: 'correction',
  weight: 3,
  take: async (play) => {
    const { chance } = play;
    const file = chance.pick(inPlay(play));
    const entry =
      file && chance.weighted(file.heard.lines, ({ event }) => (DATED.includes(event.type) ? 9 : 1));
    const item = file?.items.find(({ idx }) => idx === entry?.idx);
    if (!file || !entry || !item) return null;
    const able = play.people.filter(
      (each) => handles(each, file) && may(each, 'CORRECT_RECORD', subjectOf(file, item)),
    );
    const person = chance.pick(able);
    if (!person) return null;
    const { seq, event } = entry;
    const to = addDays(event.on, chance.between(-4, 4));
    const on = { caseId: file.id, idx: item.idx, ifVersion: item.version };
    const mistake = { seq, of: event.type, to, reason: '登记日期有误' };
    const answer = await play.house.get(CorrectRecord).execute(askedBy(play, person), on, mistake);
    play.count(`CORRECT_RECORD ${answerOf(answer)}`);
    const own: Offence = {
      invariant: 'what must not be done is refused',
      said: 'somebody corrected their own entry',
    };
    const isOwn = [event.by, event.inPlaceOf].some(
      (each) => each !== undefined && [person.personId, person.inPlaceOf].includes(each),
    );
    const wrong = !isRejection(answer) && (isOwn || to > todayOf(play, file));
    const did = `${person.name}: corrects ${event.type} of ${event.on} in line ${seq} of case ${file.no} item ${item.idx} to ${to} → ${answerOf(answer)}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, wrong ? [own] : []);
  },
};

/** The government lengthens the joint limit of a case, where there is one. */
export const extendJoint: Step = {
  name: 'joint extension',
  weight: 1.5,
  take: async (play) => {
    const { chance } = play;
    const able = ({ row }: CaseSeen) =>
      play.people.filter((each) => may(each, 'joint.extend', { parkId: row.park_id }));
    const file = chance.pick(inPlay(play).filter((each) => each.joint && able(each).length > 0));
    const person = file && chance.pick(able(file));
    if (!file?.joint || !person) return null;
    const { value, unit } = file.joint.terms.extension;
    const more = { value: chance.between(1, value + 1), unit };
    const on = { caseId: file.id, ifSeq: file.seq };
    const answer = await play.house
      .get(ExtendJoint)
      .execute(askedBy(play, person), on, { more, reason: '情况复杂' });
    play.count(`EXTEND_JOINT ${answerOf(answer)}`);
    const over: Offence = {
      invariant: 'what must not be done is refused',
      said: 'the joint limit was lengthened beyond its cap',
    };
    const wrong = !isRejection(answer) && (more.value > value || file.joint.facts.extension !== undefined);
    const did = `${person.name}: extends the joint limit of case ${file.no} by ${more.value} → ${answerOf(answer)}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, wrong ? [over] : []);
  },
};
