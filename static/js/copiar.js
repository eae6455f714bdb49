// Buttons data-copiar="text" copy it and say so in the nearest [data-copiado].
if (navigator.clipboard) {
  for (const button of document.querySelectorAll('[data-copiar]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copiar || location.href);
      const status = button.parentElement.querySelector('[data-copiado]');
      if (status) status.textContent = status.dataset.copiado;
    });
  }
}
