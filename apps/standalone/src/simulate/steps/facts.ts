import { FollowFacts, FollowTies } from '#casework';
import { ChangeFacts } from '#projects';
import { inPlay } from '../attempt.js';
import type { Chance } from '../chance.js';
import { askedBy, type Deed, type Play, type Step } from '../play.js';

/** Facts by which tables say what a project needs, and so whether ties under a condition bind; now and then nobody has said one. */
export function landFacts(chance: Chance): Record<string, unknown> {
  const facts = {
    'approval-mode': chance.pick(['备案', '核准']),
    'land-supply': chance.pick(['出让', '划拨']),
    'land-taken': chance.some(['新增用地', '农用地', '林地', '草原'], 0.4),
    site: chance.some(['可能存在地下文物', '文物建设控制地带'], 0.3),
    'drawing-review': chance.happens(0.5),
  };
  return Object.fromEntries(Object.entries(facts).filter(() => chance.happens(0.8)));
}

/** The applicant says that some facts are others; mostly the cases of the project hear of it at once. */
export const changeFacts: Step = {
  name: 'facts',
  weight: 3,
  take: async (play: Play): Promise<Deed | null> => {
    const { chance, house } = play;
    const file = chance.pick(inPlay(play));
    const person = file && play.people.find(({ organId }) => organId === file.row.applicant_organ);
    if (!file || !person) return null;
    const { project_id: id } = file.row;
    const wish = { facts: landFacts(chance), reason: '用地范围调整' };
    const [stream] = await house.owner.call<{ seq: number }>('select seq from record.stream where id = $1', [
      id,
    ]);
    const on = { id, ifSeq: stream?.seq ?? 0 };
    const answer = await house.get(ChangeFacts).execute(askedBy(play, person), on, wish);
    const said =
      'seq' in answer
        ? 'done'
        : [answer]
            .flat()
            .map(({ code }) => code)
            .join();
    play.count(`CHANGE_FACTS ${said}`);
    const did = `${person.name}: changes facts of the project of case ${file.no} → ${said}`;
    if (!('seq' in answer)) return { did, lines: new Map() };
    if (chance.happens(0.3)) return { did: `${did}, and nobody hears of it yet`, lines: new Map() };
    await house.get(FollowFacts).execute(id, answer.seq);
    await house.get(FollowTies).execute(id);
    return { did: `${did}, and its cases hear of it`, lines: null };
  },
};
