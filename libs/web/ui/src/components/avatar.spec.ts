import { avatarShape } from './avatar';

describe('the generated picture', () => {
  const seeds = ['shen-ruoxi', 'lin-xiao', 'chen-zhixing', 'he-mu', 'grace-wu', 'zhou-yuan', 'a', 'b'];

  it('is the same for the same seed', () => {
    expect(avatarShape('lin-xiao')).toEqual(avatarShape('lin-xiao'));
  });

  it('differs in its shapes, not only in colour', () => {
    const shapes = seeds.map((seed) => JSON.stringify(avatarShape(seed).cells.map(({ x, y }) => [x, y])));
    expect(new Set(shapes).size).toBe(seeds.length);
  });

  it('is mirrored left to right', () => {
    const { cells } = avatarShape('grace-wu');
    for (const { x, y } of cells) expect(cells.some((one) => one.x === 4 - x && one.y === y)).toBe(true);
  });
});
