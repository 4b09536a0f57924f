import { addDays, localDateOf } from '#calendar';
import { CatalogueQueries, Published } from '#catalogue';
import type { Database } from '#platform';
import { type Finding, ok, say, warning, wrong } from './finding.js';

/** Twenty working days over a long holiday, and time to publish the next year's calendar. */
const AHEAD_DAYS = 60;

/** The catalogue is published, and its calendar reaches as far as the dates that are promised today. */
export async function examinePublished(owner: Database): Promise<Finding[]> {
  const catalogue = new CatalogueQueries(owner);
  if (!(await catalogue.isPublished())) {
    const said = say('尚无现行有效的事项、指南或日历', 'no item, guide or calendar is in force');
    return [
      wrong(
        'catalogue',
        said,
        say('运行 npm start，种子数据会自动发布', 'run npm start: the seeds are published then'),
      ),
    ];
  }
  const calendar = await new Published(owner).calendar(await catalogue.calendarInForce());
  const { knownThrough } = calendar;
  const today = localDateOf(await owner.legalNow());
  const published = ok(
    'catalogue',
    say('事项、指南和日历均已发布', 'items, guides and calendar are published'),
  );
  if (knownThrough >= addDays(today, AHEAD_DAYS)) {
    return [published, ok('calendar', say(`已知至 ${knownThrough}`, `known through ${knownThrough}`))];
  }
  return [
    published,
    warning(
      'calendar',
      say(
        `只知至 ${knownThrough}，此后的日期标为暂定`,
        `known only through ${knownThrough}; later dates are marked provisional`,
      ),
      say(
        '国务院办公厅公布下一年放假安排后，由两名编目员起草并发布（POST /v1/calendar/drafts）',
        "when the next year's notice is out, one editor drafts it and another publishes it (POST /v1/calendar/drafts)",
      ),
    ),
  ];
}
