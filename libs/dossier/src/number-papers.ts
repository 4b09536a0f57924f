import { Injectable } from '@nestjs/common';
import { INTERNAL_KINDS, type Paper, WINDOW } from '#model/casework';
import { canonical, digest } from '#record';
import { DocumentsStore, type Held, type Laid, type Letter, type Unlaid } from './store/documents.store.js';

const BATCH = 200;

/** A paper of a line, the n-th of it. */
interface Told {
  readonly line: Unlaid['lines'][number];
  readonly paper: Paper;
  readonly n: number;
}

/**
 * Gives papers their numbers just after the act, in the order of the ledger: per organ, series and year without a gap, each once.
 * Read → make → lay, with the mark of the reader compared in the last trip; two workers, or a kill between, repeat and change nothing.
 * A paper whose template or organ is missing is held, an incident of its own, and the others go on.
 */
@Injectable()
export class NumberPapers {
  constructor(private readonly store: DocumentsStore) {}

  /** Until nothing is left; how many documents were laid down by this call. */
  async execute(): Promise<number> {
    let laid = 0;
    for (;;) {
      const unlaid = await this.store.unlaid(BATCH);
      if (unlaid.upto === null && unlaid.lines.length === 0) return laid;
      const made = await this.rows(unlaid);
      const rows = made.filter((each): each is Laid => !('reason' in each));
      const held = made.filter((each): each is Held => 'reason' in each);
      if (await this.store.lay(unlaid, rows, held)) laid += rows.length;
    }
  }

  private async rows({ lines }: Unlaid): Promise<(Laid | Held)[]> {
    const papers = lines.flatMap((line) =>
      line.papers.map((paper, at) => ({ line, paper, n: at + 1 })).filter(({ n }) => (line.only ?? n) === n),
    );
    const organs = papers.flatMap((each) => [
      issuerOf(each),
      each.paper.addressee.organId,
      ...(each.paper.deputy === undefined ? [] : [each.paper.deputy]),
    ]);
    const letters = organs.length > 0 ? await this.store.letters([...new Set(organs)]) : new Map();
    return Promise.all(papers.map((each) => this.row(each, letters)));
  }

  private async row(told: Told, letters: ReadonlyMap<number, Letter>): Promise<Laid | Held> {
    const { line, paper, n } = told;
    const { caseId, seq, applicantOrgan, receipt } = line;
    const held = (reason: string): Held => ({ caseId, seq, n, reason });
    const from = letters.get(issuerOf(told));
    const to = letters.get(paper.addressee.organId);
    if (!from || !to)
      return held(`ORGAN_MISSING ${from ? paper.addressee.organId : issuerOf(told)}: ${paper.kind}`);
    const template = await this.store.template(paper.template);
    if (!template) return held(`TEMPLATE_MISSING ${paper.template.id} ${paper.template.version}`);
    const { title, series } = template;
    const frozen = {
      title,
      receipt,
      issuer: signedBy(from, letters.get(paper.deputy ?? 0)),
      addressee: to.name,
    };
    return { caseId, seq, n, applicantOrgan, ...laidOf(paper, from), series, frozen };
  }
}

/** 代: in the name of the one, by the other. */
const signedBy = ({ name }: Letter, deputy: Letter | undefined): Letter['name'] =>
  deputy
    ? { zh: `${name.zh}（${deputy.name.zh}代）`, en: `${name.en} (by its deputy, ${deputy.name.en})` }
    : name;

const issuerOf = ({ line, paper }: Told): number =>
  paper.organId === WINDOW && line.window ? line.window : paper.organId;

/** The part that the paper itself says. */
function laidOf(paper: Paper, { id: organ, mark }: Letter) {
  const { idx, kind, issuedOn, replaces } = paper;
  const internal = INTERNAL_KINDS.includes(kind);
  const year = Number(issuedOn.slice(0, 4));
  const hash = digest(canonical(paper));
  return { idx, kind, organ, mark, year, internal, issuedOn, replaces, paper, hash };
}
