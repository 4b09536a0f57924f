import { describe, expect, it } from '@jest/globals';
import { type AnyStateNode, StateNode } from 'xstate';
import { isRejection } from '#kernel';
import { actor, content, day, event, item, tie } from '../../../../test/support/definitions.js';
import type { EventType } from './events.js';
import { STANDINGS, WORKS } from './facts.js';
import { type Item, step } from './item.js';
import { itemMachine } from './item.machine.js';
import { MACHINE_VERSION, MACHINES } from './place.js';

/** Every event type, held complete by the compiler. */
const EVENTS = Object.keys({
  FILE: 0,
  NOT_NEEDED: 0,
  REFUSE_JURISDICTION: 0,
  NOTICE_GAPS: 0,
  SUPPLY: 0,
  JUDGE_LINE: 0,
  ACCEPT: 0,
  DEEM_ACCEPTED: 0,
  ACCEPT_AND_DECIDE: 0,
  RECORD: 0,
  CLAIM: 0,
  RELEASE: 0,
  HAND_OVER: 0,
  START_SPECIAL: 0,
  END_SPECIAL: 0,
  SUSPEND: 0,
  RESUME: 0,
  END_AT_CAP: 0,
  EXTEND: 0,
  CONCLUDE_REVIEW: 0,
  SIGN: 0,
  CONVENE: 0,
  HOLD_MEETING: 0,
  GIVE_OPINION: 0,
  CONSULT: 0,
  SEND_BACK: 0,
  PRIOR_RESULT: 0,
  GRANT: 0,
  REFUSE: 0,
  SERVE: 0,
  SERVICE_FAILED: 0,
  ANNOUNCE_SERVICE: 0,
  DEEM_SERVED: 0,
  CONSENT_SERVICE: 0,
  REVOKE_CONSENT: 0,
  WITHDRAW: 0,
  TERMINATE: 0,
  RING: 0,
  ACCEPT_WITH_GAPS: 0,
  DECIDE_BY_SILENCE: 0,
  FOLLOW_UP: 0,
  REDECIDE: 0,
  REMIND: 0,
  ORDER: 0,
  ANSWER_ORDER: 0,
  RECALENDAR: 0,
  ADOPT_VERSION: 0,
  CORRECT_RECORD: 0,
  ASK_CONFIRMATIONS: 0,
  CONFIRM: 0,
  OBJECT: 0,
  PROVISIONAL: 0,
  CONFIRMATION_SILENT: 0,
  BASIS_LOST: 0,
  FACTS_CHANGED: 0,
  JUDGE_TIES: 0,
  RECHECK: 0,
  OPEN_WINDOW: 0,
  FIND_GAPS: 0,
  END_FINDINGS: 0,
  REMIND_GAPS: 0,
  RETURN: 0,
  REROUTE: 0,
  ASK: 0,
  FORWARD: 0,
  RECEIVE_UP: 0,
  SEND_DOWN: 0,
  TRANSFER: 0,
  AUTHORITY_DIFFERS: 0,
  RECORD_PROGRESS: 0,
  RECORD_RESULT: 0,
  SET_CHANNEL: 0,
  PRE_REVIEW: 0,
  END_UNPAID: 0,
  COMMIT: 0,
  WITHDRAW_COMMITMENT: 0,
  ORDER_RECTIFICATION: 0,
  CHECK_RECTIFICATION: 0,
  PROPOSE_REVOCATION: 0,
  ANSWER_HEARING: 0,
  CALL_HEARING: 0,
  HOLD_HEARING: 0,
  DECIDE_REVOCATION: 0,
} satisfies Record<EventType, 0>) as EventType[];

const nodes = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodes)];
const all = nodes(itemMachine.root);

/** Everything the chart can reach by events with valid content, from an item of that definition. */
function reached(first: Item): Set<string> {
  const seen = new Set<string>();
  const queue = [first];
  for (let at = queue.pop(); at; at = queue.pop()) {
    const place = `${at.standing}/${at.work}`;
    if (seen.has(place)) continue;
    seen.add(place);
    for (const type of EVENTS) {
      const next = step(at, event(type, day('2026-09-10'), actor('officer').personId, content(type, at)));
      if (!isRejection(next)) queue.push(next);
    }
  }
  return seen;
}

describe('the chart', () => {
  it('holds no clock, child or memory of its own: milliseconds are not working days', () => {
    const config = JSON.stringify(
      all.map(({ config }) => config),
      (key, value) => {
        if (['after', 'invoke', 'spawn', 'history', 'always', 'entry', 'exit'].includes(key))
          throw new Error(key);
        return value;
      },
    );
    expect(config).not.toMatch(/"type":"history"|spawn|sendTo|raise/);
    for (const node of all) {
      expect(node).toBeInstanceOf(StateNode);
      expect([node.after, node.invoke, node.always ?? []]).toEqual([[], [], []]);
    }
  });

  it('has the standings and works of the table, in two regions', () => {
    expect(Object.keys(itemMachine.root.states)).toEqual(['standing', 'work']);
    expect(Object.keys(itemMachine.root.states['standing']?.states ?? {})).toEqual([...STANDINGS]);
    expect(Object.keys(itemMachine.root.states['work']?.states ?? {})).toEqual([...WORKS]);
  });

  it('hears every event somewhere, and no event that is none', () => {
    const heard = new Set(all.flatMap(({ ownEvents }) => ownEvents));
    expect([...heard].sort()).toEqual([...EVENTS].sort());
  });

  it('leaves no transition without its guard', () => {
    for (const transition of all.flatMap(({ config }) => Object.values(config.on ?? {})).flat()) {
      expect(transition).toMatchObject({ guard: expect.anything() });
    }
  });

  it('reaches every standing and every work', () => {
    const reply = { value: 1, unit: 'working_day' as const };
    const window = {
      onSilence: { outcome: 'return' as const, within: reply, source: '演示' },
      reminder: { on: day('2026-09-03'), within: reply },
    };
    const gaps = { on: day('2026-09-01'), lines: [{ line: 'M1' }], reply };
    const reminded = item({ standing: 'correcting', facts: { gaps, window } });
    const kinds = [
      item({ definition: { signing: 1 } }),
      item({ definition: { signing: 1, nature: 'record-filing' } }),
      item({ definition: { signing: 1, handling: 'immediate' } }),
      item({ definition: { signing: 1, ties: [tie()] } }),
      reminded,
    ];
    const places = new Set(kinds.flatMap((kind) => [...reached(kind)]));
    expect(new Set([...places].map((place) => place.split('/')[0]))).toEqual(new Set(STANDINGS));
    expect(new Set([...places].map((place) => place.split('/')[1]))).toEqual(new Set(WORKS));
  });

  it('keeps a decided item out of unfinished work, and unfinished work out of a decision', () => {
    for (const place of reached(item({ definition: { signing: 1 } }))) {
      const [standing, work] = place.split('/');
      expect([place, ['granted', 'refused', 'recorded', 'served'].includes(standing ?? '')]).toEqual([
        place,
        work === 'signed',
      ]);
    }
  });

  it('stays loadable: every item names a machine that is there', () => {
    expect(MACHINES[MACHINE_VERSION]).toBe(itemMachine);
    expect(() => step(item({ machineVersion: 99 }), event('FILE', day('2026-09-10'), 'x'))).toThrow(
      /machine of version 99/,
    );
  });
});
