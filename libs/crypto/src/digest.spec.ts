import { chainGenesis, chainHash, constantTimeEqual, hmac, sha256 } from './digest';

describe('digests', () => {
  it('agrees with FIPS 180-2 on "abc"', () => {
    expect(sha256('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('agrees with RFC 4231, test case 2', () => {
    expect(hmac(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('compares values and lengths', () => {
    expect(constantTimeEqual('心', Buffer.from('心'))).toBe(true);
    expect(constantTimeEqual('a', 'b')).toBe(false);
    expect(constantTimeEqual('a', 'aa')).toBe(false);
    expect(constantTimeEqual('', '')).toBe(true);
  });
});

describe('a hash chain', () => {
  const chain = (entries: string[]) => entries.reduce((previous, entry) => chainHash(previous, entry), chainGenesis());

  it('is SHA-256(previous ‖ SHA-256(entry)) from 32 zero bytes on', () => {
    expect(chain(['abc'])).toEqual(sha256(Buffer.concat([Buffer.alloc(32), sha256('abc')])));
  });

  it.each([
    ['changed', ['a', 'x', 'c']],
    ['dropped', ['a', 'c']],
    ['swapped', ['b', 'a', 'c']],
    ['joined with its neighbour', ['ab', 'c']],
  ])('ends elsewhere when an entry is %s', (_what, entries) => {
    expect(chain(entries)).not.toEqual(chain(['a', 'b', 'c']));
  });

  it('refuses a previous link that is none', () => {
    expect(() => chainHash(Buffer.alloc(31), 'a')).toThrow(RangeError);
  });
});
