// Every page: wakes the service worker, says what waits to be sent, and marks the forms that may wait.
// The texts stand in the bar [data-cola]; without a service worker nothing here happens.
const bar = document.querySelector('[data-cola]');
const worker = navigator.serviceWorker;
const able = Boolean(bar && worker && window.indexedDB && window.caches);
const ask = async (que, more) => {
  const { active } = await worker.ready;
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => done(event.data);
    active.postMessage({ que, ...more }, [port2]);
  });
};
const newKey = () => '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) => {
  const bits = crypto.getRandomValues(new Uint8Array(1))[0];
  return (c ^ (bits & (15 >> (c / 4)))).toString(16);
});
const count = (name, n) => (n === 1 ? bar.dataset[`${name}Una`] : bar.dataset[`${name}Varias`].replace('#', n));
const show = (part, text) => {
  const place = bar.querySelector(`[data-${part}]`);
  place.hidden = !text;
  if (text !== true && text !== false) place.firstChild.textContent = `${text} `;
};

// A signal that has just come back fails at first: tried again while the page is open.
let next;
const deliver = async (pause = 2000) => {
  clearTimeout(next);
  const { fallo, envios } = await ask('enviar');
  if (!navigator.onLine || !(fallo || envios.some((e) => !e.estado))) return;
  next = setTimeout(deliver, pause, Math.min(2 * pause, 60000));
};

// What a form says about itself: its kind, what it is about, and where to go on.
const about = (form) => `${form.dataset.envio} ${form.dataset.datos}`;
const isEmpty = (form) => {
  const fields = [...form.elements].filter((f) => f.name && f.type !== 'hidden' && f.type !== 'submit');
  return fields.length > 0 && !fields.some((f) => (/radio|checkbox/.test(f.type) ? f.checked : f.value.trim()));
};
let known = { cut: false, envios: [] };

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!able || !worker.controller || event.defaultPrevented) return;
  if (form.dataset.envio && known.cut && event.submitter && 'conRed' in event.submitter.dataset) {
    event.preventDefault();
    mark(form, bar.dataset.conRed);
  } else if (form.dataset.envio) {
    const pressed = event.submitter || document.activeElement; // "No sé" is an answer too
    if (isEmpty(form) && !(pressed && pressed.value) && (known.cut || !navigator.onLine)) {
      event.preventDefault();
      mark(form, bar.dataset.vacia);
      return;
    }
  } else if (/\/salir\/$/.test(form.action) && !form.dataset.sale) {
    event.preventDefault();
    leave(form);
  }
});

// However the form leaves, by its button or by a script: the worker needs this when there is no signal.
document.addEventListener('formdata', ({ target, formData }) => {
  if (!able || !target.dataset.envio) return;
  formData.set('_envio', JSON.stringify({
    clave: newKey(),
    tipo: target.dataset.envio,
    datos: JSON.parse(target.dataset.datos),
    hecho_el: new Date().toISOString(),
    que: about(target),
    titulo: document.querySelector('h1').textContent.trim(),
    aqui: location.pathname + (target.parentElement.id ? `#${target.parentElement.id}` : ''),
    despues: target.dataset.despues,
    mensaje: target.dataset.sinRed || bar.dataset.guardada,
  }));
});

const leave = async (form) => {
  const { envios } = await ask('estado');
  const waiting = envios.filter((e) => !e.estado).length;
  if (waiting && !window.confirm(count('salir', waiting))) return;
  await ask('olvidar');
  form.dataset.sale = '1';
  form.submit();
};

// A form whose answer waits shows it, with a line that says so.
const mark = (form, text) => {
  let line = form.querySelector('[data-guardada]');
  if (!line) {
    line = document.createElement('p');
    line.className = 'conexion__nota';
    line.setAttribute('role', 'status');
    line.dataset.guardada = '';
    form.append(line);
  }
  line.textContent = text;
};
const refill = (form, campos) => {
  form.dispatchEvent(new CustomEvent('rellenar', { detail: campos })); // a table makes its rows first
  for (const field of form.elements) {
    const values = campos[field.name];
    if (!values || field.type === 'hidden') continue;
    if (/radio|checkbox/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0];
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
};

// A link to a page that was answered meanwhile says so; what was counted with a signal may be old.
const annotate = (waiting, off) => {
  for (const old of document.querySelectorAll('[data-respondida]')) old.remove();
  for (const { aqui } of waiting) {
    for (const link of document.querySelectorAll(`main a[href^="${aqui.split('#')[0]}"]`)) {
      const tag = document.createElement('span');
      tag.className = 'conexion__nota';
      tag.dataset.respondida = '';
      tag.textContent = ` ${bar.dataset.porEnviar}`;
      link.after(tag);
    }
  }
  for (const part of document.querySelectorAll('[data-con-senal]')) part.hidden = off && waiting.length > 0;
};

let filled = false;
const draw = (state) => {
  if (!state.envios) return;
  known = state;
  const waiting = state.envios.filter((e) => !e.estado);
  const refused = state.envios.length - waiting.length;
  const others = state.dentro ? 0 : state.ajenos;
  show('espera', waiting.length + others ? count('espera', waiting.length + others) : '');
  show('entrar', Boolean(others));
  show('rechazo', refused ? count('rechazo', refused) : '');
  const sent = state.enviados.length;
  if (sent) [bar.querySelector('[data-recargar]').href] = state.enviados[0].aqui.split('#');
  for (const { que, nuevos } of state.enviados) {
    const form = [...document.querySelectorAll('form[data-envio]')].find((f) => about(f) === que);
    for (const [name, value] of Object.entries(form && nuevos ? nuevos : {})) form.elements[name].value = value;
  }
  show('hecho', sent ? count('hecho', sent) : '');
  show('corte', state.cut || !navigator.onLine);
  bar.hidden = !bar.querySelector('[data-cola-linea]:not([hidden])');
  document.documentElement.style.setProperty('--barra', `${bar.offsetHeight}px`); // what else stands below goes above
  for (const form of document.querySelectorAll('form[data-envio]')) {
    const own = waiting.find((e) => e.que === about(form));
    if (own && !filled) refill(form, own.datos.campos);
    if (own) mark(form, form.dataset.sinRed || bar.dataset.guardada);
    else if (form.querySelector('[data-guardada]')) form.querySelector('[data-guardada]').remove();
  }
  annotate(waiting, state.cut || !navigator.onLine);
  filled = true;
};

if (able) {
  worker.addEventListener('message', (event) => draw(event.data));
  // Set when a new page is loaded, so that what waits leaves at the first moment that it can.
  const start = () => {
    worker.register('/trabajador.js').then(() => ask('estado')).then((state) => {
      const pages = document.querySelector('[data-adelantar]');
      const spare = navigator.connection && navigator.connection.saveData;
      if (pages && !state.cut && !spare) ask('adelantar', { paginas: JSON.parse(pages.dataset.adelantar) });
      if (state.envios.some((e) => !e.estado) || state.ajenos) deliver();
    }).catch(() => {});
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
  addEventListener('online', () => deliver());
  addEventListener('offline', () => ask('estado'));
}
