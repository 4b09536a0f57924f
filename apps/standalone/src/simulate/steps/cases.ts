import { AddItems, type Submission, SubmitCase, type Submitted, WithdrawCase } from '#casework';
import { isRejection, type Rejection } from '#kernel';
import { isOpen } from '#model/casework';
import { alive, answerOf, inPlay } from '../attempt.js';
import { applicantsOf, is, type Person, sees } from '../people.js';
import { askedBy, type Deed, deed, type Offence, type Play, type Step } from '../play.js';
import { firstFacts } from '../project-facts.js';

/** More open cases at once would only make the run broader, not deeper. */
const MOST_OPEN = 6;

export interface Filing {
  readonly person: Person;
  readonly submission: Submission;
  readonly asking: ReturnType<typeof askedBy>;
}

/** Some applicant with some application, for a project of theirs or a new one. */
export function chooseFiling(play: Play): Filing | null {
  const { chance, people, offers } = play;
  const person = chance.pick(people.filter((each) => is(each, 'applicant')));
  if (!person) return null;
  const mine = inPlay(play).filter(
    (file) => file.row.applicant_organ === person.organId && sees(person, file),
  );
  const known = person.projects || chance.happens(0.4) ? chance.pick(mine) : undefined;
  if (person.projects && !known) return null;
  const { base, ...application } = offers.application(chance, known?.row.base_code ?? null);
  const project = { name: '模拟项目', base, facts: firstFacts(chance) };
  const submission = { ...application, ...(known ? { projectId: known.row.project_id } : { project }) };
  return { person, submission, asking: askedBy(play, person) };
}

export const submit = (play: Play, { asking, submission }: Filing): Promise<Submitted | Rejection> =>
  play.house.get(SubmitCase).execute(asking, submission);

export function told({ person, submission: { guide, items, project } }: Filing): string {
  const papers = items.map(({ code, handedIn }) => `${code}(${handedIn.length})`).join(' ');
  return `${person.name}: submits ${guide} ${papers} for ${project ? `a new project at ${project.base}` : 'a project known'}`;
}

export function judgeFiling(play: Play, filing: Filing, answer: Submitted | Rejection): Deed {
  const did = `${told(filing)} → ${answerOf(answer)}`;
  play.count(`SUBMIT ${answerOf(answer)}`);
  if (isRejection(answer)) {
    const offence: Offence = {
      invariant: 'what is offered is taken',
      said: `an application was refused: ${answer.code}`,
      rows: filing,
    };
    return { did, lines: new Map(), offences: [offence] };
  }
  play.past.push({
    ...answer,
    asking: filing.asking,
    again: (asking) => submit(play, { ...filing, asking }),
  });
  return deed(did, answer.caseId, 1);
}

export const submitCase: Step = {
  name: 'submit',
  weight: 7,
  take: async (play) => {
    const filing = chooseFiling(play);
    const open = inPlay(play).filter((file) => file.row.status === 'open').length;
    if (!filing || open >= MOST_OPEN) return null;
    return judgeFiling(play, filing, await submit(play, filing));
  },
};

/** The applicant withdraws the whole case, sometimes one they have not looked at for a while. */
export const withdrawCase: Step = {
  name: 'withdraw case',
  weight: 0.6,
  take: async (play) => {
    const file = play.chance.pick(inPlay(play).filter((each) => alive(each).length > 0));
    const person = file && play.chance.pick(applicantsOf(play.people, file));
    if (!file || !person) return null;
    const stale = play.chance.happens(0.3);
    const on = { caseId: file.id, ifSeq: file.seq - (stale ? 1 : 0) };
    const answer = await play.house.get(WithdrawCase).execute(askedBy(play, person), on);
    play.count(`WITHDRAW_CASE ${answerOf(answer)}`);
    const due = stale ? 'STALE' : file.items.some(isOpen) ? 'done' : 'CASE_CONCLUDED';
    const offence: Offence = {
      invariant: 'what is offered is taken',
      said: `withdrawing the case was answered ${answerOf(answer)}, not ${due}`,
    };
    const did = `${person.name}: withdraws case ${file.no}${stale ? ', seen too long ago' : ''} → ${answerOf(answer)}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, answerOf(answer) === due ? [] : [offence]);
  },
};

/** What the rules may say to an addition: the guide is guessed, and may be another one of the same items. */
const ADDED: readonly string[] = ['done', 'ITEM_TWICE', 'NOT_IN_GUIDE', 'ADD_NEEDS_FORM', 'JOINT_OVER'];

/** The applicant adds some items to an open case. */
export const addItems: Step = {
  name: 'add items',
  weight: 2,
  take: async (play) => {
    const { chance, offers, house } = play;
    const file = chance.pick(inPlay(play).filter((each) => each.row.status === 'open'));
    const person = file && play.chance.pick(applicantsOf(play.people, file));
    const codes = file?.items.map(({ code }) => code) ?? [];
    const items = file ? offers.addition(chance, file.row.base_code, codes) : [];
    if (!file || !person || items.length === 0) return null;
    const on = { caseId: file.id, ifSeq: file.seq };
    const answer = await house.get(AddItems).execute(askedBy(play, person), on, { items, declared: true });
    const said = answerOf(answer);
    play.count(`ADD_ITEM ${said}`);
    const offence: Offence = {
      invariant: 'what is offered is taken',
      said: `an addition was answered ${said}`,
    };
    const did = `${person.name}: adds ${items.map(({ code }) => code).join(' ')} to case ${file.no} → ${said}`;
    const offences = ADDED.includes(said) ? [] : [offence];
    return deed(did, file.id, isRejection(answer) ? 0 : 1, offences);
  },
};
