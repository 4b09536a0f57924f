import type { Instant } from '#kernel';
import type { GuideDefinition } from '#model/catalogue';
import type { SeenCase } from './case-detail.js';
import type { Opening } from './model/open-case.js';
import type { OpenedCase, Prepared } from './store/casework.store.js';

/** What was asked for and what came of it: a case in a project that was opened with it. */
interface JustOpened {
  readonly caseId: string;
  readonly guide: GuideDefinition;
  readonly project: { readonly id: string; readonly name: string };
  readonly prepared: Prepared;
  readonly opening: Opening;
  readonly acted: OpenedCase;
}

/**
 * The case as its applicant sees it right after the act, from what the act wrote: to the letter what reading it again would show. The register
 * of a new project is empty.
 */
export function openedCase({ caseId, guide, project, prepared, opening, acted }: JustOpened): SeenCase {
  const { actor, now, parkId, offering } = prepared;
  return {
    row: {
      id: caseId,
      receiptNo: acted.receiptNo ?? '',
      guide: guide.code,
      guideName: guide.name,
      projectId: project.id,
      projectName: project.name,
      status: 'open',
      open: opening.after.length,
      granted: 0,
      refused: 0,
      withdrawn: 0,
      submittedAt: new Date(acted.submittedAt ?? now).toISOString() as Instant,
      concludedAt: null,
      seq: acted.seq,
    },
    items: opening.after.map(({ context, ...item }) => ({
      ...item,
      context: { ...context, facts: asStored(context.facts) },
    })),
    organs: opening.items.map(({ organ_id }) => organOf(offering, organ_id)),
    joint: guide.joint && opening.joint ? { terms: guide.joint, facts: opening.joint.facts } : undefined,
    reading: {
      ...{ actor, now, results: [], assessments: offering?.assessments ?? [], asked: offering?.organs ?? {} },
      file: { applicantOrgan: actor.organId, parkId: parkId ?? 0 },
    },
  };
}

function organOf(offering: Prepared['offering'], id: number) {
  const organ = offering?.organs[id];
  if (!organ) throw new Error(`no item was offered of organ ${id}`);
  return organ;
}

/** As the database gives it back: it keeps the names of an object, ours are ASCII, by their length, and those of one length in order (jsonb). */
function asStored<T>(value: T): T {
  if (Array.isArray(value)) return value.map(asStored) as T;
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  const stored: Record<string, unknown> = {};
  for (const name of names) stored[name] = asStored((value as Record<string, unknown>)[name]);
  return stored as T;
}
