// The web as one case knows it: addresses and what they answer. No socket is ever opened.

import net from 'node:net';

let sitio = {};
let pedidos = [];

// The scheme does not count: a did:web is asked for over https, and an installation under test
// has none.
const bare = url => String(url).replace(/^https?:\/\//, '');

net.Socket.prototype.connect = () => {
  throw new Error('no network here');
};

globalThis.fetch = async request => {
  const url = request.url ?? String(request);
  pedidos.push(url);
  const answer = sitio[bare(url)];
  if(!answer) {
    throw new TypeError(`fetch failed: ${url}`);
  }
  return new Response(answer.body, {
    status: answer.status, headers: {'content-type': answer.type}
  });
};

export function open(answers) {
  sitio = Object.fromEntries(Object.entries(answers).map(([url, a]) => [bare(url), a]));
  pedidos = [];
}

// What was asked for since `open`, each address once.
export const asked = () => [...new Set(pedidos)].sort();
