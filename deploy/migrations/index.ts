export { grant, serviceRoles, type SchemaGrants, type ServiceRole } from './grants';

// One line a domain. They run in the order of the timestamps in the class names, which end in 13 digits.
export { Platform1763600000000 } from './1763600000000-platform';
