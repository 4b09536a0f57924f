import { localDateOf } from '#calendar';
import { AcceptAll, NoticeCaseGaps, SupplyCase } from '#casework';
import { isRejection, type LocalDate, type Rejection } from '#kernel';
import { clocksOf, type Item } from '#model/casework';
import { alive, answerOf, inPlay } from '../attempt.js';
import type { CaseSeen } from '../book.js';
import { applicantsOf, handles, is, type Person } from '../people.js';
import { askedBy, type Deed, deed, type Offence, type Play, type Step } from '../play.js';

type Answer = { readonly seq: number; readonly replayed: boolean } | Rejection;

/** Somebody of the park of the case, with that role. */
const ofPark = (play: Play, file: CaseSeen, role: string): Person | undefined =>
  play.people.find((each) => is(each, role) && each.parkId === file.row.park_id && handles(each, file));

const gapsIn = (file: CaseSeen, standing: string) =>
  file.items.filter((item) => item.standing === standing && item.context.facts.window?.findings);

const isLate = ({ context }: Item, today: LocalDate): boolean =>
  clocksOf(context).some(
    ({ kind, due }) => kind === 'pre-acceptance' && due.dueOn !== null && due.dueOn < today,
  );

/** What must not be answered otherwise. */
function judged(
  { play, file, did }: { readonly play: Play; readonly file: CaseSeen; readonly did: string },
  answer: Answer,
  codes: readonly string[],
): Deed {
  const said = answerOf(answer);
  play.count(`${did} ${said}`);
  const offence: Offence = {
    invariant: 'what must not be done is refused',
    said: `${did} was answered ${said}, not ${codes.join(' or ')}`,
  };
  const lines = isRejection(answer) ? 0 : 1;
  return deed(`${did} of case ${file.no} → ${said}`, file.id, lines, codes.includes(said) ? [] : [offence]);
}

/** The lead tells what the departments found, mostly when something was. */
export const noticeCase: Step = {
  name: 'notice of the case',
  weight: 5,
  take: async (play) => {
    const { chance } = play;
    const found = inPlay(play).filter((file) =>
      gapsIn(file, 'filed').some(({ context }) => (context.facts.window?.findings?.lines?.length ?? 0) > 0),
    );
    const file = chance.pick(found.length > 0 && chance.happens(0.9) ? found : inPlay(play));
    const person = file && ofPark(play, file, 'lead');
    if (!file || !person) return null;
    const on = { caseId: file.id, ifSeq: file.seq };
    const reply = { value: chance.between(1, 8), unit: 'working_day' as const };
    const answer = await play.house.get(NoticeCaseGaps).execute(askedBy(play, person), on, reply);
    const codes = ['done', 'FINDINGS_AWAITED', 'NOTHING_FOUND', 'NO_FINDINGS_HERE', 'GAPS_TOLD_ONCE'];
    // A correction may have brought the receipt of an item forward since its findings were asked for.
    if (gapsIn(file, 'filed').some((item) => isLate(item, localDateOf(play.now))))
      codes.push('GAPS_TOO_LATE');
    return judged({ play, file, did: 'NOTICE_CASE_GAPS' }, answer, codes);
  },
};

export const acceptAll: Step = {
  name: 'accept all',
  weight: 2,
  take: async (play) => {
    const file = play.chance.pick(inPlay(play).filter((each) => alive(each).length > 0));
    const person = file && ofPark(play, file, play.chance.happens(0.5) ? 'lead' : 'clerk');
    if (!file || !person) return null;
    const on = { caseId: file.id, ifSeq: file.seq };
    const answer = await play.house.get(AcceptAll).execute(askedBy(play, person), on);
    const codes = ['done', 'NOTHING_TO_ACCEPT', 'DEPARTMENT_ACCEPTS'];
    return judged({ play, file, did: 'ACCEPT_ALL' }, answer, codes);
  },
};

/** One delivery for some of the items that wait for papers, with a line nobody asked for once in a while. */
export const supplyCase: Step = {
  name: 'supply of the case',
  weight: 4,
  take: async (play) => {
    const { chance } = play;
    const file = chance.pick(
      inPlay(play).filter(({ items }) => items.some(({ standing }) => standing === 'correcting')),
    );
    const person = file && chance.pick(applicantsOf(play.people, file));
    if (!file || !person) return null;
    const asked = file.items.flatMap(({ idx, standing, context: { facts } }) =>
      standing === 'correcting'
        ? (facts.gaps?.lines ?? [])
            .filter(({ line }) => !facts.handedIn.includes(line))
            .map(({ line }) => ({ item: idx, line }))
        : [],
    );
    const wrong = chance.happens(0.1);
    const lines = [...chance.some(asked, 0.6), ...(wrong ? [{ item: 1, line: 'M99' }] : [])];
    if (lines.length === 0) return null;
    const on = { caseId: file.id, ifSeq: file.seq };
    const answer = await play.house.get(SupplyCase).execute(askedBy(play, person), on, { papers: [], lines });
    return judged({ play, file, did: 'SUPPLY_CASE' }, answer, wrong ? ['LINE_NOT_AWAITED'] : ['done']);
  },
};
