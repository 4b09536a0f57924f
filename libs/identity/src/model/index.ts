export { MATRIX, may, type Permission, type Subject } from './matrix.js';
