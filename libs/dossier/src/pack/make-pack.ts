import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CaseDetail, CaseworkQueries, ReadCase, ReadDeadline } from '#casework';
import { indexPage, type PackedPart, VERIFY_SHEET } from './index-page.js';
import { type Described, lines, type PackFile, pretty } from './pack-file.js';
import { PackRest } from './pack-rest.js';

/**
 * 行政复议案卷: the whole of a case for the body that reviews its decision (行政复议法 48, answer with evidence): what happened line by line
 * with its place in the chain, the deadlines, the papers, the files by their digests, and an index that says what is what. Internal
 * opinions are in it and marked.
 */
@Injectable()
export class MakePack {
  constructor(
    private readonly cases: ReadCase,
    private readonly journal: CaseworkQueries,
    private readonly deadlines: ReadDeadline,
    private readonly rest: PackRest,
  ) {}

  /** The files in their order, the index first; null where the case is absent or not the reader's to see. */
  async execute(principal: string, caseId: string, madeAt: string): Promise<readonly PackFile[] | null> {
    const file = await this.cases.execute(principal, caseId);
    if (!file) return null;
    const said = await this.journal.journal(principal, caseId);
    const parts: Described[] = [
      { name: 'case.json', zh: '办件概况', en: 'the case today', content: pretty(file) },
      {
        ...{ name: 'journal.jsonl', zh: '办理记录', en: 'every act, in order', internal: true },
        content: lines(said),
      },
      ...(await this.receipts(principal, file)),
      ...(await this.rest.parts(principal, file)),
      { name: 'verify.txt', zh: '校验说明', en: 'how to verify', content: VERIFY_SHEET },
    ];
    const listed = parts.map(partOf);
    const index = {
      format: 'reconsideration-pack/1',
      receiptNo: file.receiptNo,
      caseId,
      madeAt,
      parts: listed,
    };
    return [
      { name: 'index.html', content: indexPage(file.receiptNo, madeAt, listed) },
      { name: 'index.json', content: pretty(index) },
      ...parts.map(({ name, content }) => ({ name, content })),
    ];
  }

  private async receipts(principal: string, { id, items }: CaseDetail): Promise<Described[]> {
    const found: Described[] = [];
    for (const { n, code } of items) {
      const receipt = await this.deadlines.ofItem(principal, id, n);
      const of = { name: `receipts/${n}-${code}.json`, zh: `期限说明 ${code}`, en: `deadlines of ${code}` };
      if (receipt) found.push({ ...of, content: pretty(receipt) });
    }
    const joint = await this.deadlines.ofCase(principal, id);
    const of = { name: 'receipts/joint.json', zh: '联合办理期限说明', en: 'the joint limit' };
    return joint ? [...found, { ...of, content: pretty(joint) }] : found;
  }
}

function partOf({ name, zh, en, internal = false, content }: Described): PackedPart {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, zh, en, sha256, bytes: Buffer.byteLength(content), internal };
}
