import { RingAlarms, WithdrawCase } from '#casework';
import { isRejection } from '#kernel';
import { type Attempt, alive, answerOf, chooseAct, describe, judge, perform } from '../attempt.js';
import { is } from '../people.js';
import { askedBy, type Deed, deed, type Offence, type Play, type Step } from '../play.js';

const once = (said: string, attempt: Attempt): Offence => ({
  invariant: 'of one act at once, one happens',
  said,
  rows: attempt,
});

/** The same button twice in the same moment: with one key it happens once and is answered twice, with two keys one comes late. */
export const doubleClick: Step = {
  name: 'double click',
  weight: 2,
  take: async (play) => {
    const attempt = chooseAct(play);
    if (!attempt) return null;
    const oneKey = play.chance.happens(0.5);
    const other = oneKey ? attempt : { ...attempt, asking: askedBy(play, attempt.person) };
    const answers = await Promise.all([perform(play, attempt), perform(play, other)]);
    const happened = answers.filter((answer) => answerOf(answer) === 'done').length;
    const offences = [attempt, other].flatMap((each, at) => {
      const answer = answers[at];
      return answer ? judge(play, { ...each, sure: false }, answer) : [];
    });
    const replayed = answers.some((answer) => answerOf(answer) === 'replayed');
    if (happened > 1 || (oneKey && happened === 1 && !replayed))
      offences.push(once(answers.map(answerOf).join(), attempt));
    if (attempt.sure && happened === 0) offences.push(once('neither of two happened', attempt));
    const did = `${describe(play, attempt)}, twice with ${oneKey ? 'one key' : 'two keys'} → ${answers.map(answerOf).sort()}`;
    return deed(did, attempt.file.id, happened, offences);
  },
};

/** Whatever version it has by then: time may move it in the same moment, and either order must end alike. */
function unseen({ ifVersion: _, ...attempt }: Attempt): Attempt {
  return attempt;
}

const others = ({ file, item }: Attempt) => alive(file).filter(({ idx }) => idx !== item.idx);

/** Two people act on two items of one case in the same moment: neither holds up the other. */
export const twoItems: Step = {
  name: 'two items at once',
  weight: 3,
  take: async (play) => {
    const first = chooseAct(play);
    const second = first && chooseAct(play, { file: first.file, items: others(first) });
    if (!first || !second) return null;
    // Where items are handled jointly, an act on one also tells the others what time has done, and so moves their versions.
    const seen = first.file.joint ? unseen : (attempt: Attempt) => attempt;
    return together(play, seen(first), seen(second));
  },
};

/** Two different acts on one item in the same moment: whichever is first, the other is refused or comes after it. */
export const twoActs: Step = {
  name: 'two acts at once',
  weight: 0.7,
  take: async (play) => {
    const first = chooseAct(play);
    const second = first && chooseAct(play, { file: first.file, items: [first.item] });
    if (!first || !second || second.wish.type === first.wish.type) return null;
    play.left.add(first.file.id);
    return together(play, { ...first, sure: false }, { ...second, sure: false });
  },
};

async function together(play: Play, first: Attempt, second: Attempt): Promise<Deed> {
  const answers = await Promise.all([perform(play, first), perform(play, second)]);
  const offences = [first, second].flatMap((each, at) => {
    const answer = answers[at];
    return answer ? judge(play, each, answer) : [];
  });
  const happened = answers.filter((answer) => !isRejection(answer)).length;
  const did = `${describe(play, first)} AND ${describe(play, second)} → ${answers.map(answerOf)}`;
  return deed(did, first.file.id, happened, offences);
}

/** A person acts while the bell of the same case rings. */
export const actAndBell: Step = {
  name: 'act and bell at once',
  weight: 1.5,
  take: async (play) => {
    const attempt = chooseAct(play);
    if (!attempt) return null;
    const bell = play.house.get(RingAlarms);
    const [answer] = await Promise.all([perform(play, unseen(attempt)), bell.execute(attempt.file.id)]);
    const offences = judge(play, unseen(attempt), answer);
    return { did: `${describe(play, attempt)} AND its bell → ${answerOf(answer)}`, lines: null, offences };
  },
};

/** The applicant withdraws the whole case while somebody acts on it. */
export const actAndWithdrawal: Step = {
  name: 'act and withdrawal at once',
  weight: 0.2,
  take: async (play) => {
    const attempt = chooseAct(play);
    const { file } = attempt ?? {};
    const applicant =
      file && play.people.find((each) => is(each, 'applicant') && each.organId === file.row.applicant_organ);
    if (!attempt || !file || !applicant) return null;
    play.left.add(file.id);
    const withdraw = play.house.get(WithdrawCase);
    const [act, whole] = await Promise.all([
      perform(play, attempt),
      withdraw.execute(askedBy(play, applicant), { caseId: file.id, ifSeq: file.seq }),
    ]);
    const offences = judge(play, { ...attempt, sure: false }, act);
    const happened = [act, whole].filter((answer) => !isRejection(answer)).length;
    const did = `${describe(play, attempt)} AND case ${file.no} withdrawn → ${answerOf(act)}, ${answerOf(whole)}`;
    return deed(did, file.id, happened, offences);
  },
};
