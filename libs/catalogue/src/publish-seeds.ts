import { type CalendarData, type CalendarPart, mergeCalendar } from '#calendar';
import { isRejection, type LocalDate } from '#kernel';
import type { Database } from '#platform';
import { foldAuthorities } from './fold-authorities.js';
import { hashOf } from './hash-of.js';
import { tellPowers } from './model/authority/powers.js';
import { issueCertificate } from './model/certificate/issue-certificate.js';
import { confirmersOf } from './model/check/check-confirmations.js';
import { firstReviewersOf } from './model/check/check-first-review.js';
import type { Finding } from './model/check/finding.js';
import { KINDS } from './model/publish/kinds.js';
import { compose, type Publishing } from './model/publish/publish.js';
import { seedDraft } from './model/publish/seed-draft.js';
import { SeedError } from './offline/index.js';
import { EFFECTIVE_FROM, type SeedFolder } from './seed-folder.js';
import { SeedStore } from './store/seed.store.js';

const CALENDAR_FROM = '2015-01-01' as LocalDate;
const ATTEMPTS = 8;

/**
 * Publishes what the seeds hold and the database does not have yet, as the owner; answers how many versions were new. Running it again
 * changes nothing: a version is known by its hash, and a code that people have published is theirs. Where the seeds do not go together
 * with what people published, the list stays as it is and `held` hears why: the product starts with what is in force. Only the first
 * list reaches back to the law it follows; what later seeds change holds from the day of the start on (立法法 104).
 */
export async function publishSeeds(
  owner: Database,
  seeds: SeedFolder,
  held: (finding: Finding) => void = () => undefined,
): Promise<number> {
  const store = new SeedStore(owner);
  await store.putParks(seeds.parks);
  await store.putLetterheads(seeds.letterheads);
  await store.putConfirmers(confirmersOf(seeds.organs, seeds.parks));
  await store.putFirstReviewers(firstReviewersOf(seeds.organs, seeds.parks));
  const calendars = await untilFirst(() => publishCalendars(store, complete(seeds.calendars)));
  const list = await untilFirst(() => publishList(store, seeds, held));
  await foldAuthorities(store, seeds);
  return calendars + list;
}

/** Null: somebody published meanwhile, so what was read is read again. */
async function untilFirst(publish: () => Promise<number | null>): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const published = await publish();
    if (published !== null) return published;
  }
  throw new Error('the seeds were overtaken again and again');
}

async function publishList(
  store: SeedStore,
  { items, guides, delegations, tables, facts, keyLists, assessments, organs, parks }: SeedFolder,
  held: (finding: Finding) => void,
): Promise<number | null> {
  const from = await store.listFrom(EFFECTIVE_FROM);
  const { seen, versions } = await store.published(from);
  const list = [
    ...items.map((content) => ({ kind: 'item' as const, content })),
    ...guides.map((content) => ({ kind: 'guide' as const, content })),
    ...delegations.map((content) => ({ kind: 'delegation' as const, content })),
    ...facts.map((content) => ({ kind: 'fact' as const, content })),
    ...tables.map((content) => ({ kind: 'table' as const, content })),
    ...assessments.map((content) => ({ kind: 'assessment' as const, content })),
    ...keyLists.map((content) => ({ kind: 'key-list' as const, content })),
  ];
  const drafted = seedDraft(list, versions, {
    from,
    hashOf,
    powers: tellPowers(organs, parks),
  });
  if (drafted === null) return 0;
  const { draft, family } = drafted;
  const errors = KINDS[draft.kind].check(draft, family).filter(({ severity }) => severity === 'error');
  errors.forEach(held);
  if (errors.length > 0) return 0;
  const publication = compose(draft, family, { hashOf, issue: issueCertificate });
  if (isRejection(publication)) throw new SeedError([`${draft.code}: ${publication.code}`]);
  return store.publish(seen, publication);
}

/** Calendars are delivered complete, so each is its own version; one that people published, with its overlays, is theirs. */
async function publishCalendars(
  store: SeedStore,
  calendars: readonly CalendarData[],
): Promise<number | null> {
  const { seen, versions } = await store.published(CALENDAR_FROM);
  const known = versions.filter(({ kind }) => kind === 'calendar');
  const rootOf = (code: string) => code.split('-')[0];
  const publications = calendars.flatMap((content): Publishing[] => {
    const { code } = content;
    const last = known.findLast((version) => version.code === code);
    const isPeoples = known.some((version) => version.isPeoples && rootOf(version.code) === rootOf(code));
    const hash = hashOf(content);
    if (isPeoples || last?.hash === hash) return [];
    const version = (last?.version ?? 0) + 1;
    const diff = last ? KINDS.calendar.diff(last.content, content) : null;
    const plain = { ends: false, operation: null, pending: null, diff };
    return [{ kind: 'calendar', code, version, effectiveFrom: CALENDAR_FROM, hash, content, ...plain }];
  });
  return publications.length === 0 ? 0 : store.publish(seen, { publications, certificates: [] });
}

/** Overlays laid upon the calendars they extend. */
function complete(parts: readonly CalendarPart[]): CalendarData[] {
  return parts.map((part) => {
    if (part.extends === undefined) return part;
    const base = parts.find(({ code }) => code === part.extends);
    if (!base)
      throw new SeedError([`calendar ${part.code} extends ${part.extends}, which the seeds do not hold`]);
    const merged = mergeCalendar(base, hashOf(base), part);
    if (isRejection(merged)) throw new SeedError([`calendar ${part.code}: ${merged.code}`]);
    return merged;
  });
}
