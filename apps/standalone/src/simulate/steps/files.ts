import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CheckOriginal, ReadContent, type ResolvedFile, ResolveFiles, UploadFile } from '#dossier';
import { isRejection } from '#kernel';
import { may } from '#model/identity';
import { inPlay } from '../attempt.js';
import type { CaseSeen } from '../book.js';
import { handles, type Person, sees } from '../people.js';
import { type Offence, type Play, type Step, unlessExpected } from '../play.js';
import { projectOf } from './projects.js';

/** A document of its own for each mark: few enough that the same content comes again. */
const pdf = (mark: number): Buffer => Buffer.from(`%PDF-1.7\n% ${mark}\ntrailer <<>>\nstartxref\n0\n%%EOF\n`);

const subjectOf = ({ row }: CaseSeen, { organId }: Person) => ({
  applicantOrgan: row.applicant_organ,
  parkId: row.park_id,
  organId,
});

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Kept {
  readonly named: ResolvedFile;
  /** The hash of what was handed in. */
  readonly came: string;
}

/** What was kept is handed out as it came to whoever sees the project, and named by nobody else. */
async function kept(play: Play, file: CaseSeen, { named, came }: Kept, by: Person): Promise<Offence[]> {
  const { house, people, chance } = play;
  const projectId = file.row.project_id;
  const content = await house.get(ReadContent).execute(by.principal, projectId, named);
  const bytes = isRejection(content) ? [] : await content.bytes.toArray();
  const hash = hashOf(Buffer.concat(bytes));
  const out = chance.pick(
    people.filter(
      (each) => !play.book.cases.some((other) => other.row.project_id === projectId && sees(each, other)),
    ),
  );
  const strange = out && (await house.get(ResolveFiles).execute(out.principal, { projectId }, [named]));
  return [
    ...(hash === came && named.sha256 === came
      ? []
      : [{ invariant: 'a file is handed out as it came', said: `${hash} for ${came}`, rows: named }]),
    ...(!strange || isRejection(strange)
      ? []
      : [
          {
            invariant: 'nobody sees what is not theirs',
            said: `${out.name} names a file of ${projectOf(file)}`,
          },
        ]),
  ];
}

async function taken(
  play: Play,
  file: CaseSeen,
  { came, ...version }: Pick<ResolvedFile, 'file' | 'version'> & Pick<Kept, 'came'>,
  by: Person,
): Promise<Offence[]> {
  const projectId = file.row.project_id;
  const resolved = await play.house.get(ResolveFiles).execute(by.principal, { projectId }, [version]);
  const [named] = isRejection(resolved) ? [] : resolved;
  if (!named) return unlessExpected('a file', 'not there', []);
  const known = play.papers.get(projectId) ?? [];
  const isNew = !known.some((each) => each.file === named.file && each.version === named.version);
  if (isNew) play.papers.set(projectId, [...known, named]);
  return kept(play, file, { named, came }, by);
}

/** A file of a project comes in, new or as another version of one that is there; acts name it from then on. */
export const uploadFile: Step = {
  name: 'file',
  weight: 3,
  take: async (play) => {
    const { chance, house, people, papers } = play;
    const file = chance.pick(inPlay(play));
    const by = chance.pick(
      people.filter((each) => file && handles(each, file) && may(each, 'file.upload', subjectOf(file, each))),
    );
    if (!file || !by) return null;
    const projectId = file.row.project_id;
    const known = papers.get(projectId) ?? [];
    const before = chance.happens(0.3) ? chance.pick(known) : undefined;
    const metadata = { name: '总平面图.pdf', trust: null, file: before?.file ?? null };
    const bytes = pdf(chance.below(6));
    const incoming = { projectId, metadata, size: bytes.length };
    const answer = await house.get(UploadFile).execute(by.principal, incoming, Readable.from([bytes]));
    const said = isRejection(answer) ? answer.code : answer.known ? 'known' : 'done';
    play.count(`UPLOAD ${said}`);
    const did = `${by.name}: uploads a file to ${projectOf(file)}${before ? ', another version' : ''} → ${said}`;
    const lines = new Map<string, number>();
    if (isRejection(answer)) return { did, lines, offences: unlessExpected('an upload', said, ['done']) };
    const version = { file: answer.file, version: answer.no, came: hashOf(bytes) };
    return { did, lines, offences: await taken(play, file, version, by) };
  },
};

/** The window has seen the original: the trust of the copy rises, once, and what was handed in keeps the trust it had then. */
export const checkOriginal: Step = {
  name: 'original',
  weight: 1,
  take: async (play) => {
    const { chance, house, people, papers } = play;
    const file = chance.pick(inPlay(play));
    const projectId = file?.row.project_id ?? '';
    const known = papers.get(projectId) ?? [];
    const copy = chance.pick(known);
    const by = chance.pick(
      people.filter((each) => file && handles(each, file) && may(each, 'file.check', subjectOf(file, each))),
    );
    if (!file || !copy || !by) return null;
    const refusal = await house.get(CheckOriginal).execute(by.principal, projectId, copy);
    const said = refusal?.code ?? 'done';
    play.count(`CHECK_ORIGINAL ${said}`);
    if (!refusal)
      papers.set(
        projectId,
        known.map((each) => (each === copy ? { ...each, trust: 'B' } : each)),
      );
    const due = copy.trust === 'C' ? 'done' : 'TRUST_ABOVE';
    const did = `${by.name}: has seen the original of a file of ${projectOf(file)} → ${said}`;
    return { did, lines: new Map(), offences: unlessExpected(did, said, [due]) };
  },
};
