export { readSeedFile, SeedError } from './seed-file.js';
export { writeYamlText } from './write-yaml.js';
export { readYamlText, type YamlText } from './yaml-text.js';
