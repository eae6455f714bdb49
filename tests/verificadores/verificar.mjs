// Verifiers that others wrote. A case a line on the standard input: {documento, sitio}; a line on
// the standard output for each: which checks of which verifier refuse it, and what they asked for.

import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {webcrypto} from 'node:crypto';

globalThis.crypto ??= webcrypto; // Node 18
console.log = console.error; // they talk; the standard output is for answers
const {asked, open} = await import('./red.mjs');
const bazaar = await import('./bazaar.mjs');
const core = await import('./core.mjs');

const ESQUEMA =
  'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
const REGISTRO = {type: 'dcc-legacy', name: 'Emisores', url: 'https://emisores.test/lista.json'};
const SEGUNDOS = 20;
const text = readFileSync(new URL('node_modules/.esquema.json', import.meta.url), 'utf8');
const esquema = JSON.parse(text);

async function answer({documento, sitio, emisores}) {
  if(documento === undefined) {
    return {contextos: bazaar.contextos};
  }
  let credential;
  try {
    credential = JSON.parse(documento);
  } catch(error) {
    return {ilegible: error.message};
  }
  open({
    ...sitio,
    [ESQUEMA]: {status: 200, type: 'application/json', body: text},
    [REGISTRO.url]: {
      status: 200, type: 'application/json',
      body: JSON.stringify({registry: Object.fromEntries(emisores.map(did => [did, {name: did}]))})
    }
  });
  // Copies: they write into what they are given.
  const copy = () => structuredClone(credential);
  return {
    bazaar: await bazaar.verificar(copy(), esquema),
    core: await core.verificar(copy(), [REGISTRO]),
    pedidos: asked()
  };
}

function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${SEGUNDOS} s`)), SEGUNDOS * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

for await (const line of createInterface({input: process.stdin})) {
  let out;
  try {
    out = await inTime(answer(JSON.parse(line)));
  } catch(error) {
    out = {error: String(error?.stack ?? error)};
  }
  process.stdout.write(`${JSON.stringify(out)}\n`);
}
