import { CaseworkQueries, ReadCase } from '#casework';
import type { CaseSeen } from '../book.js';
import { type Person, sees } from '../people.js';
import { type Offence, type Play, type Step } from '../play.js';

/** Every table with rows of a case, counted as its reader sees it. */
const COUNT = `select (select count(*) from casework.case_file where id = $1)
  + (select count(*) from casework.case_item where case_id = $1)
  + (select count(*) from record.stream where id = $1)
  + (select count(*) from record.journal where stream_id = $1)
  + (select count(*) from record.alert where stream_id = $1)
  + (select count(*) from record.notice where stream_id = $1) as n`;

async function rowsFor({ house }: Play, { principal }: Person, { id }: CaseSeen): Promise<number> {
  const [row] = await house.database.readAs<{ n: string }>(principal, COUNT, [id]);
  const journal = await house.get(CaseworkQueries).journal(principal, id);
  const seen = await house.get(ReadCase).execute(principal, id);
  return Number(row?.n ?? 0) + journal.length + (seen ? 1 : 0);
}

/** Another park's officer, another firm: nothing of the case. And whoever sees it sees something: the count counts. */
export const stranger: Step = {
  name: 'stranger',
  weight: 4,
  take: async (play) => {
    const file = play.chance.pick(play.book.cases);
    const strangers = file && play.people.filter((each) => !sees(each, file));
    const near = strangers?.filter(({ parkId }) => parkId === file?.row.park_id);
    const out = play.chance.pick((near?.length && play.chance.happens(0.6) ? near : strangers) ?? []);
    const within = file && play.chance.pick(play.people.filter((each) => sees(each, file)));
    if (!file || !out || !within) return null;
    const offences: Offence[] = [];
    const wrong = (who: Person, n: number) =>
      offences.push({
        invariant: 'nobody sees what is not theirs',
        said: `${who.name} sees ${n} rows of case ${file.no}`,
      });
    const [strange, known] = [await rowsFor(play, out, file), await rowsFor(play, within, file)];
    if (strange > 0) wrong(out, strange);
    if (known === 0) wrong(within, known);
    return { did: `${out.name} looks for case ${file.no}`, lines: new Map(), offences };
  },
};
