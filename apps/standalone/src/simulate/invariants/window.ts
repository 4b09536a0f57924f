import { isDeepStrictEqual } from 'node:util';
import { clocksOf, shownDue } from '#model/casework';
import type { Taken } from '../book.js';
import { broken, type Invariant } from './invariant.js';

/** Where the guide gathers findings, all that were filed in one line are told in one line, with one notice to the applicant. */
export const toldTogether: Invariant = {
  name: 'gaps are told once for what was filed together',
  look: ({ now, taken }) =>
    taken
      .filter(
        ({ entry, before }) => entry.event.type === 'NOTICE_GAPS' && before.context.facts.window?.findings,
      )
      .flatMap(({ line, entry }) => {
        const { lines } = now.heard;
        const filing = (idx: number) =>
          lines.find((each) => each.idx === idx && each.event.type === 'FILE')?.seq;
        const mine = filing(entry.idx);
        // What is told on the spot is told apart, however it was filed.
        const gathers = (idx: number) =>
          lines.some((each) => each.idx === idx && each.event.type === 'OPEN_WINDOW' && each.event.findings);
        const others = lines.filter(
          ({ seq, idx, event }) =>
            event.type === 'NOTICE_GAPS' && seq !== line.seq && filing(idx) === mine && gathers(idx),
        );
        const notices = line.notices.filter(({ audience }) => audience === 'applicant');
        return [
          ...broken(others.length === 0, `line ${line.seq} tells again what line ${others[0]?.seq} told`),
          ...broken(
            line.kind === 'NOTICE_CASE_GAPS' &&
              notices.filter(({ kind }) => kind === 'gaps-together').length === 1,
            `line ${line.seq} tells gaps of item ${entry.idx} in ${notices.length} notices`,
          ),
        ];
      }),
};

const due = ({ context }: Taken['before']) => shownDue(clocksOf(context));

/** 改派 costs the applicant nothing: what was received stays received, and no day moves. */
export const rerouted: Invariant = {
  name: 'a rerouted or transferred item keeps its day of receipt and its due day',
  look: ({ taken }) =>
    taken
      .filter(({ entry }) => entry.event.type === 'REROUTE' || entry.event.type === 'TRANSFER')
      .flatMap(({ line, before, after }) => {
        const [was, is] = [before, after].map(({ context: { facts } }) => [
          facts.filedOn,
          facts.completeOn,
          facts.acceptedOn,
        ]);
        const kept =
          isDeepStrictEqual(was, is) && (due(before) === due(after) || before.work === 'concluded');
        // Of two levels, the first review goes on while the organ above changes.
        const anew = after.work === 'unclaimed' || after.organId === before.organId;
        return broken(kept && anew, `line ${line.seq} moves item ${after.idx}`, {
          was,
          is,
        });
      }),
};

/** Papers are returned to nobody who was not reminded. */
export const returned: Invariant = {
  name: 'papers are returned after a reminder and its period only',
  look: ({ taken }) =>
    taken
      .filter(({ entry }) => entry.event.type === 'RETURN')
      .flatMap(({ line, entry, before }) => {
        const reminder = clocksOf(before.context).find(({ kind }) => kind === 'reminder')?.due.dueOn;
        return broken(reminder != null && reminder < entry.event.on, `line ${line.seq} of item ${entry.idx}`);
      }),
};
