import type { components } from './generated/api';

type Problem = components['schemas']['Problem'];

/** `NETWORK`: no answer came, so nobody knows whether it was done. */
export type ApiErrorCode = Problem['code'] | 'NETWORK';

/** A refusal of the server, or none at all. Show people a text by `code`; `message` is for developers. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ApiErrorCode,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    message: string,
    readonly details: { errors?: Problem['errors']; requestId?: string; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
  }

  /** What is wrong with which field (`path` is dotted). */
  get errors(): { path: string; message: string }[] {
    return this.details.errors ?? [];
  }

  /** Tell it to support: it is in the server's log. */
  get requestId(): string | undefined {
    return this.details.requestId;
  }
}

/** The error that an unsuccessful response stands for. */
export async function errorOf(response: Response): Promise<ApiError> {
  const problem = await problemIn(response);
  if (problem) return new ApiError(problem.code, response.status, problem.detail, detailsOf(response, problem));
  // A gateway between us and the service answers in its own words.
  const code = response.status < 500 ? 'MALFORMED_REQUEST' : 'UNAVAILABLE';
  return new ApiError(code, response.status, `The server answered ${response.status}`, detailsOf(response));
}

function detailsOf({ headers }: Response, { errors, requestId }: Partial<Problem> = {}): ApiError['details'] {
  const retryAfter = headers.get('retry-after');
  return {
    requestId: requestId ?? headers.get('x-request-id') ?? undefined,
    ...(errors ? { errors } : {}),
    ...(retryAfter ? { retryAfterMs: Number(retryAfter) * 1000 } : {}),
  };
}

/** The problem details of a response, which stays readable for others. */
export async function problemIn(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  const body = (await response
    .clone()
    .json()
    .catch(() => undefined)) as Partial<Problem> | undefined;
  return typeof body?.code === 'string' ? (body as Problem) : undefined;
}
