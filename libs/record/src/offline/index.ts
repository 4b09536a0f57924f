export { digest } from './digest.js';
export { link } from './link.js';
export { demoKey, signText, trustedKey } from './signing.js';
