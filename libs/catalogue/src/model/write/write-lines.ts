import type { ConditionLine, FieldLine, Gate, Ground, MaterialLine, Tie } from '../definition.js';
import { days, no, some, unlessNull, type Written, written, yes } from './write-terms.js';

export function writeMaterial(line: MaterialLine): Written {
  return written({
    id: line.id,
    name: line.name,
    document: line.document,
    kind: line.kind,
    issuer: line.issuer,
    core: no(line.core),
    shared: yes(line.shared),
    from: some(line.producedBy),
    commitment: line.commitment,
    owed: line.owed,
    trust: line.trust,
    when: line.condition,
  });
}

export function writeCondition({ id, text, article, demo }: ConditionLine): Written {
  return written({ id, text, article, demo: yes(demo) });
}

export function writeField({ id, name, kind, unit, shared, readBy }: FieldLine): Written {
  const said = kind === 'text' ? undefined : kind;
  return written({ id, name, kind: said, unit, shared, 'read-by': some(readBy) });
}

export function writeGround({ id, kind, name, article, stops, cap }: Ground): Written {
  return written({ id, kind, ...name, article, stops: some(stops), cap: unlessNull(cap, days) });
}

export function writeTie(tie: Tie): Written {
  return written({
    to: tie.to,
    binds: tie.binds,
    when: tie.condition,
    article: tie.article,
    phrase: tie.phrase,
    fields: tie.fields,
    cure: tie.cure ?? undefined,
    'cure-note': tie.cureNote,
  });
}

export function writeGate({ before, needs, note }: Gate): Written {
  return written({ before, needs, note });
}
