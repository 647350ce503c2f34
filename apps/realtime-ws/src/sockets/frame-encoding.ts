import type { AccountFrames, ServerEvent } from '@hearken/contracts';

/**
 * Packets of the Socket.IO protocol v5 for the default namespace, as text: 2 = event, 3 = acknowledgement. Encoded
 * here once for all readers; socket.io's own encoder walks every object to look for binary parts first.
 */
export function eventPacket(event: ServerEvent, json: string): string {
  return `2["${event}",${json}]`;
}

export function ackPacket(id: number, json: string): string {
  return `3${id}[${json}]`;
}

/** One element of the `AccountFrames` that travel to other nodes, around data that is JSON already. */
export function frameJson(event: ServerEvent, json: string): string {
  return `{"event":"${event}","data":${json}}`;
}

export function readAccountFrames(bytes: Uint8Array): AccountFrames {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as AccountFrames;
}
