import { Injectable } from '@nestjs/common';
import type { CaseDetail } from '#casework';
import { isRejection } from '#kernel';
import { Seals } from '#record';
import { PrintDocument } from '../print-document.js';
import { type PackedPaper, PackQueries } from '../store/pack.queries.js';
import { PackContents } from './pack-contents.js';
import { type Described, lines, pretty } from './pack-file.js';

/** What other rooms keep of a case: its entries in the chain, the head that covers them, papers and files. */
@Injectable()
export class PackRest {
  constructor(
    private readonly queries: PackQueries,
    private readonly seals: Seals,
    private readonly print: PrintDocument,
    private readonly contents: PackContents,
  ) {}

  async parts(principal: string, { id, projectId }: CaseDetail): Promise<Described[]> {
    const entries = await this.queries.entries(id);
    const head = await this.seals.covering(entries.at(-1)?.pos ?? Number.MAX_SAFE_INTEGER);
    const papers = await this.queries.papers(principal, id);
    const files = await this.queries.files(principal, projectId, id);
    return [
      {
        ...{
          name: 'entries.jsonl',
          zh: '总账条目及链接',
          en: 'entries of the ledger, with links',
          internal: true,
        },
        content: lines(entries),
      },
      {
        name: 'head.json',
        zh: '签名链头',
        en: 'the signed head that covers them; null while none does',
        content: pretty(head),
      },
      { name: 'papers.json', zh: '文书', en: 'papers, numbered', internal: true, content: pretty(papers) },
      ...(await this.contents.parts(projectId, files)),
      ...(await this.printed(id, papers)),
    ];
  }

  /** What the font cannot draw is an incident already; the list of papers says what it is. */
  private async printed(caseId: string, papers: readonly PackedPaper[]): Promise<Described[]> {
    const found: Described[] = [];
    for (const { seq, n, written, internal } of papers) {
      const content = await this.print.execute({ caseId, seq, n });
      if (isRejection(content)) continue;
      found.push({ name: `papers/${seq}-${n}.pdf`, zh: written, en: 'as issued', internal, content });
    }
    return found;
  }
}
