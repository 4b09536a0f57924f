import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CaseDetail, CaseworkQueries, ReadCase, ReadDeadline } from '#casework';
import { Seals } from '#record';
import { PackQueries } from '../store/pack.queries.js';
import { indexPage, type PackedPart, VERIFY_SHEET } from './index-page.js';

/** A file as it goes into the archive. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

interface Described extends PackFile {
  readonly zh: string;
  readonly en: string;
  readonly internal?: boolean;
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

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
      { name: 'case.json', zh: '办件概况', en: 'the case today', text: pretty(file) },
      {
        ...{ name: 'journal.jsonl', zh: '办理记录', en: 'every act, in order', internal: true },
        text: lines(said),
      },
      ...(await this.receipts(principal, file)),
      ...(await this.rest.parts(principal, file)),
      { name: 'verify.txt', zh: '校验说明', en: 'how to verify', text: VERIFY_SHEET },
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
      { name: 'index.html', text: indexPage(file.receiptNo, madeAt, listed) },
      { name: 'index.json', text: pretty(index) },
      ...parts.map(({ name, text }) => ({ name, text })),
    ];
  }

  private async receipts(principal: string, { id, items }: CaseDetail): Promise<Described[]> {
    const found: Described[] = [];
    for (const { n, code } of items) {
      const receipt = await this.deadlines.ofItem(principal, id, n);
      const of = { name: `receipts/${n}-${code}.json`, zh: `期限说明 ${code}`, en: `deadlines of ${code}` };
      if (receipt) found.push({ ...of, text: pretty(receipt) });
    }
    const joint = await this.deadlines.ofCase(principal, id);
    const of = { name: 'receipts/joint.json', zh: '联合办理期限说明', en: 'the joint limit' };
    return joint ? [...found, { ...of, text: pretty(joint) }] : found;
  }
}

/** What other rooms keep of a case: its entries in the chain, the head that covers them, papers and files. */
@Injectable()
export class PackRest {
  constructor(
    private readonly queries: PackQueries,
    private readonly seals: Seals,
  ) {}

  async parts(principal: string, { id, projectId }: CaseDetail): Promise<Described[]> {
    const entries = await this.queries.entries(id);
    const head = await this.seals.covering(entries.at(-1)?.pos ?? Number.MAX_SAFE_INTEGER);
    const papers = await this.queries.papers(principal, id);
    const files = await this.queries.files(principal, projectId);
    return [
      {
        ...{
          name: 'entries.jsonl',
          zh: '总账条目及链接',
          en: 'entries of the ledger, with links',
          internal: true,
        },
        text: lines(entries),
      },
      {
        name: 'head.json',
        zh: '签名链头',
        en: 'the signed head that covers them; null while none does',
        text: pretty(head),
      },
      { name: 'papers.json', zh: '文书', en: 'papers, numbered', internal: true, text: pretty(papers) },
      {
        name: 'files.json',
        zh: '材料文件及摘要',
        en: 'files of the project, by digest',
        text: pretty(files),
      },
    ];
  }
}

function partOf({ name, zh, en, internal = false, text }: Described): PackedPart {
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return { name, zh, en, sha256, bytes: Buffer.byteLength(text), internal };
}
