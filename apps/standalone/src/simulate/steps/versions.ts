import { addDays, localDateOf } from '#calendar';
import { AdoptVersions } from '#casework';
import { type DefinitionDrafting, DraftDefinition, PublishDraft } from '#catalogue';
import { isRejection } from '#kernel';
import { type Item, isOpen } from '#model/casework';
import { type ItemDefinition, writeItem } from '#model/catalogue';
import { answerOf } from '../attempt.js';
import { is } from '../people.js';
import { askedBy, type Deed, type Play, type Step } from '../play.js';

const BASIS = '法释〔2009〕20号 9';

async function latest({ house }: Play, code: string): Promise<ItemDefinition | undefined> {
  const [row] = await house.owner.call<{ content: ItemDefinition }>(
    `select content from catalogue.publication where kind = 'item' and code = $1 order by version desc limit 1`,
    [code],
  );
  return row?.content;
}

/** Another promise, within the statute; now and then a condition in other words, so that reviews are taken up again. */
function changed({ promise, conditions, ...item }: ItemDefinition, { chance }: Play): ItemDefinition {
  const value = Math.max(1, promise.value + chance.between(-4, 2));
  const [first, ...others] = conditions;
  const reworded =
    first && chance.happens(0.3) ? [{ ...first, text: `${first.text}。` }, ...others] : conditions;
  return { ...item, promise: { ...promise, value }, conditions: reworded };
}

function draftingOf(play: Play, form: unknown): DefinitionDrafting {
  const { chance, now } = play;
  const today = localDateOf(now);
  const rule = chance.pick(['keep', 'switch', 'switch', 'by-rule'] as const) ?? 'switch';
  const filedBefore =
    rule === 'by-rule' && chance.happens(0.7) ? addDays(today, -chance.between(0, 20)) : undefined;
  return {
    own: { kind: 'item', form, at: '/form' },
    along: [],
    effectiveFrom: addDays(today, chance.happens(0.7) ? 0 : chance.between(1, 10)),
    pending: { rule, basis: BASIS, ...(filedBefore && { filedBefore }) },
  };
}

async function publish(play: Play, drafting: DefinitionDrafting): Promise<string> {
  const [one, two] = play.people.filter((each) => is(each, 'editor'));
  if (!one || !two) return 'no two editors';
  const drafted = await play.house.get(DraftDefinition).execute(askedBy(play, one), drafting, '模拟的公告');
  if (isRejection(drafted)) return drafted.code;
  if (!('draftId' in drafted)) return 'unreadable';
  const asked = askedBy(play, two);
  return answerOf(await play.house.get(PublishDraft).execute(asked, drafted.draftId, { ifVersion: 1 }));
}

/** A version of an item somebody has in hand, published by two editors; the pending items hear of it by the chores. */
export const publishVersion: Step = {
  name: 'version',
  weight: 3,
  take: async (play): Promise<Deed | null> => {
    const items: readonly Item[] = play.book.cases.flatMap((file) => file.items).filter(isOpen);
    const code = play.chance.pick(items)?.code;
    const item = code && (await latest(play, code));
    if (!item) return null;
    const drafting = draftingOf(play, writeItem(changed(item, play)));
    const answer = await publish(play, drafting);
    play.count(`version ${answer}`);
    const did = `two editors publish ${code} from ${drafting.effectiveFrom}, ${drafting.pending?.rule} → ${answer}`;
    // Mostly heard at once; what is not heard, or is for a later day, the chores bring.
    if (answer !== 'done' || !play.chance.happens(0.7)) return { did, lines: new Map() };
    await play.house.get(AdoptVersions).execute();
    return { did: `${did}, and it is heard`, lines: null };
  },
};
