import { addDays, type CalendarData, localDateOf } from '#calendar';
import { publishSeeds } from '#catalogue';
import type { LocalDate } from '#kernel';
import type { Database } from '#platform';
import type { Chance } from '../chance.js';
import type { Step } from '../play.js';

const PAPER = { id: 'simulated', title: '模拟的节假日安排通知', url: null };
const NOTHING = { parks: [], organs: [], items: [], guides: [], people: [], projects: [] };

async function latest(owner: Database): Promise<CalendarData> {
  const [row] = await owner.call<{ content: CalendarData }>(
    `select content from catalogue.publication where kind = 'calendar' and code = 'CN' order by version desc limit 1`,
  );
  if (!row) throw new Error('no calendar is published');
  return row.content;
}

/** One day of the weeks to come is named otherwise: a day off, a make-up day, or a day like any other again. */
function renamed(data: CalendarData, date: LocalDate, chance: Chance): CalendarData {
  if (date < data.knownFrom || date > data.knownThrough) return data;
  const others = data.days.filter((day) => day.date !== date);
  const kind = chance.pick(['holiday', 'make-up', null] as const);
  const named = kind
    ? [{ date, kind, name: kind === 'holiday' ? '临时放假' : '调休上班', paper: PAPER.id }]
    : [];
  const papers = data.papers.some(({ id }) => id === PAPER.id) ? data.papers : [...data.papers, PAPER];
  return { ...data, days: [...others, ...named].sort((a, b) => (a.date < b.date ? -1 : 1)), papers };
}

/** A new version of the working calendar is published; it counts at once. */
export const publishCalendar: Step = {
  name: 'calendar',
  weight: 1,
  take: async ({ house, chance, now }) => {
    let data = await latest(house.owner);
    for (let left = chance.between(1, 4); left > 0; left -= 1) {
      data = renamed(data, addDays(localDateOf(now), chance.between(1, 60)), chance);
    }
    const versions = await publishSeeds(house.owner, { ...NOTHING, calendars: [data] });
    return { did: `calendar: ${versions} new version`, lines: new Map() };
  },
};
