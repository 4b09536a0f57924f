import { addDays } from '#calendar';
import { OrderTransfer, TransferItem } from '#casework';
import { DraftDefinition, PublishDraft } from '#catalogue';
import { isRejection } from '#kernel';
import { isOpen } from '#model/casework';
import type { DelegationDefinition } from '#model/catalogue';
import { answerOf, inPlay, somebodyOffered, todayOf } from '../attempt.js';
import { is } from '../people.js';
import { askedBy, type Deed, deed, type Play, type Step, unlessExpected } from '../play.js';

const DEMO = '演示';

/** The last version of every delegation, as a clerk writes it: what is absent is not written. */
async function delegations({ house }: Play): Promise<DelegationDefinition[]> {
  const rows = await house.owner.call<{ content: DelegationDefinition }>(
    `select distinct on (code) jsonb_strip_nulls(content) as content from catalogue.publication
      where kind = 'delegation' order by code, version desc`,
  );
  return rows.map(({ content }) => content);
}

/** Who has the power by statute, and every other administrative organ: mostly one of the same level deputises. */
const STATUTORY = `select o.id, o.handle, o.level from catalogue.statutory s join identity.organ o on o.id = s.organ_id
  where s.item_code = $1 and s.base_code = $2 order by o.handle`;
const DEPUTIES = `select o.id, o.handle, o.level from identity.organ o
  where o.kind = 'department' and o.body = 'administrative' order by o.handle`;

interface OrganSeen {
  readonly id: number;
  readonly handle: string;
  readonly level: string;
}

/** Somebody's place is taken for a time: mostly lawfully, else the check of the catalogue refuses it. */
async function deputy(play: Play): Promise<Partial<DelegationDefinition> | null> {
  const { chance, house, people } = play;
  const file = chance.pick(inPlay(play));
  const item = file && chance.pick(file.items.filter(isOpen));
  if (!file || !item) return null;
  const of = chance.pick(await house.owner.call<OrganSeen>(STATUTORY, [item.code, file.row.base_code]));
  const staffed = new Set(people.filter((each) => is(each, 'head')).map(({ organId }) => organId));
  const level = chance.happens(0.9) ? of?.level : undefined;
  const organs = await house.owner.call<OrganSeen>(DEPUTIES);
  const able = organs.filter(
    (each) => each.id !== of?.id && staffed.has(each.id) && (level ?? each.level) === each.level,
  );
  const to = chance.pick(able);
  if (!of || !to) return null;
  const today = todayOf(play, file);
  return {
    ...{ code: `deputy-${item.code.toLowerCase()}-${chance.below(3)}`, name: { zh: DEMO, en: 'Deputy' } },
    ...{ items: [item.code], places: [file.row.base_code], delegator: of.handle, delegate: to.handle },
    ...{ form: 'deputised', document: { number: '演示〔2026〕3号', title: DEMO }, signs: 'delegator' },
    ...{ announced: { on: today, where: DEMO }, source: DEMO, demo: true },
    ...{ from: today, through: addDays(today, chance.between(0, 40)) },
  };
}

/** A delegation of something in hand ends, or goes on though it was ended. */
async function turned(play: Play): Promise<Partial<DelegationDefinition> | null> {
  const { chance } = play;
  const file = chance.pick(inPlay(play));
  const codes = file?.items.filter(isOpen).map(({ code }) => code) ?? [];
  const known = (await delegations(play)).filter(({ items }) => items.some((code) => codes.includes(code)));
  const found = chance.pick(known);
  if (!file || !found) return null;
  const { through, ...endless } = found;
  const goesOn = through !== undefined && found.form !== 'deputised';
  return goesOn ? endless : { ...endless, through: addDays(todayOf(play, file), chance.between(-1, 5)) };
}

/** Two editors change who decides: what is filed from then on goes there, what runs stays until it is transferred. */
export const changeDelegation: Step = {
  name: 'delegation',
  weight: 3,
  take: async (play): Promise<Deed | null> => {
    const { chance, house } = play;
    const [one, two] = play.people.filter((each) => is(each, 'editor'));
    const form = chance.happens(0.5) ? await deputy(play) : await turned(play);
    const file = chance.pick(inPlay(play));
    if (!one || !two || !form || !file) return null;
    const own = { kind: 'delegation' as const, form, at: '/form' };
    const drafting = { own, along: [], effectiveFrom: todayOf(play, file) };
    const drafted = await house.get(DraftDefinition).execute(askedBy(play, one), drafting, '模拟的公告');
    const said = await published();
    play.count(`delegation ${form.form === 'deputised' ? 'deputised' : 'turned'} ${said}`);
    const term = `${form.from} to ${form.through ?? 'further notice'}`;
    const did = `two editors publish delegation ${form.code} of ${form.items} to ${form.delegate}, ${term} → ${said}`;
    return { did, lines: new Map() };

    async function published(): Promise<string> {
      if (isRejection(drafted)) return drafted.code;
      if (!two || !('draftId' in drafted)) return 'unreadable';
      const asking = askedBy(play, two);
      return answerOf(await house.get(PublishDraft).execute(asking, drafted.draftId, { ifVersion: 1 }));
    }
  },
};

const WISH = { document: '演示移交决定〔2026〕2号', reason: '权限移交' };

interface Moved {
  readonly delegation: string;
  readonly park: number;
}
/** Delegations about something that runs elsewhere than where it would be filed today. */
const MOVED = `select distinct d.code as delegation, i.park_id as park
  from casework.case_item i join casework.case_file f on f.id = i.case_id join catalogue.park k on k.id = i.park_id
  join catalogue.publication d on d.kind = 'delegation' and d.content->'items' ? i.code
   and (d.content->'places' ? f.base_code or d.content->'places' ? k.code)
  cross join lateral catalogue.deciding(i.code, f.base_code, app.legal_today(), i.facts->'authority'->>'level') u
 where i.standing in ('planned', 'filed', 'correcting', 'accepted') and u.organ_id <> coalesce((i.facts->'levels'->>'upper')::int, i.organ_id)
 order by 1, 2`;

async function rowsOf({ house }: Play, id: string): Promise<number> {
  const sql = 'select count(*)::int as n from casework.transfer_row where transfer_id = $1';
  const [row] = await house.owner.call<{ n: number }>(sql, [id]);
  return row?.n ?? 0;
}

/** A lead orders that what runs follows a delegation; it is carried out when it is heard of. The same request twice is one order. */
export const orderTransfer: Step = {
  name: 'order of a transfer',
  weight: 3,
  take: async (play) => {
    const { chance, house, people } = play;
    const moved = chance.happens(0.8) ? chance.pick(await house.owner.call<Moved>(MOVED)) : undefined;
    const delegation = moved?.delegation ?? chance.pick(await delegations(play))?.code;
    const lead = chance.pick(
      people.filter((each) => is(each, 'lead') && (!moved || each.parkId === moved.park)),
    );
    if (!delegation || !lead) return null;
    const asking = askedBy(play, lead);
    const verb = house.get(OrderTransfer);
    const answer = await verb.execute(asking, { ...WISH, delegation });
    const again = chance.happens(0.3) ? await verb.execute(asking, { ...WISH, delegation }) : null;
    const said = answerOf(answer);
    const rows = isRejection(answer) ? 0 : await rowsOf(play, answer.id);
    play.count(`ORDER_TRANSFER ${said}${rows > 0 ? '' : ', of nothing'}`);
    const did = `${lead.name}: ORDER_TRANSFER by ${delegation}${again ? ', twice' : ''} → ${said}, ${rows} items`;
    const once =
      again === null || (!isRejection(again) && again.replayed && 'id' in answer && again.id === answer.id);
    const offences = unlessExpected('an order', said, ['done']);
    const twice = { invariant: 'a request counts once', said: `asked again: ${JSON.stringify(again)}` };
    return { did, lines: new Map(), offences: once ? offences : [...offences, twice] };
  },
};

/** The lead moves one item alone, to whom the record of authority names: where that is who has it, there is nothing to move. */
export const transferItem: Step = {
  name: 'transfer',
  weight: 2,
  take: async (play) => {
    const { house } = play;
    const offered = somebodyOffered(play, 'TRANSFER');
    if (!offered) return null;
    const { file, item, person } = offered;
    const on = { caseId: file.id, idx: item.idx, ifVersion: item.version };
    const answer = await house.get(TransferItem).execute(askedBy(play, person), on, WISH);
    const said = answerOf(answer);
    play.count(`TRANSFER_ITEM ${said}`);
    const expected = ['done', 'AUTHORITY_UNMOVED', 'NOT_COMPETENT'];
    const did = `${person.name}: TRANSFER case ${file.no} item ${item.idx} ${item.code} → ${said}`;
    return deed(did, file.id, isRejection(answer) ? 0 : 1, unlessExpected('a transfer', said, expected));
  },
};
