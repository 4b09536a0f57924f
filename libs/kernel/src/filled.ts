/** A sentence with each `{name}` in it put in; what is null or undefined leaves a blank. */
export function filled(sentence: string, of: (name: string) => string | number | null | undefined): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(of(name) ?? ''));
}
