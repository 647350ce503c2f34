import { roles, writtenText } from '@hearken/contracts';
import { pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

import type { LoginSession } from '../login/login';
import type { MaskedAccount, OwnAccount } from './account';

const roleSchema = z.enum(roles);
const statusSchema = z.enum(['active', 'banned']);

export const ownAccountSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  roles: z.array(roleSchema),
  permissions: z.array(z.string()),
  status: statusSchema,
  email: z.string().nullable().describe('Masked'),
  phone: z.string().nullable().describe('Masked'),
  isDemo: z.boolean(),
  consented: z.boolean().describe('Every required consent is given in its current version'),
  createdAt: z.iso.datetime(),
});
export type OwnAccountResponse = z.infer<typeof ownAccountSchema>;

export const changeOwnAccountSchema = z.strictObject({ displayName: writtenText(40) });
export type ChangeOwnAccount = z.infer<typeof changeOwnAccountSchema>;

export const listUsersQuerySchema = z.strictObject({
  ...pageSchema.shape,
  q: writtenText(254).optional().describe('Part of the name, or a whole e-mail address or phone number'),
  role: roleSchema.optional(),
  status: statusSchema.optional(),
});
export type ListUsersQuery = z.infer<typeof listUsersQuerySchema>;

export const userSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  roles: z.array(roleSchema),
  status: statusSchema,
  email: z.string().nullable().describe('Masked'),
  phone: z.string().nullable().describe('Masked'),
  isDemo: z.boolean(),
  banReason: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastLoginAt: z.iso.datetime().nullable(),
});
export type UserResponse = z.infer<typeof userSchema>;

export const userDetailSchema = z.object({
  ...userSchema.shape,
  consented: z.boolean(),
  loginSessions: z
    .array(
      z.object({
        sid: z.uuid(),
        userAgent: z.string().nullable(),
        address: z.string().nullable(),
        createdAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime(),
      }),
    )
    .describe('Live sign-ins, newest first, 50 at most'),
});
export type UserDetailResponse = z.infer<typeof userDetailSchema>;

export const userParamsSchema = z.strictObject({ id: z.uuid() });
export type UserParams = z.infer<typeof userParamsSchema>;

export const banUserSchema = z.strictObject({ reason: writtenText(500) });
export type BanUser = z.infer<typeof banUserSchema>;

export const adminMeSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  roles: z.array(roleSchema),
  permissions: z.array(z.string()),
});
export type AdminMeResponse = z.infer<typeof adminMeSchema>;

/** An account as its owner sees it. */
export function toOwnAccountResponse(account: OwnAccount): OwnAccountResponse {
  return {
    id: account.id,
    displayName: account.displayName,
    roles: account.roles,
    permissions: account.permissions,
    status: account.status,
    email: account.email,
    phone: account.phone,
    isDemo: account.isDemo,
    consented: account.consented,
    createdAt: account.createdAt.toISOString(),
  };
}

/** An account as staff see it in lists. */
export function toUserResponse(account: MaskedAccount): UserResponse {
  return {
    id: account.id,
    displayName: account.displayName,
    roles: account.roles,
    status: account.status,
    email: account.email,
    phone: account.phone,
    isDemo: account.isDemo,
    banReason: account.banReason,
    createdAt: account.createdAt.toISOString(),
    lastLoginAt: account.lastLoginAt?.toISOString() ?? null,
  };
}

/** An account as staff see it on its own page. */
export function toUserDetailResponse(detail: {
  account: MaskedAccount;
  consented: boolean;
  loginSessions: LoginSession[];
}): UserDetailResponse {
  return {
    ...toUserResponse(detail.account),
    consented: detail.consented,
    loginSessions: detail.loginSessions.map((session) => ({
      sid: session.sid,
      userAgent: session.userAgent,
      address: session.address,
      createdAt: session.createdAt.toISOString(),
      lastUsedAt: session.lastUsedAt.toISOString(),
    })),
  };
}

/** Who is signed in to the admin pages and what he may do there. */
export function toAdminMeResponse(account: OwnAccount): AdminMeResponse {
  return {
    id: account.id,
    displayName: account.displayName,
    roles: account.roles,
    permissions: account.permissions,
  };
}
