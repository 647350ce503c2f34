export { grant, serviceRoles, type SchemaGrants, type ServiceRole } from './grants';

// One line a domain. They run in the order of the timestamps in the class names, which end in 13 digits.
export { Platform1763600000000 } from './1763600000000-platform';
export { Messaging1763600000050 } from './1763600000050-messaging';
export { Http1763600000060 } from './1763600000060-http';
export { Accounts1763600000100 } from './1763600000100-accounts';
export { Access1763600000200 } from './1763600000200-access';
export { Counselors1763600000300 } from './1763600000300-counselors';
export { Sessions1763600000700 } from './1763600000700-sessions';
export { Reviews1763600000800 } from './1763600000800-reviews';
export { Risk1763600001000 } from './1763600001000-risk';
export { Plugins1763600001100 } from './1763600001100-plugins';
export { Conversations1763600000400 } from './1763600000400-conversations';
export { Ledger1763600000500 } from './1763600000500-ledger';
export { Payments1763600000600 } from './1763600000600-payments';
export { Media1763600000900 } from './1763600000900-media';
export { Archive1763600001200 } from './1763600001200-archive';
export { Statistics1763600001300 } from './1763600001300-statistics';
