// Generated from the OpenAPI documents of api and realtime-ws by `npm run generate`.

export interface paths {
    "/api/v1/auth/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys that access tokens are verified with (RFC 7517) */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with e-mail address or phone number and password */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this sign-in everywhere */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a refresh token for new tokens */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account and sign in */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consents/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consent texts in force */
        get: operations["getCurrentConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My conversations with unread counts, the newest activity first */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my conversations */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of one of my conversations by seq, at most 200 */
        get: operations["getConversationEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counselor/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a counselor has earned */
        get: operations["getEarnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counselor/earnings/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each change of the earnings, newest first */
        get: operations["listEarningsEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counselor/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My profile as a counselor */
        get: operations["getOwnProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my profile; a new price counts for new sessions */
        patch: operations["changeOwnProfile"];
        trace?: never;
    };
    "/api/v1/counselors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counselors who take sessions */
        get: operations["listCounselors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counselors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A counselor */
        get: operations["getCounselor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counselors/{id}/avatar.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Generated geometric picture */
        get: operations["getCounselorAvatar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counselors/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reviews of a counselor, newest first */
        get: operations["listCounselorReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My account, what I may do, and whether consents are missing */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my account */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I consented to */
        get: operations["getOwnConsents"];
        put?: never;
        /** Give or withdraw consents */
        post: operations["decideConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: operations["listOwnLogins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/logins/{sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a sign-in of mine everywhere */
        delete: operations["revokeOwnLogin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{objectId}/url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A short-lived address of a file or its thumbnail */
        get: operations["getMediaUrl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a payment stands */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/realtime/counselors/online": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counselors who would take a session now */
        get: operations["listOnlineCounselors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/realtime/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this node holds at the moment */
        get: operations["getRealtimeStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My sessions, newest first; for counselors with the offers to them */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my sessions */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/bill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a session costs, minute by minute */
        get: operations["getSessionBill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Review a session of mine that has ended */
        post: operations["submitReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a place to put one file of a conversation */
        post: operations["requestUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{objectId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the bytes are there */
        post: operations["completeUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is in the wallet */
        get: operations["getWallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallet/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in and went out, newest first */
        get: operations["listWalletEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallet/top-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start to pay money into the wallet */
        post: operations["startTopUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** State of every service; 503 until all are ready */
        get: operations["fleetHealth"];
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
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every key that may still verify a token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            /** @enum {string} */
                            alg: "ES256";
                            /** @enum {string} */
                            crv: "P-256";
                            kid: string;
                            /** @enum {string} */
                            kty: "EC";
                            /** @enum {string} */
                            use: "sig";
                            x: string;
                            y: string;
                        }[];
                    };
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
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description E-mail address, or phone number (mainland China unless it starts with +) */
                    identifier: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description The account and its tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            /** @description Every required consent is given in its current version */
                            consented: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            displayName: string;
                            /** @description Masked */
                            email: string | null;
                            /** Format: uuid */
                            id: string;
                            isDemo: boolean;
                            permissions: string[];
                            /** @description Masked */
                            phone: string | null;
                            roles: ("user" | "counselor" | "admin" | "finance" | "supervisor" | "support" | "auditor")[];
                            /** @enum {string} */
                            status: "active" | "banned";
                        };
                        tokens: {
                            /** @description JWT, ES256; checked by every service */
                            accessToken: string;
                            /** Format: date-time */
                            accessTokenExpiresAt: string;
                            /** @description Opaque, works once: the answer to auth/refresh replaces it */
                            refreshToken: string;
                            /** Format: date-time */
                            refreshTokenExpiresAt: string;
                        };
                    };
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
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
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
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description Tokens that replace the old ones */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description JWT, ES256; checked by every service */
                        accessToken: string;
                        /** Format: date-time */
                        accessTokenExpiresAt: string;
                        /** @description Opaque, works once: the answer to auth/refresh replaces it */
                        refreshToken: string;
                        /** Format: date-time */
                        refreshTokenExpiresAt: string;
                    };
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
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName: string;
                    /** @description E-mail address, or phone number (mainland China unless it starts with +) */
                    identifier: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description The account and its tokens */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            /** @description Every required consent is given in its current version */
                            consented: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            displayName: string;
                            /** @description Masked */
                            email: string | null;
                            /** Format: uuid */
                            id: string;
                            isDemo: boolean;
                            permissions: string[];
                            /** @description Masked */
                            phone: string | null;
                            roles: ("user" | "counselor" | "admin" | "finance" | "supervisor" | "support" | "auditor")[];
                            /** @enum {string} */
                            status: "active" | "banned";
                        };
                        tokens: {
                            /** @description JWT, ES256; checked by every service */
                            accessToken: string;
                            /** Format: date-time */
                            accessTokenExpiresAt: string;
                            /** @description Opaque, works once: the answer to auth/refresh replaces it */
                            refreshToken: string;
                            /** Format: date-time */
                            refreshTokenExpiresAt: string;
                        };
                    };
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
    getCurrentConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One document a purpose */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documents: {
                            /** @enum {string} */
                            purpose: "service" | "sensitive_data" | "recording_archive" | "supervision" | "research";
                            required: boolean;
                            texts: {
                                en: {
                                    body: string;
                                    title: string;
                                };
                                "zh-CN": {
                                    body: string;
                                    title: string;
                                };
                            };
                            version: string;
                        }[];
                    };
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
    listConversations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
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
                            /** Format: date-time */
                            createdAt: string;
                            head: number;
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            lastAt: string;
                            members: {
                                /** Format: uuid */
                                accountId: string;
                                /** @enum {string} */
                                role: "user" | "counselor" | "staff";
                            }[];
                            read: number;
                            received: number;
                            /** Format: uuid */
                            sessionId: string | null;
                            unread: number;
                            /** Format: date-time */
                            writableUntil: string | null;
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
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
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
                        /** Format: date-time */
                        createdAt: string;
                        head: number;
                        /** Format: uuid */
                        id: string;
                        /** Format: date-time */
                        lastAt: string;
                        members: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            role: "user" | "counselor" | "staff";
                        }[];
                        read: number;
                        received: number;
                        /** Format: uuid */
                        sessionId: string | null;
                        unread: number;
                        /** Format: date-time */
                        writableUntil: string | null;
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
    getConversationEntries: {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: never;
            path: {
                conversationId: string;
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
    getEarnings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Balances now, net of commission */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Can be withdrawn */
                        available: number;
                        /** @enum {string} */
                        currency: "CNY";
                        /** @description To be netted from what matures next */
                        owed: number;
                        /** @description Earned, not yet matured */
                        pending: number;
                        /** @description Asked to be paid out */
                        withdrawing: number;
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
    listEarningsEntries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Signed change */
                            available: number;
                            /** Format: uuid */
                            id: string;
                            /** @description session_minute, earnings_matured, … */
                            kind: string;
                            /** Format: date-time */
                            occurredAt: string;
                            /** @description Signed change */
                            pending: number;
                            reference: {
                                id: string;
                                type: string;
                            };
                            /** @description Signed change */
                            withdrawing: number;
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
    getOwnProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My profile */
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
    changeOwnProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bio?: string;
                    /** @description Sessions held at the same time */
                    capacity?: number;
                    displayName?: string;
                    headline?: string;
                    languages?: ("zh-CN" | "yue" | "en" | "ja" | "ko" | "fr" | "de" | "es")[];
                    /** @description Fen a minute */
                    pricePerMinute?: number;
                    topics?: ("anxiety" | "depression" | "relationship" | "family" | "parenting" | "workplace" | "study" | "sleep" | "trauma" | "grief" | "self_growth" | "stress")[];
                };
            };
        };
        responses: {
            /** @description My profile, changed */
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
    listCounselors: {
        parameters: {
            query?: {
                cursor?: string;
                language?: "zh-CN" | "yue" | "en" | "ja" | "ko" | "fr" | "de" | "es";
                limit?: number;
                /** @description Fen a minute */
                maxPrice?: number;
                online?: "true" | "false";
                /** @description Part of a name or of a topic */
                q?: string;
                sort?: "rating" | "price" | "recent";
                topic?: "anxiety" | "depression" | "relationship" | "family" | "parenting" | "workplace" | "study" | "sleep" | "trauma" | "grief" | "self_growth" | "stress";
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
                            topics: ("anxiety" | "depression" | "relationship" | "family" | "parenting" | "workplace" | "study" | "sleep" | "trauma" | "grief" | "self_growth" | "stress")[];
                            verified: boolean;
                        }[];
                        nextCursor: string | null;
                    };
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
            /** @description Profile, price and online state */
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
                        topics: ("anxiety" | "depression" | "relationship" | "family" | "parenting" | "workplace" | "study" | "sleep" | "trauma" | "grief" | "self_growth" | "stress")[];
                        verified: boolean;
                    };
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
    getCounselorAvatar: {
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
            /** @description SVG */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
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
    listCounselorReviews: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
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
                            /** @description First character of the name, the rest hidden */
                            authorName: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: uuid */
                            id: string;
                            rating: number;
                            text: string | null;
                        }[];
                        nextCursor: string | null;
                    };
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
            /** @description My account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every required consent is given in its current version */
                        consented: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        displayName: string;
                        /** @description Masked */
                        email: string | null;
                        /** Format: uuid */
                        id: string;
                        isDemo: boolean;
                        permissions: string[];
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
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName: string;
                };
            };
        };
        responses: {
            /** @description My account, changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every required consent is given in its current version */
                        consented: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        displayName: string;
                        /** @description Masked */
                        email: string | null;
                        /** Format: uuid */
                        id: string;
                        isDemo: boolean;
                        permissions: string[];
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
    getOwnConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My last decision on every purpose */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every required consent is given in its current version */
                        complete: boolean;
                        consents: {
                            currentVersion: string;
                            /** Format: date-time */
                            decidedAt: string | null;
                            /** @description The last decision; null when there was none */
                            given: boolean | null;
                            /** @enum {string} */
                            purpose: "service" | "sensitive_data" | "recording_archive" | "supervision" | "research";
                            required: boolean;
                            /** @description Given, and in the version in force */
                            valid: boolean;
                            /** @description The version of the last decision */
                            version: string | null;
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
    decideConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decisions: {
                        /** @description false withdraws */
                        given: boolean;
                        /** @enum {string} */
                        purpose: "service" | "sensitive_data" | "recording_archive" | "supervision" | "research";
                        /** @description The version that was shown; CONSENT_OUTDATED when it is not in force */
                        version: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Where I stand now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every required consent is given in its current version */
                        complete: boolean;
                        consents: {
                            currentVersion: string;
                            /** Format: date-time */
                            decidedAt: string | null;
                            /** @description The last decision; null when there was none */
                            given: boolean | null;
                            /** @enum {string} */
                            purpose: "service" | "sensitive_data" | "recording_archive" | "supervision" | "research";
                            required: boolean;
                            /** @description Given, and in the version in force */
                            valid: boolean;
                            /** @description The version of the last decision */
                            version: string | null;
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
    listOwnLogins: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
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
                            address: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description The session of this very request */
                            current: boolean;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: date-time */
                            lastUsedAt: string;
                            /** Format: uuid */
                            sid: string;
                            userAgent: string | null;
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
    revokeOwnLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
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
    getMediaUrl: {
        parameters: {
            query?: {
                variant?: "original" | "thumbnail";
            };
            header?: never;
            path: {
                objectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        mime: string;
                        url: string;
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
    getPayment: {
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
            /** @description The payment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                        /** @description Where to pay while the payment is pending */
                        payUrl: string | null;
                        provider: string;
                        /** @enum {string} */
                        purpose: "top_up";
                        /** @enum {string} */
                        state: "created" | "pending" | "paid" | "failed" | "expired";
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
    listOnlineCounselors: {
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
                content: {
                    "application/json": {
                        counselorIds: string[];
                    };
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
    getRealtimeStats: {
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
                content: {
                    "application/json": {
                        accounts: number;
                        node: string;
                        queuedEntries: number;
                        sockets: number;
                        subscriptions: number;
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
                cursor?: string;
                limit?: number;
                /** @description Open: not ended, offers to me included */
                scope?: "open" | "finished";
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
            /** @description The session as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
    getSessionBill: {
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
            /** @description The bill; final once the session is settled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
    submitReview: {
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
        requestBody: {
            content: {
                "application/json": {
                    rating: number;
                    text?: string;
                };
            };
        };
        responses: {
            /** @description The review */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        counselorId: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: uuid */
                        id: string;
                        rating: number;
                        /** Format: uuid */
                        sessionId: string;
                        text: string | null;
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
    requestUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    conversationId: string;
                    /** @description What the browser says it is */
                    mime: string;
                    /** @description File name as the sender knows it */
                    name: string;
                    /** @description bytes */
                    size: number;
                };
            };
        };
        responses: {
            /** @description Where to put the bytes */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        headers: {
                            [key: string]: string;
                        };
                        object: {
                            /** Format: uuid */
                            conversationId: string;
                            height: number | null;
                            /** Format: uuid */
                            id: string;
                            /** @description By the first bytes; null until checked */
                            mime: string | null;
                            name: string;
                            reason: string | null;
                            /** @description bytes */
                            size: number;
                            /** @enum {string} */
                            state: "requested" | "uploaded" | "ready" | "rejected" | "expired";
                            width: number | null;
                        };
                        /** @description PUT the bytes here, with these headers */
                        url: string;
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
    completeUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, being checked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        conversationId: string;
                        height: number | null;
                        /** Format: uuid */
                        id: string;
                        /** @description By the first bytes; null until checked */
                        mime: string | null;
                        name: string;
                        reason: string | null;
                        /** @description bytes */
                        size: number;
                        /** @enum {string} */
                        state: "requested" | "uploaded" | "ready" | "rejected" | "expired";
                        width: number | null;
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
    getWallet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Balances now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description cash + bonus */
                        available: number;
                        /** @description Spendable, not withdrawable */
                        bonus: number;
                        /** @description Amount in fen (1/100 yuan) */
                        cash: number;
                        /** @enum {string} */
                        currency: "CNY";
                        /** @description Set aside for sessions that run now */
                        held: number;
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
    listWalletEntries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Signed: what the wallet gained or gave; cash + bonus */
                            amount: number;
                            /** @description Amount in fen (1/100 yuan) */
                            bonus: number;
                            /** @description Amount in fen (1/100 yuan) */
                            cash: number;
                            /** Format: uuid */
                            id: string;
                            /** @description top_up, bonus_granted, session_hold, session_release, … */
                            kind: string;
                            /** Format: date-time */
                            occurredAt: string;
                            /** @description What it was for, for example a session */
                            reference: {
                                id: string;
                                type: string;
                            };
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
    startTopUp: {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client for one attempt of his, the same on every retry of it */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In fen; the operator sets the limits */
                    amount: number;
                    /** @default sandbox */
                    provider?: string;
                    /**
                     * @description Path of this site to come back to
                     * @default /wallet
                     */
                    returnUrl?: string;
                };
            };
        };
        responses: {
            /** @description The payment; send the payer to payUrl */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                        /** @description Where to pay while the payment is pending */
                        payUrl: string | null;
                        provider: string;
                        /** @enum {string} */
                        purpose: "top_up";
                        /** @enum {string} */
                        state: "created" | "pending" | "paid" | "failed" | "expired";
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
    fleetHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every service is ready; with 503 the same body says which are not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetHealth"];
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
