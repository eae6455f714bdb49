// Listening to a lesson with the browser's own voice, a paragraph at a time, from where the reader is.
const speech = window.speechSynthesis;
const listen = document.querySelector('[data-escuchar]');

if (speech && listen) {
  const lang = document.documentElement.lang;
  const label = listen.querySelector('span');
  const start = label.textContent;
  const blocks = [...document.querySelectorAll(
    '.leccion p, .leccion h2, .leccion h3, .leccion li, .leccion tr, .regla p, .accion p',
  )].filter((block) => !block.querySelector('p, li'));
  let at = -1;

  const voice = () => {
    const same = speech.getVoices().filter((v) => v.lang.slice(0, 2) === lang.slice(0, 2));
    // Both languages of the region before those of Europe.
    return same.find((v) => !/-(ES|PT)$/.test(v.lang)) || same[0];
  };

  const stop = () => {
    if (blocks[at]) blocks[at].classList.remove('leyendo');
    at = -1;
    label.textContent = start;
    speech.cancel();
  };

  const say = (number) => {
    if (blocks[at]) blocks[at].classList.remove('leyendo');
    at = number;
    const block = blocks[number];
    if (!block) return stop();
    const words = new SpeechSynthesisUtterance(block.innerText.replace(/\t/g, ', '));
    words.voice = voice();
    words.lang = words.voice ? words.voice.lang : lang;
    words.onend = () => at === number && say(number + 1);
    words.onerror = () => at === number && stop();
    block.classList.add('leyendo');
    block.scrollIntoView({ block: 'nearest' });
    speech.speak(words);
    return undefined;
  };

  listen.addEventListener('click', () => {
    if (at >= 0) return stop();
    label.textContent = listen.dataset.escuchar;
    const first = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    return say(Math.max(first, 0));
  });
  const show = () => {
    listen.hidden = !voice();
  };
  speech.onvoiceschanged = show;
  show();
  addEventListener('pagehide', stop);
}
