// The clock of a timed quiz. The server says how many seconds are left; the phone's own clock only
// measures the time since then, so a wrong clock changes nothing. The server decides in the end.
const WARN = [300, 60]; // seconds left
const SAVE = 4; // seconds left when the answer on the screen is sent by itself

const clock = document.querySelector('[data-reloj]');
if (clock) {
  const { quedan, aviso, termino, fin } = clock.dataset;
  const end = Date.now() + Number(clock.dataset.reloj) * 1000;
  const text = clock.querySelector('[data-reloj-texto]');
  const status = clock.querySelector('[data-reloj-aviso]');
  let last = Number(clock.dataset.reloj);
  // Each warning is said once in a try, on whatever page its moment comes.
  let warned = Infinity;
  let over = false;
  try {
    warned = Number(sessionStorage.getItem(fin)) || Infinity;
  } catch (error) { /* storage is off: said on each page */ }
  const warn = (limit, left) => {
    warned = limit;
    status.textContent = aviso.replace('{}', Math.ceil(left / 60));
    try {
      sessionStorage.setItem(fin, limit);
    } catch (error) { /* likewise */ }
  };

  // The form keeps its own way of being sent once; an empty answer is not sent, and what this page
  // sent is not sent again by the next one.
  const send = () => {
    const form = document.querySelector('form.formulario');
    if (!form || !form.requestSubmit) return;
    const filled = Array.from(new FormData(form)).some(([name, value]) => /^r(\.|$)/.test(name) && value);
    if (filled) form.requestSubmit();
  };

  const tick = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    const shown = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
    text.textContent = quedan.replace('{}', shown);
    for (const limit of WARN) {
      if (left > limit || left === 0) continue;
      clock.classList.add('reloj--poco');
      if (limit < warned) warn(limit, left);
    }
    if (left <= SAVE && last > SAVE && left > 0) send();
    if (left === 0 && !over) {
      over = true;
      status.textContent = termino;
      setTimeout(() => location.assign(fin), 1500);
    }
    last = left;
  };

  tick();
  setInterval(tick, 1000);
}
