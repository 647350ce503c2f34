/** Jest: stops the run's servers and throws their data away. */
export default async function globalTeardown(): Promise<void> {
  await Promise.all((globalThis.hearkenTestServers ?? []).map((server) => server.stop()));
}
