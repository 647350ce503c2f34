import { z } from 'zod';

import { consentPurposes, type ConsentDocument, type ConsentState } from './consent';

const purposeSchema = z.enum(consentPurposes);
const textSchema = z.object({ title: z.string(), body: z.string() });

export const currentConsentsSchema = z.object({
  documents: z.array(
    z.object({
      purpose: purposeSchema,
      version: z.string(),
      required: z.boolean(),
      texts: z.object({ 'zh-CN': textSchema, en: textSchema }),
    }),
  ),
});
export type CurrentConsentsResponse = z.infer<typeof currentConsentsSchema>;

export const ownConsentsSchema = z.object({
  complete: z.boolean().describe('Every required consent is given in its current version'),
  consents: z.array(
    z.object({
      purpose: purposeSchema,
      required: z.boolean(),
      currentVersion: z.string(),
      valid: z.boolean().describe('Given, and in the version in force'),
      given: z.boolean().nullable().describe('The last decision; null when there was none'),
      version: z.string().nullable().describe('The version of the last decision'),
      decidedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type OwnConsentsResponse = z.infer<typeof ownConsentsSchema>;

export const decideConsentsSchema = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        purpose: purposeSchema,
        version: z
          .string()
          .min(1)
          .max(40)
          .describe('The version that was shown; CONSENT_OUTDATED when it is not in force'),
        given: z.boolean().describe('false withdraws'),
      }),
    )
    .min(1)
    .max(consentPurposes.length),
});
export type DecideConsents = z.infer<typeof decideConsentsSchema>;

/** The texts in force. */
export function toCurrentConsentsResponse(documents: readonly ConsentDocument[]): CurrentConsentsResponse {
  return {
    documents: documents.map(({ purpose, version, required, texts }) => ({ purpose, version, required, texts })),
  };
}

/** Where an account stands on every purpose. */
export function toOwnConsentsResponse(states: ConsentState[]): OwnConsentsResponse {
  return {
    complete: states.every((state) => !state.required || state.valid),
    consents: states.map((state) => ({
      purpose: state.purpose,
      required: state.required,
      currentVersion: state.currentVersion,
      valid: state.valid,
      given: state.decision?.given ?? null,
      version: state.decision?.version ?? null,
      decidedAt: state.decision?.decidedAt.toISOString() ?? null,
    })),
  };
}
