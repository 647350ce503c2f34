import { randomBytes } from 'node:crypto';
import { DecryptionError, open, seal, sealWithNonce, unwrapKey, wrapKey } from './cipher';

const key = Buffer.alloc(32, 7);
const aad = 'conversation:1:message:2';
const plaintext = Buffer.from('我想和你聊聊');

describe('seal and open', () => {
  it('agrees with test case 16 of the GCM specification (AES-256, with AAD)', () => {
    const vectorKey = Buffer.from('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308', 'hex');
    const nonce = Buffer.from('cafebabefacedbaddecaf888', 'hex');
    const text = Buffer.from(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
        '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
      'hex',
    );
    const context = Buffer.from('feedfacedeadbeeffeedfacedeadbeefabaddad2', 'hex');
    const box = sealWithNonce(vectorKey, nonce, text, context);

    expect(box.toString('hex')).toBe(
      'cafebabefacedbaddecaf888' +
        '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
        '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b',
    );
    expect(open(vectorKey, box, context)).toEqual(text);
  });

  it('gives back what was sealed, also nothing at all', () => {
    expect(open(key, seal(key, plaintext, aad), aad)).toEqual(plaintext);
    expect(open(key, seal(key, Buffer.alloc(0), aad), aad)).toHaveLength(0);
  });

  it('seals the same text differently each time', () => {
    expect(seal(key, plaintext, aad)).not.toEqual(seal(key, plaintext, aad));
  });

  it('does not open with any single byte changed', () => {
    const box = seal(key, plaintext, aad);

    for (let index = 0; index < box.length; index++) {
      const changed = Buffer.from(box);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => open(key, changed, aad)).toThrow(DecryptionError);
    }
  });

  it.each([0, 11, 27])('does not open when cut to %i bytes', (length) => {
    expect(() => open(key, seal(key, plaintext, aad).subarray(0, length), aad)).toThrow(DecryptionError);
  });

  it('does not open under another key or in another place', () => {
    const box = seal(key, plaintext, aad);

    expect(() => open(randomBytes(32), box, aad)).toThrow(DecryptionError);
    expect(() => open(key, box, 'conversation:1:message:3')).toThrow(DecryptionError);
  });

  it('insists on a key of 32 bytes and on a context', () => {
    expect(() => seal(Buffer.alloc(16), plaintext, aad)).toThrow(RangeError);
    expect(() => seal(key, plaintext, '')).toThrow(RangeError);
    expect(() => open(key, seal(key, plaintext, aad), Buffer.alloc(0))).toThrow(RangeError);
  });
});

describe('wrapKey and unwrapKey', () => {
  const dataKey = randomBytes(32);

  it('gives back the data key', () => {
    expect(unwrapKey(key, wrapKey(key, dataKey, aad), aad)).toEqual(dataKey);
  });

  it('takes and gives nothing else than 32 bytes', () => {
    expect(() => wrapKey(key, Buffer.alloc(31), aad)).toThrow(RangeError);
    expect(() => unwrapKey(key, seal(key, plaintext, aad), aad)).toThrow(DecryptionError);
  });
});
