export { readYamlText, type YamlText } from './yaml-text.js';
