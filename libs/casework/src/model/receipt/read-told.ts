import type { Expected, Limit } from '#calendar';
import type { Bilingual } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import { fields, flag, many, maybe, oneOf, orNone, type Reader, text, whole } from '#model/record';
import { day } from './legal-day.js';
import { type Limits, type PublishedLimit, RECEIPT_FORMAT, type Told, type ToldPeriod } from './receipt.js';

const unit = oneOf('working_day', 'calendar_day', 'same_day');
const limit = fields<Limit>({ value: whole, unit });
const words = fields<Bilingual>({ zh: text, en: text });
const period = fields<ToldPeriod>({ calendar: whole });

const published = fields<PublishedLimit>({
  value: whole,
  unit,
  source: text,
  demo: flag,
  runsFrom: maybe(text),
});

type ToldItem = NonNullable<Told['item']>;

const told: Reader<Told> = fields<Told>({
  case: fields<Told['case']>({ id: text, receiptNo: text }),
  item: maybe(
    fields<ToldItem>({
      n: whole,
      code: text,
      name: words,
      publication: whole,
      organ: fields<ToldItem['organ']>({ handle: text, zh: text, en: text }),
    }),
  ),
  limits: fields<Limits>({
    promise: maybe(published),
    statute: maybe(published),
    others: many(
      fields<Limits['others'][number]>({ clock: text, value: whole, unit, source: text, demo: flag }),
    ),
  }),
  events: many(fields<Told['events'][number]>({ event: text, on: day })),
  clocks: many(
    fields<Told['clocks'][number]>({
      kind: text,
      start: fields<Told['clocks'][number]['start']>({ event: text, article: text }),
      ended: maybe(fields<{ event: string }>({ event: text })),
    }),
  ),
  stops: many(
    fields<Told['stops'][number]>({
      n: whole,
      kind: oneOf('special', 'suspension'),
      ground: fields<Told['stops'][number]['ground']>({
        id: text,
        name: words,
        article: text,
        cap: maybe(limit),
      }),
      clocks: many<ClockKind>(text),
      from: day,
      to: maybe(day),
      needed: maybe(limit),
      expected: maybe(period),
      cap: maybe(period),
    }),
  ),
  extension: maybe(
    fields<NonNullable<Told['extension']>>({
      on: day,
      more: limit,
      clocks: many<ClockKind>(text),
      reason: text,
      article: text,
      askedBy: maybe(text),
      approver: text,
    }),
  ),
  calendars: many(
    fields<Told['calendars'][number]>({
      publication: whole,
      code: text,
      version: whole,
      hash: text,
      since: maybe(day),
      paper: maybe(text),
      overlay: maybe(
        fields<NonNullable<Told['calendars'][number]['overlay']>>({ extends: text, hash: text }),
      ),
      knownFrom: day,
      knownThrough: day,
      days: many(
        fields<Told['calendars'][number]['days'][number]>({
          date: day,
          kind: oneOf('holiday', 'make-up'),
          name: text,
          paper: text,
        }),
      ),
      expected: maybe(
        fields<Expected>({
          through: day,
          days: many(
            fields<Expected['days'][number]>({
              date: day,
              kind: oneOf('off', 'may-be-off', 'may-work'),
              name: text,
              paper: text,
            }),
          ),
        }),
      ),
      papers: many(
        fields<Told['calendars'][number]['papers'][number]>({ id: text, title: text, url: maybe(text) }),
      ),
    }),
  ),
  corrections: many(
    fields<Told['corrections'][number]>({ act: text, on: day, from: day, to: day, reason: text }),
  ),
  versions: orNone(
    many(
      fields<Told['versions'][number]>({
        on: day,
        publication: whole,
        paper: text,
        basis: text,
        limits: many(
          fields<Told['versions'][number]['limits'][number]>({ clock: text, from: limit, to: limit }),
        ),
      }),
    ),
  ),
  late: many(fields<Told['late'][number]>({ act: text, on: day, recordedOn: day })),
});

const format = fields<{ format: string }>({ format: oneOf(RECEIPT_FORMAT) });

/** What a receipt of this format was folded from; nothing that can be computed is read. Throws Misshapen. */
export function readTold(document: unknown): Told {
  format(document, '');
  return told(document, '');
}
