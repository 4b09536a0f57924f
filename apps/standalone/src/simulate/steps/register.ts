import { addDays } from '#calendar';
import { may } from '#model/identity';
import { type Decider, LIFE, type LifeKind } from '#model/projects';
import { ActOnRegister } from '#projects';
import { inPlay, todayOf } from '../attempt.js';
import { handles } from '../people.js';
import { askedBy, type Step } from '../play.js';
import { onProject, projectOf, standingOf } from './projects.js';

interface Entered {
  readonly id: string;
  readonly code: string;
  readonly organ: number;
}
const RESULTS = `select id, item_code as code, organ_id as organ from projects.result
  where project_id = $1 order by item_code, in_force_on, number`;

const KINDS = Object.keys(LIFE) as LifeKind[];
/** Whether the result is still one to which that may happen, the rules say. */
const LIFE_SAYS = ['done', 'RESULT_STATE', 'PROPOSED_ALREADY', 'DATE_BEFORE_LAST', 'RENEWAL_SHORTENS'];

/** What a result grants ends, rests, goes on or is put otherwise: whatever stands on it hears of it. */
export const amendResult: Step = {
  name: 'life of a result',
  weight: 3,
  take: async (play) => {
    const { chance, house, people } = play;
    const file = chance.pick(inPlay(play));
    if (!file) return null;
    const { row } = file;
    const result = chance.pick(await house.owner.call<Entered>(RESULTS, [row.project_id]));
    const kind = chance.pick(KINDS);
    const decidedBy = kind && chance.pick<Decider>(LIFE[kind].by);
    if (!result || !kind || !decidedBy) return null;
    const right = LIFE[kind].falls ? 'result.propose' : 'result.amend';
    const subject = { parkId: row.park_id, applicantOrgan: row.applicant_organ, organId: result.organ };
    const person = chance.pick(people.filter((each) => handles(each, file) && may(each, right, subject)));
    if (!person) return null;
    const { seq } = await standingOf(play, file);
    const wish = {
      ...{ kind, result: result.id, article: LIFE[kind].basis, decidedBy },
      ...{ reason: '核查发现', evidence: '决定书' },
      ...(['court', 'reconsideration'].includes(decidedBy) && { judgment: '〔2026〕12号' }),
      ...(kind === 'renewal' && { validUntil: addDays(todayOf(play, file), chance.between(100, 900)) }),
      ...(kind === 'change' && { fields: { 'land-area': `${chance.between(1, 900)}` } }),
    };
    const on = { id: row.project_id, ifSeq: seq };
    const answer = await house.get(ActOnRegister).amend(askedBy(play, person), on, wish);
    const said = { act: 'AMEND_RESULT', on: `${result.code} of ${projectOf(file)}: ${kind}` };
    return onProject(play, { by: person, ...said, expected: LIFE_SAYS }, answer);
  },
};

/** A result from another system comes into the register: of an item of the case, or of one that some item waits for. */
export const enterResult: Step = {
  name: 'result from outside',
  weight: 2,
  take: async (play) => {
    const { chance, house, people } = play;
    const file = chance.pick(inPlay(play));
    const waited = file?.items.flatMap(({ context }) => context.facts.ties.flatMap(({ to }) => to)) ?? [];
    const code = chance.pick([...(file?.items.map((item) => item.code) ?? []), ...waited, ...waited]);
    if (!file || !code) return null;
    const { row } = file;
    const subject = { parkId: row.park_id, applicantOrgan: row.applicant_organ };
    const person = chance.pick(
      people.filter(
        (each) => handles(each, file) && may(each, 'result.enter', { ...subject, organId: each.organId }),
      ),
    );
    const [organ] = await house.owner.call<{ handle: string }>(
      'select handle from identity.organ where id = $1',
      [chance.pick(file.items)?.organId],
    );
    if (!person || !organ) return null;
    const { seq } = await standingOf(play, file);
    const wish = {
      ...{ code, organ: organ.handle, number: `外-${code}-${chance.below(1000)}`, evidence: '省平台查询件' },
      inForceOn: addDays(todayOf(play, file), -chance.between(0, 40)),
      fields: { 'land-area': chance.pick(['100', '250']) ?? '100' },
    };
    const on = { id: row.project_id, ifSeq: seq };
    const answer = await house.get(ActOnRegister).enter(askedBy(play, person), on, wish);
    const said = { act: 'ENTER_RESULT', on: `${code} of ${projectOf(file)}` };
    const expected = ['done', 'NO_ITEM_OR_ORGAN', 'RESULT_KNOWN', 'RESULT_OLDER'];
    return onProject(play, { by: person, ...said, expected }, answer);
  },
};
