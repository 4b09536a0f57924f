import { localDateOf } from '#calendar';
import { Published } from '#catalogue';
import { clocksOf, type Item, type ItemContext } from '#model/casework';
import type { Deed, Offence, Play, Step } from '../play.js';

/** Open items that count by another calendar than the one in force for them. */
const STALE = `select i.case_id as "caseId", i.idx, c.id as calendar, i.standing, i.work, i.facts, i.item_version as "itemVersion"
  from casework.case_file f join casework.case_item i on i.case_id = f.id
  cross join lateral (select catalogue.calendar_of(f.base_code, i.organ_id, app.legal_today()) as id) c
 where i.standing in ('planned', 'filed', 'correcting', 'accepted') and c.id <> i.calendar order by f.receipt_no, i.idx`;
const DUE = 'select casework.calendars_due() || casework.calendars_unreached() as due';

interface Stale extends Pick<Item, 'idx' | 'calendar' | 'standing' | 'work' | 'itemVersion'> {
  readonly caseId: string;
  readonly facts: ItemContext['facts'];
}

function isOver({ context }: Item, play: Play): boolean {
  const today = localDateOf(play.now);
  return clocksOf(context).some(({ due, endedOn }) => !endedOn && due.dueOn !== null && due.dueOn < today);
}

/** A breach stays a breach and nobody becomes late after the fact: such an item keeps its calendar, and no other does. */
async function leftBehind(play: Play): Promise<Offence[]> {
  const published = new Published(play.house.owner);
  const offences: Offence[] = [];
  for (const { caseId, idx, calendar: id, facts, ...stands } of await play.house.owner.call<Stale>(STALE)) {
    const file = play.book.cases.find((each) => each.id === caseId);
    const known = file?.items.find((each) => each.idx === idx);
    if (!file || !known) continue;
    // As it stands since the pass, which first did what time had to do: the end of a stop may have made it late.
    const definition = await published.item(stands.itemVersion);
    const item = { ...known, ...stands, context: { ...known.context, definition, facts } };
    const moved = { ...item, context: { ...item.context, calendar: await published.calendar(id) } };
    const said = `item ${idx} of case ${file.no} counts by calendar ${item.calendar}, not ${id}`;
    const keeps = isOver(item, play) || isOver(moved, play);
    if (!keeps)
      offences.push({ invariant: 'a published calendar reaches every open item', said, rows: item });
  }
  return offences;
}

const LEFT = `select 'hand-over' as order, n, state from casework.hand_over_row where state = 'waiting'
  union all select 'transfer', n, state from casework.transfer_row where state = 'waiting'`;

/** What was ordered is carried out row by row, or refused by name: no row is left over once a pass has ended. */
async function leftOver({ house }: Play): Promise<Offence[]> {
  const rows = await house.owner.call<object>(LEFT);
  const said = `${rows.length} rows of orders still wait`;
  return rows.length > 0 ? [{ invariant: 'what is ordered is carried out', said, rows }] : [];
}

/** The chores of a minute: what a date or a lost message would have set off. By one worker or by two at once. */
export const chores: Step = {
  name: 'chores',
  weight: 2,
  take: async (play): Promise<Deed> => {
    const pass = async () => {
      for (const chore of play.house.subscriptions.chores) await chore();
    };
    const [row] = await play.house.owner.call<{ due: number[] }>(DUE);
    const twin = play.chance.happens(0.3);
    await Promise.all((twin ? [1, 2] : [1]).map(pass));
    const offences = [...(row?.due.length ? await leftBehind(play) : []), ...(await leftOver(play))];
    return { did: `the chores of a minute${twin ? ', by two workers at once' : ''}`, lines: null, offences };
  },
};
