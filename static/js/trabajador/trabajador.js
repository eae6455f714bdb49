// The service worker: answers pages from what the phone keeps, keeps what could not be sent, sends it later.
// The server writes VERSION, ACTIVOS and PAGINAS before this text. One file: its names are shared.
const FILES = `activos-${VERSION}`;
const HASH = /\.[0-9a-f]{10}\./;
const KEPT = /^\/(es|pt)\/(cursos|hojas)\/./;
const CHECKED = /^\/..\/credenciales\/[^/]+\/$/; // the kept page reads what the address carries
const ASKING = /^\/..\/asistencia\/nueva\/$/; // without a signal: all on one page, which is kept
const LEAVING = /\/salir\/$/;
const CLOSING = /\/cuenta\/cerrar\/$/;
const DOWN = [502, 503, 504];
const PATIENCE = 6000; // ms that a kept page waits for the network
const VISITED = 40; // pages
const BATCH = 10;
let cut = false; // the last page did not come from the network
let closing = ''; // who asked to close the account: gone when the next page names nobody

// The queue and a few facts, in IndexedDB ------------------------------------------------------
let opening = null;
const open = () => {
  opening = opening || new Promise((done, fail) => {
    const asked = indexedDB.open('escala', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('envios', { keyPath: 'clave' });
      asked.result.createObjectStore('datos');
    };
    asked.onerror = () => { opening = null; fail(asked.error); };
    asked.onsuccess = () => {
      const base = asked.result;
      base.onclose = () => { opening = null; };
      base.onversionchange = () => { base.close(); opening = null; };
      done(base);
    };
  });
  return opening;
};
const use = async (table, act) => {
  const all = (await open()).transaction(table, 'readwrite');
  const asked = act(all.objectStore(table));
  return new Promise((done, fail) => {
    all.oncomplete = () => done(asked && asked.result);
    all.onabort = () => fail(all.error);
  });
};
const read = (name) => use('datos', (t) => t.get(name));
const write = (name, value) => use('datos', (t) => t.put(value, name));
const remove = (clave) => use('envios', (t) => t.delete(clave));
const queue = async () => (await use('envios', (t) => t.getAll())).sort((a, b) => a.orden - b.orden);
const whose = async () => (await read('persona')) || '';
const saved = async (persona) => (await read(`g-${persona}`)) || [];

// Pages ----------------------------------------------------------------------------------------
const find = async (path) => {
  const persona = await whose();
  for (const cacheName of [`g-${persona}`, `v-${persona}`, FILES]) {
    const hit = await caches.has(cacheName)
      && await caches.match(path, { cacheName, ignoreSearch: true, ignoreVary: true });
    if (hit) return hit;
  }
  return undefined;
};
const put = async (name, path, answer) => {
  const spare = answer.clone();
  const cache = await caches.open(name);
  try {
    await cache.put(path, answer);
  } catch (full) {
    await caches.delete(`v-${await whose()}`); // what was only visited makes room
    await cache.put(path, spare);
  }
};
const setPersona = async (persona) => {
  if (persona === await whose()) return;
  await write('persona', persona);
  if (!persona) return; // signed out by time: kept, and shown to nobody until they are back
  for (const name of await caches.keys()) {
    if (!/^[gv]-./.test(name) || name.slice(2) === persona) continue;
    await caches.delete(name);
    await use('datos', (t) => t.delete(name)); // the list of what was saved goes with it
  }
};
const isPage = (answer) => answer.ok && /^text\/html/.test(answer.headers.get('Content-Type') || '');
const note = async (url, answer) => {
  const persona = answer.headers.get('Escala-Persona') || '';
  if (closing && !persona) await forget(closing);
  closing = '';
  await setPersona(persona);
  await write('lang', url.pathname.slice(1, 3));
  if (!KEPT.test(url.pathname) || url.search) return;
  const own = await caches.open(`g-${persona}`);
  if (await own.match(url.pathname, { ignoreVary: true })) return put(`g-${persona}`, url.pathname, answer);
  await put(`v-${persona}`, url.pathname, answer);
  const visited = await caches.open(`v-${persona}`);
  for (const old of (await visited.keys()).slice(0, -VISITED)) await visited.delete(old);
};
const offline = (path) => {
  const lang = path.slice(1, 3) === 'pt' ? 'pt' : 'es';
  if (ASKING.test(path)) return caches.match(`/${lang}/asistencia/apunte/`, { cacheName: FILES });
  const what = CHECKED.test(path) ? '/credenciales' : '';
  return caches.match(`/${lang}${what}/sin-conexion/`, { cacheName: FILES });
};
const page = async (event, url) => {
  // A network that has just changed fails once: asked again, it answers.
  const coming = Promise.resolve(event.preloadResponse).catch(() => {})
    .then((early) => early || fetch(event.request));
  const late = new Promise((done) => setTimeout(done, PATIENCE))
    // Of a credential, the kept page can only read what the address carries: without it, we wait.
    .then(() => (CHECKED.test(url.pathname) && url.hash ? offline : find)(url.pathname)).then((kept) => kept || coming);
  try {
    const answer = await Promise.race([coming, late]);
    if (DOWN.includes(answer.status)) throw answer;
    cut = false;
    const copy = isPage(answer) && answer.clone();
    event.waitUntil(coming.then((fresh) => fresh === answer && copy && note(url, copy)).catch(() => { cut = true; }));
    return answer;
  } catch (failed) {
    cut = true;
    const kept = (await find(url.pathname)) || (await offline(url.pathname)) || Response.error();
    return kept.type === 'error' && failed.status ? failed : kept;
  }
};

// Scripts and styles: names carry a hash, so that what is kept is what is asked for ---------------
const asset = async (request, path) => {
  const hit = await caches.match(path, { ignoreVary: true });
  if (hit) return hit;
  try {
    const answer = await fetch(request);
    if (answer.ok && HASH.test(path)) await put(FILES, path, answer.clone()).catch(() => {});
    return answer;
  } catch (failed) {
    // A page kept before an update asks for yesterday's file: today's of the same name will do.
    const files = await caches.open(FILES);
    const named = (await files.keys())
      .find((k) => new URL(k.url).pathname.replace(HASH, '.') === path.replace(HASH, '.'));
    return named ? files.match(named) : Response.error();
  }
};

// What a person sends ----------------------------------------------------------------------------
const send = async (event, url) => {
  const { request } = event;
  const copy = request.clone();
  const leaving = LEAVING.test(url.pathname);
  try {
    const answer = await fetch(request);
    if (DOWN.includes(answer.status)) throw answer;
    cut = false;
    if (CLOSING.test(url.pathname)) closing = await whose();
    return answer;
  } catch (failed) {
    cut = true;
    const kept = await keep(copy, url);
    if (request.mode === 'navigate') return Response.redirect(kept.next, 303);
    if (!kept.mensaje && failed.status) return failed;
    if (!kept.mensaje) throw failed; // a script's own errand
    return new Response(JSON.stringify(kept), { status: 202, headers: { 'Content-Type': 'application/json' } });
  } finally {
    if (leaving) await forget(await whose());
  }
};
const keep = async (copy, url) => {
  const away = `/${url.pathname.slice(1, 3)}/sin-conexion/`;
  const form = await copy.formData().catch(() => new FormData());
  const persona = await whose();
  if (!form.has('_envio') || !persona) return { next: `${away}?aviso=no-enviado` };
  const campos = {};
  for (const [name, value] of form) {
    const own = name === 'csrf_token' || name === '_envio' || typeof value !== 'string';
    if (!own) campos[name] = (campos[name] || []).concat(value);
  }
  const { despues, mensaje, ...what } = JSON.parse(form.get('_envio'));
  what.datos.campos = campos;
  try {
    await enqueue({ ...what, persona, orden: Date.now() });
  } catch (full) {
    return { next: `${away}?aviso=lleno` };
  }
  await tell(await state());
  return { next: new URL(despues || away, location.origin).href, mensaje };
};
const enqueue = async (envio) => {
  const again = (e) => e.persona === envio.persona && e.que === envio.que && !e.estado;
  const all = await queue();
  const before = all.filter(again);
  envio.orden = all.reduce((last, e) => Math.max(last, e.orden + 1), envio.orden); // whatever the clock says
  const store = () => use('envios', (t) => t.put(envio));
  await store().catch(async () => {
    await caches.delete(`v-${envio.persona}`);
    return store();
  });
  await Promise.all(before.map((e) => remove(e.clave))); // answered again: only the last is sent
  if (registration.sync) registration.sync.register('enviar').catch(() => {});
};

// Sending what waits -----------------------------------------------------------------------------
let sending = null;
const limited = (more) => ({ ...more, signal: AbortSignal.timeout && AbortSignal.timeout(60000) }); // ms
const flush = () => {
  sending = sending || sendAll().finally(() => { sending = null; });
  return sending;
};
let sent = []; // what left in the last minute: pages say so
const sendAll = async () => {
  const waiting = (await queue()).filter((e) => !e.estado);
  if (!waiting.length) return;
  const address = `/${(await read('lang')) || 'es'}/sincronizar/`;
  const { persona, csrf } = await (await fetch(address, limited({ cache: 'no-store' }))).json();
  await setPersona(persona);
  const own = waiting.filter((e) => persona && e.persona === persona);
  const stuck = new Set();
  for (let i = 0; i < own.length; i += BATCH) {
    const batch = own.slice(i, i + BATCH).filter((e) => !stuck.has(e.datos.intento));
    const envios = batch.map(({ clave, tipo, hecho_el, datos }) => ({ clave, tipo, hecho_el, datos }));
    const answer = await fetch(address, limited({
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': csrf },
      body: JSON.stringify({ persona, ahora: new Date().toISOString(), envios }),
    }));
    if (!answer.ok || answer.redirected) throw new Error(`sincronizar ${answer.status}`);
    for (const { clave, estado, mensaje, nuevos } of (await answer.json()).resultados) {
      const envio = batch.find((e) => e.clave === clave);
      if (!envio) continue;
      if (estado === 'pendiente') {
        if (envio.datos.intento) stuck.add(envio.datos.intento); // not handed in without this answer
        continue;
      }
      if (estado === 'aplicado' || estado === 'repetido') {
        await remove(clave);
        sent.push({ ...envio, nuevos, at: Date.now() });
      } else {
        await use('envios', (t) => t.put({ ...envio, estado, mensaje }));
      }
    }
  }
  cut = false;
};

// Saving a course or a module --------------------------------------------------------------------
const save = async ({ manifiesto }, progress) => {
  const m = await (await fetch(manifiesto, { cache: 'no-store' })).json();
  await setPersona(m.persona);
  const name = `g-${m.persona}`;
  const all = await saved(m.persona);
  const others = all.filter((x) => x.id !== m.id);
  const before = all.find((x) => x.id === m.id);
  const resume = before && before.version === m.version && !before.listo;
  await write(name, others.concat({ ...m, listo: false }));
  const cache = await caches.open(name);
  let bytes = 0;
  for (const { url, bytes: size } of m.paginas) {
    if (!resume || !(await cache.match(url, { ignoreVary: true }))) await fetchPage(name, url);
    bytes += size;
    progress({ id: m.id, bytes, total: m.bytes });
  }
  await write(name, others.concat({ ...m, listo: true }));
};
const fetchPage = async (name, url) => {
  const answer = await fetch(url, { headers: { Purpose: 'prefetch' } });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${url}`);
  const html = await answer.clone().text();
  await put(name, url, answer);
  for (const found of html.match(/ src="\/[^"?]+/g) || []) {
    const path = found.slice(6);
    if (await caches.match(path, { ignoreVary: true })) continue;
    const file = await fetch(path);
    if (file.ok) await put(HASH.test(path) ? FILES : name, path, file);
  }
};
const drop = async ({ id }) => {
  const persona = await whose();
  const name = `g-${persona}`;
  const all = await saved(persona);
  const left = all.filter((x) => x.id !== id);
  const still = new Set([].concat(...left.map((x) => x.paginas.map((p) => p.url))));
  const cache = await caches.open(name);
  for (const { paginas } of all.filter((x) => x.id === id)) {
    for (const { url } of paginas) if (!still.has(url)) await cache.delete(url, { ignoreVary: true });
  }
  await write(name, left);
};
// A test that was begun: its pages go to the visited ones.
const fetchAll = async ({ paginas }) => {
  const name = `v-${await whose()}`;
  for (const url of paginas) if (!(await find(url))) await fetchPage(name, url);
};

// Who leaves takes everything of theirs from this phone --------------------------------------------
const forget = async (persona) => {
  for (const e of await queue()) if (e.persona === persona) await remove(e.clave);
  await use('datos', (t) => t.delete(`g-${persona}`));
  await Promise.all([`g-${persona}`, `v-${persona}`].map((name) => caches.delete(name)));
  await write('persona', '');
};

// Talking with the pages -------------------------------------------------------------------------
const state = async () => {
  sent = sent.filter((e) => e.at > Date.now() - 60000);
  const persona = await whose();
  const all = await queue();
  return {
    cut,
    dentro: Boolean(persona),
    envios: all.filter((e) => persona && e.persona === persona),
    ajenos: all.filter((e) => !e.estado && e.persona !== persona).length,
    guardados: await saved(persona),
    enviados: sent.filter((e) => e.persona === persona),
  };
};
const tell = async (message) => {
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
};
const ACTS = {
  estado: () => clients.claim(), // what was loading before this worker too
  enviar: flush,
  guardar: (data) => save(data, (progreso) => tell({ progreso })),
  adelantar: fetchAll,
  quitar: drop,
  descartar: ({ clave }) => remove(clave),
  olvidar: async () => forget(await whose()),
};
addEventListener('message', (event) => {
  const { data } = event;
  const answer = async () => {
    let more = {};
    try {
      more = (await ACTS[data.que](data)) || {};
    } catch (failed) {
      more = { fallo: data.que, id: data.id, lleno: failed.name === 'QuotaExceededError' };
      if (data.que === 'enviar') cut = true;
    }
    const found = { ...await state(), ...more };
    if (event.ports[0]) event.ports[0].postMessage(found);
    await tell(found);
  };
  event.waitUntil(answer());
});
addEventListener('sync', (event) => {
  event.waitUntil(flush().then(state).then(tell));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'GET' && (url.pathname.startsWith('/static/') || request.destination === 'image')) {
    event.respondWith(asset(request, url.pathname));
  } else if (request.mode === 'navigate' && request.method === 'GET') {
    event.respondWith(page(event, url));
  } else if (request.method === 'POST') {
    event.respondWith(send(event, url));
  }
});
addEventListener('install', (event) => {
  skipWaiting();
  // Pages as a visitor sees them: no name of anybody in what every person of this phone may open.
  const pages = PAGINAS.map((url) => new Request(url, { credentials: 'omit', cache: 'no-cache' }));
  event.waitUntil(caches.open(FILES).then((files) => files.addAll([...ACTIVOS, ...pages])));
});
addEventListener('activate', (event) => {
  const old = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('activos-') && name !== FILES) await caches.delete(name);
    }
    if (registration.navigationPreload) await registration.navigationPreload.enable();
    await clients.claim();
  };
  event.waitUntil(old());
});
