// A worksheet with an account is saved a moment after the last change: "Guardado 10:42".
const WAIT = 3000;

for (const form of document.querySelectorAll('[data-guardar]')) {
  const state = form.querySelector('[data-estado]');
  let timer = 0;
  let busy = false;
  let dirty = false;

  const save = async () => {
    if (busy) { // on its way: what was typed since goes after it
      clearTimeout(timer);
      timer = setTimeout(save, WAIT);
      return;
    }
    const data = new FormData(form);
    data.delete('archivo');
    data.set('accion', 'auto');
    busy = true;
    dirty = false;
    try {
      const answer = await fetch(form.action, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
      const found = await answer.json();
      state.textContent = found.mensaje;
      if (answer.ok && 'guardados' in found) form.elements.guardados.value = found.guardados;
    } catch (error) {
      state.textContent = form.dataset.sinRed;
      dirty = true;
    }
    busy = false;
  };
  form.addEventListener('input', () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  form.addEventListener('submit', () => clearTimeout(timer));
  addEventListener('online', () => dirty && save());
  document.addEventListener('visibilitychange', () => document.hidden && dirty && save());
}
