/** A server process that a test or `npm start` owns. */
export interface LocalServer {
  readonly name: string;
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  readonly logFile: string;
  readonly isRunning: boolean;
  onUnexpectedExit?: (code: number | null, signal: string | null) => void;
  stop(): Promise<void>;
  kill9(): Promise<void>;
  pause(): void;
  cont(): void;
  restart(): Promise<void>;
}
export interface ServerOptions {
  dataDir: string;
  port: number;
  logFile: string;
  durable?: boolean;
  remove?: string;
}
export interface PostgresOptions extends ServerOptions {
  settings?: Record<string, string | number>;
}
export interface TemporaryOptions {
  port?: number;
  durable?: boolean;
}
export function isPortFree(port: number, host?: string): Promise<boolean>;
export function reservePort(): Promise<number>;
export function releasePort(port: number): void;
export function startPostgres(options: PostgresOptions): Promise<LocalServer>;
export function startRedis(options: ServerOptions): Promise<LocalServer>;
export function startNats(options: ServerOptions): Promise<LocalServer>;
export function temporaryFolder(name: string): string;
export function temporaryPostgres(
  options?: TemporaryOptions & { settings?: Record<string, string | number> },
): Promise<LocalServer>;
export function temporaryRedis(options?: TemporaryOptions): Promise<LocalServer>;
export function temporaryNats(options?: TemporaryOptions): Promise<LocalServer>;
export function findProgram(name: string): string | undefined;
