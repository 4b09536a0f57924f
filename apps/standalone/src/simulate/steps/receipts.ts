import { ExplainPublicStatus, ReadDeadline } from '#casework';
import { type SealedReceipt, type Verdict, verifyReceipt } from '#model/casework';
import { canonical, digest } from '#record';
import type { CaseSeen } from '../book.js';
import { sees } from '../people.js';
import type { Deed, Offence, Play, Step } from '../play.js';

function wrong(no: number, idx: number, verdict: Verdict | null): Offence[] {
  if (verdict?.verdict === 'right') return [];
  const said = `the receipt of case ${no} item ${idx} is ${verdict?.verdict ?? 'not given'}`;
  return [{ invariant: 'a stranger recomputes every date from its receipt', said, rows: verdict }];
}

/** Whoever has both numbers reads the same reasons on the page of the case as those who are signed in. `given`: of the item, and of the case. */
async function untold(
  { house, past }: Play,
  { id, no, row }: CaseSeen,
  [idx, ...given]: readonly [number, SealedReceipt | null, SealedReceipt | null],
): Promise<Offence[]> {
  const queryCode = past.find((each) => each.caseId === id && each.queryCode)?.queryCode;
  if (!queryCode) return [];
  const page = await house.get(ExplainPublicStatus).execute(row.receipt_no, queryCode);
  const shown = [page?.items.find(({ n }) => n === idx)?.receipt, page?.joint];
  const told = (receipts: readonly (object | null | undefined)[]) =>
    canonical(receipts.map((receipt) => receipt && { ...receipt, hash: undefined }));
  if (told(shown) === told(given)) return [];
  const said = `the page of case ${no} tells other reasons for item ${idx} than its receipts`;
  return [{ invariant: 'the page of a case tells what its receipts say', said, rows: shown }];
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
      ...(await untold(play, file, [item.idx, given, joint])),
    ];
    return { did: `${person.name} recomputes case ${file.no} item ${item.idx}`, lines: new Map(), offences };
  },
};
