// A WhatsApp link inside [data-abrir] marks itself as opened; without this, a button does it.
for (const line of document.querySelectorAll('[data-abrir]')) {
  const form = line.querySelector('form');
  const link = line.querySelector('a[target]');
  if (form && link) {
    link.addEventListener('click', () => {
      fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual', keepalive: true })
        .then(() => {
          form.hidden = true;
          line.querySelector('[data-abierto]').hidden = false;
        }, () => {});
    });
  }
}
