/** Something wrong in the catalogue as a whole. `place` says where: an item, a tie, an organ, a base. */
export interface Finding {
  readonly code: string;
  readonly place: string;
  readonly detail: string;
}

export function finding(code: string, place: string, detail: string): Finding {
  return { code, place, detail };
}
