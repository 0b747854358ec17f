import { colourOf, coloursOf, type Scheme } from '../../embed/theme.ts';
import { type EmbedView, piecesOf, viewToCome } from '../../embed/view.ts';
import { draw, hasSheet, styleAlone } from './draw.ts';
import { findKept, keep } from './kept.ts';

const asked = ['show', 'period', 'from', 'to', 'questionnaire', 'measure', 'descendants'];
const watched = ['unit', 'lang', 'theme', 'accent', 'ground', 'ink', 'radius', 'font-size', ...asked];
const patience = 10_000;
const nextTry = 60_000;
/** Pixels: less room was not kept for this; smaller letters are hard to read. */
const leastRoom = 120;
const leastSize = 14;

const words = {
  vi: {
    label: 'Mức hài lòng của người dân',
    away: 'Hiện chưa kết nối được để cập nhật; đây là số liệu gần nhất đã tải.',
    none: 'Hiện chưa tải được số liệu đánh giá của người dân. Xin Ông/Bà xem lại sau ít phút.',
    unknown: 'Chưa có số liệu để hiển thị ở đây. Xin người quản trị trang kiểm tra lại mã nhúng.',
    page: 'Xem trên trang của đơn vị',
    toCome: 'Đang tải số liệu …',
  },
  en: {
    label: 'How people rate this service',
    away: 'The server cannot be reached at the moment; these are the last figures that came.',
    none: 'The figures cannot be loaded at the moment. Please look again in a few minutes.',
    unknown: 'There are no figures to show here. The editor of this page should check the code.',
    page: 'See the page of the unit',
    toCome: 'Loading the figures …',
  },
};

/** Defines `<lang-nghe unit="…">`, once however often the script stands in the page. */
export function defineComponent(base: string): void {
  if (!('customElements' in window) || customElements.get('lang-nghe')) return;

  class LangNghe extends HTMLElement {
    static get observedAttributes() {
      return watched;
    }

    private box = document.createElement('section');
    private styled = false;
    private round = 0;
    private room = 0;
    private size = 16;
    private timer = 0;
    private night = matchMedia('(prefers-color-scheme: dark)');

    connectedCallback() {
      if (!this.shadowRoot) this.moveIn();
      this.night.addListener(this.paint);
      this.load();
    }

    disconnectedCallback() {
      this.night.removeListener(this.paint);
      clearTimeout(this.timer);
      this.round++;
    }

    attributeChangedCallback() {
      if (!this.shadowRoot || !this.isConnected) return;
      this.paint();
      this.load();
    }

    /** Takes exactly the room that its website kept for it; without any, as much as the figures usually need. */
    private moveIn() {
      const around = this.parentElement;
      const height = () => (around ? around.getBoundingClientRect().height : 0);
      const before = height();
      const root = this.attachShadow({ mode: 'open' });
      this.styled = hasSheet(root);
      if (!this.styled) {
        this.style.setProperty('all', 'initial', 'important');
        this.style.setProperty('display', 'block', 'important');
      }
      const given = before - height();
      this.room = given < leastRoom ? 0 : given;
      this.box.className = 'box';
      root.appendChild(this.box);
      this.paint();
      const kept = findKept(this.address());
      if (kept) this.show(kept);
      else if (this.room) this.say(words[this.locale()].toCome);
      else this.show(viewToCome(this.locale(), this.value('show').split(/[\s,]+/)), true);
      this.box.style.minHeight = `${this.room || this.box.getBoundingClientRect().height}px`;
    }

    /** Sets the letters as large as was wished for, smaller where the room is not enough. */
    private fit() {
      const { box, room } = this;
      const set = (size: number) => box.style.setProperty('--size', `${size}px`);
      set(this.size);
      if (!room) return;
      for (let size = this.size; size >= leastSize && box.scrollHeight > room; size -= 0.5) set(size);
    }

    private value(name: string): string {
      return this.getAttribute(name) || this.getAttribute(`data-${name}`) || '';
    }

    private locale() {
      return this.value('lang') === 'en' ? 'en' : 'vi';
    }

    private address(): string {
      const query = asked
        .filter((name) => this.value(name))
        .map((name) => `&${name}=${encodeURIComponent(this.value(name))}`);
      return `${base}/u/${encodeURIComponent(this.value('unit'))}/embed.json?lang=${this.locale()}${query.join('')}`;
    }

    /** Colours and lengths, from attributes or from variables of the page's style sheets. */
    private paint = () => {
      const page = getComputedStyle(this);
      const wish = (name: string) => this.value(name) || page.getPropertyValue(`--lang-nghe-${name}`).trim();
      const pixels = (name: string, usual: number, least: number) => {
        const wished = Number.parseFloat(wish(name));
        return Number.isNaN(wished) ? usual : Math.min(24, Math.max(least, wished));
      };
      const theme = wish('theme');
      const scheme: Scheme = theme === 'dark' || (theme !== 'light' && this.night.matches) ? 'dark' : 'light';
      const { style } = this.box;
      if (!this.styled) styleAlone(this.box);
      const colours = coloursOf(scheme, {
        accent: colourOf(wish('accent')),
        ground: colourOf(wish('ground')),
        ink: colourOf(wish('ink')),
      });
      for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, colour);
      style.setProperty('--radius', `${pixels('radius', 10, 0)}px`);
      this.size = pixels('font-size', 16, 12);
      this.fit();
    };

    private show(view: EmbedView, isToCome?: boolean) {
      const { box, styled } = this;
      box.lang = view.lang;
      box.setAttribute('aria-label', `${words[this.locale()].label}${isToCome ? '' : `: ${view.unit}`}`);
      box.setAttribute('aria-busy', String(!!isToCome));
      box.className = isToCome ? 'box hidden' : 'box';
      box.textContent = '';
      for (const piece of piecesOf(view)) {
        const element = box.appendChild(draw(piece, styled));
        if (isToCome && !styled) element.style.visibility = 'hidden';
        if (isToCome) element.setAttribute('aria-hidden', 'true');
      }
      this.fit();
    }

    private say(text: string) {
      const { box, styled } = this;
      box.className = 'box';
      box.textContent = '';
      box.setAttribute('aria-busy', 'false');
      const href = `${base}/u/${encodeURIComponent(this.value('unit'))}`;
      box.setAttribute('aria-label', words[this.locale()].label);
      box.lang = this.locale();
      box.appendChild(draw({ tag: 'p', look: 'line', text }, styled));
      box.appendChild(draw({ tag: 'a', look: 'link', text: words[this.locale()].page, href }, styled));
    }

    private load() {
      const mine = ++this.round;
      const address = this.address();
      clearTimeout(this.timer);
      fetchView(address).then(
        (view) => {
          if (mine !== this.round) return;
          this.show(view);
          keep(address, view);
        },
        (error) => {
          if (mine !== this.round) return;
          const kept = findKept(address);
          const t = words[this.locale()];
          if (error === 'refused') return this.say(t.unknown);
          if (kept) this.show({ ...kept, asOf: `${kept.asOf} ${t.away}` });
          else this.say(t.none);
          this.timer = setTimeout(() => this.load(), nextTry) as unknown as number;
        },
      );
    }
  }
  customElements.define('lang-nghe', LangNghe);
}

/** The figures as words; rejects with 'refused' where asking again would not help. */
function fetchView(address: string): Promise<EmbedView> {
  const stop = 'AbortController' in window ? new AbortController() : undefined;
  const timer = setTimeout(() => stop?.abort(), patience);
  return fetch(address, { credentials: 'omit', signal: stop?.signal ?? null })
    .then((answer) => {
      if (answer.ok) return answer.json();
      throw answer.status === 404 || answer.status === 422 ? 'refused' : 'away';
    })
    .then(({ view }) => view)
    .finally(() => clearTimeout(timer));
}
