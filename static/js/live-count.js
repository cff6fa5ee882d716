/* <live-count src="count.json">: keeps the number on the page true, and its words: for none, for one, for more. Asks every half minute, slower after each answer
   that brought nothing new, and not at all while nobody looks. Without script the number is the one the page was made with. */
const SOONEST = 30_000;
const LATEST = 300_000;

class LiveCount extends HTMLElement {
  connectedCallback() {
    this.wait = SOONEST;
    this.seen = () => (document.hidden ? clearTimeout(this.timer) : this.later());
    document.addEventListener("visibilitychange", this.seen);
    this.seen();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.seen);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), this.wait);
  }

  async ask() {
    try {
      const answer = await fetch(this.getAttribute("src"), { credentials: "omit" });
      if (!answer.ok) throw new Error(answer.statusText);
      this.show(await answer.json());
    } catch {
      this.wait = Math.min(this.wait * 2, LATEST);
    }
    if (this.isConnected && !document.hidden) this.later();
  }

  show({ count, offline, goal }) {
    const bar = this.querySelector("progress");
    const total = count + offline;
    const changed = bar.value !== total;
    this.wait = changed ? SOONEST : Math.min(this.wait * 1.5, LATEST);
    if (!changed) return;
    const between = this.dataset.thousand.slice(1, -3);
    const written = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, between);
    bar.max = goal;
    bar.value = total;
    const words = [...this.querySelectorAll(".progress-words")];
    const fitting = words.find((sentence) => count <= (sentence.dataset.upTo ?? Infinity));
    for (const sentence of words) sentence.hidden = sentence !== fitting;
    for (const [name, value] of Object.entries({ count, goal }))
      for (const place of this.querySelectorAll(`[data-${name}]`)) place.textContent = written(value);
  }
}

customElements.define("live-count", LiveCount);
