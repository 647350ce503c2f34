export interface TestGateway {
  readonly port: number;
  readonly logFiles: readonly string[];
  /** What `nginx -t` says about the configuration. */
  check(): string;
  stop(): Promise<void>;
}
export function startTestGateway(options: {
  folder: string;
  upstreams: Record<string, string[]>;
  port: number;
}): Promise<TestGateway>;
