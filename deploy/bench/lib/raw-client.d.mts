export class RawClient {
  constructor(url: string, token: string);
  onEvent: (json: string) => void;
  onClose: () => void;
  connect(): Promise<RawClient>;
  send(event: string, json: string, answer: (json: string | null) => void): void;
  request<
    T = { ok: boolean; error?: { code: string; message: string; retryAfterMs?: number } } & Record<string, unknown>,
  >(event: string, payload: unknown): Promise<T>;
  cut(): void;
  pause(): void;
  resume(): void;
}
