/** Lets frames with `data-lang-nghe` be as high as what stands in them. */
export function followFrames(base: string): void {
  const { origin } = new URL(base);
  addEventListener('message', (event) => {
    const height = event.data?.langNghe?.height;
    if (event.origin !== origin || !(height > 0 && height < 5000)) return;
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-lang-nghe]')) {
      if (frame.contentWindow === event.source) frame.height = height;
    }
  });
}
