import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './layout.mjs';
import { findProgram, isReachableForAnybody } from './servers/binaries.mjs';
import { answers } from './servers/redis.mjs';
import { startServer } from './servers/server.mjs';

const templates = join(root, 'deploy/nginx');
const builtApps = { web: join(root, 'apps/web/dist'), admin: join(root, 'apps/admin-web/dist') };

/** Variables of the template with values for one machine; `limits` may widen what tests from one address would hit. */
export function gatewayVariables({ host, port, upstreams, folder, logs, limits = {}, apps = builtApps }) {
  const serverLines = (name) => (upstreams[name] ?? []).map((address) => `server ${address} max_fails=0;`).join(' ');
  return {
    GATEWAY_WORK_DIR: folder,
    GATEWAY_CONF_DIR: folder,
    GATEWAY_ERROR_LOG: join(logs, 'gateway-error.log'),
    GATEWAY_ACCESS_LOG: join(logs, 'gateway-access.log'),
    GATEWAY_LISTEN: `${host}:${port}`,
    GATEWAY_REAL_IP: '',
    GATEWAY_RESOLVER: '',
    GATEWAY_STORAGE_ORIGIN: '',
    GATEWAY_REQUESTS_PER_SECOND: String(limits.requestsPerSecond ?? 100),
    GATEWAY_BURST: String(limits.burst ?? 400),
    GATEWAY_SIGN_INS_PER_MINUTE: String(limits.signInsPerMinute ?? 120),
    GATEWAY_SOCKETS_PER_ADDRESS: String(limits.socketsPerAddress ?? 500),
    API_SERVERS: serverLines('api'),
    REALTIME_WS_SERVERS: serverLines('realtime-ws'),
    ADMIN_API_SERVERS: serverLines('admin-api'),
    ARCHIVE_FETCHER_SERVERS: serverLines('archive-fetcher'),
    MEDIA_WORKER_SERVERS: serverLines('media-worker'),
    WEB_ROOT: apps.web,
    // The app is served below /admin/, so its root is a folder in which its build is called that.
    ADMIN_WEB_ROOT: join(folder, 'admin-root'),
  };
}

/** Writes nginx's configuration into its folder and answers with the main file. */
export function writeGatewayConfig(variables, apps = builtApps) {
  const folder = variables.GATEWAY_CONF_DIR;
  mkdirSync(variables.ADMIN_WEB_ROOT, { recursive: true });
  const link = join(variables.ADMIN_WEB_ROOT, 'admin');
  rmSync(link, { force: true });
  symlinkSync(apps.admin, link);
  copyFileSync(join(templates, 'mime.types'), join(folder, 'mime.types'));
  for (const name of ['gateway.conf', 'security-headers.conf', 'problem.conf']) {
    writeFileSync(join(folder, name), fillIn(readFileSync(join(templates, `${name}.template`), 'utf8'), variables));
  }
  return join(folder, 'gateway.conf');
}

/** Replaces `${NAME}` by its value and refuses a template with an unknown name. */
export function fillIn(template, variables) {
  return template.replaceAll(/\$\{([A-Z_]+)\}/g, (_whole, name) => {
    if (variables[name] === undefined) throw new Error(`the gateway's template asks for an unknown value: ${name}`);
    return variables[name];
  });
}

/** Starts nginx in front of the services. */
export async function startGateway(options) {
  const variables = gatewayVariables(options);
  const config = writeGatewayConfig(variables, options.apps);
  const logFile = variables.GATEWAY_ERROR_LOG;
  if (!existsSync(logFile)) writeFileSync(logFile, '', { mode: 0o600 });
  return startServer({
    name: 'gateway',
    url: `http://${options.host}:${options.port}`,
    port: options.port,
    dataDir: options.folder,
    logFile,
    command: findProgram('nginx'),
    args: ['-c', config, '-p', options.folder, '-e', logFile, '-g', `daemon off; ${workerUser(options.folder)}`],
    // SIGQUIT lets requests finish, for as long as worker_shutdown_timeout says.
    stopSignal: 'SIGQUIT',
    stopTimeoutMs: 8_000,
    ready: () => answers(options.port, 'HEAD /gateway-is-up HTTP/1.0\r\n\r\n', /^HTTP\/1/),
  });
}

// nginx started by root gives its workers another user; below /root that user cannot read the apps' files.
function workerUser(folder) {
  if (process.getuid?.() !== 0) return '';
  return isReachableForAnybody(folder) && isReachableForAnybody(templates) ? 'user nobody nogroup;' : 'user root;';
}
