/** Law or notice a value rests on. `verified`: the text was read; `memory`: written from memory, still to be checked (待核). */
export interface Basis {
  readonly law: string;
  readonly article: string;
  readonly source?: string;
  readonly confidence: 'verified' | 'memory';
}
