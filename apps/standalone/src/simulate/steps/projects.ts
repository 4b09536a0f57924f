import { addDays } from '#calendar';
import type { Rejection } from '#kernel';
import { may, type Permission } from '#model/identity';
import { ActOnRegister, AdmitToChannel, ChangeFacts, type DoneOnProject } from '#projects';
import { answerOf, inPlay, todayOf } from '../attempt.js';
import type { CaseSeen } from '../book.js';
import { handles, type Person } from '../people.js';
import { askedBy, type Deed, type Play, type Step, unlessExpected } from '../play.js';
import { someFacts } from '../project-facts.js';

interface Standing {
  readonly seq: number;
  readonly proposals: readonly {
    readonly id: string;
    readonly kind: string;
    readonly by: readonly string[];
  }[];
}
const STANDING = `select s.seq, coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind,
      'by', array_remove(array[p.person_id, p.in_place_of], null)) order by p.kind)
    from projects.proposal p where p.project_id = s.id and p.ended is null), '[]') as proposals
  from record.stream s where s.id = $1`;

export async function standingOf({ house }: Play, { row }: CaseSeen): Promise<Standing> {
  const [found] = await house.owner.call<Standing>(STANDING, [row.project_id]);
  if (!found) throw new Error(`project ${row.project_id} has no stream`);
  return found;
}

export const projectOf = ({ no }: CaseSeen): string => `the project of case ${no}`;

/** Somebody who sees the case, and so its project. */
function whoMay(play: Play, permission: Permission, file: CaseSeen): Person | undefined {
  const subject = { parkId: file.row.park_id, applicantOrgan: file.row.applicant_organ };
  const near = play.people.filter((each) => handles(each, file));
  return play.chance.pick(
    near.filter((each) => may(each, permission, { ...subject, organId: each.organId })),
  );
}

interface ActOnProject {
  readonly by: Person;
  readonly act: string;
  readonly on: string;
  readonly expected: readonly string[];
}

/** A deed in the stream of a project: no case gains a line by it, its items hear of it by message. */
export function onProject(
  play: Play,
  { by, act, on, expected }: ActOnProject,
  answer: DoneOnProject | Rejection | readonly Rejection[],
): Deed {
  const first = Array.isArray(answer) ? answer[0] : answer;
  const said = answerOf(first as DoneOnProject | Rejection);
  play.count(`${act} ${said}`);
  const did = `${by.name}: ${act} ${on}`;
  return { did: `${did} → ${said}`, lines: new Map(), offences: unlessExpected(did, said, expected) };
}

export const changeFacts: Step = {
  name: 'facts of a project',
  weight: 3,
  take: async (play) => {
    const { chance, house } = play;
    const file = chance.pick(inPlay(play));
    const person = file && whoMay(play, chance.happens(0.8) ? 'facts.change' : 'facts.correct', file);
    if (!file || !person) return null;
    const { seq } = await standingOf(play, file);
    const facts = someFacts(chance, 0.3);
    const wish = { facts, reason: '指标有变化', evidence: '测算说明' };
    const on = { id: file.row.project_id, ifSeq: seq };
    const answer = await house.get(ChangeFacts).execute(askedBy(play, person), on, wish);
    const said = { act: 'CHANGE_FACTS', on: `${projectOf(file)} to ${JSON.stringify(facts)}` };
    return onProject(
      play,
      { by: person, ...said, expected: ['done', 'NOTHING_CHANGES', 'CHANNEL_ANSWER'] },
      answer,
    );
  },
};

/** What the tables, the facts or the days may say against a place in the channel. */
const LACKING = ['CHANNEL_UNANSWERED', 'CHANNEL_BANNED', 'CHANNEL_NOT_MET', 'CHANNEL_THROUGH'];

/** Whether the figures carry it, the tables say; an exception rests on its reason and its last day. */
export const proposeChannel: Step = {
  name: 'green channel',
  weight: 2,
  take: async (play) => {
    const { chance, house } = play;
    const file = chance.pick(inPlay(play));
    const person = file && whoMay(play, 'channel.propose', file);
    if (!file || !person) return null;
    const { seq } = await standingOf(play, file);
    const on = { id: file.row.project_id, ifSeq: seq };
    const asking = askedBy(play, person);
    const verb = house.get(AdmitToChannel);
    if (chance.happens(0.3)) {
      const cause = chance.pick(['false-data', 'not-met'] as const) ?? 'not-met';
      const answer = await verb.proposeEnd(asking, on, { cause, reason: '核查发现', evidence: '核查记录' });
      const said = { act: 'PROPOSE_CHANNEL_END', on: `${projectOf(file)}: ${cause}` };
      const expected = ['done', 'CHANNEL_NOT_HELD', 'CHANNEL_PROPOSED'];
      return onProject(play, { by: person, ...said, expected }, answer);
    }
    const basis = chance.happens(0.7) ? 'exception' : 'criteria';
    const through = addDays(todayOf(play, file), chance.between(1, 60));
    const exception = basis === 'exception' && { reason: '省政府专题会议', through };
    const official = { name: '李主任', post: '管委会副主任' };
    const answer = await verb.propose(asking, on, { basis, official, ...exception });
    const said = { act: 'PROPOSE_CHANNEL', on: `${projectOf(file)}: ${basis}` };
    const expected = ['done', 'CHANNEL_HELD', 'CHANNEL_PROPOSED', ...LACKING];
    return onProject(play, { by: person, ...said, expected }, answer);
  },
};

const CONFIRMED_BY: Readonly<Record<string, Permission>> = {
  facts: 'facts.correct',
  amendment: 'result.confirm',
  'outside-result': 'result.enter',
  channel: 'channel.except',
  'channel-end': 'channel.admit',
};

/** What was true when it was proposed need not be when it is confirmed. */
const MOVED = [
  'FACTS_MOVED_ON',
  'CHANNEL_ANSWER',
  'FORBIDDEN',
  'CHANNEL_HELD',
  'CHANNEL_NOT_HELD',
  'NOTHING_CHANGES',
];
const AGED = ['RESULT_STATE', 'DATE_BEFORE_LAST', 'RESULT_KNOWN', 'RESULT_OLDER'];

/** A second person says yes or no to what is proposed; whoever proposed it may only take it back. */
export const confirmProposal: Step = {
  name: 'second person',
  weight: 4,
  take: async (play) => {
    const { chance, house } = play;
    const file = chance.pick(inPlay(play));
    const { seq, proposals } = file ? await standingOf(play, file) : { seq: 0, proposals: [] };
    const proposal = chance.pick(proposals);
    const permission = proposal && CONFIRMED_BY[proposal.kind];
    const right = permission === 'channel.except' && chance.happens(0.3) ? 'channel.admit' : permission;
    const person = file && right && whoMay(play, right, file);
    if (!file || !proposal || !person) return null;
    const seen = { id: file.row.project_id, ifSeq: seq };
    const asking = askedBy(play, person);
    const register = house.get(ActOnRegister);
    const on = `${projectOf(file)}: ${proposal.kind}`;
    if (chance.happens(0.2)) {
      const answer = await register.drop(asking, seen, proposal.id, '材料不足');
      const expected = ['done', 'FORBIDDEN'];
      return onProject(play, { by: person, act: 'DROP_PROPOSAL', on, expected }, answer);
    }
    const answer = await register.confirm(asking, seen, proposal.id);
    const own = proposal.by.some((by) => [person.personId, person.inPlaceOf].includes(by));
    const expected = [...(own ? ['OWN_PROPOSAL'] : ['done']), ...MOVED, ...LACKING, ...AGED];
    return onProject(play, { by: person, act: 'CONFIRM_PROPOSAL', on, expected }, answer);
  },
};
