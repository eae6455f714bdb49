// Saving courses for reading without a signal: the boxes [data-guardar], and the page that lists what is kept.
const worker = navigator.serviceWorker;
const able = Boolean(worker && window.caches && window.indexedDB);
const ask = async (que, more) => (await worker.ready).active.postMessage({ que, ...more });
const part = (box, name) => box.querySelector(`[data-${name}]`);
const weigh = (bytes) => `${Math.ceil(bytes / 1000)} KB`;

const boxes = [...document.querySelectorAll('[data-guardar]')];
const POSES = { ofrecer: ['ofrecer'], guardando: ['guardando'], guardado: ['guardado'], falla: ['falla', 'ofrecer'], lleno: ['lleno', 'ofrecer'] };
const pose = (box, what) => {
  box.dataset.pose = what;
  for (const name of Object.keys(POSES)) part(box, name).hidden = !POSES[what].includes(name);
};
for (const box of boxes) {
  const { id } = box.dataset;
  const name = ` ${box.firstElementChild.firstChild.textContent.trim()}`;
  box.append(document.importNode(document.getElementById('caja-guardar').content, true));
  for (const place of box.querySelectorAll('[data-nombre]')) place.textContent = name;
  part(box, 'ofrecer').addEventListener('click', () => {
    pose(box, 'guardando');
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    ask('guardar', { manifiesto: box.dataset.guardar, id });
  });
  part(box, 'quitar').addEventListener('click', () => ask('quitar', { id }));
}
const drawBoxes = ({ progreso, guardados, fallo, id, lleno }) => {
  for (const box of boxes) {
    const own = box.dataset.id;
    if (progreso && progreso.id === own) {
      pose(box, 'guardando');
      part(box, 'barra').value = progreso.bytes / progreso.total;
      part(box, 'cuanto').textContent = `${weigh(progreso.bytes)} / ${weigh(progreso.total)}`;
    } else if (fallo === 'guardar' && id === own) pose(box, lleno ? 'lleno' : 'falla');
    else if (guardados && guardados.some((x) => x.id === own && x.listo)) pose(box, 'guardado');
    else if (guardados && !/guardando|falla|lleno/.test(box.dataset.pose)) pose(box, 'ofrecer');
  }
};

// The page of what is kept. It is also what a page without a signal shows, under that page's address.
const lists = document.querySelector('[data-guardados]');
const drawn = {}; // a list that says the same stays as it is: nothing closes under a finger
const fill = (name, rows, draw) => {
  const said = JSON.stringify(rows);
  if (drawn[name] === said) return;
  drawn[name] = said;
  const place = lists.querySelector(`[data-lista="${name}"]`);
  const model = lists.querySelector(`template[data-fila="${name}"]`);
  place.textContent = '';
  for (const row of rows) {
    const line = document.importNode(model.content, true);
    draw(line, row);
    place.append(line);
  }
  for (const other of lists.querySelectorAll(`[data-con="${name}"]`)) other.hidden = !rows.length;
  for (const other of lists.querySelectorAll(`[data-sin="${name}"]`)) other.hidden = Boolean(rows.length);
};
const link = (where, { url, titulo }) => {
  Object.assign(where, { href: url, textContent: titulo });
};
const drawLists = ({ envios, guardados }) => {
  if (!envios) return;
  fill('envios', envios, (line, envio) => {
    link(part(line, 'titulo'), { url: envio.aqui, titulo: envio.titulo });
    part(line, 'espera').hidden = Boolean(envio.estado);
    part(line, 'mensaje').hidden = !envio.estado;
    part(line, 'mensaje').textContent = envio.mensaje || '';
    part(line, 'descartar').hidden = !envio.estado;
    part(line, 'descartar').addEventListener('click', () => ask('descartar', { clave: envio.clave }));
  });
  fill('cursos', guardados, (line, curso) => {
    link(part(line, 'titulo'), curso);
    part(line, 'peso').textContent = weigh(curso.bytes);
    part(line, 'falta').hidden = curso.listo;
    part(line, 'quitar').addEventListener('click', () => ask('quitar', { id: curso.id }));
    for (const pagina of curso.paginas.filter((p) => p.titulo)) {
      const item = document.createElement('li');
      const to = document.createElement('a');
      link(to, pagina);
      item.append(to);
      part(line, 'paginas').append(item);
    }
  });
};
if (lists) {
  const away = !/\/sin-conexion\/$/.test(location.pathname);
  const notice = new URLSearchParams(location.search).get('aviso');
  for (const part_ of lists.querySelectorAll('[data-aviso]')) {
    part_.hidden = part_.dataset.aviso !== (away ? 'sin-senal' : notice);
  }
  // A signal that comes and goes does not take the page from under a finger.
  const back = () => navigator.onLine && location.reload();
  if (away) addEventListener('online', () => setTimeout(back, 1000));
}

if (able) {
  worker.addEventListener('message', ({ data }) => {
    drawBoxes(data);
    if (lists) drawLists(data);
  });
  ask('estado');
}
for (const part_ of document.querySelectorAll('[data-no-puede]')) part_.hidden = able;
for (const part_ of document.querySelectorAll('[data-puede]')) part_.hidden = !able;
