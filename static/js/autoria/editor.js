// A form data-autoguardar is kept while one writes; what a phone shows and what is wrong follow.
const PAUSE = 1200;
const form = document.querySelector('[data-autoguardar]');

const put = (place, html) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  place.textContent = '';
  while (page.body.firstChild) place.appendChild(page.body.firstChild);
};

if (form) {
  const status = document.querySelector('[data-guardado]');
  const faults = document.querySelector('[data-fallas]');
  let timer = 0, busy = false, again = false, stopped = false;

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  const show = (said) => {
    status.textContent = said.mensaje;
    stopped = Boolean(said.conflicto);
    Object.keys(said.campos).forEach((name) => { form.elements[name].value = said.campos[name]; });
    if (said.fallas) put(faults, said.fallas);
    Object.keys(said.vistas || {}).forEach((lang) => {
      put(document.querySelector(`[data-vista="${lang}"]`), said.vistas[lang]);
    });
  };

  const save = async () => {
    if (stopped || form.dataset.enviado) return;
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.pathname, {
        method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' },
      });
      show(await answer.json());
    } catch (error) {
      status.textContent = form.dataset.sinConexion;
      again = true;
    }
    busy = false;
    if (again) { again = false; timer = setTimeout(save, PAUSE * 4); }
  };

  form.addEventListener('input', plan);
}

// A line of a fault takes one to that line of the text.
document.querySelectorAll('[data-linea]').forEach((link) => {
  link.addEventListener('click', (event) => {
    const area = document.getElementById(link.hash.slice(1));
    const lines = area.value.split('\n');
    const start = lines.slice(0, link.dataset.linea - 1).join('\n').length + (link.dataset.linea > 1 ? 1 : 0);
    event.preventDefault();
    area.focus();
    area.setSelectionRange(start, start + (lines[link.dataset.linea - 1] || '').length);
    area.scrollTop = (area.scrollHeight / lines.length) * (link.dataset.linea - 3);
  });
});
