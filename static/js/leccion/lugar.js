// The place where the reader is, kept quietly: [data-lugar] says where to send it, the server's word stays on the page.
const box = document.querySelector('[data-lugar]');
const QUIET = 2000; // milliseconds without scrolling

if (box) {
  const marks = document.querySelectorAll('.leccion [id]');
  let kept = '';
  let timer = 0;
  let moved = false;

  const here = () => {
    let found = '';
    for (const mark of marks) {
      if (mark.getBoundingClientRect().top > innerHeight / 3) break;
      found = mark.id;
    }
    return found;
  };

  const keep = async () => {
    clearTimeout(timer);
    const ancla = here();
    if (!moved || !ancla || ancla === kept) return;
    const body = new URLSearchParams({ ancla, csrf_token: box.dataset.ficha });
    try {
      const answer = await fetch(box.dataset.lugar, { method: 'POST', body, keepalive: true });
      if (!answer.ok || answer.redirected) return;
      kept = ancla;
      box.textContent = (await answer.json()).texto;
    } catch (error) {
      // No signal: the next quiet moment tries again.
    }
  };

  addEventListener('scroll', () => {
    moved = true;
    clearTimeout(timer);
    timer = setTimeout(keep, QUIET);
  }, { passive: true });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) keep();
  });
}
