/** What a consent is about; each is given and withdrawn on its own. */
export const consentPurposes = ['service', 'sensitive_data', 'recording_archive', 'supervision', 'research'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export interface ConsentText {
  title: string;
  body: string;
}

/** A purpose with the version in force. A changed text is a new version; the old one stays in version control. */
export interface ConsentDocument {
  purpose: ConsentPurpose;
  /** Date the text came into force. */
  version: string;
  /** Without it there is no counselling. */
  required: boolean;
  texts: { 'zh-CN': ConsentText; en: ConsentText };
}

/** One decision of an account on one version of a text; decisions are never changed, only followed by others. */
export interface ConsentDecision {
  purpose: ConsentPurpose;
  version: string;
  given: boolean;
  decidedAt: Date;
}

/** Where an account stands on one purpose. */
export interface ConsentState {
  purpose: ConsentPurpose;
  required: boolean;
  currentVersion: string;
  decision: ConsentDecision | null;
  /** Given, and in the version in force. */
  valid: boolean;
}
