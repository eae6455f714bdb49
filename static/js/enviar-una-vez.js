// A form marked data-una-vez is sent once: its buttons rest after the POST has left.
// data-enviando on the button says what to show meanwhile ("Guardando…").
const WAIT_BEFORE_TEXT = 1000;

const rest = (form) => {
  for (const button of form.querySelectorAll('button')) {
    button.setAttribute('aria-busy', 'true');
    const text = button.dataset.enviando;
    if (text) {
      button.dataset.texto = button.textContent;
      setTimeout(() => {
        if (form.dataset.enviado) button.textContent = text;
      }, WAIT_BEFORE_TEXT);
    }
  }
};

const wake = (form) => {
  delete form.dataset.enviado;
  for (const button of form.querySelectorAll('[aria-busy]')) {
    button.removeAttribute('aria-busy');
    if (button.dataset.texto) button.textContent = button.dataset.texto;
  }
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-una-vez]')) return;
  if (form.dataset.enviado) {
    event.preventDefault();
    return;
  }
  form.dataset.enviado = '1';
  // After this turn, so that the pressed button's own name and value are sent.
  // data-yendo: a script sends it, and says with the event "llegada" that it is done.
  setTimeout(() => (event.defaultPrevented && !form.dataset.yendo ? wake(form) : rest(form)));
});
document.addEventListener('llegada', (event) => wake(event.target));

const wakeAll = () => document.querySelectorAll('[data-enviado]').forEach(wake);
// Back button, and a request that failed while the page stayed.
addEventListener('pageshow', wakeAll);
addEventListener('offline', wakeAll);
