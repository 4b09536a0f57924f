import { addDays, type CalendarData, type CalendarDay, localDateOf } from '#calendar';
import { type CalendarDrafting, DraftCalendar, PublishDraft } from '#catalogue';
import { isRejection, type LocalDate } from '#kernel';
import { answerOf } from '../attempt.js';
import { is } from '../people.js';
import { askedBy, type Deed, type Offence, type Play, type Step } from '../play.js';

const NATIONAL = 'CN';
const PAPER = { id: 'simulated', title: '模拟的节假日安排通知', url: null };
/** Counties, cities and the province of the parks' bases. */
const REGIONS = ['CN-63', 'CN-6301', 'CN-6302', 'CN-630106', 'CN-6328'];

async function latest({ house }: Play, code: string): Promise<CalendarData | null> {
  const [row] = await house.owner.call<{ content: CalendarData }>(
    `select content from catalogue.publication where kind = 'calendar' and code = $1 order by version desc limit 1`,
    [code],
  );
  return row ? (row.content.overlay?.own ?? row.content) : null;
}

/** Days of the weeks to come are named otherwise: a day off, a make-up day, or a day like any other again. */
function renamed(
  days: readonly CalendarDay[],
  play: Play,
  kinds: readonly (CalendarDay['kind'] | null)[],
): CalendarDay[] {
  const { chance, now } = play;
  let named = [...days];
  for (let left = chance.between(1, 4); left > 0; left -= 1) {
    const date = addDays(localDateOf(now), chance.between(1, 60));
    const kind = chance.pick(kinds);
    const weekend = [0, 6].includes(new Date(date).getUTCDay());
    named = named.filter((day) => day.date !== date);
    if (!date.startsWith('2026') || !kind || (kind === 'make-up' && !weekend)) continue;
    named.push({ date, kind, name: kind === 'holiday' ? '临时放假' : '调休上班', paper: PAPER.id });
  }
  return named;
}

/** The days as a clerk writes them, by year and name; here each day has a name of its own. */
function yearsOf(days: readonly CalendarDay[]): object {
  const years = new Map<string, Record<string, object>>();
  for (const { date, kind, name, paper } of days) {
    const year = date.slice(0, 4);
    const group = { [kind === 'holiday' ? 'off' : 'make-up']: [date], paper };
    years.set(year, { ...years.get(year), [`${name} ${date}`]: group });
  }
  return Object.fromEntries(years);
}

function formOf(play: Play, code: string, data: CalendarData | null): object {
  const overlay = code !== NATIONAL;
  const anyYear = Array.from({ length: 12 }, (_, n): CalendarDay => {
    const date = `${2015 + n}-12-28` as LocalDate;
    return { date, kind: 'holiday', name: '本地节日', paper: PAPER.id };
  });
  const days = renamed(
    data?.days ?? anyYear,
    play,
    overlay ? ['holiday', null] : ['holiday', 'make-up', null],
  );
  const papers = [...(data?.papers ?? []).filter(({ id }) => id !== PAPER.id), PAPER];
  return {
    ...{ code, knownFrom: '2015-01-01', knownThrough: '2026-12-31', papers, years: yearsOf(days) },
    ...(overlay && { extends: NATIONAL }),
  };
}

/** Drafted by one editor and published by another; refused to the one who drafted it. */
async function publish(play: Play, form: object, effectiveFrom: LocalDate): Promise<[string, Offence[]]> {
  const [one, two] = play.people.filter((each) => is(each, 'editor'));
  if (!one || !two) return ['no two editors', []];
  const { house } = play;
  const drafting: CalendarDrafting = { form, effectiveFrom, source: PAPER.title };
  const drafted = await house.get(DraftCalendar).execute(askedBy(play, one), drafting);
  if (isRejection(drafted)) return [drafted.code, []];
  const by = (who: typeof one) =>
    house.get(PublishDraft).execute(askedBy(play, who), drafted.draftId, { ifVersion: 1 });
  const own = isRejection(await by(one));
  const said = 'an editor published their own draft';
  return [answerOf(await by(two)), own ? [] : [{ invariant: 'what must not be done is refused', said }]];
}

/** A version of the national calendar or of a regional overlay, for today or for a later day; the open items hear of it afterwards. */
export const publishCalendar: Step = {
  name: 'calendar',
  weight: 1.5,
  take: async (play): Promise<Deed> => {
    const { chance } = play;
    const code = chance.happens(0.5) ? NATIONAL : (chance.pick(REGIONS) ?? NATIONAL);
    const effectiveFrom = addDays(localDateOf(play.now), chance.happens(0.6) ? 0 : chance.between(1, 20));
    const form = formOf(play, code, await latest(play, code));
    const [answer, offences] = await publish(play, form, effectiveFrom);
    play.count(`calendar ${answer}`);
    const did = `two editors publish calendar ${code} from ${effectiveFrom} → ${answer}`;
    return { did, lines: new Map(), offences };
  },
};
