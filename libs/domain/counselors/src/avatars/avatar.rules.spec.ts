import { drawAvatar } from './avatar.rules';

describe('avatar', () => {
  it('is the same for the same seed and another for another', () => {
    expect(drawAvatar('lin')).toBe(drawAvatar('lin'));
    expect(drawAvatar('lin')).not.toBe(drawAvatar('zhou'));
  });

  it.each(['', '</svg><script>alert(1)</script>', '"><image href="http://evil"/>', '林'.repeat(1000)])(
    'draws shapes and nothing else from %j',
    (seed) => {
      const tags = [...drawAvatar(seed).matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag);
      expect(tags.every((tag) => ['svg', 'rect', 'circle', 'path', 'g'].includes(tag ?? ''))).toBe(true);
      expect(drawAvatar(seed)).not.toMatch(/script|href|on[a-z]+=|NaN|undefined/);
    },
  );
});
