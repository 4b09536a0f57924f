import { addDays } from '#calendar';
import { ConveneMeeting, RecordMeeting } from '#casework';
import { isRejection } from '#kernel';
import { may } from '#model/identity';
import { answerOf, inPlay, todayOf } from '../attempt.js';
import type { CaseSeen } from '../book.js';
import { askedBy, deed, type Offence, type Play, type Step } from '../play.js';

const REVIEWED = ['filed', 'correcting', 'accepted'];
const reviewed = ({ items }: CaseSeen) => items.filter(({ standing }) => REVIEWED.includes(standing));

const leadOf = (play: Play, { row }: CaseSeen) =>
  play.chance.pick(play.people.filter((each) => may(each, 'CONVENE', { parkId: row.park_id })));

/** The lead convenes a visit, where the guide offers one. */
export const convene: Step = {
  name: 'joint visit',
  weight: 2,
  take: async (play) => {
    const { chance } = play;
    const file = chance.pick(inPlay(play).filter((each) => reviewed(each).length > 0));
    const person = file && leadOf(play, file);
    if (!file || !person) return null;
    const items = chance.some(reviewed(file), 0.6).map(({ idx }) => idx);
    const kind = chance.pick(['review', 'survey'] as const) ?? 'survey';
    const meeting = {
      kind,
      day: addDays(todayOf(play, file), chance.between(0, 3)),
      place: '项目现场',
      items,
    };
    const on = { caseId: file.id, ifSeq: file.seq };
    const answer = await play.house.get(ConveneMeeting).execute(askedBy(play, person), on, meeting);
    play.count(`CONVENE_MEETING ${answerOf(answer)}`);
    const did = `${person.name}: convenes a ${kind} of ${items.join(', ')} in case ${file.no} → ${answerOf(answer)}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, []);
  },
};

/** Who came is recorded; now and then somebody alone. */
export const recordMeeting: Step = {
  name: 'record of a visit',
  weight: 3,
  take: async (play) => {
    const { chance } = play;
    const ahead = ({ items }: CaseSeen) =>
      items.flatMap(({ context }) => (context.facts.meetings ?? []).filter(({ heldOn }) => !heldOn));
    const file = chance.pick(inPlay(play).filter((each) => ahead(each).length > 0));
    const meeting = file && chance.pick(ahead(file));
    const person = file && leadOf(play, file);
    if (!file || !meeting || !person) return null;
    const invited = file.items.filter(({ context }) =>
      context.facts.meetings?.some(({ id }) => id === meeting.id),
    );
    const few = chance.happens(0.2) && meeting.kind !== 'review';
    const officers = few ? ['甲'] : ['甲', '乙'];
    const attendance = chance.some(invited, 0.7).map(({ idx: n }) => ({ n, officers }));
    const held = { meeting: meeting.id, attendance, minutes: '现场与材料一致' };
    const on = { caseId: file.id, ifSeq: file.seq };
    const answer = await play.house.get(RecordMeeting).execute(askedBy(play, person), on, held);
    play.count(`RECORD_MEETING ${answerOf(answer)}`);
    const open = invited.some(
      ({ idx, standing }) => REVIEWED.includes(standing) && attendance.some(({ n }) => n === idx),
    );
    const alone: Offence = {
      invariant: 'what must not be done is refused',
      said: 'one officer checked alone',
    };
    const did = `${person.name}: records the meeting of case ${file.no} → ${answerOf(answer)}`;
    return deed(
      did,
      file.id,
      isRejection(answer) ? 0 : 1,
      few && open && !isRejection(answer) ? [alone] : [],
    );
  },
};
