export { AdviseProject, type AskedAdvice, type Sealed } from './advise-project.js';
export { RoutingModule } from './routing.module.js';
