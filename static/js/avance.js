// A page that waits for something ([data-avance] holds its own address) asks how far it is, and
// is left when there is nothing to wait for any more.
// Without scripts there is a link.
const EVERY = 2000;
const place = document.querySelector('[data-avance]');

const look = async () => {
  try {
    const answer = await fetch(place.dataset.avance, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('[data-avance]');
    if (answer.ok && !now) {
      location.replace(place.dataset.avance);
      return;
    }
    if (now) place.textContent = now.textContent;
  } catch (error) {
    // No signal: the next look may have one.
  }
  setTimeout(look, EVERY);
};

if (place) setTimeout(look, EVERY);
