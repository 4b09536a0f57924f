import { fileURLToPath } from 'node:url';

/** The folder `seeds` of the product: beside `dist`, which mirrors the sources, and beside `apps`. */
export function seedsFolder(): string {
  const root = import.meta.url.includes('/dist/') ? '../../../../seeds' : '../../../seeds';
  return fileURLToPath(new URL(root, import.meta.url));
}
