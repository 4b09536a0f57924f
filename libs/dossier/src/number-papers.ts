import { Injectable } from '@nestjs/common';
import { INTERNAL_KINDS, type Paper, WINDOW } from '#model/casework';
import { canonical, digest } from '#record';
import { DocumentsStore, type Laid, type Letter, type Unlaid } from './store/documents.store.js';

const BATCH = 200;

/**
 * Gives papers their numbers just after the act, in the order of the ledger: per organ, series and year without a gap, each once.
 * Read → make → lay, with the mark of the reader compared in the last trip; two workers, or a kill between, repeat and change nothing.
 */
@Injectable()
export class NumberPapers {
  constructor(private readonly store: DocumentsStore) {}

  /** Until nothing is left; how many documents were laid down by this call. */
  async execute(): Promise<number> {
    let laid = 0;
    for (;;) {
      const unlaid = await this.store.unlaid(BATCH);
      if (unlaid.upto === null) return laid;
      const rows = await this.rows(unlaid);
      if (await this.store.lay(unlaid, rows)) laid += rows.length;
    }
  }

  private async rows({ lines }: Unlaid): Promise<Laid[]> {
    const papers = lines.flatMap((line) => line.papers.map((paper, at) => ({ line, paper, n: at + 1 })));
    const issuer = ({ line, paper }: (typeof papers)[number]) =>
      paper.organId === WINDOW && line.window ? line.window : paper.organId;
    const organs = papers.flatMap((each) => [issuer(each), each.paper.addressee.organId]);
    const letters = organs.length > 0 ? await this.store.letters([...new Set(organs)]) : new Map();
    return Promise.all(
      papers.map(async (each) => {
        const { line, paper, n } = each;
        const { caseId, seq, applicantOrgan, receipt } = line;
        const from = letterOf(letters, issuer(each));
        const template = await this.store.template(paper.template);
        return {
          ...{ caseId, seq, n, applicantOrgan },
          ...laidOf(paper, from),
          series: template.series,
          frozen: {
            ...{ title: template.title, receipt },
            issuer: from.name,
            addressee: letterOf(letters, paper.addressee.organId).name,
          },
        };
      }),
    );
  }
}

/** The part that the paper itself says. */
function laidOf(paper: Paper, { id: organ, mark }: Letter) {
  const { idx, kind, issuedOn, replaces } = paper;
  const internal = INTERNAL_KINDS.includes(kind);
  const year = Number(issuedOn.slice(0, 4));
  const hash = digest(canonical(paper));
  return { idx, kind, organ, mark, year, internal, issuedOn, replaces, paper, hash };
}

function letterOf(letters: ReadonlyMap<number, Letter>, organ: number): Letter {
  const letter = letters.get(organ);
  if (!letter) throw new Error(`no organ ${organ} to issue a paper or to be told by one`);
  return letter;
}
