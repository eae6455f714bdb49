// The verifier of the Digital Credentials Consortium, whole: its own contexts, its own resolver of
// did:web, its own list of issuers, its own reading of the official schema (ajv).

import {createRequire} from 'node:module';
import {verifyCredential} from '@digitalcredentials/verifier-core';

// It remembers a DID document for five seconds. A case must not see the keys of the one before.
const {LruCache} = createRequire(import.meta.url)('@digitalcredentials/lru-memoize');
LruCache.prototype.memoize = ({fn}) => fn();

const PASOS = {
  valid_signature: 'firma',
  expiration: 'fecha',
  revocation_status: 'estado',
  registered_issuer: 'emisor'
};

// Return the checks that refuse it.
export async function verificar(credential, knownDIDRegistries) {
  const result = await verifyCredential({credential, knownDIDRegistries});
  if(result.errors) {
    return {refused: ['firma'], why: result.errors.map(e => `${e.name}: ${e.message}`).join('; ')};
  }
  const refused = Object.entries(PASOS)
    .filter(([id]) => !result.log.some(step => step.id === id && step.valid))
    .map(([, paso]) => paso);
  const schemas = result.additionalInformation.find(({id}) => id === 'schema_check').results;
  if(!Array.isArray(schemas) || !schemas.every(one => one.result.valid)) {
    refused.push('esquema');
  }
  return {refused, why: JSON.stringify(result.log)};
}
