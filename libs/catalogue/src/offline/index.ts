export { readSeedFile, SeedError } from './seed-file.js';
export { readYamlText, type YamlText } from './yaml-text.js';
