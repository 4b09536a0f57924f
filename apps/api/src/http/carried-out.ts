import { SetMetadata } from '@nestjs/common';
import type { EventType } from '#model/casework';

const CARRIED_OUT = 'carried-out';

/** Which of the `allowedActions` of an item the route carries out: the document tells it, and an act on an item is held to it. */
export const CarriesOut = (...types: EventType[]) => SetMetadata(CARRIED_OUT, types);

export const carriedOutBy = (handle: object): readonly EventType[] =>
  Reflect.getMetadata(CARRIED_OUT, handle) ?? [];
