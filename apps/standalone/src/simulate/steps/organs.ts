import { ConsultOrgan, RerouteItem } from '#casework';
import { isRejection } from '#kernel';
import { answerOf, somebodyOffered } from '../attempt.js';
import { askedBy, deed, type Step, unlessExpected } from '../play.js';

const DEPARTMENTS = `select o.id, o.handle from identity.organ o where o.kind = 'department' order by o.handle`;

/** During the review another organ is asked, now and then the deciding one itself, which is nobody to ask. */
export const consult: Step = {
  name: 'consultation',
  weight: 3,
  take: async (play) => {
    const { chance, house, people } = play;
    const offered = somebodyOffered(play, 'CONSULT');
    if (!offered) return null;
    const { file, item, person } = offered;
    const organs = await house.owner.call<{ id: number; handle: string }>(DEPARTMENTS);
    const organ = chance.pick(organs.filter(({ id }) => people.some(({ organId }) => organId === id)));
    if (!organ) return null;
    const ground = chance.pick(item.context.definition.grounds.filter(({ kind }) => kind === 'consultation'));
    const within = ground?.cap ?? { value: chance.between(1, 10), unit: 'working_day' as const };
    const asked = {
      organ: organ.handle,
      question: '是否涉及贵单位职责',
      within,
      ...(ground && { ground: ground.id }),
    };
    const on = { caseId: file.id, idx: item.idx, ifVersion: item.version };
    const answer = await house.get(ConsultOrgan).execute(askedBy(play, person), on, asked);
    const said = answerOf(answer);
    play.count(`CONSULT ${said}`);
    const due = organ.id === item.organId ? ['NO_SUCH_CONSULTED'] : ['done'];
    const did = `${person.name}: CONSULT ${organ.handle} on case ${file.no} item ${item.idx} → ${said}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, unlessExpected('a consultation', said, due));
  },
};

const COMPETENT = 'select casework.competent($1, $2, false) as organ';

/** The lead sends an item to whom the record of authority names; where that is who has it, there is nothing to send. */
export const reroute: Step = {
  name: 'reroute',
  weight: 1,
  take: async (play) => {
    const { house } = play;
    const offered = somebodyOffered(play, 'REROUTE');
    if (!offered) return null;
    const { file, item, person } = offered;
    const [found] = await house.owner.call<{ organ: { handle: string } | null }>(COMPETENT, [
      file.id,
      item.idx,
    ]);
    if (!found?.organ) return null;
    const { organ } = found;
    const on = { caseId: file.id, idx: item.idx, ifVersion: item.version };
    const answer = await house
      .get(RerouteItem)
      .execute(askedBy(play, person), on, { to: organ.handle, reason: '职责调整' });
    const said = answerOf(answer);
    play.count(`REROUTE ${said}`);
    const did = `${person.name}: REROUTE case ${file.no} item ${item.idx} to ${organ.handle} → ${said}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1);
  },
};
