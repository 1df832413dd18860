/**
 * The script of the page: fills the lists and the thumbnails from the data beside them. Plain JavaScript, run by
 * the reader's browser; all text goes in as text, never as markup. No `</` and no backquote may stand in it.
 */
export const pageScript = String.raw`
'use strict';
(() => {
  const pageSize = 50;
  const fields = 7;
  const noDay = -1e9;
  const words = JSON.parse(document.getElementById('words').textContent);
  const number = new Intl.NumberFormat(words.lang);
  const dates = new Intl.DateTimeFormat(words.lang, { dateStyle: 'medium', timeZone: 'UTC' });
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  // Full-width letters and half-width kana are found by their ordinary forms.
  const fold = (text) => text.normalize('NFKC').toLocaleLowerCase(words.lang);

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const size = (bytes) => {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = 0;
    while (unit + 1 < units.length && value >= (unit === 0 ? 1000 : 999.5)) {
      value /= 1000;
      unit += 1;
    }
    return value.toFixed(unit === 0 || value >= 99.95 ? 0 : 1) + ' ' + units[unit];
  };

  const day = (count) => {
    const date = new Date(count * 86400000);
    return count === noDay || Number.isNaN(date.getTime()) ? undefined : date;
  };

  const picture = (thumb, name) => {
    const image = make('img', 'turn-' + thumb[1]);
    image.src = 'data:image/jpeg;base64,' + thumb[0];
    image.alt = fill(words.preview, { name });
    image.decoding = 'async';
    image.addEventListener('error', () => image.remove());
    return image;
  };

  for (const block of document.querySelectorAll('script[id^="data-"]')) {
    const index = block.id.slice('data-'.length);
    const data = JSON.parse(block.textContent);
    for (const frame of document.querySelectorAll('#section-' + index + ' [data-thumb]')) {
      const title = frame.parentElement.querySelector('strong, span:not(.thumb)');
      frame.append(picture(data.thumbs[Number(frame.dataset.thumb)], title ? title.textContent : ''));
    }
    const table = document.getElementById('list-' + index);
    if (table !== null) show(index, table, data);
  }

  function show(index, table, data) {
    const search = document.getElementById('search-' + index);
    const filter = document.getElementById('filter-' + index);
    const showing = document.getElementById('showing-' + index);
    const pages = document.getElementById('pages-' + index);
    const [previous, next] = pages.querySelectorAll('button');
    const place = pages.querySelector('span');
    const body = table.tBodies[0];
    const all = data.names.map((_, row) => row);
    let haystack;
    let found = all;
    let page = 0;

    const field = (row, position) => data.rows[row * fields + position];
    const message = (row) => data.messages[field(row, 5)];

    const find = () => {
      const terms = fold(search.value).split(/\s+/).filter((term) => term !== '');
      const state = filter.value === '' ? -1 : Number(filter.value);
      if (terms.length > 0 && haystack === undefined) {
        haystack = all.map((row) =>
          fold([
            data.dirs[field(row, 1)] + '/' + data.names[row],
            data.archives[field(row, 0)],
            data.states[field(row, 2)].label,
            message(row) || '',
          ].join('\n')),
        );
      }
      found = all.filter(
        (row) =>
          (state < 0 || field(row, 2) === state) && terms.every((term) => haystack[row].includes(term)),
      );
      page = 0;
      draw();
    };

    const line = (row) => {
      const name = data.names[row];
      const element = make('tr', data.states[field(row, 2)].group);
      const file = make('th');
      file.scope = 'row';
      const inside = make('div', 'file');
      const thumb = data.thumbs[field(row, 6)];
      if (thumb !== undefined) {
        const frame = make('span', 'thumb');
        frame.append(picture(thumb, name));
        inside.append(frame);
      }
      const texts = make('div');
      texts.append(make('bdi', 'name', name), make('bdi', 'where', data.dirs[field(row, 1)]));
      texts.lastChild.title = data.archives[field(row, 0)];
      inside.append(texts);
      file.append(inside);
      const state = make('td', 'state');
      state.append(make('span', 'label', data.states[field(row, 2)].label));
      if (message(row) !== undefined) state.append(make('span', 'where', message(row)));
      const taken = make('td', 'taken');
      const date = day(field(row, 4));
      if (date === undefined) taken.append(words.noDate);
      else {
        const iso = date.toISOString().slice(0, 10);
        // Readers of English do not agree on the order of day and month.
        const time = make('time', '', words.lang === 'en' ? iso : dates.format(date));
        time.dateTime = iso;
        taken.append(time);
      }
      element.append(file, state, taken, make('td', 'figure', size(field(row, 3))));
      return element;
    };

    const draw = () => {
      const from = page * pageSize;
      const rows = found.slice(from, from + pageSize);
      const last = Math.max(1, Math.ceil(found.length / pageSize));
      body.replaceChildren(...rows.map(line));
      table.hidden = rows.length === 0;
      pages.hidden = last === 1;
      previous.disabled = page === 0;
      next.disabled = page + 1 >= last;
      place.textContent = number.format(page + 1) + ' / ' + number.format(last);
      showing.textContent =
        rows.length === 0
          ? words.nothing
          : fill(words.showing, {
              from: number.format(from + 1),
              to: number.format(from + rows.length),
              total: number.format(found.length),
            });
    };

    const turn = (step) => {
      page += step;
      draw();
      showing.scrollIntoView({ block: 'start' });
      const used = step > 0 ? next : previous;
      // A button that is switched off under the finger would drop the keyboard's place.
      if (used.disabled) (used === next ? previous : next).focus();
    };

    let pause;
    search.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(find, 120);
    });
    filter.addEventListener('change', find);
    previous.addEventListener('click', () => turn(-1));
    next.addEventListener('click', () => turn(1));
    find();
  }
})();
`;
