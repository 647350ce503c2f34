import { presenceStatusSchema, writtenText } from '@hearken/contracts';
import { pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

import { ratingAverage } from './counselor.rules';
import type { ListedCounselor } from './counselor';
import { counselingLanguages, topics } from './topic';

const topicSchema = z.enum(topics);
const languageSchema = z.enum(counselingLanguages);
const priceSchema = z.int().min(0).max(100_000).describe('Fen a minute');

export const listCounselorsQuerySchema = z.strictObject({
  ...pageSchema.shape,
  q: writtenText(60).optional().describe('Part of a name or of a topic'),
  topic: topicSchema.optional(),
  language: languageSchema.optional(),
  maxPrice: z.coerce.number().int().min(0).max(100_000).optional().describe('Fen a minute'),
  online: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  sort: z.enum(['rating', 'price', 'recent']).default('rating'),
});
export type ListCounselorsQuery = z.infer<typeof listCounselorsQuerySchema>;

export const counselorParamsSchema = z.strictObject({ id: z.uuid() });
export type CounselorParams = z.infer<typeof counselorParamsSchema>;

export const counselorCardSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  headline: z.string(),
  topics: z.array(topicSchema),
  languages: z.array(languageSchema),
  pricePerMinute: priceSchema,
  verified: z.boolean(),
  presence: presenceStatusSchema,
  ratingAverage: z.number().min(1).max(5).nullable().describe('One decimal; null without reviews'),
  ratingCount: z.int().min(0),
  avatarSeed: z.string(),
  avatarUrl: z.string().describe('SVG, the same for everybody'),
});
export type CounselorCardResponse = z.infer<typeof counselorCardSchema>;

export const counselorSchema = z.object({ ...counselorCardSchema.shape, bio: z.string(), createdAt: z.iso.datetime() });
export type CounselorResponse = z.infer<typeof counselorSchema>;

export const ownProfileSchema = z.object({
  ...counselorSchema.shape,
  capacity: z.int().min(1),
  commissionBps: z.int().min(0).max(10_000).describe("The platform's share, in hundredths of a percent"),
  status: z.enum(['active', 'suspended']),
});
export type OwnProfileResponse = z.infer<typeof ownProfileSchema>;

export const changeProfileSchema = z
  .strictObject({
    displayName: writtenText(40),
    headline: writtenText(120),
    bio: writtenText(4000),
    topics: z.array(topicSchema).min(1).max(8),
    languages: z.array(languageSchema).min(1).max(6),
    pricePerMinute: priceSchema,
    capacity: z.int().min(1).max(20).describe('Sessions held at the same time'),
  })
  .partial();
export type ChangeProfile = z.infer<typeof changeProfileSchema>;

export const listManagedCounselorsQuerySchema = z.strictObject({
  ...pageSchema.shape,
  q: writtenText(60).optional(),
  status: z.enum(['active', 'suspended']).optional(),
});
export type ListManagedCounselorsQuery = z.infer<typeof listManagedCounselorsQuerySchema>;

export const managedCounselorSchema = z.object({ ...ownProfileSchema.shape, suspendReason: z.string().nullable() });
export type ManagedCounselorResponse = z.infer<typeof managedCounselorSchema>;

export const suspendCounselorSchema = z.strictObject({ reason: writtenText(500) });
export type SuspendCounselor = z.infer<typeof suspendCounselorSchema>;

/** A counselor in the list. */
export function toCounselorCardResponse(counselor: ListedCounselor): CounselorCardResponse {
  return {
    id: counselor.id,
    displayName: counselor.displayName,
    headline: counselor.headline,
    topics: counselor.topics,
    languages: counselor.languages,
    pricePerMinute: counselor.pricePerMinute,
    verified: counselor.verified,
    presence: counselor.presence,
    ratingAverage: ratingAverage(counselor),
    ratingCount: counselor.ratingCount,
    avatarSeed: counselor.avatarSeed,
    avatarUrl: `/api/v1/counselors/${counselor.id}/avatar.svg`,
  };
}

/** A counselor on his own page. */
export function toCounselorResponse(counselor: ListedCounselor): CounselorResponse {
  return { ...toCounselorCardResponse(counselor), bio: counselor.bio, createdAt: counselor.createdAt.toISOString() };
}

/** What a counselor sees of his profile. */
export function toOwnProfileResponse(counselor: ListedCounselor): OwnProfileResponse {
  return {
    ...toCounselorResponse(counselor),
    capacity: counselor.capacity,
    commissionBps: counselor.commissionBps,
    status: counselor.status,
  };
}

/** What staff see of a counselor. */
export function toManagedCounselorResponse(counselor: ListedCounselor): ManagedCounselorResponse {
  return { ...toOwnProfileResponse(counselor), suspendReason: counselor.suspendReason };
}
