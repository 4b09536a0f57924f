import { median } from './clients.js';
import { type AllocationShape, type Allocations, CLIENTS, type CodeBench, SHAPES } from './code-bench.js';

const LABELS: Readonly<Record<AllocationShape, string>> = {
  bare: `${CLIENTS} clients, one counter, plain SQL`,
  one: '1 client, one segment',
  together: `${CLIENTS} clients, one segment`,
  apart: `${CLIENTS} clients, ${CLIENTS} segments`,
};

/** The median of each figure over the rounds. */
function allocationFigures({ allocations }: CodeBench): Record<AllocationShape, Allocations> {
  const of = (shape: AllocationShape, key: keyof Allocations) =>
    median(allocations[shape].map((each) => each[key]));
  return Object.fromEntries(
    SHAPES.map((shape) => [
      shape,
      { perSecond: of(shape, 'perSecond'), p50: of(shape, 'p50'), p99: of(shape, 'p99') },
    ]),
  ) as Record<AllocationShape, Allocations>;
}

export function codeFigures(bench: CodeBench): object {
  return { rates: bench.rates, allocations: allocationFigures(bench), rounds: bench.allocations };
}

/** What a person reads. */
export function codeTable(bench: CodeBench): string[] {
  const { machine, rates } = bench;
  const figures = allocationFigures(bench);
  const thousands = (value: number) => value.toLocaleString('en').padStart(12);
  return [
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}, fsync ${machine.fsync}, ` +
      `8 kB forced in ${machine.forceMs ?? '?'} ms`,
    `${'codes per second and core'.padEnd(40)}${'checked'.padStart(12)}${'explained'.padStart(12)}${'made'.padStart(12)}`,
    `${''.padEnd(40)}${thousands(rates.check)}${thousands(rates.explain)}${thousands(rates.make)}`,
    `${'codes reserved, one commit each'.padEnd(40)}${'per second'.padStart(12)}${'p50, ms'.padStart(12)}${'p99, ms'.padStart(12)}`,
    ...SHAPES.map((shape) => {
      const { perSecond, p50, p99 } = figures[shape];
      return `${LABELS[shape].padEnd(40)}${thousands(perSecond)}${p50.toFixed(2).padStart(12)}${p99.toFixed(2).padStart(12)}`;
    }),
  ];
}
