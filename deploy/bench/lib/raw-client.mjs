// A Socket.IO v4 client with nothing on top: one websocket, packets as text. Load generators and tests with many
// sockets use it, because the usual client would cost more than the server that is measured.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const WebSocket = require('ws');

export class RawClient {
  constructor(url, token) {
    this.url = `${url.replace(/^http/, 'ws')}/ws/?EIO=4&transport=websocket`;
    this.token = token;
    this.nextId = 0;
    this.waiting = new Map();
    /** Gets the text of each event packet: `["name",{…}]`. */
    this.onEvent = () => undefined;
    this.onClose = () => undefined;
  }

  connect() {
    return new Promise((resolve, reject) => {
      this.socket = new WebSocket(this.url, { perMessageDeflate: false, skipUTF8Validation: true });
      this.socket.on('message', (data) => this.packetCame(Buffer.from(data).toString(), resolve, reject));
      this.socket.on('error', (error) => reject(error));
      this.socket.on('close', () => {
        reject(new Error('closed'));
        const waiting = [...this.waiting.values()];
        this.waiting.clear();
        for (const answer of waiting) answer(null);
        this.onClose();
      });
    });
  }

  packetCame(packet, resolve, reject) {
    const kind = packet[0];
    if (kind === '2') this.socket.send('3');
    else if (kind === '0') this.socket.send(`40${JSON.stringify({ token: this.token })}`);
    else if (kind === '4') this.messageCame(packet, resolve, reject);
  }

  messageCame(packet, resolve, reject) {
    const kind = packet[1];
    if (kind === '2') this.onEvent(packet.slice(2));
    else if (kind === '3') this.acknowledged(packet);
    else if (kind === '0') resolve(this);
    else if (kind === '4') reject(Object.assign(new Error('refused'), JSON.parse(packet.slice(2))));
  }

  acknowledged(packet) {
    const start = packet.indexOf('[');
    const id = Number(packet.slice(2, start));
    const answer = this.waiting.get(id);
    this.waiting.delete(id);
    answer?.(packet.slice(start + 1, -1));
  }

  /** `answer` gets the acknowledgement's JSON text, or null when the connection was lost. */
  send(event, json, answer) {
    const id = this.nextId++;
    this.waiting.set(id, answer);
    this.socket.send(`42${id}["${event}",${json}]`);
  }

  request(event, payload) {
    return new Promise((resolve, reject) => {
      if (this.socket?.readyState !== WebSocket.OPEN) return reject(new Error('not connected'));
      this.send(event, JSON.stringify(payload), (json) =>
        json === null ? reject(new Error('connection lost')) : resolve(JSON.parse(json)),
      );
    });
  }

  /** Cuts the connection without a word, as a lost network does. */
  cut() {
    this.socket?.terminate();
  }

  /** Stops or goes on reading; the server's frames pile up meanwhile. */
  pause() {
    this.socket.pause();
  }

  resume() {
    this.socket.resume();
  }
}
