/**
 * From parsed YAML to the types of the catalogue. Pure: whoever calls reads the files. Each reader gives the value or
 * every fault found, as rejections with JSON pointers; ask {@link refused} which of the two came back.
 */

export { readAssessment } from '../assessment/read-assessment.js';
export { readDelegations } from '../authority/read-delegation.js';
export { readFacts } from '../fact/read-facts.js';
export { readKeyList } from '../key-list/read-key-list.js';
export { readTable } from '../table/read-table.js';
export { readGuide } from './read-guide.js';
export { readItem } from './read-item.js';
export { type DemoPerson, peopleOf } from './read-people.js';
export { readOrgans, readParks } from './read-places.js';
export { type DemoProject, readProject } from './read-project.js';
export { refused } from './reading.js';
