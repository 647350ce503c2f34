// Generated from the OpenAPI documents of admin-api and archive-fetcher by `npm run generate`.

export interface paths {
    "/api/v1/admin/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts that plugins raised, newest first */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/alerts/{alertId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that someone has seen to it */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was changed and read by whom, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/counselors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All counselors, newest first */
        get: operations["listCounselors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/counselors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One counselor */
        get: operations["getCounselor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/counselors/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a suspended counselor back on the list */
        post: operations["activateCounselor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/counselors/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a counselor off the list; running sessions go on */
        post: operations["suspendCounselor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is going on now, and today against yesterday */
        get: operations["getDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dashboard/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts by hour or day */
        get: operations["getDashboardSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts with their balances, by name */
        get: operations["listLedgerAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ledger/invariants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check now what must always hold */
        get: operations["checkInvariants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ledger/journals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Journals, newest first */
        get: operations["listJournals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ledger/journals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A journal with its lines */
        get: operations["getJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: `numbers` every 2 s, `alert` as they are raised */
        get: operations["followLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and his permissions */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments, newest first */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/plugins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Installed plugins and how far each has come */
        get: operations["listPlugins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sessions, newest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One session with its history, offers and bill */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/sessions/{sessionId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The chat record of a consultation; each reading is audited */
        get: operations["getSessionEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/system/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that a consumer gave up on, newest first */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/system/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the event again to the consumer that gave up */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/system/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each service says it is */
        get: operations["getSystemHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts, newest first */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/ban": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lock an account and end all its sign-ins */
        post: operations["banUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/unban": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a locked account sign in again */
        post: operations["unbanUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Archived messages, newest first */
        get: operations["listArchivedMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages whose text holds the query, newest first */
        get: operations["searchArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Archived conversations, latest first */
        get: operations["listArchivedSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the archive of each corp has come */
        get: operations["getArchiveSync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        FleetHealth: {
            services: {
                checks: {
                    [key: string]: string;
                };
                service: string;
                /** @enum {string} */
                status: "ready" | "not-ready" | "stopping" | "silent";
                uptimeSeconds: number | null;
                version: string | null;
            }[];
            /** @enum {string} */
            status: "ready" | "not-ready";
        };
        Problem: {
            /** @enum {string} */
            code: "VALIDATION_FAILED" | "MALFORMED_REQUEST" | "UNAUTHENTICATED" | "TOKEN_EXPIRED" | "SESSION_REVOKED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "VERSION_CONFLICT" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "RATE_LIMITED" | "INTERNAL" | "UNAVAILABLE" | "TIMEOUT" | "IDEMPOTENCY_KEY_REQUIRED" | "IDEMPOTENCY_KEY_REUSED" | "IDEMPOTENCY_IN_PROGRESS" | "INVALID_CREDENTIALS" | "IDENTIFIER_TAKEN" | "REFRESH_TOKEN_INVALID" | "REFRESH_TOKEN_REUSED" | "ACCOUNT_BANNED" | "CONSENT_REQUIRED" | "CONSENT_OUTDATED" | "CLIENT_MESSAGE_ID_CONFLICT" | "RESYNC_REQUIRED" | "CONVERSATION_CLOSED" | "RECALL_WINDOW_PASSED" | "EDIT_WINDOW_PASSED" | "NOT_RECALLABLE" | "CURSOR_OUT_OF_RANGE" | "CONTENT_INVALID" | "ATTACHMENT_NOT_READY" | "SLOW_CONSUMER" | "COUNSELOR_UNAVAILABLE" | "SESSION_ALREADY_OPEN" | "ALREADY_TAKEN" | "CAPACITY_REACHED" | "ILLEGAL_TRANSITION" | "INSUFFICIENT_BALANCE" | "AMOUNT_OUT_OF_RANGE" | "LEDGER_UNBALANCED" | "LEDGER_OVERDRAWN" | "LEDGER_KEY_CONFLICT" | "PAYMENT_PROVIDER_UNKNOWN" | "PAYMENT_NOT_OPEN" | "CALLBACK_SIGNATURE_INVALID" | "CALLBACK_STALE" | "CALLBACK_MALFORMED" | "REVIEW_NOT_ALLOWED" | "ALREADY_REVIEWED" | "UPLOAD_TOO_LARGE" | "UPLOAD_INCOMPLETE" | "UPLOAD_EXPIRED" | "MEDIA_TYPE_REFUSED" | "SIGNATURE_INVALID";
            detail: string;
            errors?: {
                message: string;
                path: string;
            }[];
            instance: string;
            requestId: string;
            status: number;
            title: string;
            /** @enum {string} */
            type: "about:blank";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAlerts: {
        parameters: {
            query?: {
                conversationId?: string;
                cursor?: string;
                level?: number;
                limit?: number;
                state?: "open" | "acknowledged";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alerts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            acknowledgedAt: string | null;
                            /** Format: uuid */
                            acknowledgedBy: string | null;
                            /** Format: uuid */
                            conversationId: string;
                            /** Format: uuid */
                            id: string;
                            level: number;
                            matches: string[];
                            plugin: string;
                            /** Format: date-time */
                            raisedAt: string;
                            rule: string;
                            seq: number;
                            /** @enum {string} */
                            state: "open" | "acknowledged";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert, acknowledged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        acknowledgedAt: string | null;
                        /** Format: uuid */
                        acknowledgedBy: string | null;
                        /** Format: uuid */
                        conversationId: string;
                        /** Format: uuid */
                        id: string;
                        level: number;
                        matches: string[];
                        plugin: string;
                        /** Format: date-time */
                        raisedAt: string;
                        rule: string;
                        seq: number;
                        /** @enum {string} */
                        state: "open" | "acknowledged";
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                action?: string;
                actorId?: string;
                cursor?: string;
                limit?: number;
                targetId?: string;
                targetType?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            action: string;
                            /** Format: uuid */
                            actorId: string | null;
                            address: string | null;
                            after: unknown;
                            before: unknown;
                            /** @description SHA-256 over the link before and this content, hex */
                            chainHash: string | null;
                            /** @description SHA-256, hex */
                            contentHash: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            occurredAt: string;
                            /** @description Place in the sealed chain; null for less than a second after the deed */
                            position: number | null;
                            reason: string | null;
                            targetId: string;
                            targetType: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCounselors: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
                status?: "active" | "suspended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            avatarSeed: string;
                            /** @description SVG, the same for everybody */
                            avatarUrl: string;
                            bio: string;
                            capacity: number;
                            /** @description The platform's share, in hundredths of a percent */
                            commissionBps: number;
                            /** Format: date-time */
                            createdAt: string;
                            displayName: string;
                            headline: string;
                            /** Format: uuid */
                            id: string;
                            languages: ("zh-CN" | "yue" | "en" | "ja" | "ko" | "fr" | "de" | "es")[];
                            /** @enum {string} */
                            presence: "online" | "busy" | "away" | "offline";
                            /** @description Fen a minute */
                            pricePerMinute: number;
                            /** @description One decimal; null without reviews */
                            ratingAverage: number | null;
                            ratingCount: number;
                            /** @enum {string} */
                            status: "active" | "suspended";
                            suspendReason: string | null;
                            topics: ("anxiety" | "depression" | "relationship" | "family" | "parenting" | "workplace" | "study" | "sleep" | "trauma" | "grief" | "self_growth" | "stress")[];
                            verified: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCounselor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counselor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        avatarSeed: string;
                        /** @description SVG, the same for everybody */
                        avatarUrl: string;
                        bio: string;
                        capacity: number;
                        /** @description The platform's share, in hundredths of a percent */
                        commissionBps: number;
                        /** Format: date-time */
                        createdAt: string;
                        displayName: string;
                        headline: string;
                        /** Format: uuid */
                        id: string;
                        languages: ("zh-CN" | "yue" | "en" | "ja" | "ko" | "fr" | "de" | "es")[];
                        /** @enum {string} */
                        presence: "online" | "busy" | "away" | "offline";
                        /** @description Fen a minute */
                        pricePerMinute: number;
                        /** @description One decimal; null without reviews */
                        ratingAverage: number | null;
                        ratingCount: number;
                        /** @enum {string} */
                        status: "active" | "suspended";
                        suspendReason: string | null;
                        topics: ("anxiety" | "depression" | "relationship" | "family" | "parenting" | "workplace" | "study" | "sleep" | "trauma" | "grief" | "self_growth" | "stress")[];
                        verified: boolean;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateCounselor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active counselor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        avatarSeed: string;
                        /** @description SVG, the same for everybody */
                        avatarUrl: string;
                        bio: string;
                        capacity: number;
                        /** @description The platform's share, in hundredths of a percent */
                        commissionBps: number;
                        /** Format: date-time */
                        createdAt: string;
                        displayName: string;
                        headline: string;
                        /** Format: uuid */
                        id: string;
                        languages: ("zh-CN" | "yue" | "en" | "ja" | "ko" | "fr" | "de" | "es")[];
                        /** @enum {string} */
                        presence: "online" | "busy" | "away" | "offline";
                        /** @description Fen a minute */
                        pricePerMinute: number;
                        /** @description One decimal; null without reviews */
                        ratingAverage: number | null;
                        ratingCount: number;
                        /** @enum {string} */
                        status: "active" | "suspended";
                        suspendReason: string | null;
                        topics: ("anxiety" | "depression" | "relationship" | "family" | "parenting" | "workplace" | "study" | "sleep" | "trauma" | "grief" | "self_growth" | "stress")[];
                        verified: boolean;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendCounselor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The suspended counselor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        avatarSeed: string;
                        /** @description SVG, the same for everybody */
                        avatarUrl: string;
                        bio: string;
                        capacity: number;
                        /** @description The platform's share, in hundredths of a percent */
                        commissionBps: number;
                        /** Format: date-time */
                        createdAt: string;
                        displayName: string;
                        headline: string;
                        /** Format: uuid */
                        id: string;
                        languages: ("zh-CN" | "yue" | "en" | "ja" | "ko" | "fr" | "de" | "es")[];
                        /** @enum {string} */
                        presence: "online" | "busy" | "away" | "offline";
                        /** @description Fen a minute */
                        pricePerMinute: number;
                        /** @description One decimal; null without reviews */
                        ratingAverage: number | null;
                        ratingCount: number;
                        /** @enum {string} */
                        status: "active" | "suspended";
                        suspendReason: string | null;
                        topics: ("anxiety" | "depression" | "relationship" | "family" | "parenting" | "workplace" | "study" | "sleep" | "trauma" | "grief" | "self_growth" | "stress")[];
                        verified: boolean;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDashboard: {
        parameters: {
            query?: {
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Live numbers and totals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        asOf: string;
                        live: {
                            activeSessions: number;
                            onlineCounselors: number;
                            openAlerts: number;
                            pausedSessions: number;
                            waitingSessions: number;
                        };
                        /** @description Since midnight; amounts in fen */
                        today: {
                            alerts: number;
                            charged: number;
                            commission: number;
                            messages: number;
                            minutes: number;
                            registrations: number;
                            reviews: number;
                            sessions_ended: number;
                            sessions_started: number;
                            top_up_amount: number;
                            top_ups: number;
                        };
                        /** @description The day before, up to the same time of day */
                        yesterday: {
                            alerts: number;
                            charged: number;
                            commission: number;
                            messages: number;
                            minutes: number;
                            registrations: number;
                            reviews: number;
                            sessions_ended: number;
                            sessions_started: number;
                            top_up_amount: number;
                            top_ups: number;
                        };
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDashboardSeries: {
        parameters: {
            query: {
                bucket?: "hour" | "day";
                from: unknown;
                /** @description Names separated by commas */
                metrics: string;
                to: unknown;
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Buckets that have a count */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            metric: "registrations" | "messages" | "sessions_started" | "sessions_ended" | "minutes" | "charged" | "commission" | "top_ups" | "top_up_amount" | "reviews" | "alerts";
                            value: number;
                        }[];
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLedgerAccounts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description true leaves out empty accounts */
                nonZero?: "true" | "false";
                /** @description Names that begin so, for example user: */
                prefix?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts that pass the filters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Credit-positive: assets are negative */
                            balance: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** @enum {string} */
                            kind: "asset" | "liability" | "revenue" | "expense" | "suspense";
                            /**
                             * @description strict: one locked row; folded: summed up after the fact
                             * @enum {string}
                             */
                            mode: "strict" | "folded";
                            name: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkInvariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each invariant with what offends it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        checkedAt: string;
                        ok: boolean;
                        results: {
                            /** @description I1, I2, I3, I4, I7, I10 or chain */
                            id: string;
                            /** @description At most 100 */
                            offending: string[];
                            ok: boolean;
                            says: string;
                        }[];
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJournals: {
        parameters: {
            query?: {
                /** @description Journals that touch this account */
                account?: string;
                cursor?: string;
                kind?: string;
                limit?: number;
                referenceId?: string;
                referenceType?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Journals that pass the filters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Sum of the debits */
                            amount: number;
                            /** Format: uuid */
                            id: string;
                            /** @description Business key: one journal each, for ever */
                            key: string;
                            kind: string;
                            /** Format: date-time */
                            occurredAt: string;
                            /** @description Place in the chain; null until sealed, a second or less */
                            position: number | null;
                            reference: {
                                id: string;
                                type: string;
                            };
                            /** Format: uuid */
                            reverses: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJournal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The journal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Sum of the debits */
                        amount: number;
                        /** Format: uuid */
                        id: string;
                        /** @description Business key: one journal each, for ever */
                        key: string;
                        kind: string;
                        /** Format: date-time */
                        occurredAt: string;
                        /** @description Place in the chain; null until sealed, a second or less */
                        position: number | null;
                        postings: {
                            account: string;
                            /** @description Amount in fen (1/100 yuan) */
                            amount: number;
                            line: number;
                            /** @enum {string} */
                            side: "debit" | "credit";
                        }[];
                        reference: {
                            id: string;
                            type: string;
                        };
                        /** Format: uuid */
                        reverses: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The staff member */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        displayName: string;
                        /** Format: uuid */
                        id: string;
                        permissions: string[];
                        roles: ("user" | "counselor" | "admin" | "finance" | "supervisor" | "support" | "auditor")[];
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                accountId?: string;
                cursor?: string;
                limit?: number;
                provider?: string;
                state?: "created" | "pending" | "paid" | "failed" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Payments that pass the filters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            accountId: string;
                            /** @description Amount in fen (1/100 yuan) */
                            amount: number;
                            /** Format: date-time */
                            createdAt: string;
                            currency: string;
                            /** Format: date-time */
                            expiresAt: string;
                            failureReason: string | null;
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            paidAt: string | null;
                            provider: string;
                            /** @enum {string} */
                            purpose: "top_up";
                            /** @enum {string} */
                            state: "created" | "pending" | "paid" | "failed" | "expired";
                            transactionId: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlugins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All installed plugins */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Messages that the plugin failed on for good */
                            dead: number;
                            description: {
                                en: string;
                                "zh-CN": string;
                            };
                            enabled: boolean;
                            entryTypes: string[];
                            name: string;
                            permissions: string[];
                            title: {
                                en: string;
                                "zh-CN": string;
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            version: string;
                            /** @description Messages that the plugin has still to see */
                            waiting: number;
                        }[];
                        /** @enum {string|null} */
                        nextCursor: null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                conversationId?: string;
                counselorId?: string;
                cursor?: string;
                /** @description Requested at or after */
                from?: string;
                limit?: number;
                state?: "requested" | "queued" | "offered" | "accepted" | "active" | "paused" | "ended" | "settled" | "declined" | "expired" | "cancelled";
                /** @description Requested before */
                to?: string;
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            charged: number;
                            /** Format: uuid */
                            conversationId: string;
                            /** Format: uuid */
                            counselorId: string | null;
                            counselorName: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                            minutesCharged: number;
                            /**
                             * Format: date-time
                             * @description For the counselor to whom it is offered now
                             */
                            offerExpiresAt: string | null;
                            /** @description Place in the queue, 1 is next */
                            position: number | null;
                            pricePerMinute: number | null;
                            reason: string | null;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: uuid */
                            sessionId: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** @enum {string} */
                            state: "requested" | "queued" | "offered" | "accepted" | "active" | "paused" | "ended" | "settled" | "declined" | "expired" | "cancelled";
                            topic: string | null;
                            /** Format: uuid */
                            userId: string;
                            userName: string | null;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything but what was said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bill: {
                            absences: {
                                billable: boolean;
                                /** Format: date-time */
                                from: string;
                                /**
                                 * @description server_lost: our own outage, never charged
                                 * @enum {string}
                                 */
                                reason: "user_grace" | "user_absent" | "counselor_absent" | "server_lost";
                                /** Format: date-time */
                                to: string;
                            }[];
                            lines: {
                                /** @description Amount in fen (1/100 yuan) */
                                amount: number;
                                billable: boolean;
                                /** Format: date-time */
                                from: string;
                                minute: number;
                                /**
                                 * @description Why it is charged; not_covered: began after the balance was used up and is not charged
                                 * @enum {string}
                                 */
                                reason: "started" | "completed" | "free" | "minimum" | "not_covered";
                                /** Format: date-time */
                                to: string;
                            }[];
                            pauses: {
                                /** Format: date-time */
                                from: string;
                                reason: string | null;
                                /** Format: date-time */
                                to: string | null;
                            }[];
                            totals: {
                                billableSeconds: number;
                                /** @description Amount in fen (1/100 yuan) */
                                charged: number;
                                /** @description Only for the counselor */
                                commission: number | null;
                                minutes: number;
                                /** @description Only for the counselor */
                                net: number | null;
                                settled: boolean;
                            };
                        };
                        history: {
                            /** Format: uuid */
                            actorId: string | null;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            effectiveAt: string;
                            /** @enum {string|null} */
                            from: "requested" | "queued" | "offered" | "accepted" | "active" | "paused" | "ended" | "settled" | "declined" | "expired" | "cancelled" | null;
                            reason: string | null;
                            /** @enum {string} */
                            to: "requested" | "queued" | "offered" | "accepted" | "active" | "paused" | "ended" | "settled" | "declined" | "expired" | "cancelled";
                            version: number;
                        }[];
                        offers: {
                            /** Format: uuid */
                            counselorId: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            offerId: string;
                            reason: string | null;
                            /** Format: date-time */
                            resolvedAt: string | null;
                            /** @enum {string} */
                            state: "pending" | "accepted" | "declined" | "expired" | "withdrawn";
                        }[];
                        session: {
                            charged: number;
                            /** Format: uuid */
                            conversationId: string;
                            /** Format: uuid */
                            counselorId: string | null;
                            counselorName: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                            minutesCharged: number;
                            /**
                             * Format: date-time
                             * @description For the counselor to whom it is offered now
                             */
                            offerExpiresAt: string | null;
                            /** @description Place in the queue, 1 is next */
                            position: number | null;
                            pricePerMinute: number | null;
                            reason: string | null;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: uuid */
                            sessionId: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** @enum {string} */
                            state: "requested" | "queued" | "offered" | "accepted" | "active" | "paused" | "ended" | "settled" | "declined" | "expired" | "cancelled";
                            topic: string | null;
                            /** Format: uuid */
                            userId: string;
                            userName: string | null;
                            version: number;
                        };
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessionEntries: {
        parameters: {
            query: {
                from: number;
                originals?: "true" | "false";
                to: number;
            };
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            clientMessageId: string | null;
                            content: {
                                [key: string]: unknown;
                            } | null;
                            /** Format: uuid */
                            conversationId: string;
                            /** Format: date-time */
                            createdAt: string;
                            editedBySeq: number | null;
                            /** Format: uuid */
                            messageId: string;
                            /** @enum {string|null} */
                            redacted: "recalled" | "taken_down" | "erased" | null;
                            replyToSeq: number | null;
                            /** Format: uuid */
                            senderId: string | null;
                            /** @enum {string} */
                            senderRole: "user" | "counselor" | "staff" | "system";
                            seq: number;
                            /** @enum {string} */
                            type: "text" | "image" | "file" | "voice" | "card" | "recall" | "edit" | "reaction" | "session" | "billing" | "risk" | "takedown";
                        }[];
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description true shows also those that were replayed */
                replayed?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            attempts: number;
                            /** @description The durable that gave up, or `outbox` */
                            consumer: string;
                            error: string;
                            eventId: string;
                            /** Format: date-time */
                            failedAt: string;
                            /** Format: uuid */
                            id: string;
                            key: string;
                            /** Format: date-time */
                            replayedAt: string | null;
                            subject: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client for one attempt of his, the same on every retry of it */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter, on its way again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        /** @description The durable that gave up, or `outbox` */
                        consumer: string;
                        error: string;
                        eventId: string;
                        /** Format: date-time */
                        failedAt: string;
                        /** Format: uuid */
                        id: string;
                        key: string;
                        /** Format: date-time */
                        replayedAt: string | null;
                        subject: string;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSystemHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 200 also when a service is not well: the body says which */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetHealth"];
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description Part of the name, or a whole e-mail address or phone number */
                q?: string;
                role?: "user" | "counselor" | "admin" | "finance" | "supervisor" | "support" | "auditor";
                status?: "active" | "banned";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            banReason: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            displayName: string;
                            /** @description Masked */
                            email: string | null;
                            /** Format: uuid */
                            id: string;
                            isDemo: boolean;
                            /** Format: date-time */
                            lastLoginAt: string | null;
                            /** @description Masked */
                            phone: string | null;
                            roles: ("user" | "counselor" | "admin" | "finance" | "supervisor" | "support" | "auditor")[];
                            /** @enum {string} */
                            status: "active" | "banned";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account with its live sign-ins */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        banReason: string | null;
                        consented: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        displayName: string;
                        /** @description Masked */
                        email: string | null;
                        /** Format: uuid */
                        id: string;
                        isDemo: boolean;
                        /** Format: date-time */
                        lastLoginAt: string | null;
                        /** @description Live sign-ins, newest first, 50 at most */
                        loginSessions: {
                            address: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastUsedAt: string;
                            /** Format: uuid */
                            sid: string;
                            userAgent: string | null;
                        }[];
                        /** @description Masked */
                        phone: string | null;
                        roles: ("user" | "counselor" | "admin" | "finance" | "supervisor" | "support" | "auditor")[];
                        /** @enum {string} */
                        status: "active" | "banned";
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    banUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The locked account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        banReason: string | null;
                        consented: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        displayName: string;
                        /** @description Masked */
                        email: string | null;
                        /** Format: uuid */
                        id: string;
                        isDemo: boolean;
                        /** Format: date-time */
                        lastLoginAt: string | null;
                        /** @description Live sign-ins, newest first, 50 at most */
                        loginSessions: {
                            address: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastUsedAt: string;
                            /** Format: uuid */
                            sid: string;
                            userAgent: string | null;
                        }[];
                        /** @description Masked */
                        phone: string | null;
                        roles: ("user" | "counselor" | "admin" | "finance" | "supervisor" | "support" | "auditor")[];
                        /** @enum {string} */
                        status: "active" | "banned";
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unbanUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The unlocked account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        banReason: string | null;
                        consented: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        displayName: string;
                        /** @description Masked */
                        email: string | null;
                        /** Format: uuid */
                        id: string;
                        isDemo: boolean;
                        /** Format: date-time */
                        lastLoginAt: string | null;
                        /** @description Live sign-ins, newest first, 50 at most */
                        loginSessions: {
                            address: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastUsedAt: string;
                            /** Format: uuid */
                            sid: string;
                            userAgent: string | null;
                        }[];
                        /** @description Masked */
                        phone: string | null;
                        roles: ("user" | "counselor" | "admin" | "finance" | "supervisor" | "support" | "auditor")[];
                        /** @enum {string} */
                        status: "active" | "banned";
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listArchivedMessages: {
        parameters: {
            query: {
                cursor?: string;
                /** @description Sent at or after, ISO 8601 */
                from?: unknown;
                limit?: number;
                /** @description Why this is read; kept in the audit */
                purpose: string;
                /** @description Only what this person wrote */
                sender?: string;
                /** @description Only this session (archive thread) */
                sessionId?: string;
                /** @description Sent before, ISO 8601 */
                to?: unknown;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Null when redacted or erased */
                            content: {
                                [key: string]: unknown;
                            } | null;
                            edited: boolean;
                            highlights: {
                                end: number;
                                start: number;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @description Chain link of the message, SHA-256 in hex */
                            link: string;
                            msgid: string;
                            position: number;
                            /** @enum {string|null} */
                            redacted: "recalled" | "taken_down" | "erased" | null;
                            sender: string | null;
                            senderRole: string;
                            /** Format: date-time */
                            sentAt: string;
                            /** @description uint64 as a decimal string */
                            seq: string;
                            /** Format: uuid */
                            sessionId: string;
                            type: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchArchive: {
        parameters: {
            query: {
                cursor?: string;
                /** @description Sent at or after, ISO 8601 */
                from?: unknown;
                limit?: number;
                /** @description Why this is read; kept in the audit */
                purpose: string;
                /** @description What the text holds, from one character on */
                q: string;
                /** @description Only what this person wrote */
                sender?: string;
                /** @description Only this session (archive thread) */
                sessionId?: string;
                /** @description Sent before, ISO 8601 */
                to?: unknown;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages with the places that matched */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Null when redacted or erased */
                            content: {
                                [key: string]: unknown;
                            } | null;
                            edited: boolean;
                            highlights: {
                                end: number;
                                start: number;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @description Chain link of the message, SHA-256 in hex */
                            link: string;
                            msgid: string;
                            position: number;
                            /** @enum {string|null} */
                            redacted: "recalled" | "taken_down" | "erased" | null;
                            sender: string | null;
                            senderRole: string;
                            /** Format: date-time */
                            sentAt: string;
                            /** @description uint64 as a decimal string */
                            seq: string;
                            /** Format: uuid */
                            sessionId: string;
                            type: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listArchivedSessions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                participant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conversations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description What the source calls it */
                            conversationId: string;
                            /** Format: date-time */
                            firstAt: string | null;
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            lastAt: string | null;
                            members: {
                                participant: string;
                                role: string;
                            }[];
                            messages: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArchiveSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One item a corp */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            conversations: number;
                            corp: string;
                            /** Format: date-time */
                            lastArchivedAt: string | null;
                            /** Format: date-time */
                            lastSentAt: string | null;
                            messages: number;
                            name: string;
                            /** @enum {string} */
                            source: "stream" | "wecom";
                            /** @description Archived, not in the search index yet; searches scan them */
                            unindexed: number;
                        }[];
                        /** @enum {string|null} */
                        nextCursor: null;
                    };
                };
            };
            /** @description Not signed in, or the token has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
