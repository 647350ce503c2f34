/**
 * Permissions are `area.resource.action`. Each area's constants stand here because both the services that guard
 * and the admin SPA that hides buttons need the same names.
 */
export const permissions = {
  // everybody signed in acts on his own things through these
  useChat: 'chat.own.use',
  useWallet: 'wallet.own.use',
  writeReview: 'reviews.own.write',
  // counselors
  counsel: 'chat.session.counsel',
  editOwnProfile: 'counselors.own.edit',
  readOwnEarnings: 'earnings.own.read',
  // staff
  openAdmin: 'admin.app.open',
  readDashboard: 'admin.dashboard.read',
  readUsers: 'users.account.read',
  banUsers: 'users.account.ban',
  unmaskUsers: 'users.account.unmask',
  readCounselors: 'counselors.profile.read',
  manageCounselors: 'counselors.profile.manage',
  readSessions: 'sessions.session.read',
  readChatRecords: 'chat.record.read',
  auditChatRecords: 'chat.audit.read',
  readLedger: 'ledger.journal.read',
  readPayments: 'payments.payment.read',
  readAlerts: 'risk.alert.read',
  handleAlerts: 'risk.alert.handle',
  readArchive: 'archive.message.read',
  manageArchive: 'archive.corp.manage',
  readPlugins: 'plugins.plugin.read',
  managePlugins: 'plugins.plugin.manage',
  readRoles: 'access.role.read',
  manageRoles: 'access.role.manage',
  readAudit: 'access.audit.read',
  readSystem: 'system.health.read',
  manageSystem: 'system.dead_letter.replay',
} as const;

export type Permission = (typeof permissions)[keyof typeof permissions];
export const allPermissions: readonly Permission[] = Object.values(permissions);

export const roles = ['user', 'counselor', 'admin', 'finance', 'supervisor', 'support', 'auditor'] as const;
export type Role = (typeof roles)[number];

const p = permissions;
const staff: readonly Permission[] = [p.openAdmin, p.readDashboard];

/** What each built-in role grants on a new installation; the access domain stores it and may be edited later. */
export const defaultRoleGrants: Readonly<Record<Role, readonly Permission[]>> = {
  user: [p.useChat, p.useWallet, p.writeReview],
  counselor: [p.useChat, p.counsel, p.editOwnProfile, p.readOwnEarnings],
  admin: allPermissions.filter(
    (one) =>
      ![p.useChat, p.useWallet, p.writeReview, p.counsel, p.editOwnProfile, p.readOwnEarnings].some(
        (own) => own === one,
      ),
  ),
  finance: [...staff, p.readLedger, p.readPayments, p.readSessions, p.readCounselors],
  supervisor: [
    ...staff,
    p.readUsers,
    p.readCounselors,
    p.readSessions,
    p.readChatRecords,
    p.readAlerts,
    p.handleAlerts,
    p.readArchive,
  ],
  support: [...staff, p.readUsers, p.readCounselors, p.readSessions, p.readPayments],
  auditor: [
    ...staff,
    p.readUsers,
    p.readCounselors,
    p.readSessions,
    p.readChatRecords,
    p.auditChatRecords,
    p.readLedger,
    p.readPayments,
    p.readAlerts,
    p.readArchive,
    p.readAudit,
    p.readSystem,
  ],
};
