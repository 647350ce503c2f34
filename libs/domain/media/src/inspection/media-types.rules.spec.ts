import { isShownInline, judge } from './media-types.rules';

describe('what may be sent', () => {
  it.each([
    ['image/png', 'image/png', 'a.png', 'image/png'],
    ['image/webp', 'image/jpeg', 'renamed.jpg', 'image/webp'],
    ['application/pdf', 'application/pdf', 'a.pdf', 'application/pdf'],
    ['video/webm', 'audio/webm', 'voice.webm', 'video/webm'],
    [undefined, 'text/plain', 'a.txt', 'application/octet-stream'],
  ])('%s sent as %s (%s) is taken as %s', (detected, declared, name, mime) => {
    expect(judge(detected, declared, name)).toEqual({ accepted: true, mime });
  });

  it.each([
    ['application/x-msdownload', 'image/png', 'a.png', 'executable'],
    ['application/x-elf', 'application/octet-stream', 'a', 'executable'],
    [undefined, 'image/png', 'a.png', 'type_mismatch'],
    ['application/pdf', 'image/png', 'a.png', 'type_mismatch'],
    ['application/xml', 'image/svg+xml', 'a', 'active_content'],
    [undefined, 'text/html', 'a.html', 'active_content'],
    [undefined, 'image/svg+xml', 'a.SVG', 'active_content'],
  ])('%s sent as %s (%s) is refused: %s', (detected, declared, name, reason) => {
    expect(judge(detected, declared, name)).toEqual({ accepted: false, reason });
  });

  it('never shows pages, drawings or documents inside the app', () => {
    expect(['text/html', 'image/svg+xml', 'application/pdf', 'application/octet-stream'].filter(isShownInline)).toEqual(
      [],
    );
  });
});
