/** Who acts, and in whose place (代理). */
export interface Acting {
  readonly by: string;
  readonly inPlaceOf?: string;
}

const standsFor = ({ by, inPlaceOf }: Acting): string[] => (inPlaceOf ? [by, inPlaceOf] : [by]);

/** Nobody is the second person to what they did, nor to what was done in their place or by whoever takes it now. */
export const isOneOf = (acting: Acting, before: Acting | undefined): boolean =>
  before !== undefined && standsFor(before).some((each) => standsFor(acting).includes(each));
