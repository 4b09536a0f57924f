import type { ItemDefinition } from '../definition.js';
import {
  writeBasis,
  writeCommitment,
  writeCommitted,
  writeFirstReview,
  writeSourced,
  writeStatutory,
  writeTolerance,
} from './write-limits.js';
import {
  writeCondition,
  writeField,
  writeGate,
  writeGround,
  writeMaterial,
  writeTie,
} from './write-lines.js';
import { days, some, unlessNull, type Written, written } from './write-terms.js';

/** An item in the keys of a clerk (`seeds/items/<code>.yaml`): `readItem` gives the same item back. */
export function writeItem(item: ItemDefinition): Written {
  return written({ ...face(item), ...times(item), ...lines(item), ...end(item) });
}

function face(item: ItemDefinition): Written {
  const { usualLevel, minLevel, note } = item.authority;
  return {
    code: item.code,
    name: item.name,
    'known-as': item.knownAs,
    stage: item.stage,
    category: item.category,
    nature: item.nature,
    act: item.act,
    content: item.content ?? undefined,
    handling: item.handling,
    marks: some(item.marks),
    'handled-in': item.handledIn === 'external' ? item.handledIn : undefined,
    department: item.department,
    level: written({ usual: usualLevel, min: minLevel, note }),
  };
}

function times(item: ItemDefinition): Written {
  const { basis, ...within } = item.preAcceptance;
  const usual = item.warnings.join(' ') === '50 90';
  return {
    basis: item.basis.map(writeBasis),
    acceptance: { within: days(within), basis },
    statute: unlessNull(item.statutory, writeStatutory),
    promise: writeCommitted(item.promise),
    'green-promise': item.greenPromise && writeCommitted(item.greenPromise),
    'quota-limited': item.quotaLimited,
    warnings: usual ? undefined : item.warnings,
    silence: unlessNull(item.silence, (it) => ({ after: it.clock, basis: writeBasis(it.basis) })),
    commitment: unlessNull(item.commitment, writeCommitment),
    'first-review': item.firstReview && writeFirstReview(item.firstReview),
    tolerance: item.tolerance && writeTolerance(item.tolerance),
  };
}

function lines(item: ItemDefinition): Written {
  return {
    materials: item.materials.map(writeMaterial),
    'acceptance-conditions': some(item.acceptance.map(writeCondition)),
    fields: some(item.fields.map(writeField)),
    conditions: item.conditions.map(writeCondition),
    grounds: some(item.grounds.map(writeGround)),
    ties: some(item.ties.map(writeTie)),
    gates: some(item.gates.map(writeGate)),
  };
}

function end(item: ItemDefinition): Written {
  const { name, validity } = item.result;
  return {
    signing: item.signing,
    result: written({ name, validity: validity ?? undefined }),
    fee: unlessNull(item.fee, (it) => writeSourced(it, { amount: it.amount, basis: writeBasis(it.basis) })),
    contacts: unlessNull(item.contacts, (it) => writeSourced(it, { ask: it.ask, complain: it.complain })),
    codes: unlessNull(item.codes, (it) =>
      writeSourced(it, { basic: it.basic, implementation: it.implementation }),
    ),
    'applies-when': item.appliesWhen,
    notes: item.notes,
  };
}
