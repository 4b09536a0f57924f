import { ReadDeadline } from '#casework';
import { type Verdict, verifyReceipt } from '#model/casework';
import { digest } from '#record';
import { sees } from '../people.js';
import type { Deed, Offence, Step } from '../play.js';

function wrong(no: number, idx: number, verdict: Verdict | null): Offence[] {
  if (verdict?.verdict === 'right') return [];
  const said = `the receipt of case ${no} item ${idx} is ${verdict?.verdict ?? 'not given'}`;
  return [{ invariant: 'a stranger recomputes every date from its receipt', said, rows: verdict }];
}

/** Somebody asks why the date is what it is, and computes it again from the answer alone, as it leaves the door. */
export const receipt: Step = {
  name: 'receipt',
  weight: 2,
  take: async (play): Promise<Deed | null> => {
    const { chance, book, people } = play;
    const file = chance.pick(book.cases);
    const item = file && chance.pick(file.items);
    const person = file && chance.pick(people.filter((each) => sees(each, file)));
    if (!file || !item || !person) return null;
    const read = play.house.get(ReadDeadline);
    const given = await read.ofItem(person.principal, file.id, item.idx);
    const joint = await read.ofCase(person.principal, file.id);
    const verify = (it: object) => verifyReceipt(JSON.parse(JSON.stringify(it)), digest);
    const offences = [
      ...wrong(file.no, item.idx, given && verify(given)),
      ...(joint ? wrong(file.no, 0, verify(joint)) : []),
    ];
    return { did: `${person.name} recomputes case ${file.no} item ${item.idx}`, lines: new Map(), offences };
  },
};
