/* <letter-count data-fixed="120" data-most="10000">: counts the letter while it is written. Without script the number is the one that the page was made with. */
class LetterCount extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.count = () => this.show();
    this.form.addEventListener("input", this.count);
    this.show();
  }

  disconnectedCallback() {
    this.form.removeEventListener("input", this.count);
  }

  show() {
    const long = (field) => [...field.value.trim()].length;
    const bodies = [...this.form.querySelectorAll("textarea[name^=body_]")].map(long);
    const own = long(this.form.querySelector("textarea[name=own_words]"));
    const number = Number(this.dataset.fixed) + Math.max(0, ...bodies) + (own ? own + 2 : 0);
    this.querySelector("[data-number]").textContent = number.toLocaleString(document.documentElement.lang);
    this.querySelector("[role=alert]").hidden = number <= Number(this.dataset.most);
  }
}

customElements.define("letter-count", LetterCount);
