export { canonical } from './canonical.js';
