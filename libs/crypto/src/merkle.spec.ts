import { sha256 } from './digest';
import { merkleLeaf, merkleRoot, saltedLeaf } from './merkle';

// The inputs and roots that Certificate Transparency's implementations are tested with (RFC 6962 hashing).
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((input) => merkleLeaf(Buffer.from(input, 'hex')));

describe('merkleRoot', () => {
  it.each(roots.map((root, index) => [index + 1, root] as const))(
    'agrees with RFC 6962 on %i leaves',
    (count, root) => {
      expect(merkleRoot(leaves.slice(0, count)).toString('hex')).toBe(root);
    },
  );

  it('is SHA-256 of nothing without leaves', () => {
    expect(merkleRoot([])).toEqual(sha256(''));
  });

  it('does not take a node for a leaf', () => {
    const [first, second] = leaves as [Buffer, Buffer];

    expect(merkleLeaf(Buffer.concat([first, second]))).not.toEqual(merkleRoot([first, second]));
  });
});

describe('saltedLeaf', () => {
  const salt = Buffer.alloc(16, 1);

  it('depends on the salt, the content, and where one ends', () => {
    const leaf = saltedLeaf(salt, Buffer.from('ab'));

    expect(saltedLeaf(salt, Buffer.from('ab'))).toEqual(leaf);
    expect(saltedLeaf(Buffer.alloc(16, 2), Buffer.from('ab'))).not.toEqual(leaf);
    expect(saltedLeaf(salt, Buffer.from('ac'))).not.toEqual(leaf);
    expect(saltedLeaf(Buffer.concat([salt, Buffer.from('a')]), Buffer.from('b'))).not.toEqual(leaf);
  });

  it('refuses a salt that could be guessed', () => {
    expect(() => saltedLeaf(Buffer.alloc(15), Buffer.from('ab'))).toThrow(RangeError);
  });
});
